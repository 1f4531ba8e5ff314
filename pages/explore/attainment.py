"""The attainment page."""

from pages.components.measure import measure_block
from pages.components.shell import access

access.check("attainment")
measure_block.show("attainment")
