"""The overview page."""

from pages.components.overview import overview_block

overview_block.show()
