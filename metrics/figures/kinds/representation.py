"""A share of a whole set: who it is made of, against who a population is made of."""

from dataclasses import replace
from functools import partial

import numpy as np
import pandas as pd

from config import Item
from config.publication import Publication
from metrics.columns import beside, only_where
from metrics.figures import disparity, intervals, rounded_figures, rounding_limits, verdicts
from metrics.figures.kinds import steps
from metrics.figures.kinds.kind import Kind


def figures(rows: pd.DataFrame, item: Item, settings: Publication) -> pd.DataFrame:
    """Share of a whole set against a population's share (Wilson; the population's share taken as fixed).

    The base is everybody whose group is known. Where a withheld cell leaves that base open there is no
    value, only the bounds that it can lie between; where only a share is published there is no interval.
    """
    x, n, share = steps.numbers(rows, "x", "n", "c_value")
    counted = ~np.isnan(x) & ~np.isnan(n)
    value = np.where(counted, steps.share_of(x, n), rows["s"].where(rows["n"].isna() & rows["x"].isna()))
    counts = steps.counts_of(rows)
    lower, upper = rounding_limits.limits(intervals.wilson, counts)
    share_least, share_most = rounding_limits.shares(steps.counts_of(rows, "c_"), share)
    gap, gap_lower, gap_upper = value - share, lower - share_most, upper - share_least
    ratio_of = partial(_ratio_to_population, counts, share_least, share_most)
    ratio, ratio_lower, ratio_upper = ratio_of(x, n, share)
    ratio = np.where(counted, ratio, steps.share_of(value, share))
    unknown = rows["unknown_x"].to_numpy(dtype=float)
    least, most = steps.numbers(rows, "known_least", "known_most")
    value_min = np.where(counted, steps.share_of(x, n + unknown), steps.share_of(x, most))
    value_max = np.where(counted, steps.share_of(x + unknown, n + unknown), steps.share_of(x, least))
    points = verdicts.by_points(value, share, settings)
    by_ratio = np.where(counted, verdicts.by_ratio(x, n, share, settings, ratio_of), 0).astype(np.int8)
    code = np.where(points != 0, points, by_ratio)
    judge = lambda people: verdicts.by_either(people, n, share, settings, ratio_of)  # noqa: E731
    placed = lambda people: verdicts.by_either(people, n + unknown, share, settings, ratio_of)  # noqa: E731
    depends = steps.depends_on_not_known(code, unknown, lambda: (placed(x), placed(x + unknown)))
    tolerance = settings.tolerance_points / 100
    low = np.where(code < 0, share_least, share_most) - tolerance
    high = np.where(code > 0, share_most, share_least) + tolerance
    crosses = steps.reaches_limit(code, lower, upper, low, high) & (by_ratio == 0)
    return beside(
        rows, value=value, lower=lower, upper=upper, interval=only_where(counted, "Wilson 95%"),
        value_min=value_min, value_max=value_max, comparator_value=share,
        gap=gap, gap_lower=gap_lower, gap_upper=gap_upper, ratio=ratio, ratio_lower=ratio_lower, ratio_upper=ratio_upper,
        needed=disparity.needed(x, n, share), flip=verdicts.flip(x, n, judge),
        code=code, rule=verdicts.rules(points, by_ratio), certainty=steps.certainties(crosses, depends),
        enough=(n >= settings.minimum_base) | ~counted,
        turned=~counted & rounded_figures.turned(rows, value, share, lambda one, other: verdicts.by_points(one, other, settings)),
    )  # fmt: skip


def _ratio_to_population(
    counts: rounding_limits.Counts, share_least: np.ndarray, share_most: np.ndarray,
    x: np.ndarray, n: np.ndarray, share: np.ndarray,
) -> disparity.Comparison:  # fmt: skip
    """The widened ratio of other counts than the rows' own: as many people more or fewer as a verdict is tried for."""
    return rounding_limits.ratio_to_population(replace(counts, x=x, n=n), share, share_least, share_most)


KIND = Kind(figures, of_whole=True)
