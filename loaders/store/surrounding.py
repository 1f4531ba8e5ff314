"""What is known besides the rows of a slice when its release is made, gathered from the store."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select

from config.periods import in_order, next_to, quarters_before, shares_days
from config.surroundings import Surroundings, Version
from loaders.store.content import stored_release, stored_rows
from loaders.store.publishing import Place
from loaders.store.standing import current_numbers, current_slices, laid_on
from loaders.store.tables import pointers, releases, rows, secret

# An attacker is taken to remember so many versions of a slice.
VERSIONS = 24


def surroundings(
    connection: Connection,
    place: Place,
    earlier: Version | None,
    proposed: Mapping[str, Version] | None = None,
) -> Surroundings:
    """Everything that the release of a slice must fit. Raises Damaged if stored bytes were altered.

    `proposed` are versions, by period, that the same file would put in place of those that stand.
    """
    standing, file = current_slices(connection, place.extract, place.source), proposed or {}
    year, neighbours = (
        tuple(
            filter(None, (file.get(period) or laid_on(connection, standing.get(period)) for period in labels))
        )
        for labels in (quarters_before(place.period), next_to(place.period, {*standing, *file}))
    )
    return Surroundings(
        earlier=earlier,
        published=_ever_published(connection, place),
        neighbours=neighbours,
        year=year,
        overlapping=_overlapping(connection, place, file),
        beside=tuple(map(stored_release, _of_other_sources(connection, place))),
        secret=_secret(connection),
    )


def _ever_published(connection: Connection, place: Place) -> tuple[Version, ...]:
    """The versions of a slice that readers may have seen, the newest first: an undo takes none of them back."""
    held = and_(rows.c.upload == releases.c.upload, rows.c.period == releases.c.period)
    versions = connection.execute(
        select(releases, rows.c.parquet.label("rows_parquet"), rows.c.hash.label("rows_hash"))
        .outerjoin(rows, held)
        .where(*(releases.c[name] == value for name, value in vars(place).items()))
        .order_by(releases.c.id.desc())
        .limit(VERSIONS)
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


def _of_other_sources(connection: Connection, place: Place) -> Sequence[Row[Any]]:
    """The current releases of the same extract and period, in one order."""
    asked = (
        select(releases)
        .join(pointers, pointers.c.release == releases.c.id)
        .where(
            pointers.c.number.in_(current_numbers()),
            pointers.c.extract == place.extract,
            pointers.c.period == place.period,
            pointers.c.source != place.source,
        )
    )
    return connection.execute(asked.order_by(pointers.c.source)).all()


def _secret(connection: Connection) -> str:
    """The secret of this store: made with it and never changed, so that the same people counted again are rounded
    the same way."""
    value = connection.scalar(select(secret.c.value))
    assert value is not None, "a store has a secret from the start"
    return str(value)
