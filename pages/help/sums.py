"""The page "Check our sums"."""

from pages.components.help import sums_block

sums_block.show()
