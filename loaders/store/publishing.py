"""Making a release current: write it, then append the pointer to it.

Accepting a file and rebuilding go the same way; undo takes the second step alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Row, insert

from loaders.store.content import digest, to_parquet
from loaders.store.tables import pointers, releases


@dataclass(frozen=True)
class Place:
    """A slice: where a release can stand."""

    extract: str
    source: str
    period: str


@dataclass(frozen=True)
class Hand:
    """Who moves a pointer, when (UTC) and why."""

    by: str
    at: str
    reason: str = ""


def publish(
    connection: Connection,
    place: Place,
    release: pd.DataFrame,
    marks: Mapping[str, str],
    *,
    previous: int,
    hand: Hand,
) -> int:
    """Write one slice's release and make it current; returns the number of its pointer.

    `marks` are its upload, the content_hash of the rows that it was built from and the fingerprint of the configuration.
    """
    private = {"line", "symbol"} & set(release.columns)
    assert not private and "status" in release.columns, f"a release has a status, and not {sorted(private)}"
    parquet = to_parquet(release)
    written = connection.execute(
        insert(releases).values(**vars(place), **marks, at=hand.at, parquet=parquet, hash=digest(parquet))
    )
    made = _key(written.inserted_primary_key)
    return point(connection, place, release=made, upload=marks["upload"], previous=previous, hand=hand)


def point(
    connection: Connection,
    place: Place,
    *,
    release: int | None,
    upload: str | None,
    previous: int,
    hand: Hand,
) -> int:
    """Append the pointer that makes a release (or nothing) current, and return its number.

    The database refuses a second pointer after the same `previous`.
    """
    written = connection.execute(
        insert(pointers).values(
            **vars(place), **vars(hand), release=release, upload=upload, previous=previous
        )
    )
    return _key(written.inserted_primary_key)


def _key(inserted: Row[Any] | None) -> int:
    assert inserted is not None, "both tables number their own lines"
    return int(inserted[0])
