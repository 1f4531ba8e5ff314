"""The childrens services page."""

from pages.components import measure_block

measure_block.show("childrens_services")
