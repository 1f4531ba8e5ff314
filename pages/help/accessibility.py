"""The accessibility statement."""

from pages.components.help import help_block
from pages.components.shell import access

access.check("accessibility")
help_block.accessibility()
