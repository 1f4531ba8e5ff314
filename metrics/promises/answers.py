"""The figures that answer a promise without a target of its own, and whether they go as it expects.

Made from the results table alone and from unrounded figures; figures that are invented answer nothing.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from config import Config, Measure
from config.ethnicity import ALL
from config.periods import in_order
from config.plan import Promise
from config.target import Answer
from metrics.figures.verdicts import EXACTLY_AT
from metrics.promises import series, target_paths, trends
from metrics.promises.target_kinds import Row
from metrics.promises.targets import real, series_of

State = Literal["no figure yet", "cannot say", "reported", "as expected", "not as expected", "met", "not met"]


@dataclass(frozen=True)
class Answered:
    """One figure of one group. `now`: its row of the period asked about, None where there is none; `before`: the row of the
    period before, `then`: that of `since`, each where it compares; `theirs`: of the area beside. `state`: as of a promise.
    `close`: chance may have made it so. `course`: the rows that one line may join, up to `now`. `hidden`:
    where no period has a figure, the row of the newest that was not shown or was of too few people."""

    answer: Answer
    measure: str
    group: str
    now: Row | None
    before: Row | None
    then: Row | None
    theirs: Row | None
    state: State
    close: bool
    hidden: Row | None = None
    course: tuple[Row, ...] = ()


HIDDEN = ("confidential", "low_reliability")
Tables = Callable[[str, int], pd.DataFrame]


def answered(config: Config, table_of: Tables) -> dict[str, tuple[Answered, ...]]:
    """For each promise that names answers, what they are now. `table_of`: the results table of a measure against its own
    comparator, all periods, or all of so many years together."""
    return {
        name: tuple(answers_of(promise, config, table_of))
        for name, (_, promise) in config.promises.items()
        if promise.answers
    }


def answers_of(promise: Promise, config: Config, table_of: Tables) -> Iterator[Answered]:
    """Each figure of each group that one promise names, in its order."""
    for answer in promise.answers:
        for name in answer.measures:
            table = real(table_of(name, answer.years))
            # Of a measure without groups the table may be that of its total.
            table = table[table["measure"].eq(name)]
            for group in _groups(answer, table, config):
                yield _answered(answer, name, group, table, config)


def _groups(answer: Answer, table: pd.DataFrame, config: Config) -> list[str]:
    """The group asked about; each broad group of the latest period, but the one that the others are compared with, unless each
    is set against the base; "" where there is none."""
    if answer.group:
        return [answer.group]
    ours = table[table["area"].eq(config.area) & table["detail"].eq("broad") & table["breakdown"].eq("")]
    grouped = ours[[config.ethnicity.is_broad(name) and name != ALL for name in ours["group"]]]
    if grouped.empty:
        return [""]
    latest = grouped[grouped["period"].eq(in_order(grouped["period"])[-1])]
    compared = set(latest["comparator"].dropna()) if answer.expects != "share of base" else set()
    return [name for name in dict.fromkeys(latest["group"]) if name not in compared]


def _answered(answer: Answer, name: str, group: str, table: pd.DataFrame, config: Config) -> Answered:
    place = (group, answer.breakdown, answer.category)
    rows = series_of(table, config.area, *place, config)
    known = {label: row for label, row in rows.items() if not np.isnan(row["value"])}
    label = (
        answer.period
        if answer.period in known
        else ""
        if answer.period
        else next(reversed(in_order(known)), "")
    )
    now = known.get(label)
    breaks = series.breaks_of(table["source"].unique(), config, group)
    alike = [
        other for other in in_order(known)
        if (target_paths.years_between(other, label) or 0) > 0 and not series.broken(other, label, breaks)
    ] if now is not None else []  # fmt: skip
    before = known[alike[-1]] if alike else None
    since = answer.since or (alike[-1] if alike and answer.years > 1 else "")
    then = known[since] if since in alike else None
    theirs = series_of(table, answer.beside, *place, config).get(label) if answer.beside else None
    state, close = _state(answer, now, then, config.measures[name], config)
    unshown = [
        row for row in rows.values() if row["status"] in HIDDEN and answer.period in ("", row["period"])
    ]
    if now is None and unshown:
        return Answered(
            answer, name, group, None, None, None, None, "cannot say", close=False, hidden=unshown[-1]
        )
    joined = series.runs({one: str(row["source"]) for one, row in known.items()}, breaks, config)
    run = next((run[: run.index(label) + 1] for run in joined if label in run), ())
    course = tuple(known[one] for one in run)
    return Answered(answer, name, group, now, before, then, theirs, state, close, course=course)


def _state(
    answer: Answer, now: Row | None, then: Row | None, measure: Measure, config: Config
) -> tuple[State, bool]:
    if now is None:
        return "no figure yet", False
    if answer.expects == "proportion":
        return _in_proportion(now, config, "ratio", now["denominator"] * now["comparator_value"])
    if answer.expects == "share of base":
        expected = now["numerator"] / now["to_base"] if now["to_base"] else np.nan
        return _in_proportion(now, config, "to_base", expected)
    if answer.expects == "reflect":
        verdicts: Mapping[str, State] = {"within": "met", "above": "not met", "below": "not met"}
        return verdicts.get(str(now["verdict"]), "cannot say"), now["certainty"] == "too_close"
    if answer.expects in ("rise", "fall"):
        return _moved(answer, now, then, config.numerator_of(measure).kind)
    if answer.expects == "narrow":
        return _narrowed(now, then, measure)
    return "reported", False


def _in_proportion(now: Row, config: Config, of: str, expected: float) -> tuple[State, bool]:
    """Whether a ratio is within the two that are read as no disproportionality, both of them within. Of too few people
    nothing is said: as for the verdicts on pages, of the number counted and the number `expected` the larger counts. `of`:
    its column."""
    settings = config.publication
    low, high = settings.ratio_low, settings.ratio_high
    ratio, base, counted = now[of], now["denominator"], now["numerator"]
    if (
        np.isnan(ratio)
        or base < settings.ratio_minimum_base
        or np.fmax(counted, expected) < settings.minimum_expected
    ):
        return "cannot say", False
    close = any(now[f"{of}_lower"] <= edge <= now[f"{of}_upper"] for edge in (low, high))
    return ("met" if low - EXACTLY_AT <= ratio <= high + EXACTLY_AT else "not met"), close


def _moved(answer: Answer, now: Row, then: Row | None, of: str) -> tuple[State, bool]:
    if then is None:
        return "cannot say", False
    change = trends.change(now, then, of)
    if change.direction == "same":
        return "reported", False
    as_expected = (change.direction == "up") == (answer.expects == "rise")
    return ("as expected" if as_expected else "not as expected"), change.distinguishable is False


def distance(row: Row) -> float:
    """How far a figure is from what it is compared with, either way, as a factor: 0 is no distance."""
    ratio = float(row["ratio"])
    return abs(float(np.log(ratio))) if ratio > 0 else np.nan


def no_longer_behind(now: Row, measure: Measure) -> bool:
    """Whether a group is at least as well off as those it is compared with, where more or less is better."""
    ratio = float(now["ratio"])
    return (measure.better == "higher" and ratio >= 1) or (measure.better == "lower" and ratio <= 1)


def _narrowed(now: Row, then: Row | None, measure: Measure) -> tuple[State, bool]:
    if then is None or np.isnan(distance(now)) or np.isnan(distance(then)):
        return "cannot say", False
    if no_longer_behind(now, measure):
        return "as expected", False
    if _by_rounding_alike(now, then):
        return "cannot say", False
    change = distance(now) - distance(then)
    state: State = "reported" if change == 0 else "as expected" if change < 0 else "not as expected"
    # As Altman and Bland (2003) set two independent ratios beside each other. Without ranges nothing is said of chance.
    far = float(np.hypot(_spread(now), _spread(then)))
    return state, bool(change != 0 and abs(change) <= far)


def _by_rounding_alike(now: Row, then: Row) -> bool:
    """Whether figures that are published rounded leave open which of two ratios was the larger."""
    (low, high), (before_low, before_high) = map(_published_between, (now, then))
    return bool(high > low and low <= before_high and before_low <= high)


def _published_between(row: Row) -> tuple[float, float]:
    """Between what a ratio lies, as its two figures are rounded; itself where they are not."""
    ours, theirs = float(row["rounded_by"]), float(row["comparator_rounded_by"])
    value, compared = float(row["value"]), float(row["comparator_value"])
    return (value - ours) / (compared + theirs), (value + ours) / (compared - theirs)


def _spread(row: Row) -> float:
    """Half the width of a ratio's likely range, as a factor; unknown where the range is, endless where it holds nobody."""
    lower, upper = float(row["ratio_lower"]), float(row["ratio_upper"])
    return float(np.log(upper / lower)) / 2 if lower > 0 else np.inf if lower == 0 else np.nan
