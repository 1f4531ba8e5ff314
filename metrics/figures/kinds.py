"""The closed list of calculations: each takes rows with counts and comparators and fills in their figures.

Rows come with x, n, s (the source's own share), c_x, c_n, c_value, unknown_x, unknown_n, known_least and
known_most, and x_within, n_within, c_x_within and c_n_within (how far counts may be from the truth: every limit
allows for it); every kind adds the same columns, NaN where it has nothing to say. All rows at once: periods,
areas, groups and breakdowns are only more rows.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
import pandas as pd

from config import Item
from config.publication import Publication
from metrics.columns import beside, only_where
from metrics.figures import disparity, intervals, rounding_limits, verdicts
from metrics.figures.verdicts import EXACTLY_AT

FIGURES = [
    "value",
    "lower",
    "upper",
    "value_min",
    "value_max",
    "comparator_value",
    "gap",
    "gap_lower",
    "gap_upper",
    "ratio",
    "ratio_lower",
    "ratio_upper",
    "needed",
    "flip",
]
Limit = np.ndarray | float


def representation(rows: pd.DataFrame, item: Item, settings: Publication) -> pd.DataFrame:
    """Share of a whole set against a population's share (Wilson; the population's share taken as fixed).

    The base is everybody whose group is known. Where a withheld cell leaves that base open there is no
    value, only the bounds that it can lie between; where only a share is published there is no interval.
    """
    x, n, share = _columns(rows, "x", "n", "c_value")
    counted = ~np.isnan(x) & ~np.isnan(n)
    value = np.where(counted, share_of(x, n), rows["s"].where(rows["n"].isna() & rows["x"].isna()))
    counts = _counts(rows)
    lower, upper = rounding_limits.limits(intervals.wilson, counts)
    share_least, share_most = rounding_limits.shares(_counts(rows, "c_"), share)
    gap, gap_lower, gap_upper = value - share, lower - share_most, upper - share_least
    ratio_of = partial(_ratio_to_population, counts, share_least, share_most)
    ratio, ratio_lower, ratio_upper = ratio_of(x, n, share)
    ratio = np.where(
        counted, ratio, np.divide(value, share, out=np.full_like(value, np.nan), where=share > 0)
    )
    unknown = rows["unknown_x"].to_numpy(dtype=float)
    least, most = _columns(rows, "known_least", "known_most")
    value_min = np.where(counted, share_of(x, n + unknown), share_of(x, most))
    value_max = np.where(counted, share_of(x + unknown, n + unknown), share_of(x, least))
    points = verdicts.by_points(value, share, settings)
    by_ratio = np.where(counted, verdicts.by_ratio(x, n, share, settings, ratio_of), 0).astype(np.int8)
    code = np.where(points != 0, points, by_ratio)
    judge = lambda people: verdicts.by_either(people, n, share, settings, ratio_of)  # noqa: E731
    placed = lambda people: verdicts.by_either(people, n + unknown, share, settings, ratio_of)  # noqa: E731
    depends = _depends(code, unknown, lambda: (placed(x), placed(x + unknown)))
    tolerance = settings.tolerance_points / 100
    low = np.where(code < 0, share_least, share_most) - tolerance
    high = np.where(code > 0, share_most, share_least) + tolerance
    crosses = _crosses(code, lower, upper, low, high) & (by_ratio == 0)
    return beside(
        rows, value=value, lower=lower, upper=upper, interval=only_where(counted, "Wilson 95%"),
        value_min=value_min, value_max=value_max, comparator_value=share,
        gap=gap, gap_lower=gap_lower, gap_upper=gap_upper, ratio=ratio, ratio_lower=ratio_lower, ratio_upper=ratio_upper,
        needed=disparity.needed(x, n, share), flip=verdicts.flip(x, n, judge),
        code=code, rule=verdicts.rules(points, by_ratio), certainty=_certainty(crosses, depends),
        enough=(n >= settings.minimum_base) | ~counted,
    )  # fmt: skip


def rate(rows: pd.DataFrame, item: Item, settings: Publication) -> pd.DataFrame:
    """Events or people for each person of a base, with the ratio to the comparator's rate.

    Events: Byar or exact limits, exact conditional ratio (Clopper-Pearson), MOVER for the gap. People at
    least once: Wilson, Katz or score, Newcombe. Outside 0.8 to 1.25 is above or below. The not known could
    all be of one group: its pupils without their events, or the events without more pupils; people counted
    once bring both. More people than their base (who are in the base of an earlier period) have no verdict.
    """
    x, n, theirs = _columns(rows, "x", "n", "c_value")
    events = item.kind == "events"
    pair = _counts(rows, part=not events), _counts(rows, "c_", part=not events)
    limits = rounding_limits.limits(intervals.rate if events else intervals.wilson, pair[0])
    ratio = rounding_limits.comparison(disparity.rate_ratio if events else disparity.risk_ratio, *pair)
    gap = rounding_limits.comparison(disparity.rate_difference if events else disparity.difference, *pair)
    code = verdicts.by_band(share_of(x, n), theirs, settings)
    endless = pair[1].rounded & np.isnan(ratio[2]) & ~np.isnan(ratio[0])
    with np.errstate(invalid="ignore"):
        across_one = np.where(code > 0, ratio[1] <= 1, (ratio[2] >= 1) | endless)
        across_band = (ratio[1] < settings.ratio_low) | (ratio[2] > settings.ratio_high) | endless
    unknown_x, unknown_n = _columns(rows, "unknown_x", "unknown_n")
    judge = lambda people: verdicts.by_band(share_of(people, n), theirs, settings)  # noqa: E731
    return beside(
        rows, value=share_of(x, n), lower=limits[0], upper=limits[1],
        interval=("Exact below 10 events, else Byar 95%" if events else "Wilson 95%"),
        value_min=share_of(x, n + unknown_n - (0 if events else unknown_x)),
        value_max=share_of(x + unknown_x, n + (0 if events else unknown_x)), comparator_value=theirs,
        gap=gap[0], gap_lower=gap[1], gap_upper=gap[2], ratio=ratio[0], ratio_lower=ratio[1], ratio_upper=ratio[2],
        needed=disparity.needed(x, n, theirs), flip=np.nan if events else verdicts.flip(x, n, judge),
        code=code, rule=np.where(code != 0, "ratio", "none").astype(object),
        certainty=_certainty(np.where(code != 0, across_one, across_band), np.zeros(len(rows), dtype=bool)),
        enough=(n >= settings.minimum_base_rate) & ~(n * theirs < settings.minimum_expected - EXACTLY_AT)
        & (events | ~((x > n) | (theirs > 1))),
    )  # fmt: skip


def attainment(rows: pd.DataFrame, item: Item, settings: Publication) -> pd.DataFrame:
    """Share reaching a standard, and the gap in points to another group's (Wilson, Newcombe, Katz or score)."""
    x, n, theirs = _columns(rows, "x", "n", "c_value")
    pair = _counts(rows), _counts(rows, "c_")
    lower, upper = rounding_limits.limits(intervals.wilson, pair[0])
    value = share_of(x, n)
    gap, gap_lower, gap_upper = rounding_limits.comparison(disparity.difference, *pair)
    ratio, ratio_lower, ratio_upper = rounding_limits.comparison(disparity.risk_ratio, *pair)
    code = verdicts.by_points(value, theirs, settings)
    tolerance = settings.tolerance_points / 100
    unknown_x, unknown_n = _columns(rows, "unknown_x", "unknown_n")
    unknown = np.where(np.isnan(unknown_x), np.nan, unknown_n)
    value_min = share_of(x, n + unknown_n - unknown_x)
    value_max = share_of(x + unknown_x, n + unknown_x)
    judge = lambda people: verdicts.by_points(share_of(people, n), theirs, settings)  # noqa: E731
    bounds = (
        verdicts.by_points(value_min, theirs, settings),
        verdicts.by_points(value_max, theirs, settings),
    )
    return beside(
        rows, value=value, lower=lower, upper=upper, interval="Wilson 95%", value_min=value_min, value_max=value_max,
        comparator_value=theirs, gap=gap, gap_lower=gap_lower, gap_upper=gap_upper,
        ratio=ratio, ratio_lower=ratio_lower, ratio_upper=ratio_upper,
        needed=disparity.needed(x, n, theirs), flip=verdicts.flip(x, n, judge),
        code=code, rule=np.where(code != 0, "points", "none").astype(object),
        certainty=_certainty(_crosses(code, gap_lower, gap_upper, -tolerance, tolerance),
                             _depends(code, unknown, lambda: bounds)),
        enough=n >= settings.minimum_base,
    )  # fmt: skip


def average(rows: pd.DataFrame, item: Item, settings: Publication) -> pd.DataFrame:
    """Average points a person, and the gap to the comparator's. No interval: no source gives the spread of
    points, and none can be worked out from a total."""
    x, n, theirs = _columns(rows, "x", "n", "c_value")
    value = share_of(x, n)
    value = np.where(np.isnan(value), rows["s"].to_numpy(dtype=float), value)
    filled = dict.fromkeys(
        (name for name in FIGURES if name not in ("value", "comparator_value", "gap")), np.nan
    )
    return beside(
        rows, **filled, value=value, comparator_value=theirs, gap=value - theirs, interval=None,
        code=0, rule=None, certainty=None, enough=n >= settings.minimum_base,
    )  # fmt: skip


KINDS: dict[str, Callable[[pd.DataFrame, Item, Publication], pd.DataFrame]] = {
    "representation": representation,
    "rate": rate,
    "attainment": attainment,
    "average": average,
}


def share_of(x: np.ndarray, n: np.ndarray) -> np.ndarray:
    """x / n, NaN where there is no base: a zero base is not applicable, never zero."""
    return np.divide(x, n, out=np.full(np.shape(x), np.nan), where=n > 0)


def _columns(rows: pd.DataFrame, *names: str) -> tuple[np.ndarray, ...]:
    return tuple(rows[name].to_numpy(dtype=float) for name in names)


def _counts(rows: pd.DataFrame, prefix: str = "", *, part: bool = True) -> rounding_limits.Counts:
    names = [f"{prefix}{name}" for name in ("x", "n", "x_within", "n_within")]
    x, n, x_within, n_within = _columns(rows, *names)
    return rounding_limits.Counts(x, n, x_within, n_within, part)


def _ratio_to_population(
    counts: rounding_limits.Counts, share_least: np.ndarray, share_most: np.ndarray,
    x: np.ndarray, n: np.ndarray, share: np.ndarray,
) -> disparity.Comparison:  # fmt: skip
    """The widened ratio of other counts than the rows' own: as many people more or fewer as a verdict is tried for."""
    return rounding_limits.ratio_to_population(replace(counts, x=x, n=n), share, share_least, share_most)


def _crosses(code: np.ndarray, lower: np.ndarray, upper: np.ndarray, low: Limit, high: Limit) -> np.ndarray:
    """Whether the interval reaches past the limit that the verdict hangs on."""
    with np.errstate(invalid="ignore"):
        return np.select([code > 0, code < 0], [lower <= high, upper >= low], (lower < low) | (upper > high))


def _depends(
    code: np.ndarray, unknown: np.ndarray, bounds: Callable[[], tuple[np.ndarray, np.ndarray]]
) -> np.ndarray:
    """Whether some way of placing the people whose group is not known gives another verdict; where their number
    is not known nothing is said."""
    least, most = bounds()
    return (np.nan_to_num(unknown) > 0) & ((least != code) | (most != code))


def _certainty(crosses: np.ndarray, depends: np.ndarray) -> np.ndarray:
    return np.select([crosses, depends], ["too_close", "depends_on_not_known"], "clear").astype(object)
