"""Controlled rounding: the published counts of a release about children, all at once, so that they still add up.

Counts rounded one by one can be unpicked from totals that no longer fit their parts. Here the finest cells go
to the multiple of the base below or above, and every other cell is the exact sum of its parts, near the truth
in every sum that pages offer. Nothing else is published, so that nothing else can be learnt. Method: zero-
restricted controlled rounding (Handbook on Statistical Disclosure Control, ESSNet, chapter 5), solved as a
mixed integer programme by HiGHS.
"""

import hashlib
import hmac
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from metrics.disclosure import linked_system
from metrics.disclosure.linked_system import Matrix, Sum

DRIFT_BOUNDS = (9, 14, 20)
# How near the best a rounding must be: the rest of the search takes most of the time.
GAP = 0.05
# What a step against the preferred direction costs: it decides only between roundings that are equally near.
AGAINST_PREFERENCE = 0.001


@dataclass(frozen=True)
class Rounded:
    """A rounded release: counts by cell (NaN where the true one is unknown), and how far from the truth they are.

    `within` is the promise for each cell: below the base for the finest, its component's bound for a sum.
    `bound` is the widest promise, `mean_error` and `largest_error` what became of it.
    """

    counts: np.ndarray
    within: np.ndarray
    bound: int
    mean_error: float
    largest_error: float


class _Task(NamedTuple):
    """One component, its cells in the order of their names: what the solver is asked about."""

    counts: np.ndarray
    sums: list[Sum]
    up: np.ndarray
    kept: np.ndarray
    bound_to: np.ndarray
    drift: np.ndarray
    loose: np.ndarray
    together: list[tuple[int, int]]


def rounded(
    counts: np.ndarray,
    sums: Sequence[Sum],
    *,
    names: Sequence[str],
    key: bytes,
    kept: np.ndarray | None = None,
    bound_to: np.ndarray | None = None,
    drift: np.ndarray | None = None,
    loose: np.ndarray | None = None,
    together: Sequence[tuple[int, int]] = (),
    base: int = 5,
    bounds: Sequence[int] = (4, 6, 9),
    drift_bounds: Sequence[int] = DRIFT_BOUNDS,
    seconds: float = 60.0,
) -> Rounded | None:
    """Counts rounded to `base` that obey every identity and stay within the bound; None where none do so.

    `counts`: whole numbers from 0, NaN where unknown. An unknown count takes no part, nor does an identity that holds it:
    a total of which a part is unknown is rounded by itself. `names` (one a cell, all different) and the secret `key`
    choose the direction of a cell where either would do: the same people counted again are rounded the same way.
    `kept`: rounded values that should stay (NaN where free), for a correction; before a wider bound is tried, those of
    sums are let go, then all but those of `bound_to`, whose counts did not change. `drift`: rounding error of each cell
    in the periods before it that are added up with this one (NaN where none are), kept within `drift_bounds`. `loose`
    sums need only be within the last bound. `together`: finest cells, the second nothing where the first is. Each
    component takes the first bound that it can meet; one not solved within `seconds` the best found, or the next bound.
    """
    counts, free = np.asarray(counts, dtype=float), np.full(len(counts), np.nan)
    kept, bound_to, drift = (free if one is None else one for one in (kept, bound_to, drift))
    loose = np.zeros(len(counts), dtype=bool) if loose is None else loose
    limits, out, within = list(zip(bounds, drift_bounds, strict=True)), free.copy(), free.copy()
    for there, linked in _apart(counts, sums, names):
        up = np.array([_prefers_up(names[cell], int(counts[cell]), key, base) for cell in there])
        of = kept[there], bound_to[there], drift[there], loose[there], _pairs(together, there)
        task = _Task(counts[there], linked, up, *of)
        found = _first(task, limits, base, {"time_limit": seconds, "mip_rel_gap": GAP})
        if found is None:
            return None
        out[there], within[there] = found
    return _account(counts, out, within)


def sticky(counts: np.ndarray, before: np.ndarray, base: int = 5) -> np.ndarray:
    """What a corrected release should keep of its earlier version (`before`, rounded): `kept` for `rounded`.

    Every value that is still a multiple next to the count, though the count changed. A count that goes up by one
    and is then rounded down, where it was rounded up before, would tell somebody who knows of the one a good
    deal of the rest. NaN where the cell must move.
    """
    apart = np.abs(before - counts)
    return np.where((apart < base) & ((counts % base > 0) | (apart == 0)), before, np.nan)


def _apart(
    counts: np.ndarray, sums: Sequence[Sum], names: Sequence[str]
) -> Iterator[tuple[np.ndarray, list[Sum]]]:
    """The components of the known cells, each with its own identities, in an order that is the names' alone."""
    assert len(set(names)) == len(counts), "cells are told apart by name"
    known = np.flatnonzero(~np.isnan(counts))
    assert ((counts[known] >= 0) & (counts[known] % 1 == 0)).all(), "counts are whole numbers from 0"
    order = known[np.argsort(np.array(names, dtype=str)[known], kind="stable")]
    linked = linked_system.renumbered(linked_system.among(sums, ~np.isnan(counts)), order)
    for cells in linked_system.components(linked_system.matrix(len(order), linked)):
        yield order[cells], linked_system.within(linked, cells)


def _pairs(together: Sequence[tuple[int, int]], there: np.ndarray) -> list[tuple[int, int]]:
    """Those of one component, by the place of its cells."""
    place = {int(cell): at for at, cell in enumerate(there)}
    return [(place[one], place[other]) for one, other in together if one in place and other in place]


def _prefers_up(name: str, count: int, key: bytes, base: int) -> bool:
    """A coin for this cell and count that nobody without the key can toss: up as often as the count is near."""
    digest = hmac.new(key, f"{name}|{count}".encode(), hashlib.sha256).digest()
    return int.from_bytes(digest[:8], "big") / 2**64 < count % base / base


def _account(counts: np.ndarray, out: np.ndarray, within: np.ndarray) -> Rounded:
    error = np.abs(out - counts)[~np.isnan(counts)]
    mean, largest = (float(error.mean()), float(error.max())) if len(error) else (0.0, 0.0)
    return Rounded(out, within, int(np.nanmax(within, initial=0)), mean, largest)


def _first(
    task: _Task, limits: list[tuple[int, int]], base: int, options: dict[str, float]
) -> tuple[np.ndarray, np.ndarray] | None:
    """The rounding of a component at the first bound that allows one, and the promise for each of its cells."""
    finest = linked_system.leaves(len(task.counts), task.sums)
    of_leaves = np.where(finest, task.kept, np.nan)
    choices = [task.kept, of_leaves, np.where(finest, task.bound_to, np.nan)]
    choices = [
        one for place, one in enumerate(choices) if not any(_alike(one, other) for other in choices[:place])
    ]
    for narrow, drift_bound in limits:
        bound = np.where(task.loose, limits[-1][0], narrow)
        for kept in choices:
            low, high = _steps(task, kept, finest, base, bound, drift_bound)
            if (low > high).any():
                continue
            steps = _solved(task, finest, base, low, high, options)
            if steps is not None:
                published = base * (task.counts // base + steps)
                return published, np.where(finest, base - 1, bound)
    return None


def _alike(one: np.ndarray, other: np.ndarray) -> bool:
    return np.array_equal(one, other, equal_nan=True)


def _steps(
    task: _Task, kept: np.ndarray, finest: np.ndarray, base: int, bound: np.ndarray, drift_bound: int
) -> tuple[np.ndarray, np.ndarray]:
    """The fewest and most steps of the base that each cell may lie above the multiple at or below its count."""
    over = task.counts % base
    least, most = -bound.astype(float), bound.astype(float)
    drifted = ~np.isnan(task.drift)
    least[drifted] = np.maximum(least, -drift_bound - task.drift)[drifted]
    most[drifted] = np.minimum(most, drift_bound - task.drift)[drifted]
    low, high = np.ceil((over + least) / base), np.floor((over + most) / base)
    low, high = np.where(finest, np.maximum(low, 0), low), np.where(finest, np.minimum(high, over > 0), high)
    fixed = ~np.isnan(kept)
    place = (kept - (task.counts - over)) / base
    assert (place[fixed] % 1 == 0).all(), "what is kept was rounded to the same base"
    return np.where(fixed, np.maximum(low, place), low), np.where(fixed, np.minimum(high, place), high)


def _solved(
    task: _Task, finest: np.ndarray, base: int, low: np.ndarray, high: np.ndarray, options: dict[str, float]
) -> np.ndarray | None:
    """Steps of every cell by the mixed integer programme, or None where none are within `low` and `high`.

    Only whole steps are possible, so the error is linear in the step from the multiple below to that above, and
    in those beyond them: a variable for each of the three is exact, and hundreds of times faster than the
    absolute value of the error.
    """
    if len(task.counts) == 1:
        # Alone, the nearer multiple would say to within 2 what the count was: the coin decides.
        return high if task.up[0] else low
    made_of = linked_system.of_leaves(len(task.counts), task.sums)
    below = task.counts // base
    rows, right = _rules(made_of, linked_system.ties(made_of, task.sums), finest, below)
    cost, bounds = _costs(task, finest, base), _bounds(finest, low, high)
    whole = np.arange(len(cost)) < finest.sum()
    rules = [LinearConstraint(rows, right, right), *_with_people(task, finest, below, base, len(cost))]
    found = milp(cost, integrality=whole, bounds=bounds, constraints=rules, options=options)
    if found.x is None:
        return None
    return (made_of @ (below[finest] + np.round(found.x[whole]))) - below


def _with_people(
    task: _Task, finest: np.ndarray, below: np.ndarray, base: int, size: int
) -> list[LinearConstraint]:
    """Fewer people than the base round up wherever their further events do not round to nothing."""
    leaf = np.cumsum(finest) - 1
    pairs = [
        (people, events)
        for people, events in task.together
        if finest[people] and finest[events] and below[people] == 0 < task.counts[people]
    ]
    rows = sparse.lil_matrix((len(pairs), size))
    for row, (people, events) in enumerate(pairs):
        rows[row, leaf[events]] = 1
        rows[row, leaf[people]] = -1 - below[events]
    most = -np.array([below[events] for _, events in pairs], dtype=float)
    return [LinearConstraint(rows.tocsr(), -np.inf, most)] if pairs else []


def _costs(task: _Task, finest: np.ndarray, base: int) -> np.ndarray:
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
