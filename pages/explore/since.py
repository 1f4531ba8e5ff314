"""The page of what changed since a meeting."""

from pages.components.shell import access
from pages.components.since import since_block

access.check("since")
since_block.show()
