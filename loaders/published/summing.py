"""Rows of a published file that are parts of one figure, marked as such: single years of age, and parts that are not ours."""

import re

import pandas as pd

from config.family import AddedUp, Family
from loaders.problems import Problem
from loaders.published.labels import column_title, error, label, labels, listed, translated, unknown

_YEAR = re.compile(r"[0-9]{1,3}")


def parts_of(frame: pd.DataFrame, family: Family, keys: list[str]) -> tuple[pd.DataFrame, list[Problem], int]:
    """The rows with which of how many parts each is of what `keys` name; problems, and how many rows are part of nothing.
    A year of age is there once for every band that it is part of."""
    added_up = family.added_up
    if added_up is None:
        return frame, [], 0
    if added_up.bands:
        return _banded(frame, family, added_up)
    texts = frame[added_up.column]
    strange = ~labels(texts).isin({label(text) for text in added_up.labels})
    expected = listed(added_up.labels, "or")
    title = "This label is not known, and may be of people who are counted in other rows, too."
    problem = error("unknown label", title, column_title(added_up.column, family), expected)
    each = frame.groupby(keys, sort=False)[added_up.column]
    parts = each.transform("size") * frame["parts"]
    return (
        frame.assign(part=frame["part"] + ";" + texts, parts=parts),
        unknown(frame, texts, strange, problem),
        0,
    )


def _banded(
    frame: pd.DataFrame, family: Family, added_up: AddedUp
) -> tuple[pd.DataFrame, list[Problem], int]:
    texts = frame[added_up.column]
    column = column_title(added_up.column, family)
    years = translated(texts, lambda text: int(text) if _YEAR.fullmatch(text) else -1)
    problem = error("unknown label", "This is not a year of age.", column, "a number of years")
    problems = unknown(frame, texts, years.lt(0), problem)
    there = set(years)
    whole = {name: band for name, band in added_up.bands.items() if set(_years(band)) <= there}
    if not whole:
        return frame.iloc[:0], [*problems, _no_band(column, there, added_up)], len(frame)
    pieces = [
        frame[years.between(*band)].assign(**{added_up.dimension: name}, parts=len(_years(band)))
        for name, band in whole.items()
    ]
    banded = pd.concat(pieces, ignore_index=True)
    banded = banded.assign(part=banded["part"] + ";" + banded[added_up.column])
    return banded, problems, len(frame) - banded["line"].nunique()


def _years(band: tuple[int, int]) -> range:
    return range(band[0], band[1] + 1)


def _no_band(column: str, there: set[int], added_up: AddedUp) -> Problem:
    """The file has years of age, and of no band all of them."""
    lacking = {
        name: [year for year in _years(band) if year not in there] for name, band in added_up.bands.items()
    }
    nearest = min(lacking, key=lambda name: len(lacking[name]))
    title = "The file has not every year of any of the ages that are shown."
    fix = (
        f"Nothing was loaded: “{nearest}” lacks {_listed(lacking[nearest])}, "
        "and a sum of some years would be taken for all. Ask for every year."
    )
    found = _listed(sorted(there))
    return Problem(
        "error",
        "years missing",
        title,
        fix,
        column=column,
        found=found,
        expected=listed(added_up.bands, "or"),
    )


def _listed(years: list[int]) -> str:
    """Years as people say them: "0 to 9 and 11"."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return listed([f"{run[0]} to {run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs])
