"""Why a sheet that is much like a published file, or one that is known and not loaded, is refused."""

import re
from dataclasses import replace
from difflib import SequenceMatcher

from config import Config
from config.family import Family, NotRead
from loaders.problems import Problem
from loaders.published.labels import column_title, either, heading, label, listed
from loaders.published.recognising import (
    HEADINGS_WITHIN,
    foreign,
    has_heading,
    headings_of,
    is_of_the_service,
    lacking,
    recognise,
    telling,
)
from loaders.reading import Sheet

# A sheet with this share of the columns that only a family's subject has is taken for a changed file of that family.
ALIKE = 0.6
# Columns of so many subjects say nothing of which a file is.
_MANY_SHARED = 3
# Nor do words that any file may have for a column, unless the one that is missing stands there with a word more.
_ANY_FILE_HAS = {"characteristic", "ethnicity", "number", "percentage"}
_WORD = re.compile(r"[a-z0-9]+")
_NOT_YET = Problem(
    "error",
    "not read yet",
    "This looks like a published file (DfE’s) that we do not read yet.",
    "Nothing was loaded: it has the columns of areas and years that such files share, and those of no file that we know. "
    "If it is an extract of ours, use the headings of the template.",
)


def near(sheet: Sheet, config: Config) -> Problem | None:
    """Why a sheet that is much like a published file is not loaded: that it is one which is not, or the columns that it
    lacks. None where it is like none of them, or is one that is read."""
    if recognise(sheet, config):
        return None
    if known := next((one for one in config.not_read.values() if _is_that(sheet, one)), None):
        return _known(known)
    shared = _shared(config)
    share: dict[str, float] = {}
    for name, family in config.families.items():
        own, gone = telling(family) - shared, lacking(sheet, family)
        there = len(own - gone)
        changed = len(gone) == 1 or (there >= ALIKE * len(own) and not gone & _counted(family))
        own_alone = own - gone - _ANY_FILE_HAS or (there and _with_a_word_more(gone, sheet, family))
        if own_alone and changed and (_counted(family) - gone or _says_this(sheet, family)):
            share[name] = there / len(own) - len(gone) / 1000 + _alike(gone, sheet, family) / 1000
    strange = {name: foreign(sheet, config.families[name]) for name in share}
    closest = max(share, key=lambda name: (not strange[name], share[name]), default="")
    if closest and _says_another(sheet, config.families[closest]):
        return _NOT_YET
    if closest and not strange[closest]:
        return _lacks(closest, config.families[closest], lacking(sheet, config.families[closest]))
    if why := next((why for whys in strange.values() for why in whys if why), ""):
        return replace(_NOT_YET, title=f"{_NOT_YET.title.removesuffix('.')}: {why}.")
    return _NOT_YET if is_of_the_service(sheet) else None


def _says_another(sheet: Sheet, family: Family) -> bool:
    """Whether a label says that this is another file with a family's columns: it is not that family's with one changed."""
    headings = headings_of(sheet, family)
    told = [(headings.places[column], either(labels)) for column, labels in family.never.items()]
    return any(
        label(row[place]) in labels
        for places, labels in told
        for row in sheet.rows[headings.row + 1 :]
        for place in places
        if place < len(row)
    )


def _says_this(sheet: Sheet, family: Family) -> bool:
    """Whether the rows have the labels by which a family's are chosen: without any column of its figures, columns called
    role and breakdown alone do not say that a file is its."""
    headings = headings_of(sheet, family)
    rows = sheet.rows[headings.row + 1 :]
    return all(
        any(place < len(row) and label(row[place]) in either(labels) for row in rows for place in places)
        for column, labels in family.where.items()
        if (places := headings.places[column])
    )


def _is_that(sheet: Sheet, one: NotRead) -> bool:
    """Whether one of the first rows has all the columns by which a file is known that is not read."""
    rows = [{heading(cell) for cell in row} for row in sheet.rows[:HEADINGS_WITHIN]]
    return any(all(has_heading(row, name) for name in one.columns) for row in rows)


def _known(one: NotRead) -> Problem:
    title = f"This is {one.publisher}’s “{one.title}”, which is not loaded: {one.why}."
    return Problem("error", "not loaded", title, f"Nothing was loaded. {one.instead}")


def _alike(gone: set[str], sheet: Sheet, family: Family) -> float:
    """How much the columns that a sheet lacks look like headings that it has: 1 were they the same, 0 in nothing."""
    written = {heading(cell) for cell in sheet.rows[headings_of(sheet, family).row]}
    likeness = [
        max(
            (SequenceMatcher(None, heading(column_title(name, family)), text).ratio() for text in written),
            default=0,
        )
        for name in gone
    ]
    return min(likeness, default=0)


def _with_a_word_more(gone: set[str], sheet: Sheet, family: Family) -> bool:
    """Whether each column that a sheet lacks has a heading there that holds all its words."""
    written = [set(_WORD.findall(cell.lower())) for cell in sheet.rows[headings_of(sheet, family).row]]
    missing = [set(_WORD.findall(column_title(name, family).lower())) for name in gone]
    return all(any(words <= there for there in written) for words in missing)


def _counted(family: Family) -> set[str]:
    """The columns of a family's figures."""
    return {
        name
        for columns in family.items.values()
        for name in (columns if isinstance(columns, dict) else [columns])
    }


def _shared(config: Config) -> set[str]:
    """The columns that files of so many subjects have that they tell none from another. One file that fills several
    extracts (`told_by`) is one subject."""
    subjects: dict[str, set[str]] = {}
    for family in config.families.values():
        for name in telling(family):
            subjects.setdefault(name, set()).add(family.short if family.told_by else family.extract)
    return {name for name, extracts in subjects.items() if len(extracts) >= _MANY_SHARED}


def _lacks(name: str, family: Family, gone: set[str]) -> Problem:
    missing = [f"“{column_title(each, family)}”" for each in sorted(gone)]
    return Problem(
        "error",
        "missing columns",
        f"This looks like {family.publisher}’s “{family.title}”, but has no column called {listed(missing, 'or')}.",
        "Nothing was loaded. If it is that file and its columns have new names, ask whoever looks after this "
        f"dashboard to add them (config/families/{name}.toml). Another file cannot be loaded yet.",
    )
