"""The script that surrounds every page."""
