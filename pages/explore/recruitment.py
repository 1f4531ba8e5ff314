"""The page of recruitment and leavers."""

from pages.components.measure import measure_block
from pages.components.shell import access

access.check("recruitment")
measure_block.show("recruitment")
