"""A table with the ethnic groups across the top, as a pivot table exports it: where its parts are."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from config import Config, Extract
from config.ethnicity import ALL
from loaders.checks import signature
from loaders.groups import groups_of
from loaders.harmonising import clean, key
from loaders.layout.words import filled, is_number, is_total, whole
from loaders.reading import Sheet

_SEARCHED = 30
_COUNTED = re.compile(r"(distinct count|count|sum|number|no\.?|total)( of)? .+", re.IGNORECASE)
_CORNER = ("column labels", "values")


@dataclass(frozen=True, eq=False)
class Pivot:
    """The parts of such a table: `row` holds the groups (the sheet's row, from 0), `groups` are their columns and `labels`
    those of what the rows are, `totals` columns of totals, `left` others. `named` is what the corner says is counted;
    `filters` what rows above say of the whole table (heading and value, by row), `titles` the other rows above."""

    row: int
    labels: tuple[int, ...]
    groups: tuple[int, ...]
    totals: tuple[int, ...]
    left: tuple[int, ...]
    named: str
    filters: Mapping[int, tuple[str, str]]
    titles: tuple[int, ...]


def found(sheet: Sheet, extracts: Iterable[Extract], config: Config, source: str) -> Pivot | None:
    """The first row with two ethnic groups side by side, with numbers under them; None where there is none."""
    by_scheme = {extract.scheme: extract for extract in extracts}.values()
    for row in range(min(len(sheet.rows) - 1, _SEARCHED)):
        for extract in by_scheme:
            meant = groups_of(sheet.rows[row], extract, source, config).meanings
            places = [place for place, text in enumerate(sheet.rows[row]) if meant.get(text, ALL) != ALL]
            real = {meant[sheet.rows[row][place]] for place in places} - {*config.ethnicity.not_known}
            if len(real) > 1 and _numbers_under(sheet, row, places):
                return _parts(sheet, row, places, config, source)
    return None


def _numbers_under(sheet: Sheet, row: int, places: Sequence[int]) -> bool:
    below = sheet.rows[row + 1 : row + 4]
    return any(sum(len(cells) > place and is_number(cells[place]) for place in places) > 1 for cells in below)


def _parts(sheet: Sheet, row: int, places: Sequence[int], config: Config, source: str) -> Pivot:
    header = sheet.rows[row]
    first, last = min(places), max(places)
    totals = [place for place, text in enumerate(header) if is_total(text) and place >= first]
    has_total = any(place > last for place in totals)
    labels: list[int] = []
    groups: list[int] = []
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
            _sort_left(header[place], numbers, place, (totals, labels, left))
        elif place <= last or (
            numbers and not has_total and all(whole(text) is not None for text in numbers)
        ):
            groups.append(place)
        elif numbers or (place < len(header) and header[place].strip()):
            left.append(place)
    filters, titles, named = _above(sheet, row, first, config, source)
    return Pivot(row, tuple(labels), tuple(groups), tuple(totals), tuple(left), named, filters, tuple(titles))


def _sort_left(
    heading: str, numbers: Sequence[str], place: int, kinds: tuple[list[int], list[int], list[int]]
) -> None:
    """A column left of the groups says what the rows are, or their total, or shares of it."""
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
    """The row between the filters and the groups: what is counted, and what stands across the top."""
    return any(is_count(text) or key(text) in _CORNER for text in texts) or min(places) >= first


def is_count(text: str) -> bool:
    """Whether a text says that something is counted, as the corner of a pivot table does."""
    return _COUNTED.fullmatch(clean(text)) is not None


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
