"""Exact figures with holes: `suppress`, which withholds small counts, and `open`, which only keeps a source's own.

Both hide whatever would give a hidden cell away, over all linked tables at once, and hold the result against the
attack before it goes on.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from config import Extract
from metrics.disclosure import linked_system
from metrics.disclosure.audit import audit_suppressed, consistent
from metrics.disclosure.complementary_suppression import suppressed
from metrics.disclosure.complements import with_complements
from metrics.disclosure.implied_cells import Linked, linked, names
from metrics.disclosure.linked_system import Sum
from metrics.disclosure.protection import refusal, telling, withheld

# Of a cell that its source hid, two values at least must remain: it says itself what it promises.
TWO_VALUES = 3


class Given(NamedTuple):
    """A slice before anything is hidden: its cells, the sums among them, by row what is lost with each, and which
    cells the source itself gave."""

    cells: pd.DataFrame
    sums: list[Sum]
    extract: Extract
    worth: np.ndarray
    given: np.ndarray


def suppress(of: Given, *, below: int, before: Sequence[pd.DataFrame], public: np.ndarray) -> pd.DataFrame:
    """The cells without counts from 1 to `below` - 1, and without what would give those away.

    A count that leaves 1 to `below` - 1 of its base, or of everybody, is as small as they are. What one of `before`, the
    versions of this slice so far, withheld stays withheld: its figure now, taken from the figures then, would say
    what it was. `public` are figures that others have published: they cannot be hidden, so that hiding them protects
    nobody else. No more can a figure that an earlier version showed and that has not changed.
    """
    cells = of.cells
    system = linked(cells, of.sums, of.extract, others_below=below)
    primary = (system.counts > 0) & (system.counts < below)
    primary[: len(cells)] |= _secret(of)
    already, seen = np.zeros(len(primary), dtype=bool), public.copy()
    for release in before:
        already[: len(cells)] |= _withheld_in(release, cells)
        seen |= _shown_in(release, cells)
    hidden = _hidden(of, system, primary, already, seen & ~already[: len(cells)], below)
    return withheld(cells, hidden | telling(cells, hidden, of.extract))


def as_given(of: Given, *, rounded: frozenset[str]) -> pd.DataFrame:
    """The source's figures, without those from which a cell that it withheld could be worked out.

    `rounded` names the areas whose figures the source rounds: from those no cell follows exactly.
    """
    system = linked(of.cells, of.sums, of.extract, others_below=0)
    primary, nothing = np.zeros((2, len(system.counts)), dtype=bool)
    primary[: len(of.cells)] = _secret(of) & ~of.cells["area"].isin(rounded).to_numpy()
    nobody_else = np.zeros(len(of.cells), dtype=bool)
    return withheld(of.cells, _hidden(of, system, primary, nothing, nobody_else, TWO_VALUES))


def _hidden(
    table: Given, system: Linked, primary: np.ndarray, already: np.ndarray, public: np.ndarray, below: int
) -> np.ndarray:
    """Which cells of the release are withheld, by us or by their source; Unsafe if that is not enough."""
    size, counts = len(table.cells), system.counts
    said = table.cells["status"].eq("confidential").to_numpy()
    linked_sums, loose = _sound(system, primary)
    public = np.concatenate([public, np.zeros(len(counts) - size, dtype=bool)])
    seen, primary = primary & public, primary & ~public
    hidden = already | system.shadows | primary
    hidden[:size] = with_complements(counts[:size], hidden[:size] | said, loose, table.worth)
    hidden &= ~public
    audit = audit_suppressed(counts, hidden, linked_sums, primary, below=below)
    if not audit.passed:
        hidden = suppressed(
            counts,
            linked_sums,
            _among(audit.failed, len(counts)),
            below=below,
            already=hidden,
            cost=np.concatenate([table.worth, np.zeros(len(system.cell))]),
            never_shown=system.shadows,
            public=public,
            names=system.names,
        )
        audit = audit_suppressed(counts, hidden, linked_sums, primary, below=below)
    if not audit.passed:
        raise refusal(table.cells, table.extract, np.array(audit.failed), system)
    return (hidden & ~np.isnan(counts) | already | seen)[:size] | said


def _among(numbers: tuple[int, ...], size: int) -> np.ndarray:
    """The numbers as marks (bool). What is safe stays safe when more is hidden: only these need help."""
    marks = np.zeros(size, dtype=bool)
    marks[list(numbers)] = True
    return marks


def _sound(system: Linked, primary: np.ndarray) -> tuple[list[Sum], list[Sum]]:
    """The sums that hang together with a primary cell: those that can all be true at once; and where they cannot
    (the source rounds), all those among the release's own cells that hang together with the contradiction."""
    live = _connected(system.sums, primary)
    near = [one for one in system.sums if live[one[0]]]
    trusted = set(consistent(system.counts, linked_system.distinct(near))[1])
    contradicted = np.zeros(len(live), dtype=bool)
    for total, parts in near:
        there = [total, *parts]
        unsound = np.isnan(system.counts[there]).any() and (total, tuple(sorted(parts))) not in trusted
        contradicted[there] |= unsound
    loose = _connected(near, contradicted)
    return sorted(trusted), [one for one in near if loose[one[0]] and system.own[[one[0], *one[1]]].all()]


def _connected(sums: list[Sum], marked: np.ndarray) -> np.ndarray:
    """The cells that hang together, through any sums, with one that is marked."""
    found = np.zeros(len(marked), dtype=bool)
    for cells in linked_system.components(linked_system.matrix(len(marked), sums)):
        found[cells] = marked[cells].any()
    return found


def _secret(of: Given) -> np.ndarray:
    """The figures that their source withheld; not sums of ours that lack a part for it."""
    return of.given & of.cells["status"].eq("confidential").to_numpy()


def _shown_in(before: pd.DataFrame, cells: pd.DataFrame) -> np.ndarray:
    """Which cells an earlier version showed with the count that they have now."""
    shown = before[before["status"].eq("published")]
    then = dict(zip(names(shown), shown["count"], strict=True))
    return np.array([then.get(name) for name in names(cells)], dtype=float) == cells["count"].to_numpy(
        dtype=float
    )


def _withheld_in(before: pd.DataFrame, cells: pd.DataFrame) -> np.ndarray:
    gone = set(names(before[before["status"].eq("confidential")]))
    return np.array([name in gone for name in names(cells)])
