"""Which exact figures are withheld with those that must be: common to the policies `suppress` and `open`.

Whatever would give a hidden cell away is hidden with it, over all linked tables at once, and the result is held
against the attack before it goes on.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

from config import Extract
from metrics.disclosure import linked_system
from metrics.disclosure.audit import audit_suppressed, consistent
from metrics.disclosure.complementary_suppression import Range, marks, suppressed
from metrics.disclosure.complements import with_complements
from metrics.disclosure.implied_cells import LinkedCells
from metrics.disclosure.linked_system import CountTable, Sum
from metrics.disclosure.protection import refusal


class ExactTable(NamedTuple):
    """A slice before anything is hidden: its cells, the sums among them, by row what is lost with each, and which
    cells the source itself gave."""

    cells: pd.DataFrame
    sums: list[Sum]
    extract: Extract
    worth: np.ndarray
    given: np.ndarray

    @property
    def hidden_by_source(self) -> np.ndarray:
        """The figures that their source withheld; not sums of ours that lack a part for it."""
        return self.given & self.cells["status"].eq("confidential").to_numpy()


class MustHide(NamedTuple):
    """The cells of the system that are too small to show, those that an earlier version withheld, those of the release
    that everybody knows, and below which count a figure is small."""

    small: np.ndarray
    before: np.ndarray
    public: np.ndarray
    below: int


def withheld_cells(table: ExactTable, system: LinkedCells, must: MustHide) -> np.ndarray:
    """Which cells of the release are withheld, by us or by their source; Unsafe if that is not enough."""
    size, counts = len(table.cells), system.counts
    confidential = table.cells["status"].eq("confidential").to_numpy()
    trusted, contradicted = _trusted(system, must.small)
    public = np.concatenate([must.public, np.zeros(len(counts) - size, dtype=bool)])
    seen, primary = must.small & public, must.small & ~public
    hidden = must.before | system.is_implied | primary
    hidden[:size] = with_complements(counts[:size], hidden[:size] | confidential, contradicted, table.worth)
    hidden &= ~public
    audit = audit_suppressed(counts, hidden, trusted, primary, below=must.below)
    if not audit.passed:
        # What is safe stays safe when more is hidden: only the cells that failed need help.
        failed = np.isin(np.arange(len(counts)), audit.failed)
        cost = np.concatenate([table.worth, np.zeros(len(system.cell))])
        chosen = marks(failed, already=hidden, never_shown=system.is_implied, public=public, cost=cost)
        hidden = suppressed(CountTable(counts, trusted, system.names), chosen, Range(below=must.below))
        audit = audit_suppressed(counts, hidden, trusted, primary, below=must.below)
    if not audit.passed:
        raise refusal(table.cells, table.extract, np.array(audit.failed), system)
    return (hidden & ~np.isnan(counts) | must.before | seen)[:size] | confidential


def _trusted(system: LinkedCells, primary: np.ndarray) -> tuple[list[Sum], list[Sum]]:
    """The sums that hang together with a primary cell: those that can all be true at once; and where they cannot
    (the source rounds), all those among the release's own cells that hang together with the contradiction."""
    live = _connected(system.sums, primary)
    near = [(total, parts) for total, parts in system.sums if live[total]]
    trusted = set(consistent(system.counts, linked_system.distinct(near))[1])
    contradicted = np.zeros(len(live), dtype=bool)
    for total, parts in near:
        cells = [total, *parts]
        unsound = np.isnan(system.counts[cells]).any() and (total, tuple(sorted(parts))) not in trusted
        contradicted[cells] |= unsound
    loose = _connected(near, contradicted)
    offered = system.is_offered
    return sorted(trusted), [
        (total, parts) for total, parts in near if loose[total] and offered[[total, *parts]].all()
    ]


def _connected(sums: list[Sum], marked: np.ndarray) -> np.ndarray:
    """The cells that hang together, through any sums, with one that is marked."""
    connected = np.zeros(len(marked), dtype=bool)
    for cells in linked_system.components(linked_system.matrix(len(marked), sums)):
        connected[cells] = marked[cells].any()
    return connected
