"""Which extract a file is, told by its headings and where those are of two by its values, and in which row they are."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from config import Config, Extract
from config.ethnicity import ALL
from loaders.checks.headings import BASE_ALONE, POPULATION, match, says_something
from loaders.checks.numbers import whole_numbers
from loaders.harmonising import category_labels, key
from loaders.problems import Problem, printable
from loaders.reading import Sheet, Table

# Titles and notes above a table take a few rows; the headings are looked for no further down.
_ROWS_SEARCHED = 30
# Columns that every extract has, or may have, with the groups.
_OF_ALL = {"period", "area", "ethnic_group", "sex"}


class Likeness(NamedTuple):
    """How well headings fit an extract, the better the greater: whether all that it needs is there, and how many columns
    it knows."""

    complete: bool
    known: int


def header_row(sheet: Sheet, config: Config, source: str) -> int | None:
    """The first row (of the sheet's, from 0) that reads like headings: two columns of one extract or more.

    A first row with a single known heading is taken too, so that what is missing can be said. One that is itself all
    headings is never passed over, though a row of data below may hold words that are headings elsewhere.
    """
    for place, row in enumerate(sheet.rows[:_ROWS_SEARCHED]):
        if known(tuple(row), config, source) >= 2:
            return (
                place
                if place == 0 or not _all_headings(sheet.rows[0], row)
                else _first_or_none(sheet, config, source)
            )
    return _first_or_none(sheet, config, source)


def _first_or_none(sheet: Sheet, config: Config, source: str) -> int | None:
    return 0 if known(tuple(sheet.rows[0]), config, source) else None


def _all_headings(first: list[str], row: list[str]) -> bool:
    """Whether the first row is text throughout, in as many cells as a later row has: a title has one or two."""
    filled = [cell for cell in first if cell.strip()]
    return _all_words(filled) and len(filled) > 2 and len(filled) >= sum(bool(cell.strip()) for cell in row)


def _all_words(cells: list[str]) -> bool:
    return all(not re.fullmatch(r"[\d\s.,%/:-]+", cell) for cell in cells)


def no_header(config: Config, asked: str | None) -> Problem:
    """The first row has no headings that we know: say which ones were expected."""
    names = [asked] if asked else list(config.extracts)
    expected = "; ".join(
        f"{config.extracts[name].title}: {', '.join(_template(name, config))}" for name in names
    )
    title = "No row of headings was found."
    fix = "Start from the template: a row of headings stands above the rows of data."
    return Problem("error", "header row", title, fix, line=1, expected=f"the columns of {expected}")


class Which(NamedTuple):
    """The extract that a table is of; or None, why it cannot be said, and which it could be, the best first."""

    extract: str | None
    problems: list[Problem]
    could_be: tuple[str, ...] = ()


def which(table: Table, config: Config, asked: str | None, source: str) -> Which:
    """The extract that a table is of, or why it cannot be said.

    The one asked for stands unless the table has all of another and more columns of it: a file of staff by role and
    staff group has every column of support staff, too, and one of governors knows no role of theirs.
    """
    likeness = {name: _likeness(table, extract, source) for name, extract in config.extracts.items()}
    others = {name: like for name, like in likeness.items() if name != asked}
    best = _best(others)
    if asked is None:
        if likeness[best[0]].known < 2 and not likeness[best[0]].complete:
            return Which(None, [_not_read_yet(table.header, config, source)], tuple(config.extracts))
        if likeness[best[0]].complete:
            best = _by_values(best, table, config, source)
            best = _of_its_labels(best, likeness, table, config, source)
            best += _as_well(best, likeness, table, config, source)
        else:
            best = _by_values(best, table, config, source)
        best = _by_columns(best, table, config, source)
        if len(best) == 1:
            return Which(best[0], [])
        if any(_base_alone(table, config.extracts[name], source) for name in best):
            best = [name for name in (POPULATION, *best) if name in config.extracts]
        return Which(None, [_undecided(best, config)], tuple(best))
    own = likeness[asked]
    better = [
        name
        for name in best
        if others[name].complete
        and others[name].known > own.known
        and _telling(table, config.extracts[name], source)
    ]
    alike = [name for name in best if others[name].complete and others[name] == own]
    if alike and asked not in (told := _by_values([asked, *alike], table, config, source)):
        better = told
    if not better:
        return Which(asked, [])
    found = match(table.header, config.extracts[asked], source, whole_numbers(table))
    return Which(None, [wrong_extract(asked, better, config, found.missing)], (*better, asked))


def _by_values(names: list[str], table: Table, config: Config, source: str) -> list[str]:
    """Of extracts that the headings fit alike, those whose dimensions allow most of the values in the file."""
    if len(names) < 2:
        return names
    allowed = {name: _values_allowed(table, config.extracts[name], source) for name in names}
    return [name for name in names if allowed[name] == max(allowed.values())]


def _of_its_labels(
    names: list[str], likeness: dict[str, Likeness], table: Table, config: Config, source: str
) -> list[str]:
    """Of extracts that know as many columns, and none of the labels in them, rather those that know some, though a column
    of theirs has to be asked for: case holders are no support staff."""
    allowed = {name: _values_allowed(table, config.extracts[name], source) for name in likeness}
    alike = [name for name, like in likeness.items() if like.known == likeness[names[0]].known]
    most = max(allowed[name] for name in alike)
    return (
        names if allowed[names[0]] else [name for name in alike if allowed[name] == most] if most else names
    )


def _values_allowed(table: Table, extract: Extract, source: str) -> int:
    positions = match(table.header, extract, source, whole_numbers(table)).positions
    allowed = 0
    for name, dimension in extract.dimensions.items():
        if positions.get(name, len(table.columns)) < len(table.columns):
            labels = {label for label, value in category_labels(dimension).items() if value != ALL}
            allowed += len(labels & {key(text) for text in table.texts[positions[name]]})
    return allowed


def _by_columns(names: list[str], table: Table, config: Config, source: str) -> list[str]:
    """Of extracts that fit alike, those whose labels fill columns of other headings: "in care" is a stage in any column."""
    filled = {name: _filled_by_labels(table, config.extracts[name], source) for name in names}
    return [name for name in names if filled[name] == max(filled.values())]


def _filled_by_labels(table: Table, extract: Extract, source: str) -> int:
    """How many columns that are not placed hold two labels or more of a dimension that is not placed, and nothing else."""
    positions = match(table.header, extract, source, whole_numbers(table)).positions
    columns = [{*map(key, texts)} - {""} for texts in table.texts[: len(table.header)]]
    unplaced = [texts for place, texts in enumerate(columns) if place not in positions.values()]
    wanted = [
        {label for label, value in category_labels(dimension).items() if value != ALL}
        for name, dimension in extract.dimensions.items()
        if name not in positions
    ]
    return sum(any(len(texts) > 1 and texts <= labels for labels in wanted) for texts in unplaced)


def _likeness(table: Table, extract: Extract, source: str) -> Likeness:
    found = match(table.header, extract, source, whole_numbers(table))
    return Likeness(not found.missing and says_something(found.positions, extract), len(found.positions))


def _telling(table: Table, extract: Extract, source: str) -> bool:
    """Whether a table has two columns that tell it for this extract: a count by ethnic group alone may be of anything."""
    found = match(table.header, extract, source, whole_numbers(table)).positions
    return len({*found} - _OF_ALL) > 1


def _as_well(
    best: list[str], likeness: dict[str, Likeness], table: Table, config: Config, source: str
) -> list[str]:
    """The extracts that know as many columns of a plain count by ethnic group: staff of whom nothing else is said are
    of the one that asks for nothing else only by chance."""
    if not all(_plain_count(table, config.extracts[name], source) for name in best):
        return []
    known = likeness[best[0]].known
    return [name for name, like in likeness.items() if like.known == known and name not in best]


def _plain_count(table: Table, extract: Extract, source: str) -> bool:
    """Whether all that tells a table for this extract is one column that counts."""
    found = match(table.header, extract, source, whole_numbers(table)).positions
    return len(counts := {*found} - _OF_ALL) == 1 and counts <= {*extract.items}


def _base_alone(table: Table, extract: Extract, source: str) -> bool:
    """Whether a table has all that the extract needs and counts nothing of it but its base."""
    found = match(table.header, extract, source, whole_numbers(table))
    return not found.missing and not says_something(found.positions, extract)


def _best(likeness: dict[str, Likeness]) -> list[str]:
    """The names that fit best; more than one where the headings fit them equally well."""
    most = max(likeness.values())
    return [name for name, like in likeness.items() if like == most]


def known(header: tuple[str, ...], config: Config, source: str) -> int:
    """How many of these headings are columns of one extract, of the one that knows most."""
    return max(len(match(header, extract, source).positions) for extract in config.extracts.values())


def _template(name: str, config: Config) -> list[str]:
    return ["period", *config.extracts[name].required]


def _undecided(best: list[str], config: Config) -> Problem:
    expected = "; ".join(
        f"{config.extracts[name].title} ({', '.join(_template(name, config))})" for name in best
    )
    title = "The headings do not say which extract this is."
    fix = f"Choose the extract, or start from its template. {BASE_ALONE}"
    return Problem("error", "which extract", title, fix, expected=expected)


def _not_read_yet(header: tuple[str, ...], config: Config, source: str) -> Problem:
    """A table with one heading that is known, by chance: what is missing is nearly everything."""
    few = [text for text in header if known((text,), config, source)]
    title = "This is not a file that we can read yet."
    fix = "Choose the extract that it should be, or start from its template."
    names = "; ".join(
        f"{extract.title}: {', '.join(_template(name, config))}" for name, extract in config.extracts.items()
    )
    return Problem(
        "error",
        "which extract",
        title,
        fix,
        found=printable(", ".join(few)),
        expected=f"the columns of {names}",
    )


def wrong_extract(asked: str, like: list[str], config: Config, lacks: Sequence[str] = ()) -> Problem:
    """The file is of another extract than the one chosen, of which it `lacks` some columns."""
    titles = " or ".join(config.extracts[name].title for name in like)
    title = f"This looks like a file of {titles}, not of {config.extracts[asked].title}."
    short = f" It lacks {' and '.join(lacks)} for {config.extracts[asked].title}." if lacks else ""
    return Problem("error", "which extract", title, f"Choose {titles}, or upload another file.{short}")
