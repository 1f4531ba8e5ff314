"""Decks that people keep: what is shown at a meeting, slide by slide, frozen to the figures of one moment.

Lines are only ever added. The latest line of a deck stands; the whole is its history. What a slide is, the store does
not know: it keeps what it is given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Engine, Row, func, insert, select

from loaders.actor import Actor
from loaders.store import audit
from loaders.store.faults import Moved
from loaders.store.opening import read_transaction, write_transaction
from loaders.store.tables import decks as ledger

NEW = 0


@dataclass(frozen=True)
class Kept:
    """One version of a deck. `version` is the number of its line: what is to be handed to the next `save` as seen.
    `number` is the store's number that its figures are frozen to, `at` when it was kept (UTC)."""

    deck: str
    title: str
    number: int
    slides: tuple[Mapping[str, Any], ...]
    version: int
    at: str
    by: str
    withdrawn: bool = False


def save(
    engine: Engine,
    deck: str,
    title: str,
    slides: Sequence[Mapping[str, Any]],
    *,
    number: int,
    seen: int,
    by: Actor,
) -> Kept:
    """Keep a new version of a deck. `seen`: the version that it was made from, NEW for a deck that is new.

    Raises Moved where another version was kept meanwhile (or the deck was withdrawn): nothing is written then.
    """
    kept = Kept(deck, title, number, tuple(slides), seen, audit.utc_now(), by.doing("decks"))
    with write_transaction(engine) as connection:
        return _add(connection, kept)


def withdraw(engine: Engine, deck: str, *, seen: int, by: Actor) -> Kept:
    """Take a deck away. Its versions stay in the history. Raises Moved as `save` does."""
    name = by.doing("decks")
    with write_transaction(engine) as connection:
        last = _last(connection, deck)
        if last is None:
            raise Moved("There is no such deck.")
        gone = replace(_kept(last), version=seen, at=audit.utc_now(), by=name, withdrawn=True)
        return _add(connection, gone)


def standing(engine: Engine) -> list[Kept]:
    """The latest version of every deck that was not withdrawn, those last changed first."""
    newest = select(func.max(ledger.c.id)).group_by(ledger.c.deck)
    asked = select(ledger).where(ledger.c.id.in_(newest), ledger.c.withdrawn.is_(False))
    with read_transaction(engine) as connection:
        return [_kept(row) for row in connection.execute(asked.order_by(ledger.c.id.desc()))]


def history(engine: Engine, deck: str) -> list[Kept]:
    """Every version of a deck, the earliest first, its withdrawal last."""
    asked = select(ledger).where(ledger.c.deck == deck).order_by(ledger.c.id)
    with read_transaction(engine) as connection:
        return [_kept(row) for row in connection.execute(asked)]


def _add(connection: Connection, offered: Kept) -> Kept:
    """Keep what is offered, whose `version` is the one that it was made from; returned with its own."""
    last = _last(connection, offered.deck)
    stands = NEW if last is None else last.id
    if stands != offered.version or (last is not None and last.withdrawn):
        raise Moved(
            "Somebody else changed this deck meanwhile. Nothing was kept; it is shown as it stands now."
        )
    line = vars(offered) | {"slides": list(offered.slides), "previous": offered.version}
    del line["version"]
    written = connection.execute(insert(ledger).values(**line))
    assert written.inserted_primary_key is not None, "the table numbers its own lines"
    version = int(written.inserted_primary_key[0])
    action = "withdraw deck" if offered.withdrawn else "keep deck"
    detail = {
        "title": offered.title, "number": offered.number, "slides": len(offered.slides), "version": version,
    }  # fmt: skip
    audit.append(connection, at=offered.at, by=offered.by, action=action, subject=offered.deck, detail=detail)
    return replace(offered, version=version)


def _last(connection: Connection, deck: str) -> Row[Any] | None:
    return connection.execute(
        select(ledger).where(ledger.c.deck == deck).order_by(ledger.c.id.desc()).limit(1)
    ).one_or_none()


def _kept(row: Row[Any]) -> Kept:
    return Kept(row.deck, row.title, row.number, tuple(row.slides), row.id, row.at, row.by, row.withdrawn)
