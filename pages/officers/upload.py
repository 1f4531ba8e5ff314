"""The upload page."""

from pages.components.shell import access
from pages.components.upload import steps_block

access.check("upload")
steps_block.show()
