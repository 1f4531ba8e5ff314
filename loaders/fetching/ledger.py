"""The ledger of what was fetched: what a service said, what was brought, and what became of it. Lines are only ever added.

No figure is in it. The files that wait lie beside the store (`waiting_folder`) until an officer has decided.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Row, func, insert, select

from loaders.actor import Actor
from loaders.store import audit
from loaders.store.opening import DEFAULT_FILE, read_transaction, write_transaction
from loaders.store.tables import fetches as ledger

# What a line is about: a service said which release is the newest; it could not be asked, or its file not be had; a file
# came and waits; an officer published it (as `reference`); an officer discarded it.
LOOKED, FAILED, STAGED, CONFIRMED, DISCARDED = "looked", "failed", "staged", "confirmed", "discarded"
_AUDITED = (STAGED, CONFIRMED, DISCARDED)


@dataclass(frozen=True)
class Line:
    """One line. `source` is a source of config/sources/, `release` what its service said of it with the `validators` of
    what it said. `file`: name, path, sha256, size, address, licence and validators of a file. `words`: why it failed."""

    source: str
    event: str
    release: Mapping[str, Any] = field(default_factory=dict)
    file: Mapping[str, Any] = field(default_factory=dict)
    reference: str = ""
    words: str = ""
    id: int = 0
    at: str = ""
    by: str = ""


def record(engine: Engine, line: Line, *, by: Actor) -> Line:
    """Add a line, and where a file came or went an entry in the audit trail; the line as it stands there. Raises NotAllowed."""
    line = replace(line, at=audit.utc_now(), by=by.doing("fetch"))
    stored = vars(line) | {"release": dict(line.release), "file": dict(line.file)}
    del stored["id"]
    with write_transaction(engine) as connection:
        written = connection.execute(insert(ledger).values(**stored))
        if line.event in _AUDITED:
            detail = {"release": stored["release"], "file": stored["file"], "reference": line.reference}
            audit.append(
                connection,
                at=line.at,
                by=line.by,
                action=f"fetch: {line.event}",
                subject=line.source,
                detail=detail,
            )
    assert written.inserted_primary_key is not None, "the table numbers its own lines"
    return replace(line, id=int(written.inserted_primary_key[0]))


def newest(engine: Engine) -> dict[str, dict[str, Line]]:
    """For each source the newest line of each event."""
    last = select(func.max(ledger.c.id)).group_by(ledger.c.source, ledger.c.event)
    found: dict[str, dict[str, Line]] = {}
    with read_transaction(engine) as connection:
        for row in connection.execute(select(ledger).where(ledger.c.id.in_(last)).order_by(ledger.c.id)):
            found.setdefault(row.source, {})[row.event] = _line(row)
    return found


def confirmed_as(engine: Engine, reference: str) -> Line | None:
    """What an upload was fetched as; None where somebody chose its file."""
    asked = select(ledger).where(ledger.c.event == CONFIRMED, ledger.c.reference == reference)
    with read_transaction(engine) as connection:
        row = connection.execute(asked.order_by(ledger.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else _line(row)


def confirmed(engine: Engine) -> dict[str, Line]:
    """What each upload was fetched as, by its reference."""
    asked = select(ledger).where(ledger.c.event == CONFIRMED).order_by(ledger.c.id)
    with read_transaction(engine) as connection:
        return {row.reference: _line(row) for row in connection.execute(asked)}


def waiting_folder(engine: Engine) -> Path:
    """Where files wait: beside the embedded database, or where that would lie."""
    embedded = engine.url.get_backend_name() == "sqlite"
    return (Path(str(engine.url.database)) if embedded else DEFAULT_FILE).parent / "fetched"


def _line(row: Row[Any]) -> Line:
    names = ("source", "event", "reference", "words", "id", "at", "by")
    return Line(release=row.release, file=row.file, **{name: getattr(row, name) for name in names})
