"""Taking an upload back: exactly what stood before returns, and nothing is deleted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, select

from loaders import store
from loaders.store.tables import pointers, releases
from tests.acting import acting
from tests.loaders.store.examples import CORRECTED, FIRST, NEXT_YEAR, build, counts, rows, upload

Accept = Callable[..., store.Receipt]


def current_bytes(engine: Engine) -> bytes:
    """The stored bytes that the newest pointer leads to."""
    newest = select(pointers.c.release).order_by(pointers.c.number.desc()).limit(1).scalar_subquery()
    with engine.connect() as connection:
        found = connection.scalar(select(releases.c.parquet).where(releases.c.id == newest))
    assert found is not None
    return bytes(found)


def test_undoing_a_correction_brings_back_the_same_bytes_under_a_new_number(
    engine: Engine, accept: Accept
) -> None:
    first = accept(upload(FIRST))
    before = current_bytes(engine)
    second = accept(upload(CORRECTED))
    assert current_bytes(engine) != before
    undone = store.undo(engine, second.reference, by=acting("officer"), reason="Wrong column.")
    assert (undone.periods, undone.restored, undone.number) == (
        ("2021/22",),
        {"2021/22": first.reference},
        3,
    )
    assert current_bytes(engine) == before
    assert store.released(engine, "exclusions")["release"].tolist() == [3, 3]


def test_undoing_the_first_file_leaves_the_period_empty(engine: Engine, accept: Accept) -> None:
    undone = store.undo(engine, accept(upload(FIRST)).reference, by=acting("officer"))
    assert undone.restored == {"2021/22": None}
    assert store.released(engine, "exclusions").empty
    assert store.slices(engine) == []


def test_a_file_with_two_periods_is_taken_back_whole(engine: Engine, accept: Accept) -> None:
    first = accept(upload(FIRST))
    second = accept(upload(CORRECTED, NEXT_YEAR))
    undone = store.undo(engine, second.reference, by=acting("officer"))
    assert undone.restored == {"2021/22": first.reference, "2022/23": None}
    assert counts(store.released(engine, "exclusions")) == {
        ("2021/22", "Boys"): 120,
        ("2021/22", "Girls"): 80,
    }


def test_undoing_leaves_alone_a_period_that_the_file_did_not_change(engine: Engine, accept: Accept) -> None:
    accept(upload(FIRST, NEXT_YEAR))
    second = accept(upload(CORRECTED, NEXT_YEAR))
    assert store.undo(engine, second.reference, by=acting("officer")).periods == ("2021/22",)
    assert len(store.slices(engine)) == 2


def test_after_the_correction_is_undone_the_first_file_can_be_undone_too(
    engine: Engine, accept: Accept
) -> None:
    """The pointer before the first file's newest is the correction's: that must not come back."""
    first, second = accept(upload(FIRST)), accept(upload(CORRECTED))
    store.undo(engine, second.reference, by=acting("officer"))
    assert store.undo(engine, first.reference, by=acting("officer")).restored == {"2021/22": None}


def test_an_undone_file_loaded_again_is_a_new_upload(engine: Engine, accept: Accept) -> None:
    first = accept(upload(FIRST))
    store.undo(engine, first.reference, by=acting("officer"))
    again = accept(upload(FIRST))
    assert (again.already, again.reference[-4:], again.number) == (None, "0002", 3)


def test_an_upload_is_undone_once_only(engine: Engine, accept: Accept) -> None:
    accept(upload(FIRST))
    second = accept(upload(CORRECTED))
    store.undo(engine, second.reference, by=acting("officer"))
    with pytest.raises(store.CannotUndo, match=f"^{second.reference} has been undone already.$"):
        store.undo(engine, second.reference, by=acting("officer"))
    accept(upload(rows("2021/22", boys=1, girls=2)))
    with pytest.raises(store.CannotUndo, match="already"):
        store.undo(engine, second.reference, by=acting("officer"))
    assert store.latest_number(engine) == 4


def test_an_upload_under_a_later_one_is_not_undone_and_the_later_is_named(
    engine: Engine, accept: Accept
) -> None:
    first, second = accept(upload(FIRST, NEXT_YEAR)), accept(upload(CORRECTED))
    with pytest.raises(store.CannotUndo) as told:
        store.undo(engine, first.reference, by=acting("officer"))
    assert str(told.value) == (
        f"{second.reference} was loaded over {first.reference} for exclusions 2021/22. "
        f"Undo {second.reference} first."
    )
    assert store.latest_number(engine) == 3


def test_an_unknown_reference_cannot_be_undone(engine: Engine) -> None:
    with pytest.raises(store.CannotUndo, match="There is no upload EQ-1999-0001"):
        store.undo(engine, "EQ-1999-0001", by=acting("officer"))


def test_the_history_tells_what_became_of_every_upload(engine: Engine, accept: Accept) -> None:
    first = accept(upload(FIRST, NEXT_YEAR))
    second = accept(upload(CORRECTED, NEXT_YEAR))
    third = accept(upload(rows("2021/22", boys=1, girls=2)))
    undone = store.undo(engine, third.reference, by=acting("manager"), reason="Test file.")
    newest, *loaded = store.history(engine)
    assert newest == undone and undone.reason == "Test file."
    assert [(entry.receipt, dict(entry.standing)) for entry in loaded if isinstance(entry, store.Loaded)] == [
        (third, {"2021/22": "undone"}),
        (second, {"2021/22": "current", "2022/23": "unchanged"}),
        (first, {"2021/22": "replaced", "2022/23": "current"}),
    ]


def test_undoing_after_a_rebuild_goes_back_to_what_stood_before_the_file(
    engine: Engine, accept: Accept
) -> None:
    first, second = accept(upload(FIRST)), accept(upload(CORRECTED))
    store.rebuild(engine, build=build, fingerprint="second", by=acting("system"))
    undone = store.undo(engine, second.reference, by=acting("officer"))
    assert undone.restored == {"2021/22": first.reference}
    assert counts(store.released(engine, "exclusions"))["2021/22", "Girls"] == 80


def test_what_was_taken_back_is_published_again_and_can_be_taken_back_once_more(
    engine: Engine, accept: Accept
) -> None:
    first, second = accept(upload(FIRST)), accept(upload(CORRECTED))
    corrected = current_bytes(engine)
    assert store.restores(engine, second.reference) == {"2021/22": first.reference}
    store.undo(engine, second.reference, by=acting("officer"), reason="Wrong column.")
    again = store.redo(engine, second.reference, by=acting("another"), reason="It was right.")
    assert (again.again, again.restored, again.by) == (True, {"2021/22": second.reference}, "another")
    assert current_bytes(engine) == corrected
    said = [
        (entry.reference, entry.again) for entry in store.history(engine) if isinstance(entry, store.Undone)
    ]
    assert said == [(second.reference, True), (second.reference, False)]
    undone = store.undo(engine, second.reference, by=acting("officer"))
    assert undone.restored == {"2021/22": first.reference}
    assert store.verify_audit(engine)


def test_only_what_was_taken_back_and_has_nothing_in_its_place_is_published_again(
    engine: Engine, accept: Accept
) -> None:
    first = accept(upload(FIRST))
    with pytest.raises(store.CannotUndo, match="was not taken back"):
        store.redo(engine, first.reference, by=acting("officer"))
    with pytest.raises(store.CannotUndo, match="There is no upload EQ-1999-0001"):
        store.redo(engine, "EQ-1999-0001", by=acting("officer"))
    store.undo(engine, first.reference, by=acting("officer"))
    accept(upload(CORRECTED))
    with pytest.raises(store.CannotUndo, match="Upload the file again"):
        store.redo(engine, first.reference, by=acting("officer"))
