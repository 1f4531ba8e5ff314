"""Complementary suppression: which further cells go with those too small to show, over all linked tables at once.

Exact figures stay wherever they can. For each cell that is too small, and each value that it must be able to
have, the cheapest change of hidden cells is found that gives it that value and leaves everything shown as it is;
then each cell that was hidden on the way is shown again if all of them still have such a change without it.
After Fischetti and Salazar's linear programmes for complementary suppression, with whole numbers of people.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from metrics.disclosure import linked_system
from metrics.disclosure.attack import consistent
from metrics.disclosure.audit import audit_suppressed
from metrics.disclosure.linked_system import CountTable, Sum
from metrics.disclosure.moves import Moves
from metrics.disclosure.published_elsewhere import Elsewhere, Ruled

# Questions put to the solver in a second. The time allowed is counted in questions, so that a slow machine and
# a fast one withhold the same cells.
PACE = 20
# A shown nought says "none" to a reader: it is hidden only where nothing else will do.
DEAR = 10.0
# A cell that costs nothing to hide (a nought, or a cell of no cost) is still better shown.
UNPRICED = 0.01


class Range(NamedTuple):
    """What a protected cell must still be able to be: every number from `lowest` to `below` - 1."""

    lowest: int = 1
    below: int = 5


ONE_TO_FOUR = Range()


class Marks(NamedTuple):
    """What is settled of the cells before any is chosen (bool by cell), and what is lost with each.

    `primary` are those to be protected; `already` are withheld besides (the source's symbols, earlier versions);
    `never_shown` are on no page, such as what a count leaves of its base: True in the answer, at no cost; `public` ones
    are known to everybody: hiding them is no help, and they are False in it. `cost` multiplies what is lost with a cell,
    log(1 + count). `ruled_out` are values that no hiding can leave a cell.
    """

    primary: np.ndarray
    already: np.ndarray
    never_shown: np.ndarray
    public: np.ndarray
    cost: np.ndarray
    ruled_out: frozenset[Ruled] = frozenset()


def marks(primary: np.ndarray, ruled_out: Iterable[Ruled] = (), **more: np.ndarray) -> Marks:
    """Marks of which all but `primary` are left out where there are none."""
    nothing = np.zeros(len(primary), dtype=bool)
    usual = {"already": nothing, "never_shown": nothing, "public": nothing, "cost": np.ones(len(primary))}
    return Marks(np.asarray(primary, dtype=bool), **(usual | more), ruled_out=frozenset(ruled_out))


def suppressed(
    table: CountTable, marks: Marks, values: Range = ONE_TO_FOUR, seconds: float = 6.0
) -> np.ndarray:
    """Which cells not to show (bool), so that each primary one can still have every one of `values`.

    An unknown count (NaN) that is primary keeps as many values, whichever they are. Ties are settled in the order of the
    table's names. A component that still fails the audit when the time is up is hidden whole.
    """
    size, order = len(table.counts), table.order
    counts = np.asarray(table.counts, dtype=float)
    filled, trusted = consistent(counts, linked_system.holding(counts, table.sums))
    linked = linked_system.renumbered(trusted, order)
    hidden = (marks.already | marks.never_shown | marks.primary | np.isnan(counts)) & ~marks.public
    for cells in linked_system.components(linked_system.matrix(size, linked)):
        here = order[cells]
        if not marks.primary[here].any() or not (own := linked_system.within(linked, cells)):
            continue
        weights = np.log1p(filled[here]) * marks.cost[here]
        place = {int(cell): number for number, cell in enumerate(here)}
        ruled_out = {(place[cell], value) for cell, value in marks.ruled_out if cell in place}
        component = _Component(
            counts[here], filled[here], own, marks.primary[here], marks.public[here], weights, ruled_out
        )
        hidden[here] = _Search(component, values).grown(hidden[here], round(seconds * PACE))
    return hidden


class _Component(NamedTuple):
    """Cells that hang together: `filled` has a number for the unknown ones too, `weights` is what is lost with each."""

    counts: np.ndarray
    filled: np.ndarray
    sums: list[Sum]
    primary: np.ndarray
    public: np.ndarray
    weights: np.ndarray
    ruled_out: set[Ruled]


class _Search:
    """One component, and the worlds found so far that fit what is shown of it: counts of all its cells."""

    def __init__(self, component: _Component, values: Range) -> None:
        self._of, self._values = component, values
        self._filled, self._weights = component.filled, component.weights
        self._moves = Moves(component.filled, component.sums)
        self._worlds = component.filled[None, :]
        self._wanted = _wanted(component, values)

    def grown(self, hidden: np.ndarray, questions: int) -> np.ndarray:
        """`hidden` with what must go with it; everything where that cannot be found."""
        given = hidden.copy()
        everything = ~self._of.public
        for cell, value in self._wanted:
            if not self._has(cell, value):
                change = self._hiding(cell, value, hidden)
                if change is None:
                    return everything
                hidden = hidden | (change != 0)
        hidden = self._shown_again(hidden, given, questions)
        lowest, below = self._values
        audit = audit_suppressed(
            self._of.counts, hidden, self._of.sums, self._of.primary, below=below, lowest=lowest,
            elsewhere=Elsewhere(ruled_out=self._of.ruled_out),
        )  # fmt: skip
        return hidden if audit.passed else everything

    def _has(self, cell: int, value: int, among: np.ndarray | None = None) -> bool:
        worlds = self._worlds if among is None else self._worlds[among]
        return bool((worlds[:, cell] == value).any())

    def _hiding(self, cell: int, value: int, hidden: np.ndarray) -> np.ndarray | None:
        """The cheapest move, whatever has to be hidden for it; noughts only where it must be."""
        nought = (self._filled == 0) & ~hidden
        still = nought | self._of.public
        weights = np.where(hidden, 0.0, np.maximum(self._weights, UNPRICED))
        change = self._moves.cheapest(cell, value, weights, still)
        if change is None:
            weights = np.where(nought, DEAR * (1 + self._weights.max()), weights)
            change = self._moves.cheapest(cell, value, weights, self._of.public)
        if change is not None:
            self._learn(change)
        return change

    def _learn(self, change: np.ndarray) -> None:
        """The world that a move leads to, and those that its whole steps pass on the way."""
        steps = max(int(np.gcd.reduce(np.abs(np.round(change)).astype(int))), 1)
        worlds = [self._filled + change * (step / steps) for step in range(1, steps + 1)]
        self._worlds = np.vstack([self._worlds, *worlds])

    def _shown_again(self, hidden: np.ndarray, given: np.ndarray, questions: int) -> np.ndarray:
        """`hidden` without the cells that can be shown after all, the dearest first."""
        added = np.flatnonzero(hidden & ~given)
        for cell in added[np.argsort(-self._weights[added], kind="stable")]:
            trial = hidden.copy()
            trial[cell] = False
            if self._moves.asked < questions and self._safe(trial, given):
                hidden = trial
                same = (self._worlds[:, ~hidden] == self._filled[~hidden]).all(axis=1)
                self._worlds = self._worlds[same]
        return hidden

    def _safe(self, hidden: np.ndarray, given: np.ndarray) -> bool:
        """Whether every value asked for has a world that fits what is then shown; those met are kept."""
        fits = (self._worlds[:, ~hidden] == self._filled[~hidden]).all(axis=1)
        missing = [wanted for wanted in self._wanted if not self._has(*wanted, fits)]
        weights = np.where(given, 0.0, self._weights)
        before = len(self._worlds)
        for cell, value in missing:
            if self._has(cell, value, np.arange(before, len(self._worlds))):
                continue
            change = self._moves.cheapest(cell, value, weights, ~hidden)
            if change is None:
                return False
            self._learn(change)
        return True


def _wanted(component: _Component, values: Range) -> list[tuple[int, int]]:
    """Each primary cell with each value that it must be able to have, the largest cells and the farthest values first.

    Of a count that we do not know it is enough that it has as many values: from the one that fits, up.
    """
    lowest, below = values
    cells = np.flatnonzero(component.primary)
    unknown = np.isnan(component.counts[cells])
    start = np.where(unknown, component.filled[cells], lowest).astype(int)
    middle = (below - lowest - 1) / 2
    return [
        (int(cell), int(first + step))
        for cell, first in sorted(
            zip(cells, start, strict=True), key=lambda wanted: -component.filled[wanted[0]]
        )
        for step in sorted(range(below - lowest), key=lambda step: -abs(step - middle))
        if (int(cell), lowest + step) not in component.ruled_out
    ]
