"""The framed messages of every page: what went wrong, what was done, what is not there. Each is spoken as it appears."""

from pages.components.shared.content import Block, Heading, Part, paragraph
from pages.components.shared.running_text import Text


def message(kind: str, title: str, *lines: Text | Block) -> Part:
    """`kind`: "problem", which interrupts whoever listens; "done" or "empty", which wait. `title` may be empty."""
    heading = (Heading(title),) if title else ()
    blocks = (paragraph(line) if isinstance(line, Text) else line for line in lines)
    return Part((*heading, *blocks), kind, "alert" if kind.startswith("problem") else "status")
