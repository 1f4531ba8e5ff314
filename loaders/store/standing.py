"""What stands where: the pointers of a slice, read in order.

Each upload is accepted once, so its first pointer on a slice says what it was laid on; later pointers to it
come from an undo of something above it, or from rebuilding. Reading it that way, uploads lie on a slice like
sheets on a pile.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from config.release_context import Version
from loaders.store.content import stored_release, stored_rows
from loaders.store.tables import pointers, releases, rows

Trail = Sequence[Row[Any]]


def current_numbers(at: int | None = None) -> Select[Any]:
    """The number of each slice's highest pointer, now or as the store stood at the number `at`."""
    chosen = select(func.max(pointers.c.number)).group_by(
        pointers.c.extract, pointers.c.source, pointers.c.period
    )
    return chosen if at is None else chosen.where(pointers.c.number <= at)


def current_slices(connection: Connection, extract: str, source: str) -> dict[str, Row[Any]]:
    """Per period the current pointer, with its release's content_hash (None where undone to nothing)."""
    found = connection.execute(
        select(pointers, releases.c.content_hash)
        .outerjoin(releases, releases.c.id == pointers.c.release)
        .where(
            pointers.c.number.in_(current_numbers()),
            pointers.c.extract == extract,
            pointers.c.source == source,
        )
    )
    return {pointer.period: pointer for pointer in found}


def laid_on(connection: Connection, current: Row[Any] | None) -> Version | None:
    """What a new version of a slice is laid on: the rows and the release to which its pointer leads, if to any.

    Raises Damaged if the stored bytes of either were altered.
    """
    if current is None or current.release is None:
        return None
    release = connection.execute(select(releases).where(releases.c.id == current.release)).one()
    stored = connection.execute(
        select(rows).where(rows.c.upload == current.upload, rows.c.period == current.period)
    ).one_or_none()
    return None if stored is None else stored_rows(stored), stored_release(release)


def trails(connection: Connection) -> dict[tuple[str, str, str], Trail]:
    """All pointers of every slice (extract, source, period), oldest first."""
    found: dict[tuple[str, str, str], list[Row[Any]]] = {}
    for pointer in connection.execute(select(pointers).order_by(pointers.c.number)):
        found.setdefault((pointer.extract, pointer.source, pointer.period), []).append(pointer)
    return dict(found)


def accepted_as(reference: str, trail: Trail) -> Row[Any]:
    """The pointer with which an upload was laid on a slice."""
    return next(pointer for pointer in trail if pointer.upload == reference)


def beneath(reference: str, trail: Trail) -> Row[Any] | None:
    """What stood on the slice when an upload was laid on it; None when it was the first there."""
    laid_on = accepted_as(reference, trail).previous
    return next((pointer for pointer in trail if pointer.number == laid_on), None)


def pile(trail: Trail) -> list[str]:
    """The uploads that lie on a slice, the current one first; those undone are no longer among them."""
    lying: list[str] = []
    top: Row[Any] | None = trail[-1]
    while top is not None and top.upload is not None:
        lying.append(top.upload)
        top = beneath(top.upload, trail)
    return lying


def standing(reference: str, trail: Trail) -> str:
    """Whether an upload is current on a slice, replaced by a later one there, or undone."""
    lying = pile(trail)
    if reference not in lying:
        return "undone"
    return "current" if lying[0] == reference else "replaced"
