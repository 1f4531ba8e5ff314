"""Figures that their source has already published: the policy `open`, which keeps its numbers and its symbols.

DfE printed Hackney's 2015/16 permanent exclusions as 26 = x + 24 + 0, which says x: where a source withheld a
cell, what it leaves to be worked out is withheld here.
"""

import numpy as np
import pandas as pd

from metrics.disclosure.implied_cells import linked_cells
from metrics.disclosure.protection import withheld
from metrics.disclosure.withholding import ExactTable, must_hide, withheld_cells

# Of a cell that its source hid, two values at least must remain: it says itself what it promises.
TWO_VALUES = 3


def open_release(table: ExactTable, *, rounded_areas: frozenset[str]) -> pd.DataFrame:
    """The source's figures, without those from which a cell that it withheld could be worked out.

    `rounded_areas` are those whose figures the source rounds: from these no cell follows exactly. A source that
    withheld nothing has told everything: there is nothing to work out.
    """
    cells = table.cells
    if not cells["status"].eq("confidential").any():
        return cells
    system = linked_cells(cells, table.sums, table.extract, others_below=0)
    small = np.zeros(len(system.counts), dtype=bool)
    small[: len(cells)] = table.hidden_by_source & ~cells["area"].isin(rounded_areas).to_numpy()
    return withheld(cells, withheld_cells(table, system, must_hide(small, TWO_VALUES, len(cells))))
