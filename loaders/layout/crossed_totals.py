"""The totals of a table with labels across the top, held against the cells that they add up."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from loaders.harmonising import key
from loaders.layout.across import GROUP, spanned
from loaders.layout.pivot import Pivot, cell_at
from loaders.layout.words import is_total, says_total, total_of, whole
from loaders.problems import Problem, printable
from loaders.reading import Sheet, letter

# A cell by its row in the sheet and its column, from 0.
Place = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Body:
    """The rows below the labels across the top: their places in the sheet and labels (repeated where the table says each
    once), lines of totals, and notes under the table."""

    rows: list[int]
    labels: dict[int, list[str]]
    totals: list[int]
    notes: list[int]


@dataclass(frozen=True, eq=False)
class Sums:
    """Totals held against cells: `complete` where every cell is in a total that agrees, `said` of lines that agree."""

    complete: bool
    said: list[str]
    problems: list[Problem]


def held_against(sheet: Sheet, found: Pivot, body: Body) -> Sums:
    problems: list[Problem] = []
    said: list[str] = []
    proven: set[Place] = set()
    of = "its groups" if found.levels[-1].name == GROUP else "the figures beside it"
    for row, place in product(body.rows, found.totals):
        cells = _added_up(sheet, found, (row, place))
        problems += _against(sheet, (row, place), cells, proven, of)
    for line in body.totals:
        rows = _rows_of(sheet, found, body, line)
        wrong: list[Problem] = []
        for place in (*found.figures, *found.totals):
            wrong += _against(
                sheet, (line, place), [(row, place) for row in rows], proven, "the rows above it"
            )
        problems += wrong
        if not wrong:
            label = next(text for place in found.labels if says_total(text := cell_at(sheet, line, place)))
            count = next((cell_at(sheet, line, place) for place in reversed(found.totals)), "")
            said.append(
                f"row {sheet.lines[line]}, {printable(label)}{f': {printable(count)}' if count else ''}"
            )
    complete = {*product(body.rows, found.figures)} <= proven and not problems
    return Sums(complete, said, problems)


def _added_up(sheet: Sheet, found: Pivot, total: Place) -> list[Place]:
    """The cells of its row that a total adds up: of labels in two rows those under the label that it stands under, where
    they make it, or else all."""
    row, place = total
    cells = [(row, figure) for figure in found.figures]
    if len(found.levels) == 1:
        return cells
    outer, first = found.levels[0], min(found.figures)
    over = spanned(sheet, outer, first, place)
    named = total_of(over) or key(over)
    alike = [(row, at) for _, at in cells if key(spanned(sheet, outer, first, at)) == named]
    return (
        alike
        if alike and not is_total(over) and _sum(sheet, alike) == whole(cell_at(sheet, *total))
        else cells
    )


def _rows_of(sheet: Sheet, found: Pivot, body: Body, line: int) -> list[int]:
    """The rows that a line of totals adds up: those of the label that it names, or all."""
    named = [
        (number, label)
        for number, place in enumerate(found.labels)
        if (label := total_of(cell_at(sheet, line, place)))
    ]
    rows = [
        row for row in body.rows if all(key(body.labels[row][number]) == label for number, label in named)
    ]
    return rows or body.rows


def _against(
    sheet: Sheet, total: Place, cells: Sequence[Place], proven: set[Place], of: str
) -> list[Problem]:
    """A problem where a total is not the sum of its cells; cells of one that agrees are added to `proven`. Blank cells
    count as nought; nothing can be said where one holds no number."""
    said, added = whole(cell_at(sheet, *total)), _sum(sheet, cells)
    if said is None or added is None:
        return []
    if said == added:
        proven.update(cells)
        return []
    row, place = total
    title = f"The total in cell {letter(place)}{sheet.lines[row]} is {said:,}, but {of} add up to {added:,}."
    fix = "Correct the total or the figures, or delete the total: totals are worked out for you."
    return [Problem("error", "total", title, fix, sheet.lines[row], found=f"{said:,}", expected=f"{added:,}")]


def _sum(sheet: Sheet, cells: Sequence[Place]) -> int | None:
    """What cells add up to, blank ones as nought; None where one holds no number."""
    numbers = [0 if not cell_at(sheet, *cell).strip() else whole(cell_at(sheet, *cell)) for cell in cells]
    return None if None in numbers else sum(filter(None, numbers))
