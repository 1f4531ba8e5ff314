"""What a link that names the store's number may still show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from sqlalchemy import Engine

from loaders import store
from tests.acting import acting
from tests.loaders.store.examples import CORRECTED, FIRST, NEXT_YEAR, build, rows, upload
from tests.loaders.store.test_rebuilding import twice, unsafe

Accept = Callable[..., store.Receipt]
PAGE = ["exclusions"]


def changed(engine: Engine, at: int, now: int | None = None) -> bool:
    return store.changed_since(engine, PAGE, at=at, now=now)


def how(engine: Engine, at: int) -> str:
    found = store.withdrawn_since(engine, PAGE, at=at)
    return found.how if found else ""


def test_figures_that_a_correction_replaced_may_be_shown_as_they_stood(
    engine: Engine, accept: Accept
) -> None:
    accept(upload(FIRST))
    assert not changed(engine, 1)
    accept(upload(CORRECTED))
    assert changed(engine, 1) and not changed(engine, 2) and not changed(engine, 1, now=1)
    assert how(engine, 1) == "" and how(engine, 2) == ""


def test_a_new_period_is_a_change_and_another_extract_is_none(engine: Engine, accept: Accept) -> None:
    accept(upload(FIRST))
    accept(store.Upload("attainment", "misa", "ks4.csv", "78", FIRST))
    assert not changed(engine, 1)
    accept(upload(NEXT_YEAR))
    assert changed(engine, 2)


def test_figures_of_an_upload_that_was_taken_back_may_not_be_shown_again(
    engine: Engine, accept: Accept
) -> None:
    accept(upload(FIRST))
    second = accept(upload(CORRECTED))
    undone = store.undo(engine, second.reference, by=acting("officer"))
    assert store.withdrawn_since(engine, PAGE, at=2) == (undone.at, "undone")
    assert how(engine, 1) == "" and how(engine, 3) == "", "the first stands again"
    assert store.withdrawn_since(engine, ["attainment"], at=2) is None
    assert changed(engine, 2) and not changed(engine, 1), "what stands again is what stood"


def test_the_day_is_that_of_the_taking_back_and_not_of_what_was_laid_on_it_before_or_after(
    engine: Engine, accept: Accept
) -> None:
    first = accept(upload(FIRST))
    second = accept(upload(CORRECTED))
    store.undo(engine, second.reference, by=acting("officer"))
    undone = store.undo(engine, first.reference, by=acting("officer"))
    accept(upload(rows("2021/22", boys=1, girls=2)))
    assert store.withdrawn_since(engine, PAGE, at=1) == (undone.at, "undone")


def test_one_period_taken_back_withdraws_the_link_though_the_others_stand(
    engine: Engine, accept: Accept
) -> None:
    accept(upload(FIRST))
    later = accept(upload(NEXT_YEAR))
    assert how(engine, 2) == ""
    store.undo(engine, later.reference, by=acting("officer"))
    assert how(engine, 2) == "undone" and how(engine, 1) == ""


def test_a_release_made_again_is_shown_as_it_is_now_and_one_that_came_out_the_same_is_no_change(
    engine: Engine, accept: Accept
) -> None:
    accept(upload(FIRST))
    store.rebuild(engine, build=build, fingerprint="second", by=acting("system"))
    assert not changed(engine, 1) and how(engine, 1) == ""
    store.rebuild(engine, build=twice, fingerprint="third", by=acting("system"))
    assert changed(engine, 1) and how(engine, 1) == "made_again" and how(engine, 3) == ""


def test_figures_that_a_correction_replaced_are_shown_no_more_once_the_correction_was_protected_anew(
    engine: Engine, accept: Accept
) -> None:
    """Both were made by the old method: what a link shows of the first would say something of what stands."""
    accept(upload(FIRST))
    accept(upload(CORRECTED))
    store.rebuild(engine, build=build, fingerprint="second", by=acting("system"))
    assert how(engine, 1) == "", "it came out the same"
    store.rebuild(engine, build=twice, fingerprint="third", by=acting("system"))
    assert how(engine, 1) == how(engine, 2) == "made_again" and how(engine, 4) == ""


def test_a_release_that_can_no_longer_be_made_safe_is_not_shown_by_a_link_either(
    engine: Engine, accept: Accept
) -> None:
    accept(upload(FIRST))
    store.rebuild(engine, build=unsafe, fingerprint="second", by=acting("system"))
    assert how(engine, 1) == "undone"
    accept(upload(FIRST))
    assert how(engine, 1) == "undone", "the same file is another upload"


def test_a_number_has_the_day_on_which_the_store_came_to_it(
    engine: Engine, reader: Engine, accept: Accept
) -> None:
    assert store.stood_at(engine, 0) == ""
    receipt = accept(upload(FIRST))
    assert store.stood_at(reader, 1) == receipt.at
    assert store.withdrawn_since(reader, PAGE, at=1) is None and not store.changed_since(reader, PAGE, at=1)


def test_an_empty_store_has_changed_nothing_and_taken_nothing_back(engine: Engine) -> None:
    assert not changed(engine, 0) and how(engine, 0) == ""


def test_the_number_on_a_day_is_that_at_its_end_and_none_before_the_first(
    engine: Engine, accept: Accept
) -> None:
    accept(upload(FIRST))
    accept(upload(CORRECTED))
    published = date.fromisoformat(store.stood_at(engine, 1)[:10])
    assert store.number_on(engine, published) == 2
    assert store.number_on(engine, published + timedelta(days=30)) == 2
    assert store.number_on(engine, published - timedelta(days=1)) == 0
