"""The upload page."""

from pages.components.upload import steps_block

steps_block.show()
