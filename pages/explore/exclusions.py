"""The exclusions page."""

from pages.components import measure_block

measure_block.show("exclusions")
