"""The community page."""

from pages.components.measure import measure_block
from pages.components.shell import access

access.check("community")
measure_block.show("community")
