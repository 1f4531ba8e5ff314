"""What was published of the same cells before: by an earlier version of the slice, or in a period next to it.

It binds what is published now, and an attacker has it too.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from config import Extract
from metrics.disclosure import linked_system
from metrics.disclosure.implied_cells import LinkedCells, linked_cells, names
from metrics.disclosure.linked_system import Sum


class Promise(NamedTuple):
    """What is promised of a rounded count: where the true one is at most `smallest`, that it spans `width` or more, and
    where what is published is, that it can still be each of `values`."""

    smallest: int = 9
    width: int = 4
    values: tuple[int, ...] = (1, 2, 3, 4)


PROMISE = Promise()


class PublishedVersion(NamedTuple):
    """A release by cell of the system of now: its counts, the true ones then, and the promise for each cell
    (`Rounded.within`). NaN where it had no such cell."""

    published: np.ndarray
    truth: np.ndarray
    within: np.ndarray

    def of(self, cells: np.ndarray) -> "PublishedVersion":
        """What it says of some cells, by number."""
        return PublishedVersion(self.published[cells], self.truth[cells], self.within[cells])


class EarlierRelease(NamedTuple):
    """An earlier version of the slice, or the release of a period next to it: its release, and its cells and sums (None
    once its rows were deleted)."""

    release: pd.DataFrame
    cells: pd.DataFrame | None
    sums: list[Sum]


def in_order_of(system: LinkedCells, version: EarlierRelease, extract: Extract) -> PublishedVersion:
    """The earlier version in the order of the system; an implied cell was published as what its two cells left.

    Without its rows the earlier counts are taken to be those of now wherever they can have been: the attack then
    makes the most of both versions.
    """
    release, offered = version.release, system.offered
    place = {name: number for number, name in enumerate(names(release))}
    at = np.array([place.get(name, -1) for name in system.names[:offered]])
    published = system.with_differences(_taken(release["protected"].to_numpy(), at))
    within = _taken(release["within"].to_numpy(), at)
    # A finest rest was rounded as the count that leaves it; any other is as near as two counts are.
    finest = (linked_system.leaves(len(system.counts), system.sums) & system.is_rounded)[offered:]
    within = np.concatenate([within, within[system.cell] + np.where(finest, 0.0, within[system.base])])
    if version.cells is None:
        truth = np.where(np.abs(published - system.counts) <= within, system.counts, np.nan)
    else:
        then = linked_cells(version.cells, version.sums, extract)
        counted = dict(zip(then.names, then.counts, strict=True))
        truth = np.array([counted.get(name, np.nan) for name in system.names])
    return of_counts_of_the_file(PublishedVersion(published, truth, within), system)


def of_counts_of_the_file(version: PublishedVersion, system: LinkedCells) -> PublishedVersion:
    """What somebody can hold against it who knows which counts of the file did not change.

    What a count leaves of its base is none of these: that it did not change is known where both of them did not. 11 pupils of
    whom 1 was suspended are published as 10 and 0, then 12 of whom 2 were as 10 and 5. 10 are left both times, at least 2 by the
    first and 0 to 13 by the second: that it is not 1 follows only if it is the same, which nobody is told. Each release by
    itself must leave it 1 to 4. That is asked of large numbers too: a gate that asked it of small ones alone would
    say of each that it lets pass that it is large.
    """
    return version._replace(truth=np.where(system.is_rest_of_base, np.nan, version.truth))


def _taken(values: np.ndarray, at: np.ndarray) -> np.ndarray:
    return np.where(at < 0, np.nan, values[at])


def as_published(counts: np.ndarray, versions: Iterable[PublishedVersion]) -> np.ndarray:
    """What the first of the versions that had the same count published of each cell; NaN where none had it."""
    values = np.full(len(counts), np.nan)
    for version in versions:
        same = version.truth[: len(counts)] == counts
        values = np.where(np.isnan(values) & same, version.published[: len(counts)], values)
    return values


def as_neighbours_published(counts: np.ndarray, versions: Sequence[PublishedVersion]) -> np.ndarray:
    """What the periods next to this one published of each cell that has the same count; NaN where none had it.

    Of two that rounded it apart the one above is followed: between 5 and 10 the count is 6 to 9 for sure, whatever is published
    here, and a 5 would call small what is known not to be 1 to 4.
    """
    size = len(counts)
    alike = [
        np.where(version.truth[:size] == counts, version.published[:size], np.nan) for version in versions
    ]
    return np.fmax.reduce([np.full(size, np.nan), *alike])


def of_unchanged_parts(
    version: PublishedVersion, counts: np.ndarray, sums: Sequence[Sum]
) -> PublishedVersion:
    """What can be held against a period next to this one, by somebody who knows which of the finest counts changed from one
    to the other, and not by how much: a sum is the same where none of its parts changed, and another where one did.

    Of such other sums nothing need be asked. From what is published, one finest count can be moved by up to 4 with every
    sum of it, in both periods alike, and all of them stay within their promises: both periods together leave it the
    room that each of them leaves it.
    """
    finest = linked_system.leaves(len(counts), sums)
    changed = (version.truth != counts)[finest].astype(float)
    moved = linked_system.of_leaves(len(counts), sums) @ changed > 0
    return version._replace(truth=np.where(moved, np.nan, version.truth))


def without_differences(
    counts: np.ndarray, versions: Sequence[PublishedVersion]
) -> list[PublishedVersion] | None:
    """The versions without what they published of cells that have the same count in all, and were rounded apart; None where
    there are no such cells."""
    if not versions:
        return None
    alike = [np.where(version.truth == counts, version.published, np.nan) for version in versions]
    apart = np.fmax.reduce(alike) > np.fmin.reduce(alike)
    if not apart.any():
        return None
    return [version._replace(published=np.where(apart, np.nan, version.published)) for version in versions]


def must_be_possible(version: PublishedVersion, cell: int, promise: Promise, most: float) -> list[int]:
    """The numbers that a cell must still be able to be: those of the promise that what is published of it alone allows, and
    those that leave such a number of its base."""
    low, high = (end[cell] for end in promised(version))
    few = promise.values if version.published[cell] <= promise.smallest else ()
    left = most - version.published[cell]
    near = [value for value in promise.values if abs(left - value) <= promise.width]
    wanted = {*few, *(int(most) - value for value in near)}
    return [value for value in sorted(wanted) if max(low, min(1, most)) <= value <= min(high, most)]


def room(
    earlier: Sequence[PublishedVersion], truth: np.ndarray, most: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """What is left of each cell to somebody who has its base and the earlier versions, before anything is published now;
    everything where no base is known: an earlier version is then no excuse."""
    nothing = PublishedVersion(np.full(len(truth), np.nan), truth, np.zeros(len(truth)))
    low, high = after_all(nothing, earlier)
    known = np.isfinite(most)
    return np.where(known, low, 0), np.where(known, np.minimum(high, most), np.inf)


def after_all(
    current: PublishedVersion, earlier: Iterable[PublishedVersion]
) -> tuple[np.ndarray, np.ndarray]:
    """What all versions together say of each cell by itself."""
    low, high = promised(current)
    for version in earlier:
        same = version.truth == current.truth
        before_low, before_high = promised(version)
        low = np.where(same, np.maximum(low, before_low), low)
        high = np.where(same, np.minimum(high, before_high), high)
    return low, high


def promised(version: PublishedVersion) -> tuple[np.ndarray, np.ndarray]:
    nothing = np.isnan(version.published)
    low = np.where(nothing, 0, np.maximum(version.published - version.within, 0))
    return low, np.where(nothing, np.inf, version.published + version.within)
