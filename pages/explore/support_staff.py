"""The support staff page."""

from pages.components.measure import support_staff_block

support_staff_block.show()
