"""The exclusions page."""

from pages.components.measure import measure_block
from pages.components.shell import access

access.check("exclusions")
measure_block.show("exclusions")
