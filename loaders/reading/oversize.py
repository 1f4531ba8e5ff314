"""What is said of a file that is larger than can be read."""

from loaders.problems import Problem
from loaders.reading.source import Source

# Published files are wider than extracts (DfE's key stage 2 of 2016 has 188 columns); beyond this it is a mistake.
WIDEST_PUBLISHED = 400


def too_large(found: str, most: str) -> Problem:
    fix = "Check that this is the extract and not the data behind it. A larger file can be loaded at the command line."
    return Problem("error", "too large", f"The file has {found}: at the most {most} can be read.", fix)


def larger_than(source: Source, most: int) -> Problem | None:
    """What is said of a file of more than `most` bytes."""
    return too_large(f"{source.size / 1e6:,.1f} MB", f"{most / 1e6:,.0f} MB") if source.size > most else None
