"""Which published file a sheet is: the family whose columns it has, wherever its heading row stands.

Columns of places and times say nothing of which file it is: every file has them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, lru_cache

from config import Config
from config.family import COMMON_FORM, Family
from loaders.published.labels import heading, label, titles
from loaders.reading import Sheet

# Key stage 2 has two rows of labels above its headings; other files may have a title.
HEADINGS_WITHIN = 5
# What every file of DfE's service begins with; so many of them say that a file is one.
_TIMES = ("time_period", "time_identifier", "geographic_level")
_ENOUGH = 2
# What makes of a heading a pattern for several, where `rename` gives one.
_PATTERN = re.compile(r"[*?[]")
# Every file is held against every family, whose headings are a few hundred.
_declared = cache(heading)


@dataclass(frozen=True)
class Headings:
    """The heading row's place in a sheet, and the places of each declared column in it (none, one or more)."""

    row: int
    places: dict[str, tuple[int, ...]]

    def has(self, names: set[str]) -> set[str]:
        return {name for name in names if self.places[name]}


def recognise(sheet: Sheet, config: Config, extract: str | None = None) -> str | None:
    """The name of the family whose columns a sheet has, or None. Of several the one that uses the most. Of a file that has
    figures of several extracts, each by a family of its own, the one of the `extract` that is asked for, if any."""
    found = {
        name: (
            family.extract == extract,
            len(headings_of(sheet, family).has(telling(family))),
        )
        for name in candidates(sheet, config)
        if _says(sheet, family := config.families[name])
    }
    return max(found, key=lambda name: found[name], default=None)


def candidates(sheet: Sheet, config: Config) -> list[str]:
    """The families that a sheet may be of by its headings alone."""
    return [
        name
        for name, family in config.families.items()
        if not (lacking(sheet, family) or foreign(sheet, family))
    ]


def _says(sheet: Sheet, family: Family) -> bool:
    """Whether a file whose labels say what its figures are of has any label of this family."""
    if not family.told_by:
        return True
    headings = headings_of(sheet, family)
    (place, *_) = headings.places[family.told_by.column]
    told = {label(text) for text in family.told_by.labels}
    return any(label(row[place]) in told for row in sheet.rows[headings.row + 1 :] if len(row) > place)


def lacking(sheet: Sheet, family: Family) -> set[str]:
    """The columns that a file of this family must have and a sheet has not."""
    headings, wanted = headings_of(sheet, family), required(family)
    missing = wanted - headings.has(wanted)
    places = set(family.places.columns)
    return missing if headings.has(places) else missing | {family.places.columns[0]}


def telling(family: Family) -> set[str]:
    """The columns of a family that are not those of places and times."""
    return _own(family) - {family.places.level, family.period.column, *_TIMES} - set(COMMON_FORM)


def foreign(sheet: Sheet, family: Family) -> list[str]:
    """What is said of each column of a sheet by which it is told to be no file of this family."""
    row = headings_of(sheet, family).row
    written = {heading(cell) for cell in sheet.rows[row]} if sheet.rows else set()
    return [why for name, why in family.without.items() if has_heading(written, name)]


def has_heading(written: set[str], wanted: str) -> bool:
    """Whether a heading, or one that fits a pattern, is among those of a row."""
    return any(fnmatchcase(text, _declared(wanted)) for text in written)


def is_of_the_service(sheet: Sheet) -> bool:
    """Whether a sheet has the columns of times that DfE's service gives all its files."""
    rows = ({heading(cell) for cell in row} for row in sheet.rows[:HEADINGS_WITHIN])
    return any(len(row & {heading(name) for name in _TIMES}) >= _ENOUGH for row in rows)


def headings_of(sheet: Sheet, family: Family) -> Headings:
    """The row among the first few that has the most of a family's columns."""
    names = used(family)
    candidates = [
        Headings(number, {name: _places(places, name, family) for name in names})
        for number, places in enumerate(map(_by_heading, map(tuple, sheet.rows[:HEADINGS_WITHIN])))
    ]
    none = Headings(0, dict.fromkeys(names, ()))
    return max(candidates, key=lambda headings: len(headings.has(names)), default=none)


def as_headed(sheet: Sheet, family: Family) -> Family:
    """The family with each column called as this sheet calls it, so that what is said of the file is in its own words."""
    headings = headings_of(sheet, family)
    row = sheet.rows[headings.row]
    called = {
        name: row[places[0]].strip("\ufeff\u200b ") for name, places in headings.places.items() if places
    }
    return family.model_copy(update={"rename": dict(family.rename) | called})


@lru_cache(maxsize=64)
def _by_heading(row: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    """The places of each heading in a row, which is held against every family, and asked for by several questions."""
    places: dict[str, tuple[int, ...]] = {}
    for place, cell in enumerate(row):
        text = heading(cell)
        places[text] = (*places.get(text, ()), place)
    return places


def _places(places: dict[str, tuple[int, ...]], name: str, family: Family) -> tuple[int, ...]:
    """Where a column stands: under the first of its headings that is there."""
    for title in titles(name, family):
        wanted = _declared(title)
        if name in family.rename and _PATTERN.search(wanted):
            fitting = [at for text, at in places.items() if fnmatchcase(text, wanted)]
            if fitting:
                return tuple(sorted(place for at in fitting for place in at))
        elif wanted in places:
            return places[wanted]
    return ()


def required(family: Family) -> set[str]:
    """The columns that a file of this family must have, beside some that say the area."""
    level = {family.places.level} - {""}
    return (_own(family) | level) - set(family.optional)


def used(family: Family) -> set[str]:
    """The columns that are read, with those that some files of this family lack."""
    return required(family) | set(family.optional) | set(family.places.columns)


def _own(family: Family) -> set[str]:
    return set(_named(family))


def _named(family: Family) -> Iterator[str]:
    split = family.split.parts if family.split else ()
    named = [
        family.period.column,
        *(column.column for column in family.dimensions.values()),
        *family.group.columns,
        family.group.level,
    ]
    yield from (name for name in named if name and name not in split)
    yield from (*family.where, *family.leave_out, *family.never)
    if family.told_by:
        yield from (family.told_by.column, family.told_by.cell)
    for columns in family.items.values():
        yield from (columns if isinstance(columns, dict) else [columns])
    if family.split:
        yield family.split.column
    if family.total_from:
        yield from (*family.total_from.where, family.total_from.add)
    if family.added_up:
        yield family.added_up.column
