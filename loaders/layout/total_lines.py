"""Lines of totals among the rows of a table: set apart, and held against the rows that they add up.

A row that is a total in one of its labels and whole in the others ("Boys, Total") is data, and is checked with the
data; a line of totals lacks labels that every row of data has.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from loaders.harmonising import key
from loaders.layout.words import is_number, is_total, says_total, texts_that, total_of, whole
from loaders.problems import Problem, printable
from loaders.reading import Table

RULE = "total line"


@dataclass(frozen=True)
class TotalLine:
    """A line of totals, and the sets of rows (by their places in the table that is left) of which it may be the sum, the
    likeliest first."""

    line: int
    label: str
    cells: tuple[str, ...]
    parts: tuple[tuple[int, ...], ...]


def set_apart(table: Table) -> tuple[Table, list[TotalLine]]:
    """The table without its lines of totals, and these."""
    totals = texts_that(says_total, table.rows)
    candidates = [place for place, row in enumerate(table.rows) if totals and not totals.isdisjoint(row)]
    if not candidates:
        return table, []
    labels = _label_columns(table, candidates)
    lines = {place for place in candidates if _is_line(table.rows[place], labels)}
    if not lines:
        return table, []
    kept = [place for place in range(len(table.rows)) if place not in lines]
    left = replace(
        table, rows=[table.rows[place] for place in kept], lines=[table.lines[place] for place in kept]
    )
    return left, [_total_line(table, place, kept, sorted(lines), labels) for place in sorted(lines)]


@dataclass(frozen=True)
class _Labels:
    """The columns of words, and those of them that every row of data fills."""

    every: tuple[int, ...]
    always: tuple[int, ...]


def _label_columns(table: Table, candidates: Collection[int]) -> _Labels:
    data = [row for place, row in enumerate(table.rows) if place not in {*candidates}]
    if not data:
        return _Labels((), ())
    width = len(table.header)
    is_one = texts_that(is_number, data)
    numbers = [sum(len(row) > place and row[place] in is_one for row in data) for place in range(width)]
    given = [sum(len(row) > place and bool(row[place].strip()) for row in data) for place in range(width)]
    every = tuple(place for place in range(width) if given[place] and 2 * numbers[place] <= given[place])
    return _Labels(every, tuple(place for place in every if given[place] == len(data)))


def _is_line(row: Sequence[str], labels: _Labels) -> bool:
    """Whether a row with a total in it lacks a label that all others have, or is nothing but total in all of them."""
    cells = {place: row[place] if len(row) > place else "" for place in labels.every}
    if not any(says_total(cell) for cell in cells.values()):
        return False
    lacks = any(not cells[place].strip() for place in labels.always)
    return lacks or all(is_total(cell) for cell in cells.values() if cell.strip())


def _total_line(
    table: Table, place: int, kept: Sequence[int], lines: Sequence[int], labels: _Labels
) -> TotalLine:
    row = table.rows[place]
    said = [at for at in labels.every if len(row) > at and says_total(row[at])]
    same = [at for at in labels.every if len(row) > at and row[at].strip() and at not in said]
    of = [(at, label) for at in said if (label := total_of(row[at]))]
    before = max((line for line in lines if line < place), default=-1)
    data = [
        (number, other)
        for number, other in enumerate(kept)
        if not any(is_total(table.rows[other][at]) for at in labels.every if len(table.rows[other]) > at)
    ]

    def fits(other: int, wanted: Sequence[tuple[int, str]]) -> bool:
        cells = table.rows[other]
        return all(key(cells[at]) == label for at, label in wanted)

    labelled = [(at, key(row[at])) for at in same]
    sets = [
        tuple(number for number, other in data if fits(other, [*labelled, *of])) if of else (),
        tuple(number for number, other in data if fits(other, labelled)),
        tuple(number for number, other in data if other < place),
        tuple(number for number, other in data if before < other < place),
    ]
    label = " ".join(printable(row[at]) for at in said[:1])
    return TotalLine(table.lines[place], label, tuple(row), tuple(dict.fromkeys(filter(None, sets))))


def problems(lines: Sequence[TotalLine], table: Table, places: Collection[int]) -> list[Problem]:
    """What is said of lines of totals: a note of those that agree with the rows in every column of `places`, which count,
    and an error for each that does not."""
    notes, errors = [], []
    for total in lines:
        said = {place: whole(total.cells[place]) for place in places if len(total.cells) > place}
        counts = {place: count for place, count in said.items() if count is not None}
        sums = [_sums(table, part, counts) for part in total.parts]
        if not counts or not sums or any(None in added.values() for added in sums):
            notes.append(f"row {total.line}, {total.label}")
        elif any(added == counts for added in sums):
            figures = ", ".join(f"{count:,}" for count in counts.values())
            notes.append(f"row {total.line}, {total.label}: {figures}, agrees with the rows")
        else:
            errors.append(_disagrees(total, counts, sums[0], table))
    if not notes:
        return errors
    title = "A line of totals was set apart." if len(notes) == 1 else "Lines of totals were set apart."
    return [Problem("note", RULE, title, f"We left out {'; '.join(notes)}."), *errors]


def _sums(table: Table, part: Sequence[int], counts: Collection[int]) -> dict[int, int | None]:
    """What the rows add up to in each column; None where a cell is no number."""
    added: dict[int, int | None] = {}
    for place in counts:
        cells = [table.rows[row][place] for row in part if len(table.rows[row]) > place]
        numbers = [0 if not cell.strip() else whole(cell) for cell in cells]
        added[place] = None if None in numbers else sum(filter(None, numbers))
    return added


def _disagrees(
    total: TotalLine, counts: dict[int, int], sums: dict[int, int | None], table: Table
) -> Problem:
    place = next(place for place, count in counts.items() if sums[place] != count)
    title = f"Row {total.line} is a total of {counts[place]:,}, but the rows that it adds up make {sums[place]:,}."
    fix = "Correct the total or the rows, or delete the total: totals are worked out for you."
    column = printable(table.header[place])
    return Problem("error", "total", title, fix, total.line, column, f"{counts[place]:,}", f"{sums[place]:,}")
