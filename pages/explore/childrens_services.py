"""The page of children's services and youth justice."""

from pages.components import measure_block, progress_block

measure_block.show("childrens_services")
progress_block.beside("childrens_services")
