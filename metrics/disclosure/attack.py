"""What somebody can work out from a release: the least and the most that every cell can be, in whole people.

The attacker knows which cells are sums of which, how the release was made, and every figure in it. Each figure
is an interval (a shown count is one number), each sum an equation, and an integer programme gives the ends.
Nothing here knows how the release was protected, so that it can be held against any protection.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from metrics.disclosure import linked_system
from metrics.disclosure.integer_programme import Contradiction, programmes
from metrics.disclosure.linked_system import Matrix, Sum

# Rounds of conclusions from one identity at a time, before the solver is asked.
ROUNDS = 60


def ranges(
    low: np.ndarray, high: np.ndarray, sums: Sequence[Sum], wanted: Iterable[int]
) -> tuple[np.ndarray, np.ndarray]:
    """The least and most whole number that each of the `wanted` cells can be, in their order.

    `low` and `high` are what is known of each cell by itself (equal where it is shown; `high` may be infinite),
    `sums` the identities that all cells obey. Contradiction (a ValueError) where no whole numbers fit.
    """
    known, cells = Knowledge(low, high, sums), list(wanted)
    return np.array([known.least(cell) for cell in cells]), np.array([known.most(cell) for cell in cells])


def possible(
    low: np.ndarray, high: np.ndarray, sums: Sequence[Sum], cell: int, values: Iterable[int]
) -> set[int]:
    """Those of `values` that the cell can have: the ends alone would miss a gap between them."""
    known = Knowledge(low, high, sums)
    return {value for value in values if known.can_be(cell, value)}


def one_solution(low: np.ndarray, high: np.ndarray, sums: Sequence[Sum]) -> np.ndarray | None:
    """Whole numbers for all cells that fit what is known; None where nothing does."""
    try:
        return Knowledge(low, high, sums).any_solution()
    except Contradiction:
        return None


class Knowledge:
    """Everything that is known of the cells, and what every solution found so far shows.

    A solution found for one cell says something of all cells of its component: a question is put to the solver
    only where no earlier solution answers it.
    """

    def __init__(self, low: np.ndarray, high: np.ndarray, sums: Sequence[Sum]) -> None:
        every = linked_system.distinct(sums)
        self.low, self.high = narrowed(low, high, linked_system.matrix(len(low), every))
        self._parts = list(programmes(self.low, self.high, every))
        self._place = {int(cell): (part, at) for part in self._parts for at, cell in enumerate(part.cells)}

    def learn(self, solution: np.ndarray) -> None:
        """Take note of whole numbers for all cells, where they fit what is known: it saves asking for them."""
        for part in self._parts:
            part.learn(solution[part.leaves])

    def any_solution(self) -> np.ndarray:
        """Whole numbers for all cells that fit; Contradiction where there are none."""
        values = self.low.copy()
        for part in self._parts:
            values[part.cells] = part.any_solution()
        return values

    def least(self, cell: int) -> float:
        """The least that the cell can be."""
        return self._end(cell, 1)

    def most(self, cell: int) -> float:
        """The most that the cell can be; infinite where nothing ends it."""
        return self._end(cell, -1)

    def can_be(self, cell: int, value: int) -> bool:
        """Whether the cell can have this value."""
        if not self.low[cell] <= value <= self.high[cell]:
            return False
        part, at = self._place.get(cell, (None, -1))
        return part is None or part.reaches(at, value)

    def width(self, cell: int, enough: float = np.inf) -> float:
        """How far apart the most and the least are; `enough` or more where that is all that is asked."""
        part, at = self._place.get(cell, (None, -1))
        seen = 0.0 if part is None else part.seen_width(at)
        return seen if seen >= enough else self.most(cell) - self.least(cell)

    def stretch(self, cells: np.ndarray, enough: float, attempts: int = 40) -> None:
        """Find the widths of most of these cells together, as far as `enough`, before each is asked for alone."""
        for part in self._parts:
            at = np.flatnonzero(np.isin(part.cells, cells))
            part.stretch(at, enough, attempts if len(at) > 1 else 0)

    def _end(self, cell: int, sign: int) -> float:
        part, at = self._place.get(cell, (None, -1))
        return float(self.low[cell]) if part is None else part.end(at, sign)


def narrowed(low: np.ndarray, high: np.ndarray, identities: Matrix) -> tuple[np.ndarray, np.ndarray]:
    """The intervals after drawing what conclusions there are from one identity at a time."""
    low, high = np.array(low, dtype=float), np.array(high, dtype=float)
    entries = identities.tocoo()
    for _ in range(ROUNDS):
        before = low.copy(), high.copy()
        _draw(low, high, entries.row, entries.col, entries.data)
        if (low > high).any():
            raise Contradiction("no whole numbers fit what is known of the cells")
        if np.array_equal(low, before[0]) and np.array_equal(high, before[1]):
            break
    return low, high


def _draw(low: np.ndarray, high: np.ndarray, rows: np.ndarray, cells: np.ndarray, signs: np.ndarray) -> None:
    """One round, in place: each cell of an identity is what the others of it leave."""
    least = np.where(signs > 0, low[cells], -high[cells])
    most = np.where(signs > 0, high[cells], -low[cells])
    others_least, others_most = _of_others(least, rows), _of_others(most, rows)
    np.maximum.at(low, cells, np.where(signs > 0, -others_most, others_least))
    np.minimum.at(high, cells, np.where(signs > 0, -others_least, others_most))


def _of_others(ends: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """For each entry the sum of the other entries' ends in its row (an infinite one makes it infinite)."""
    endless = np.isinf(ends)
    finite = np.where(endless, 0.0, ends)
    total, number = np.bincount(rows, finite)[rows], np.bincount(rows, endless)[rows]
    unbounded = np.sign(ends[endless][0]) * np.inf if endless.any() else 0.0
    return np.where(number - endless > 0, unbounded, total - finite)


def consistent(counts: np.ndarray, sums: Sequence[Sum]) -> tuple[np.ndarray, list[Sum]]:
    """Counts with the unknown ones filled in by any that fit, and the identities that they then all obey.

    Where nothing fits what the source says of an unknown count, the identities about it are not to be trusted.
    An unknown count in no identity stays unknown.
    """
    unknown = np.isnan(counts)
    known_only = set(linked_system.among(sums, ~unknown))
    held = linked_system.holding(counts, sums)
    about = [line for line in held if unknown[[line[0], *line[1]]].any()]
    filled = counts.copy()
    trusted = [line for line in held if line in known_only]
    for cells in linked_system.components(linked_system.matrix(len(counts), about)):
        own = linked_system.within(about, cells)
        if not own:
            continue
        here = counts[cells]
        solution = one_solution(
            np.where(np.isnan(here), 0, here), np.where(np.isnan(here), np.inf, here), own
        )
        if solution is not None:
            filled[cells] = solution
            members = set(cells.tolist())
            trusted += [(total, parts) for total, parts in about if total in members]
    return filled, trusted
