"""Limits that allow for rounding: what they would be at the counts furthest from those published.

A published count x that is within K of the truth stands for any count from x - K to x + K. A lower limit is worked
out where the figure is least (x - K of n + K), an upper limit where it is most (x + K of n - K); for two groups the
other stands at its opposite end. Wherever every K is 0, figures are those of the plain method to the last digit.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from metrics.figures import disparity
from metrics.figures.disparity import Comparison
from metrics.figures.intervals import Limits

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Counts:
    """x of n with how far each may be from the truth. `part`: x are some of the n people, so never more than n;
    events can be."""

    x: Numbers
    n: Numbers
    x_within: Numbers
    n_within: Numbers
    part: bool = True

    @property
    def rounded(self) -> npt.NDArray[np.bool_]:
        return (self.x_within > 0) | (self.n_within > 0)

    def least(self) -> tuple[Numbers, Numbers]:
        """The counts at which x / n is smallest."""
        return np.where(self.rounded, np.maximum(self.x - self.x_within, 0), self.x), self.n + self.n_within

    def most(self) -> tuple[Numbers, Numbers]:
        """The counts at which x / n is largest; at least one person is in a base that has a share."""
        n = np.where(self.rounded, np.maximum(self.n - self.n_within, 1), self.n)
        x = self.x + self.x_within
        return np.where(self.rounded & self.part, np.minimum(x, n), x), n


def limits(of: Callable[[Numbers, Numbers], Limits], counts: Counts) -> Limits:
    """(lower, upper) of one share or rate, by a method of `metrics.intervals`."""
    if not counts.rounded.any():
        return of(counts.x, counts.n)
    return of(*counts.least())[0], of(*counts.most())[1]


def comparison(
    of: Callable[[Numbers, Numbers, Numbers, Numbers], Comparison], first: Counts, second: Counts
) -> Comparison:
    """(figure, lower, upper) of two groups, by a method of `metrics.disparity`: the figure of the counts as they
    are, the limits at the outermost corners. NaN above where the second may be nobody: no upper limit exists."""
    figure, lower, upper = of(first.x, first.n, second.x, second.n)
    if not (first.rounded | second.rounded).any():
        return figure, lower, upper
    _, lower, _ = of(*first.least(), *second.most())
    _, _, upper = of(*first.most(), *second.least())
    return figure, lower, upper


def ratio_to_population(
    counts: Counts, share: Numbers, share_least: Numbers, share_most: Numbers
) -> Comparison:
    """(ratio, lower, upper) of x / n over a population's share, which lies between `share_least` and `share_most`."""
    ratio = disparity.ratio_to_population(counts.x, counts.n, share)
    if not counts.rounded.any() and share_least is share and share_most is share:
        return ratio
    _, lower, _ = disparity.ratio_to_population(*counts.least(), share_most)
    _, _, upper = disparity.ratio_to_population(*counts.most(), share_least)
    return ratio[0], lower, upper


def shares(counts: Counts, share: Numbers) -> tuple[Numbers, Numbers]:
    """The least and the most that a share may be: `share` itself where its counts are exact or not known."""
    open_ = counts.rounded & ~np.isnan(counts.x) & ~np.isnan(counts.n)
    if not open_.any():
        return share, share
    ends = [np.divide(x, n, out=np.full(np.shape(x), np.nan), where=n > 0)
            for x, n in (counts.least(), counts.most())]  # fmt: skip
    return np.where(open_, ends[0], share), np.where(open_, ends[1], share)
