"""Details of individuals, which no file may hold: told by headings, by what cells look like, by one row each.

Such a file is refused before anything else is looked at, and nothing that it holds is repeated: a problem
names the column and what it seems to be, never a cell.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, timedelta

import pandas as pd

from config import Extract
from config.ethnicity import normalised
from config.periods.written import read
from loaders.cells import Cells, Column
from loaders.checks import names
from loaders.checks.heading_meanings import FIXED
from loaders.harmonising import apart, clean
from loaders.problems import Problem, printable
from loaders.reading import Sheet, Table, letter
from loaders.typed.forms import is_checked

_PERSON = (
    r"(pupil|child|children|student|learner|young person|person|client|patient|staff|employee|worker|parent|carer"
    r"|teacher)( s)?"
)
_HEADINGS = (
    ("unique pupil numbers (UPN)", r"\bupn\b|unique pupil n"),
    ("unique learner numbers (ULN)", r"\buln\b|unique learner n"),
    ("NHS numbers", r"\bnhs( (no|num|number|id))?$"),
    ("National Insurance numbers", r"\bnino\b|\bni (no|num|number)\b|^ni$|national insurance"),
    ("names of people", rf"^((full|first|last|middle|given|family|preferred|{_PERSON}) )*names?$"),
    ("names of people", r"\bfore ?names?\b|\bsur ?names?\b|^(first|last|full)names?$"),
    ("names of people", rf"^{_PERSON} (first|last|full) names?$"),
    ("names of people", rf"^({names.WORKER}|contact person) (first |last |full )?names?$"),
    ("dates of birth", r"\bd ?o ?b\b|\bbirth ?(date|day|month|year)|\b(date|day|month|year) of birth\b|^yob$"),
    ("addresses or postcodes", r"\bpost ?code\b(?! (area|district|sector))|\buprn\b"),
    ("addresses or postcodes", r"\b(home|email|postal) address\b|^address( line)?( \d)?$"),
    ("email addresses or telephone numbers", r"^e ?mails?\b|\b(tele)?phone\b|^mobile( n.*)?$"),
    ("numbers of individuals", rf"^{_PERSON} (id|identifier|ref|reference)$"),
    ("numbers of individuals", r"^(case|client|employee|payroll|mosaic|person) (id|no|number|ref|reference)$"),
    ("text about individuals", r"^free text$|^comments?$|^narrative$|^case notes?$"),
)  # fmt: skip
_NEVER_PUBLIC = (
    ("unique pupil numbers (UPN)", r"[A-Z]\d{11}[0-9A-Z]"),
    ("National Insurance numbers", r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]"),
)
# A National Insurance number without spaces.
NEVER_SHORTER = 9
_CELLS = (
    *_NEVER_PUBLIC,
    ("National Insurance numbers", r"[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]"),
    ("addresses or postcodes", r"[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}"),
)
# Under such a heading numbers of as many digits, another in each row, are those of people and no counts.
# "Number" alone counts, and so does "Total number".
_OF_A_RECORD = re.compile(
    r"\b(id|ident|identifier|ref|reference)$|^record\b|^(?!.*\b(total|overall|sum|count)\b).+ (no|num|number)$"
)
_RECORD_DIGITS = 4
# What is told wherever it stands in a cell.
_WITHIN = (
    ("email addresses or telephone numbers", r"[^@\s,;<>()]+@[^@\s,;<>()]+\.[A-Z]{2,}"),
    ("email addresses or telephone numbers",
     r"(?<![A-Z\d.,])(\+44 ?(\(0\))? ?|0)(7\d{3} ?\d{3} ?\d{3}|[123]\d{1,3} ?\d{3,4} ?\d{3,4})(?![\d.,])"),
)  # fmt: skip
# By this name the rest of the product knows that a file was refused for what it must not repeat.
RULE = "personal data"
_NOT_HERE = "This dashboard must not hold details of individuals."
_TEN_DIGITS = re.compile(r"(\d{3}) ?(\d{3}) ?(\d{4})")
_DATE = re.compile(
    r"(\d{1,2}([/.-])\d{1,2}\2(\d{4}|\d\d)|\d{4}-\d\d-\d\d|\d{1,2}[- ][a-z]{3,9}[- ]\d{2,4})([T ][\d:.]+Z?)?",
    re.IGNORECASE,
)
# Dates of the last years are those of a report; older ones may be, where the heading says so.
_RECENT_YEARS = 3
_OF_A_REPORT = re.compile(
    r"\b(updated?|published|publication|modified|created|refreshed|extracted|loaded|run|revised|report)\b"
)
# So many different dates, over so many years, are birthdays and not the days of a report.
_MANY_DATES, _MANY_YEARS = 5, 2
# Fewer rows than this may well hold one person each by chance.
_FEW_ROWS = 5
# In a list of individuals most rows say the same of somebody else; a table of counts repeats hardly any.
_MOST_ROWS = 0.5


def problems(
    table: Table, today: date | None = None, known: Callable[[], Collection[str]] = frozenset
) -> list[Problem]:
    """A problem for each column that looks personal, by its heading or by any cell in it. `today` decides which dates
    are too recent to be birthdays; `known` gives words that are no part of a name."""
    first = (today or date.today()).year - _RECENT_YEARS
    found = []
    beyond = [""] * (len(table.columns) - len(table.header))
    for place, heading in enumerate((*table.header, *beyond)):
        texts = {heading, *(table.texts[place] if place < len(table.texts) else ())}
        named = by_heading(heading) or by_cells(texts) or _birthdays(heading, texts, first)
        cells = table.columns[place] if place < len(table.columns) else ()
        if kind := named or _numbered(heading, cells) or names.of_people(heading, cells, known):
            found.append(_personal(kind, place, heading if by_heading(heading) else ""))
    return found or _named(table, known)


def _named(table: Table, known: Callable[[], Collection[str]]) -> list[Problem]:
    """A problem for the first cell of each column in which somebody is named among roles or teams; no school is a person."""
    found = []
    for place, texts in enumerate(table.texts):
        heading = table.header[place] if place < len(table.header) else ""
        people = names.somebody_in(heading, texts, known)
        row = next((row for row, cell in enumerate(table.columns[place]) if cell in people), None)
        if row is not None:
            fix = f"{_NOT_HERE} Write the role or the group there instead, and upload again. Nothing has been saved."
            title = "A cell seems to name a person."
            found.append(Problem("error", RULE, title, fix, table.lines[row], letter(place)))
    return found


def of_other_columns(table: Table, others: Sequence[int], of: str) -> list[Problem]:
    """Columns that are not of `of`, by their places: refused where they look personal, else left out with a note."""
    if not others:
        return []
    cells = [[row[place] if place < len(row) else "" for place in others] for row in table.rows]
    header = tuple(table.header[place] for place in others)
    if found := problems(Table(header, table.header_line, cells, table.lines)):
        return found
    named = ", ".join(f"“{printable(heading)}”" for heading in header[:10] if heading.strip())
    title = f"Some columns are not part of {of}."
    return [Problem("note", "extra column", title, f"We will ignore {named or 'columns without a heading'}.")]


def in_published(sheet: Sheet) -> list[Problem]:
    """The same for a published file, by the numbers that no public file may hold.

    School lists do name schools, their postcodes and their opening dates.
    """
    kinds = ((place, never_public(texts)) for place, texts in enumerate(sheet.table().texts))
    return [_personal(kind, place, "") for place, kind in kinds if kind]


def never_public(texts: Iterable[str]) -> str:
    """What any of the texts looks like that no public file may hold, or ""; none has fewer than NEVER_SHORTER bytes."""
    return by_cells(texts, _NEVER_PUBLIC)


def one_row_each(cells: Cells, extract: Extract) -> list[Problem]:
    """One row for each person: the same group again and again, with nothing counted or only ever 1 or 0; or every count is
    1, of groups that are split further, whatever is counted of that one.

    A list of individuals often has none of the columns that count.
    """
    counted = [cells.columns[name] for name in extract.items if name in cells.columns]
    bases = [
        cells.columns[name]
        for name in extract.items
        if name in cells.columns and extract.items[name].required
    ]
    keys = [column for name, column in cells.columns.items() if column not in counted]
    if len(cells) < _FEW_ROWS or "ethnic_group" not in cells.columns:
        return []
    repeated = pd.DataFrame({place: column.codes for place, column in enumerate(keys)}).duplicated().mean()
    every_one = any(map(_is_one, bases)) or (bool(counted) and all(map(_is_one, counted)))
    split = sum(len(column.texts) > 1 for column in keys) > 1
    ones = all({text.strip() for text in column.texts} <= {"0", "1", ""} for column in counted)
    many = ones and len(keys) > 1 and repeated >= _MOST_ROWS
    if not many and not (every_one and (split or repeated)):
        return []
    title = "There is one row for each person."
    fix = f"{_NOT_HERE} Send counts: one row for each group. Nothing has been saved."
    return [Problem("error", RULE, title, fix)]


def _is_one(column: Column) -> bool:
    return {clean(text) for text in column.texts} == {"1"}


def by_heading(heading: str) -> str:
    """What a heading says that its column holds about individuals, or ""."""
    forms = [normalised(clean(form)) for form in (heading, apart(heading))]
    return next((kind for kind, pattern in _HEADINGS if any(re.search(pattern, form) for form in forms)), "")


def by_cells(texts: Iterable[str], patterns: Iterable[tuple[str, str]] = _CELLS) -> str:
    """What any of the texts looks like, or ""."""
    written = [clean(text).upper() for text in texts if len(text) > 4]
    for kind, pattern in patterns:
        if any(map(re.compile(pattern).fullmatch, written)):
            return kind
    for kind, pattern in _WITHIN if patterns is _CELLS else ():
        if any(map(re.compile(pattern).search, written)):
            return kind
    numbers = (found for text in written if (found := _TEN_DIGITS.fullmatch(text)))
    return (
        "NHS or unique learner numbers"
        if any(is_checked("".join(found.groups())) for found in numbers)
        else ""
    )


def _birthdays(heading: str, texts: set[str], recent: int) -> str:
    """Many dates over several years, but for those of a report: by their heading, or because all are since `recent`."""
    words = normalised(clean(heading))
    if words in ("period", *map(normalised, FIXED["period"])):
        return ""
    found = [text for text in map(clean, texts) if _DATE.fullmatch(text)]
    dates = [written.start for text in found if (written := read(text))]
    is_many = len({*found}) >= _MANY_DATES
    one_year = len({_year_of(text) for text in found}) < _MANY_YEARS
    if not is_many or (dates and min(dates).year >= recent):
        return ""
    if one_year and not _of_one_old_year(found, dates, recent):
        return ""
    of_a_report = _OF_A_REPORT.search(words) and dates and min(dates).year >= recent - _RECENT_YEARS
    return "" if of_a_report else "dates of birth"


def _of_one_old_year(found: list[str], dates: list[date], recent: int) -> bool:
    """Days of one year of some time ago, as of the children of one school year; not the ends or beginnings of months."""
    years = [int(year) for text in found for year in re.findall(r"\d{4}", text)]
    turns = all(day.day == 1 or (day + timedelta(days=1)).day == 1 for day in dates)
    return len(years) == len(found) and max(years) < recent and not (dates and turns)


def _numbered(heading: str, cells: Sequence[str]) -> str:
    """Numbers by which records are kept, with or without letters: another one in each row, all of one form."""
    words = normalised(clean(heading))
    if len(cells) < _FEW_ROWS or not _OF_A_RECORD.search(words) or names.OF_A_PLACE.search(words):
        return ""
    texts = [clean(text) for text in cells]
    shapes = {re.sub("[A-Z]", "A", re.sub("[0-9]", "9", text.upper())) for text in texts}
    alike = len(shapes) == 1 and len({*texts}) == len(texts)
    long = re.fullmatch(rf"A{{0,3}}[-/]?9{{{_RECORD_DIGITS},}}A?", shapes.pop()) is not None
    return "numbers of individuals" if long and alike else ""


def _year_of(text: str) -> str:
    """The last two digits of a date's year."""
    return (re.findall(r"\d{4}", text) or [text])[0][-2:]


def _personal(kind: str, place: int, heading: str) -> Problem:
    """`heading` is repeated only where it is a word for personal data, not where it might be some."""
    title = f"A column seems to hold {kind}."
    fix = (
        f"{_NOT_HERE} Delete the column and upload again. Nothing has been saved. If somebody sent you these details, "
        "tell the data protection officer."
    )
    named = f"{letter(place)} ({printable(heading)})" if heading else letter(place)
    return Problem("error", RULE, title, fix, column=named)
