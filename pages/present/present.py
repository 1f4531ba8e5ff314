"""The page for presenting."""

from pages.components.present import present_block
from pages.components.shell import access

access.check("present")
present_block.show()
