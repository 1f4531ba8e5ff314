"""The workforce page."""

from pages.components.measure import measure_block

measure_block.show("workforce")
