"""Exact figures with holes: the policy `suppress`, which withholds small counts and whatever would give them away."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from metrics.disclosure.earlier_versions import (
    ExactVersion,
    changed_since,
    say_more,
    unchanged_since_shown,
    with_periods_beside,
    withheld_in,
)
from metrics.disclosure.implied_cells import LinkedCells, linked_cells
from metrics.disclosure.protection import figures_of_withheld_people, refusal, withheld
from metrics.disclosure.published_elsewhere import what_follows
from metrics.disclosure.splits import ASIDE, Most, Offer, first_that_stand
from metrics.disclosure.withholding import ExactTable, MustHide, withheld_cells


class Others(NamedTuple):
    """Which cells (bool) others have published to the person, and whether these are shown whatever else holds."""

    published: np.ndarray
    shown: bool


def suppressed_release(
    table: ExactTable,
    offers: Sequence[Sequence[Offer]],
    others: Others,
    *,
    below: int,
    most: Most,
    earlier: Sequence[ExactVersion],
    neighbours: Sequence[ExactVersion] = (),
) -> pd.DataFrame:
    """The cells without counts from 1 to `below` - 1, and without what would give those away.

    A count that leaves 1 to `below` - 1 of its base, or of everybody, is as small as they are. What one of `earlier`, the
    versions of this slice so far, withheld stays withheld: its figure now, taken from the figures then, would say
    what it was. From figures that `others` have published more may follow: none of it can be hidden, so
    that hiding it protects nobody else. No more can a figure be hidden that an earlier version showed and that no correction
    has changed since. `neighbours` are the periods next to this one: what changed from one to the other must not say what
    either withholds. Of each breakdown the first of its `offers` is taken that loses no more than the `most` that may be.
    """
    cells, size = table.cells, len(table.cells)
    system, must = _before_anything_is_chosen(table, others, below, earlier, neighbours)

    def withheld_beside(aside: np.ndarray) -> np.ndarray:
        return _withheld(table._replace(aside=aside), system, must, earlier)

    surely = (must.small | must.before)[:size] & ~must.shown
    hidden, aside = first_that_stand(offers, withheld_beside, surely, most)
    hidden &= ~must.shown
    hidden |= figures_of_withheld_people(cells, hidden, table.extract) & ~aside
    return withheld(withheld(cells, hidden), aside, ASIDE)


def _before_anything_is_chosen(
    table: ExactTable,
    others: Others,
    below: int,
    earlier: Sequence[ExactVersion],
    neighbours: Sequence[ExactVersion],
) -> tuple[LinkedCells, MustHide]:
    """The linked system with the periods beside it, and what is settled of its cells."""
    cells, size = table.cells, len(table.cells)
    system = linked_cells(cells, table.sums, table.extract, others_below=below)
    shown = what_follows(system, others.published)[:size] & others.shown
    # Beside figures of others, what the versions say is asked once it is known what is withheld (`say_more`).
    seen_with = neighbours if others.published.any() else [*neighbours, *earlier]
    system, beside = with_periods_beside(system, seen_with, below=below)
    small = (system.counts > 0) & (system.counts < below)
    small[:size] |= table.hidden_by_source
    before, seen = np.zeros((2, len(small)), dtype=bool)
    for version in earlier:
        before[:size] |= withheld_in(version.release, cells)
    seen[:size] = unchanged_since_shown(earlier, cells)
    beside[:size] |= others.published
    known = what_follows(system, beside)
    return system, MustHide(small, before, seen & ~before, known, shown, below)


def _withheld(
    table: ExactTable, system: LinkedCells, must: MustHide, earlier: Sequence[ExactVersion]
) -> np.ndarray:
    """Which cells are withheld so that neither this version nor any before it is given away."""
    hidden = withheld_cells(table, system, must)
    before = (must.public & must.before).any()
    if before and (told := say_more(system, hidden, must.public, earlier, below=must.below)):
        return _without_changes(table, system, must, told, earlier)
    return hidden


def _without_changes(
    table: ExactTable,
    system: LinkedCells,
    must: MustHide,
    told: Sequence[ExactVersion],
    earlier: Sequence[ExactVersion],
) -> np.ndarray:
    """Which cells are withheld where a figure that is public now would say what one of the versions `told` withheld: with
    it every figure that has changed since, so that nothing is left to take it from."""
    changed = must.before.copy()
    for version in told:
        changed[: len(table.cells)] |= changed_since(version.release, table.cells)
    must = must._replace(before=changed, seen=must.seen & ~changed)
    hidden = withheld_cells(table, system, must)
    if say_more(system, hidden, must.public, earlier, below=must.below):
        raise refusal(table.cells, table.extract, None, system)
    return hidden
