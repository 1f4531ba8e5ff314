"""Which published file a sheet is: the family whose columns it has, wherever its heading row stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from config import Config
from config.family import AreaRule, Family
from loaders.problems import Problem
from loaders.published.labels import column_title, heading, listed
from loaders.reading import Sheet

# Key stage 2 has two rows of labels above its headings; other files may have a title.
HEADINGS_WITHIN = 5
# A sheet with this share of a family's columns is taken for a changed file of that family.
ALIKE = 0.6

# Columns of so many subjects say nothing of which a file is; so many of them say that it is published.
_MANY_SHARED = 3
_NOT_YET = Problem(
    "error",
    "not read yet",
    "This looks like a published file (DfE’s) that we do not read yet.",
    "Nothing was loaded: it has the columns of areas and years that such files share, and those of no file that we know. "
    "If it is an extract of ours, use the headings of the template.",
)


@dataclass(frozen=True)
class Headings:
    """The heading row's place in a sheet, and the places of each declared column in it (none, one or more)."""

    row: int
    places: dict[str, tuple[int, ...]]

    def has(self, names: set[str]) -> set[str]:
        return {name for name in names if self.places[name]}


def recognise(sheet: Sheet, config: Config) -> str | None:
    """The name of the family whose columns a sheet has, or None. Of several the one that uses the most."""
    found: dict[str, int] = {}
    for name, family in config.families.items():
        headings = headings_of(sheet, family)
        if headings.has(required(family)) == required(family):
            found[name] = len(headings.has(used(family)))
    return max(found, key=lambda name: found[name], default=None)


def near(sheet: Sheet, config: Config) -> Problem | None:
    """Why a sheet that is much like a published file is not loaded: the columns that it lacks. None where it
    is like none of them, or is one of them."""
    if recognise(sheet, config):
        return None
    lacking = {
        name: required(family) - headings_of(sheet, family).has(required(family))
        for name, family in config.families.items()
    }
    shared = _shared(config)
    own = {name: required(family) - shared for name, family in config.families.items()}
    share = {name: 1 - len(lacking[name] & own[name]) / len(own[name]) for name in lacking if own[name]}
    closest = max(share, key=lambda name: share[name], default="")
    if closest and share[closest] >= ALIKE:
        return _lacks(closest, config.families[closest], lacking[closest])
    written = {heading(cell) for row in sheet.rows[:HEADINGS_WITHIN] for cell in row}
    return _NOT_YET if len(written & set(map(heading, shared))) >= _MANY_SHARED else None


def _shared(config: Config) -> set[str]:
    """The columns that files of so many subjects have that they tell none from another, such as those of geography."""
    subjects: dict[str, set[str]] = {}
    for family in config.families.values():
        for name in required(family):
            subjects.setdefault(name, set()).add(family.extract)
    return {name for name, extracts in subjects.items() if len(extracts) >= _MANY_SHARED}


def _lacks(name: str, family: Family, names: set[str]) -> Problem:
    missing = [f"“{column_title(each, family)}”" for each in sorted(names)]
    return Problem(
        "error",
        "missing columns",
        f"This looks like {family.publisher}’s “{family.title}”, but has no column called {listed(missing, 'or')}.",
        f"Nothing was loaded. If it is that file and its columns have new names, config/families/{name}.toml has to "
        "say so; if it is another file, it cannot be loaded yet.",
    )


def headings_of(sheet: Sheet, family: Family) -> Headings:
    """The row among the first few that has the most of a family's columns."""
    rows = [[heading(cell) for cell in row] for row in sheet.rows[:HEADINGS_WITHIN]]
    names = used(family)
    candidates = [
        Headings(number, {name: _places(row, name, family) for name in names})
        for number, row in enumerate(rows)
    ]
    none = Headings(0, dict.fromkeys(names, ()))
    return max(candidates, key=lambda headings: len(headings.has(names)), default=none)


def _places(row: list[str], name: str, family: Family) -> tuple[int, ...]:
    wanted = heading(column_title(name, family))
    if name in family.rename:
        return tuple(place for place, text in enumerate(row) if fnmatchcase(text, wanted))
    return tuple(place for place, text in enumerate(row) if text == wanted)


def required(family: Family) -> set[str]:
    """The columns that a file of this family must have."""
    return set(_everywhere(family)) | columns_of([rule for rule in family.areas if not rule.if_there], family)


def used(family: Family) -> set[str]:
    """The columns that are read, with those that some files of this family lack."""
    return required(family) | columns_of(family.areas, family)


def columns_of(rules: Sequence[AreaRule], family: Family) -> set[str]:
    """The columns by which the rows of areas are found."""
    names = {column for rule in rules for column in (*rule.where, rule.add)}
    names |= {family.level for rule in rules if rule.level}
    return names - {""}


def _everywhere(family: Family) -> Iterator[str]:
    split = family.split.parts if family.split else ()
    named = [
        family.period.column,
        *(column.column for column in family.dimensions.values()),
        *family.group.columns,
    ]
    yield from (name for name in named if name and name not in split)
    yield from (*family.where, *family.leave_out, *family.never)
    for columns in family.items.values():
        yield from (columns if isinstance(columns, dict) else [columns])
    if family.split:
        yield family.split.column
    if family.total_from:
        yield from (*family.total_from.where, family.total_from.add)
