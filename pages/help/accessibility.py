"""The accessibility statement."""

from pages.components.help import help_block

help_block.accessibility()
