"""Quarters: whether a run of them is more than the ups and downs that every quarter has.

A run chart asks for no distribution. Its two rules are those of Perla, Provost & Murray 2011, BMJ Qual Saf 20:46.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

import numpy as np
import pandas as pd

from config.periods import parse
from config.vocabulary import PeriodKind
from metrics.promises.series import segments

FEWEST_QUARTERS = 8
SHIFT = 6
TREND = 5
RunKind = Literal["above", "below", "rising", "falling"]


@dataclass(frozen=True)
class Run:
    """Quarters that moved together: `kind` says how, `periods` from the first to the last of them."""

    kind: RunKind
    periods: tuple[str, ...]


@dataclass(frozen=True)
class RunChart:
    """`state`: "too_few_points" below eight quarters in an unbroken row, and then nothing else is given."""

    state: Literal["too_few_points", "shift", "no_shift"]
    periods: tuple[str, ...] = ()
    median: float = float("nan")
    runs: tuple[Run, ...] = ()


def run_chart(
    series: pd.DataFrame, apart: Mapping[PeriodKind, int], breaks: Collection[str] = ()
) -> RunChart:
    """The median of the latest unbroken quarters and the runs that are a real shift: six or more on one side of the
    median (one exactly on it neither counts nor breaks), five or more rising or falling (one that repeats the figure
    before it is passed over).

    `series`: results rows with period and value, of one series. Other kinds of period are left out. `apart`: the
    settings' `days_apart`.
    """
    shown = series[series["value"].notna()]
    quarters = [
        label for label in shown["period"] if (found := parse(label)) and found.kind == "calendar quarter"
    ]
    latest = next(iter(reversed(segments(quarters, breaks, apart))), ())
    if len(latest) < FEWEST_QUARTERS:
        return RunChart("too_few_points", latest)
    values = shown.set_index("period").loc[list(latest), "value"].astype(float).to_dict()
    median = float(np.median(list(values.values())))
    runs = (*_one_side(values, median), *_one_way(values))
    return RunChart("shift" if runs else "no_shift", latest, median, runs)


def _one_side(values: dict[str, float], median: float) -> Iterator[Run]:
    apart = [(label, value > median) for label, value in values.items() if value != median]
    for above, run in groupby(apart, key=lambda point: point[1]):
        labels = tuple(label for label, _ in run)
        if len(labels) >= SHIFT:
            yield Run("above" if above else "below", labels)


def _one_way(values: dict[str, float]) -> Iterator[Run]:
    points = list(values.items())
    moving = points[:1] + [after for before, after in pairwise(points) if after[1] != before[1]]
    steps = [(before[0], after[0], after[1] > before[1]) for before, after in pairwise(moving)]
    for rising, found in groupby(steps, key=lambda step: step[2]):
        run = list(found)
        labels = (run[0][0], *(step[1] for step in run))
        if len(labels) >= TREND:
            yield Run("rising" if rising else "falling", labels)
