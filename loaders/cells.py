"""A table as columns in which each distinct text stands once.

An extract of 200,000 rows holds some twenty group labels: judging and translating each distinct text once,
then pointing the rows at it, is what keeps checking fast.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from loaders.problems import Problem, printable
from loaders.reading import Table

Codes = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Column:
    """One column: its heading made printable, its distinct texts, and for each row which of them it holds."""

    heading: str
    texts: tuple[str, ...]
    codes: Codes

    def spread(self, meanings: list[str]) -> pd.Series:
        """`meanings`, one for each distinct text, as a column of rows."""
        return pd.Series(np.array(meanings, dtype=object)[self.codes], dtype="str")

    def problem(self, rule: str, title: str, fix: str, text: str = "", *, expected: str = "") -> Problem:
        """What is wrong with one of its texts, wherever that stands."""
        return Problem("error", rule, title, fix, None, self.heading, printable(text), expected)


@dataclass(frozen=True, eq=False)
class Cells:
    """The columns of an extract by our name for each, and the row number in Excel of every row."""

    columns: dict[str, Column]
    lines: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.lines)


@dataclass(frozen=True, eq=False)
class Shape:
    """The rows of a table (by their place in it) that have its shape, and those that do not."""

    fitting: list[int]
    ragged: list[int]
    notes: list[int]


def shape_of(table: Table) -> Shape:
    """Which rows are data: as many values as there are headings, and not a note under the table."""
    width = len(table.header)
    shape = Shape([], [], [])
    for place, row in enumerate(table.rows):
        if _is_note(row, width):
            shape.notes.append(place)
        elif len(row) == width:
            shape.fitting.append(place)
        else:
            shape.ragged.append(place)
    return shape


def _is_note(row: list[str], width: int) -> bool:
    """A footnote or a source line: text in the first cell and nothing beside it, where a row of data has several."""
    if width <= 2 or (len(row) > 1 and row[1]):
        return False
    return bool(row[0].strip()) and not "".join(row[1:]).strip()


def cells_of(table: Table, shape: Shape, positions: dict[str, int]) -> Cells:
    """The columns at `positions` (our name -> place in the table), from the rows that fit the headings."""
    columns = table.columns
    if len(shape.fitting) < len(table.rows):
        columns = list(zip(*(table.rows[place] for place in shape.fitting), strict=True))
    texts = {name: columns[place] if shape.fitting else () for name, place in positions.items()}
    return Cells(
        {name: _column(printable(table.header[positions[name]]), texts[name]) for name in positions},
        np.array([table.lines[place] for place in shape.fitting], dtype=np.int64),
    )


def _column(heading: str, texts: tuple[str, ...]) -> Column:
    codes, distinct = pd.factorize(np.array(texts, dtype=object))
    return Column(heading, tuple(distinct), codes)
