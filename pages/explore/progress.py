"""The progress page."""

from pages.components.progress import progress_block

progress_block.show()
