"""Taking a typed text out of the store for good: a marker stands in its place, and the chains go on holding.

The only lines that are ever changed. What was there is said by nobody any more; that it was taken out, when and by whom, is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Engine, Table, literal, select, update

from loaders.actor import Actor
from loaders.store import audit
from loaders.store.assessments import SUBJECT
from loaders.store.opening import write_transaction
from loaders.store.seals.lines import key_of, seal_again
from loaders.store.tables import assessments, decks, pointers, updates, uploads, verdict_answers, withdrawals
from loaders.store.tables import audit as entries

MARK = "[taken out]"
# What of a line somebody typed, or called a file.
_TYPED: Mapping[Table, tuple[str, ...]] = {
    uploads: ("file_name",),
    decks: ("title",),
    updates: ("evidence", "note", "source"),
    verdict_answers: ("why", "doing", "post"),
    assessments: ("reference",),
}
_IN_DETAIL = ("file_name", "reason", "title", "source", "assessment")
_OF_A_SLIDE = ("name", "doing", "notes", "ask")


class NothingThere(ValueError):
    """Nothing of that reference holds a text that somebody typed."""


def redact(engine: Engine, reference: str, *, by: Actor) -> int:
    """Take out what was typed about an upload (by its reference), a deck (by its id), an item of a plan or as the
    reference of an assessment ("dpia"); how many lines it stood in. Raises NothingThere."""
    name = by.doing("redact")
    with write_transaction(engine) as connection:
        changed = _lines(connection, uploads, uploads.c.reference == reference)
        changed += _lines(connection, decks, decks.c.deck == reference)
        changed += _lines(connection, updates, updates.c.item == reference)
        changed += _lines(connection, verdict_answers, verdict_answers.c.item == reference)
        changed += _lines(connection, assessments, literal(reference == SUBJECT))
        told = _entries(connection, reference)
        changed += _reasons(connection, told)
        if not changed and not told:
            raise NothingThere(f"Nothing that somebody typed is kept under {reference}.")
        detail = {"entries": {str(number): digest(text) for number, (text, _) in told.items()}}
        audit.append(
            connection, at=audit.utc_now(), by=name, action="redact", subject=reference, detail=detail
        )
    return changed + len(told)


def digest(detail: str) -> str:
    """By which a detail that was taken out is known again."""
    return hashlib.sha256(detail.encode()).hexdigest()


def _lines(connection: Connection, table: Table, which: Any) -> int:
    found = connection.execute(select(table, key_of(table).label("sealed_key")).where(which)).mappings().all()
    for line in found:
        values: dict[str, Any] = {name: MARK for name in _TYPED[table] if line[name]}
        if "slides" in line:
            values["slides"] = [_without(slide, _OF_A_SLIDE) for slide in line["slides"]]
        _change(connection, table, line["sealed_key"], values)
    return len(found)


def _entries(connection: Connection, reference: str) -> dict[int, tuple[str, dict[str, Any]]]:
    """The entries of the audit trail that were changed: their new detail, and what it was."""
    changed = {}
    for entry in connection.execute(select(entries).where(entries.c.subject == reference)).all():
        before = json.loads(entry.detail)
        after = _without(before, _IN_DETAIL)
        if after != before:
            text = json.dumps(after, sort_keys=True)
            _change(connection, entries, str(entry.id), {"detail": text})
            changed[entry.id] = (text, before)
    return changed


def _reasons(connection: Connection, told: Mapping[int, tuple[str, dict[str, Any]]]) -> int:
    """Pointers and withdrawals hold the reason of their entry once more."""
    reasons = {before["reason"] for _, before in told.values() if before.get("reason")}
    found = 0
    for table in (pointers, withdrawals):
        key = key_of(table)
        for line in connection.execute(select(key.label("key")).where(table.c.reason.in_(reasons))).all():
            _change(connection, table, line.key, {"reason": MARK})
            found += 1
    return found


def _without(said: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: MARK if name in names and value else value for name, value in said.items()}


def _change(connection: Connection, table: Table, key: str, values: Mapping[str, Any]) -> None:
    connection.execute(update(table).where(key_of(table) == key).values(**values))
    seal_again(connection, table, key)
