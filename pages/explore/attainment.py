"""The attainment page."""

from pages.components import measure_block

measure_block.show("attainment")
