"""The support staff page."""

from pages.components.measure import support_staff_block
from pages.components.shell import access

access.check("support_staff")
support_staff_block.show()
