"""The history page."""

from pages.components.upload import history_block

history_block.show()
