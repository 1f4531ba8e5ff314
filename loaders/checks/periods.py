"""Whether a file says one reporting period, of a kind that its extract takes, and the one chosen."""

import re
from datetime import date

from config import Extract
from config.periods import FORMS, Period, in_words, parse
from config.schema import PeriodKind
from loaders.cells import Cells, Column
from loaders.checks.many import on_rows
from loaders.harmonising import changed_by_excel, clean, period
from loaders.problems import Problem, printable

# No figures by ethnic group are older: the census first asked in 1991. A date before is a slip of the keyboard.
EARLIEST = 1990
_A: dict[PeriodKind, str] = {
    "academic year": "An academic year",
    "financial year": "A financial year",
    "calendar quarter": "A calendar quarter",
    "snapshot": "A date",
}
# What officers write instead, and what to tell them; the first that fits is told.
_HINTS = (
    (r"\d\d[/-]\d\d", "Write the first year in full, such as 2024/25."),
    (r"Q[1-4][ -/]*20\d\d", "Write the year first, such as 2024 Q1."),
    (r"20\d\d[/-]\d\d ?-? ?Q[1-4]", "Write the calendar quarter, such as 2024 Q2 for April to June 2024."),
    (r"20\d\d", "Write the whole period: a year alone could be a school year, a financial year or a date."),
    (r"\d{1,2}/(1[3-9]|2\d|3[01])/\d{4}", "Write the day before the month, such as 31/12/2025."),
    (r"\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d\d-\d\d", "There is no such date."),
)


def problems(
    cells: Cells, extract: Extract, *, chosen: str | None, many: bool, today: date, most: int, old_years: int
) -> list[Problem]:
    """Every problem of the periods in a file. `chosen`: the period that the officer said, which fills blanks.

    `many`: whether the source's files may hold several periods, and old ones. `old_years`: from when a period is asked about.
    """
    asked = parse(chosen) if chosen else None
    if chosen and (fault := _fault(chosen, extract, today)):
        return [fault]
    column = cells.columns.get("period")
    if column is None:
        return [] if many or asked is None else _old([asked], today, old_years)
    judged = {
        place: problem
        for place, text in enumerate(column.texts)
        if (problem := _judged(text, column, extract, today, filled=asked is not None))
    }
    periods = {text: read for text in column.texts if (read := period(text))}
    found = on_rows(judged, column, cells.lines, most)
    if not many:
        found += _several(periods, column, cells)
        found += _old([*periods.values(), *([asked] if asked else [])], today, old_years)
    return found + (_not_the_chosen(periods, asked, column) if asked else [])


def _judged(text: str, column: Column, extract: Extract, today: date, *, filled: bool) -> Problem | None:
    if not text.strip():
        title, fix = "The period is missing.", "Fill in the reporting period."
        return None if filled else column.problem("period", title, fix, expected=_forms(extract))
    return _fault(text, extract, today, column.heading)


def _fault(text: str, extract: Extract, today: date, column: str = "") -> Problem | None:
    """What is wrong with one period as it is written, or None."""
    found, expected = period(text), ""
    if found is None:
        title, fix = "This is not a reporting period that we know.", _hint(text)
        expected = _forms(extract)
    elif found.kind not in extract.period:
        title, fix = f"{_A[found.kind]} is not a period of this extract.", _other_kind(found)
        expected = _forms(extract)
    elif found.start.year < EARLIEST:
        title, fix = "This is not a date that figures can have.", "Check the year."
        expected = f"a date from {EARLIEST} on"
    elif found.start > today:
        title, fix = (
            "The period is in the future.",
            "Check the year: a period can be loaded once it has begun.",
        )
    else:
        return None
    return Problem("error", "period", title, fix, None, column, printable(text), expected)


def _hint(text: str) -> str:
    written = clean(text)
    hint = next((words for form, words in _HINTS if re.fullmatch(form, written, re.IGNORECASE)), "")
    if not hint and changed_by_excel(written):
        hint = (
            "It looks like Excel changed the period into a date: format the column as text and type it again."
        )
    return hint or "Write it as in the template."


def _other_kind(found: Period) -> str:
    start = found.start.year
    other = {
        "financial year": f"If you mean the academic year, write {start}/{(start + 1) % 100:02}.",
        "academic year": f"If you mean the financial year, write {start}-{(start + 1) % 100:02}.",
    }
    return other.get(found.kind, "Check that this is the right extract.")


def _forms(extract: Extract) -> str:
    return " or ".join(FORMS[kind] for kind in extract.period)


def _several(said: dict[str, Period], column: Column, cells: Cells) -> list[Problem]:
    labels = list(dict.fromkeys(found.label for found in said.values()))
    if len(labels) < 2:
        return []
    second = next(
        place for place, text in enumerate(column.texts) if text in said and said[text].label == labels[1]
    )
    line = int(cells.lines[(column.codes == second).argmax()])
    title = f"The file holds {len(labels)} periods."
    fix = "Send one file for each period."
    found = ", ".join(in_words(label) for label in labels[:5])
    return [Problem("error", "several periods", title, fix, line, column.heading, found, "one period")]


def _old(said: list[Period], today: date, old_years: int) -> list[Problem]:
    old = sorted({found.label for found in said if years_since(found, today) >= old_years})
    title = f"The period is more than {old_years} years old."
    fix = "Check that this is the period you mean."
    return [Problem("warning", "old period", title, fix, found=in_words(label)) for label in old]


def years_since(found: Period, today: date) -> int:
    """Whole years gone by since the end of a period (of a year, its last day; else its first day)."""
    longer = 1 if found.kind in ("academic year", "financial year") else 0
    not_yet = (today.month, today.day) <= (found.start.month, found.start.day)
    return today.year - found.start.year - longer - not_yet


def _not_the_chosen(said: dict[str, Period], asked: Period, column: Column) -> list[Problem]:
    others = sorted({found.label for found in said.values()} - {asked.label})
    title = "The file is about another period than the one chosen."
    fix = "Choose the file’s period, or upload the file of the period chosen."
    expected = in_words(asked.label)
    return [
        Problem("error", "other period", title, fix, None, column.heading, in_words(label), expected)
        for label in others
    ]
