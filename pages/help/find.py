"""The page with one search box for everything."""

from pages.components.help import find_block
from pages.components.shell import access

access.check("find")
find_block.show()
