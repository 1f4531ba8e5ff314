"""Releases that a changed configuration has made out of date."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
from sqlalchemy import Engine, delete

from config.refusal import Unsafe
from config.release_context import ALONE, ReleaseContext, Version
from loaders import store
from loaders.store.tables import rows
from tests.acting import acting
from tests.loaders.store.examples import CORRECTED, FIRST, NEXT_YEAR, build, counts, upload

Accept = Callable[..., store.Receipt]


def twice(part: pd.DataFrame, extract: str, context: ReleaseContext = ALONE) -> pd.DataFrame:
    return build(part.assign(count=part["count"] * 2), extract)


def test_a_changed_configuration_rebuilds_every_current_release_once(engine: Engine, accept: Accept) -> None:
    accept(upload(FIRST))
    accept(upload(CORRECTED, NEXT_YEAR))
    assert store.rebuild(engine, build=twice, fingerprint="second", by=acting("system")) == 2
    assert store.rebuild(engine, build=twice, fingerprint="second", by=acting("system")) == 0
    assert counts(store.released(engine, "exclusions"))["2021/22", "Girls"] == 170
    assert [(part.number, part.fingerprint) for part in store.slices(engine)] == [
        (4, "second"),
        (5, "second"),
    ]
    assert counts(store.released(engine, "exclusions", at=3))["2021/22", "Girls"] == 85
    assert accept(upload(CORRECTED, NEXT_YEAR)).already is not None


def test_when_rows_were_deleted_on_schedule_releases_stay_and_the_file_is_still_known(
    engine: Engine, accept: Accept
) -> None:
    receipt = accept(upload(FIRST))
    with engine.begin() as connection:
        connection.execute(delete(rows))
    assert counts(store.released(engine, "exclusions"))["2021/22", "Boys"] == 120
    assert store.rebuild(engine, build=twice, fingerprint="second", by=acting("system")) == 0
    assert accept(upload(FIRST)).already == receipt.reference


def unsafe(part: pd.DataFrame, extract: str, context: ReleaseContext) -> pd.DataFrame:
    raise Unsafe("Leave out the breakdown by “Sex” and send the file again.")


def test_a_release_that_can_no_longer_be_made_safe_is_shown_no_more_and_comes_back_with_a_safe_file(
    engine: Engine, accept: Accept
) -> None:
    accept(upload(FIRST))
    assert store.rebuild(engine, build=unsafe, fingerprint="second", by=acting("system")) == 1
    assert store.released(engine, "exclusions").empty
    accept(upload(FIRST))
    assert counts(store.released(engine, "exclusions"))["2021/22", "Girls"] == 80


def test_a_rebuilt_slice_is_laid_on_what_stands_of_it(engine: Engine, accept: Accept) -> None:
    accept(upload(FIRST))
    seen: list[Version | None] = []

    def looks(part: pd.DataFrame, extract: str, context: ReleaseContext) -> pd.DataFrame:
        seen.append(context.earlier)
        return build(part, extract)

    store.rebuild(engine, build=looks, fingerprint="second", by=acting("system"))
    (before,) = seen
    assert before is not None and before[0] is not None
    assert (before[0]["count"].tolist(), before[1]["status"].tolist()) == (
        [120, 80],
        ["published", "published"],
    )


def test_what_was_shown_no_more_comes_back_by_itself_once_it_can_be_made_safe(
    engine: Engine, accept: Accept
) -> None:
    accept(upload(FIRST))
    store.rebuild(engine, build=unsafe, fingerprint="second", by=acting("system"))
    assert store.rebuild(engine, build=twice, fingerprint="second", by=acting("system")) == 0
    assert store.rebuild(engine, build=unsafe, fingerprint="third", by=acting("system")) == 1
    assert store.rebuild(engine, build=twice, fingerprint="fourth", by=acting("system")) == 1
    assert counts(store.released(engine, "exclusions")) == {
        ("2021/22", "Boys"): 240,
        ("2021/22", "Girls"): 160,
    }
    assert store.rebuild(engine, build=twice, fingerprint="fourth", by=acting("system")) == 0
    assert store.verify_audit(engine)


def test_what_an_officer_took_back_stays_so_whatever_the_configuration(
    engine: Engine, accept: Accept
) -> None:
    store.undo(engine, accept(upload(FIRST)).reference, by=acting("officer"))
    assert store.rebuild(engine, build=twice, fingerprint="second", by=acting("system")) == 0
    assert store.released(engine, "exclusions").empty


def test_what_was_shown_no_more_and_replaced_is_not_tried_again(engine: Engine, accept: Accept) -> None:
    accept(upload(FIRST))
    store.rebuild(engine, build=unsafe, fingerprint="second", by=acting("system"))
    accept(upload(CORRECTED), fingerprint="second")
    assert store.rebuild(engine, build=twice, fingerprint="second", by=acting("system")) == 0
    assert counts(store.released(engine, "exclusions"))["2021/22", "Girls"] == 85
