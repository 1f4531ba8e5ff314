"""Complementary suppression: which further cells go with those too small to show, over all linked tables at once.

Exact figures stay wherever they can. For each cell that is too small, and each value that it must be able to
have, the cheapest change of hidden cells is found that gives it that value and leaves everything shown as it is;
then each cell that was hidden on the way is shown again if all of them still have such a change without it.
After Fischetti and Salazar's linear programmes for complementary suppression, with whole numbers of people.
"""

from collections.abc import Sequence

import numpy as np

from metrics.disclosure import linked_system
from metrics.disclosure.audit import audit_suppressed, consistent
from metrics.disclosure.linked_system import Sum
from metrics.disclosure.moves import Moves

# Questions put to the solver in a second. The time allowed is counted in questions, so that a slow machine and
# a fast one withhold the same cells.
PACE = 20
# A shown nought says "none" to a reader: it is hidden only where nothing else will do.
DEAR = 10.0
# A cell that costs nothing to hide (a nought, or a cell of no cost) is still better shown.
UNPRICED = 0.01


def suppressed(
    counts: np.ndarray,
    sums: Sequence[Sum],
    primary: np.ndarray,
    *,
    below: int = 5,
    lowest: int = 1,
    already: np.ndarray | None = None,
    cost: np.ndarray | None = None,
    never_shown: np.ndarray | None = None,
    public: np.ndarray | None = None,
    names: Sequence[str] | None = None,
    seconds: float = 6.0,
) -> np.ndarray:
    """Which cells not to show (bool), so that each `primary` one can still be every number `lowest`..`below` - 1.

    `counts` are whole numbers; NaN is a count that even we do not know, and a primary one of these keeps as many
    values, whichever they are. `already` are withheld besides (the source's symbols, earlier versions).
    `never_shown` are cells that no page has, such as what a count leaves of its base: True in the answer, at no cost.
    `public` ones are known to everybody: hiding them is no help, and they are False in it. `cost` multiplies what is
    lost with a cell, log(1 + count). `names` give an order of their own, in which ties are settled. A component that
    still fails the audit when the time is up is hidden whole.
    """
    nothing = np.zeros(size := len(counts), dtype=bool)
    already, never_shown, public = (nothing if one is None else one for one in (already, never_shown, public))
    order = np.arange(size) if names is None else np.argsort(np.array(names, dtype=str), kind="stable")
    counts, primary = np.asarray(counts, dtype=float), np.asarray(primary, dtype=bool)
    filled, trusted = consistent(counts, linked_system.holding(counts, sums))
    linked = linked_system.renumbered(trusted, order)
    hidden = (already | never_shown | primary | np.isnan(counts)) & ~public
    price = np.ones(size) if cost is None else np.asarray(cost, dtype=float)
    for cells in linked_system.components(linked_system.matrix(size, linked)):
        there = order[cells]
        if not primary[there].any() or not (own := linked_system.within(linked, cells)):
            continue
        weights = np.log1p(filled[there]) * price[there]
        known = counts[there], filled[there], own, primary[there]
        search = _Search(*known, (lowest, below), weights, public[there])
        hidden[there] = search.grown(hidden[there], round(seconds * PACE))
    return hidden


class _Search:
    """One component, and the worlds found so far that fit what is shown of it: counts of all its cells."""

    def __init__(
        self,
        counts: np.ndarray,
        filled: np.ndarray,
        sums: list[Sum],
        primary: np.ndarray,
        values: tuple[int, int],
        weights: np.ndarray,
        public: np.ndarray,
    ) -> None:
        self._public = public
        self._counts, self._filled, self._sums, self._values = counts, filled, sums, values
        self._primary, self._weights = primary, weights
        self._moves = Moves(filled, sums)
        self._worlds = filled[None, :]
        lowest, below = values
        cells = np.flatnonzero(primary)
        # Of a count that we do not know it is enough that it has as many values: from the one that fits, up.
        start = np.where(np.isnan(counts[cells]), filled[cells], lowest).astype(int)
        self._wanted = [
            (int(cell), int(first + step))
            for cell, first in sorted(zip(cells, start, strict=True), key=lambda one: -filled[one[0]])
            for step in sorted(range(below - lowest), key=lambda step: -abs(step - (below - lowest - 1) / 2))
        ]

    def grown(self, hidden: np.ndarray, questions: int) -> np.ndarray:
        """`hidden` with what must go with it; everything where that cannot be found."""
        given = hidden.copy()
        everything = ~self._public
        for cell, value in self._wanted:
            if not self._has(cell, value):
                change = self._hiding(cell, value, hidden)
                if change is None:
                    return everything
                hidden = hidden | (change != 0)
        hidden = self._shown_again(hidden, given, questions)
        lowest, below = self._values
        audit = audit_suppressed(self._counts, hidden, self._sums, self._primary, below=below, lowest=lowest)
        return hidden if audit.passed else everything

    def _has(self, cell: int, value: int, among: np.ndarray | None = None) -> bool:
        worlds = self._worlds if among is None else self._worlds[among]
        return bool((worlds[:, cell] == value).any())

    def _hiding(self, cell: int, value: int, hidden: np.ndarray) -> np.ndarray | None:
        """The cheapest move, whatever has to be hidden for it; noughts only where it must be."""
        nought = (self._filled == 0) & ~hidden
        still = nought | self._public
        weights = np.where(hidden, 0.0, np.maximum(self._weights, UNPRICED))
        change = self._moves.cheapest(cell, value, weights, still)
        if change is None:
            weights = np.where(nought, DEAR * (1 + self._weights.max()), weights)
            change = self._moves.cheapest(cell, value, weights, self._public)
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
        """Whether every value asked for has a world that fits what is then shown; those found are kept."""
        fits = (self._worlds[:, ~hidden] == self._filled[~hidden]).all(axis=1)
        missing = [one for one in self._wanted if not self._has(*one, fits)]
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
