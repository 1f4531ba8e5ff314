"""Moves: changes of the counts that leave every sum true, the cheapest one that takes a cell to another value.

A cell is safe at a value if people could be moved so that it has that value and nothing that is shown changes.
The cells that a move changes must not be shown; so what a move costs is what is lost when they are withheld.
"""

from collections.abc import Sequence

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from metrics.disclosure import linked_system
from metrics.disclosure.linked_system import Sum

# What it costs to move people among withheld cells: hardly anything, so that moves stay small.
UNSEEN = 1e-3
WHOLE = 1e-6
# The search for whole numbers gives up after so many branches (not after a time: that differs by machine).
BRANCHES = 2000


class Moves:
    """The moves of one component from its counts."""

    def __init__(self, counts: np.ndarray, sums: Sequence[Sum]) -> None:
        self._counts = counts
        self._finest = linked_system.leaves(len(counts), sums)
        self._made = linked_system.of_leaves(len(counts), sums)
        self._ties = linked_system.ties(self._made, sums)
        self.asked = 0

    def cheapest(self, cell: int, value: int, weights: np.ndarray, still: np.ndarray) -> np.ndarray | None:
        """The change of every cell that takes `cell` to `value` at the least sum of `weights` x people moved.

        Cells that are `still` do not change. None where there is no such move.
        """
        change = self._solved(cell, value, weights, still, whole=False)
        if change is not None and np.abs(change - np.round(change)).max(initial=0) > WHOLE:
            change = self._solved(cell, value, weights, still, whole=True)
        return None if change is None else self._made @ np.round(change)

    def _solved(
        self, cell: int, value: int, weights: np.ndarray, still: np.ndarray, whole: bool
    ) -> np.ndarray | None:
        """The change of every leaf. Each is its rise less its fall; so is a sum's, where changing it costs."""
        self.asked += 1
        leaves = np.flatnonzero(self._finest)
        free = np.flatnonzero(~still[leaves])
        if not len(free):
            return None
        made = self._made[:, free]
        held = np.flatnonzero(still & ~self._finest)
        priced = np.flatnonzero(~still & ~self._finest & (weights > 0))
        each = sparse.identity(len(priced), format="csr")
        rows = sparse.bmat(
            [
                [made[[cell]], -made[[cell]], None, None],
                [made[held], -made[held], None, None],
                [self._ties[:, free], -self._ties[:, free], None, None],
                [made[priced], -made[priced], -each, each],
            ],
            format="csr",
        )
        right = np.zeros(rows.shape[0])
        right[0] = value - self._counts[cell]
        cost = weights[leaves[free]] + UNSEEN
        most = np.full(rows.shape[1], np.inf)
        most[len(free) : 2 * len(free)] = self._counts[leaves[free]]
        result = milp(
            np.concatenate([cost, cost, weights[priced], weights[priced]]),
            integrality=np.repeat([int(whole), int(whole), 0, 0], [len(free)] * 2 + [len(priced)] * 2),
            bounds=Bounds(0, most),
            constraints=LinearConstraint(rows, right, right),
            options={"node_limit": BRANCHES, "mip_rel_gap": 0.05} if whole else {},
        )
        if result.x is None:
            return None
        change = np.zeros(len(leaves))
        change[free] = result.x[: len(free)] - result.x[len(free) : 2 * len(free)]
        return change
