"""The rounding of one component as a mixed integer programme: which finest cells go up, so that all sums are near.

Only whole steps of the base are possible, so the error is linear in the step from the multiple below to that above,
and in those beyond them: a variable for each of the three is exact, and hundreds of times faster than the
absolute value of the error.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from metrics.disclosure import linked_system
from metrics.disclosure.linked_system import Matrix, Sum

# How near the best a rounding must be: the rest of the search takes most of the time.
GAP = 0.05
# What a step against the preferred direction costs: it decides only between roundings that are equally near.
AGAINST_PREFERENCE = 0.001


class Limits(NamedTuple):
    """To multiples of what counts are rounded, how far a sum may be from the truth, the first bound that its component
    can meet, and how far the year so far; and how long a component may take."""

    base: int = 5
    bounds: Sequence[int] = (4, 6, 9)
    drift_bounds: Sequence[int] = (9, 14, 20)
    seconds: float = 60.0


USUAL_LIMITS = Limits()


class Bindings(NamedTuple):
    """What the rounding of each cell must fit besides its own count, by cell (NaN where nothing binds it).

    `kept`: rounded values that should stay, for a correction; before a wider bound is tried, those of sums are let go,
    then all but those of `unchanged`, whose counts did not change. `drift`: rounding error of each cell in the periods
    before it that are added up with this one, kept within the limits' `drift_bounds`. `loose` sums (bool) need only be
    within the last bound. `people_rests`: finest cells, the second nothing where the first is.
    """

    kept: np.ndarray
    unchanged: np.ndarray
    drift: np.ndarray
    loose: np.ndarray
    people_rests: Sequence[tuple[int, int]] = ()


def bindings(size: int, **more: Any) -> Bindings:
    """Bindings that hold nothing but what is given."""
    free, firm = np.full(size, np.nan), np.zeros(size, dtype=bool)
    usual = {"kept": free, "unchanged": free, "drift": free, "loose": firm}
    return Bindings(**(usual | {name: value for name, value in more.items() if value is not None}))


class RoundingTask(NamedTuple):
    """One component, its cells in the order of their names: what the solver is asked about."""

    counts: np.ndarray
    sums: list[Sum]
    up: np.ndarray
    binding: Bindings
    limits: Limits

    @property
    def finest(self) -> np.ndarray:
        return linked_system.leaves(len(self.counts), self.sums)


def rounding_steps(task: RoundingTask, low: np.ndarray, high: np.ndarray) -> np.ndarray | None:
    """Steps of every cell by the mixed integer programme, or None where none are within `low` and `high`."""
    if len(task.counts) == 1:
        # Alone, the nearer multiple would say to within 2 what the count was: the coin decides.
        return high if task.up[0] else low
    base, finest = task.limits.base, task.finest
    made_of = linked_system.of_leaves(len(task.counts), task.sums)
    below = task.counts // base
    rows, right = _rules(made_of, linked_system.ties(made_of, task.sums), finest, below)
    cost, bounds = _costs(task, finest, base), _bounds(finest, low, high)
    whole = np.arange(len(cost)) < finest.sum()
    rules = [LinearConstraint(rows, right, right), *_with_people(task, below, len(cost))]
    options = {"time_limit": task.limits.seconds, "mip_rel_gap": GAP}
    answer = milp(cost, integrality=whole, bounds=bounds, constraints=rules, options=options)
    if answer.x is None:
        return None
    return (made_of @ (below[finest] + np.round(answer.x[whole]))) - below


def _with_people(task: RoundingTask, below: np.ndarray, size: int) -> list[LinearConstraint]:
    """Fewer people than the base round up wherever their further events do not round to nothing."""
    finest = task.finest
    leaf = np.cumsum(finest) - 1
    pairs = [
        (people, events)
        for people, events in task.binding.people_rests
        if finest[people] and finest[events] and below[people] == 0 < task.counts[people]
    ]
    rows = sparse.lil_matrix((len(pairs), size))
    for row, (people, events) in enumerate(pairs):
        rows[row, leaf[events]] = 1
        rows[row, leaf[people]] = -1 - below[events]
    most = -np.array([below[events] for _, events in pairs], dtype=float)
    return [LinearConstraint(rows.tocsr(), -np.inf, most)] if pairs else []


def _costs(task: RoundingTask, finest: np.ndarray, base: int) -> np.ndarray:
    """Of each leaf's step; of each sum's step from below to above the truth, and of those up and down beyond."""
    weight = 1 / np.sqrt(task.counts + 4)
    step = weight * (base - 2 * (task.counts % base))
    against = np.where(task.up, -AGAINST_PREFERENCE, AGAINST_PREFERENCE)
    beyond = base * weight[~finest]
    return np.concatenate([(step + against)[finest], step[~finest], beyond, beyond])


def _bounds(finest: np.ndarray, low: np.ndarray, high: np.ndarray) -> Bounds:
    least, most = low[~finest], high[~finest]
    return Bounds(
        np.concatenate([low[finest], np.clip(least, 0, 1), np.maximum(least - 1, 0), np.maximum(-most, 0)]),
        np.concatenate([high[finest], np.clip(most, 0, 1), np.maximum(most - 1, 0), np.maximum(-least, 0)]),
    )


def _rules(made_of: Matrix, ties: Matrix, finest: np.ndarray, below: np.ndarray) -> tuple[Matrix, np.ndarray]:
    """Each sum's steps are those of its leaves, and leaves that are tied add up."""
    parts = made_of[np.flatnonzero(~finest)]
    each = sparse.identity(parts.shape[0], format="csr")
    rows = sparse.bmat([[-parts, each, each, -each], [ties, None, None, None]], format="csr")
    return rows, np.concatenate([parts @ below[finest] - below[~finest], -(ties @ below[finest])])
