"""Protected slices beside files of other sources: they must hold against those too, whichever came first."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Engine, Row, and_, func, select

from config.refusal import Unsafe
from loaders.actor import Actor
from loaders.store import audit
from loaders.store.opening import write_transaction
from loaders.store.publishing import Hand, Place, point, publish
from loaders.store.receipts import Build, Undone
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
        _made_again(connection, standing, build, fingerprint, hand)


def reprotect_put_back(
    engine: Engine, undone: Undone, *, build: Build, fingerprint: str, guarded: Collection[str], by: Actor
) -> None:
    """Make again what stands again after an undo, or was published again, where files of other sources came meanwhile: it
    was never held against those; and slices of `guarded` sources beside it. Elsewhere what stands again stays, byte for byte,
    what readers have seen."""
    with write_transaction(engine) as connection:
        hand = Hand(by.doing("rebuild"), audit.utc_now())
        back = connection.execute(_put_back(undone)).all() if undone.source in guarded else []
        for standing in back:
            if connection.scalar(_newest_beside(standing)):
                _made_again(connection, standing, build, fingerprint, hand)
        for period in undone.periods:
            place = Place(undone.extract, undone.source, period)
            reprotect(connection, place, build, fingerprint, guarded, hand)


def _made_again(
    connection: Connection, standing: Row[Any], build: Build, fingerprint: str, hand: Hand
) -> None:
    other = Place(standing.extract, standing.source, standing.period)
    version = laid_on(connection, standing)
    if version is None or version[0] is None:
        return
    context = release_context(connection, other, version)
    marks = {"upload": standing.upload, "content_hash": standing.content_hash, "fingerprint": fingerprint}
    moved: dict[str, Any] = {"previous": standing.number, "hand": hand}
    try:
        release = build(version[0], other.extract, context)
        if release.equals(version[1]):
            return
        number = publish(connection, other, release, marks, **moved)
        reason = "Other figures of the same people were published."
    except Unsafe as unsafe:
        reason = str(unsafe)
        moved["hand"] = Hand(hand.by, hand.at, reason)
        number = point(connection, other, release=None, upload=None, **moved)
    detail = {**vars(other), "number": number, "fingerprint": fingerprint, "reason": reason}
    audit.append(connection, at=hand.at, by=hand.by, action="rebuild", subject=standing.upload, detail=detail)


_CURRENT = (
    select(pointers, releases.c.content_hash)
    .join(releases, releases.c.id == pointers.c.release)
    .where(pointers.c.number.in_(current_numbers()))
)


def _standing_beside(connection: Connection, place: Place, guarded: Collection[str]) -> list[Row[Any]]:
    """The current pointers of the guarded sources for the same extract and period, each with its content."""
    others = set(guarded) - {place.source}
    same = (pointers.c.extract == place.extract, pointers.c.period == place.period)
    return list(connection.execute(_CURRENT.where(*same, pointers.c.source.in_(others))))


def _put_back(undone: Undone) -> Any:
    """The current pointers of the slices that an undo, or publishing again, moved."""
    return _CURRENT.where(
        pointers.c.extract == undone.extract,
        pointers.c.source == undone.source,
        pointers.c.period.in_(list(undone.restored)),
    )


def _newest_beside(standing: Row[Any]) -> Any:
    """The number of a file of another source that stands beside this slice, and came after its release was made: None where
    none did."""
    made = select(func.min(pointers.c.number)).where(pointers.c.release == standing.release).scalar_subquery()
    beside = and_(pointers.c.extract == standing.extract, pointers.c.period == standing.period)
    return select(func.max(pointers.c.number)).where(
        pointers.c.number.in_(current_numbers()),
        beside,
        pointers.c.source != standing.source,
        pointers.c.release.is_not(None),
        pointers.c.number > made,
    )
