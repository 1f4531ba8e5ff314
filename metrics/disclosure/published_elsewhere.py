"""What others have published of the same people: exact figures that an attacker has besides ours.

DfE prints Hackney's totals of what the council's own file counts. Where its figure is ours to the person, whoever
reads both knows one of our cells, and protection must hold all the same.
"""

from collections.abc import Container, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from config import Extract
from metrics.disclosure import linked_system
from metrics.disclosure.attack import narrowed
from metrics.disclosure.implied_cells import LinkedCells, keys
from metrics.disclosure.protection import policy

# Cells, by row number, whose exact sum is published elsewhere, and that sum.
Margin = tuple[tuple[int, ...], int]
# A cell, by row number, and a value that it cannot have whatever is hidden: what others have printed rules it out.
Ruled = tuple[int, int]


class Elsewhere(NamedTuple):
    """What others have printed of the same people: exact sums, and the values that they leave no room for."""

    margins: Sequence[Margin] = ()
    ruled_out: Container[Ruled] = ()


NOTHING = Elsewhere()


def published_elsewhere(cells: pd.DataFrame, beside: Sequence[pd.DataFrame], extract: Extract) -> np.ndarray:
    """Which cells (bool) a published source gives to the person. `beside`: releases of other sources of the extract.

    A figure that differs from ours is of other people (another day, another way of counting): it says nothing exact.
    """
    where = keys(cells, "source")
    public = np.zeros(len(cells), dtype=bool)
    places = pd.MultiIndex.from_frame(cells[where])
    for release in beside:
        if policy(extract, str(release["source"].iloc[0])) != "open":
            continue
        at = pd.MultiIndex.from_frame(release[where]).get_indexer(places)
        theirs = np.where(at < 0, np.nan, release["count"].to_numpy(dtype=float)[at])
        public |= theirs == cells["count"].to_numpy(dtype=float)
    return public


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
