"""The page of plans."""

from pages.components.progress.plans import plans_block
from pages.components.shell import access

access.check("plans")
plans_block.show()
