"""What was written of one update of the ledger, on a form or in a row of a file, before it is checked."""

from collections.abc import Mapping
from dataclasses import dataclass

from loaders.harmonising import clean
from loaders.problems import Problem, printable

COLUMNS = (
    "item", "figure", "period", "state", "value", "numerator", "denominator", "evidence", "note",
)  # fmt: skip
NUMBERS = ("value", "numerator", "denominator")


@dataclass(frozen=True)
class Line:
    """What was written of one update: a text for each of COLUMNS, and where it stands in a file (none: a form)."""

    texts: Mapping[str, str]
    number: int | None = None
    source: str = ""

    def __getitem__(self, column: str) -> str:
        return clean(self.texts.get(column, ""))

    def problem(
        self, column: str, title: str, fix: str, *, expected: str = "", said: bool = True, rule: str = ""
    ) -> Problem:
        """`said` is False where what was found must not be repeated."""
        found = printable(self[column]) if said else ""
        return Problem("error", rule or f"update {column}", title, fix, self.number, column, found, expected)
