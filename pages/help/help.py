"""The help page."""

from pages.components.help import help_block
from pages.components.shell import access

access.check("help")
help_block.help_page()
