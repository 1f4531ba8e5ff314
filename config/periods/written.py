"""Reporting periods as people write them, and what an extract takes of each.

A financial quarter names two years (Q4 2025/26), a calendar quarter one, before it (2026 Q1). "Q1 2026" may be either
and is not read. Days come before months, as British files have them.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from config.periods import MONTHS, Period, forms, parse
from config.vocabulary import PeriodKind

Length = Literal["day", "month", "quarter", "financial year", "academic year"]
_LONG: dict[PeriodKind, Length] = {
    "snapshot": "day",
    "calendar quarter": "quarter",
    "financial year": "financial year",
    "academic year": "academic year",
}
# Beside the forms of `periods.FORMS`; the templates say these.
ALSO: dict[PeriodKind, str] = {
    "academic year": "or 2021/2022",
    "financial year": "or FY 2021/22",
    "calendar quarter": "or Oct to Dec 2021",
    "snapshot": "or 30 September 2022, 30-Sep-22, or a month or quarter, of which the last day is taken (Q2 2022/23, 2022 Q3)",
}
_EXCEL_DAY_0 = date(1899, 12, 30)


@dataclass(frozen=True)
class Written:
    """A length of time as it was written. `financial`: a quarter that was numbered within a financial year."""

    length: Length
    start: date
    financial: bool = False

    @property
    def last(self) -> date:
        """Its last day."""
        if self.length == "day":
            return self.start
        months = {"month": 1, "quarter": 3}.get(self.length, 12)
        after = self.start.month - 1 + months
        return date(self.start.year + after // 12, after % 12 + 1, 1) - timedelta(days=1)


def taken(text: str, kinds: Collection[PeriodKind]) -> Period | None:
    """The period that an extract of these kinds takes a text for: of a month or a quarter the last day, where it wants
    a day. The period as it is written where the extract takes none of that length, so that this can be said; None
    where nobody can tell which period is meant."""
    written = read(text)
    if written is None:
        return None
    if written.financial and "academic year" in kinds:
        return None  # The first quarter of a school year is not that of a financial one.
    if is_year_of_either_kind(text) and "financial year" in kinds and "academic year" not in kinds:
        return _period("financial year", date(written.start.year, 4, 1))
    own = next((kind for kind, length in _LONG.items() if length == written.length), None)
    if own in kinds or (own and "snapshot" not in kinds) or written.length.endswith("year"):
        assert own, "a month is no kind of period"
        return _period(own, written.start)
    return _period("snapshot", written.last) if "snapshot" in kinds else None


def read(text: str) -> Written | None:
    """The length of time that a text means, or None."""
    if known := parse(text):
        return Written(_LONG[known.kind], known.start)
    label = _plain(text)
    return _explained(label) or _year_to(label) or _one(re.sub(forms.BEFORE, "", label)) or _between(label)


def is_year_of_either_kind(text: str) -> bool:
    """Whether a year is written as councils write financial years and we school years: 2025/26, and not in words which."""
    return re.fullmatch(r"20\d\d/(20)?\d\d", _plain(text), re.ASCII) is not None


def ambiguous(text: str) -> bool:
    """Whether a text is a day that would be another one with the month first."""
    found = next(
        (found for form in forms.DAYS[1:2] if (found := re.fullmatch(form, _plain(text), re.ASCII))), None
    )
    return found is not None and int(found["m"]) != int(found["d"]) <= 12 and int(found["m"]) <= 12


def no_such_day(text: str) -> bool:
    """Whether a text is written as a day and there is none, such as 29 February of most years."""
    label = re.sub(forms.BEFORE, "", _plain(text))
    return any(re.fullmatch(form, label, re.ASCII) for form in forms.DAYS) and _day(label) is None


def excel_day(text: str) -> date | None:
    """The day that Excel keeps as this number, of the days that figures can have."""
    if not re.fullmatch(r"[34]\d{4}(?:\.0+)?", text.strip(), re.ASCII):
        return None
    return _EXCEL_DAY_0 + timedelta(days=int(float(text)))


def _plain(text: str) -> str:
    label = re.sub(r"[\u2010-\u2015\u2212]", "-", " ".join(text.casefold().split()))
    label = re.sub(r"\b(\d{1,2})(?:st|nd|rd|th)\b", r"\1", label.replace(",", " "))
    words = zip(("first", "second", "third", "fourth"), ("one", "two", "three", "four"), strict=True)
    for number, (ordinal, cardinal) in enumerate(words, 1):
        label = label.replace(f"{ordinal} quarter", f"{number} quarter")
        label = label.replace(f"quarter {cardinal}", f"quarter {number}")
    label = re.sub(r"\b(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{2}|\d{4})\b", r"\1\2\3\2\4", label)
    label = re.sub(r"\b(20\d\d|\d\d) ?([-/]) ?(20\d\d|\d\d)\b(?! ?[-/])", r"\1\2\3", label)
    return re.sub(forms.AFTER, "", " ".join(label.removeprefix("'").split()))


def _year_to(label: str) -> Written | None:
    """ "Year ending March 2026", "12 months to 31 March 2026": the year that ends there, if years of ours do."""
    found = re.fullmatch(forms.YEAR_TO, label, re.ASCII)
    end = _one(found["end"]) if found else None
    length = forms.ENDS.get(end.last.month) if end and end.length in ("day", "month") else None
    whole = end is not None and (end.last + timedelta(days=1)).day == 1
    if not found or not end or not length or not whole or (found["school"] and length != "academic year"):
        return None
    return Written(length, date(end.last.year - 1, end.last.month + 1, 1))


def _explained(label: str) -> Written | None:
    """ "Q4 2025/26 (Jan-Mar 2026)", where both say the same."""
    found = re.fullmatch(r"(.+?) ?\((.+)\)", label)
    if not found:
        return None
    outside, inside = read(found[1]), read(found[2])
    same = outside and inside and (outside.start, outside.last) == (inside.start, inside.last)
    return outside if same else None


def _one(label: str) -> Written | None:
    if known := parse(label):
        return Written(_LONG[known.kind], known.start)
    return (
        _day(label)
        or _financial_quarter(label)
        or _calendar_quarter(label)
        or _named_year(label)
        or _month(label)
    )


def _day(label: str) -> Written | None:
    for form in forms.DAYS:
        if found := re.fullmatch(form, label, re.ASCII):
            try:
                return Written("day", date(_year(found["y"]), _month_number(found["m"]), int(found["d"])))
            except ValueError:
                return None
    return None


def _month(label: str) -> Written | None:
    found = next((found for form in forms.MONTHS if (found := re.fullmatch(form, label, re.ASCII))), None)
    return Written("month", date(_year(found["y"]), _month_number(found["m"]), 1)) if found else None


def _financial_quarter(label: str) -> Written | None:
    for form in forms.FINANCIAL_QUARTERS:
        found = re.fullmatch(form, label, re.ASCII)
        if found and (_year(found["y"]) + 1) % 100 == int(found["z"]) % 100:
            quarter = int(found["q"] or found["n"])
            first = date(_year(found["y"]) + quarter // 4, (3 * quarter) % 12 + 1, 1)
            return Written("quarter", first, financial=True)
    return None


def _calendar_quarter(label: str) -> Written | None:
    found = re.fullmatch(rf"(?P<y>20\d\d)[ ,:/-]*{forms.Q}", label, re.ASCII)
    return (
        Written("quarter", date(int(found["y"]), 3 * int(found["q"] or found["n"]) - 2, 1)) if found else None
    )


def _named_year(label: str) -> Written | None:
    for words, length in forms.NAMED_YEARS:
        found = re.fullmatch(
            rf"{words} ?{forms.YEARS}|(?P<v>20\d\d|\d\d)[-/](?P<w>20\d\d|\d\d) {words}", label, re.ASCII
        )
        if found:
            first, second = _year(found["y"] or found["v"]), int(found["z"] or found["w"])
            start = date(first, 9 if length == "academic year" else 4, 1)
            return Written(length, start) if (first + 1) % 100 == second % 100 else None
    return None


def _between(label: str) -> Written | None:
    """From a month to a month, or a day to a day, that are a whole quarter or year."""
    pieces = [(label[: at.start()], label[at.end() :]) for at in re.finditer(forms.TO, label)]
    for first, second in pieces:
        end = _one(second)
        year = f" {end.last.year}" if end else ""
        start = (_one(first) or _one(f"{first}{year}")) if end else None
        if start and end and start.length == end.length and start.length in ("month", "day"):
            whole = _whole(start.start, end.last)
            if whole:
                return whole
    return None


def _whole(first: date, last: date) -> Written | None:
    lengths: dict[Length, tuple[int, ...]] = {
        "quarter": (1, 4, 7, 10),
        "financial year": (4,),
        "academic year": (9,),
    }
    if first.day != 1:
        return None
    candidates = [Written(length, first) for length, months in lengths.items() if first.month in months]
    return next((whole for whole in candidates if whole.last == last), None)


def _period(kind: PeriodKind, start: date) -> Period:
    second = f"{(start.year + 1) % 100:02}"
    labels: dict[PeriodKind, str] = {
        "snapshot": start.isoformat(),
        "calendar quarter": f"{start.year} Q{(start.month + 2) // 3}",
        "financial year": f"{start.year}-{second}",
        "academic year": f"{start.year}/{second}",
    }
    return Period(start, labels[kind], kind)


def _year(text: str) -> int:
    """Two digits are of this century, but for the nineties."""
    year = int(text)
    return year if year > 99 else year + (1900 if year >= 90 else 2000)


def _month_number(text: str) -> int:
    return int(text) if text.isdigit() else [month[:3].casefold() for month in MONTHS].index(text[:3]) + 1
