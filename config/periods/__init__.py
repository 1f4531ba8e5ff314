"""Reporting periods: four kinds, one form each, never mixed on one axis.

Academic year `2021/22`, financial year `2021-22`, calendar quarter `2021 Q4`, snapshot date `2022-09-30`.
The slash and the hyphen are the only difference between the two kinds of year, so no other form is taken
for either of them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from config.vocabulary import PeriodKind

FORMS: dict[PeriodKind, str] = {
    "academic year": "an academic year such as 2021/22",
    "financial year": "a financial year such as 2021-22",
    "calendar quarter": "a calendar quarter such as 2021 Q4",
    "snapshot": "a date such as 2022-09-30 or 30/09/2022",
}
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_TO = " to "
MOST_YEARS = 5
_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five"}


@dataclass(frozen=True, order=True)
class Period:
    """One reporting period; periods of one kind sort by `start`."""

    start: date
    label: str
    kind: PeriodKind


def parse(text: str) -> Period | None:
    """The period that a label means, or None where it is not in one of the four forms (or listed aliases)."""
    label = " ".join(text.split())
    for form in (_academic, _financial, _quarter, _snapshot):
        if period := form(label):
            return period
    return None


def _years(first: str, second: str) -> bool:
    return (int(first) + 1) % 100 == int(second) % 100 and len(second) in (2, 4)


def _academic(label: str) -> Period | None:
    found = re.fullmatch(r"(20\d\d)/(\d\d|20\d\d)", label, re.ASCII) or re.fullmatch(
        r"(20\d\d)(\d\d)", label, re.ASCII
    )
    if not found or not _years(found[1], found[2]):
        return None
    return Period(date(int(found[1]), 9, 1), f"{found[1]}/{found[2][-2:]}", "academic year")


def _financial(label: str) -> Period | None:
    found = re.fullmatch(r"(20\d\d)-(\d\d|20\d\d)", label, re.ASCII)
    if not found or not _years(found[1], found[2]):
        return None
    return Period(date(int(found[1]), 4, 1), f"{found[1]}-{found[2][-2:]}", "financial year")


def _quarter(label: str) -> Period | None:
    found = re.fullmatch(r"(20\d\d) ?[Qq]([1-4])", label, re.ASCII) or re.fullmatch(
        r"(20\d\d)-[Qq]([1-4])", label, re.ASCII
    )
    if not found:
        return None
    return Period(
        date(int(found[1]), 3 * int(found[2]) - 2, 1), f"{found[1]} Q{found[2]}", "calendar quarter"
    )


def _snapshot(label: str) -> Period | None:
    """ISO, or day first as British files have it; a date that does not exist is no period."""
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", label, re.ASCII)
    british = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", label, re.ASCII)
    if not (found or british):
        return None
    year, month, day = (int(part) for part in (found.groups() if found else british.groups()[::-1]))  # type: ignore[union-attr]
    try:
        when = date(year, month, day)
    except ValueError:
        return None
    return Period(when, when.isoformat(), "snapshot")


def last_day(period: Period) -> date:
    """The day with which a period ends; a snapshot is its own day."""
    months = {"calendar quarter": 3, "academic year": 12, "financial year": 12}.get(period.kind, 0)
    if not months:
        return period.start
    after = period.start.month - 1 + months
    return date(period.start.year + after // 12, after % 12 + 1, 1) - timedelta(days=1)


def quarters_before(label: str) -> tuple[str, ...]:
    """The quarters of the same financial year (April to March) before a calendar quarter, the first one first; none
    before a period of another kind."""
    period = parse(label)
    if period is None or period.kind != "calendar quarter":
        return ()
    year, place = period.start.year, (period.start.month // 3 + 3) % 4
    first = year if place < 3 else year - 1
    return tuple(f"{first} Q{number}" for number in (2, 3, 4)[:place])


def before(label: str, labels: Iterable[str]) -> list[str]:
    """Of some labels those of the periods of the same kind that began before this one, in order."""
    return [period.label for period in _around(label, labels)[0]]


def next_to(label: str, labels: Iterable[str]) -> tuple[str, ...]:
    """Of some labels the one of the period of the same kind next before this one, and the one next after it."""
    earlier, later = _around(label, labels)
    return tuple(period.label for period in (*earlier[-1:], *later[:1]))


def beyond(label: str, labels: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each label that is next to this one those that come after it on that side, the nearest first."""
    earlier, later = ([period.label for period in side] for side in _around(label, labels))
    return {side[0]: tuple(side[1:]) for side in (earlier[::-1], later) if side}


def _around(label: str, labels: Iterable[str]) -> tuple[list[Period], list[Period]]:
    """The periods of the same kind that began before this one and after it, each in order."""
    this, others = parse(label), sorted(filter(None, map(parse, labels)))
    same = [period for period in others if this and period.kind == this.kind]
    return (
        [period for period in same if this and period.start < this.start],
        [period for period in same if this and period.start > this.start],
    )


def shares_days(label: str, other: str) -> bool:
    """Whether two lengths of time of different kinds overlap, such as a year and a quarter of it; a snapshot is none."""
    one, two = parse(label), parse(other)
    if one is None or two is None or one.kind == two.kind or "snapshot" in (one.kind, two.kind):
        return False
    return one.start <= last_day(two) and two.start <= last_day(one)


def has_its_day(label: str, other: str) -> bool:
    """Whether one of the two is a snapshot, and the other a length of time with its day: the children of both may be the
    same."""
    one, two = parse(label), parse(other)
    if one is None or two is None or (one.kind == "snapshot") == (two.kind == "snapshot"):
        return False
    return one.start <= last_day(two) and two.start <= last_day(one)


def together(labels: Sequence[str]) -> str:
    """How several years are named as one: "2022/23 to 2024/25"."""
    return f"{labels[0]}{_TO}{labels[-1]}"


def years_of(label: str) -> int:
    """How many years a label puts together; 1 for a period by itself."""
    first, last = (parse(end) for end in (label.split(_TO) * 2)[:2])
    return last.start.year - first.start.year + 1 if first and last and first.kind == last.kind else 1


def apart(label: str) -> tuple[str, ...]:
    """The years that a label puts together, in their order; of a period by itself it alone."""
    first, years = label.split(_TO)[0], years_of(label)
    if years == 1:
        return (label,)
    begins = range(int(first[:4]), int(first[:4]) + years)
    return tuple(f"{year}{first[4]}{(year + 1) % 100:02}" for year in begins)


def begin(label: str) -> Period | None:
    """The period of a label, or the first of several years together."""
    return parse(label.split(_TO)[0])


def last_year(label: str) -> str:
    """The last of several years together; a period by itself."""
    return label.split(_TO)[-1]


def in_words(label: str, *, short: bool = False) -> str:
    """How people read a period: "30 September 2022", "Oct to Dec 2021"; short: "September 2022". Several years are an
    average one of them, since what is added up of them is said for every so many of a year."""
    if (years := years_of(label)) > 1:
        return f"an average year of the {_NUMBERS[years]} to {last_year(label)}"
    period = parse(label)
    if period is None or period.kind in ("academic year", "financial year"):
        return label
    month = MONTHS[period.start.month - 1]
    if period.kind == "calendar quarter":
        return f"{month[:3]} to {MONTHS[period.start.month + 1][:3]} {period.start.year}"
    return f"{month} {period.start.year}" if short else f"{period.start.day} {month} {period.start.year}"


def name(label: str) -> str:
    """A period where it stands by itself and not in a sentence: "September 2022", "2022/23 to 2024/25"."""
    return label if years_of(label) > 1 else in_words(label, short=True)


def told_apart(labels: Iterable[str]) -> dict[str, str]:
    """Periods in words, all of them short where that is enough to tell them apart."""
    short = {label: name(label) for label in labels}
    return short if len(set(short.values())) == len(short) else {label: in_words(label) for label in short}


def in_order(labels: Iterable[str]) -> list[str]:
    """Labels from the earliest to the latest; what is no period comes first, as it is."""
    return sorted(
        set(labels), key=lambda label: (found.start if (found := begin(label)) else date.min, label)
    )


def resolve(asked: str, labels: Iterable[str]) -> str | None:
    """The label that was asked for, or the only one in the year that was ("2022" for 2022-09-30)."""
    known = in_order(labels)
    if asked in known:
        return asked
    wanted = parse(asked)
    if wanted and wanted.label in known:
        return wanted.label
    inside = [
        label for label in known if re.fullmatch(r"\d{4}", asked, re.ASCII) and label.startswith(f"{asked}-")
    ]
    return inside[0] if len(inside) == 1 else None


def begins_after(label: str, baseline: str) -> bool:
    """Whether a period begins after another did; always where no other is named."""
    start, period = parse(baseline), parse(label)
    return start is None or (period is not None and period.start > start.start)
