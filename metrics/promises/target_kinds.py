"""What one target wants of one period, by its kind, and whether a figure reaches it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from config import Config, Measure
from config.periods import covid
from config.target import Target
from metrics.figures.kinds import kind_of
from metrics.figures.verdicts import EXACTLY_AT
from metrics.promises import series, target_paths

UNKNOWN = float("nan")
Row = Mapping[str, Any]
# What only the baseline and the years decide.
PATHS = ("reduce", "at_least", "at_most")


def tolerance(target: Target, config: Config) -> float:
    """How far from the comparator's share is near enough, as a share of 1."""
    return (target.by or config.publication.tolerance_points) / 100


def falls(target: Target, measure: Measure) -> bool:
    """Whether less is what is wanted."""
    best = target.kind == "previous_best" and measure.better == "lower"
    return best or target.kind in ("reduce", "at_most", "below") or target.direction == "fall"


def compounds(target: Target, measure: Measure) -> bool:
    """Whether "30% less each year" is of what is left each year."""
    return kind_of(measure).compounding or target.of == "ratio"


@dataclass(frozen=True)
class Asked:
    """One target of one group: its rows by period in order, and what else judging it needs. `lean`: -1 or 1 where each
    figure that was published rounded is taken as low, or as high, as it may have been."""

    target: Target
    measure: Measure
    config: Config
    group: str
    rows: Mapping[str, Row]
    theirs: Mapping[str, Row]
    breaks: frozenset[str]
    lean: int = 0

    @property
    def compounding(self) -> bool:
        return compounds(self.target, self.measure)

    def figure(self, period: str) -> float:
        """The figure that the target is about, NaN where it is withheld, missing or only bounded."""
        row = self.rows.get(period)
        return UNKNOWN if row is None else float(row[self.target.of]) + self.lean * self.rounded_by(row)

    def rounded_by(self, row: Row) -> float:
        """How far a row's figure may be from the true one, because it was published rounded. Of ratios nothing is known."""
        return float(row["rounded_by"]) if self.target.of == "value" else 0.0


@dataclass(frozen=True)
class Promise:
    """What is wanted in one period, since when, and where it is heading (`goal`, at the last due period)."""

    wanted: float
    goal: float
    since: str = ""
    baseline: float = UNKNOWN
    open: bool = False  # an earlier figure that may have been better is withheld


def promised(asked: Asked, period: str) -> Promise:
    """What the target wants of one period, by its kind."""
    target = asked.target
    if target.kind == "previous_best":
        return _best(asked, period)
    since = target.baseline
    baseline = asked.figure(since)
    comparable = not since or not series.broken(since, period, asked.breaks)
    if target.kind in PATHS:
        start = baseline if comparable else UNKNOWN
        wanted, goal = target_paths.path(target, start, (period, target.due[-1]))
    elif target.kind == "direction":
        alike = comparable and target_paths.years_between(since, period) is not None
        wanted = goal = baseline if alike else UNKNOWN
    else:
        wanted = goal = _away(asked, _theirs(asked, period))
    return Promise(wanted, goal, since, baseline if comparable else UNKNOWN)


def _theirs(asked: Asked, period: str) -> float:
    """The other figure of the same period: another area's own row, else what the results table set the row against."""
    against, row = asked.target.against, asked.rows[period]
    if against in {area.name for area in asked.config.publication.areas}:
        return replace(asked, rows=asked.theirs).figure(period)
    alike = against in ("", row["comparator"])
    off = asked.lean * float(row["comparator_rounded_by"])
    return float(row["comparator_value"]) + off if alike else UNKNOWN


def _away(asked: Asked, theirs: float) -> float:
    """So many points from another figure; of averages, so many of their own points. `within` stays around it."""
    points = asked.target.by / (1 if kind_of(asked.measure).in_points else 100)
    return theirs + {"above": points, "below": -points}.get(asked.target.kind, 0)


def _best(asked: Asked, period: str) -> Promise:
    """The best earlier figure of the series. Years under Covid are left out: their results were given another way."""
    earlier = [
        label
        for label in asked.rows
        if (target_paths.years_between(label, period) or 0) > 0
        and not covid.affected(label)
        and not series.broken(label, period, asked.breaks)
    ]
    shown = [label for label in earlier if not np.isnan(asked.figure(label))]
    if not shown:
        return Promise(UNKNOWN, UNKNOWN)
    best = (min if falls(asked.target, asked.measure) else max)(shown, key=asked.figure)
    figure = asked.figure(best)
    return Promise(figure, figure, best, figure, open=len(shown) < len(earlier))


def turned_by_rounding(asked: Asked, period: str) -> bool:
    """Whether figures that were published rounded may have been on either side of what is wanted."""
    ways = [replace(asked, lean=lean) for lean in (-1, 1)]
    return len({
        bool(reached(asked, mine.figure(period), promised(theirs, period).wanted)) for mine in ways for theirs in ways
    }) > 1  # fmt: skip


def reached(asked: Asked, actual: float, wanted: float) -> bool:
    """Whether a figure is where it is wanted; exactly there is, but to fall, to rise or to be above or below by no
    points asks for a difference."""
    target = asked.target
    if target.kind == "within":
        return abs(actual - wanted) <= tolerance(target, asked.config) + EXACTLY_AT
    strict = target.kind == "direction" or (target.kind in ("above", "below") and not target.by)
    room = -EXACTLY_AT if strict else EXACTLY_AT
    down = falls(target, asked.measure)
    return actual <= wanted + room if down else actual >= wanted - room
