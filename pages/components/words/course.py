"""The course of one group of a measure: its figures through the periods of one kind, what they are seen against, and what
plans asked of them."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from config import Measure
from config.periods import in_order
from config.target import Target
from metrics.figures.kinds import kind_of
from metrics.promises import target_paths
from metrics.promises.series import Runs
from metrics.promises.target_kinds import PATHS
from pages.components.shared import number_text
from pages.components.shared.rows import Row
from pages.components.shared.view import Selection


@dataclass(frozen=True)
class Place:
    """Whose figures: a group, or one in one part of a breakdown."""

    group: str
    category: str = ""


@dataclass(frozen=True)
class Line:
    """What the figures are seen against: a figure for each period that has one, and the periods that it may join."""

    label: str
    values: Mapping[str, float]
    runs: Runs


@dataclass(frozen=True)
class Asked:
    """One target of one plan, and its rows of the targets table, by period."""

    target: Target
    rows: Mapping[str, pd.Series]

    @property
    def wanted(self) -> dict[str, float]:
        """What is wanted in each period, and at the due periods still to come where the way there is known."""
        known = {label: row["wanted"] for label, row in self.rows.items() if label}
        baseline = next((row["baseline"] for row in self.rows.values()), float("nan"))
        ahead = [label for label in self.target.due if label not in known]
        if self.target.baseline and number_text.known(baseline):
            known[self.target.baseline] = target_paths.path(self.target, baseline, [self.target.baseline])[0]
        if self.target.kind in PATHS:
            known |= dict(zip(ahead, target_paths.path(self.target, baseline, ahead), strict=True))
        return {label: float(known[label]) for label in in_order(known) if number_text.known(known[label])}


@dataclass(frozen=True)
class Course:
    """`rows`: of the results table, one series, by period, the earliest first. `runs`: the periods that a line may
    join, `breaks`: from when the source counts otherwise, and how. `lines`: what it is seen against. `asked`: what
    plans promised of it."""

    selection: Selection
    measure: Measure
    place: Place
    rows: Mapping[str, Row]
    runs: Runs
    breaks: Mapping[str, str]
    lines: tuple[Line, ...] = ()
    asked: tuple[Asked, ...] = ()

    @property
    def now(self) -> Row | None:
        """The row of the period that the page shows."""
        return self.rows.get(self.selection.period)

    @property
    def run(self) -> tuple[str, ...]:
        """The periods up to the page's own that compare with it, that one last; empty where none does."""
        period = self.selection.period
        return next((run[: run.index(period) + 1] for run in self.runs if period in run), ())

    @property
    def then(self) -> Row | None:
        """The row of the period before, where the two compare."""
        return self.rows[self.run[-2]] if len(self.run) > 1 else None

    @property
    def ranged(self) -> bool:
        """Whether chance has a part in the figures, and how large can be said."""
        return self.measure.judged and kind_of(self.measure).judged

    @property
    def worth_drawing(self) -> bool:
        """Whether there are two figures to see, or something that a plan wanted to hold one against."""
        held = sum(number_text.known(row.value) for row in self.rows.values())
        return held > 1 or (held > 0 and any(asked.wanted for asked in self.asked))
