"""Connections to the embedded SQLite file: durable for the writer, and for pages refused the rows."""

from __future__ import annotations

import re
import sqlite3
import time
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any, Self

from loaders.store.people_tables import PEOPLE
from loaders.store.tables import metadata

LOCK_WAIT_SECONDS = 30
_READABLE = frozenset(metadata.tables) - {"rows", "secret", "audit", "seals"} - PEOPLE
# A hash of few possible rows says which of them it is: pages do without, and without the seals, which are such hashes too.
_NOT_READABLE = frozenset(
    {("releases", "content_hash"), ("uploads", "content_hash"), ("uploads", "file_hash")}
)
# SQLite does not ask about columns that a join names in USING, so that no statement of pages may name these at all.
_NOT_NAMED = re.compile(r"\b(rows|secret|audit|seals|content_hash|file_hash)\b", re.IGNORECASE)
_LOOKING = ("table_info", "table_xinfo")  # what asks whether a table exists
_HARMLESS = (
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_FUNCTION,
    sqlite3.SQLITE_RECURSIVE,
    sqlite3.SQLITE_TRANSACTION,
)


def open_for_writing(file: str) -> sqlite3.Connection:
    """A connection that makes the file if need be; a commit is on the disk before it is reported."""
    with ExitStack() as undone_on_failure:
        connection = undone_on_failure.enter_context(closing(_open(file, "rwc")))
        _use_write_ahead_log(connection)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        undone_on_failure.pop_all()
    return connection


def open_for_pages(file: str) -> sqlite3.Connection:
    """A connection that creates and changes nothing, and to which SQLite itself refuses the uploaded rows."""
    connection = _open(file, "ro", _PagesConnection)
    connection.set_authorizer(_only_what_pages_may_know)
    return connection


class _PagesCursor(sqlite3.Cursor):
    def execute(self, sql: str, parameters: Any = (), /) -> Self:
        return super().execute(_without_names(sql), parameters)

    def executemany(self, sql: str, parameters: Any, /) -> Self:
        return super().executemany(_without_names(sql), parameters)

    def executescript(self, sql_script: str, /) -> sqlite3.Cursor:
        return super().executescript(_without_names(sql_script))


class _PagesConnection(sqlite3.Connection):
    def cursor(self, factory: object = None) -> sqlite3.Cursor:  # type: ignore[override]
        return super().cursor(_PagesCursor)


def _without_names(sql: str) -> str:
    if named := _NOT_NAMED.search(sql):
        raise sqlite3.DatabaseError(f"pages are not authorized to name {named[0]}")
    return sql


def _open(file: str, mode: str, factory: type[sqlite3.Connection] = sqlite3.Connection) -> sqlite3.Connection:
    # isolation_level=None leaves BEGIN to us: Python's own comes before the first change, too late to lock.
    return sqlite3.connect(
        f"{Path(file).as_uri()}?mode={mode}",
        uri=True,
        timeout=LOCK_WAIT_SECONDS,
        isolation_level=None,
        factory=factory,
        check_same_thread=False,  # the pool hands a connection to one thread at a time
    )


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Where several processes meet a new file one switches it over; SQLite does not let the others wait."""
    give_up = time.monotonic() + LOCK_WAIT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
            time.sleep(0.02)


def _only_what_pages_may_know(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    """SQLite asks before it runs a statement; `first` is a table or setting, `second` a column or value."""
    if action == sqlite3.SQLITE_READ:
        allowed = first in _READABLE and (first, second) not in _NOT_READABLE
    elif action == sqlite3.SQLITE_PRAGMA:
        allowed = second is None or first in _LOOKING  # asking for a setting, never changing one
    else:
        allowed = action in _HARMLESS
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY
