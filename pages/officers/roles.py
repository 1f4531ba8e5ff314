"""The page of roles."""

from pages.components.people import roles_block
from pages.components.shell import access

access.check("roles")
roles_block.show()
