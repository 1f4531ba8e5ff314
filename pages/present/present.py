"""The page for presenting."""

from pages.components.presenting import page

page.show()
