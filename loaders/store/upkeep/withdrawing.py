"""Withdrawing figures: their slices lead to nothing from now on, everywhere, and say why. Nothing is deleted."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Connection, Engine, func, insert, select

from loaders.actor import Actor
from loaders.store import audit
from loaders.store.faults import StoreUnavailable, store_name
from loaders.store.opening import read_transaction, write_transaction
from loaders.store.publishing import Hand, Place, point
from loaders.store.standing import current_numbers
from loaders.store.tables import pointers, withdrawals
from loaders.store.upkeep.verifying import Damage, damages, withdrawn_for

DAMAGED = "It is damaged where it is stored."


class Gone(NamedTuple):
    """A slice that is withdrawn now: since when (UTC) and why."""

    place: Place
    at: str
    reason: str


def withdraw(
    engine: Engine, extract: str, *, source: str = "", period: str = "", reason: str, by: Actor
) -> list[Place]:
    """Withdraw what is shown of an extract, of one of its sources or periods where one is named; what was withdrawn."""
    name = by.doing("withdraw")
    with write_transaction(engine) as connection:
        found = [
            place
            for place in _shown(connection)
            if place.extract == extract and source in ("", place.source) and period in ("", place.period)
        ]
        _lead_to_nothing(connection, found, Hand(name, audit.utc_now(), reason), damaged=False)
    return found


def make_sure(engine: Engine, by: Actor) -> list[Damage]:
    """Look at the whole store and withdraw figures that are damaged; what is damaged. Raises StoreUnavailable where what no
    single figure hangs on is damaged too."""
    found = damages(engine)
    if stops := [one.words for one in found if one.place is None]:
        some = "; ".join(stops[:3]) + (f"; and {len(stops) - 3} more" if len(stops) > 3 else "")
        raise StoreUnavailable(
            f"The store {store_name(engine.url)} is damaged, and nothing of it is shown: {some}. "
            "Restore it from the latest backup: python -m loaders restore FILE."
        )
    known = withdrawn_for(engine)
    new = {one.place for one in found if one.place and one.shown and known.get(one.place, -1) < one.seal}
    new |= {one.place for one in found if one.place and one.shown and not one.seal and one.place not in known}
    if new:
        hand = Hand(by.doing("rebuild"), audit.utc_now(), DAMAGED)
        with write_transaction(engine) as connection:
            _lead_to_nothing(connection, sorted(new, key=str), hand, damaged=True)
    return found


def standing(engine: Engine) -> list[Gone]:
    """The slices that are withdrawn and where nothing stands again since."""
    asked = (
        select(withdrawals)
        .where(withdrawals.c.pointer.in_(current_numbers()))
        .order_by(withdrawals.c.pointer)
    )
    with read_transaction(engine) as connection:
        return [
            Gone(Place(one.extract, one.source, one.period), one.at, one.reason)
            for one in connection.execute(asked)
        ]


def _shown(connection: Connection) -> list[Place]:
    asked = select(pointers).where(pointers.c.number.in_(current_numbers()), pointers.c.release.is_not(None))
    return [Place(one.extract, one.source, one.period) for one in connection.execute(asked)]


def _lead_to_nothing(connection: Connection, places: Collection[Place], hand: Hand, *, damaged: bool) -> None:
    for place in places:
        # The newest number of all: that of the slice itself may be what is damaged.
        previous = connection.scalar(select(func.max(pointers.c.number))) or 0
        number = point(connection, place, release=None, upload=None, previous=previous, hand=hand)
        line = {"pointer": number, "at": hand.at, "reason": hand.reason, "damaged": damaged}
        connection.execute(insert(withdrawals).values(**vars(place), **line))
        detail = {**vars(place), "number": number, "reason": hand.reason, "damaged": damaged}
        audit.append(
            connection, at=hand.at, by=hand.by, action="withdraw", subject=place.extract, detail=detail
        )
