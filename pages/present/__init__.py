"""What presenters show at a meeting."""
