"""A column in which labels of two kinds stand below one another, as in the compact form of a pivot table: each role, and
below it its ethnic groups. Taken apart into a column for each, and the figures beside the outer labels held against those
below them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from config import Config, Extract
from config.ethnicity import ALL
from loaders.groups import groups_of
from loaders.harmonising import clean
from loaders.layout.across import GROUP
from loaders.layout.headings_row import AGREED
from loaders.layout.turning import called, dimensions_of
from loaders.layout.words import says_total, whole
from loaders.problems import Problem, printable
from loaders.reading import Table, letter

_FIX = "In Excel choose Design, Report Layout, Show in Tabular Form, which gives each kind its own column."


@dataclass(frozen=True)
class _Nest:
    """Our names of the outer and of the inner labels, and the places of the rows of the outer ones."""

    outer: str
    inner: str
    rows: tuple[int, ...]


def taken_apart(
    table: Table, extracts: Sequence[Extract], config: Config, source: str
) -> tuple[Table, list[Problem]]:
    """The table with a column for each kind of label, which its sender has to agree to."""
    nest = _nest(table, extracts, config, source)
    if nest is None:
        return table, []
    if wrong := _disagrees(table, nest):
        return table, [wrong]
    rows, lines, outer = [], [], ""
    for place, (row, line) in enumerate(zip(table.rows, table.lines, strict=True)):
        if place in nest.rows:
            outer = row[0]
        else:
            rows.append(["" if says_total(row[0]) else outer, *row])
            lines.append(line)
    letters = ("A", *map(letter, range(len(table.header))))
    header = (nest.outer, nest.inner, *table.header[1:])
    outside, inside = called(nest.outer, extracts), called(nest.inner, extracts)
    title = f"One column holds {outside} and {inside}, one below the other, and was taken apart."
    fix = f"We read {_shown(table, nest)} with each of the rows below it, up to the next one."
    apart = replace(table, header=header, rows=rows, lines=lines, letters=letters)
    return apart, [Problem("warning", AGREED, title, fix)]


def _nest(table: Table, extracts: Sequence[Extract], config: Config, source: str) -> _Nest | None:
    if any(len(row) != len(table.header) for row in table.rows) or not table.columns:
        return None
    texts = table.columns[0]
    distinct = {text for text in table.texts[0] if text.strip() and not says_total(text)}
    labels = [text for text in texts if text in distinct]
    if len(labels) < 3:
        return None
    meant = groups_of(distinct, extracts[0], source, config).meanings
    groups = {text for text in distinct if meant.get(text, ALL) != ALL}
    others = {clean(text) for text in distinct} - {clean(text) for text in groups}
    real = {meant[text] for text in groups} - {*config.ethnicity.not_known}
    if len(real) < 2 or not others or len(named := dimensions_of(others, extracts)) != 1:
        return None
    groups_outside = labels[0] in groups
    outer = tuple(
        place for place, text in enumerate(texts) if text in distinct and (text in groups) == groups_outside
    )
    # An outer label with nothing below it is a row like the others: the column is no nest.
    if any(after - before < 2 for before, after in zip(outer, [*outer[1:], len(texts)], strict=True)):
        return None
    names = (GROUP, named[0]) if groups_outside else (named[0], GROUP)
    return _Nest(*names, outer)


def _disagrees(table: Table, nest: _Nest) -> Problem | None:
    """A problem where the figure beside an outer label is not the sum of those below it."""
    for before, after in zip(nest.rows, [*nest.rows[1:], len(table.rows)], strict=True):
        below = [row for row in table.rows[before + 1 : after] if not says_total(row[0])]
        for place in range(1, len(table.header)):
            said = whole(table.rows[before][place])
            added = sum(whole(row[place]) or 0 for row in below)
            if said is not None and said != added:
                label, line = printable(table.rows[before][0]), table.lines[before]
                title = f"“{label}” in row {line} is {said:,}, but the rows below it add up to {added:,}."
                return Problem("error", "total", title, f"Correct them, or show them apart. {_FIX}", line)
    return None


def _shown(table: Table, nest: _Nest) -> str:
    labels = [f"“{printable(table.rows[place][0])}”" for place in nest.rows[:3]]
    return ", ".join(labels) + (" and others" if len(nest.rows) > 3 else "")
