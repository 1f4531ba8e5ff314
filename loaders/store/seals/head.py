"""The head of the chain, kept in a file of its own outside the database: by it a store that is missing, emptied or older than
what was there before is known, and numbers go on from where they were.

It is written after what it speaks of, so it may lag behind and is never ahead.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import URL

from loaders.store.faults import ROOT, StoreUnavailable, store_name

STATE_VARIABLE = "EQUALITIES_STATE"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Head:
    """How many seals there were and the last one's hash, the store's number, and how many uploads there were. Without seals
    it speaks of a store that may be begun anew, whose numbers go on from here."""

    seals: int
    chain: str
    number: int
    uploads: int


def file_of(where: URL) -> Path:
    """The file that holds the head of a store."""
    if where.get_backend_name() == "sqlite":
        folder, name = Path(str(where.database)).parent, Path(str(where.database)).stem
    else:
        plain = where.render_as_string(hide_password=True)
        folder, name = (
            ROOT / "data" / "store",
            f"{where.database}-{hashlib.sha256(plain.encode()).hexdigest()[:8]}",
        )
    return Path(os.environ.get(STATE_VARIABLE) or folder) / f"{name}.head"


def read(where: URL) -> Head | None:
    """The head that is kept of a store; None where there is none. Raises StoreUnavailable where it cannot be read."""
    try:
        content = json.loads(file_of(where).read_bytes())
        head = Head(**content["head"])
        if content["hash"] == _hash(head):
            return head
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise StoreUnavailable(_unreadable(where)) from error
    raise StoreUnavailable(_unreadable(where))


def keep(where: URL, head: Head) -> None:
    """Write the head, whole or not at all. Where it cannot be written the one before stands, which the store still fits."""
    file = file_of(where)
    content = json.dumps({"head": asdict(head), "hash": _hash(head)}).encode()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".head-", delete=False) as written:
            written.write(content)
            written.flush()
            os.fsync(written.fileno())
        Path(written.name).replace(file)
    except OSError as error:
        _log.warning("The head of the store could not be kept: %s", error.strerror)


def _hash(head: Head) -> str:
    return hashlib.sha256(json.dumps(asdict(head), sort_keys=True).encode()).hexdigest()


def _unreadable(where: URL) -> str:
    return (
        f"The file {file_of(where).name}, by which the store {store_name(where)} is known again, cannot be read. "
        "Run “python -m loaders verify”: where the store holds, it writes the file again."
    )
