"""Tables that makers of suppression software publish with their own answer, to set ours beside theirs."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from metrics.disclosure.complementary_suppression import Range, marks, suppressed
from metrics.disclosure.linked_system import CountTable, Sum

TRAP = ((30, 47, 64, 89), (90, 124, 5, 31), (92, 100, 59, 85), (800, 991, 651, 685))
# The cells of that table that are hidden, by row and column: two or more in every line, and still one is exact.
TRAP_HIDDEN = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 2), (2, 1), (2, 3), (3, 1), (3, 3))
YOUNG_AND_OLD = ((2, 0, 5), (3, 4, 6))


@dataclass(frozen=True)
class Table:
    """A table with its totals as cells of one system; `at[row, column]` is the row number of a cell."""

    counts: np.ndarray
    sums: list[Sum]
    at: np.ndarray

    def mask(self, *places: tuple[int, int]) -> np.ndarray:
        mask = np.zeros(len(self.counts), dtype=bool)
        mask[[self.at[place] for place in places]] = True
        return mask


def table(inner: Any) -> Table:
    """The inner cells of a table with a total for every row and column, and of all."""
    cells = np.asarray(inner, dtype=float)
    whole = np.vstack([cells, cells.sum(axis=0)])
    whole = np.hstack([whole, whole.sum(axis=1, keepdims=True)])
    at = np.arange(whole.size).reshape(whole.shape)
    across = [(int(row[-1]), tuple(row[:-1].tolist())) for row in at]
    down = [(int(column[-1]), tuple(column[:-1].tolist())) for column in at.T]
    return Table(whole.ravel(), across + down, at)


@dataclass(frozen=True)
class Example:
    """A published table: what must be protected, what is hidden already, and how many cells they hide in all."""

    name: str
    counts: np.ndarray
    sums: list[Sum]
    primary: np.ndarray
    already: np.ndarray
    below: int
    lowest: int
    theirs: int

    def hidden(self) -> np.ndarray:
        """Our answer."""
        settled = marks(self.primary, already=self.already)
        return suppressed(CountTable(self.counts, self.sums), settled, Range(self.lowest, self.below))


def _example(name: str, made: Table, primary: np.ndarray, already: np.ndarray, **more: int) -> Example:
    return Example(name, made.counts, made.sums, primary, already, **more)


_young, _trap = table(YOUNG_AND_OLD), table(TRAP)
EXAMPLES = (
    _example(
        "GaussSuppression vignette, table 1",
        _young,
        _young.mask((0, 1)),
        _young.mask(),
        below=2,
        lowest=0,
        theirs=4,
    ),
    _example(
        "sdcTable, a pattern that leaks",
        _trap,
        _trap.mask((0, 1)),
        _trap.mask(*TRAP_HIDDEN),
        below=5,
        lowest=1,
        theirs=10,
    ),
)
