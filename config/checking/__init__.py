"""What `python -m config check` knows: every kind of declaration, where it lies, and what it does once it is there."""
