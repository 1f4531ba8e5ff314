"""The progress page: every promise, its latest figure, and the forms in which updates are entered."""
