"""The ledger of updates: lines are added, the latest stands, and all of it is the history."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DatabaseError

from loaders import store
from loaders.store import updates as ledger
from loaders.store.faults import Moved
from loaders.store.tables import audit
from loaders.store.updates import Update
from tests.acting import acting

FIRST = Update("M3", "reviewed", "2026-06-30", numerator=38, denominator=52, evidence="WFDB")
CORRECTED = Update("M3", "reviewed", "2026-06-30", numerator=39, denominator=52)
LATER = Update("M3", "reviewed", "2026-09-30", numerator=45, denominator=52)
HIDDEN = Update("M8", "complaints", "2025-26", status="confidential")


def test_an_empty_ledger_holds_nothing_and_says_so_in_its_columns(engine: Engine) -> None:
    assert ledger.standing(engine).empty and list(ledger.standing(engine).columns) == ledger.COLUMNS


def test_the_latest_line_for_a_period_stands_and_the_one_before_it_stays_in_the_history(
    engine: Engine,
) -> None:
    for update in (FIRST, LATER, CORRECTED):
        ledger.record(engine, [update], by=acting("officer"))
    standing = ledger.standing(engine)
    assert list(standing["numerator"]) == [45, 39]
    assert list(ledger.history(engine, "M3")["numerator"]) == [38, 45, 39]
    assert ledger.history(engine, "M4").empty


def test_what_stood_at_a_line_and_on_a_day_can_be_asked_for(engine: Engine) -> None:
    for update in (FIRST, CORRECTED):
        ledger.record(engine, [update], by=acting("officer"))
    assert list(ledger.standing(engine, 1)["numerator"]) == [38]
    assert ledger.standing(engine, 0).empty
    day = date.fromisoformat(str(ledger.history(engine)["at"].iloc[0])[:10])
    assert ledger.newest(engine, day) == ledger.newest(engine) == 2
    assert ledger.newest(engine, day - timedelta(days=1)) == 0


def test_what_is_withdrawn_stands_no_more_and_is_still_in_the_history(engine: Engine) -> None:
    ledger.record(engine, [FIRST], by=acting("officer"))
    ledger.record(engine, [Update("M3", "reviewed", "2026-06-30", state="withdrawn")], by=acting("officer"))
    assert ledger.standing(engine).empty and len(ledger.history(engine)) == 2


def test_a_withheld_line_has_no_number(engine: Engine) -> None:
    ledger.record(engine, [HIDDEN], by=acting("officer"))
    (line,) = ledger.standing(engine).to_dict("records")
    assert line["status"] == "confidential" and line["value"] != line["value"]
    with pytest.raises(AssertionError, match="not stored"):
        Update("M8", "complaints", "2025-26", value=3, status="confidential")


def test_each_line_is_in_the_audit_trail_without_its_number(engine: Engine) -> None:
    ledger.record(engine, [FIRST, HIDDEN], by=acting("officer"))
    with engine.connect() as connection:
        entries = connection.execute(select(audit).where(audit.c.action == "update")).mappings().all()
    assert [(entry["by"], entry["subject"]) for entry in entries] == [("officer", "M3"), ("officer", "M8")]
    assert "38" not in entries[0]["detail"] and "WFDB" not in entries[0]["detail"]
    assert store.verify_audit(engine)


def test_all_lines_of_one_entry_are_written_or_none(engine: Engine) -> None:
    broken = Update("M4", "positive", "2026 Q2", evidence=None)  # type: ignore[arg-type]
    with pytest.raises((DatabaseError, store.StoreUnavailable)):
        ledger.record(engine, [FIRST, broken], by=acting("officer"))
    assert ledger.history(engine).empty


def test_pages_read_the_ledger_and_cannot_write_it(engine: Engine, reader: Engine) -> None:
    ledger.record(engine, [FIRST], by=acting("officer"))
    assert len(ledger.standing(reader)) == 1
    with pytest.raises(DatabaseError), reader.begin() as connection:
        connection.execute(text("DELETE FROM updates"))


def test_an_entry_that_has_not_seen_the_newest_line_of_its_figure_and_period_is_not_written(
    engine: Engine,
) -> None:
    ledger.record(engine, [FIRST], by=acting("one tab"))
    seen = ledger.newest(engine)
    ledger.record(engine, [CORRECTED], by=acting("another tab"), seen=seen)
    with pytest.raises(Moved):
        ledger.record(engine, [HIDDEN, FIRST], by=acting("one tab"), seen=seen)
    assert list(ledger.history(engine)["by"]) == ["one tab", "another tab"], "not the other figure either"
    assert list(ledger.since(engine, [FIRST], seen)["numerator"]) == [39]
    ledger.record(engine, [FIRST], by=acting("one tab"), seen=ledger.newest(engine))
    assert list(ledger.standing(engine)["numerator"]) == [38]


def test_what_was_entered_of_another_period_or_figure_stops_nobody(engine: Engine) -> None:
    seen = ledger.newest(engine)
    assert seen == 0
    ledger.record(engine, [LATER, HIDDEN], by=acting("another tab"), seen=seen)
    ledger.record(engine, [FIRST], by=acting("one tab"), seen=seen)
    assert ledger.since(engine, [FIRST], ledger.newest(engine)).empty
    assert len(ledger.standing(engine)) == 3


def test_the_command_line_does_not_ask_what_was_seen(engine: Engine) -> None:
    for update in (FIRST, CORRECTED):
        ledger.record(engine, [update], by=acting("scheduled job"))
    assert list(ledger.standing(engine)["numerator"]) == [39]
