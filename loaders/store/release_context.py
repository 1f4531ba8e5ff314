"""What is known besides the rows of a slice when its release is made, gathered from the store."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Row, and_, func, select

from config.periods import before, beyond, has_its_day, in_order, next_to, parse, quarters_before, shares_days
from config.release_context import ReleaseContext, Version
from loaders.store.content import stored_release, stored_rows
from loaders.store.publishing import Place
from loaders.store.standing import current_numbers, current_slices, laid_on
from loaders.store.tables import pointers, releases, rows, secret

# An attacker is taken to remember so many versions of a slice.
VERSIONS = 24
# And so many periods in a row, on either side of one, beyond the one that is next to it: a year of quarters.
REACH = 3


def release_context(
    connection: Connection,
    place: Place,
    earlier: Version | None,
    proposed: Mapping[str, Version] | None = None,
) -> ReleaseContext:
    """Everything that the release of a slice must fit. Raises Damaged if stored bytes were altered.

    `proposed` are versions, by period, that the same file would put in place of those that stand.
    """
    ever, file = current_slices(connection, place.extract, place.source), proposed or {}
    standing = {period for period, pointer in ever.items() if pointer.release is not None} | {*file}

    def versions(labels: Iterable[str]) -> Iterator[Version]:
        found = (file.get(period) or laid_on(connection, ever.get(period)) for period in labels)
        return filter(None, found)

    # Somebody holds a period against all that he saw next to it: an undo can let any of that stand again.
    beside, seen = (_beside(place.period, labels) for labels in (standing, {*ever, *file}))
    older = (
        _no_longer_standing(connection, place, ever[label], label in file) for label in seen if label in ever
    )
    return ReleaseContext(
        earlier=earlier,
        published=_ever_published(connection, place),
        neighbours=(*versions(beside), *chain.from_iterable(older)),
        year=tuple(versions(quarters_before(place.period))),
        overlapping=_overlapping(connection, place, file),
        beside=_of_other_sources(connection, place, [place.period]),
        next_day=_of_other_sources(connection, place, _days_next_to(connection, place)),
        secret=_secret(connection),
        before=lambda: (release for _, release in versions(before(place.period, standing))),
        beyond=lambda: {
            side: tuple(versions(labels[:REACH])) for side, labels in beyond(place.period, standing).items()
        },
    )


def _beside(label: str, labels: Collection[str]) -> list[str]:
    """Of some periods those in which the same people may be counted: one before and one after, and of the same day."""
    return [*next_to(label, labels), *in_order(other for other in labels if has_its_day(other, label))]


def _no_longer_standing(
    connection: Connection, place: Place, pointer: Row[Any], replaced: bool
) -> tuple[Version, ...]:
    """The versions that were published where the pointer stands and do not stand there now, or will be `replaced`: those
    that were corrected and those that were taken back."""
    published = _ever_published(connection, Place(place.extract, place.source, pointer.period))
    stands = None if replaced else laid_on(connection, pointer)
    return tuple(version for version in published if stands is None or not version[1].equals(stands[1]))


def _ever_published(connection: Connection, place: Place, number: int = VERSIONS) -> tuple[Version, ...]:
    """The versions of a slice that readers may have seen, the newest first: an undo takes none of them back."""
    held = and_(rows.c.upload == releases.c.upload, rows.c.period == releases.c.period)
    versions = connection.execute(
        select(releases, rows.c.parquet.label("rows_parquet"), rows.c.hash.label("rows_hash"))
        .outerjoin(rows, held)
        .where(*(releases.c[name] == value for name, value in vars(place).items()))
        .order_by(releases.c.id.desc())
        .limit(number)
    )
    return tuple(
        (None if version.rows_parquet is None else stored_rows(version, "rows_"), stored_release(version))
        for version in versions
    )


def _overlapping(connection: Connection, place: Place, file: Mapping[str, Version]) -> tuple[str, ...]:
    """Periods of another kind with days of this one, whether their releases still stand or not; where this period was
    published before them, it was there first."""
    first = func.min(releases.c.id).label("first")
    asked = select(releases.c.period, first).where(
        releases.c.extract == place.extract, releases.c.source == place.source
    )
    order = {
        release.period: release.first for release in connection.execute(asked.group_by(releases.c.period))
    }
    known = {period for period, at in order.items() if at < order.get(place.period, math.inf)} | {*file}
    return tuple(in_order(label for label in known if shares_days(label, place.period)))


def _days_next_to(connection: Connection, place: Place) -> Sequence[str]:
    """The snapshots next before and next after this one, whichever source counted then."""
    asked = select(pointers.c.period).where(
        pointers.c.number.in_(current_numbers()), pointers.c.extract == place.extract
    )
    period = parse(place.period)
    return next_to(place.period, connection.scalars(asked)) if period and period.kind == "snapshot" else ()


def _of_other_sources(
    connection: Connection, place: Place, periods: Collection[str]
) -> tuple[pd.DataFrame, ...]:
    """The current releases of the same extract from other sources, in one order."""
    asked = (
        select(releases)
        .join(pointers, pointers.c.release == releases.c.id)
        .where(
            pointers.c.number.in_(current_numbers()),
            pointers.c.extract == place.extract,
            pointers.c.period.in_(periods),
            pointers.c.source != place.source,
        )
    )
    found = connection.execute(asked.order_by(pointers.c.period, pointers.c.source))
    return tuple(map(stored_release, found))


def _secret(connection: Connection) -> str:
    """The secret of this store: made with it and never changed, so that the same people counted again are rounded
    the same way."""
    value = connection.scalar(select(secret.c.value))
    assert value is not None, "a store has a secret from the start"
    return str(value)
