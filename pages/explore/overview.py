"""The overview page."""

from pages.components import overview_block

overview_block.show()
