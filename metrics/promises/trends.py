"""What moved and whether it is more than chance: two periods, or a row of years.

Periods of different kinds are never put together, nor are figures from before and after a source began to count
otherwise, nor what lies on either side of Covid (`metrics.series`). Rows are those of the results table, of one series: one area,
category, group and comparator.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import numpy as np
import pandas as pd
from scipy import special  # not scipy.stats: it takes about a second longer to import

from config.periods import Period, parse
from config.publication import Judgement
from metrics.figures import disparity, rounding_limits
from metrics.promises.series import segments

UNKNOWN = float("nan")
Direction = Literal["up", "down", "same", "unknown"]
TrendState = Literal["rising", "falling", "no_trend", "too_few_points", "cannot_say"]
# As every limit is one of 95%.
CHANCE = 0.05
# Two results as likely as each other may differ in their last digits.
AS_LIKELY = 1 + 1e-7


@dataclass(frozen=True)
class Change:
    """From then to now. `difference` unscaled, `ratio` now over then, both with 95% limits; `p` for events alone.

    `distinguishable` from chance: the limits leave out no change; None where no test can be made.
    """

    direction: Direction
    difference: float = UNKNOWN
    difference_lower: float = UNKNOWN
    difference_upper: float = UNKNOWN
    ratio: float = UNKNOWN
    ratio_lower: float = UNKNOWN
    ratio_upper: float = UNKNOWN
    p: float = UNKNOWN
    distinguishable: bool | None = None


@dataclass(frozen=True)
class Trend:
    """`periods`: the unbroken years that it was read from; chi2 (1 degree of freedom) and p where it was tested."""

    state: TrendState
    periods: tuple[str, ...] = ()
    chi2: float = UNKNOWN
    p: float = UNKNOWN


def change(
    now: Mapping[str, Any] | pd.Series, then: Mapping[str, Any] | pd.Series, of: str = "people"
) -> Change:
    """How a figure changed between two rows of one series, which must compare: see `metrics.series`.

    `of` is the kind of the numerator's item. People: Newcombe's limits for the difference of two shares. Events: the
    exact conditional limits for the ratio of two rates, with its exact two-sided p. Points and bare shares have no
    test. Rounded counts widen every limit and have no p.
    """
    value, before = float(now["value"]), float(then["value"])
    if np.isnan(value) or np.isnan(before):
        return Change("unknown")
    direction: Direction = "up" if value > before else "down" if value < before else "same"
    if of not in ("people", "events"):
        return Change(direction, value - before)
    pair = _counts(now, of), _counts(then, of)
    apart = disparity.rate_difference if of == "events" else disparity.difference
    times = disparity.rate_ratio if of == "events" else disparity.risk_ratio
    _, *gap = (float(limit[0]) for limit in rounding_limits.comparison(apart, *pair))
    ratio, *times_as_much = (float(limit[0]) for limit in rounding_limits.comparison(times, *pair))
    (lower, upper), none = (times_as_much, 1.0) if of == "events" else (gap, 0.0)
    rounded = any(bool(one.rounded[0]) for one in pair)
    return Change(
        direction,
        difference=value - before,
        difference_lower=gap[0],
        difference_upper=gap[1],
        ratio=ratio,
        ratio_lower=times_as_much[0],
        ratio_upper=times_as_much[1],
        p=_exact_p(now, then) if of == "events" and not rounded else UNKNOWN,
        distinguishable=None if np.isnan(lower) else bool(lower > none or upper < none),
    )


def trend(
    series: pd.DataFrame, judgement: Judgement, breaks: Collection[str] = (), of: str = "people"
) -> Trend:
    """Whether a share or a rate has moved one way over the latest unbroken years (Cochran-Armitage; Armitage 1955).

    `series`: results rows with period, numerator, denominator and within. Asks for so many years with figures as the settings
    say; quarters, and snapshots less than a year apart, are never taken for years. Events are taken as independent, which repeat
    suspensions of one pupil are not: their trends look surer than they are. "cannot_say" where counts are rounded,
    not people or events, or more than their base.
    """
    if of not in ("people", "events"):
        return Trend("cannot_say")
    shown = series[series["numerator"].notna() & series["denominator"].gt(0)]
    yearly = [run for run in segments(shown["period"], breaks) if _yearly(run, judgement.trend_days)]
    years = max(yearly, key=lambda run: _begins(run[-1]), default=())
    if len(years) < judgement.trend_years:
        return Trend("too_few_points", years)
    rows = shown.set_index("period").loc[list(years)]
    x, n = rows["numerator"].to_numpy(dtype=float), rows["denominator"].to_numpy(dtype=float)
    if rows["within"].gt(0).any() or (x > n).any() or x.sum() in (0, n.sum()):
        return Trend("cannot_say", years)
    slope, chi2 = cochran_armitage(x, n, [_begins(label).start.year for label in years])
    p = float(special.chdtrc(1, chi2))
    state: TrendState = "no_trend" if p >= CHANCE else "rising" if slope > 0 else "falling"
    return Trend(state, years, chi2, p)


def cochran_armitage(x: np.ndarray, n: np.ndarray, scores: Iterable[float]) -> tuple[float, float]:
    """(sum of x times its distance from the mean score, chi-square with 1 degree of freedom) for proportions x / n.

    Source: Armitage 1955, Biometrics 11:375, without a continuity correction; R's prop.trend.test.
    """
    away = np.asarray(list(scores), dtype=float)
    away = away - (n * away).sum() / n.sum()
    share = x.sum() / n.sum()
    slope = float((x * away).sum())
    return slope, slope**2 / float(share * (1 - share) * (n * away**2).sum())


def _begins(label: str) -> Period:
    period = parse(label)
    assert period is not None, "segments hold periods alone"
    return period


def _yearly(run: tuple[str, ...], days: int) -> bool:
    starts = [_begins(label) for label in run]
    quarters = starts[0].kind == "calendar quarter"
    return not quarters and all(
        (after.start - before.start).days >= days for before, after in pairwise(starts)
    )


def _counts(row: Mapping[str, Any] | pd.Series, of: str) -> rounding_limits.Counts:
    x, n, within = (np.array([row[name]], dtype=float) for name in ("numerator", "denominator", "within"))
    within = np.nan_to_num(within)
    return rounding_limits.Counts(x, n, within, within, part=of == "people")


def _exact_p(now: Mapping[str, Any] | pd.Series, then: Mapping[str, Any] | pd.Series) -> float:
    """The chance of a split of the events at least as unlikely as this one, if both periods had one rate (Gu et al.
    2008, the conditional test): the two-sided binomial."""
    a, n1, b, n2 = (float(row[name]) for row in (now, then) for name in ("numerator", "denominator"))
    if not (a + b > 0 and n1 > 0 and n2 > 0):
        return UNKNOWN
    events, share = a + b, n1 / (n1 + n2)
    k = np.arange(events + 1)
    ways = special.gammaln(events + 1) - special.gammaln(k + 1) - special.gammaln(events - k + 1)
    chances = np.exp(ways + k * np.log(share) + (events - k) * np.log1p(-share))
    return float(min(chances[chances <= chances[int(a)] * AS_LIKELY].sum(), 1.0))
