"""Controlled rounding: the published counts of a release about children, all at once, so that they still add up.

Counts rounded one by one can be unpicked from totals that no longer fit their parts. Here the finest cells go
to the multiple of the base below or above, and every other cell is the exact sum of its parts, near the truth
in every sum that pages offer. Nothing else is published, so that nothing else can be learnt. Method: zero-
restricted controlled rounding (Handbook on Statistical Disclosure Control, ESSNet, chapter 5), solved as a
mixed integer programme by HiGHS.
"""

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from metrics.disclosure import linked_system
from metrics.disclosure.linked_system import CountTable, Sum
from metrics.disclosure.rounding_programme import (
    USUAL_LIMITS,
    Bindings,
    Limits,
    RoundingTask,
    bindings,
    rounding_steps,
)


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
    itself. The names of the table and the secret `key` choose the direction of a cell where either would do: the same
    people counted again are rounded the same way. Each component takes the first bound that it can meet; one not solved
    in time the best so far, or the next bound.
    """
    counts = np.asarray(table.counts, dtype=float)
    binding = binding or bindings(len(counts))
    out, within = np.full((2, len(counts)), np.nan)
    for cells, linked in _components(table._replace(counts=counts)):
        up = np.array([_prefers_up(table.names[cell], int(counts[cell]), key, limits.base) for cell in cells])
        answer = _first(RoundingTask(counts[cells], linked, up, _bindings_of(binding, cells), limits))
        if answer is None:
            return None
        out[cells], within[cells] = answer
    return _account(counts, out, within)


def sticky(counts: np.ndarray, before: np.ndarray, base: int = 5) -> np.ndarray:
    """What a corrected release should keep of its earlier version (`before`, rounded): `kept` for `rounded`.

    Every value that is still a multiple next to the count, though the count changed. A count that goes up by one
    and is then rounded down, where it was rounded up before, would tell somebody who knows of the one a good
    deal of the rest. NaN where the cell must move.
    """
    apart = np.abs(before - counts)
    return np.where((apart < base) & ((counts % base > 0) | (apart == 0)), before, np.nan)


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
    return bindings(
        len(cells),
        kept=binding.kept[cells],
        unchanged=binding.unchanged[cells],
        drift=binding.drift[cells],
        loose=binding.loose[cells],
        people_rests=pairs,
    )


def _prefers_up(name: str, count: int, key: bytes, base: int) -> bool:
    """A coin for this cell and count that nobody without the key can toss: up as often as the count is near."""
    digest = hmac.new(key, f"{name}|{count}".encode(), hashlib.sha256).digest()
    return int.from_bytes(digest[:8], "big") / 2**64 < count % base / base


def _account(counts: np.ndarray, out: np.ndarray, within: np.ndarray) -> Rounded:
    error = np.abs(out - counts)[~np.isnan(counts)]
    mean, largest = (float(error.mean()), float(error.max())) if len(error) else (0.0, 0.0)
    return Rounded(out, within, int(np.nanmax(within, initial=0)), mean, largest)


def _first(task: RoundingTask) -> tuple[np.ndarray, np.ndarray] | None:
    """The rounding of a component at the first bound that allows one, and the promise for each of its cells."""
    finest, binding, limits = task.finest, task.binding, task.limits
    choices: list[np.ndarray] = []
    for kept in (
        binding.kept,
        np.where(finest, binding.kept, np.nan),
        np.where(finest, binding.unchanged, np.nan),
    ):
        if not any(_alike(kept, other) for other in choices):
            choices.append(kept)
    for narrow, drift_bound in zip(limits.bounds, limits.drift_bounds, strict=True):
        bound = np.where(binding.loose, limits.bounds[-1], narrow)
        for kept in choices:
            low, high = _steps(task, kept, bound, drift_bound)
            if (low > high).any():
                continue
            steps = rounding_steps(task, low, high)
            if steps is not None:
                published = limits.base * (task.counts // limits.base + steps)
                return published, np.where(finest, limits.base - 1, bound)
    return None


def _alike(kept: np.ndarray, other: np.ndarray) -> bool:
    return np.array_equal(kept, other, equal_nan=True)


def _steps(
    task: RoundingTask, kept: np.ndarray, bound: np.ndarray, drift_bound: int
) -> tuple[np.ndarray, np.ndarray]:
    """The fewest and most steps of the base that each cell may lie above the multiple at or below its count."""
    base, finest, drift = task.limits.base, task.finest, task.binding.drift
    over = task.counts % base
    least, most = -bound.astype(float), bound.astype(float)
    drifted = ~np.isnan(drift)
    least[drifted] = np.maximum(least, -drift_bound - drift)[drifted]
    most[drifted] = np.minimum(most, drift_bound - drift)[drifted]
    low, high = np.ceil((over + least) / base), np.floor((over + most) / base)
    low, high = np.where(finest, np.maximum(low, 0), low), np.where(finest, np.minimum(high, over > 0), high)
    fixed = ~np.isnan(kept)
    place = (kept - (task.counts - over)) / base
    assert (place[fixed] % 1 == 0).all(), "what is kept was rounded to the same base"
    return np.where(fixed, np.maximum(low, place), low), np.where(fixed, np.minimum(high, place), high)
