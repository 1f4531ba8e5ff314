"""The overview page."""

from pages.components.overview import overview_block
from pages.components.shell import access

access.check("overview")
overview_block.show()
