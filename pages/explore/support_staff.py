"""The support staff page."""

from pages.components import support_block

support_block.show()
