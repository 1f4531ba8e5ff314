"""The page of children's services and youth justice."""

from pages.components.measure import measure_block
from pages.components.progress import about_block
from pages.components.shell import access

access.check("childrens_services")
measure_block.show("childrens_services")
about_block.beside("childrens_services")
