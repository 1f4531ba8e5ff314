"""Controlled rounding: the published counts of a release about children, all at once, so that they still add up.

Counts rounded one by one can be unpicked from totals that no longer fit their parts. Here the finest cells go
to the multiple of the base below or above, and every other cell is the exact sum of its parts, near the truth
in every sum that pages offer. Nothing else is published, so that nothing else can be learnt.

What is published with which probability. A coin is tossed for each finest cell: a count goes up with probability
(count mod base) / base, so that it is published as itself on average. It is tossed with a secret key, the cell's name
(without its period) and its count: the same count of the same cell is rounded alike in every period, version and file.
Where all sums are then within the bound, that is the release. Where one is not, the fewest coins are turned round that
bring all of them within it; of equally few, those of least weight by a second coin of the same kind, which knows nothing
of how near a count is. So a count of r above a multiple goes up with r / base, less or more only by what the repair
moves, and anybody who has the method but not the key can work out these probabilities and nothing better. Of five
groups and a total the attack does so (`tests.disclosure --likelihoods`).

Nothing goes above the `highest` of its bindings (no more suspended than there are pupils): where the multiple above is
beyond that, the count is published as the one below whatever it is. Of `few` people the first coin is not asked: they go
down, sums are rather a little further from the truth (`FEW_DOWN`), and they are turned round last. Neither hangs on the count.
Whoever has the 4 boys and 7 girls exactly, of whom 4 and 2 are published as 5 and 5, knows that at most 4 boys are among the 10,
give or take 4: then it was not 1 of the girls. As 0 and 5 it may have been any.

What was published of a finest cell before stays where its count is unchanged, whatever the coins say; where that leaves
a sum beyond the bound, the bound widens, and for as few sums as can be. Method: unbiased controlled rounding (Cox,
Journal of the American Statistical Association 82, 1987, 520-524; Handbook on Statistical Disclosure Control, ESSNet,
chapter 5).
"""

import hashlib
import hmac
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from metrics.disclosure import linked_system
from metrics.disclosure.linked_system import CountTable, Sum
from metrics.disclosure.rounding_programme import (
    USUAL_LIMITS,
    Bindings,
    Ends,
    Limits,
    RoundingTask,
    bindings,
    rounding_steps,
)

# How many coins of others are turned round before one is that says of very few people that it is not 0 of them.
FEW_TURNED = 3
# How many of the bounds are tried with none of them turned round, before any is at the first.
FEW_DOWN = 3


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


def rounded(
    table: CountTable, key: bytes, binding: Bindings | None = None, limits: Limits = USUAL_LIMITS
) -> Rounded | None:
    """Counts rounded to the base that obey every identity and stay within the bound; None where none do so.

    An unknown count takes no part, nor does an identity that holds it: a total of which a part is unknown is rounded by
    itself. The names of the table and the secret `key` toss the coins: the same people counted again are rounded the
    same way. Each component takes the first bound that it can meet; one not solved in time the best so far, or the
    next bound.
    """
    counts = np.asarray(table.counts, dtype=float)
    binding = binding or bindings(len(counts))
    out, within = np.full((2, len(counts)), np.nan)
    for cells, linked in _components(table._replace(counts=counts)):
        own = _bindings_of(binding, cells)
        up, weights = coins([table.names[cell] for cell in cells], counts[cells], key, limits.base)
        weights = np.where(own.few, FEW_TURNED + weights, weights)
        answer = nearest_bound(RoundingTask(counts[cells], linked, up & ~own.few, weights, own, limits))
        if answer is None:
            return None
        out[cells], within[cells] = answer
    return _account(counts, out, within)


def coins(
    names: Sequence[str], counts: np.ndarray, key: bytes, base: int = 5
) -> tuple[np.ndarray, np.ndarray]:
    """For each cell whether it prefers to go up, and what it costs to turn that round (see `RoundingTask`)."""
    first, second = (
        np.array(
            [_coin(f"{toss}{name}|{int(count)}", key) for name, count in zip(names, counts, strict=True)]
        )
        for toss in ("", "repair|")
    )
    return first < counts % base / base, 1 + second / len(counts)


def _components(table: CountTable) -> Iterator[tuple[np.ndarray, list[Sum]]]:
    """The components of the known cells, each with its own identities, in an order that is the names' alone."""
    counts, names = table.counts, table.names
    assert len(set(names)) == len(counts), "cells are told apart by name"
    known = np.flatnonzero(~np.isnan(counts))
    assert ((counts[known] >= 0) & (counts[known] % 1 == 0)).all(), "counts are whole numbers from 0"
    order = known[np.argsort(np.array(names, dtype=str)[known], kind="stable")]
    linked = linked_system.renumbered(linked_system.among(table.sums, ~np.isnan(counts)), order)
    for cells in linked_system.components(linked_system.matrix(len(order), linked)):
        yield order[cells], linked_system.within(linked, cells)


def _bindings_of(binding: Bindings, cells: np.ndarray) -> Bindings:
    """Those of one component, by the place of its cells."""
    place = {int(cell): at for at, cell in enumerate(cells)}
    pairs = [
        (place[people], place[rest])
        for people, rest in binding.people_rests
        if people in place and rest in place
    ]
    by_cell = {name: value[cells] for name, value in binding._asdict().items() if name != "people_rests"}
    return Bindings(**by_cell, people_rests=pairs)


def _coin(what: str, key: bytes) -> float:
    """A number from 0 to 1, all equally likely, that nobody without the key can know."""
    digest = hmac.new(key, what.encode(), hashlib.sha256).digest()
    return int.from_bytes(digest[:8], "big") / 2**64


def _account(counts: np.ndarray, out: np.ndarray, within: np.ndarray) -> Rounded:
    error = np.abs(out - counts)[~np.isnan(counts)]
    mean, largest = (float(error.mean()), float(error.max())) if len(error) else (0.0, 0.0)
    return Rounded(out, within, int(np.nanmax(within, initial=0)), mean, largest)


def nearest_bound(task: RoundingTask) -> tuple[np.ndarray, np.ndarray] | None:
    """The rounding of a component at the first bound that allows one, and the promise for each of its cells."""
    finest, binding, limits = task.finest, task.binding, task.limits
    # What was a sum then may be a finest cell now, too far from what was published to stay.
    near = np.abs(binding.unchanged - task.counts) < limits.base
    finest_held = np.where(finest & near, binding.unchanged, np.nan)
    held = [np.where(finest, finest_held, binding.unchanged)]
    if not np.isnan(binding.unchanged[~finest]).all():
        held.append(finest_held)
    tasks = [(task, bound) for bound in limits.bounds]
    if binding.few.any():
        down = task._replace(binding=binding._replace(highest=np.where(binding.few, 0, binding.highest)))
        tasks = [*((down, bound) for bound in limits.bounds[:FEW_DOWN]), *tasks]
    free = int(np.isnan(finest_held).sum())
    drift_bounds = limits.drift_bounds if not np.isnan(binding.drift).all() else limits.drift_bounds[:1]
    for (tried, narrow), drift_bound, kept in product(tasks, drift_bounds, held):
        task = tried._replace(binding=tried.binding._replace(highest=_reachable(tried, finest_held)))
        bound = np.where(binding.loose, max(narrow, limits.loose), narrow)
        ends = _ends(task, kept, bound, drift_bound)
        if ends.empty:
            continue
        # Few are beyond the first bound only where something is kept: nobody waits for the best of a first release.
        nearer = limits.bounds[0] if free < len(kept) else narrow
        firm = np.minimum(bound, np.where(binding.loose, limits.loose, nearer))
        steps = rounding_steps(task, ends, _ends(task, kept, firm, drift_bound))
        if steps is not None:
            published = limits.base * (task.counts // limits.base + steps)
            return published, np.where(finest, limits.base - 1, bound)
    return None


def _reachable(task: RoundingTask, kept: np.ndarray) -> np.ndarray:
    """The most that may be published of each cell, where what is kept of its finest cells leaves that to be reached."""
    base, finest = task.limits.base, task.finest
    least = np.where(np.isnan(kept), task.counts // base * base, kept)[finest]
    return np.maximum(task.binding.highest, linked_system.of_leaves(len(finest), task.sums) @ least)


def _ends(task: RoundingTask, kept: np.ndarray, bound: np.ndarray, drift_bound: int) -> Ends:
    """How many steps up each cell may go with sums within the bound, and what is kept as it was."""
    base, finest, drift = task.limits.base, task.finest, task.binding.drift
    over = task.counts % base
    least, most = -bound.astype(float), bound.astype(float)
    drifted = ~np.isnan(drift)
    least[drifted] = np.maximum(least, -drift_bound - drift)[drifted]
    most[drifted] = np.minimum(most, drift_bound - drift)[drifted]
    low, high = np.ceil((over + least) / base), np.floor((over + most) / base)
    low, high = np.where(finest, np.maximum(low, 0), low), np.where(finest, np.minimum(high, over > 0), high)
    high = np.minimum(high, (task.binding.highest - (task.counts - over)) / base)
    at_least = np.minimum((task.binding.lowest - (task.counts - over)) / base, high)
    low = np.where(finest, np.maximum(low, at_least), low)
    fixed = ~np.isnan(kept)
    place = (kept - (task.counts - over)) / base
    assert (place[fixed] % 1 == 0).all(), "what is kept was rounded to the same base"
    return Ends(np.where(fixed, np.maximum(low, place), low), np.where(fixed, np.minimum(high, place), high))
