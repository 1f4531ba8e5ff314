"""What the earlier versions of a slice showed and withheld, and what a new one says of them.

Readers keep what they have seen, and are taken to know which counts a correction touched: a figure that did not change
says now what it was then.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from config import Extract
from metrics.disclosure.audit import audit_suppressed, consistent
from metrics.disclosure.implied_cells import LinkedCells, linked_cells, names
from metrics.disclosure.linked_system import Sum
from metrics.disclosure.published_elsewhere import Elsewhere, what_follows
from metrics.disclosure.withholding import ruled_out_by


class ExactVersion(NamedTuple):
    """An earlier release of exact figures, and how to have the cells and sums that it was made from: None once the rows
    were deleted."""

    release: pd.DataFrame
    made_from: Callable[[], tuple[pd.DataFrame, list[Sum]]] | None
    extract: Extract


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


def withheld_in(release: pd.DataFrame, cells: pd.DataFrame) -> np.ndarray:
    """Which cells (bool) an earlier version withheld."""
    gone = set(names(release[release["status"].eq("confidential")]))
    return np.array([name in gone for name in names(cells)])


def changed_since(release: pd.DataFrame, cells: pd.DataFrame) -> np.ndarray:
    """Which cells (bool) an earlier version showed with another count than they have now."""
    then = _shown(release, cells)
    return ~np.isnan(then) & (then != cells["count"].to_numpy(dtype=float))


def _shown(release: pd.DataFrame, cells: pd.DataFrame) -> np.ndarray:
    """The count of each cell that a release shows, NaN for others."""
    shown = release[release["status"].eq("published")]
    then = dict(zip(names(shown), shown["count"], strict=True))
    return np.array([then.get(name) for name in names(cells)], dtype=float)


def say_more(
    system: LinkedCells,
    hidden: np.ndarray,
    public: np.ndarray,
    earlier: Sequence[ExactVersion],
    *,
    below: int,
) -> list[ExactVersion]:
    """The versions of whose small counts a new one, of which `hidden` is withheld, says more than they did themselves: its
    figures that have not changed are put beside those of then. `public`, what others have published, is known without us.
    """
    size = len(hidden)
    shown = what_follows(system, ~hidden & ~np.isnan(system.counts[:size]) | public[:size])[:size]
    now = {
        name: (count, known) for name, count, known in zip(system.names, system.counts, public, strict=False)
    }
    now = {
        name: said
        for name, said, is_shown in zip(system.names, now.values(), shown, strict=False)
        if is_shown
    }
    return [version for version in earlier if _says_more_of(version, now, below)]


def _says_more_of(version: ExactVersion, now: dict[str, tuple[float, bool]], below: int) -> bool:
    """`now`: of each figure that is known, how much it is and whether it is so without us. A version without rows cannot be
    held against it."""
    told = np.array([name in now for name in names(version.release)], dtype=bool)
    if not (told & version.release["status"].eq("confidential")).any():
        return False
    if version.made_from is None:
        return True
    cells, sums = version.made_from()
    size = len(cells)
    system = linked_cells(cells, sums, version.extract, others_below=below)
    counts = system.counts
    offered = ~withheld_in(version.release, cells) & ~np.isnan(counts[:size])
    of_now = [now.get(name, (np.nan, False)) for name in names(cells)]
    unchanged = np.array([count for count, _ in of_now]) == counts[:size]
    without_us = offered | unchanged & np.array([public for _, public in of_now])
    then, seen = what_follows(system, without_us), what_follows(system, offered | unchanged)
    small = (counts > 0) & (counts < below) & ~then
    trusted = consistent(counts, system.sums)[1]
    ruled_out = ruled_out_by(counts, trusted, small, then, below)
    return not audit_suppressed(
        counts, ~seen, trusted, small, below=below, elsewhere=Elsewhere(ruled_out=ruled_out)
    ).passed
