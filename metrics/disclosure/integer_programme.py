"""Cells of unknown value that hang together, as one integer programme that remembers what it has found.

The unknowns are the finest cells alone; every other cell is a sum of them, which keeps the programme a fifth of
the size. Most of its answers come from solutions found for another question or from the linear relaxation, whose
corners are whole numbers nearly always; the search for whole numbers is the last resort.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from metrics.disclosure import linked_system
from metrics.disclosure.linked_system import Matrix, Sum

# The solver needs an end: what can be half of this can be anything. No area has so many people of a kind.
HORIZON = 1e7
# Values up to here are remembered one by one, for questions about a single value.
REMEMBERED = 32
WHOLE = 1e-6


class Contradiction(ValueError):
    """No whole numbers fit what is said to be known of the cells."""


class Programme:
    """One component: `cells` are `made` @ the values of its `leaves` + `constant`, each within low and high."""

    def __init__(
        self,
        cells: np.ndarray,
        leaves: np.ndarray,
        made: Matrix,
        constant: np.ndarray,
        rules: LinearConstraint,
    ) -> None:
        self.cells, self.leaves = cells, leaves
        self._made, self._constant, self._rules = made, constant, rules
        self._fewest, self._greatest = np.full(len(cells), np.inf), np.full(len(cells), -np.inf)
        self._had = np.zeros((len(cells), REMEMBERED), dtype=bool)
        self._first: np.ndarray | None = None
        self._ends: dict[tuple[int, int], float] = {}
        self._relaxed = np.inf
        self._low, self._high = np.zeros(len(leaves)), np.full(len(leaves), HORIZON)

    def between(self, low: np.ndarray, high: np.ndarray) -> "Programme":
        """The same with the leaves within `low` and `high`."""
        self._low, self._high = low, np.minimum(high, HORIZON)
        return self

    def learn(self, leaves: np.ndarray) -> None:
        """Note a solution, and those between it and the first: on a line of whole steps all of them fit."""
        reached = self._rules.A @ leaves
        fits = (reached >= self._rules.lb - 0.5).all() and (reached <= self._rules.ub + 0.5).all()
        if not fits or ((leaves < self._low) | (leaves > self._high)).any():
            return
        if self._first is None:
            self._first = leaves
        apart = leaves - self._first
        steps = int(np.gcd.reduce(np.abs(apart).astype(int)))
        for step in range(max(steps - REMEMBERED, 1), steps):
            self._note(self._first + apart * (step / steps))
        self._note(leaves)

    def _note(self, leaves: np.ndarray) -> None:
        values = np.round(self._made @ leaves + self._constant)
        np.minimum(self._fewest, values, out=self._fewest)
        np.maximum(self._greatest, values, out=self._greatest)
        small = np.flatnonzero(values < REMEMBERED)
        self._had[small, values[small].astype(int)] = True

    def any_solution(self) -> np.ndarray:
        """Values of the cells that fit; Contradiction where there are none."""
        leaves = self._first
        if leaves is None:
            leaves = self._asked(np.zeros(len(self.leaves)), whole=True)
        if leaves is None:
            raise Contradiction("no whole numbers fit what is known of the cells")
        return self._made @ leaves + self._constant

    def seen_width(self, at: int) -> float:
        """How far apart the values of a cell (by its place in `cells`) are in the solutions so far."""
        return float(max(self._greatest[at] - self._fewest[at], 0.0))

    def stretch(self, at: np.ndarray, enough: float, attempts: int) -> None:
        """Look for solutions that pull many cells at once: up and down by turns, a half of them at random."""
        chance = np.random.default_rng(len(self.leaves))
        for attempt in range(attempts):
            narrow = at[self._greatest[at] - self._fewest[at] < enough]
            if not len(narrow):
                return
            if attempt % 2 == 0:
                pull = chance.choice([-1.0, 1.0], len(at))
            signs = pull[np.isin(at, narrow)] * (1 if attempt % 2 == 0 else -1)
            self._asked(signs @ self._made[narrow], whole=False)

    def end(self, at: int, sign: int) -> float:
        """The least (`sign` 1) or the most (-1) that a cell can be."""
        if (at, sign) not in self._ends:
            self._ends[at, sign] = self._solved(at, sign)
        return self._ends[at, sign]

    def reaches(self, at: int, value: int) -> bool:
        """Whether a cell can have this value."""
        if value < REMEMBERED and self._had[at, value]:
            return True
        if not self.end(at, 1) <= value <= self.end(at, -1):
            return False
        fixed = self._row(at), value - self._constant[at]
        nowhere = np.zeros(len(self.leaves))
        if self._asked(nowhere, False, fixed) is not None:
            return True
        return np.isfinite(self._relaxed) and self._asked(nowhere, True, fixed) is not None

    def _row(self, at: int) -> np.ndarray:
        return self._made[[at]].toarray().ravel()

    def _solved(self, at: int, sign: int) -> float:
        """By the linear relaxation first: where a solution has its end, there is nothing to search for."""
        towards = sign * self._row(at)
        best = self._asked(towards, whole=False)
        seen = self._fewest[at] if sign > 0 else self._greatest[at]
        if best is None and sign * (seen - self._constant[at]) > np.ceil(self._relaxed - WHOLE):
            best = self._asked(towards, whole=True)
        elif best is None:
            return self._finite(seen)
        if best is None:
            raise Contradiction("no whole numbers fit what is known of the cells")
        return self._finite(sign * (towards @ best) + self._constant[at])

    @staticmethod
    def _finite(value: float) -> float:
        return np.inf if value > HORIZON / 2 else float(value)

    def _asked(
        self, towards: np.ndarray, whole: bool, fixed: tuple[np.ndarray, float] | None = None
    ) -> np.ndarray | None:
        """Leaves in whole numbers furthest down `towards` (and with `fixed` row @ leaves = value), or None.

        Without `whole` it is the relaxation, and None where its answer is not in whole numbers.
        """
        rules = [self._rules] if len(self._rules.lb) else []
        if fixed is not None:
            rules = [*rules, LinearConstraint(fixed[0][None, :], fixed[1], fixed[1])]
        answer = milp(
            towards,
            integrality=np.full(len(towards), int(whole)),
            bounds=Bounds(self._low, self._high),
            constraints=rules,
            options={"presolve": whole},
        )
        assert answer.status in (0, 2), answer.message
        self._relaxed = np.inf if answer.x is None else answer.fun
        if answer.x is None or np.abs(answer.x - np.round(answer.x)).max() > WHOLE:
            return None
        self.learn(np.round(answer.x))
        return np.round(answer.x)


def programmes(low: np.ndarray, high: np.ndarray, sums: Sequence[Sum]) -> Iterator[Programme]:
    """One programme for each component of the cells of unknown value (low < high)."""
    unknown = low < high
    leaves = np.flatnonzero(linked_system.leaves(len(low), sums) & unknown)
    defining = [
        (total, parts) for total, parts in linked_system.definitions(len(low), sums) if unknown[total]
    ]
    made, constant = _made_of(np.where(unknown, 0, low), leaves, defining)
    others = linked_system.matrix(
        len(low), sorted(set(linked_system.independent(len(low), sums)) - set(defining))
    )
    equal, right = _without_empty(others @ made, -(others @ constant))
    totals = np.array([total for total, _ in defining], dtype=int)
    rows = sparse.vstack([equal, made[totals]], format="csr")
    least = np.concatenate([right, (low - constant)[totals]])
    most = np.concatenate([right, (high - constant)[totals]])
    group = _groups(rows, len(leaves))
    of_cell = np.full(len(low), -1)
    open_cells = np.flatnonzero(unknown)
    of_cell[open_cells] = group[made[open_cells].indices[made[open_cells].indptr[:-1]]]
    for number in range(int(group.max(initial=-1)) + 1):
        cells, columns = np.flatnonzero(of_cell == number), np.flatnonzero(group == number)
        own = leaves[columns]
        telling = _telling(rows[:, columns], least, most, low[own], high[own])
        rules = LinearConstraint(rows[telling][:, columns], least[telling], most[telling])
        part = Programme(cells, own, made[cells][:, columns], constant[cells], rules)
        yield part.between(low[own], high[own])


def _made_of(known: np.ndarray, leaves: np.ndarray, defining: list[Sum]) -> tuple[Matrix, np.ndarray]:
    """Every cell of unknown value as a sum of the unknown leaves (cells x leaves) and of what is known."""
    size = len(known)
    totals = [total for total, parts in defining for _ in parts]
    parts = [part for _, parts in defining for part in parts]
    next_down = sparse.csr_matrix((np.ones(len(parts)), (totals, parts)), shape=(size, size))
    ones = sparse.csr_matrix(
        (np.ones(len(leaves)), (leaves, np.arange(len(leaves)))), shape=(size, len(leaves))
    )
    made, constant = ones, known
    while True:
        further = ones + next_down @ made
        constant = known + next_down @ constant
        if (further != made).nnz == 0:
            return made, constant
        made = further


def _without_empty(rows: Matrix, right: np.ndarray) -> tuple[Matrix, np.ndarray]:
    rows = rows.tocsr()
    rows.eliminate_zeros()
    full = np.flatnonzero(np.diff(rows.indptr))
    return rows[full], right[full]


def _groups(rows: Matrix, size: int) -> np.ndarray:
    """For each leaf the number of its component."""
    group = np.full(size, -1)
    for number, columns in enumerate(linked_system.components(rows)):
        group[columns] = number
    return group


def _telling(
    rows: Matrix, least: np.ndarray, most: np.ndarray, low: np.ndarray, high: np.ndarray
) -> np.ndarray:
    """The rows that say more than the intervals of their leaves do."""
    end = np.minimum(high, HORIZON)
    down, up = rows.minimum(0), rows.maximum(0)
    fewest, greatest = up @ low + down @ end, up @ end + down @ low
    return np.flatnonzero((np.diff(rows.indptr) > 0) & ((least > fewest) | (most < greatest)))
