"""The upload page."""

from pages.components import upload_steps

upload_steps.show()
