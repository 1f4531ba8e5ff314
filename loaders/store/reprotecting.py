"""Protected slices beside a file that was just published: they must hold against it too."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, select

from config.refusal import Unsafe
from loaders.store import audit
from loaders.store.publishing import Hand, Place, point, publish
from loaders.store.receipts import Build
from loaders.store.release_context import release_context
from loaders.store.standing import current_numbers, laid_on
from loaders.store.tables import pointers, releases


def reprotect(
    connection: Connection, place: Place, build: Build, fingerprint: str, guarded: Collection[str], hand: Hand
) -> None:
    """Make the slices of `guarded` sources for the same extract and period again, now that `place` stands too.

    One whose release is the same is left as it is; one that can no longer be made safe is shown no more: its pointer
    leads to nothing, and says why. Those whose rows were deleted on schedule keep their release.
    """
    for standing in _standing_beside(connection, place, guarded):
        other, version = Place(place.extract, standing.source, place.period), laid_on(connection, standing)
        if version is None or version[0] is None:
            continue
        context = release_context(connection, other, version)
        marks = {"upload": standing.upload, "content_hash": standing.content_hash, "fingerprint": fingerprint}
        moved: dict[str, Any] = {"previous": standing.number, "hand": hand}
        try:
            release = build(version[0], other.extract, context)
            if release.equals(version[1]):
                continue
            number = publish(connection, other, release, marks, **moved)
            reason = "Other figures of the same people were published."
        except Unsafe as unsafe:
            reason = str(unsafe)
            moved["hand"] = Hand(hand.by, hand.at, reason)
            number = point(connection, other, release=None, upload=None, **moved)
        detail = {**vars(other), "number": number, "fingerprint": fingerprint, "reason": reason}
        audit.append(
            connection, at=hand.at, by=hand.by, action="rebuild", subject=standing.upload, detail=detail
        )


def _standing_beside(connection: Connection, place: Place, guarded: Collection[str]) -> list[Row[Any]]:
    """The current pointers of the guarded sources for the same extract and period, each with its content."""
    others = set(guarded) - {place.source}
    found = connection.execute(
        select(pointers, releases.c.content_hash)
        .join(releases, releases.c.id == pointers.c.release)
        .where(
            pointers.c.number.in_(current_numbers()),
            pointers.c.extract == place.extract,
            pointers.c.period == place.period,
            pointers.c.source.in_(others),
        )
    )
    return list(found)
