"""What was published of the same cells before: by an earlier version of the slice, or in a period next to it.

It binds what is published now, and an attacker has it too.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from metrics.disclosure import linked_system
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
