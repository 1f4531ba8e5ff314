"""Which exact figures are withheld with those that must be: common to the policies `suppress` and `open`.

Whatever would give a hidden cell away is hidden with it, over all linked tables at once, and the result is held
against the attack before it goes on.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from config import Extract
from metrics.disclosure import linked_system
from metrics.disclosure.attack import Knowledge, consistent
from metrics.disclosure.audit import audit_suppressed
from metrics.disclosure.complementary_suppression import Range, marks, suppressed
from metrics.disclosure.implied_cells import LinkedCells
from metrics.disclosure.linked_system import CountTable, Sum
from metrics.disclosure.protection import refusal
from metrics.disclosure.published_elsewhere import Elsewhere, Ruled


class ExactTable(NamedTuple):
    """A slice before anything is hidden: its cells, the sums among them, by row what is lost with each, and which
    cells the source itself gave. `aside` are cells of another split than is offered: on no page, and protected as well."""

    cells: pd.DataFrame
    sums: list[Sum]
    extract: Extract
    worth: np.ndarray
    given: np.ndarray
    aside: np.ndarray

    @property
    def hidden_by_source(self) -> np.ndarray:
        """The figures that their source withheld; not sums of ours that lack a part for it."""
        return self.given & self.cells["status"].eq("confidential").to_numpy()


class MustHide(NamedTuple):
    """What is settled before anything is chosen (bool by cell of the system), and below which count a figure is small.

    `small` cells are too small to show, and `before` were withheld by an earlier version. `seen` were shown by one and have
    not changed: hiding them is no help. `public` are what others have published and what follows from it: nobody can be
    protected from that. `shown` (by cell of the release) are those of the public cells that are shown whatever else holds.
    """

    small: np.ndarray
    before: np.ndarray
    seen: np.ndarray
    public: np.ndarray
    shown: np.ndarray
    below: int

    @property
    def known(self) -> np.ndarray:
        """The cells that everybody knows."""
        return self.seen | self.public


def must_hide(small: np.ndarray, below: int, offered: int) -> MustHide:
    """What must be hidden where nobody has seen anything of the `offered` cells before."""
    nothing = np.zeros(len(small), dtype=bool)
    return MustHide(small, nothing, nothing, nothing, nothing[:offered], below)


def withheld_cells(table: ExactTable, system: LinkedCells, must: MustHide) -> np.ndarray:
    """Which cells of the release are withheld, by us or by their source; Unsafe if that is not enough."""
    size, counts = len(table.cells), system.counts
    confidential = table.cells["status"].eq("confidential").to_numpy()
    trusted, contradicted = _trusted(system, must.small)
    primary = must.small & ~must.known
    never_shown = system.is_implied | np.append(table.aside, np.zeros(len(counts) - size, dtype=bool))
    hidden = must.before | never_shown | primary
    printed = [line for line in contradicted if not table.aside[[line[0], *line[1]]].any()]
    hidden[:size] = with_complements(counts[:size], hidden[:size] | confidential, printed, table.worth)
    hidden &= ~must.known
    audit = audit_suppressed(counts, hidden, trusted, primary, below=must.below)
    if not audit.passed:
        # What is safe stays safe when more is hidden: only the cells that failed need help.
        failed = np.isin(np.arange(len(counts)), audit.failed)
        ruled_out = ruled_out_by(counts, trusted, failed, must.public, must.below)
        cost = np.concatenate([table.worth, np.zeros(len(system.cell))])
        chosen = marks(
            failed, ruled_out, already=hidden, never_shown=never_shown, public=must.known, cost=cost
        )
        hidden = suppressed(CountTable(counts, trusted, system.names), chosen, Range(below=must.below))
        audit = audit_suppressed(
            counts, hidden, trusted, primary, below=must.below, elsewhere=Elsewhere(ruled_out=ruled_out)
        )
    if not audit.passed:
        raise refusal(table.cells, table.extract, np.array(audit.failed), system)
    withheld = hidden & ~np.isnan(counts) | must.before | must.small
    return (withheld[:size] | confidential) & ~must.shown


def ruled_out_by(
    counts: np.ndarray, sums: list[Sum], cells: np.ndarray, public: np.ndarray, below: int
) -> frozenset[Ruled]:
    """The values from 1 to `below` - 1 that each of the `cells` cannot have by what is `public`, even if we published nothing.

    Of a count that we do not know, as many as it has too few.
    """
    if not public.any():
        return frozenset()
    known = Knowledge(np.where(public, counts, 0), np.where(public, counts, np.inf), sums)
    unknown = np.isnan(counts)
    if not unknown.any():
        known.learn(counts)
    ruled: set[Ruled] = set()
    for cell in map(int, np.flatnonzero(cells)):
        if unknown[cell]:
            values = int(known.width(cell, enough=below - 2)) + 1
            ruled |= {(cell, value) for value in range(1 + values, below)}
        else:
            ruled |= {(cell, value) for value in range(1, below) if not known.can_be(cell, value)}
    return frozenset(ruled)


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


def with_complements(
    counts: np.ndarray, hidden: np.ndarray, sums: Iterable[Sum], worth: np.ndarray
) -> np.ndarray:
    """`hidden`, grown until no sum has exactly one hidden cell: the other that is worth least is hidden with it.

    A sum with a figure missing anyway gives nothing away. Sums that hold a union of ours (`worth` 0) come last:
    such a union is safe to show, or worth least, once its parts are settled.
    """
    closed = [
        np.array((total, *parts))
        for total, parts in sums
        if not np.isnan(counts[[total, *parts]][~hidden[[total, *parts]]]).any()
    ]
    hidden = _closed([cells for cells in closed if worth[cells].all()], counts, hidden, worth)
    return _closed(closed, counts, hidden, worth)


def _closed(sums: list[np.ndarray], counts: np.ndarray, hidden: np.ndarray, worth: np.ndarray) -> np.ndarray:
    hidden = hidden.copy()
    changed = True
    while changed:
        changed = False
        for cells in sums:
            if hidden[cells].sum() == 1:
                hidden[_second(counts, hidden, cells, worth)] = changed = True
    return hidden


def _second(counts: np.ndarray, hidden: np.ndarray, cells: np.ndarray, worth: np.ndarray) -> int:
    """The cell to withhold beside a lone hidden one, of those worth least: the smallest part above zero, else
    a zero (it says least), else the total (the first of `cells`)."""
    visible = [cell for cell in cells if not hidden[cell]]
    cheap = [cell for cell in visible if worth[cell] == worth[visible].min()]
    parts = [cell for cell in cheap if cell != cells[0]]
    candidates = [part for part in parts if counts[part] > 0] or parts or cheap
    return int(min(candidates, key=lambda cell: (counts[cell], cell)))
