"""Rounded figures: the policy `round`, which publishes every count near the truth, and none that is small.

What the store holds is the rounded table alone. Everything that pages say is worked out from it, so that no view,
filter or download says more.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from config import Extract
from config.publication import Publication
from metrics.disclosure import linked_system
from metrics.disclosure.audit import audit_rounded
from metrics.disclosure.controlled_rounding import Rounded, rounded
from metrics.disclosure.implied_cells import OF_PEOPLE, LinkedCells, keys, linked_cells, names
from metrics.disclosure.linked_system import CountTable, Sum
from metrics.disclosure.protection import refusal, withheld
from metrics.disclosure.published_version import (
    PROMISE,
    Promise,
    PublishedVersion,
    as_neighbours_published,
    as_published,
    of_unchanged_parts,
    without_differences,
)
from metrics.disclosure.rounding_programme import Limits, bindings

# A small count may be this many numbers and one more to whom has an exact total from elsewhere, or two unlike neighbours.
OUTSIDE_WIDTH = 3


class EarlierRelease(NamedTuple):
    """An earlier version of the slice, or the release of a period next to it: its release, and its cells and sums (None
    once its rows were deleted)."""

    release: pd.DataFrame
    cells: pd.DataFrame | None
    sums: list[Sum]


class Rounding(NamedTuple):
    """How a slice is to be rounded, cell by cell.

    `key`: the secret that says which way. `added_unions` marks the unions of groups that no file gave, which pages have
    only where nothing finer will do: they, and what a count leaves of its base, may be further from the truth,
    so that what is read every day is near it. `earlier` are the versions published so far, the newest first, and
    `neighbours` the releases of the periods before and after; `drift` is the error of the year so far; `public` marks
    what others have published exactly. `method` names the way of rounding.
    """

    key: bytes
    added_unions: np.ndarray
    earlier: tuple[EarlierRelease, ...]
    neighbours: tuple[EarlierRelease, ...]
    drift: np.ndarray
    public: np.ndarray
    method: str


def rounded_release(
    cells: pd.DataFrame,
    sums: list[Sum],
    extract: Extract,
    settings: Publication,
    rounding: Rounding,
) -> pd.DataFrame:
    """The cells with rounded counts, those of too few withheld; Unsafe where none are safe.

    Points, averages and shares are withheld throughout: exact figures beside rounded ones undo the rounding
    (12.3% of 78 to 82 people is 10 of 81).
    """
    system = linked_cells(cells, sums, extract)
    system = system._replace(sums=linked_system.holding(system.counts, system.sums))
    earlier, neighbours = (
        [_version(release, system, extract) for release in releases]
        for releases in (rounding.earlier, rounding.neighbours)
    )
    before, between = as_published(system.counts, earlier), as_neighbours_published(system.counts, neighbours)
    made = _rounded(system, np.where(np.isnan(before), between, before), rounding, settings)
    if made is None:
        raise refusal(cells, extract, None, system)
    beside = [of_unchanged_parts(version, system.counts, system.sums) for version in neighbours]
    known = _known(made, system)
    failed = _given_away(known, system, [*earlier, *beside], rounding.public)
    if failed and not _only_as_neighbours_differ(known, system, earlier, beside, rounding.public):
        raise refusal(cells, extract, np.array(failed), system)
    shown = _shown(
        cells, made.counts[: len(cells)], made.within[: len(cells)], extract, settings.round_shown_from
    )
    return shown.assign(method=rounding.method)


def drift(cells: pd.DataFrame, year: Sequence[EarlierRelease | None], extract: Extract) -> np.ndarray:
    """For each cell by how much the quarters of the year before it were rounded up, all together (NaN where there
    are none, or not all of them can be known). Only events add up over quarters: the same people are in each."""
    total = np.full(len(cells), 0.0 if year else np.nan)
    for quarter in year:
        if quarter is None or quarter.cells is None:
            return np.full(len(cells), np.nan)
        error = quarter.release["protected"].to_numpy() - _counts_of(quarter.release, quarter.cells)
        known = dict(zip(names(quarter.release), error, strict=True))
        total = total + np.array([known.get(name, np.nan) for name in names(cells)])
    events = {name for name, item in extract.items.items() if item.kind == "events"}
    return np.where(cells["item"].isin(events), total, np.nan)


def _counts_of(release: pd.DataFrame, cells: pd.DataFrame) -> np.ndarray:
    """The true counts of a release's cells, in their order."""
    counted = dict(zip(names(cells), cells["count"], strict=True))
    return np.array([counted.get(name, np.nan) for name in names(release)])


def _only_as_neighbours_differ(
    known: PublishedVersion,
    system: LinkedCells,
    earlier: list[PublishedVersion],
    neighbours: list[PublishedVersion],
    public: np.ndarray,
) -> bool:
    """Whether the attack finds no more than that the periods on either side rounded the same count otherwise, and leaves
    every small count four numbers, 1 to 4 among them.

    They were published while the count between them was another, so that a coin could be turned round in one of them. Where
    a correction makes the three alike, 0 and 5 on its sides say 1 to 4, whatever is published between them.
    """
    without = without_differences(known.truth, neighbours)
    if without is None or _given_away(known, system, [*earlier, *without], public):
        return False
    return not _given_away(known, system, [*earlier, *neighbours], public, Promise(width=OUTSIDE_WIDTH))


def _given_away(
    known: PublishedVersion,
    system: LinkedCells,
    earlier: list[PublishedVersion],
    public: np.ndarray,
    promise: Promise = PROMISE,
) -> tuple[int, ...]:
    """What the attack finds, by itself and with the exact figures that others published of these people."""
    audit = audit_rounded(
        known, system.sums, promise=promise, earlier=earlier, people_events=system.people_events
    )
    if not audit.passed or not public.any():
        return audit.failed
    margins = [((int(cell),), int(system.counts[cell])) for cell in np.flatnonzero(public)]
    beside = audit_rounded(
        known,
        system.sums,
        promise=Promise(width=OUTSIDE_WIDTH, values=()),
        margins=margins,
        earlier=earlier,
        people_events=system.people_events,
    )
    return beside.failed


def _rounded(
    system: LinkedCells, before: np.ndarray, rounding: Rounding, settings: Publication
) -> Rounded | None:
    """The rounding of all counts and their rests. Everyone but a group is left out: it is what two published
    counts say it is, and twice as many sums take ten times as long."""
    size, rests = int((~system.is_everyone_else).sum()), len(system.cell)
    counts = system.counts[:size]
    sums = [(total, parts) for total, parts in system.sums if max(total, *parts) < size]
    binding = bindings(
        size,
        unchanged=before[:size],
        drift=np.concatenate([rounding.drift, np.full(rests, np.nan)])[:size],
        loose=np.concatenate([rounding.added_unions, np.ones(rests, dtype=bool)])[:size],
        people_rests=[(people, rest) for people, _, rest in system.people_events],
    )
    limits = Limits(settings.rounded_to, settings.round_bounds)
    return rounded(CountTable(counts, sums, system.names[:size]), rounding.key, binding, limits)


def _known(made: Rounded, system: LinkedCells) -> PublishedVersion:
    """What the release says of every cell; of everyone but a group, as much as its two counts do."""
    rests = len(made.counts) - system.offered
    cell, base = system.cell[rests:], system.base[rests:]
    published = np.concatenate([made.counts, made.counts[base] - made.counts[cell]])
    within = np.concatenate([made.within, made.within[base] + made.within[cell]])
    return PublishedVersion(published, system.counts, within)


def _version(version: EarlierRelease, system: LinkedCells, extract: Extract) -> PublishedVersion:
    """The earlier version in the order of the system; an implied cell was published as what its two cells left.

    Without its rows the earlier counts are taken to be those of now wherever they can have been: the attack then
    makes the most of both versions.
    """
    release, offered = version.release, system.offered
    place = {name: number for number, name in enumerate(names(release))}
    at = np.array([place.get(name, -1) for name in system.names[:offered]])
    published = _with_rests(_taken(release["protected"].to_numpy(), at), system)
    within = _taken(release["within"].to_numpy(), at)
    # A finest rest was kept as near as the count that leaves it; any other as near as two counts are.
    finest = linked_system.leaves(len(system.counts), system.sums)[offered:] & system.of_base
    further = np.where(finest, 0.0, within[system.base])
    within = np.concatenate([within, within[system.cell] + further])
    if version.cells is None:
        near = np.abs(published - system.counts) <= within
        return PublishedVersion(published, np.where(near, system.counts, np.nan), within)
    then = linked_cells(version.cells, version.sums, extract)
    counted = dict(zip(then.names, then.counts, strict=True))
    truth = np.array([counted.get(name, np.nan) for name in system.names])
    return PublishedVersion(published, truth, within)


def _taken(values: np.ndarray, at: np.ndarray) -> np.ndarray:
    return np.where(at < 0, np.nan, values[at])


def _with_rests(values: np.ndarray, system: LinkedCells) -> np.ndarray:
    return np.concatenate([values, values[system.base] - values[system.cell]])


def _shown(
    cells: pd.DataFrame, counts: np.ndarray, within: np.ndarray, extract: Extract, shown_from: int
) -> pd.DataFrame:
    """The release: rounded counts and their promises, without the small ones and what would tell of them."""
    is_rounded = ~np.isnan(counts)
    out = cells.assign(
        count=np.where(is_rounded, counts, np.nan),
        within=np.where(is_rounded, within, 0.0),
        protected=counts,
    )
    small = is_rounded & (counts < shown_from)
    exact = ~cells["item"].isin([name for name, item in extract.items.items() if item.kind in OF_PEOPLE])
    hidden = small | (exact & cells["status"].eq("published")).to_numpy()
    return withheld(out, hidden | _of_few(out, small, extract))


def _of_few(cells: pd.DataFrame, small: np.ndarray, extract: Extract) -> np.ndarray:
    """Events of people too few to show, where the slice counts those people; and people of too few events, since there
    are never more people than events: either would narrow the other."""
    events = {name: item.people for name, item in extract.items.items() if item.people}
    where = keys(cells)
    places = pd.MultiIndex.from_frame(cells[where])
    few = np.zeros(len(cells), dtype=bool)
    for of in (events, {people: name for name, people in events.items()}):
        items = cells["item"].map(of)
        at = places.get_indexer(pd.MultiIndex.from_frame(cells.assign(item=items)[where]))
        few |= (at >= 0) & small[at]
    return few
