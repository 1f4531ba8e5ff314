"""The page "Check our sums"."""

from pages.components.help import help_block

help_block.sums()
