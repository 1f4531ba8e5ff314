"""Each target of each plan beside the figures: what it wants, what was reached, and whether that is sure.

Made from the results table alone, from unrounded figures, so that a target never says more than the table shows. Two
plans that disagree keep a row each.
"""

from collections.abc import Collection
from typing import Any, Literal

import numpy as np
import pandas as pd

from config import Config
from config.ethnicity import ALL
from config.periods import begins_after, in_order
from config.target import Target
from metrics.figures.verdicts import ROUNDED
from metrics.promises import series, target_paths, trends
from metrics.promises.target_kinds import (
    PATHS,
    UNKNOWN,
    Asked,
    Promise,
    Row,
    promised,
    reached,
    tolerance,
    turned_by_rounding,
)

COLUMNS = [
    "measure", "area", "group", "target", "plan", "baseline_period", "baseline", "period", "actual", "wanted", "due",
    "verdict", "pace", "arrives", "release", "certainty", "words", "numerator",
]  # fmt: skip
NUMBERS = ("baseline", "actual", "wanted", "pace", "numerator")
Verdict = Literal["met", "on_path", "not_met", "cannot_say"]


def targets(results: pd.DataFrame, name: str, config: Config) -> pd.DataFrame:
    """The targets table of one measure in our own area, COLUMNS in order: one row a target, group and period after its
    baseline. A target without a figure keeps one row, with no period.

    `results`: its results table against its own comparator, all periods. What its columns hold:

    - actual, wanted, baseline: unscaled, of the value or the ratio that the target is about. Of `within`, wanted is the
      comparator's share; of another area's figure, that figure of the same period and the points it is to be away.
    - due: the first period of judgement not yet past, else the last; empty where every period is judged.
    - verdict: `met` or `not_met` in a due period and after the last. Before: `on_path`, or `not_met`. It is read from
      the figure itself; exactly at what is wanted is met (but not above or below by no points, which is strict).
      `cannot_say`: a figure that it needs is withheld, missing, only bounded, counted otherwise or of another kind of
      period, or was published rounded and may have been on either side of what is wanted.
    - certainty: `too_close` where the likely range holds what is wanted, or a change could be chance; `rounded` where
      nothing is said for that reason; None where nothing is said for another, or no range is known.
    - pace: what is still required until the last due period. Of rates and ratios the share by which the figure (its
      excess over 1) must fall each year, else how much must be added each year. 0 once it is there; NaN afterwards.
    - arrives: the period in which the pace kept since the baseline reaches the last of what is wanted, another area's
      figure staying as it is. None where it moves away, or there is no baseline.
    - numerator: how many people or events the figure is of, as released; NaN where it is not known.
    """
    measure, lines = config.measures[name], []
    results = real(results) if measure.targets else results.iloc[:0]
    sources = results["source"].unique()
    results = results[results["breakdown"].isin({target.breakdown for target in measure.targets})]
    for target in measure.targets:
        for group in _groups(target, results, config):
            breaks = series.breaks_of(sources, config, group)
            asked = _asked(target, group, results, name, config, breaks)
            periods = [label for label in asked.rows if begins_after(label, target.baseline)]
            lines += [_line(asked, period) for period in periods] or [_nothing(asked)]
    found = pd.DataFrame(lines, columns=COLUMNS[1:], dtype=object).assign(measure=name)[COLUMNS]
    return found.astype(dict.fromkeys(NUMBERS, float) | {"release": "Int64"})


def real(results: pd.DataFrame) -> pd.DataFrame:
    """The rows that are not invented: nothing that is can be held against a plan."""
    return results[~results["demonstration"].astype(bool)]


def _groups(target: Target, results: pd.DataFrame, config: Config) -> list[str]:
    if target.group:
        return [target.group]
    ours = results[results["area"].eq(config.area) & results["detail"].eq("broad")]
    found = [name for name in dict.fromkeys(ours["group"]) if config.ethnicity.is_broad(name)]
    return found or [target.group]


def _asked(
    target: Target, group: str, results: pd.DataFrame, name: str, config: Config, breaks: Collection[str]
) -> Asked:
    place = (group, target.breakdown, target.category)
    theirs = (ALL, "", "") if target.everyone else place
    return Asked(
        target=target,
        measure=config.measures[name],
        config=config,
        group=group,
        rows=series_of(results, config.area, *place, config),
        theirs=series_of(results, target.against, *theirs, config),
        breaks=frozenset(breaks),
    )


def series_of(
    results: pd.DataFrame, area: str, group: str, breakdown: str, category: str, config: Config
) -> dict[str, Row]:
    """The rows of one series by period, the earliest first. The total and broad groups are taken from the broad view,
    whose reference group is theirs."""
    detail = "broad" if group == ALL or config.ethnicity.is_broad(group) else "detailed"
    wanted = {"area": area, "group": group, "breakdown": breakdown, "category": category, "detail": detail}
    mine = np.logical_and.reduce([results[name].to_numpy() == value for name, value in wanted.items()])
    if not mine.any():
        return {}
    found = results[mine]
    lines = zip(*(found[name].tolist() for name in found), strict=True)
    rows = {row["period"]: row for line in lines if (row := dict(zip(found, line, strict=True)))}
    return {label: rows[label] for label in in_order(rows)}


def _line(asked: Asked, period: str) -> tuple[Any, ...]:
    target, row, actual = asked.target, asked.rows[period], asked.figure(period)
    promise = promised(asked, period)
    verdict = _verdict(asked, period, promise)
    rounded = verdict != "cannot_say" and turned_by_rounding(asked, period)
    verdict = "cannot_say" if rounded else verdict
    said = verdict != "cannot_say"
    certainty = _certainty(asked, period, promise) if said else ROUNDED if rounded else None
    return (
        asked.config.area, asked.group, target.kind, target.plan, promise.since, promise.baseline, period, actual,
        promise.wanted, _due(target, period), verdict,
        _pace(asked, period, promise) if said else UNKNOWN, _arrives(asked, period, promise) if said else None,
        int(row["release"]), certainty, target.words, float(row["numerator"]),
    )  # fmt: skip


def _nothing(asked: Asked) -> tuple[Any, ...]:
    """A target of which there is no figure at all: named all the same."""
    target = asked.target
    before = asked.figure(target.baseline)
    due = target.due[0] if target.due else ""
    return (
        asked.config.area, asked.group, target.kind, target.plan, target.baseline, before, None, UNKNOWN, UNKNOWN,
        due, "cannot_say", UNKNOWN, None, pd.NA, None, target.words, UNKNOWN,
    )  # fmt: skip


def _due(target: Target, period: str) -> str:
    ahead = [label for label in target.due if (target_paths.years_between(period, label) or 0) >= 0]
    return next(iter(ahead or target.due[-1:]), "")


def _judged(target: Target, period: str) -> bool:
    """Whether this is a period at which the target is judged, and not only the way to it."""
    return (
        not target.due
        or period in target.due
        or (target_paths.years_between(target.due[-1], period) or 0) > 0
    )


def _verdict(asked: Asked, period: str, promise: Promise) -> Verdict:
    target, actual = asked.target, asked.figure(period)
    unlike = any(target_paths.years_between(period, label) is None for label in target.due)
    too_few = target.kind == "within" and asked.rows[period]["verdict"] == "cannot_say"
    if unlike or too_few or np.isnan(actual) or np.isnan(promise.wanted):
        return "cannot_say"
    if not reached(asked, actual, promise.wanted):
        return "not_met"
    if promise.open:
        return "cannot_say"
    return "met" if _judged(target, period) else "on_path"


def _certainty(asked: Asked, period: str, promise: Promise) -> str | None:
    target, row = asked.target, asked.rows[period]
    if target.kind == "direction" and target.of == "ratio":
        return None
    if target.kind == "direction":
        item = asked.config.numerator_of(asked.measure)
        moved = trends.change(row, asked.rows[promise.since], item.kind).distinguishable
        return None if moved is None else "clear" if moved else "too_close"
    names = ("ratio_lower", "ratio_upper") if target.of == "ratio" else ("lower", "upper")
    lower, upper = (float(row[name]) for name in names)
    if np.isnan(lower):
        return None
    room = tolerance(target, asked.config) if target.kind == "within" else 0.0
    edges = (promise.wanted - room, promise.wanted + room)
    endless = np.inf if np.isnan(upper) else upper
    return "too_close" if any(lower <= edge <= endless for edge in edges) else "clear"


def _pace(asked: Asked, period: str, promise: Promise) -> float:
    left = target_paths.years_between(period, asked.target.due[-1]) if asked.target.due else None
    if left is None or left <= 0:
        return UNKNOWN
    actual = asked.figure(period)
    if reached(asked, actual, promise.goal):
        return 0.0
    if asked.compounding:
        return target_paths.required_pace(actual, promise.goal, left, parity=target_paths.least(asked.target))
    return target_paths.required_step(actual, promise.goal, left)


def _arrives(asked: Asked, period: str, promise: Promise) -> str | None:
    if asked.target.kind not in (*PATHS, "above", "below"):
        return None
    actual = asked.figure(period)
    if reached(asked, actual, promise.goal):
        return period
    gone = target_paths.years_between(promise.since, period) or 0.0
    to_go = target_paths.years_to_go(
        promise.baseline, actual, promise.goal, gone,
        compounding=asked.compounding, parity=target_paths.least(asked.target),
    )  # fmt: skip
    return target_paths.later(period, to_go, asked.config.publication.judgement.forecast_years)
