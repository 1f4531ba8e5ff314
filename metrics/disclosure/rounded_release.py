"""Rounded figures: the policy `round`, which publishes every count near the truth, and none that is small.

What the store holds is the rounded table alone. Everything that pages say is worked out from it, so that no view,
filter or download says more.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from config import Extract
from config.publication import Publication
from metrics.disclosure import linked_system
from metrics.disclosure.audit import Audit, audit_rounded
from metrics.disclosure.controlled_rounding import rounded
from metrics.disclosure.implied_cells import OF_PEOPLE, LinkedCells, keys, linked_cells, names
from metrics.disclosure.linked_system import CountTable, Sum
from metrics.disclosure.protection import refusal, withheld
from metrics.disclosure.published_elsewhere import Bases, known_bases
from metrics.disclosure.published_version import (
    PROMISE,
    EarlierRelease,
    Promise,
    PublishedVersion,
    as_neighbours_published,
    as_published,
    in_order_of,
    of_unchanged_parts,
    without_differences,
)
from metrics.disclosure.rounding_programme import Limits, bindings

# A small count may be this many numbers and one more to whom has an exact total from elsewhere, or two unlike neighbours.
OUTSIDE_WIDTH = 3


class Rounding(NamedTuple):
    """How a slice is to be rounded, cell by cell.

    `key`: the secret that says which way. `added_unions` marks the unions of groups that no file gave, which pages have
    only where nothing finer will do: they, and what people leave of their events, may be further from the truth,
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
        [in_order_of(system, release, extract) for release in releases]
        for releases in (rounding.earlier, rounding.neighbours)
    )
    before, between = as_published(system.counts, earlier), as_neighbours_published(system.counts, neighbours)
    bases = known_bases(cells, system, extract)
    known = _rounded(system, np.where(np.isnan(before), between, before), bases, rounding, settings)
    if known is None:
        raise refusal(cells, extract, None, system)
    own = linked_system.among(system.sums, ~system.is_rest_of_base)
    beside = [of_unchanged_parts(version, system.counts, own) for version in neighbours]
    attack = Attacked(known, system, bases, rounding.public)
    failed = _given_away(attack, [*earlier, *beside])
    if failed and not _only_as_neighbours_differ(attack, earlier, beside):
        raise refusal(cells, extract, np.array(failed), system)
    shown = _shown(
        cells, known.published[: len(cells)], known.within[: len(cells)], extract, settings.round_shown_from
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


class Attacked(NamedTuple):
    """What is attacked: what a release says of every cell, and the numbers that others have of the same people."""

    known: PublishedVersion
    system: LinkedCells
    bases: Bases
    public: np.ndarray


def _only_as_neighbours_differ(
    attacked: Attacked, earlier: list[PublishedVersion], neighbours: list[PublishedVersion]
) -> bool:
    """Whether the attack finds no more than that the periods on either side rounded the same count otherwise, and leaves
    every small count four numbers, 1 to 4 among them.

    They were published while the count between them was another, so that a coin could be turned round in one of them. Where
    a correction makes the three alike, 0 and 5 on its sides say 1 to 4, whatever is published between them.
    """
    without = without_differences(attacked.known.truth, neighbours)
    if without is None or _given_away(attacked, [*earlier, *without]):
        return False
    return not _given_away(attacked, [*earlier, *neighbours], Promise(width=OUTSIDE_WIDTH))


def _given_away(
    attacked: Attacked, earlier: list[PublishedVersion], promise: Promise = PROMISE
) -> tuple[int, ...]:
    """What the attack finds: by itself, with every base known exactly, and with the exact figures that others published of
    these people."""
    known, system, bases, public = attacked
    events = system.people_events
    audit = audit_rounded(known, system.sums, promise=promise, earlier=earlier, people_events=events)
    if audit.passed and bases.any:
        audit = _beside_bases(attacked, earlier, promise)
    if not audit.passed or not public.any():
        return audit.failed
    margins = [((int(cell),), int(system.counts[cell])) for cell in np.flatnonzero(public)]
    beside = audit_rounded(
        known,
        system.sums,
        promise=Promise(width=OUTSIDE_WIDTH, values=()),
        margins=margins,
        earlier=earlier,
        people_events=events,
    )
    return beside.failed


def _beside_bases(attacked: Attacked, earlier: list[PublishedVersion], promise: Promise) -> Audit:
    """The attack of somebody who has every base exactly: of the rest he asks alone, each at most its base."""
    known, system, bases, _ = attacked
    rest = np.flatnonzero(~bases.is_base & system.is_rounded)
    place = {int(cell): number for number, cell in enumerate(rest)}
    audit = audit_rounded(
        known.of(rest),
        _sums_of(system, rest),
        promise=promise,
        earlier=[version.of(rest) for version in earlier],
        people_events=[(place[a], place[b], place[c]) for a, b, c in system.people_events],
        most=bases.most[rest],
    )
    return replace(audit, failed=tuple(int(rest[cell]) for cell in audit.failed))


def _rounded(
    system: LinkedCells, before: np.ndarray, bases: Bases, rounding: Rounding, settings: Publication
) -> PublishedVersion | None:
    """The rounding of all cells: bases first, by themselves, so that nothing of what is counted follows from how a base was
    moved; then what is counted of them, never more than the base, true or rounded. What a count leaves of its base, and
    everyone but a group, is what two published counts say it is, and as near as both."""
    base, rests = settings.rounded_to, len(system.cell)
    loose = np.concatenate([rounding.added_unions, np.ones(rests, dtype=bool)])
    drift = np.concatenate([rounding.drift, np.full(rests, np.nan)])
    limits = Limits(base, settings.round_bounds)
    counts, within = np.full((2, len(system.counts)), np.nan)
    for cells in map(np.flatnonzero, (bases.is_base, system.is_rounded & ~bases.is_base)):
        most, place = bases.most[cells], {int(cell): number for number, cell in enumerate(cells)}
        published_base = np.where(bases.of[cells] < 0, np.inf, counts[bases.of[cells]])
        binding = bindings(
            len(cells),
            unchanged=before[cells],
            drift=drift[cells],
            loose=loose[cells],
            lowest=bases.most_kept(before)[cells],
            highest=np.fmin(np.maximum(np.floor(most / base) * base, base), published_base),
            few=most < base,
            people_rests=[(place[a], place[c]) for a, _, c in system.people_events if a in place],
        )
        names_of = [system.names[cell] for cell in cells]
        table = CountTable(system.counts[cells], _sums_of(system, cells), names_of)
        made = rounded(table, rounding.key, binding, limits)
        if made is None:
            return None
        counts[cells], within[cells] = made.counts, made.within
    apart = ~system.is_rounded
    counts[apart] = system.with_differences(counts[: system.offered])[apart]
    both = np.concatenate([np.zeros(system.offered), within[system.base] + within[system.cell]])
    return PublishedVersion(counts, system.counts, np.where(apart, both, within))


def _sums_of(system: LinkedCells, cells: np.ndarray) -> list[Sum]:
    """The sums among some cells, by their own numbers."""
    inside = np.zeros(len(system.counts), dtype=bool)
    inside[cells] = True
    return linked_system.renumbered(linked_system.among(system.sums, inside), cells)


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
