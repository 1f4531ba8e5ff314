"""Exact figures with holes: the policy `suppress`, which withholds small counts and whatever would give them away."""

from collections.abc import Sequence
from operator import is_
from typing import NamedTuple

import numpy as np
import pandas as pd

from config.refusal import Unsafe
from metrics.disclosure.earlier_versions import (
    ExactVersion,
    in_a_row,
    shown_otherwise,
    unchanged_since_shown,
    with_periods_beside,
    withheld_in,
    without_small,
)
from metrics.disclosure.implied_cells import LinkedCells, linked_cells
from metrics.disclosure.protection import figures_of_withheld_people, withheld
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
    that hiding it protects nobody else. A figure that an earlier version showed, and no correction has changed since, is
    hidden only where nothing else protects those who have not seen it. `neighbours` are the periods next to this one:
    what changed from one to the other must not say what either withholds. Of each breakdown the first of its `offers` is
    taken that loses no more than the `most` that may be.
    """
    cells, size = table.cells, len(table.cells)
    linked = linked_cells(cells, table.sums, table.extract, others_below=below)
    # Beside figures of others, more may follow from them and an old version than from them and this one: then each is asked.
    apart = bool(earlier) and bool(others.published.any())
    before = in_a_row(earlier)
    beside = neighbours if apart else [*neighbours, *before]
    todays = [_settled(table, linked, others, below, earlier, one) for one in _read(beside, table, below)]
    older = others._replace(published=others.published & ~shown_otherwise(earlier, cells))
    of_all = _settled(table, linked, older, below, earlier, [*neighbours, *before]) if apart else None

    def withheld_beside(aside: np.ndarray) -> np.ndarray:
        return _withheld(table._replace(aside=table.aside | aside), todays, of_all)

    must = (of_all or todays[0]).must
    surely = (must.small | must.before)[:size] & ~must.shown
    hidden, aside = first_that_stand(offers, withheld_beside, surely, most)
    hidden &= ~must.shown
    hidden |= figures_of_withheld_people(cells, hidden, table.extract) & ~aside
    return withheld(withheld(cells, hidden), aside, ASIDE)


def _read(beside: Sequence[ExactVersion], table: ExactTable, below: int) -> list[Sequence[ExactVersion]]:
    """What each of the readers has read who are asked about. Who has read all that came before knows most; but what that told of
    small counts is his to know, and protects nobody else: so there is also who has read none of what told any, and, beside
    figures of kin, who has today's page alone."""
    told_none = [one for version in beside if (one := without_small(version, below)) is not None]
    same = len(told_none) == len(beside) and all(map(is_, told_none, beside))
    return [beside, *([] if same else [told_none]), *([[]] if table.aside.any() else [])]


class _Settled(NamedTuple):
    """A linked system with what is settled of its cells before anything is chosen."""

    system: LinkedCells
    must: MustHide


def _settled(
    table: ExactTable,
    linked: LinkedCells,
    others: Others,
    below: int,
    earlier: Sequence[ExactVersion],
    beside: Sequence[ExactVersion],
) -> _Settled:
    """What is settled for somebody who has read the releases `beside` this one."""
    cells, size = table.cells, len(table.cells)
    shown = what_follows(linked, others.published)[:size] & others.shown
    system, told = with_periods_beside(linked, beside, below=below)
    small = (system.counts > 0) & (system.counts < below)
    small[:size] |= table.hidden_by_source
    before, seen = np.zeros((2, len(small)), dtype=bool)
    for version in earlier:
        before[:size] |= withheld_in(version.release, cells)
    seen[:size] = unchanged_since_shown(earlier, cells)
    told[:size] |= others.published
    return _Settled(system, MustHide(small, before, seen & ~before, what_follows(system, told), shown, below))


def _withheld(table: ExactTable, todays: Sequence[_Settled], of_all: _Settled | None) -> np.ndarray:
    """Which cells are withheld so that nothing small follows from this version beside the figures of others; nor, with those
    before it (`of_all`), more than they say without this one."""
    hidden = np.zeros(len(table.cells), dtype=bool)
    for settled in todays:
        hidden |= _for_todays_reader(table, _without(settled, hidden))
    if of_all is None:
        return hidden
    system, must = of_all
    nothing = np.zeros(len(system.counts), dtype=bool)
    return withheld_cells(table, system, must._replace(before=_padded(hidden, system), seen=nothing))


def _without(settled: _Settled, hidden: np.ndarray) -> _Settled:
    """The same where these are withheld for another reader already: what is safe stays safe when more is withheld."""
    system, must = settled
    return _Settled(system, must._replace(before=must.before | _padded(hidden, system)))


def _padded(hidden: np.ndarray, system: LinkedCells) -> np.ndarray:
    """Marks of the release's own cells among those of the system."""
    return np.append(hidden, np.zeros(len(system.counts) - len(hidden), dtype=bool))


def _for_todays_reader(table: ExactTable, settled: _Settled) -> np.ndarray:
    """Which cells are withheld for who has seen no earlier version. What one showed is withheld only where it must be: who has
    seen it knows it, and who comes today does not."""
    system, must = settled
    try:
        return withheld_cells(table, system, must)
    except Unsafe:
        if not (must.seen & ~must.public).any():
            raise
        return withheld_cells(table, system, must._replace(seen=np.zeros(len(must.seen), dtype=bool)))
