"""Ethnic groups across the top with several columns for each, one for every measure ("White pupils, White suspensions, Black
pupils, ..."): read as one row for each group, with a column for each measure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import NamedTuple

from config import Config, Extract
from config.ethnicity import ALL
from loaders.checks.headings import match
from loaders.groups import groups_of
from loaders.harmonising import category_labels, clean, key
from loaders.layout.across import GROUP
from loaders.layout.headings_row import AGREED
from loaders.layout.words import is_number
from loaders.problems import Problem, printable, some
from loaders.reading import Sheet, letter

_SEARCHED = 10
_BETWEEN = " -–—:|/_,"
# What is counted in the column of a group, and whose column it is.
_Pair = tuple[str, str]


@dataclass(frozen=True, eq=False)
class Spread:
    """The sheet with a row for each group: `row` holds its headings, `letters` are the columns that each had in Excel, ""
    for those that were made."""

    sheet: Sheet
    row: int
    letters: tuple[str, ...]
    said: Problem


def spread(sheet: Sheet, extracts: Sequence[Extract], config: Config, source: str) -> Spread | None:
    """The first rows of headings that are groups with two measures or more for each; None where there are none."""
    for row in range(min(len(sheet.rows) - 1, _SEARCHED)):
        for reading in _readings(sheet, row):
            pairs = _pairs(reading.split, extracts, config, source)
            if pairs and not any(map(is_number, reading.header)) and _counts(sheet, reading.last, pairs):
                return _spread(sheet, reading, pairs)
    return None


class _Reading(NamedTuple):
    """The first and the last row of headings, these, and the ways in which each can be taken for a group and a measure."""

    first: int
    last: int
    header: list[str]
    split: dict[int, list[_Pair]]


def _readings(sheet: Sheet, row: int) -> Iterator[_Reading]:
    """A row as headings, and it with the one below, over which a label may stand once for several columns."""
    upper, lower = sheet.rows[row], sheet.rows[row + 1]
    one = {place: [*_parted(text)] for place, text in enumerate(upper) if text.strip()}
    yield _Reading(row, row, upper, one)
    above, two, header = "", dict[int, list[_Pair]](), list[str]()
    for place, (text, below) in enumerate(zip_longest(upper, lower, fillvalue="")):
        above = text if text.strip() or not below.strip() else above
        header.append(below if below.strip() else text)
        if above.strip() and below.strip():
            two[place] = [(clean(above), clean(below)), (clean(below), clean(above))]
    yield _Reading(row, row + 1, header, two)


def _parted(text: str) -> Iterator[_Pair]:
    """A heading as a group and a measure, and as a measure and a group, the longest group first."""
    words = clean(text).split()
    for place in range(len(words) - 1, 0, -1):
        before, after = (" ".join(part).strip(_BETWEEN) for part in (words[:place], words[place:]))
        yield before, after
    for place in range(1, len(words)):
        yield " ".join(words[place:]).strip(_BETWEEN), " ".join(words[:place]).strip(_BETWEEN)


def _pairs(
    split: dict[int, list[_Pair]], extracts: Sequence[Extract], config: Config, source: str
) -> dict[int, _Pair]:
    """The group and the measure of each column, where each of two groups or more has the same two measures or more, one of
    which we know; else nothing."""
    texts = {group for ways in split.values() for group, _ in ways if group}
    meant = groups_of(texts, extracts[0], source, config).meanings
    ways = {
        place: next(((g, m) for g, m in parts if g in meant and m), None) for place, parts in split.items()
    }
    pairs = {place: pair for place, pair in ways.items() if pair}
    measures: dict[str, list[str]] = {}
    for group, measure in pairs.values():
        measures.setdefault(key(group), []).append(key(measure))
    real = {meant[group] for group, _ in pairs.values()} - {ALL, *config.ethnicity.not_known}
    several = {frozenset(each) for each in measures.values()}
    if len(real) < 2 or len(several) != 1 or any(len({*each}) < len(each) for each in measures.values()):
        return {}
    known = [measure for measure in next(iter(several)) if _is_item(measure, extracts, source)]
    return pairs if len(next(iter(several))) > 1 and known else {}


def _is_item(measure: str, extracts: Sequence[Extract], source: str) -> bool:
    alone = frozenset({0})
    if any(measure in category_labels(each) for one in extracts for each in one.dimensions.values()):
        return False
    return any(
        {*match((measure,), extract, source, alone).positions} & {*extract.items} for extract in extracts
    )


def _counts(sheet: Sheet, last: int, pairs: dict[int, _Pair]) -> bool:
    """Whether numbers stand under the pairs."""
    below = sheet.rows[last + 1 : last + 4]
    return any(sum(len(row) > place and is_number(row[place]) for place in pairs) > 1 for row in below)


def _spread(sheet: Sheet, reading: _Reading, pairs: dict[int, _Pair]) -> Spread:
    groups, measures = dict[str, str](), dict[str, str]()
    for group, measure in pairs.values():
        groups.setdefault(key(group), group)
        measures.setdefault(key(measure), measure)
    header, below = reading.header, reading.last + 1
    others = [place for place in range(len(header)) if place not in pairs and header[place].strip()]
    at = {(key(group), key(measure)): place for place, (group, measure) in pairs.items()}
    rows = [[*(header[place] for place in others), GROUP, *measures.values()]]
    lines = [sheet.lines[reading.last]]
    for row, line in zip(sheet.rows[below:], sheet.lines[below:], strict=True):
        cell = _cells(row)
        if any(cell(place).strip() for place in pairs):
            labels = [cell(place) for place in others]
            rows += [[*labels, groups[name], *(cell(at[name, each]) for each in measures)] for name in groups]
            lines += [line] * len(groups)
        else:
            rows, lines = [*rows, row], [*lines, line]
    first = reading.first
    made = replace(sheet, rows=[*sheet.rows[:first], *rows], lines=[*sheet.lines[:first], *lines])
    letters = (*map(letter, others), *([""] * (1 + len(measures))))
    return Spread(made, first, letters, _said([*groups.values()], [*measures.values()]))


def _cells(row: list[str]) -> Callable[[int], str]:
    return lambda place: row[place] if place < len(row) else ""


def _said(groups: list[str], measures: list[str]) -> Problem:
    shown, counted = (some([f"“{printable(each)}”" for each in one], 12) for one in (groups, measures))
    title = "Each ethnic group has several columns across the top, and the table was turned."
    fix = f"We read a row for each group ({shown}), with a column for each measure ({counted})."
    return Problem("warning", AGREED, title, fix)
