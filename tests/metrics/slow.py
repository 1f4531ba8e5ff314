"""The same limits worked out a second time, slowly and by another road: one figure at a time, from what the
limits mean (the value that a test would only just reject) and not from the formulas the product uses. Plain
Python: nothing here shares a line or a library with `metrics`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal

Limits = tuple[float, float]
Z95 = 1.959963984540054


def tail(z: float) -> float:
    return math.erfc(z / math.sqrt(2)) / 2


def crossing(falls_through_zero: Callable[[float], float], low: float, high: float) -> float:
    """Where a falling function passes zero between low and high."""
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if falls_through_zero(middle) > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def wilson(x: float, n: float, z: float = Z95) -> Limits:
    """The proportions from which x of n lies exactly z standard errors away."""

    def score(p: float) -> float:
        return (x - n * p) / math.sqrt(n * p * (1 - p))

    lower = 0.0 if x == 0 else crossing(lambda p: score(p) - z, 0.0, x / n)
    upper = 1.0 if x == n else crossing(lambda p: score(p) + z, x / n, 1.0)
    return lower, upper


def binomial_at_least(x: int, n: int, p: float) -> float:
    """The chance of x or more out of n, term by term."""
    if p in (0.0, 1.0):
        return p if x else 1.0
    ways = (math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1) for k in range(x, n + 1))
    logs = (way + k * math.log(p) + (n - k) * math.log1p(-p) for k, way in enumerate(ways, start=x))
    return math.fsum(math.exp(log) for log in logs)


def clopper_pearson(x: int, n: int, z: float = Z95) -> Limits:
    """The proportions that leave exactly half of alpha in the tail that starts at x, from either end."""

    def lowest(count: int) -> float:
        return crossing(lambda p: tail(z) - binomial_at_least(count, n, p), 0.0, 1.0) if count else 0.0

    return lowest(x), 1 - lowest(n - x)


def poisson_at_most(x: int, mean: float) -> float:
    return math.fsum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(x + 1))


def exact_count(x: int, z: float = Z95) -> Limits:
    """The means that leave exactly half of alpha in the tail that starts at x."""
    top = 10.0 * (x + 10)
    lower = crossing(lambda mean: poisson_at_most(x - 1, mean) - (1 - tail(z)), 0.0, top) if x else 0.0
    upper = crossing(lambda mean: poisson_at_most(x, mean) - tail(z), 0.0, top)
    return lower, upper


def byar_count(x: int, z: float = Z95) -> Limits:
    """Breslow and Day's formula in decimal arithmetic."""

    def limit(count: Decimal, steps: Decimal) -> float:
        cube = 1 - 1 / (9 * count) + steps / (3 * count.sqrt())
        return float(count * cube * cube * cube)

    return limit(Decimal(x), -Decimal(z)), limit(Decimal(x + 1), Decimal(z))


def rate(x: int, n: float, z: float = Z95) -> Limits:
    lower, upper = exact_count(x, z) if x < 10 else byar_count(x, z)
    return lower / n, upper / n


def difference(first: float, limits1: Limits, second: float, limits2: Limits) -> Limits:
    """Each side of the difference is the hypotenuse of the sides it is made of."""
    below = math.sqrt((first - limits1[0]) ** 2 + (limits2[1] - second) ** 2)
    above = math.sqrt((limits1[1] - first) ** 2 + (second - limits2[0]) ** 2)
    return first - second - below, first - second + above


def katz(a: int, n1: int, b: int, n2: int) -> Limits:
    """The error of each logarithm is its proportion's error over the proportion (the delta method)."""

    def relative_error(x: int, n: int) -> float:
        p = x / n
        return math.sqrt(p * (1 - p) / n) / p

    centre = math.log(a / n1) - math.log(b / n2)
    reach = Z95 * math.hypot(relative_error(a, n1), relative_error(b, n2))
    return math.exp(centre - reach), math.exp(centre + reach)


def koopman_statistic(ratio: float, a: int, n1: int, b: int, n2: int) -> float:
    """Koopman's chi-square: both misfits at the likeliest pair of proportions that have this ratio, the pair
    found by following the slope of the likelihood to where it is level."""

    def slope(p: float) -> float:  # times p (1 - p) (1 - ratio p), which leaves its sign and divides nothing
        rest1, rest2 = 1 - ratio * p, 1 - p
        return (a + b) * rest1 * rest2 - p * (ratio * (n1 - a) * rest2 + (n2 - b) * rest1)

    def misfit(x: int, n: int, p: float) -> float:
        return 0.0 if x == n * p else (x - n * p) ** 2 / (n * p * (1 - p))

    second = crossing(slope, 0.0, min(1.0, 1 / ratio))
    return misfit(a, n1, ratio * second) + misfit(b, n2, second)


def score_ratio(a: int, n1: int, b: int, n2: int) -> Limits:
    """Where Koopman's chi-square is z squared, on either side of the ratio; for a and b both over 0."""
    middle = math.log(a / n1) - math.log(b / n2)

    def excess(log_ratio: float) -> float:
        return koopman_statistic(math.exp(log_ratio), a, n1, b, n2) - Z95**2

    lower = crossing(excess, middle - 12, middle)
    upper = crossing(lambda log_ratio: -excess(log_ratio), middle, middle + 12)
    return math.exp(lower), math.exp(upper)


def rate_ratio(a: int, n1: float, b: int, n2: float) -> Limits:
    """The ratios at which so lopsided a split of a + b events has half of alpha; for a and b both over 0."""

    def share(log_ratio: float) -> float:
        return math.exp(log_ratio) * n1 / (math.exp(log_ratio) * n1 + n2)

    def chance_of_a_or_more(log_ratio: float) -> float:
        return binomial_at_least(a, a + b, share(log_ratio))

    def chance_of_b_or_more(log_ratio: float) -> float:
        return binomial_at_least(b, a + b, 1 - share(log_ratio))

    middle = math.log(a / n1) - math.log(b / n2)
    lower = crossing(lambda log_ratio: tail(Z95) - chance_of_a_or_more(log_ratio), middle - 12, middle)
    upper = crossing(lambda log_ratio: chance_of_b_or_more(log_ratio) - tail(Z95), middle, middle + 12)
    return math.exp(lower), math.exp(upper)
