"""The history page."""

from pages.components.progress.plans import plans_block
from pages.components.shell import access
from pages.components.upload import history_block

access.check("history")
history_block.show()
plans_block.past()
