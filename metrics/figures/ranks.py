"""Where one place stands among others: never a bare rank, but the ranks that its likely range allows.

The ranks are those of Klein, Wright & Wieczorek 2020 (A joint confidence region for an overall ranking of populations,
JRSS C 69:589): whoever's range lies wholly above that of a place certainly stands before it, whoever's lies wholly below
certainly after it, and nothing is said of the others. Ranges that do not meet are a stricter rule than a test of each
difference, so that ten comparisons at once still seldom mislead; why a rank without them does: Goldstein &
Spiegelhalter 1996, JRSS A 159:385.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    """What is known of one place: its value and likely range, NaN where there is none."""

    value: float
    lower: float = math.nan
    upper: float = math.nan

    @property
    def ranged(self) -> bool:
        return not (math.isnan(self.lower) or math.isnan(self.upper))


@dataclass(frozen=True)
class Standing:
    """`rank` of `of` places, 1 being the highest figure; `joint` where another has the same figure. `first` and `last`:
    the ranks that the likely ranges allow, None where some figure has no range."""

    rank: int
    of: int
    joint: bool
    first: int | None
    last: int | None


def standing(own: Figure, others: Sequence[Figure]) -> Standing | None:
    """Where a place stands among others with a figure; None where it has none itself, or stands alone."""
    there = [other for other in others if not math.isnan(other.value)]
    if math.isnan(own.value) or not there:
        return None
    rank = 1 + sum(other.value > own.value for other in there)
    joint = any(other.value == own.value for other in there)
    if not (own.ranged and all(other.ranged for other in there)):
        return Standing(rank, len(there) + 1, joint, None, None)
    before = sum(other.lower > own.upper for other in there)
    after = sum(other.upper < own.lower for other in there)
    return Standing(rank, len(there) + 1, joint, 1 + before, len(there) + 1 - after)


def middle(values: Sequence[float]) -> float:
    """The middle value of those that are there (of an even number half-way between two); NaN of none."""
    there = [value for value in values if not math.isnan(value)]
    return median(there) if there else math.nan
