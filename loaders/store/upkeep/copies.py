"""Backups of the store, made while it is served, and putting one back after a look at it.

A backup is a store in one file: it holds uploaded rows and the key by which counts are rounded, and is to be kept as the store
is.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import URL, Engine, select

from loaders.actor import Actor
from loaders.store import audit
from loaders.store.faults import StoreUnavailable, plain_faults, store_name
from loaders.store.opening import connect, location, read_transaction, write_transaction
from loaders.store.seals import head as heads
from loaders.store.seals.lines import go_on_from, head_now
from loaders.store.tables import pointers
from loaders.store.upkeep.verifying import damages

_SERVED = "The store {store} is kept by a database server: its backups are made and put back with pg_dump and pg_restore."
_IN_USE = "The store {store} is in use. Stop the dashboard and try again. Nothing was changed."
_THERE = "The store {store} is there and holds something. Move it away first, or restore a backup over it."


class Copy(NamedTuple):
    """What a backup holds: the store's number, and when it came to stand so (UTC)."""

    number: int
    at: str


def backup(engine: Engine, file: Path) -> Copy:
    """Write the store as it stands into a file, whole or not at all, and look through the copy. Raises StoreUnavailable."""
    where = _in_one_file(engine.url)
    new = file.with_name(f".{file.name}.new")
    new.unlink(missing_ok=True)
    try:
        os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with (
            plain_faults(engine.url),
            closing(sqlite3.connect(where)) as of,
            closing(sqlite3.connect(new)) as to,
        ):
            of.backup(to)
            to.execute("PRAGMA journal_mode = DELETE")
        with _looked_through(new, file.name) as copied:
            copy = _what(copied)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)
    return copy


def restore(file: Path, *, by: Actor, url: str | None = None) -> tuple[Copy, int]:
    """Put a backup in the place of the store, which is moved aside; what it holds, and the number that the store had reached
    (0 where that is not known). Raises StoreUnavailable, with nothing changed, where the backup is damaged or the store in use.
    """
    name, where = by.doing("restore"), location(url)
    store = _in_one_file(where)
    known = heads.read(where) or heads.Head(0, "", 0, 0)
    if not file.is_file():
        raise StoreUnavailable(f"There is no file {file.name}.")
    _refuse_in_use(where, store)
    store.parent.mkdir(parents=True, exist_ok=True)
    with _looked_through(file, file.name, store.parent) as copied:
        copy = _what(copied)
        with write_transaction(copied) as connection:
            own = head_now(connection)
            number, uploads = max(known.number, own.number), max(known.uploads, own.uploads)
            go_on_from(connection, heads.Head(0, "", number, uploads))
            detail = {"of": copy.number, "reached": known.number}
            audit.append(
                connection, at=audit.utc_now(), by=name, action="restore", subject="store", detail=detail
            )
        with read_transaction(copied) as connection:
            head = head_now(connection)
        copied.dispose()
        _put_aside(store)
        Path(str(copied.url.database)).replace(store)
    heads.keep(where, head)
    return copy, known.number


def begin_anew(*, by: Actor, url: str | None = None) -> int:
    """Let the next start make a new store where one was before; the number after which it goes on."""
    by.doing("restore")
    where = location(url)
    store, known = _in_one_file(where), heads.read(where)
    if store.exists() and store.stat().st_size:
        raise StoreUnavailable(_THERE.format(store=store_name(where)))
    number, uploads = (known.number, known.uploads) if known else (0, 0)
    heads.keep(where, heads.Head(0, "", number, uploads))
    return number


@contextmanager
def _looked_through(file: Path, name: str, folder: Path | None = None) -> Iterator[Engine]:
    """A copy of a backup, opened and brought up to date. Raises StoreUnavailable where anything in it is damaged."""
    with tempfile.TemporaryDirectory(prefix=".copy-", dir=folder or file.parent) as inside:
        copied = Path(shutil.copy(file, Path(inside) / f"{Path(inside).name}.db"))
        try:
            if not copied.stat().st_size:
                raise StoreUnavailable("it is empty.")
            engine = connect(f"sqlite:///{copied}")
            try:
                if found := damages(engine):
                    raise StoreUnavailable(f"it is damaged: {found[0].words}.")
                yield engine
            finally:
                engine.dispose()
        except StoreUnavailable as reason:
            raise StoreUnavailable(
                f"{name} cannot be used as a backup: {reason} Nothing was changed."
            ) from reason
        finally:
            heads.file_of(URL.create("sqlite", database=str(copied))).unlink(missing_ok=True)


def _what(engine: Engine) -> Copy:
    with read_transaction(engine) as connection:
        newest = connection.execute(select(pointers).order_by(pointers.c.number.desc()).limit(1)).first()
    return Copy(newest.number, newest.at) if newest else Copy(0, "")


def _in_one_file(where: URL) -> Path:
    if where.get_backend_name() != "sqlite":
        raise StoreUnavailable(_SERVED.format(store=store_name(where)))
    return Path(str(where.database))


def _refuse_in_use(where: URL, store: Path) -> None:
    """SQLite gives up its log only to whoever has the file for himself. One that cannot be read is in nobody's use."""
    if not store.exists():
        return
    with closing(sqlite3.connect(store, timeout=1, isolation_level=None)) as alone:
        try:
            alone.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise StoreUnavailable(_IN_USE.format(store=store_name(where))) from error
        except sqlite3.DatabaseError:
            return


def _put_aside(store: Path) -> None:
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    for ending in ("", "-wal", "-shm"):
        there = store.with_name(store.name + ending)
        if there.exists():
            there.replace(store.with_name(f"{store.stem}.replaced-{stamp}{store.suffix}{ending}"))
