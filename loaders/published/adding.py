"""Rows that a file gives twice, and rows that are parts of one: told apart, then left, refused or added up."""

import numpy as np
import pandas as pd

from config.ethnicity import ALL
from loaders.problems import Problem, printable
from loaders.published.labels import listed

MOST_LINES = 4
# Where parts have different reasons for having no figure, the sum has the first of these.
REASONS = ("confidential", "not_available", "low_reliability", "rounds_to_zero", "not_applicable")


def without_repeats(
    figures: pd.DataFrame, keys: list[str], *, levels: bool = False
) -> tuple[pd.DataFrame, list[Problem]]:
    """One row for each key, item and part; a key that stands on two lines is an error that names both.

    A group that is minor and major at once (Chinese, Unclassified) stands in some files at both levels: where
    both say the same, the first level is the one. `levels`: the file says of each row which level it is, so where they
    differ the first, the major, stands and the other is a warning.
    """
    same = [*keys, "item", "part"]
    repeated = figures.duplicated(same, keep=False)
    if not repeated.any():
        return figures, []
    groups = figures[repeated].groupby(same)
    at_two_levels = groups["depth"].transform("nunique").eq(groups["depth"].transform("size"))
    agreed = at_two_levels & groups["cell"].transform("nunique").eq(1)
    once = figures.sort_values("depth", kind="stable").drop_duplicates(same).sort_index()
    if levels:
        agreed |= at_two_levels
        differ = figures[repeated][at_two_levels & groups["cell"].transform("nunique").gt(1)]
        return once, [*_twice(figures[repeated][~agreed], keys, same), *_differ(differ)]
    return once, _twice(figures[repeated][~agreed], keys, same)


def _differ(rows: pd.DataFrame) -> list[Problem]:
    """One warning for the groups that a file counts otherwise among its minor groups than among its major ones."""
    if rows.empty:
        return []
    lines = listed([f"{line:,}" for line in sorted(set(rows["line"]))[:MOST_LINES]])
    title = f"A group that is major and minor at once has different numbers as each: lines {lines}."
    fix = "Those of the major group were taken. The publisher may know which is right."
    found = printable(", ".join(dict.fromkeys(rows["group"])))
    return [Problem("warning", "levels differ", title, fix, int(rows["line"].min()), found=found)]


def _twice(rows: pd.DataFrame, keys: list[str], same: list[str]) -> list[Problem]:
    """One error for each set of lines that say the same, with the first of what they say."""
    problems: dict[tuple[int, ...], Problem] = {}
    for _, group in rows.groupby(same, sort=False):
        lines = tuple(sorted(set(group["line"])))
        if lines not in problems:
            what = [str(group.iloc[0][key]) for key in keys if group.iloc[0][key] != ALL]
            shown = [f"{line:,}" for line in lines[:MOST_LINES]]
            more = len(lines) - len(shown)
            where = listed([*shown, *([f"{more:,} more"] if more else [])])
            title = f"More than one row has the same figure: lines {where}."
            fix = "Nothing was loaded: it is not clear which is meant, or two labels have become one."
            found = printable(", ".join(what))
            problems[lines] = Problem("error", "row twice", title, fix, int(lines[-1]), found=found)
    return list(problems.values())


def added(figures: pd.DataFrame, keys: list[str]) -> tuple[pd.DataFrame, list[Problem]]:
    """Rows that are parts of one added up, exactly; the sum stands on the line of its first part.

    A sum is a figure only where every part is there and is one. More parts than declared are an error: Inner
    London, Outer London and London itself would count everybody twice.
    """
    single = figures[figures["parts"] == 1]
    several = figures[figures["parts"] > 1]
    if several.empty:
        return figures, []
    groups = several.groupby([*keys, "item"], sort=False)
    sums = groups.agg(
        count=("count", lambda counts: counts.sum(skipna=False)),
        symbol=("symbol", _strongest),
        line=("line", "min"),
        parts=("parts", "first"),
        found=("part", "size"),
        cell=("cell", "first"),
    ).reset_index()
    short = sums["found"] < sums["parts"]
    # Sums of decimals carry binary dust, which would make equal files look different.
    sums["count"] = sums["count"].round(6).mask(short, np.nan)
    sums["symbol"] = sums["symbol"].astype(object).mask(short, "not_available")
    whole = pd.concat([single, sums]).sort_values("line", kind="stable").reset_index(drop=True)
    _, repeats = without_repeats(whole.assign(part=""), keys)  # a total given and added up
    return whole, [*_too_many(sums, several), *_too_few(sums[short]), *repeats]


def _strongest(symbols: pd.Series) -> str | None:
    return next((reason for reason in REASONS if (symbols == reason).any()), None)


def _too_many(sums: pd.DataFrame, several: pd.DataFrame) -> list[Problem]:
    over = sums[sums["found"] > sums["parts"]]
    if over.empty:
        return []
    first = over.iloc[0]
    names = sorted(set(several["part"][several["area"] == first["area"]]))
    title = f"{first['area']} should be the sum of {first['parts']} rows, and {first['found']} are there."
    fix = "Nothing was loaded: adding them would count people twice."
    found = printable(", ".join(name.strip(";") for name in names))
    return [Problem("error", "too many parts", title, fix, int(first["line"]), found=found)]


def _too_few(short: pd.DataFrame) -> list[Problem]:
    if short.empty:
        return []
    areas = listed(sorted(set(short["area"])))
    title = f"{len(short):,} figures of {areas} are not available, because a row that makes part of them is missing."
    fix = "Load the file as it was published if they are wanted."
    return [Problem("warning", "parts missing", title, fix, int(short["line"].min()))]
