"""The help page."""

from pages.components.help import help_block

help_block.help_page()
