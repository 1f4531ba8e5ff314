"""The accessibility statement."""

from pages.components.help import accessibility_block

accessibility_block.show()
