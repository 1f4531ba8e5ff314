"""A target as it was judged at its own date, and what came since, in words."""

import math
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

import pandas as pd

from config import Config, Measure
from config.periods import covid, in_words
from config.target import Target
from metrics.figures.kinds import kind_of
from metrics.figures.verdicts import ROUNDED
from pages.components.shared import number_text
from pages.components.words.phrases import joined
from pages.components.words.target_words import VERDICTS, value_of, wanted_words

Row = Mapping[str, Any]
_ROUNDED = "of figures that are published rounded"


def judged(rows: Sequence[Row], since: Row | None, target: Target, measure: Measure, config: Config) -> str:
    """ "met in 2023/24, with 9.73 for every 100 against England’s 11.31; since then 9.46 against England’s 10.88 in
    2024/25". Of years with one verdict the figures of the last alone, where the target holds from a year on."""
    parts = []
    for _, alike in groupby(rows, key=lambda row: str(row["verdict"]) if target.onwards else row["period"]):
        years = list(alike)
        parts.append(_verdict(years, target, measure, config))
    if since is not None:
        parts.append(f"since then {later(since, target, measure, config)}")
    return "; ".join(parts)


def after_covid(row: Row, target: Target, measure: Measure) -> str:
    """Where a target counts from a year of Covid: from what, and which year was the first after it; else empty."""
    baseline, first = str(row["baseline_period"] or ""), row["period"]
    if not covid.affected(baseline) or covid.affected(first) or not number_text.known(row["baseline"]):
        return ""
    start = _alone(row["baseline"], target, measure)
    return (
        f"It counts from {start} in {in_words(baseline, short=True)}, a year of Covid; {in_words(first, short=True)} was the "
        "first after it."
    )


def decimals(measure: Measure) -> int:
    """How many more decimals a figure has where it is held against another: of rates one."""
    return int(kind_of(measure).by_ratio)


def _verdict(rows: Sequence[Row], target: Target, measure: Measure, config: Config) -> str:
    row = rows[-1]
    when = joined([in_words(year["period"], short=True) for year in rows])
    if not number_text.known(row["actual"]):
        return f"no figure for {when}" if pd.isna(row["release"]) else f"not shown in {when}"
    if row["certainty"] == ROUNDED:
        return f"cannot be said for {when} {_ROUNDED}: {_figures(row, target, measure, config)}"
    if row["verdict"] == "cannot_say":
        return f"cannot be said for {when}: {_alone(row['actual'], target, measure)}, and {_missing(target)} is not here"
    sure = ", too close to be sure" if row["certainty"] == "too_close" else ""
    last = "the last with" if len(rows) > 1 else "with"
    name = VERDICTS[str(row["verdict"])].lower()
    return f"{name} in {when}{sure}, {last} {_figures(row, target, measure, config)}{_events(row, measure)}"


def _alone(number: float, target: Target, measure: Measure, extra: int | None = None) -> str:
    value = value_of(number, target, measure, decimals(measure) if extra is None else extra)
    if target.of == "ratio":
        return f"{value} times what it is compared with"
    return f"{value} for every {measure.scale:,}" if kind_of(measure).by_ratio else value


def _missing(target: Target) -> str:
    return f"{target.against}’s figure" if target.against else "what it is held against"


def _figures(row: Row, target: Target, measure: Measure, config: Config) -> str:
    extra = _apart(row, target, measure)
    return f"{_alone(row['actual'], target, measure, extra)} {_beside(row, target, measure, config, extra)}"


def _apart(row: Row, target: Target, measure: Measure) -> int:
    """How many more decimals tell what was reached from what was wanted: one more where they would look the same."""
    extra = decimals(measure)
    shown = [value_of(row[name], target, measure, extra) for name in ("actual", "wanted")]
    different = not math.isclose(row["actual"], row["wanted"]) or row["certainty"] == ROUNDED
    return extra + int(shown[0] == shown[1] and different and target.kind != "within")


def _beside(row: Row, target: Target, measure: Measure, config: Config, extra: int) -> str:
    """What the figure is held against: "against England’s 11.31", "and 3.26 or less wanted"."""
    if target.against and not target.by:
        return f"against {target.against}’s {value_of(row['wanted'], target, measure, extra)}"
    wanted = wanted_words(pd.Series(dict(row)), target, measure, config, extra)
    points = f", {target.by:g} points {target.kind} {target.against}" if target.against else ""
    return f"and {wanted} wanted{points}"


def _events(row: Row, measure: Measure) -> str:
    """How few events a rate is of, where that makes the result unsure."""
    counted = kind_of(measure).by_ratio and row["certainty"] == "too_close"
    if not counted or not number_text.known(row["numerator"]):
        return ""
    return f" ({number_text.count(row['numerator'])} {measure.one})"


def later(row: Row, target: Target, measure: Measure, config: Config) -> str:
    """What came after the date, which decides nothing any more."""
    when = in_words(row["period"], short=True)
    if not number_text.known(row["actual"]):
        return f"a figure that is not shown, in {when}"
    beside, extra = "", decimals(measure)
    if target.against and number_text.known(row["wanted"]):
        extra = _apart(row, target, measure)
        beside = f" {_beside(row, target, measure, config, extra)}"
    value = value_of(row["actual"], target, measure, extra)
    unsure = f", too near to say {_ROUNDED}" if row["certainty"] == ROUNDED else ""
    return f"{value}{beside} in {when}{unsure}"
