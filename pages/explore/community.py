"""The community page."""

from pages.components.measure import measure_block

measure_block.show("community")
