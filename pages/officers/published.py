"""The page of published figures: what is loaded of each source, and what is newer."""

from pages.components.shell import access
from pages.components.upload import published_block

access.check("published")
published_block.show()
