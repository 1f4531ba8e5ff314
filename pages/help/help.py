"""The help page."""

from pages.components import help_block

help_block.show()
