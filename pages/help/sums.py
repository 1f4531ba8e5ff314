"""The page "Check our sums"."""

from pages.components.help import help_block
from pages.components.shell import access

access.check("sums")
help_block.sums()
