"""Sealing lines: each that is written gets a hash, and every hash follows from the one before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    LargeBinary,
    Table,
    Text,
    cast,
    delete,
    func,
    insert,
    select,
    text,
)

from loaders.store.people_tables import PEOPLE
from loaders.store.seals.head import Head
from loaders.store.tables import meta, metadata, pointers, seals, uploads

START = "0" * 64
SEALED = tuple(table for table in metadata.sorted_tables if table is not seals)
assert set(metadata.tables) >= PEOPLE, "the tables of people are sealed too"
# Under this the store says how many uploads it lost when a backup, or a new store, took its place.
LOST_UPLOADS = "uploads lost"
_PLACE = ("extract", "source", "period")


def seal(connection: Connection) -> Head | None:
    """Seal every line that has no seal yet; the new head of the chain, None where there was nothing to seal."""
    before = connection.execute(
        select(seals.c.id, seals.c.chain).order_by(seals.c.id.desc()).limit(1)
    ).first()
    chain = before.chain if before else START
    new: list[dict[str, str]] = []
    for table in SEALED:
        for line in connection.execute(_unsealed(table)).mappings():
            entry = sealed(table, line)
            chain = chained(chain, entry)
            new.append(entry | {"chain": chain})
    if not new:
        return None
    connection.execute(insert(seals), new)
    return head_now(connection)


def seal_again(connection: Connection, table: Table, key: str) -> None:
    """Seal a line that was rightly changed, or is rightly gone: the seal that it had stays, and no longer counts."""
    line = connection.execute(said(table).where(key_of(table) == key)).mappings().one_or_none()
    entry = sealed(table, line) if line else {"line_of": table.name, "key": key, "about": "", "hash": ""}
    last = connection.scalar(select(seals.c.chain).order_by(seals.c.id.desc()).limit(1)) or START
    connection.execute(insert(seals).values(**entry, chain=chained(last, entry)))


def head_now(connection: Connection) -> Head:
    """Where the chain ends, and how far the store's numbers have come."""
    last = connection.execute(select(seals.c.id, seals.c.chain).order_by(seals.c.id.desc()).limit(1)).one()
    number = connection.scalar(select(func.max(pointers.c.number))) or 0
    return Head(last.id, last.chain, number, uploads_ever(connection))


# Making these statements takes longer than asking by them, and every write asks by all of them.
@cache
def _unsealed(table: Table) -> Any:
    """All that each line without a seal says."""
    sealed_already = select(seals.c.id).where(seals.c.line_of == table.name, seals.c.key == key_of(table))
    return said(table).where(~sealed_already.exists()).order_by(*table.primary_key)


@cache
def said(table: Table) -> Any:
    """All that a line says, but for bytes, whose own hash is among it; with its key."""
    columns = [column for column in table.columns if not isinstance(column.type, LargeBinary)]
    return select(*columns, key_of(table).label("sealed_key"))


@cache
def key_of(table: Table) -> ColumnElement[str]:
    """The primary key of a line as one text."""
    first, *others = (cast(column, Text) for column in table.primary_key)
    key: ColumnElement[str] = first
    for column in others:
        key = key + "/" + column
    return key


def sealed(table: Table, line: Mapping[Any, Any]) -> dict[str, str]:
    """The seal of a line, but for the chain."""
    content = {name: value for name, value in line.items() if name != "sealed_key"}
    place = [str(content.get(name, "")) for name in _PLACE] if "extract" in content else []
    written = json.dumps([table.name, content], sort_keys=True, default=repr)
    return {
        "line_of": table.name,
        "key": str(line["sealed_key"]),
        "about": json.dumps(place),
        "hash": hashlib.sha256(written.encode()).hexdigest(),
    }


def chained(before: str, entry: Mapping[str, str]) -> str:
    """The hash that follows from the one before it and what a seal says."""
    said = [before, *(entry[name] for name in ("line_of", "key", "about", "hash"))]
    return hashlib.sha256(json.dumps(said, default=repr).encode()).hexdigest()


def go_on_from(connection: Connection, known: Head) -> None:
    """Let the numbers of a store go on from where they were: an address that names one never comes to mean another."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("DELETE FROM sqlite_sequence WHERE name = 'pointers'"))
        number = {"number": known.number}
        connection.execute(
            text("INSERT INTO sqlite_sequence (name, seq) VALUES ('pointers', :number)"), number
        )
    elif known.number:
        where = func.pg_get_serial_sequence("pointers", "number")
        connection.execute(select(func.setval(where, known.number)))
    lost = known.uploads - (connection.scalar(select(func.count()).select_from(uploads)) or 0)
    connection.execute(delete(meta).where(meta.c.key == LOST_UPLOADS))
    connection.execute(insert(meta).values(key=LOST_UPLOADS, value=str(max(lost, 0))))
    seal_again(connection, meta, LOST_UPLOADS)


def uploads_ever(connection: Connection) -> int:
    """How many uploads there ever were, with those of a store that this one took the place of."""
    counted = connection.scalar(select(func.count()).select_from(uploads)) or 0
    return counted + int(connection.scalar(select(meta.c.value).where(meta.c.key == LOST_UPLOADS)) or 0)
