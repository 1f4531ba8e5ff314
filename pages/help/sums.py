"""The page "Check our sums"."""

from pages.components import our_sums_block

our_sums_block.show()
