"""Decks that people keep: lines are added, the latest stands, and two windows cannot overwrite each other."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, insert, inspect, select, text, update
from sqlalchemy.exc import DatabaseError, IntegrityError

from loaders import store
from loaders.store import decks as ledger
from loaders.store import tables
from loaders.store.decks import NEW, Kept
from tests.acting import acting

ONE = {"name": "Our community", "form": "squares"}
TWO = {"name": "Social workers", "form": "view"}


def keep(
    engine: Engine, *slides: dict[str, str], seen: int = NEW, number: int = 7, deck: str = "march-3f9a1c"
) -> Kept:
    return ledger.save(engine, deck, "March", slides, number=number, seen=seen, by=acting("officer"))


def test_a_store_has_no_decks_of_its_own(engine: Engine) -> None:
    assert ledger.standing(engine) == [] and ledger.history(engine, "march-3f9a1c") == []


def test_what_was_kept_stands_as_it_was_kept(engine: Engine) -> None:
    kept = keep(engine, ONE, TWO)
    assert ledger.standing(engine) == [kept]
    assert (kept.title, kept.number, kept.slides, kept.withdrawn) == ("March", 7, (ONE, TWO), False)


def test_a_new_version_stands_and_the_one_before_it_stays_in_the_history(engine: Engine) -> None:
    first = keep(engine, ONE)
    second = keep(engine, ONE, TWO, seen=first.version, number=9)
    assert ledger.standing(engine) == [second] and second.number == 9
    assert ledger.history(engine, first.deck) == [first, second]


def test_of_two_windows_that_saw_the_same_version_the_second_is_refused(engine: Engine) -> None:
    first = keep(engine, ONE)
    mine = keep(engine, ONE, TWO, seen=first.version)
    with pytest.raises(store.Moved, match="Somebody else changed this deck"):
        keep(engine, TWO, seen=first.version)
    assert ledger.standing(engine) == [mine]


def test_the_database_itself_refuses_a_second_line_after_the_same(engine: Engine) -> None:
    keep(engine, ONE)
    line = {
        "at": "2026-03-03", "by": "x", "deck": "march-3f9a1c", "title": "March", "number": 7, "slides": [],
        "withdrawn": False, "previous": NEW,
    }  # fmt: skip
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(insert(tables.decks).values(**line))


def test_a_deck_that_was_taken_away_stands_no_more_and_takes_no_new_version(engine: Engine) -> None:
    first = keep(engine, ONE)
    gone = ledger.withdraw(engine, first.deck, seen=first.version, by=acting("officer"))
    assert gone.withdrawn and gone.slides == (ONE,)
    assert ledger.standing(engine) == [] and len(ledger.history(engine, first.deck)) == 2
    for seen in (first.version, gone.version):
        with pytest.raises(store.Moved):
            keep(engine, TWO, seen=seen)


def test_only_the_version_that_was_seen_can_be_taken_away(engine: Engine) -> None:
    first = keep(engine, ONE)
    keep(engine, TWO, seen=first.version)
    with pytest.raises(store.Moved):
        ledger.withdraw(engine, first.deck, seen=first.version, by=acting("officer"))
    with pytest.raises(store.Moved, match="no such deck"):
        ledger.withdraw(engine, "another", seen=NEW, by=acting("officer"))


def test_decks_stand_in_the_order_in_which_they_were_last_changed(engine: Engine) -> None:
    first = keep(engine, ONE, deck="first")
    keep(engine, ONE, deck="second")
    keep(engine, TWO, deck="first", seen=first.version)
    assert [kept.deck for kept in ledger.standing(engine)] == ["first", "second"]


def test_each_version_is_in_the_audit_trail_without_its_words(engine: Engine) -> None:
    first = keep(engine, ONE | {"notes": "said aloud"})
    ledger.withdraw(engine, first.deck, seen=first.version, by=acting("officer"))
    with engine.connect() as connection:
        entries = connection.execute(select(tables.audit).order_by(tables.audit.c.id)).mappings().all()
    assert [(entry["action"], entry["subject"], entry["by"]) for entry in entries] == [
        ("keep deck", "march-3f9a1c", "officer"),
        ("withdraw deck", "march-3f9a1c", "officer"),
    ]
    assert "said aloud" not in entries[0]["detail"] and store.verify_audit(engine)


def test_pages_read_decks_and_cannot_write_them(engine: Engine, reader: Engine) -> None:
    keep(engine, ONE)
    assert len(ledger.standing(reader)) == 1
    with pytest.raises(DatabaseError), reader.begin() as connection:
        connection.execute(text("DELETE FROM decks"))


@pytest.mark.parametrize(
    ("version", "lacks"),
    [("1", ("decks", "matchings", "secret")), ("2", ("decks", "matchings")), ("3", ("matchings",))],
)
def test_a_store_of_an_older_version_gets_the_table_and_keeps_its_secret(
    version: str, lacks: tuple[str, ...], url: str, engine: Engine
) -> None:
    with engine.begin() as connection:
        before = connection.scalar(select(tables.secret.c.value))
        for name in lacks:
            connection.execute(text(f"DROP TABLE {name}"))
        connection.execute(update(tables.meta).values(value=version))
    upgraded = store.connect(url)
    with upgraded.connect() as connection:
        secrets = list(connection.scalars(select(tables.secret.c.value)))
        assert connection.scalar(select(tables.meta.c.value)) == str(tables.SCHEMA_VERSION)
        assert inspect(connection).has_table("decks")
    assert len(secrets) == 1 and (secrets == [before]) == ("secret" not in lacks)
    assert ledger.standing(upgraded) == []
    upgraded.dispose()
