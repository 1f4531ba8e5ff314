"""The columns of a spreadsheet: from a table's cells to numbers and symbols, and how each is written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pages.components.render import csv
from pages.components.shared import number_text
from pages.components.shared.content import REFERENCE, Cell, Table
from pages.components.shared.running_text import sentence

# A figure of the group that others are set against, or of people who are in no share, does not apply.
_SYMBOLS = {status: symbol for status, (symbol, _) in csv.SYMBOLS.items()} | {
    REFERENCE: "[z]",
    "published": "[z]",
}
# The most characters of a cell that are set in one line.
LONGEST = 45


@dataclass(frozen=True)
class Column:
    """A column under its heading; no cell holds more than one figure."""

    heading: str
    cells: tuple[Cell, ...]

    @property
    def long(self) -> bool:
        """Whether its texts are sentences, which need lines."""
        return max(len(cell.text) for cell in self.cells) > LONGEST


def columns(table: Table) -> list[Column]:
    """The columns of a table, of which no two have the same heading: two plans may have asked in the same words."""
    named: list[Column] = []
    for place, name in enumerate(table.header):
        for column in _split(name, [row[place] for row in table.rows], [row[1] for row in table.rows]):
            heading = _with_unit(column)
            again = sum(
                other.heading == heading or other.heading.startswith(f"{heading} (again") for other in named
            )
            named.append(replace(column, heading=f"{heading} (again, {again})" if again else heading))
    return named


def _split(name: str, cells: list[Cell], figures: list[Cell]) -> list[Column]:
    """A column of ranges ("25% to 38%") becomes two of numbers, since a cell holds one figure. `figures`: the cells of
    the figure itself, whose reason stands in both columns where it is not shown."""
    if all(len(cell.figures) < 2 for cell in cells):
        return [Column(name, tuple(cells))]
    ends = [_ends(cell, figure) for cell, figure in zip(cells, figures, strict=True)]
    lows, highs = zip(*ends, strict=True)
    return [Column(f"{name}: from", lows), Column(f"{name}: to", highs)]


def _ends(cell: Cell, figure: Cell) -> tuple[Cell, Cell]:
    """Both ends of a range. What is no range stands in both columns."""
    if not cell.figures:
        return (figure, figure) if figure.status else (cell, cell)
    low, high = (
        Cell(sentence(number_text.written(end)), (end,)) for end in (cell.figures[0], cell.figures[-1])
    )
    return low, high


def _with_unit(column: Column) -> str:
    """A heading with its unit, where the page prints the unit in the cells."""
    percent = any(figure.percent for cell in column.cells for figure in cell.figures)
    return f"{column.heading} (%)" if percent else column.heading


def value(cell: Cell) -> int | float | str:
    """A number as it is printed, a symbol where there is none, or words (a name, a verdict)."""
    if cell.figures:
        (figure,) = cell.figures
        return figure.number if figure.dp else int(figure.number)
    if cell.status:
        return _SYMBOLS[cell.status]
    return str(csv.disarmed(cell.text))


def formats(given: Sequence[Column]) -> list[dict[str, Any]]:
    """As many decimals as the page prints, in every cell, and figures set right with their symbols."""
    by_decimals: dict[int, list[tuple[int, int]]] = {}
    for place, column in enumerate(given):
        for line, cell in enumerate(column.cells, 1):
            for figure in cell.figures:
                by_decimals.setdefault(figure.dp, []).append((line, place))
    numeric = sorted({place for places in by_decimals.values() for _, place in places})
    right: dict[str, Any] = {
        "column": {"columns": numeric, "format": {"align": "right"}, "include_names": True}
    }
    long = [place for place, column in enumerate(given) if column.long]
    lines: list[dict[str, Any]] = [
        {"column": {"columns": long, "format": {"text_wrap": True, "align": "left"}}},
        # Rows of several lines are read from their first.
        {"column": {"columns": list(range(len(given))), "format": {"valign": "top"}}},
    ]
    return (
        [right] * bool(numeric)
        + lines * bool(long)
        + [
            {"cell": {"cells": [at], "format": {"num_format": f"#,##0{'.' * bool(dp)}{'0' * dp}"}}}
            for dp, places in by_decimals.items()
            for at in places
        ]
    )
