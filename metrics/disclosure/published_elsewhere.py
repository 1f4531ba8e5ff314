"""What others have published of the same people: exact figures that an attacker has besides ours.

DfE prints Hackney's totals of what the council's own file counts. Where its figure is ours to the person, whoever
reads both knows one of our cells, and protection must hold all the same. Of whom something is counted, such as pupils on
roll, is taken to be known exactly in any case: the school census and the population extract count the same pupils.
"""

from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from config import Extract
from metrics.disclosure import linked_system
from metrics.disclosure.attack import narrowed
from metrics.disclosure.implied_cells import LinkedCells, keys, names

# Cells, by row number, whose exact sum is published elsewhere, and that sum.
Margin = tuple[tuple[int, ...], int]
# A cell, by row number, and a value that it cannot have whatever is hidden: what others have printed rules it out.
Ruled = tuple[int, int]


class Elsewhere(NamedTuple):
    """What others have printed of the same people: exact sums, and the values that they leave no room for."""

    margins: Sequence[Margin] = ()
    ruled_out: Container[Ruled] = ()


NOTHING = Elsewhere()


class Bases(NamedTuple):
    """Which cells of a system are bases (bool); for each cell its base, by number (-1: none), and the most that it can be to
    somebody who has the base exactly (infinite without one)."""

    is_base: np.ndarray
    of: np.ndarray
    most: np.ndarray

    @property
    def any(self) -> bool:
        return bool(self.is_base.any())

    def most_kept(self, before: np.ndarray) -> np.ndarray:
        """For each cell the most that is kept, as it was published `before`, of what is counted of it. A base is published as no
        fewer: 5 of 0 would say that there is somebody. So it hangs on what readers have seen, and on no count of today."""
        lowest = np.zeros(len(before))
        parts = np.flatnonzero((self.of >= 0) & np.isfinite(self.most) & ~np.isnan(before))
        np.maximum.at(lowest, self.of[parts], before[parts])
        return lowest


def known_bases(cells: pd.DataFrame, system: LinkedCells, extract: Extract) -> Bases:
    """The bases of a rounded release. Where there is nobody there are no events either."""
    items, where = cells["item"], keys(cells)
    base_of = {name: item.of for name, item in extract.items.items() if item.of}
    of_events = {name: base_of.get(item.people) for name, item in extract.items.items() if item.people}
    places = pd.MultiIndex.from_frame(cells[where])
    at, at_events = (
        places.get_indexer(pd.MultiIndex.from_frame(cells.assign(item=items.map(bases))[where]))
        for bases in (base_of, of_events)
    )
    is_events = items.isin(list(of_events)).to_numpy()
    # What people leave of their events is bound as events are; any other rest as the count that leaves it.
    rests = np.where(is_events[system.base], system.base, system.cell)
    of, of_all = (np.concatenate([one, one[rests]]) for one in (at, at_events))
    known = np.append(system.counts, np.nan)
    most = np.where(known[of] >= system.counts, known[of], np.inf)
    most = np.where((known[of_all] == 0) & (system.counts == 0), 0.0, most)
    is_base = np.zeros(len(system.counts), dtype=bool)
    is_base[: len(cells)] = items.isin(list(base_of.values()))
    return Bases(is_base, of, most)


def published_elsewhere(cells: pd.DataFrame, beside: Sequence[pd.DataFrame]) -> np.ndarray:
    """Which cells (bool) a published source gives to the person. `beside`: public releases of the extract.

    A figure that differs from ours is of other people (another day, another way of counting): it says nothing exact.
    """
    where = keys(cells, "source")
    public = np.zeros(len(cells), dtype=bool)
    places = pd.MultiIndex.from_frame(cells[where])
    for release in beside:
        at = pd.MultiIndex.from_frame(release[where]).get_indexer(places)
        theirs = np.where(at < 0, np.nan, release["count"].to_numpy(dtype=float)[at])
        public |= theirs == cells["count"].to_numpy(dtype=float)
    return public


def missing_kin(cells: pd.DataFrame, extract: Extract) -> list[tuple[str, str, str]]:
    """Whom the cells have nothing of, though they are part of whom the cells count or these are part of them: the dimension,
    the value that is missing and the one that is there."""
    counted = {name: set(cells.loc[cells["count"].notna(), name]) for name in extract.dimensions}
    return [
        (name, missing, there)
        for name, dimension in extract.dimensions.items()
        for part, whole in dimension.within.items()
        for missing, there in ((part, whole), (whole, part))
        if there in counted[name] and missing not in counted[name]
    ]


class OtherFile(NamedTuple):
    """What another file of the extract counts, under a source of its own, and the cells of it that readers have seen."""

    cells: pd.DataFrame
    shown: pd.DataFrame


def kin(cells: pd.DataFrame, files: Iterable[OtherFile], extract: Extract) -> pd.DataFrame:
    """What other files count of whom the cells lack, though it could be held against theirs: in the form of the cells."""
    where, found = keys(cells, "source", "group"), []
    for name, missing, there in missing_kin(cells, extract):
        wanted = pd.MultiIndex.from_frame(cells[cells[name].eq(there)].assign(**{name: missing})[where])
        for file in files:
            found.append(file.cells[pd.MultiIndex.from_frame(file.cells[where]).isin(wanted)][cells.columns])
    return pd.concat(found).drop_duplicates(keys(cells)) if found else cells[:0]


def seen_of_kin(cells: pd.DataFrame, files: Iterable[OtherFile]) -> np.ndarray:
    """Which cells (bool) are those of another file that readers have seen."""
    seen = {name for file in files for name in names(file.shown)}
    return np.array([name in seen for name in names(cells)], dtype=bool)


def what_follows(system: LinkedCells, public: np.ndarray) -> np.ndarray:
    """Which cells of the system (bool) everybody knows who knows the `public` ones of the release: these, and whatever
    one sum after the other leaves of them. Nobody is protected from what follows without us."""
    known = np.concatenate([public, np.zeros(len(system.counts) - len(public), dtype=bool)])
    if not public.any():
        return known
    held = linked_system.distinct(linked_system.holding(system.counts, system.sums))
    low, high = narrowed(
        np.where(known, system.counts, 0),
        np.where(known, system.counts, np.inf),
        linked_system.matrix(len(known), held),
    )
    return (low == high) & ~np.isnan(system.counts)
