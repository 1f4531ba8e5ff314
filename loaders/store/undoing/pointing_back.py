"""Taking an upload back whole: pointers go back to what stood before; nothing is deleted or built again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Engine

from loaders.actor import Actor
from loaders.store import audit
from loaders.store.faults import CannotUndo
from loaders.store.opening import read_transaction, write_transaction
from loaders.store.publishing import Hand, Place, point
from loaders.store.receipts import Undone
from loaders.store.standing import Trail, beneath, pile, trails


def undo(engine: Engine, reference: str, *, by: Actor, reason: str = "") -> Undone:
    """Put back, byte for byte, what stood on each slice when the upload was laid on it, or nothing.

    A release put back may have been made by an older configuration: call `rebuild` then, as after any start. Raises
    CannotUndo if the upload is unknown, undone already, or under a later one.
    """
    name = by.doing("undo")
    with write_transaction(engine) as connection:
        laid = _laid(connection, reference)
        _refuse_unless_on_top(reference, laid)
        hand, number = Hand(name, audit.utc_now(), reason), 0
        restored: dict[str, str | None] = {}
        for place, trail in laid.items():
            before = beneath(reference, trail)
            release, upload = (before.release, before.upload) if before else (None, None)
            restored[place.period] = upload
            number = point(
                connection, place, release=release, upload=upload, previous=trail[-1].number, hand=hand
            )
        place = next(iter(laid))
        detail = {
            "extract": place.extract,
            "source": place.source,
            "restored": restored,
            "number": number,
            "reason": reason,
        }
        audit.append(connection, at=hand.at, by=name, action="undo", subject=reference, detail=detail)
    return _undone(reference, hand.at, name, detail)


def redo(engine: Engine, reference: str, *, by: Actor, reason: str = "") -> Undone:
    """Publish an upload again that was taken back, as it was last released. Call `rebuild` then, as after `undo`.

    Raises CannotUndo if the upload is unknown, was not taken back, or something else stands in its place since.
    """
    name = by.doing("redo")
    with write_transaction(engine) as connection:
        laid = _laid(connection, reference)
        _refuse_unless_free(reference, laid)
        hand, number = Hand(name, audit.utc_now(), reason), 0
        for place, trail in laid.items():
            last = next(pointer for pointer in reversed(trail) if pointer.upload == reference)
            previous = trail[-1].number
            number = point(
                connection, place, release=last.release, upload=reference, previous=previous, hand=hand
            )
        place = next(iter(laid))
        restored = {place.period: reference for place in laid}
        detail: dict[str, Any] = {"extract": place.extract, "source": place.source, "restored": restored}
        detail |= {"number": number, "reason": reason}
        audit.append(connection, at=hand.at, by=name, action="redo", subject=reference, detail=detail)
    return _undone(reference, hand.at, name, detail, again=True)


def restores(engine: Engine, reference: str) -> dict[str, str | None]:
    """What would stand again in each period if an upload were taken back: the reference of the upload, None for nothing."""
    with read_transaction(engine) as connection:
        laid = _laid(connection, reference)
    before = {place.period: beneath(reference, trail) for place, trail in laid.items()}
    return {period: pointer.upload if pointer else None for period, pointer in before.items()}


def _laid(connection: Connection, reference: str) -> dict[Place, Trail]:
    return {
        Place(*where): trail
        for where, trail in trails(connection).items()
        if any(pointer.upload == reference for pointer in trail)
    }


def _refuse_unless_free(reference: str, laid: Mapping[Place, Trail]) -> None:
    if not laid:
        raise CannotUndo(f"There is no upload {reference}.")
    for place, trail in laid.items():
        before = beneath(reference, trail)
        if reference in pile(trail):
            raise CannotUndo(f"{reference} was not taken back.")
        if trail[-1].upload != (before.upload if before else None):
            raise CannotUndo(
                f"Something else was loaded for {place.extract} {place.period} since {reference} was taken back. "
                "Upload the file again."
            )


def undone_of(entry: Mapping[Any, Any]) -> Undone:
    """What the audit entry of an undo, or of publishing again, says."""
    detail, again = json.loads(entry["detail"]), entry["action"] == "redo"
    return _undone(entry["subject"], entry["at"], entry["by"], detail, again=again)


def _undone(reference: str, at: str, by: str, detail: Mapping[str, Any], *, again: bool = False) -> Undone:
    periods = tuple(detail["restored"])
    return Undone(reference=reference, at=at, by=by, periods=periods, again=again, **detail)


def _refuse_unless_on_top(reference: str, laid: Mapping[Place, Trail]) -> None:
    if not laid:
        raise CannotUndo(f"There is no upload {reference}.")
    for place, trail in laid.items():
        lying = pile(trail)
        if reference not in lying:
            raise CannotUndo(f"{reference} has been undone already.")
        if (later := lying[0]) != reference:
            where = f"{place.extract} {place.period}"
            raise CannotUndo(f"{later} was loaded over {reference} for {where}. Undo {later} first.")
