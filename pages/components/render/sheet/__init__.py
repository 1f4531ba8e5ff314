"""Accessible spreadsheets: of one view, and of a deck."""
