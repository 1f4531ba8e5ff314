"""PowerPoint slides with native charts, which whoever opens them can edit: of one view, and of a deck."""
