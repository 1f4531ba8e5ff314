"""Which way a reported figure moved, and whether that is the way that its plan expects."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from config.plan import PER_CENT, Figure
from metrics.promises import trends

Expected = Literal["", "rise", "fall", "rise_then_fall"]
_BETTER: dict[str, Expected] = {"higher": "rise", "lower": "fall", "none": ""}


@dataclass(frozen=True)
class Moved:
    """The rounds of a figure that are shown: the `first`, the one `before` the latest, the `latest`, the `peak`, which is
    the last of the highest, and the last of the `lowest_after` it. `as_expected`: None where nothing is expected, or
    nothing changed. `lower` and `upper`: 95% limits of the change from before to latest, in points; NaN where no counts
    are known.
    """

    first: pd.Series
    before: pd.Series
    latest: pd.Series
    peak: pd.Series
    lowest_after: pd.Series
    as_expected: bool | None
    lower: float
    upper: float


def expected(figure: Figure) -> Expected:
    """What the plan expects of a figure: what it says, else what is better."""
    return figure.expects or _BETTER[figure.better]


def moved(figure: Figure, series: pd.DataFrame) -> Moved | None:
    """How a figure moved over the rounds that are shown; None where there are fewer than two. `series`: as of
    `reported_figures.series`. A rise or a fall counts from the first round; what is to rise and then fall goes as
    expected while it rises, and afterwards as long as it stays at its lowest since the highest."""
    shown = series[series["status"].eq("published")]
    if len(shown) < 2:
        return None
    rounds = [shown.iloc[place] for place in range(len(shown))]
    values = np.array([row["value"] for row in rounds], dtype=float)
    last = len(values) - 1
    top = last - int(values[::-1].argmax())
    low = last - int(values[top:][::-1].argmin())
    first, before, latest = rounds[0], rounds[-2], rounds[-1]
    change = float(values[-1] - values[0])
    if expected(figure) == "rise_then_fall":
        level = top == last and change == 0
        as_expected = None if level else top > 0 and low == last
    else:
        way = {"rise": change > 0, "fall": change < 0}.get(expected(figure))
        as_expected = None if change == 0 else way
    return Moved(
        first, before, latest, rounds[top], rounds[low], as_expected, *_limits(figure, before, latest)
    )


def _limits(figure: Figure, before: pd.Series, latest: pd.Series) -> tuple[float, float]:
    """Newcombe's limits for the difference of two shares, in points."""
    if figure.unit != PER_CENT or not (before["denominator"] > 0 and latest["denominator"] > 0):
        return np.nan, np.nan
    then, now = (
        {
            "value": row["numerator"] / row["denominator"],
            "numerator": row["numerator"],
            "denominator": row["denominator"],
            "within": 0,
        }
        for row in (before, latest)
    )
    found = trends.change(now, then)
    return 100 * found.difference_lower, 100 * found.difference_upper
