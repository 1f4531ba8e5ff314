"""What was typed is taken out for good, and both chains hold afterwards."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, update

from loaders import store
from loaders.store import decks, tables
from loaders.store.upkeep import redacting, verifying
from tests.acting import acting
from tests.loaders.store.examples import CORRECTED, FIRST, build, counts, upload


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return store.connect(f"sqlite:///{tmp_path}/equalities.db")


def _bytes(engine: Engine) -> bytes:
    folder = Path(str(engine.url.database)).parent
    return b"".join(file.read_bytes() for file in folder.iterdir() if not file.name.endswith("-shm"))


def test_the_name_of_a_file_and_a_reason_are_taken_out_everywhere(engine: Engine) -> None:
    by = acting()
    store.accept(engine, upload(FIRST), build=build, by=by, fingerprint="first")
    named = store.accept(
        engine, upload(CORRECTED, file_name="Jane Doe.csv"), build=build, by=by, fingerprint="first"
    )
    store.undo(engine, named.reference, by=by, reason="Jane Doe was counted twice")
    assert redacting.redact(engine, named.reference, by=by) == 4
    undone, loaded, _ = store.history(engine)
    assert isinstance(loaded, store.Loaded) and loaded.receipt.file_name == redacting.MARK
    assert isinstance(undone, store.Undone) and undone.reason == redacting.MARK
    assert store.verify_audit(engine) and verifying.damages(engine) == []
    assert counts(store.released(engine, "exclusions"))["2021/22", "Girls"] == 80


def test_the_texts_of_a_deck_are_taken_out_of_every_version(engine: Engine) -> None:
    slides = [{"name": "About Jane Doe", "notes": "Say it", "measure": "suspensions"}]
    kept = decks.save(engine, "board", "For Jane Doe", slides, number=1, seen=decks.NEW, by=acting())
    decks.save(engine, "board", "For the board", [], number=1, seen=kept.version, by=acting())
    redacting.redact(engine, "board", by=acting())
    first, _ = decks.history(engine, "board")
    mark = redacting.MARK
    assert (first.title, first.slides) == (mark, ({"name": mark, "notes": mark, "measure": "suspensions"},))
    assert store.verify_audit(engine) and verifying.damages(engine) == []


def test_an_entry_that_was_changed_otherwise_is_still_found(engine: Engine) -> None:
    named = store.accept(engine, upload(FIRST), build=build, by=acting(), fingerprint="first")
    redacting.redact(engine, named.reference, by=acting())
    with engine.begin() as connection:
        connection.execute(update(tables.audit).where(tables.audit.c.id == 1).values(detail="{}"))
    with pytest.raises(store.AuditBroken, match="entry 1 "):
        store.verify_audit(engine)


def test_what_is_not_there_is_said(engine: Engine) -> None:
    with pytest.raises(redacting.NothingThere, match="under EQ-2026-0009"):
        redacting.redact(engine, "EQ-2026-0009", by=acting())
