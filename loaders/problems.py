"""What is wrong with a file, as values: every problem at once, in plain English, with where it is.

A problem is about data. It never carries a value from a column that looks personal, and what was found is
shown only to the person who sent the file.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]
LONGEST = 100


@dataclass(frozen=True)
class Problem:
    """One thing to fix or to know. `rule` names the kind of problem, so that equal ones are grouped.

    `title` is the kind of problem in one line; `line` counts as Excel does, the heading row included. `more`
    are the lines of rows that are not listed one by one; `choices` are what can be chosen from to settle it. `letter` is
    that of the column in Excel, `sheet` the sheet of a workbook, where the problem is of one cell.
    """

    severity: Severity
    rule: str
    title: str
    fix: str
    line: int | None = None
    column: str = ""
    found: str = ""
    expected: str = ""
    more: tuple[int, ...] = ()
    choices: tuple[str, ...] = ()
    letter: str = ""
    sheet: str = ""

    @property
    def named_column(self) -> str:
        """The column by its letter and its heading, as far as they are known."""
        return f"{self.letter} ({self.column})" if self.letter and self.column else self.letter or self.column

    def sentence(self) -> str:
        """The whole problem as one line of text."""
        row = f"row {self.line}" if self.line else ""
        column = f"column {self.named_column}" if self.named_column else ""
        sheet = f"sheet {self.sheet}" if self.sheet and row else ""
        place = ", ".join(filter(None, (sheet, row, column)))
        start = f"{place[0].upper()}{place[1:]}: {self.title}" if place else self.title
        found = f" Found “{self.found}”." if self.found else ""
        expected = f" Expected {self.expected}." if self.expected else ""
        return f"{start}{found}{expected} {self.fix}".strip()


@dataclass(frozen=True)
class Thing:
    """One thing to put right, in however many rows: its first problem, and all lines (none: the whole file)."""

    problem: Problem
    lines: tuple[int, ...]

    @property
    def unlisted(self) -> bool:
        """Whether it stands for several things that were too many to list."""
        return bool(self.lines) and self.problem.line is None


def sameness(problem: Problem) -> tuple[str, ...]:
    """What two problems have in common when they are one thing to put right, on whichever rows they are."""
    title = re.sub(r"^Row \d+ ", "Row ", problem.title)
    return problem.severity, problem.rule, title, problem.column, problem.found, problem.expected


def things(problems: Iterable[Problem]) -> list[Thing]:
    """Every different thing among the problems, in the order in which they are first said."""
    first: dict[tuple[str, ...], Problem] = {}
    lines: dict[tuple[str, ...], set[int]] = {}
    for problem in problems:
        what = sameness(problem)
        first.setdefault(what, problem)
        lines.setdefault(what, set()).update([problem.line] if problem.line else [], problem.more)
    return [Thing(problem, tuple(sorted(lines[what]))) for what, problem in first.items()]


def counted(problems: Iterable[Problem]) -> str:
    """How much there is to put right: "3 things to fix, in 41 rows", with what to check; "" where nothing is."""
    found = things(problems)
    parts = [
        _counted([thing for thing in found if thing.problem.severity == severity], what)
        for severity, what in (("error", "to fix"), ("warning", "to check"))
    ]
    said = "; ".join(part for part in parts if part)
    return said[:1].upper() + said[1:]


def _counted(found: list[Thing], what: str) -> str:
    number = sum(not thing.unlisted for thing in found)
    rows = len(set[int]().union(*(thing.lines for thing in found)))
    if not found:
        return ""
    said = f"{'more than ' if number < len(found) else ''}{number:,} thing{'' if number == 1 else 's'} {what}"
    return said + (f", in {rows:,} row{'' if rows == 1 else 's'}" if rows else "")


def printable(text: str) -> str:
    """File text made safe to show: one line, no control or direction marks, 100 characters at the most."""
    kept = (c if unicodedata.category(c)[0] not in "CZ" else " " for c in unicodedata.normalize("NFC", text))
    line = " ".join("".join(kept).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def some(names: Sequence[str], most: int) -> str:
    """The first names, and how many more there are."""
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def rows_in_words(lines: Sequence[int]) -> str:
    """ "row 5", "rows 5 and 9", "rows 5, 9, 13 and 4 more"."""
    if len(lines) == 1:
        return f"row {lines[0]}"
    shown = [str(line) for line in lines[:3]]
    last = f"{len(lines) - 3:,} more" if len(lines) > 3 else shown.pop()
    return f"rows {', '.join(shown)} and {last}"


def blocking(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems stops the file from being accepted."""
    return any(problem.severity == "error" for problem in problems)
