"""What a file would change, before it does."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Engine

from loaders import store
from tests.loaders.store.examples import CORRECTED, FIRST, NEXT_YEAR, build, counts, lines_in, upload

Accept = Callable[..., store.Receipt]


def test_a_preview_shows_what_would_change_and_writes_nothing(engine: Engine, accept: Accept) -> None:
    accepted = accept(upload(FIRST))
    before = lines_in(engine)
    changes = store.preview(engine, upload(CORRECTED, NEXT_YEAR), build=build)
    corrected, added = changes["2021/22"], changes["2022/23"]
    assert (corrected.number, corrected.unchanged) == (1, False)
    assert corrected.now is not None and counts(corrected.now)["2021/22", "Girls"] == 80
    assert counts(corrected.proposed)["2021/22", "Girls"] == 85
    assert (added.number, added.now, added.unchanged) == (0, None, False)
    assert (corrected.standing, added.standing) == (accepted.reference, "")
    assert lines_in(engine) == before


def test_a_preview_of_an_unchanged_period_proposes_the_release_that_stands(
    engine: Engine, accept: Accept
) -> None:
    accepted = accept(upload(FIRST))
    change = store.preview(engine, upload(FIRST), build=lambda part, extract, context: part.iloc[:0])[
        "2021/22"
    ]
    assert change.unchanged and change.standing == accepted.reference
    assert counts(change.proposed) == {("2021/22", "Boys"): 120, ("2021/22", "Girls"): 80}
