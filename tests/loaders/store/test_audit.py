"""The audit trail holds, and shows where it does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, delete, update

from loaders import store
from loaders.store.tables import audit
from tests.acting import acting
from tests.loaders.store.examples import CORRECTED, FIRST, NEXT_YEAR, build, upload

Accept = Callable[..., store.Receipt]


def test_the_audit_trail_holds_over_everything_the_store_does(engine: Engine, accept: Accept) -> None:
    assert store.verify_audit(engine)
    accept(upload(FIRST))
    second = accept(upload(CORRECTED))
    store.rebuild(engine, build=build, fingerprint="second", by=acting("system"))
    store.undo(engine, second.reference, by=acting("officer"), reason="Wrong column.")
    store.record(engine, by=acting("officer"), action="look at rows", subject=second.reference)
    assert store.verify_audit(engine)
    with engine.connect() as connection:
        kept = connection.execute(audit.select().order_by(audit.c.id)).all()
    assert [entry.action for entry in kept] == ["load", "load", "rebuild", "undo", "look at rows"]
    assert not any("120" in entry.detail or "row_count" in entry.detail for entry in kept)


@pytest.mark.parametrize("column", ["at", "by", "action", "subject", "detail", "previous_hash", "hash"])
def test_an_entry_changed_afterwards_is_found(engine: Engine, accept: Accept, column: str) -> None:
    for part in (FIRST, CORRECTED, NEXT_YEAR):
        accept(upload(part))
    with engine.begin() as connection:
        connection.execute(update(audit).where(audit.c.id == 2).values({column: "something else"}))
    with pytest.raises(store.AuditBroken, match="entry 2 "):
        store.verify_audit(engine)


def test_an_entry_removed_from_the_trail_is_found(engine: Engine, accept: Accept) -> None:
    for part in (FIRST, CORRECTED, NEXT_YEAR):
        accept(upload(part))
    with engine.begin() as connection:
        connection.execute(delete(audit).where(audit.c.id == 2))
    with pytest.raises(store.AuditBroken, match="entry 3 "):
        store.verify_audit(engine)


def test_what_cannot_be_noted_in_the_trail_is_not_done(engine: Engine, accept: Accept) -> None:
    with engine.begin() as connection:
        audit.drop(connection)
    with pytest.raises(store.StoreUnavailable, match="damaged"):
        accept(upload(FIRST))
    assert store.latest_number(engine) == 0 and store.slices(engine) == []
