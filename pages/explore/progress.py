"""The progress page."""

from pages.components.progress import progress_block
from pages.components.shell import access

access.check("progress")
progress_block.show()
