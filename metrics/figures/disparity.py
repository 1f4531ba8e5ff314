"""How one group's figure compares with another's, or with a population's, and how sure that is.

Every function takes numbers, lists, arrays or columns of one length (they broadcast) and gives plain numpy
back, in the order given. Limits are 95%. Nothing is scaled: a gap of 0.05 is five points. Unknown in, unknown
out, and no comparison is ever infinite: where the comparator has none, the ratio is NaN.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from metrics.figures.intervals import (
    Z95,
    Figure,
    Limits,
    aligned,
    clopper_pearson,
    mover_difference,
    rate,
    wilson,
)

Comparison = tuple[Figure, Figure, Figure]

# Katz's limits lean on the logarithm being near normal, which fewer than ten cases on a side do not give.
FEWEST_FOR_KATZ = 10

# Where the score limits are looked for, as logarithms of the ratio: no two groups of people lie outside.
# Halving a range of 100 this many times leaves less than rounding error.
_LOG_RATIO_RANGE = 50.0
_HALVINGS = 58


def gap_to_population(x: Any, n: Any, share: Any) -> Comparison:
    """(gap, lower, upper) of the proportion x / n less a population's share, as a share of 1.

    Source: Wilson 1927 limits less the share, which is taken as fixed (a census). NaN where n is 0.
    """
    x, n, share = aligned(x, n, share)
    lower, upper = wilson(x, n)
    return _over(x, n) - share, lower - share, upper - share


def ratio_to_population(x: Any, n: Any, share: Any) -> Comparison:
    """(ratio, lower, upper) of the proportion x / n over a population's share: 1 is parity.

    Source: Wilson 1927 limits over the share, which is taken as fixed. NaN where n or the share is 0: nobody
    can be over-represented against a group that has no residents.
    """
    x, n, share = aligned(x, n, share)
    lower, upper = wilson(x, n)
    return _over(_over(x, n), share), _over(lower, share), _over(upper, share)


def difference(x1: Any, n1: Any, x2: Any, n2: Any) -> Comparison:
    """(gap, lower, upper) of x1 / n1 less x2 / n2, two separate groups, as a share of 1.

    Source: method 10 of Newcombe 1998, Stat Med 17:873. NaN where either base is 0.
    """
    x1, n1, x2, n2 = aligned(x1, n1, x2, n2)
    first, second = _over(x1, n1), _over(x2, n2)
    lower, upper = mover_difference(first, *wilson(x1, n1), second, *wilson(x2, n2))
    return first - second, lower, upper


def risk_ratio(a: Any, n1: Any, b: Any, n2: Any) -> Comparison:
    """(ratio, lower, upper) of a / n1 over b / n2, where a are among the n1 people and b among the n2.

    Source: Katz 1978 when a and b are both ten or more; otherwise `score_limits`. Score limits are also used
    when a is all of n1 or b is all of n2: Katz then counts that side as certain, and two such sides would
    give a range of no width. a of 0: ratio and lower limit 0. b of 0: ratio and upper limit NaN, with the
    lower limit kept (it says "at least"). Both 0, or a base of 0: all NaN.
    """
    a, n1, b, n2 = aligned(a, n1, b, n2)
    lower, upper = (np.array(limit) for limit in katz_limits(a, n1, b, n2))
    unsuited = ~((a >= FEWEST_FOR_KATZ) & (b >= FEWEST_FOR_KATZ) & (a < n1) & (b < n2))
    lower[unsuited], upper[unsuited] = score_limits(a[unsuited], n1[unsuited], b[unsuited], n2[unsuited])
    return _over(_over(a, n1), _over(b, n2)), lower[()], upper[()]


def katz_limits(a: Any, n1: Any, b: Any, n2: Any) -> Limits:
    """Limits (lower, upper) for the risk ratio from the normal error of its logarithm.

    Source: Katz, Baptista, Azen & Pike 1978. NaN where either count is 0 or larger than its base.
    """
    a, n1, b, n2 = aligned(a, n1, b, n2)
    possible = (a > 0) & (b > 0) & (a <= n1) & (b <= n2)
    a, n1, b, n2 = (np.where(possible, count, np.nan) for count in (a, n1, b, n2))
    ratio = (a / n1) / (b / n2)
    reach = np.exp(Z95 * np.sqrt(1 / a - 1 / n1 + 1 / b - 1 / n2))
    return ratio / reach, ratio * reach


def score_limits(a: Any, n1: Any, b: Any, n2: Any) -> Limits:
    """Limits (lower, upper) for the risk ratio that hold for small counts.

    Source: Koopman 1984, which is Miettinen & Nurminen 1985 without their factor N / (N - 1). The limits are
    the ratios that a score test would only just reject. a of 0: 0 below. b of 0: NaN above, because there is
    no upper limit. NaN where both are 0, a base is 0, or a count is larger than its base.
    """
    a, n1, b, n2 = aligned(a, n1, b, n2)
    possible = (n1 > 0) & (n2 > 0) & (a >= 0) & (b >= 0) & (a <= n1) & (b <= n2) & (a + b > 0)
    a, n1, b, n2 = (np.where(possible, count, np.nan) for count in (a, n1, b, n2))
    lower = np.where(a == 0, 0.0, _ratio_where_score_is(Z95, a, n1, b, n2))
    upper = np.where(b == 0, np.nan, _ratio_where_score_is(-Z95, a, n1, b, n2))
    return lower[()], upper[()]


def rate_difference(a: Any, n1: Any, b: Any, n2: Any) -> Comparison:
    """(gap, lower, upper) of a events among n1 people less b events among n2, in events a person.

    Source: each rate's own limits (Byar in Breslow & Day 1987, exact below ten) combined by MOVER (Zou &
    Donner 2008). NaN where either base is 0.
    """
    a, n1, b, n2 = aligned(a, n1, b, n2)
    first, second = _over(a, n1), _over(b, n2)
    lower, upper = mover_difference(first, *rate(a, n1), second, *rate(b, n2))
    return first - second, lower, upper


def rate_ratio(a: Any, n1: Any, b: Any, n2: Any) -> Comparison:
    """(ratio, lower, upper) of a events among n1 people over b events among n2; events can outnumber people.

    Source: the exact conditional method in Gu, Ng, Tang & Schucany 2008, at every size, since limits on the
    logarithm are narrower and can change an answer. Given a + b events, the share falling to the first
    group has Clopper-Pearson limits, and share / (1 - share) x n2 / n1 turns those into ratios. a of 0:
    ratio and lower limit 0. b of 0: ratio and upper limit NaN. Both 0, or a base of 0: all NaN.
    """
    a, n1, b, n2 = aligned(a, n1, b, n2)
    # 1 - share is the other group's own share: taking its limits keeps the digits that 1 - share would lose.
    share_lower, share_upper = clopper_pearson(a, a + b)
    other_lower, other_upper = clopper_pearson(b, a + b)
    people = _over(n2, np.where(n2 > 0, n1, np.nan))
    lower = share_lower / other_upper * people
    upper = _over(share_upper, other_lower) * people
    return _over(_over(a, n1), _over(b, n2)), lower, upper


def relative_to_the_rest(share_of_outcome: Any, share_of_population: Any) -> Figure:
    """The risk ratio of a group against everyone else, from its two shares alone.

    Source: the identity [s / P] / [(1 - s) / (1 - P)], by dividing both counts of the risk ratio by their
    totals. NaN where the group has no population, is the whole of it, or has the whole of the outcome.
    """
    outcome, population = aligned(share_of_outcome, share_of_population)
    return _over(_over(outcome, population), _over(1 - outcome, 1 - population))


def needed(x: Any, n: Any, share: Any) -> Figure:
    """How many more people would bring x of n to the share, with n unchanged; negative: how many fewer.

    Source: the number expected at parity, n x share, less x. Not rounded.
    """
    x, n, share = aligned(x, n, share)
    return n * share - x


def _over(top: Any, bottom: Any) -> Any:
    """Division in which nothing over nothing, and something over nothing, are both unknown."""
    return top / np.where(bottom == 0, np.nan, bottom)


def _ratio_where_score_is(z: float, *counts: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The ratio at which the score falls to z, by halving: the score only ever falls as the ratio rises.

    With everyone counted on both sides the score at a ratio of 1 is nothing over nothing; both limits lie
    away from 1, so the search must step off it towards the limit it is looking for.
    """
    low = np.full(counts[0].shape, -_LOG_RATIO_RANGE)
    high = -low
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        remaining = _score_less(z, np.exp(middle), *counts)
        above = remaining >= 0 if z < 0 else remaining > 0
        low, high = np.where(above, middle, low), np.where(above, high, middle)
    return np.where(np.isnan(counts[0]), np.nan, np.exp((low + high) / 2))


def _score_less(
    z: float,
    ratio: npt.NDArray[np.float64],
    a: npt.NDArray[np.float64],
    n1: npt.NDArray[np.float64],
    b: npt.NDArray[np.float64],
    n2: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """Has the sign of (score - z) at this ratio; not divided by the error, which can be 0 at the edges.

    The likeliest second proportion is the smaller root of
        (n1 + n2) ratio p^2 - [(n1 + b) ratio + (n2 + a)] p + (a + b) = 0,
    here with its discriminant as a sum of two terms, neither ever negative, so that rounding cannot spoil it.
    """
    spread = ((n1 + b) * ratio - (n2 + a)) ** 2 + 4 * ratio * (n1 - a) * (n2 - b)
    second = np.minimum(2 * (a + b) / ((n1 + b) * ratio + (n2 + a) + np.sqrt(spread)), 1.0)
    first = np.minimum(ratio * second, 1.0)
    variance = first * (1 - first) / n1 + ratio * first * (1 - second) / n2
    return a / n1 - ratio * b / n2 - z * np.sqrt(variance)
