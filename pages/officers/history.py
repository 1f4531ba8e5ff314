"""The history page."""

from pages.components import history_list

history_list.show()
