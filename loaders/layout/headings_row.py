"""Which row or two hold the headings, and what stands above them."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from config import Config
from config.periods.written import read
from loaders.checks import names, personal, signature
from loaders.checks.heading_meanings import FIXED
from loaders.harmonising import clean, key
from loaders.layout.pivot import pair_of
from loaders.layout.words import filled, is_count, is_number
from loaders.problems import Problem, printable, rows_in_words
from loaders.reading import Sheet, Table, letter

_SEARCHED = 30
RULE = "set apart"
_PERIODS = {"period", *FIXED["period"]}
# Of what was made of a file that its sender alone can know to be right.
AGREED = "to agree"
# What follows is somebody, or a number that stands for one.
_MADE_BY = re.compile(
    r"\b(\w+ed|run|report|made)[ _]by\b|\b(author|owner|contact|user|requester|analyst|name)s?\b",
    re.IGNORECASE,
)


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
    if known < 2 and (counted := _over_counts(sheet)) is not None:
        return at(sheet, counted)
    for first in range(min(len(sheet.rows) - 2, _SEARCHED)):
        upper, lower = sheet.rows[first], sheet.rows[first + 1]
        if len(filled(upper)) < 2 or any(map(is_number, [*upper, *lower])):
            continue
        joined = tuple(_joined(above, below) for above, below in zip_longest(upper, lower, fillvalue=""))
        if signature.known(joined, config, source) > max(known, 1):
            return Found(first + 1, first, joined)
    return at(sheet, row) if row is not None else None


def _over_counts(sheet: Sheet) -> int | None:
    """The row of headings of a pivot table, of which none need be ours: words alone, one of which says that something is
    counted, over a number."""
    for place, (row, below) in enumerate(pairwise(sheet.rows[:_SEARCHED])):
        counted = any(is_count(text) and is_number(cell) for text, cell in zip(row, below, strict=False))
        if counted and len(filled(row)) > 1 and not any(map(is_number, row)):
            return place
    return None


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


def with_filters(
    sheet: Sheet, found: Found, table: Table, config: Config, source: str
) -> tuple[Table, list[Problem]]:
    """The table with a column for each thing that the rows above say of all its rows ("Staff group: Teachers"), where
    the table has no such column. Its sender has to agree."""
    pairs = {}
    for row in sheet.rows[: found.first]:
        pair = pair_of([clean(row[place]) for place in filled(row)])
        if pair and _adds(pair, table.header, config, source):
            pairs[pair[0]] = pair[1]
    if not pairs or not table.rows:
        return table, []
    letters = (*map(letter, range(len(table.header))), *([""] * len(pairs)))
    # A row of another width stays as it is, so that this can be said of it.
    rows = [[*row, *pairs.values()] if len(row) == len(table.header) else row for row in table.rows]
    said = " ".join(f"{printable(heading)}: {printable(value)}." for heading, value in pairs.items())
    title = "Rows above the headings say something of every row."
    warning = Problem("warning", AGREED, title, f"We read with each row: {said}")
    return replace(table, header=(*table.header, *pairs), rows=rows, letters=letters), [warning]


def _adds(pair: tuple[str, str], header: tuple[str, ...], config: Config, source: str) -> bool:
    """Whether a heading and its value are of a column that is not there yet."""
    if key(pair[0]) in _PERIODS and not read(pair[1]):
        return False
    before = signature.known(header, config, source)
    is_one = signature.known((pair[0],), config, source) and not is_number(pair[1])
    return bool(is_one) and signature.known((*header, pair[0]), config, source) > before


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
    """A note of rows that are no data. Nothing of them is repeated that looks personal, or says who made the report."""
    texts = [" ".join(cell.strip() for cell in row if cell.strip()) for row in rows[:3]]
    shown = [f"“{printable(text)}”" for text in texts if not _of_somebody(text)]
    title = f"We left out {rows_in_words(lines)}, {where}."
    return Problem("note", RULE, title, ", ".join(shown) + ("." if shown else ""))


def _of_somebody(text: str) -> bool:
    return (
        personal.by_cells([text, *text.split()]) != ""
        or names.is_somebody(text)
        or _MADE_BY.search(text) is not None
    )
