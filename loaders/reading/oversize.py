"""What is said of a file that is larger than can be read."""

from loaders.problems import Problem

# Published files are wider than extracts (DfE's key stage 2 of 2016 has 188 columns); beyond this it is a mistake.
WIDEST_PUBLISHED = 400


def too_large(found: str, most: str) -> Problem:
    fix = "Check that this is the extract and not the data behind it. A larger file can be loaded at the command line."
    return Problem("error", "too large", f"The file has {found}: at the most {most} can be read.", fix)
