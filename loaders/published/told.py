"""A published file with one figure a row, and a label that says what it is of: each as a figure of one of our extracts.

What its publisher printed wrong is put right by the rules of its declaration, each of which has its reason.
"""

import re

import pandas as pd

from config import Config, periods
from config.ethnicity import ALL
from config.family import Family, Rule, Told, ToldBy
from loaders.problems import Problem
from loaders.published.labels import column_title, error, label, unknown

_YEAR = re.compile(r"20[0-9]{2}")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")


def long(
    frame: pd.DataFrame, family: Family, told_by: ToldBy, config: Config
) -> tuple[pd.DataFrame, list[Problem], int]:
    """One row a figure: line, area, part, parts, period, the extract's dimensions, group, depth, item, column and cell;
    problems, and how many rows have a label that is not declared."""
    labels = {label(text): told for text, told in told_by.labels.items()}
    missing = [
        text
        for text in told_by.labels
        if label(text) not in {label(one) for one in frame[told_by.column].unique()}
    ]
    kept = frame[[label(text) in labels for text in frame[told_by.column]]]
    dimensions = list(config.extracts[family.extract].dimensions)
    rows = [
        _figure(row, labels[label(row[told_by.column])], family, dimensions) | {"cell": row[told_by.cell]}
        for row in kept.to_dict("records")
    ]
    found = pd.DataFrame(rows, index=kept.index).assign(column=told_by.cell)
    found["cell"] = [
        _cell(text, dp, times)
        for text, dp, times in zip(found["cell"], found["dp"], found["times"], strict=True)
    ]
    expected = "a year"
    bad = error(
        "unknown period",
        "This is not a period that the file can be read for.",
        column_title(family.period.column, family),
        expected,
    )
    problems = [
        *(_gone(text, told_by, family) for text in missing),
        *unknown(found, kept[family.period.column], found["period"].eq(""), bad),
    ]
    return found.drop(columns=["dp", "times"]), problems, len(frame) - len(kept)


def _figure(row: dict, told: Told, family: Family, dimensions: list[str]) -> dict:
    """What one row's figure is of, once the rules of its label that hold for it have been followed."""
    period, group, times = row[family.period.column], told.group, 1.0
    for rule in told.rules:
        if _holds(rule, row["area"], row[family.period.column]):
            period, group, times = rule.is_of or period, rule.group or group, times * rule.times
    return {
        "line": row["line"], "area": row["area"], "part": "", "parts": 1, "depth": 0,
        "period": _period(period, told.year), "group": group, "item": told.item, "dp": told.dp, "times": times,
        **{name: told.of.get(name, ALL) for name in dimensions},
    }  # fmt: skip


def _holds(rule: Rule, area: str, period: str) -> bool:
    return (
        rule.area in ("", area) and rule.period in ("", period) and (not rule.until or period <= rule.until)
    )


def _period(text: str, year: str) -> str:
    """The period that a cell means; "" where it means none."""
    if _YEAR.fullmatch(text):
        ends = int(text)
        joined = {"academic year": "/", "financial year": "-"}.get(year)
        text = f"{ends - 1}{joined}{ends % 100:02}" if joined else f"{ends}-{year}"
    period = periods.parse(text)
    return period.label if period else ""


def _cell(text: str, dp: int, times: float) -> str:
    """A number without the dust of binary fractions (64.900000000000006), with the decimals it is printed with; any other
    text as it is."""
    return f"{round(float(text) * times, dp):.{dp}f}" if _NUMBER.fullmatch(text) else text


def _gone(text: str, told_by: ToldBy, family: Family) -> Problem:
    return Problem(
        "error",
        "label not found",
        f"No row about our areas has “{text}” in this column.",
        "Nothing was loaded: the publisher may have changed the label, or the rows were taken out.",
        column=column_title(told_by.column, family),
    )
