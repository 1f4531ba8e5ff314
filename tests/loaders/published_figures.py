"""What a published file's text gives: its rows, and one figure out of them."""

import math

import pandas as pd

from loaders import published
from loaders.problems import Problem, blocking
from tests.loaders.published_samples import CONFIG, sheet


def loaded(text: str) -> tuple[pd.DataFrame, list[Problem]]:
    read = sheet(text)
    family = published.recognise(read, CONFIG)
    assert family is not None
    return published.rows(read, family, CONFIG)


def rows_of(text: str) -> pd.DataFrame:
    rows, problems = loaded(text)
    assert not blocking(problems), [problem.sentence() for problem in problems]
    return rows


def cell(rows: pd.DataFrame, **wanted: str) -> float | str:
    """The figure of the one row that fits: its count, or the symbol that stands there instead."""
    for column, value in wanted.items():
        rows = rows[rows[column] == value]
    (found,) = rows.to_dict("records")
    assert (found["symbol"] is None) == (not math.isnan(found["count"])), "either a number or a symbol"
    return found["count"] if found["symbol"] is None else found["symbol"]
