"""The accessibility statement."""

from pages.components import accessibility_block

accessibility_block.show()
