"""How far a figure could move by chance: limits for one proportion, one count of events, one rate.

Every function takes numbers, lists, arrays or columns of one length (they broadcast) and gives plain numpy
back, in the order given. Unknown in, unknown out: a NaN is never read as 0, and a base of 0 has no limits.
Nothing is scaled: a share is a share of 1 and a rate is events a person.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import special  # not scipy.stats: it takes about a second longer to import

Z95 = 1.959963984540054
Z998 = 3.090232306167813

Figure = npt.NDArray[np.float64]  # one number in, one numpy float out
Limits = tuple[Figure, Figure]

# Byar's approximation is good from ten events up; below that the exact limits are used.
FEWEST_EVENTS_FOR_BYAR = 10


def aligned(*values: Any) -> tuple[npt.NDArray[np.float64], ...]:
    """The arguments as float arrays of one shape, so that a single share can meet a column of counts."""
    return np.broadcast_arrays(*(np.asarray(value, dtype=float) for value in values))


def wilson(x: Any, n: Any, z: float = Z95) -> Limits:
    """Limits (lower, upper) for the proportion x / n by Wilson's score method.

    Source: Wilson 1927; method 3 of Newcombe 1998, Stat Med 17:857. None or all of n gives one-sided limits
    (exactly 0 below, exactly 1 above), never a range of no width. NaN where n is 0, where either is NaN,
    and where x is not between 0 and n (counts that were rounded separately can do that).
    """
    x, n = _part_and_whole(x, n)
    middle = 2 * x + z**2
    reach = z * np.sqrt(z**2 + 4 * x * (1 - x / n))
    whole = 2 * (n + z**2)
    lower = np.where(x == 0, 0.0, (middle - reach) / whole)
    upper = np.where(x == n, 1.0, (middle + reach) / whole)
    return lower[()], upper[()]


def clopper_pearson(x: Any, n: Any, z: float = Z95) -> Limits:
    """Exact limits (lower, upper) for the proportion x / n.

    Source: Clopper & Pearson 1934, as quantiles of the beta distribution (method 5 of Newcombe 1998,
    Stat Med 17:857). NaN under the same conditions as `wilson`.
    """
    x, n = _part_and_whole(x, n)
    lower = np.where(x == 0, 0.0, special.betaincinv(x, n - x + 1, _tail(z)))
    upper = np.where(x == n, 1.0, special.betainccinv(x + 1, n - x, _tail(z)))
    return lower[()], upper[()]


def poisson_count(x: Any, z: float = Z95) -> Limits:
    """Limits (lower, upper) for a count of events x, in events.

    Source: Byar's approximation in Breslow & Day 1987 from ten events up; below ten the exact chi-square
    form, written with the gamma distribution. The change of method at ten is that of PHEindicatormethods.
    No events: 0 below. NaN where x is NaN or negative.
    """
    (x,) = aligned(x)
    x = np.where(x >= 0, x, np.nan)
    exact_lower, exact_upper = _exact_count(x, z)
    byar_lower, byar_upper = _byar_count(x, z)
    enough = x >= FEWEST_EVENTS_FOR_BYAR
    lower = np.where(enough, byar_lower, exact_lower)
    upper = np.where(enough, byar_upper, exact_upper)
    return lower[()], upper[()]


def rate(x: Any, n: Any, z: float = Z95) -> Limits:
    """Limits (lower, upper) for x events among n people, in events a person; can pass 1.

    Source: `poisson_count`, over a population taken as known. Events are treated as independent, which
    repeat events by one person are not. NaN where n is 0 or either is NaN.
    """
    x, n = aligned(x, n)
    n = np.where(n > 0, n, np.nan)
    lower, upper = poisson_count(x, z)
    return lower / n, upper / n


def mover_difference(value1: Any, lower1: Any, upper1: Any, value2: Any, lower2: Any, upper2: Any) -> Limits:
    """Limits (lower, upper) for value1 - value2, recovered from each value's own limits.

    Source: method 10 of Newcombe 1998, Stat Med 17:873, when the limits are Wilson's; the same step serves
    two rates (MOVER, Zou & Donner 2008, Stat Med 27:1693). The values must come from separate people: a
    group against everyone else, never against a total that contains it. NaN if any argument is NaN.
    """
    value1, lower1, upper1, value2, lower2, upper2 = aligned(value1, lower1, upper1, value2, lower2, upper2)
    difference = value1 - value2
    lower = difference - np.hypot(value1 - lower1, upper2 - value2)
    upper = difference + np.hypot(upper1 - value1, value2 - lower2)
    return lower, upper


def _part_and_whole(x: Any, n: Any) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    x, n = aligned(x, n)
    possible = (n > 0) & (x >= 0) & (x <= n)
    return np.where(possible, x, np.nan), np.where(possible, n, np.nan)


def _tail(z: float) -> float:
    """The chance left on one side: 0.025 for 95%."""
    return float(special.ndtr(-z))


def _exact_count(x: npt.NDArray[np.float64], z: float) -> Limits:
    lower = np.where(x == 0, 0.0, special.gammaincinv(x, _tail(z)))
    upper = np.asarray(special.gammainccinv(x + 1, _tail(z)), dtype=float)
    return lower, upper


def _byar_count(x: npt.NDArray[np.float64], z: float) -> Limits:
    x = np.where(x > 0, x, np.nan)  # no events: the exact form answers instead
    lower = x * (1 - 1 / (9 * x) - z / (3 * np.sqrt(x))) ** 3
    upper = (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * np.sqrt(x + 1))) ** 3
    return lower, upper
