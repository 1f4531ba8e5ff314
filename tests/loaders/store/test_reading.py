"""What pages and officers read, now and as it stood; what pages are refused."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from sqlalchemy import Engine

from loaders import store
from tests.acting import acting
from tests.loaders.store.examples import CORRECTED, FIRST, NAN, NEXT_YEAR, counts, upload
from tests.loaders.store.examples import rows as rows_of

Accept = Callable[..., store.Receipt]


def test_an_empty_store_has_number_nought_and_an_empty_frame_of_the_usual_columns(engine: Engine) -> None:
    empty = store.released(engine, "exclusions")
    assert store.latest_number(engine) == 0
    assert store.history(engine) == []
    assert store.slices(engine) == []
    assert empty.empty and empty["count"].dtype == "float64"
    assert {"source", "period", "area", "group", "item", "status", "release", "upload"} < set(empty.columns)


def test_a_release_has_neither_lines_nor_symbols_and_says_where_it_is_from(
    engine: Engine, accept: Accept
) -> None:
    receipt = accept(upload(rows_of("2021/22", boys=120, girls=NAN, symbol="c"), demonstration=True))
    frame = store.released(engine, "exclusions")
    # fmt: off
    assert frame.columns.tolist() == [
        "source", "period", "area", "sex", "group", "item", "count", "status",
        "release", "upload", "demonstration",
    ]
    # fmt: on
    assert frame["status"].tolist() == ["published", "confidential"]
    assert frame["count"].isna().tolist() == [False, True]
    assert set(frame["upload"]) == {receipt.reference} and frame["demonstration"].tolist() == [True, True]


def test_releases_of_other_extracts_and_sources_stay_apart(engine: Engine, accept: Accept) -> None:
    accept(upload(FIRST))
    published = FIRST.assign(source="dfe-exclusions", count=[200.0, 100.0])
    other = store.Upload("exclusions", "dfe-exclusions", "dfe.csv", "77", published)
    accept(other)
    accept(store.Upload("attainment", "misa", "ks4.csv", "78", FIRST))
    frame = store.released(engine, "exclusions")
    assert frame.groupby("source")["count"].sum().to_dict() == {"misa": 200, "dfe-exclusions": 300}
    assert [(part.extract, part.source) for part in store.slices(engine)] == [
        ("attainment", "misa"),
        ("exclusions", "dfe-exclusions"),
        ("exclusions", "misa"),
    ]


def test_the_store_can_be_read_as_it_stood_at_any_number(engine: Engine, accept: Accept) -> None:
    accept(upload(FIRST))
    second = accept(upload(CORRECTED))
    accept(upload(NEXT_YEAR))
    store.undo(engine, second.reference, by=acting("officer"))
    girls = {
        number: {period: count for (period, sex), count in counts(frame).items() if sex == "Girls"}
        for number in range(5)
        if not (frame := store.released(engine, "exclusions", at=number)).empty
    }
    assert girls == {
        1: {"2021/22": 80},
        2: {"2021/22": 85},
        3: {"2021/22": 85, "2022/23": 90},
        4: {"2021/22": 80, "2022/23": 90},
    }
    assert [part.number for part in store.slices(engine, at=3)] == [2, 3]


def test_officers_read_the_rows_as_they_were_uploaded(engine: Engine, accept: Accept) -> None:
    given = rows_of("2021/22", boys=120, girls=NAN, symbol="c")
    receipt = accept(upload(given))
    pd.testing.assert_frame_equal(store.uploaded_rows(engine, receipt.reference), given, check_dtype=False)
    with pytest.raises(LookupError, match="EQ-1999-0001"):
        store.uploaded_rows(engine, "EQ-1999-0001")
