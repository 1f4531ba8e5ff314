"""The workforce page."""

from pages.components.measure import measure_block
from pages.components.shell import access

access.check("workforce")
measure_block.show("workforce")
