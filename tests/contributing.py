"""The README and CONTRIBUTING.md as tests read them: a section, and the code that stands in it."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def measures_of_the_readme() -> dict[str, str]:
    """The measures in the table of pages, which come with figures, and the title of the page of each."""
    lines = [
        line.split("|")[1:-1] for line in README.partition("## ")[0].splitlines() if line.startswith("| ")
    ]
    return {
        name: title.strip().replace("'", "’")
        for title, _, measures in lines
        for name in re.findall(r"`([a-z0-9-]+)`", measures)
    }


def section(heading: str, text: str = CONTRIBUTING) -> str:
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def code(heading: str, language: str, text: str = CONTRIBUTING) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", section(heading, text), re.MULTILINE | re.DOTALL)


def files(heading: str) -> dict[str, str]:
    """What a section says is to be written, by the path named last before it."""
    blocks = re.findall(r"^(.*?)^```(?:toml|python)\n(.*?)^```$", section(heading), re.MULTILINE | re.DOTALL)
    return {re.findall(r"`([\w/.-]+\.(?:toml|py))`", before)[-1]: text for before, text in blocks}
