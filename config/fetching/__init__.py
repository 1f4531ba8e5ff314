"""What is fetched from publishers of figures, and how their services may be asked."""
