"""Whether every line of the store is as it was written, and what is damaged where it is not.

What a figure hangs on alone (its rows, its release, its pointers) leads to that figure being withdrawn; damage to anything
else stops the store, because nobody can say what of it is still true.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, Row, Table, func, select
from sqlalchemy.exc import DBAPIError

from loaders.store.content import digest
from loaders.store.faults import StoreUnavailable, plain_faults, store_name
from loaders.store.opening import read_transaction
from loaders.store.publishing import Place
from loaders.store.seals.lines import SEALED, START, chained, key_of, said, sealed
from loaders.store.standing import current_numbers
from loaders.store.tables import pointers, seals, withdrawals

_OF_A_SLICE = {
    "pointers": "What says which figures are shown of",
    "releases": "The figures of",
    "rows": "The uploaded rows of",
    "withdrawals": "What says that figures were withdrawn of",
}
_CALLED = {
    "uploads": "upload", "audit": "audit entry", "decks": "version of a deck", "updates": "update to a plan",
    "plan_entries": "entry about a plan", "verdict_answers": "answer for a promise", "roles": "role",
    "matchings": "answer on headings of", "fetches": "fetched file", "sign_outs": "sign-out", "meta": "note of the store",
    "assessments": "reference of a data-protection assessment",
}  # fmt: skip
_TORN_BY = (DBAPIError, ValueError, TypeError, OverflowError)


class Damage(NamedTuple):
    """A line that is not as it was written. `place`: the slice that it is of, None where no single one hangs on it.
    `shown`: whether what is shown now hangs on it; `seal`: the number of its seal, 0 for a line that has none."""

    words: str
    place: Place | None
    shown: bool
    seal: int


def damages(engine: Engine) -> list[Damage]:
    """Everything that is damaged, the parts of the store in order. Raises StoreUnavailable where it cannot even be read."""
    _readable(engine)
    with read_transaction(engine) as connection:
        latest, broken = _chain(connection)
        leads = _leads(connection)
        found = [_damage(seal.line_of, seal.key, _about(seal), leads, seal.id) for seal in broken]
        for table in SEALED:
            found += _of_table(connection, table, latest, leads)
    return list(dict.fromkeys(found))


def _readable(engine: Engine) -> None:
    """SQLite's own look at its pages and indexes."""
    if engine.dialect.name != "sqlite":
        return
    with plain_faults(engine.url), engine.connect() as connection:
        said_of_it = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
    if said_of_it != "ok":
        raise StoreUnavailable(
            f"The store {store_name(engine.url)} is damaged and cannot be read. Restore it from the latest backup."
        )


Seals = Mapping[tuple[str, str], Row[Any]]


def _chain(connection: Connection) -> tuple[Seals, list[Row[Any]]]:
    """The seal that holds of every line, and seals that do not follow from the one before."""
    latest, broken, before, number = {}, [], START, 0
    for seal in connection.execute(select(seals).order_by(seals.c.id)):
        entry = {name: getattr(seal, name) for name in ("line_of", "key", "about", "hash")}
        if seal.chain != chained(before, entry) or seal.id != number + 1:
            broken.append(seal)
        before, number = seal.chain, seal.id
        latest[seal.line_of, seal.key] = seal
    return latest, broken


def _leads(connection: Connection) -> set[tuple[str, str]]:
    """The releases and rows that are shown now, by their keys."""
    current = connection.execute(select(pointers).where(pointers.c.number.in_(current_numbers()))).all()
    return {("releases", str(one.release)) for one in current} | {
        ("rows", f"{one.upload}/{one.period}") for one in current
    }


def _of_table(
    connection: Connection, table: Table, latest: Seals, leads: set[tuple[str, str]]
) -> Iterator[Damage]:
    there = _lines(connection, table, [key for name, key in latest if name == table.name])
    for key, line in there.items():
        seal = latest.get((table.name, key))
        own = sealed(table, line) if line else None
        if seal is not None and own and own["hash"] == seal.hash:
            continue
        number = seal.id if seal is not None else 0
        for about in {_about(seal), _about(own)} - {None} or {None}:
            yield _damage(table.name, key, about, leads, number)
    for (name, key), seal in latest.items():
        if name == table.name and key not in there and seal.hash:
            yield _damage(name, key, _about(seal), leads, seal.id)
    if "parquet" in table.columns:
        yield from _of_bytes(connection, table, leads, latest)


def _lines(connection: Connection, table: Table, keys: Sequence[str]) -> dict[str, Mapping[Any, Any] | None]:
    """Every line of a table by its key; None for one that cannot be read."""
    try:
        return {str(line["sealed_key"]): line for line in connection.execute(said(table)).mappings().all()}
    except _TORN_BY:
        found = {key: _line(connection, table, key) for key in keys}
        return {key: line for key, line in found.items() if line != {}}


def _line(connection: Connection, table: Table, key: str) -> Mapping[Any, Any] | None:
    try:
        return connection.execute(said(table).where(key_of(table) == key)).mappings().one_or_none() or {}
    except _TORN_BY:
        return None


def _of_bytes(
    connection: Connection, table: Table, leads: set[tuple[str, str]], latest: Seals
) -> Iterator[Damage]:
    """Bytes that are not those that were written. A line that cannot be read at all was told before."""
    asked = select(
        key_of(table).label("sealed_key"), func.length(table.c.parquet), table.c.parquet, table.c.hash
    )
    for (name, key), seal in latest.items():
        if name != table.name:
            continue
        try:
            line = connection.execute(asked.where(key_of(table) == key)).one_or_none()
        except _TORN_BY:
            continue
        if line is not None and (not isinstance(line.parquet, bytes) or digest(line.parquet) != line.hash):
            yield _damage(name, key, _about(seal), leads, seal.id)


def _about(seal: Row[Any] | Mapping[str, str] | None) -> Place | None:
    """The slice that a seal says its line is of."""
    if seal is None:
        return None
    text = seal["about"] if isinstance(seal, Mapping) else seal.about
    try:
        said_place = json.loads(text)
    except _TORN_BY:
        return None
    return Place(*said_place) if isinstance(said_place, list) and len(said_place) == 3 else None


def _damage(table: str, key: str, about: Place | None, leads: set[tuple[str, str]], seal: int) -> Damage:
    if table in _OF_A_SLICE and about and about.period:
        words = (
            f"{_OF_A_SLICE[table]} {about.extract} {about.period} from {about.source} ({table}, line {key})"
        )
        return Damage(words, about, table not in ("rows", "releases") or (table, key) in leads, seal)
    if table == "secret":
        return Damage("The key by which counts are rounded", None, True, seal)
    return Damage(f"The {_CALLED.get(table, table)} {key}", None, True, seal)


def withdrawn_for(engine: Engine) -> dict[Place, int]:
    """The slices that were withdrawn because they were damaged, each with the seal of the latest withdrawal."""
    key = key_of(withdrawals)
    asked = (
        select(withdrawals, func.max(seals.c.id).label("seal"))
        .join(seals, (seals.c.line_of == withdrawals.name) & (seals.c.key == key))
        .where(withdrawals.c.damaged)
        .group_by(*withdrawals.columns)
    )
    with read_transaction(engine) as connection:
        return {Place(one.extract, one.source, one.period): one.seal for one in connection.execute(asked)}
