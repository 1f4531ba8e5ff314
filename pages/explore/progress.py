"""The progress page."""

from pages.components import progress_block

progress_block.show()
