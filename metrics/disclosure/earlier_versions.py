"""What the earlier versions of a slice, and the periods next to it, showed and withheld, and what a new one says of them.

Readers keep what they have seen, and are taken to know which counts a correction touched: a figure that did not change
says now what it was then.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from config import Extract
from metrics.disclosure import linked_system
from metrics.disclosure.implied_cells import LinkedCells, linked_cells, names
from metrics.disclosure.linked_system import Sum
from metrics.disclosure.published_elsewhere import published_elsewhere

# What was not shown.
WITHHELD = ("confidential", "put_together")


class ExactVersion(NamedTuple):
    """An earlier release of exact figures, and how to have the cells and sums that it was made from: None once the rows
    were deleted. `beside` are the public releases of other sources of the same period. `beyond` is the version or the period that
    comes next, going on from here: what did not change from the one to the other is the same people again."""

    release: pd.DataFrame
    made_from: Callable[[], tuple[pd.DataFrame, list[Sum]]] | None
    extract: Extract
    beside: Sequence[pd.DataFrame] = ()
    beyond: "ExactVersion | None" = None


def in_a_row(versions: Sequence[ExactVersion]) -> list[ExactVersion]:
    """The first of some versions, with each of the others beyond the one before it; none of none."""
    found: ExactVersion | None = None
    for version in reversed(versions):
        found = version._replace(beyond=found)
    return [] if found is None else [found]


def unchanged_since_shown(earlier: Sequence[ExactVersion], cells: pd.DataFrame) -> np.ndarray:
    """Which cells (bool) one of the `earlier` versions, the newest first, showed and no version since has changed.

    Who is told which counts each correction touched knows these. Of a count that changed and came back he is told twice that
    it changed, and never that it is the same again.
    """
    counts = cells["count"].to_numpy(dtype=float)
    seen, same = np.zeros(len(cells), dtype=bool), np.ones(len(cells), dtype=bool)
    for version in earlier:
        then = _shown(version.release, cells)
        same &= np.isnan(then) | (then == counts)
        seen |= same & ~np.isnan(then)
    return seen


def shown_otherwise(earlier: Sequence[ExactVersion], cells: pd.DataFrame) -> np.ndarray:
    """Which cells (bool) one of the `earlier` versions showed as another figure than it is now. What a correction makes the same
    as others print is theirs to nobody who kept the older page, unless the new one shows it."""
    counts = cells["count"].to_numpy(dtype=float)
    figures = [_shown(version.release, cells) for version in earlier]
    return np.logical_or.reduce([~np.isnan(then) & (then != counts) for then in figures] or [counts < 0])


def withheld_in(release: pd.DataFrame, cells: pd.DataFrame, how: Sequence[str] = WITHHELD) -> np.ndarray:
    """Which cells (bool) an earlier version withheld, or put together with others."""
    gone = set(names(release[release["status"].isin(how)]))
    return np.array([name in gone for name in names(cells)])


def _shown(release: pd.DataFrame, cells: pd.DataFrame) -> np.ndarray:
    """The count of each cell that a release shows, NaN for others."""
    shown = release[release["status"].eq("published")]
    then = dict(zip(names(shown), shown["count"], strict=True))
    return np.array([then.get(name) for name in names(cells)], dtype=float)


def without_small(version: ExactVersion | None, below: int) -> ExactVersion | None:
    """The version without those beyond it that show a count from 1 to `below` - 1, as one may that others have published; where
    it shows one itself, what is beyond it."""
    if version is None:
        return None
    beyond = without_small(version.beyond, below)
    shown = version.release.loc[version.release["status"].eq("published"), "count"]
    if shown.between(1, below - 1).any():
        return beyond
    return version if beyond is version.beyond else version._replace(beyond=beyond)


def with_periods_beside(
    system: LinkedCells, neighbours: Sequence[ExactVersion], *, below: int
) -> tuple[LinkedCells, np.ndarray]:
    """The system with what the periods next to it, or its earlier versions, counted besides, and which of all its cells (bool)
    these showed, or others have published.

    Who knows which of the finest counts changed from one period to the other, though not by how much, has one unknown for
    both periods wherever nothing changed, so that these are one cell here. The others of the other period are cells of
    nobody's page, whose small counts are to be protected as well. So it goes on from each to what is beyond it: a count that
    did not change over three periods is one cell, whatever each of them shows. A period whose rows were deleted says nothing.
    """
    own = _Counted(system, np.arange(len(system.counts)))
    seen = np.zeros(len(system.counts), dtype=bool)
    for number, version in enumerate(neighbours):
        system, seen = _with_beyond(system, seen, version, own, below, f"of neighbour {number}")
    return system, seen


class _Counted(NamedTuple):
    """The cells of a version, and where they are in the system that has those of others too."""

    cells: LinkedCells
    place: np.ndarray


def _with_beyond(
    system: LinkedCells, seen: np.ndarray, version: ExactVersion, nearer: _Counted, below: int, title: str
) -> tuple[LinkedCells, np.ndarray]:
    """The system and what was seen of it, with a version and whatever is beyond it; `nearer`: what it comes next to."""
    if version.made_from is None:
        return system, seen
    cells, sums = version.made_from()
    then = linked_cells(cells, sums, version.extract, others_below=below)
    same = _places(then, nearer.cells)
    place = np.where(same < 0, -1, nearer.place[same])
    fresh = np.flatnonzero(place < 0)
    place[fresh] = len(system.counts) + np.arange(len(fresh))
    # What a version withheld though others print it, its readers were not told to be the same.
    public = published_elsewhere(cells, version.beside)
    told = ~np.isnan(_shown(version.release, cells)) | public & ~withheld_in(
        version.release, cells, WITHHELD[:1]
    )
    seen = np.concatenate([seen, np.zeros(len(fresh), dtype=bool)])
    seen[place[: len(cells)][told]] = True
    system = _grown(system, then, place, fresh, title)
    if version.beyond is None:
        return system, seen
    return _with_beyond(system, seen, version.beyond, _Counted(then, place), below, f"{title}, beyond")


def _places(then: LinkedCells, now: LinkedCells) -> np.ndarray:
    """For each cell of another period the cell of this one that is known to be the same: none of the finest counts that make
    it changed. -1 where there is none."""
    number = {name: place for place, name in enumerate(now.names)}
    at = np.array([number.get(name, -1) for name in then.names])
    equal = (at >= 0) & (then.counts == now.counts[at])
    finest_now = linked_system.leaves(len(now.counts), now.sums)[at] & (at >= 0)
    finest = linked_system.leaves(len(then.counts), then.sums)
    changed = (~equal)[finest].astype(float)
    moved = linked_system.of_leaves(len(then.counts), then.sums) @ changed > 0
    return np.where(equal & (finest_now | ~moved), at, -1)


def _grown(
    system: LinkedCells, then: LinkedCells, place: np.ndarray, fresh: np.ndarray, title: str
) -> LinkedCells:
    """The system with the `fresh` cells of another period and all of its sums; `place`: where its cells are in it."""
    number = {name: place for place, name in enumerate(system.names[: system.offered])}
    like = np.array([number.get(then.names[cell], 0) for cell in fresh], dtype=int)
    nothing = np.zeros(len(fresh), dtype=bool)
    sums = [(int(place[total]), tuple(place[list(parts)].tolist())) for total, parts in then.sums]
    return system._replace(
        counts=np.concatenate([system.counts, then.counts[fresh]]),
        sums=linked_system.distinct([*system.sums, *sums]),
        names=[*system.names, *(f"{then.names[cell]} | {title}" for cell in fresh)],
        is_offered=np.concatenate([system.is_offered, nothing]),
        cell=np.concatenate([system.cell, like]),
        base=np.concatenate([system.base, like]),
        is_everyone_else=np.concatenate([system.is_everyone_else, nothing]),
        is_rest_of_base=np.concatenate([system.is_rest_of_base, nothing]),
    )
