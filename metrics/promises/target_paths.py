"""The way from a baseline to a target: where the figure should be, how far it has come, and when it would arrive.

Nothing is scaled or rounded, and unknown in is unknown out. Years are counted between the beginnings of periods of
one kind: a quarter is a fourth of a year, and two snapshots in one month of following years are one year apart.
"""

import math
from collections.abc import Iterable
from datetime import date

from config.periods import Period, begin, parse
from config.target import Target

UNKNOWN = float("nan")
# Of a step between periods: far below any real pace, far above rounding in a float.
NO_TIME = 1e-9


def years_between(first: str, second: str) -> float | None:
    """Years from one period to another, negative if it is earlier; None where they are not of one kind. Several
    years together count from the first of them."""
    one, other = begin(first), begin(second)
    if one is None or other is None or one.kind != other.kind:
        return None
    return other.start.year - one.start.year + (other.start.month - one.start.month) / 12


def path(target: Target, baseline: float, periods: Iterable[str]) -> list[float]:
    """What a target wants of the figure in each period, for a drawn line and for judging: unscaled, NaN where the
    way does not depend on the baseline alone (another area's figure, a previous best) or a period is of another kind.

    `reduce`: baseline x (1 - by) ^ years, of a ratio its excess over 1, level after the last due period. One that has
    no excess has only to stay at 1. `at_least` and `at_most`: a straight line to the level, which it then holds.
    """
    end = target.due[-1] if target.due else ""
    return [_wanted(target, baseline, period, end) for period in periods]


def _wanted(target: Target, baseline: float, period: str, end: str) -> float:
    if target.kind in ("at_least", "at_most") and not target.baseline:
        return UNKNOWN if target.level is None or years_between(period, end) is None else target.level
    since, whole = years_between(target.baseline, period), years_between(target.baseline, end)
    if since is None or whole is None or since < 0:
        return UNKNOWN
    years = min(since, whole)
    if target.kind == "reduce":
        parity = least(target)
        return parity + max(baseline - parity, 0.0) * (1 - target.by) ** years
    if target.kind in ("at_least", "at_most") and target.level is not None:
        return baseline + (target.level - baseline) * (years / whole if whole else 1)
    return UNKNOWN


def least(target: Target) -> float:
    """What nothing is left of to reduce at: a ratio of 1 is parity, a figure ends at 0."""
    return 1.0 if target.of == "ratio" else 0.0


def progress(baseline: float, latest: float, wanted: float) -> float:
    """How much of the way is behind us, as a share of 1: below 0 is further off than at the start, over 1 is past it.
    NaN where there is no way to go. Source: Healthy People 2030, progress towards a target."""
    return UNKNOWN if wanted == baseline else (latest - baseline) / (wanted - baseline)


def required_pace(current: float, wanted: float, years: float, *, parity: float = 0.0) -> float:
    """The share by which the figure (its excess over `parity`) must fall each year to be there in `years`, falls
    compounding; negative where it must rise. NaN without time, or with nothing left that could fall."""
    if not years > 0 or not current > parity or not wanted >= parity:
        return UNKNOWN
    return float(1 - ((wanted - parity) / (current - parity)) ** (1 / years))


def required_step(current: float, wanted: float, years: float) -> float:
    """How much must be added each year (negative: taken away) to be there in `years`. NaN without time."""
    return (wanted - current) / years if years > 0 else UNKNOWN


def years_to_go(
    baseline: float, current: float, wanted: float, years: float, *, compounding: bool, parity: float = 0.0
) -> float:
    """Years from now until the pace kept since the baseline reaches what is wanted; NaN where it moves away, stands
    still, or can never reach it (a rate that falls by a share each year never reaches 0)."""
    if not years > 0:
        return UNKNOWN
    if compounding:
        points = [point - parity for point in (baseline, current, wanted)]
        if not all(point > 0 for point in points):
            return UNKNOWN
        baseline, current, wanted = (math.log(point) for point in points)
    pace = (current - baseline) / years
    return UNKNOWN if pace == 0 or (wanted - current) / pace < 0 else (wanted - current) / pace


def later(label: str, years: float, furthest: float) -> str | None:
    """The first period, of the same kind, that begins no sooner than `years` after this one does; None where that is
    unknown or further off than `furthest` years."""
    period = parse(label)
    if period is None or not 0 <= years <= furthest:
        return None
    in_a_year = 4 if period.kind == "calendar quarter" else 1
    return _after(period, math.ceil(years * in_a_year - NO_TIME))


def _after(period: Period, steps: int) -> str:
    year = period.start.year + steps
    if period.kind == "academic year":
        return f"{year}/{(year + 1) % 100:02d}"
    if period.kind == "financial year":
        return f"{year}-{(year + 1) % 100:02d}"
    if period.kind == "snapshot":
        leap_day = (period.start.month, period.start.day) == (2, 29)
        return date(year, period.start.month, 28 if leap_day else period.start.day).isoformat()
    quarters = period.start.year * 4 + period.start.month // 3 + steps
    return f"{quarters // 4} Q{quarters % 4 + 1}"
