"""Who reaches the server, and what it answers."""
