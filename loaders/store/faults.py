"""What the store says when it cannot do its work: a plain sentence, never a server's path or a password."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, OperationalError

ROOT = Path(__file__).resolve().parents[2]


class StoreUnavailable(RuntimeError):
    """The store cannot be opened or written. The message is a sentence for the person at the screen."""


class Damaged(RuntimeError):
    """Stored bytes no longer match the hash written beside them: neither they nor any others are shown."""


class Moved(ValueError):
    """Someone else's version became current after the officer looked. Nothing was written."""


class NotAssessed(ValueError):
    """Nobody has said yet by which data-protection impact assessment extracts are kept here. Nothing was written."""


class CannotUndo(ValueError):
    """The upload is unknown, already undone, or lies under a later one."""


class AuditBroken(RuntimeError):
    """An entry of the audit trail was changed, removed or put in after it was written."""


_NO_RIGHT = (
    "The store {store} is read-only for this account. It needs write permission on the file and its folder."
)
_BUSY = (
    "Someone else has been writing to the store {store} for over 30 seconds. Nothing was changed. Try again."
)
_FULL = "There is no space left for the store {store}. Nothing was changed."
_TORN = "The store {store} is damaged and cannot be read. Restore it from the latest backup."
_CLOSED = (
    "The store {store} cannot be opened. Check that its folder exists and that this account may write to it."
)
_SILENT = "The database of the store {store} cannot be reached. Nothing was changed."

# Our tables have the columns that we ask for, and texts in UTF-8: where SQLite finds none, the file is damaged.
_NOT_OURS = re.compile(r"^no such (table|column|index)|malformed|^Could not decode to UTF-8")

# Keyed by SQLite's primary result code and by PostgreSQL's five-character state.
_SENTENCES: dict[int | str, str] = {
    sqlite3.SQLITE_CANTOPEN: _CLOSED,
    sqlite3.SQLITE_PERM: _NO_RIGHT,
    sqlite3.SQLITE_READONLY: _NO_RIGHT,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: "The disk that holds the store {store} reported an error. Nothing was changed.",
    sqlite3.SQLITE_CORRUPT: _TORN,
    sqlite3.SQLITE_NOTADB: "The file {store} is not a database. Move it away, or put a backup in its place.",
    "25006": "The store {store} is read-only: its database refuses to write.",
    "42501": "The store {store} may not be used in this way by its database account.",
    "53100": _FULL,
    "55P03": _BUSY,
}


def store_name(url: URL) -> str:
    """The store as people may see it: its path within the repository, elsewhere the bare file name."""
    if url.get_backend_name() == "postgresql":
        return f"'{url.database}' (PostgreSQL)"
    file = Path(str(url.database))
    return str(file.relative_to(ROOT)) if file.is_relative_to(ROOT) else file.name


@contextmanager
def plain_faults(url: URL) -> Iterator[None]:
    """Turn a database's own complaint, or a text that cannot be read, into StoreUnavailable; any other is a mistake of ours."""
    try:
        yield
    except DBAPIError as error:
        sentence = _sentence(error)
        if sentence is None:
            raise
        raise StoreUnavailable(sentence.format(store=store_name(url))) from error
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise StoreUnavailable(_TORN.format(store=store_name(url))) from error


def _sentence(error: DBAPIError) -> str | None:
    if isinstance(error.orig, sqlite3.Error):
        if _NOT_OURS.search(str(error.orig)):
            return _TORN
        code = getattr(error.orig, "sqlite_errorcode", None)  # absent on errors of the Python module itself
        return None if code is None else _SENTENCES.get(code & 0xFF)
    state = getattr(error.orig, "sqlstate", None) or ""  # there is none when nobody answered
    return _SENTENCES.get(state, _SILENT if isinstance(error, OperationalError) else None)
