"""Whether a file says one reporting period, of a kind that its extract takes, and the one chosen."""

from datetime import date

from config import Extract
from config.periods import FORMS, Period, in_words, parse
from config.periods.written import ambiguous, is_year_of_either_kind, read
from config.schema import PeriodKind
from loaders.cells import Cells, Column
from loaders.checks import period_hints
from loaders.checks.many import on_rows
from loaders.harmonising import clean, period_of
from loaders.problems import Problem, Severity, printable, some

# No figures by ethnic group are older: the census first asked in 1991. A date before is a slip of the keyboard.
EARLIEST = 1990
_A: dict[PeriodKind, str] = {
    "academic year": "An academic year",
    "financial year": "A financial year",
    "calendar quarter": "A calendar quarter",
    "snapshot": "A date",
}


def problems(
    cells: Cells, extract: Extract, *, chosen: str | None, many: bool, today: date, most: int, old_years: int
) -> list[Problem]:
    """Every problem of the periods in a file. `chosen`: the period that the officer said, which fills blanks.

    `many`: whether the source's files may hold several periods, and old ones. `old_years`: from when a period is asked about.
    """
    asked = period_of(chosen, extract) if chosen else None
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
    periods = {text: read for text in column.texts if (read := period_of(text, extract))}
    found = on_rows(judged, column, cells.lines, most)
    if not many:
        found += _several(periods, column, cells)
        found += _old([*periods.values(), *([asked] if asked else [])], today, old_years)
    return found + (_not_the_chosen(periods, asked, column) if asked else [])


def notes(cells: Cells, extract: Extract, chosen: str | None) -> list[Problem]:
    """What each period was read as, where that is not what it says word for word."""
    column = cells.columns.get("period")
    texts = [*(column.texts if column else ()), *([chosen] if chosen else [])]
    said = [words for text in dict.fromkeys(texts) if (words := _read_as(text, extract))]
    if not said:
        return []
    title = "The period was read from other words."
    fix = f"We read {some(said, 5)}."
    either = any(map(is_year_of_either_kind, texts)) and "academic year" not in extract.period
    severity: Severity = "warning" if either else "note"
    return [Problem(severity, "period", title, fix, column=column.heading if column else "")]


def _read_as(text: str, extract: Extract) -> str:
    """ "“Q4 2025/26” as 31 March 2026, its last day"; "" where nothing has to be said."""
    found, written = period_of(text, extract), read(clean(text))
    if (
        found is None
        or found.kind not in extract.period
        or written is None
        or (parse(clean(text)) == found and not ambiguous(clean(text)))
    ):
        return ""
    said = f"“{printable(text)}” as {in_words(found.label)}"
    if found.kind == "financial year" and is_year_of_either_kind(clean(text)):
        return f"{said}, the financial year"
    return f"{said}, its last day" if found.kind == "snapshot" and written.length != "day" else said


def _judged(text: str, column: Column, extract: Extract, today: date, *, filled: bool) -> Problem | None:
    if not text.strip():
        title, fix = "The period is missing.", "Fill in the reporting period."
        return None if filled else column.problem("period", title, fix, expected=_forms(extract))
    return _fault(text, extract, today, column.heading)


def _fault(text: str, extract: Extract, today: date, column: str = "") -> Problem | None:
    """What is wrong with one period as it is written, or None."""
    found, expected = period_of(text, extract), ""
    if found is None:
        title, fix = "This is not a reporting period that we know.", period_hints.unread(text, extract)
        expected = _forms(extract)
    elif found.kind not in extract.period:
        title, fix = (
            f"{_A[found.kind]} is not a period of this extract.",
            period_hints.of_another_kind(found, extract),
        )
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
