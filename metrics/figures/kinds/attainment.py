"""The share of a group that reaches a standard, against another group's."""

import numpy as np
import pandas as pd

from config import Item
from config.publication import Publication
from metrics.columns import beside, only_where
from metrics.figures import disparity, intervals, rounded_figures, rounding_limits, verdicts
from metrics.figures.kinds import steps
from metrics.figures.kinds.kind import Kind


def figures(rows: pd.DataFrame, item: Item, settings: Publication) -> pd.DataFrame:
    """Share reaching a standard, and the gap in points to another group's (Wilson, Newcombe, Katz or score). Of a share
    that its source gives without counts, or that is set against one, there is no range and nothing to flip."""
    x, n, theirs = steps.numbers(rows, "x", "n", "c_value")
    pair = steps.counts_of(rows), steps.counts_of(rows, "c_")
    lower, upper = rounding_limits.limits(intervals.wilson, pair[0])
    value, counted = steps.counted_or_given(rows)
    gap, gap_lower, gap_upper = rounding_limits.comparison(disparity.difference, *pair)
    ratio, ratio_lower, ratio_upper = rounding_limits.comparison(disparity.risk_ratio, *pair)
    both = steps.both_counted(rows)
    code = verdicts.by_points(value, theirs, settings)
    tolerance = settings.tolerance_points / 100
    unknown_x, unknown_n = steps.numbers(rows, "unknown_x", "unknown_n")
    unknown = np.where(np.isnan(unknown_x), np.nan, unknown_n)
    value_min = steps.share_of(x, n + unknown_n - unknown_x)
    value_max = steps.share_of(x + unknown_x, n + unknown_x)
    judge = lambda people: verdicts.by_points(steps.share_of(people, n), theirs, settings)  # noqa: E731
    bounds = (
        verdicts.by_points(value_min, theirs, settings),
        verdicts.by_points(value_max, theirs, settings),
    )
    return beside(
        rows, value=value, lower=lower, upper=upper, interval=only_where(counted, "Wilson 95%"),
        value_min=value_min, value_max=value_max,
        comparator_value=theirs, gap=np.where(both, gap, value - theirs), gap_lower=gap_lower, gap_upper=gap_upper,
        ratio=np.where(both, ratio, steps.share_of(value, theirs)), ratio_lower=ratio_lower, ratio_upper=ratio_upper,
        needed=np.where(both, disparity.needed(x, n, theirs), np.nan), flip=np.where(both, verdicts.flip(x, n, judge), np.nan),
        code=code, rule=np.where(code != 0, "points", "none").astype(object),
        certainty=only_where(both, steps.certainties(steps.reaches_limit(code, gap_lower, gap_upper, -tolerance, tolerance),
                                                     steps.depends_on_not_known(code, unknown, lambda: bounds))),
        enough=(n >= settings.minimum_base) | ~both,
        turned=rounded_figures.turned(rows, value, theirs, lambda ours, other: verdicts.by_points(ours, other, settings)),
    )  # fmt: skip


KIND = Kind(figures)
