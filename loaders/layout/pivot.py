"""A table with labels across the top, as a pivot table exports it: where its parts are.

Ethnic groups stand across, or labels of something else, such as roles, with the groups down the side. A row above may
split them again, as where each role has a column for each sex.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from config import Config, Extract
from loaders.checks import signature
from loaders.harmonising import clean, key
from loaders.layout import across
from loaders.layout.across import Level
from loaders.layout.words import filled, is_count, is_number, is_total, says_total, whole
from loaders.reading import Sheet

_SEARCHED = 30
_CORNER = ("column labels", "values")


@dataclass(frozen=True, eq=False)
class Pivot:
    """The parts of such a table: `row` holds the labels across the top (the sheet's row, from 0), and `levels` are what
    they are, from the outermost; `figures` are their columns and `labels` those of what the rows are, `totals` columns of
    totals, `left` others. `named` is what the corner says is counted; `filters` what rows above say of the whole table
    (heading and value, by row), `titles` the other rows above."""

    row: int
    levels: tuple[Level, ...]
    labels: tuple[int, ...]
    figures: tuple[int, ...]
    totals: tuple[int, ...]
    left: tuple[int, ...]
    named: str
    filters: Mapping[int, tuple[str, str]]
    titles: tuple[int, ...]


def found(sheet: Sheet, extracts: Iterable[Extract], config: Config, source: str) -> Pivot | None:
    """The first row with labels of one kind side by side, with numbers under them; None where there is none."""
    extracts = [*extracts]
    for row in range(min(len(sheet.rows) - 1, _SEARCHED)):
        level = across.of_groups(sheet, row, extracts, config, source)
        level = level or across.of_labels(sheet, row, extracts, config, source)
        level = level or across.of_unknown(sheet, row, extracts, config, source)
        if level and _numbers_under(sheet, row, level.places):
            inner = across.below(sheet, level, extracts, config, source)
            if inner and _numbers_under(sheet, inner.row, inner.places):
                return _parts(sheet, (level, inner), config, source)
            return _parts(sheet, (level,), config, source)
    return None


def _numbers_under(sheet: Sheet, row: int, places: Sequence[int]) -> bool:
    below = sheet.rows[row + 1 : row + 4]
    return any(sum(len(cells) > place and is_number(cells[place]) for place in places) > 1 for cells in below)


def _parts(sheet: Sheet, levels: tuple[Level, ...], config: Config, source: str) -> Pivot:
    level = levels[-1]
    row, header = level.row, sheet.rows[level.row]
    first, last = min(level.places), max(level.places)
    totals = _totals(sheet, levels, first)
    end = min((place for place in totals if place > last), default=max(map(len, sheet.rows[row:])))
    labels: list[int] = []
    figures: list[int] = []
    left: list[int] = []
    for place in range(max(map(len, sheet.rows[row:]))):
        numbers = [
            cells[place]
            for cells in sheet.rows[row + 1 :]
            if len(cells) > place and (is_number(cells[place]) and cells[place].strip())
        ]
        if place in totals:
            continue
        if place < first:
            _sort_left(cell_at(sheet, row, place), numbers, place, (totals, labels, left))
        elif numbers and all("%" in text for text in numbers):
            left.append(place)
        elif place <= last or (numbers and place < end and all(whole(text) is not None for text in numbers)):
            figures.append(place)
        elif numbers or (place < len(header) and header[place].strip()):
            left.append(place)
    filters, titles, named = _above(sheet, levels[0].row, first, config, source)
    return Pivot(
        row,
        levels,
        tuple(labels),
        tuple(figures),
        tuple(sorted({*totals})),
        tuple(left),
        named,
        filters,
        tuple(titles),
    )


def _totals(sheet: Sheet, levels: Sequence[Level], first: int) -> list[int]:
    """The columns over which one of the rows of labels says that they are a total."""
    width = max(len(sheet.rows[level.row]) for level in levels)
    return [
        place
        for place in range(first, width)
        if any(says_total(cell_at(sheet, level.row, place)) for level in levels)
    ]


def _sort_left(
    heading: str, numbers: Sequence[str], place: int, kinds: tuple[list[int], list[int], list[int]]
) -> None:
    """A column left of the figures says what the rows are, or their total, or shares of it."""
    totals, labels, left = kinds
    if numbers and is_total(heading):
        totals.append(place)
    elif any("%" in text for text in numbers):
        left.append(place)
    else:
        labels.append(place)


def _above(
    sheet: Sheet, row: int, first: int, config: Config, source: str
) -> tuple[dict[int, tuple[str, str]], list[int], str]:
    """What the rows above say: filters, titles, and what the corner says is counted."""
    filters: dict[int, tuple[str, str]] = {}
    titles = []
    for place, cells in enumerate(sheet.rows[:row]):
        texts = [clean(cells[at]) for at in filled(cells)]
        pair = pair_of(texts)
        if place == row - 1 and _is_corner(texts, filled(cells), first):
            continue
        if pair and signature.known((pair[0],), config, source):
            filters[place] = pair
        else:
            titles.append(place)
    corner = [*sheet.rows[row][:first], *(sheet.rows[row - 1] if row else [])]
    return filters, titles, next((clean(text) for text in corner if is_count(text)), "")


def _is_corner(texts: Sequence[str], places: Sequence[int], first: int) -> bool:
    """The row between the filters and the labels: what is counted, and what stands across the top."""
    return any(is_count(text) or key(text) in _CORNER for text in texts) or min(places) >= first


def pair_of(texts: Sequence[str]) -> tuple[str, str] | None:
    """ "Staff group" beside "Social workers", or "Staff group: Social workers" in one cell."""
    if len(texts) == 2:
        return texts[0].rstrip(":"), texts[1]
    heading, colon, value = texts[0].partition(":") if len(texts) == 1 else ("", "", "")
    return (heading.strip(), value.strip()) if colon and heading.strip() and value.strip() else None


def cell_at(sheet: Sheet, row: int, place: int) -> str:
    """The text of a cell, "" where its row ends before it."""
    cells = sheet.rows[row]
    return cells[place] if len(cells) > place else ""
