"""Events or people for each person of a base, against another group's rate."""

import numpy as np
import pandas as pd

from config import Item
from config.publication import Publication
from metrics.columns import beside, only_where
from metrics.figures import disparity, intervals, rounded_figures, rounding_limits, verdicts
from metrics.figures.kinds import steps
from metrics.figures.kinds.kind import Kind
from metrics.figures.verdicts import EXACTLY_AT


def figures(rows: pd.DataFrame, item: Item, settings: Publication) -> pd.DataFrame:
    """Events or people for each person of a base, with the ratio to the comparator's rate.

    Events: Byar or exact limits, exact conditional ratio (Clopper-Pearson), MOVER for the gap. People at
    least once: Wilson, Katz or score, Newcombe. Outside 0.8 to 1.25 is above or below. The not known could
    all be of one group: its pupils without their events, or the events without more pupils; people counted
    once bring both. More people than their base (who are in the base of an earlier period) have no verdict. Of a rate
    that its source gives without counts, or that is set against one, there is no range and nothing to flip.
    """
    x, n, theirs = steps.numbers(rows, "x", "n", "c_value")
    events = item.kind == "events"
    pair = steps.counts_of(rows, part=not events), steps.counts_of(rows, "c_", part=not events)
    limits = rounding_limits.limits(intervals.rate if events else intervals.wilson, pair[0])
    ratio = rounding_limits.comparison(disparity.rate_ratio if events else disparity.risk_ratio, *pair)
    gap = rounding_limits.comparison(disparity.rate_difference if events else disparity.difference, *pair)
    both = steps.both_counted(rows)
    value, counted = steps.counted_or_given(rows)
    code = verdicts.by_band(value, theirs, settings)
    unknown_x, unknown_n = steps.numbers(rows, "unknown_x", "unknown_n")
    judge = lambda people: verdicts.by_band(steps.share_of(people, n), theirs, settings)  # noqa: E731
    return beside(
        rows, value=value, lower=limits[0], upper=limits[1],
        interval=only_where(counted, "Exact below 10 events, else Byar 95%" if events else "Wilson 95%"),
        value_min=steps.share_of(x, n + unknown_n - (0 if events else unknown_x)),
        value_max=steps.share_of(x + unknown_x, n + (0 if events else unknown_x)), comparator_value=theirs,
        gap=np.where(both, gap[0], value - theirs), gap_lower=gap[1], gap_upper=gap[2],
        ratio=np.where(both, ratio[0], steps.share_of(value, theirs)), ratio_lower=ratio[1], ratio_upper=ratio[2],
        needed=np.where(both, disparity.needed(x, n, theirs), np.nan),
        flip=np.nan if events else np.where(both, verdicts.flip(x, n, judge), np.nan),
        code=code, rule=np.where(code != 0, "ratio", "none").astype(object),
        certainty=only_where(both, _certainty(code, ratio, pair[1].rounded, settings)),
        enough=~both | (n >= settings.minimum_base_rate) & ~(n * theirs < settings.minimum_expected - EXACTLY_AT)
        & (events | ~((x > n) | (theirs > 1))),
        turned=rounded_figures.turned(rows, value, theirs, lambda ours, other: verdicts.by_band(ours, other, settings)),
    )  # fmt: skip


def _certainty(
    code: np.ndarray, ratio: disparity.Comparison, rounded: np.ndarray, settings: Publication
) -> np.ndarray:
    """Whether the ratio's limits reach past 1, of a rate that differs, or past the band, of one that does not."""
    endless = rounded & np.isnan(ratio[2]) & ~np.isnan(ratio[0])
    with np.errstate(invalid="ignore"):
        across_one = np.where(code > 0, ratio[1] <= 1, (ratio[2] >= 1) | endless)
        across_band = (ratio[1] < settings.ratio_low) | (ratio[2] > settings.ratio_high) | endless
    return steps.certainties(np.where(code != 0, across_one, across_band), np.zeros(len(code), dtype=bool))


KIND = Kind(figures, by_ratio=True, compounding=True)
