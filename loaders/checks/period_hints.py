"""What to write in place of a period that cannot be taken: never what the same extract would refuse again."""

import re
from collections.abc import Iterator

from config import Extract
from config.periods import Period, in_words, last_day, parse
from config.periods.written import excel_day, no_such_day, taken
from config.vocabulary import PeriodKind
from loaders.harmonising import changed_by_excel, clean

_YEAR_KINDS = ("academic year", "financial year")


def unread(text: str, extract: Extract) -> str:
    """What to write for a text that no period can be read from."""
    written = clean(text)
    return next(_hints(written, extract), "Write it as in the template.")


def of_another_kind(found: Period, extract: Extract) -> str:
    """What to write for a period of a kind that the extract does not take."""
    start = found.start.year
    if found.kind == "financial year" and "academic year" in extract.period:
        return f"If you mean the academic year, write {start}/{(start + 1) % 100:02}."
    if found.kind == "academic year" and "financial year" in extract.period:
        return f"If you mean the financial year, write {start}-{(start + 1) % 100:02}."
    if "snapshot" in extract.period:
        return f"Write the day that the figures are of, such as {last_day(found).isoformat()}."
    labels = " or ".join(period.label for period in _around(found, extract))
    return f"Write the period that it is in: {labels}."


def _around(found: Period, extract: Extract) -> Iterator[Period]:
    """The periods of the extract's kinds in which another begins."""
    year, month = found.start.year, found.start.month
    labels = {
        "academic year": _year(year - (month < 9), "/"),
        "financial year": _year(year - (month < 4), "-"),
        "calendar quarter": f"{year} Q{(month + 2) // 3}",
    }
    yield from (period for kind in extract.period if kind in labels and (period := parse(labels[kind])))


def _year(first: int, joined: str) -> str:
    return f"{first}{joined}{(first + 1) % 100:02}"


def _hints(written: str, extract: Extract) -> Iterator[str]:
    kinds = extract.period
    if found := re.fullmatch(r"(\d\d)[/-](\d\d)", written):
        years = [
            _year(2000 + int(found[1]), "/" if kind == "academic year" else "-")
            for kind in kinds
            if kind in _YEAR_KINDS
        ]
        if years and years[0].endswith(found[2]):
            yield f"Write the first year in full, such as {years[0]}."
    if found := re.fullmatch(r"Q([1-4])[ -/]*(20\d\d)", written, re.IGNORECASE):
        yield from _which_quarter(int(found[1]), int(found[2]), extract)
    of_two_years = re.search(r"20\d\d[/-]\d\d", written) and re.search(
        r"\bQ(tr|uarter)? ?[1-4]", written, re.IGNORECASE
    )
    if of_two_years and "calendar quarter" in kinds:
        yield "Write the calendar quarter, such as 2024 Q2 for April to June 2024."
    if found := re.fullmatch(r"(20\d\d) to (20\d\d)|FY ?(\d\d)", written, re.IGNORECASE):
        first = int(found[1]) if found[1] else 1999 + int(found[3])
        years = [
            _year(first, "/" if kind == "academic year" else "-") for kind in kinds if kind in _YEAR_KINDS
        ]
        if years and (not found[2] or int(found[2]) == first + 1):
            yield f"Write the year as {years[0]}."
    if re.fullmatch(r"20\d\d", written):
        yield "Write the whole period: a year alone could be a school year, a financial year or a date."
    if "snapshot" in kinds:
        yield from _days(written)
    elif re.fullmatch(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d\d-\d\d", written):
        yield "A day is not a period of this extract: write it as in the template."
    if changed_by_excel(written):
        yield "It looks like Excel changed the period into a date: format the column as text and type it again."


def _which_quarter(number: int, year: int, extract: Extract) -> Iterator[str]:
    """ "Q1 2024" may be of the year or of the financial year."""
    of_year, financial = f"{year} Q{number}", f"Q{number} {_year(year, '/')}"
    read = [taken(label, extract.period) for label in (of_year, financial)]
    if all(period and period.kind in extract.period for period in read):
        quarter: tuple[PeriodKind, ...] = ("calendar quarter",)
        one, other = (taken(label, quarter) for label in (of_year, financial))
        assert one and other, "both are quarters"
        yield f"It may be {in_words(one.label)} or {in_words(other.label)}: write {of_year} or {financial}."
    if "calendar quarter" in extract.period:
        yield f"Write the year first, such as {of_year}."


def _days(written: str) -> Iterator[str]:
    if day := excel_day(written):
        said = in_words(day.isoformat())
        yield f"Is it {said}? Excel keeps a date as a number: if it is, write {day.isoformat()}."
    if found := re.fullmatch(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", written):
        first, second, year = int(found[1]), int(found[3]), found[4]
        turned = parse(f"{second}/{first}/{year}") if second > 12 else None
        yield (
            f"Write the day before the month: {second}/{first:02}/{year}."
            if turned
            else "There is no such date."
        )
    if no_such_day(written):
        yield "There is no such date."
    if changed_by_excel(written):
        yield "It says no year: write the whole date, such as 2026-03-31."
