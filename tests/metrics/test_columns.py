"""Columns as arrays keep what a frame holds: texts as they are, unknown as unknown, tuples whole."""

import numpy as np
import pandas as pd

from metrics.columns import beside, columns_of, frame, kept, objects, only_where


def test_texts_stay_plain_objects_and_numbers_stay_numbers() -> None:
    made = frame({"group": objects(["Black", "White"]), "x": np.array([57.0, np.nan])})
    assert made["group"].dtype == object
    assert made["x"].dtype == float
    assert made["x"].isna().tolist() == [False, True]


def test_tuples_of_one_length_stay_tuples() -> None:
    assert objects([("Asian", "Chinese"), ("Black", "White")]).tolist() == [
        ("Asian", "Chinese"),
        ("Black", "White"),
    ]


def test_an_empty_table_keeps_its_columns() -> None:
    made = frame({"group": objects([]), "x": np.array([], dtype=float)})
    assert list(made.columns) == ["group", "x"]
    assert len(made) == 0


def test_rows_are_kept_by_mark_and_by_number() -> None:
    columns = columns_of(pd.DataFrame({"group": ["Asian", "Black", "White"], "x": [1, 2, 3]}))
    assert kept(columns, np.array([True, False, True]))["group"].tolist() == ["Asian", "White"]
    assert kept(columns, np.array([2, 0, 0]))["x"].tolist() == [3, 1, 1]


def test_a_text_stands_only_where_it_is_marked() -> None:
    marks = np.array([True, False])
    assert only_where(marks, "Wilson 95%").tolist() == ["Wilson 95%", None]
    assert only_where(~marks, objects(["points", "ratio"])).tolist() == [None, "ratio"]


def test_new_columns_take_the_place_of_those_of_the_same_name() -> None:
    rows = pd.DataFrame({"group": ["Black", "White"], "x": [57.0, 96.0]}, index=[7, 9])
    found = beside(rows, x=np.array([1.0, 2.0]), rule="none")
    assert found["x"].tolist() == [1.0, 2.0]
    assert found["rule"].tolist() == ["none", "none"]
    assert found.index.tolist() == [7, 9]
