"""Building releases anew from the stored rows when the configuration that made them has changed."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, and_, select

from config.refusal import Unsafe
from loaders.actor import Actor
from loaders.store import audit
from loaders.store.content import stored_release, stored_rows
from loaders.store.opening import read_transaction, write_transaction
from loaders.store.publishing import Hand, Place, point, publish
from loaders.store.receipts import Build
from loaders.store.release_context import release_context
from loaders.store.standing import current_numbers
from loaders.store.tables import audit as entries
from loaders.store.tables import pointers, releases, rows


def rebuild(engine: Engine, *, build: Build, fingerprint: str, by: Actor) -> int:
    """Rebuild every current release made by another configuration than `fingerprint`; returns how many were.

    Each slice is a transaction of its own, so that officers wait for one slice at most, and a process that
    stops half way (or works beside another) leaves only whole ones. Slices whose rows were deleted on
    schedule keep their release. One that can no longer be made safe is shown no more: its pointer leads to
    nothing, and says why. Another configuration tries it again.
    """
    name = by.doing("rebuild")
    with read_transaction(engine) as connection:
        outdated = [(Place(*where), False) for where in connection.execute(_outdated(fingerprint))]
        waiting = [*outdated, *((place, True) for place in _withdrawn(connection, fingerprint))]
    return sum(_rebuild_slice(engine, place, gone, build, fingerprint, name) for place, gone in waiting)


def _rebuild_slice(
    engine: Engine, place: Place, withdrawn: bool, build: Build, fingerprint: str, by: str
) -> bool:
    with write_transaction(engine) as connection:
        if withdrawn:
            upload = _withdrawn(connection, fingerprint).get(place)
            standing = upload and connection.execute(_last_release(place, upload)).first()
        else:
            standing = connection.execute(_with_rows(place, fingerprint)).one_or_none()
        if not standing:  # another process came first, or the rows were deleted
            return False
        _made_again(connection, place, standing, build, fingerprint, by)
    return True


def _made_again(
    connection: Connection, place: Place, standing: Row[Any], build: Build, fingerprint: str, by: str
) -> None:
    part = stored_rows(standing)
    hand = Hand(by, audit.utc_now(), "The configuration changed.")
    marks = {"upload": standing.upload, "content_hash": standing.content_hash, "fingerprint": fingerprint}
    # The same rows again: what stood is what they are laid on, so that what was withheld or rounded stays so.
    context = release_context(connection, place, (part, stored_release(standing, "release_")))
    try:
        release = build(part, place.extract, context)
        number = publish(connection, place, release, marks, previous=standing.number, hand=hand)
    except Unsafe as reason:
        hand = Hand(by, hand.at, str(reason))
        number = point(connection, place, release=None, upload=None, previous=standing.number, hand=hand)
    detail = {**vars(place), "number": number, "fingerprint": fingerprint, "reason": hand.reason}
    audit.append(connection, at=hand.at, by=by, action="rebuild", subject=standing.upload, detail=detail)


def _outdated(fingerprint: str) -> Select[Any]:
    """The slices to rebuild: their current release was made otherwise, and their rows are still there."""
    return (
        select(pointers.c.extract, pointers.c.source, pointers.c.period)
        .join(releases, releases.c.id == pointers.c.release)
        .join(rows, and_(rows.c.upload == pointers.c.upload, rows.c.period == pointers.c.period))
        .where(pointers.c.number.in_(current_numbers()), releases.c.fingerprint != fingerprint)
        .order_by(pointers.c.number)
    )


def _with_rows(place: Place, fingerprint: str) -> Select[Any]:
    wanted = (pointers.c[name] == value for name, value in vars(place).items())
    return _outdated(fingerprint).add_columns(pointers.c.number, pointers.c.upload, *CONTENT).where(*wanted)


CONTENT = (
    releases.c.content_hash,
    releases.c.parquet.label("release_parquet"),
    releases.c.hash.label("release_hash"),
    rows.c.parquet,
    rows.c.hash,
)


def _withdrawn(connection: Connection, fingerprint: str) -> dict[Place, str]:
    """The slices that are shown no more because another configuration could not make them safe, and the upload of each.

    Their pointers lead to nothing, as those of what was undone do: which it was, the audit trail says.
    """
    to_nothing = and_(pointers.c.number.in_(current_numbers()), pointers.c.release.is_(None))
    empty = {pointer.number: pointer for pointer in connection.execute(select(pointers).where(to_nothing))}
    if not empty:
        return {}
    found = {}
    asked = select(entries.c.subject, entries.c.detail).where(entries.c.action == "rebuild")
    for entry in connection.execute(asked.order_by(entries.c.id)):
        detail = json.loads(entry.detail)
        pointer = empty.get(detail["number"])
        if pointer is not None and detail["fingerprint"] != fingerprint:
            found[Place(pointer.extract, pointer.source, pointer.period)] = entry.subject
    return found


def _last_release(place: Place, upload: str) -> Select[Any]:
    """The last release of an upload's slice, with its rows, and the number of the slice's current pointer."""
    here = [pointers.c[name] == value for name, value in vars(place).items()]
    where = [releases.c[name] == value for name, value in vars(place).items()]
    return (
        select(
            pointers.c.number,
            *(releases.c[name] for name in ("upload", "extract", "source", "period")),
            *CONTENT,
        )
        .select_from(pointers)
        .join(releases, and_(*where, releases.c.upload == upload))
        .join(rows, and_(rows.c.upload == releases.c.upload, rows.c.period == releases.c.period))
        .where(pointers.c.number.in_(current_numbers()), *here)
        .order_by(releases.c.id.desc())
    )
