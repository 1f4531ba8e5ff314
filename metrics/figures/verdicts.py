"""What a figure amounts to: above, within or below, by which rule, and how sure that is.

The verdict is read from the figure itself. Uncertainty is a second statement: an interval that crosses the
nearest limit makes the verdict "too close" to call, and people whose group is not known may make it depend on
them. "Cannot say" is a verdict: no like-for-like comparator, too few people, or figures that
were published so rounded that the true ones may lie on either side.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from config.publication import Publication
from metrics.figures.disparity import Comparison, ratio_to_population
from metrics.figures.intervals import Figure, aligned

Numbers = npt.NDArray[np.float64]
Direction = npt.NDArray[np.int8]
# One part in a million million: far below what counts of people can differ by, far above rounding in a float.
EXACTLY_AT = 1e-12
# The certainty where a figure that was published rounded leaves the verdict on either side.
ROUNDED = "rounded"
WORDS = {-1: "below", 0: "within", 1: "above"}


def by_points(value: Numbers, comparator: Numbers, settings: Publication) -> Direction:
    """-1, 0 or 1: more than the tolerance below, within it (exactly at it is within), or above."""
    gap = np.nan_to_num(value - comparator)
    return (np.sign(gap) * (np.abs(gap) > settings.tolerance_points / 100 + EXACTLY_AT)).astype(np.int8)


def by_ratio(
    x: Numbers,
    n: Numbers,
    comparator: Numbers,
    settings: Publication,
    ratio: Callable[[Numbers, Numbers, Numbers], Comparison] = ratio_to_population,
) -> Direction:
    """-1, 0 or 1: the ratio's interval wholly below, not wholly outside, or wholly above the band.

    Asks for a base large enough and for 5 people, present or expected, so that a small group that is absent
    altogether can fire it: 5 points cannot flag a group that is 4% of the population. `ratio` gives the ratio
    with its limits; for rounded counts, limits that allow for the rounding.
    """
    _, lower, upper = ratio(x, n, comparator)
    expected = np.fmax(x, n * comparator) + EXACTLY_AT
    enough = (n >= settings.ratio_minimum_base) & (expected >= settings.minimum_expected)
    above, below = lower > settings.ratio_high, upper < settings.ratio_low
    return (enough * (above.astype(np.int8) - below.astype(np.int8))).astype(np.int8)


def by_band(value: Numbers, comparator: Numbers, settings: Publication) -> Direction:
    """-1, 0 or 1: the ratio below, within (exactly at a limit is within) or above the band. For rates."""
    ratio = np.divide(value, comparator, out=np.full(np.shape(value), np.nan), where=comparator > 0)
    above, below = ratio > settings.ratio_high + EXACTLY_AT, ratio < settings.ratio_low - EXACTLY_AT
    return (above.astype(np.int8) - below.astype(np.int8)).astype(np.int8)


def by_either(
    x: Numbers,
    n: Numbers,
    comparator: Numbers,
    settings: Publication,
    ratio: Callable[[Numbers, Numbers, Numbers], Comparison] = ratio_to_population,
) -> Direction:
    """The verdict on a share of a whole: the points rule or the ratio rule (`ratio` as for `by_ratio`)."""
    points = by_points(np.divide(x, n, out=np.full(np.shape(x), np.nan), where=n > 0), comparator, settings)
    return np.where(points != 0, points, by_ratio(x, n, comparator, settings, ratio)).astype(np.int8)


def rules(points: Direction, ratio: Direction) -> npt.NDArray[np.object_]:
    """Which rule spoke: points, ratio, both or none."""
    return np.select(
        [(points != 0) & (ratio != 0), points != 0, ratio != 0], ["both", "points", "ratio"], default="none"
    ).astype(object)


def flip(x: Numbers, n: Numbers, verdict: Callable[[Numbers], Direction]) -> Numbers:
    """How many people would have to be of another group, the total unchanged, for the verdict to change.

    `verdict` maps a number of people to -1, 0 or 1 and never falls as the number grows, so the two places
    where it changes are found by halving. NaN where no number of people would change it.
    """
    now = verdict(x)
    first_not_below = _first(n, lambda people: verdict(people) >= 0)
    first_above = _first(n, lambda people: verdict(people) > 0)
    down_to_within, down_to_below = x - (first_above - 1), x - (first_not_below - 1)
    up_to_within, up_to_above = first_not_below - x, first_above - x
    down = np.where(now > 0, down_to_within, np.where(first_not_below > 0, down_to_below, np.inf))
    down = np.where((now > 0) & (first_above <= 0), np.inf, down)
    up = np.where(now < 0, up_to_within, up_to_above)
    up = np.where(np.where(now < 0, first_not_below, first_above) > n, np.inf, up)
    least = np.where(now > 0, down, np.where(now < 0, up, np.fmin(up, down)))
    return np.where(np.isfinite(least) & (n > 0), least, np.nan)


def flip_of_points(x: Any, n: Any, comparator: Any, settings: Publication) -> Figure:
    """How many people would have to be of another group for a share to cross the edge of the points band.

    The table's `flip` counts to whichever rule would speak first; a sentence that names points needs this one.
    Numbers, lists or columns of one length; NaN where no number of people would cross it, or one is not known.
    """
    x, n, comparator = aligned(x, n, comparator)
    base = np.where(n > 0, n, np.nan)
    people = flip(x, base, lambda people: by_points(people / base, comparator, settings))
    return np.where(np.isnan(comparator), np.nan, people)[()]


def _first(n: Numbers, holds: Callable[[Numbers], npt.NDArray[np.bool_]]) -> Numbers:
    """The smallest whole number from 0 to n for which `holds`, else n + 1."""
    low, high = np.full(np.shape(n), -1.0), np.nan_to_num(n) + 1.0
    for _ in range(int(np.ceil(np.log2(np.max(high, initial=1.0) + 2))) + 1):
        middle = np.floor((low + high) / 2)
        inside = middle > low
        found = holds(middle)
        high = np.where(inside & found, middle, high)
        low = np.where(inside & ~found, middle, low)
    return high
