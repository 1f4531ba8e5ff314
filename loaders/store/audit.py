"""The audit trail: who did what, when. Each entry carries the hash of the one before it.

It names uploads, slices and pointer numbers; never counts or the values of cells. What was cut off at the end
cannot be seen from the chain alone: that is what a daily copy on another machine is for.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from loaders.actor import Actor
from loaders.store.faults import AuditBroken
from loaders.store.opening import read_transaction, write_transaction
from loaders.store.tables import audit

_START = "0" * 64


def utc_now() -> str:
    """The time as it is stamped everywhere in the store: UTC, ISO 8601, whole seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def record(
    engine: Engine, *, by: Actor, action: str, subject: str, detail: Mapping[str, Any] | None = None
) -> None:
    """Note what the store does not do itself: a failed sign-in, a look at uploaded rows, a download."""
    with write_transaction(engine) as connection:
        append(connection, at=utc_now(), by=by.doing(), action=action, subject=subject, detail=detail or {})


def append(
    connection: Connection, *, at: str, by: str, action: str, subject: str, detail: Mapping[str, Any]
) -> None:
    """Add an entry within the caller's write transaction, so that the deed and its entry stand together."""
    last = connection.scalar(select(audit.c.hash).order_by(audit.c.id.desc()).limit(1)) or _START
    entry = {
        "at": at,
        "by": by,
        "action": action,
        "subject": subject,
        "detail": json.dumps(detail, sort_keys=True),
    }
    connection.execute(insert(audit).values(**entry, previous_hash=last, hash=_chained(last, entry)))


def verify_audit(engine: Engine) -> bool:
    """True when every entry follows from the one before; else AuditBroken, naming the first that does not."""
    last = _START
    with read_transaction(engine) as connection:
        taken_out = _taken_out(connection)
        for row in connection.execute(select(audit).order_by(audit.c.id)).mappings():
            rightly = taken_out.get(str(row["id"])) == hashlib.sha256(row["detail"].encode()).hexdigest()
            if row["previous_hash"] != last or (row["hash"] != _chained(last, row) and not rightly):
                raise AuditBroken(
                    f"The audit trail does not hold at entry {row['id']} ({row['action']} {row['subject']}, "
                    f"{row['at']}): it or the entry before it was changed after it was written."
                )
            last = row["hash"]
    return True


def _taken_out(connection: Connection) -> dict[str, str]:
    """The entries whose texts were taken out, each with the hash of what stands there since: later entries say so."""
    said = connection.scalars(select(audit.c.detail).where(audit.c.action == "redact").order_by(audit.c.id))
    return {number: found for detail in said for number, found in json.loads(detail)["entries"].items()}


def _chained(last: str, entry: Mapping[Any, Any]) -> str:
    said = [last, *(entry[name] for name in ("at", "by", "action", "subject", "detail"))]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()
