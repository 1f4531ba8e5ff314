"""What is wrong with a file, as values: every problem at once, in plain English, with where it is.

A problem is about data. It never carries a value from a column that looks personal, and what was found is
shown only to the person who sent the file.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]
LONGEST = 100


@dataclass(frozen=True)
class Problem:
    """One thing to fix or to know. `rule` names the kind of problem, so that equal ones are grouped.

    `title` is the kind of problem in one line; `line` counts as Excel does, the heading row included.
    """

    severity: Severity
    rule: str
    title: str
    fix: str
    line: int | None = None
    column: str = ""
    found: str = ""
    expected: str = ""

    def sentence(self) -> str:
        """The whole problem as one line of text."""
        place = ", ".join(
            part
            for part in (
                f"row {self.line}" if self.line else "",
                f"column {self.column}" if self.column else "",
            )
            if part
        )
        start = f"{place[0].upper()}{place[1:]}: {self.title}" if place else self.title
        found = f" Found “{self.found}”." if self.found else ""
        expected = f" Expected {self.expected}." if self.expected else ""
        return f"{start}{found}{expected} {self.fix}".strip()


def printable(text: str) -> str:
    """File text made safe to show: one line, no control or direction marks, 100 characters at the most."""
    kept = (c if unicodedata.category(c)[0] not in "CZ" else " " for c in unicodedata.normalize("NFC", text))
    line = " ".join("".join(kept).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def blocking(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems stops the file from being accepted."""
    return any(problem.severity == "error" for problem in problems)
