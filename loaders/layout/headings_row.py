"""Which row or two hold the headings, and what stands above them."""

from dataclasses import dataclass
from itertools import zip_longest

from config import Config
from loaders.checks import personal, signature
from loaders.harmonising import key
from loaders.layout.words import filled, is_number
from loaders.problems import Problem, printable, rows_in_words
from loaders.reading import Sheet, Table

_SEARCHED = 30
RULE = "set apart"


@dataclass(frozen=True)
class Found:
    """The headings: their last row (of the sheet's, from 0), their first, and their words."""

    row: int
    first: int
    header: tuple[str, ...]

    def table(self, sheet: Sheet) -> Table:
        whole = sheet.table(self.row)
        return Table(self.header, whole.header_line, whole.rows, whole.lines, whole.ended)


def headings(sheet: Sheet, config: Config, source: str) -> Found | None:
    """One row of headings, or two that are one heading written in two lines ("Number", "of staff")."""
    row = signature.header_row(sheet, config, source)
    known = signature.known(tuple(sheet.rows[row]), config, source) if row is not None else 0
    for first in range(min(len(sheet.rows) - 2, _SEARCHED)):
        upper, lower = sheet.rows[first], sheet.rows[first + 1]
        if len(filled(upper)) < 2 or any(map(is_number, [*upper, *lower])):
            continue
        joined = tuple(_joined(above, below) for above, below in zip_longest(upper, lower, fillvalue=""))
        if signature.known(joined, config, source) > max(known, 1):
            return Found(first + 1, first, joined)
    return at(sheet, row) if row is not None else None


def likely(sheet: Sheet) -> Found | None:
    """The first row that could be headings of which we know none: words alone, in as many cells as any row has."""
    first = sheet.rows[:_SEARCHED]
    widest = max((len(filled(row)) for row in first), default=0)
    for place, row in enumerate(first):
        cells = filled(row)
        if 1 < len(cells) == widest and not any(is_number(row[cell]) for cell in cells):
            return at(sheet, place)
    return None


def at(sheet: Sheet, row: int) -> Found:
    """The headings in a row that is known to hold them."""
    return Found(row, row, tuple(sheet.rows[row]))


def _joined(above: str, below: str) -> str:
    """A label that is merged over both rows is said once."""
    return above if key(above) == key(below) else f"{above} {below}".strip()


def above(sheet: Sheet, found: Found) -> list[Problem]:
    """What is said of the rows above the headings, and where the headings take two rows."""
    rows, lines = sheet.rows[: found.first], sheet.lines[: found.first]
    problems = []
    if rows:
        problems.append(left_out(lines, rows, "above the headings"))
    if found.first < found.row:
        title, fix = (
            "The headings take two rows.",
            f"We read {rows_in_words(sheet.lines[found.first : found.row + 1])} as one.",
        )
        problems.append(Problem("note", "headings", title, fix))
    return problems


def left_out(lines: list[int], rows: list[list[str]], where: str) -> Problem:
    """A note of rows that are no data. Nothing of them is repeated that looks personal."""
    texts = [" ".join(cell.strip() for cell in row if cell.strip()) for row in rows[:3]]
    shown = [f"“{printable(text)}”" for text in texts if not personal.by_cells([text, *text.split()])]
    title = f"We left out {rows_in_words(lines)}, {where}."
    return Problem("note", RULE, title, ", ".join(shown) + ("." if shown else ""))
