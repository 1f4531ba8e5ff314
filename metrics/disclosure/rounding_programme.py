"""The rounding of one component as an integer programme: which finest cells go up, so that all sums are near.

Each finest cell prefers a direction, by a coin that was tossed before. The programme only repairs what the coins leave
too far from the truth: of all roundings within the bounds it takes one that goes against the fewest coins, and of
several such the one with the lightest `weights`, which are coins too. Where what was published before leaves some sums
beyond the first bound, it keeps them few. How near a count comes to the truth within its bound is never asked: the
nearest rounding would say where in its range a count lies.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from metrics.disclosure import linked_system
from metrics.disclosure.linked_system import Matrix, Sum

# How many coins may be turned round to keep one sum within the first bound, where not all of them can be.
BEYOND_USUAL = 3.0
# How near the best such a rounding must be: the rest of the search takes most of the time.
GAP = 0.02


class Limits(NamedTuple):
    """To multiples of what counts are rounded; how far a sum may be from the truth, and how far the year so far, the
    first bound that its component can meet; how far a `loose` sum may be at least; how long a component may take."""

    base: int = 5
    bounds: Sequence[int] = (4, 5, 6, 9, 14, 20)
    drift_bounds: Sequence[int] = (9, 14, 20)
    loose: int = 9
    seconds: float = 60.0


USUAL_LIMITS = Limits()


class Bindings(NamedTuple):
    """What the rounding of each cell must fit besides its own count, by cell (NaN where nothing binds it).

    `unchanged`: what was published of a cell whose count has not changed since. Finest cells stay so; sums do where one of
    the bounds allows it. `drift`: rounding error of each cell in the periods before it that are added up with this one,
    kept within the limits' `drift_bounds`. `loose` sums (bool) may be further from the truth. `highest`: the most that
    may be published of each cell, where what is kept allows it. `lowest`: what is kept of others that are counted of the people
    of a finest cell, who are not published as fewer. `few` (bool): counted of fewer than the base, whose
    number others know; rounded up, it says that it is not 0, so that its coin always falls down, and sums are wider or another
    is turned round first. `people_rests`: finest cells, the second nothing where the first is.
    """

    unchanged: np.ndarray
    drift: np.ndarray
    loose: np.ndarray
    highest: np.ndarray
    lowest: np.ndarray
    few: np.ndarray
    people_rests: Sequence[tuple[int, int]] = ()


def bindings(size: int, **more: Any) -> Bindings:
    """Bindings that hold nothing but what is given."""
    free, firm = np.full(size, np.nan), np.zeros(size, dtype=bool)
    usual = {"unchanged": free, "drift": free, "loose": firm, "few": firm}
    usual |= {"highest": np.full(size, np.inf), "lowest": np.zeros(size)}
    return Bindings(**(usual | {name: value for name, value in more.items() if value is not None}))


class RoundingTask(NamedTuple):
    """One component, its cells in the order of their names: what the solver is asked about. `up` says which way each
    cell prefers, `weights` what it costs to go the other way: 1 and a little, all of which come to less than 1."""

    counts: np.ndarray
    sums: Sequence[Sum]
    up: np.ndarray
    weights: np.ndarray
    binding: Bindings
    limits: Limits

    @property
    def finest(self) -> np.ndarray:
        return linked_system.leaves(len(self.counts), self.sums)


class Ends(NamedTuple):
    """The fewest and the most steps of the base that each cell may lie above the multiple at or below its count."""

    low: np.ndarray
    high: np.ndarray

    @property
    def empty(self) -> bool:
        return bool((self.low > self.high).any())


def rounding_steps(task: RoundingTask, ends: Ends, usual: Ends) -> np.ndarray | None:
    """Steps of every cell above the multiple at or below its count, or None where none are within `ends`. As few sums as
    can be go beyond `usual`, the ends of the first bound."""
    finest, below = task.finest, task.counts // task.limits.base
    made_of = linked_system.of_leaves(len(task.counts), task.sums)
    preferred = np.clip(task.up[finest].astype(float), ends.low[finest], ends.high[finest])
    near, nearer = (_near_sums(made_of, finest, below, within) for within in (ends, usual))
    tied = _tied(linked_system.ties(made_of, task.sums), below[finest])
    rules = [near, tied, *_with_people(task, below)]
    steps = (
        preferred if _kept([*rules, nearer], preferred) else _repaired(task, preferred, rules, nearer, ends)
    )
    return None if steps is None else (made_of @ (below[finest] + steps)) - below


def _repaired(
    task: RoundingTask,
    preferred: np.ndarray,
    rules: list[LinearConstraint],
    nearer: LinearConstraint,
    ends: Ends,
) -> np.ndarray | None:
    """The finest cells' steps that keep the rules with the fewest preferences changed. Further variables are the steps
    that sums go beyond what is `nearer`, below and above it."""
    finest, near = task.finest, rules[0]
    beyond = np.flatnonzero((nearer.lb > near.lb) | (nearer.ub < near.ub))
    nothing, each = np.zeros(2 * len(beyond)), sparse.identity(len(beyond), format="csr")
    against = np.where(preferred > 0, -1, 1) * task.weights[finest]
    usual = sparse.hstack([nearer.A[beyond], each, -each], format="csr")
    answer = milp(
        np.concatenate([against, nothing + BEYOND_USUAL]),
        integrality=np.arange(len(against) + len(nothing)) < len(against),
        bounds=Bounds(np.append(ends.low[finest], nothing), np.append(ends.high[finest], nothing + np.inf)),
        constraints=[
            *(_of_more(rule, len(nothing)) for rule in rules if len(rule.lb)),
            LinearConstraint(usual, nearer.lb[beyond], nearer.ub[beyond]),
        ],
        options={"time_limit": task.limits.seconds, "mip_rel_gap": GAP if len(beyond) else 0.0},
    )
    return None if answer.x is None else np.round(answer.x[: len(against)])


def _of_more(rule: LinearConstraint, variables: int) -> LinearConstraint:
    """The rule with further variables, on which it has nothing to say."""
    none = sparse.csr_matrix((rule.A.shape[0], variables))
    return LinearConstraint(sparse.hstack([rule.A, none], format="csr"), rule.lb, rule.ub)


def _kept(rules: list[LinearConstraint], steps: np.ndarray) -> bool:
    reached = [(rule.A @ steps, rule.lb, rule.ub) for rule in rules]
    return all(((least <= here) & (here <= most)).all() for here, least, most in reached)


def _near_sums(made_of: Matrix, finest: np.ndarray, below: np.ndarray, ends: Ends) -> LinearConstraint:
    """Each sum's steps are those of its leaves, and within the ends."""
    parts = made_of[np.flatnonzero(~finest)]
    already = parts @ below[finest] - below[~finest]
    return LinearConstraint(parts, ends.low[~finest] - already, ends.high[~finest] - already)


def _tied(ties: Matrix, below: np.ndarray) -> LinearConstraint:
    """Leaves that are tied add up alike both ways."""
    right = -(ties @ below)
    return LinearConstraint(ties, right, right)


def _with_people(task: RoundingTask, below: np.ndarray) -> list[LinearConstraint]:
    """Fewer people than the base round up wherever their further events do not round to nothing."""
    finest = task.finest
    leaf = np.cumsum(finest) - 1
    pairs = [
        (people, events)
        for people, events in task.binding.people_rests
        if finest[people] and finest[events] and below[people] == 0 < task.counts[people]
    ]
    rows = sparse.lil_matrix((len(pairs), int(finest.sum())))
    for row, (people, events) in enumerate(pairs):
        rows[row, leaf[events]] = 1
        rows[row, leaf[people]] = -1 - below[events]
    most = -np.array([below[events] for _, events in pairs], dtype=float)
    return [LinearConstraint(rows.tocsr(), -np.inf, most)] if pairs else []
