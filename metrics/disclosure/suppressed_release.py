"""Exact figures with holes: the policy `suppress`, which withholds small counts and whatever would give them away."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from metrics.disclosure.implied_cells import linked_cells, names
from metrics.disclosure.protection import figures_of_withheld_people, withheld
from metrics.disclosure.withholding import ExactTable, MustHide, withheld_cells


def suppressed_release(
    table: ExactTable, *, below: int, earlier: Sequence[pd.DataFrame], public: np.ndarray
) -> pd.DataFrame:
    """The cells without counts from 1 to `below` - 1, and without what would give those away.

    A count that leaves 1 to `below` - 1 of its base, or of everybody, is as small as they are. What one of `earlier`, the
    versions of this slice so far, withheld stays withheld: its figure now, taken from the figures then, would say
    what it was. `public` are figures that others have published: they cannot be hidden, so that hiding them protects
    nobody else. No more can a figure that an earlier version showed and that has not changed.
    """
    cells = table.cells
    system = linked_cells(cells, table.sums, table.extract, others_below=below)
    small = (system.counts > 0) & (system.counts < below)
    small[: len(cells)] |= table.hidden_by_source
    before, seen = np.zeros(len(small), dtype=bool), public.copy()
    for release in earlier:
        before[: len(cells)] |= _withheld_in(release, cells)
        seen |= _shown_in(release, cells)
    must = MustHide(small, before, seen & ~before[: len(cells)], below)
    hidden = withheld_cells(table, system, must)
    return withheld(cells, hidden | figures_of_withheld_people(cells, hidden, table.extract))


def _shown_in(release: pd.DataFrame, cells: pd.DataFrame) -> np.ndarray:
    """Which cells an earlier version showed with the count that they have now."""
    shown = release[release["status"].eq("published")]
    then = dict(zip(names(shown), shown["count"], strict=True))
    counts = cells["count"].to_numpy(dtype=float)
    return np.array([then.get(name) for name in names(cells)], dtype=float) == counts


def _withheld_in(release: pd.DataFrame, cells: pd.DataFrame) -> np.ndarray:
    gone = set(names(release[release["status"].eq("confidential")]))
    return np.array([name in gone for name in names(cells)])
