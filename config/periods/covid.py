"""The periods in which Covid closed schools and changed services, so that no trend is read through them.

England's schools were closed to most pupils from March 2020, and its restrictions ended on 19 July 2021. Their
figures stay visible as figures; they are left out of trends, and no line joins what lies on either side of them.
"""

from datetime import date

from config.periods import parse

YEARS = frozenset({"2019/20", "2020/21", "2020-21", "2021-22"})
FROM, TO = date(2020, 3, 23), date(2021, 7, 19)


def affected(label: str) -> bool:
    """Whether a period is one of those years, or a snapshot or quarter that begins within those days."""
    period = parse(label)
    if period is None:
        return False
    if period.kind in ("academic year", "financial year"):
        return period.label in YEARS
    return FROM <= period.start <= TO


def between(first: str, second: str) -> bool:
    """Whether those days touch what lies between the beginnings of two periods, in order."""
    periods = parse(first), parse(second)
    if periods[0] is None or periods[1] is None:
        return False
    return periods[0].start <= TO and periods[1].start >= FROM
