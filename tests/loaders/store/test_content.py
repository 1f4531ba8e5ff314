"""When two frames are the same content, and what their bytes keep."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
import pytest

from loaders.store.content import content_hash, digest, to_parquet, verified
from loaders.store.faults import Damaged
from tests.loaders.store.examples import FIRST, NAN


def same(one: dict[str, list], other: dict[str, list]) -> bool:
    return content_hash(pd.DataFrame(one)) == content_hash(pd.DataFrame(other))


def test_the_order_of_rows_and_columns_and_the_line_numbers_do_not_count() -> None:
    shuffled = FIRST.iloc[::-1, ::-1].assign(line=[40, 41])
    assert content_hash(shuffled) == content_hash(FIRST)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"count": [5.0]}, {"count": [5]}, True),
        ({"count": [0.0]}, {"count": [-0.0]}, True),
        ({"count": [5.0]}, {"count": [5.000000001]}, False),
        ({"count": [5.0]}, {"count": ["5.0"]}, False),
        ({"count": [0.0, 1.0]}, {"count": [NAN, 1.0]}, False),
        ({"count": [0.0, 0.0, 1.0]}, {"count": [NAN, 0.0, 1.0]}, False),
        ({"symbol": ["", "c"]}, {"symbol": [None, "c"]}, False),
        ({"a": ["x"], "b": ["y"]}, {"a": ["y"], "b": ["x"]}, False),
        ({"a": ["xy"], "b": ["z"]}, {"a": ["x"], "b": ["yz"]}, False),
        ({"a": ["x", "x", "y"]}, {"a": ["x", "y", "y"]}, False),
        ({"a": ["x", "x"]}, {"a": ["x"]}, False),
        ({"a": ["x", "y"], "b": [1, 2]}, {"a": ["x", "y"], "b": [2, 1]}, False),
        ({"a": ["x"]}, {"b": ["x"]}, False),
    ],
)
def test_cells_are_compared_for_what_they_are(one: dict, other: dict, expected: bool) -> None:
    assert same(one, other) is expected


def test_text_numbers_and_missing_cells_come_back_as_they_went_in() -> None:
    frame = pd.DataFrame(
        {"sex": ["Boys", None], "count": [46.5, NAN], "line": [2, 3], "symbol": [None, None]}
    )
    stored = to_parquet(frame)
    back = verified(stored, digest(stored), "The release")
    assert back.dtypes.astype(str).to_dict() == {
        "sex": "str",
        "count": "float64",
        "line": "int64",
        "symbol": "str",
    }
    assert back["count"].tolist()[0] == 46.5
    assert back.isna().to_numpy().tolist() == [[False, False, False, True], [True, True, False, True]]


def test_a_column_of_text_and_numbers_is_refused_rather_than_guessed() -> None:
    with pytest.raises(pa.ArrowException):
        to_parquet(pd.DataFrame({"age": pd.Series(["10 to 15", 16], dtype="object")}))


def test_notes_that_pandas_keeps_beside_a_frame_are_not_stored() -> None:
    frame = FIRST.copy()
    frame.attrs["pupil"] = "a name"
    assert b"a name" not in to_parquet(frame)


def test_bytes_that_were_altered_are_reported_by_name() -> None:
    stored = to_parquet(FIRST)
    with pytest.raises(Damaged, match=r"^The release of 2021/22 was damaged"):
        verified(stored[:-1] + b"?", digest(stored), "The release of 2021/22")
