"""The page for presenting."""

from pages.components.present import present_block

present_block.show()
