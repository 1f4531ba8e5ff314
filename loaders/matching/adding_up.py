"""Rows that differ only in a column that was left out, such as teams of one service: added up, where all are plain numbers."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from math import isnan

from config import Extract
from loaders.harmonising import key
from loaders.layout.words import is_total
from loaders.problems import Problem, printable, rows_in_words
from loaders.quantities import quantity
from loaders.reading import Table

_ADDED = ("people", "events", "points")


def without_left_out(
    table: Table, extract: Extract, positions: Mapping[str, int]
) -> tuple[Table, list[Problem]]:
    """The table with such rows together in the place of the first, and a warning of it. Rows that say the same in the column
    left out, too, are there twice, and stay for the checks to refuse. `positions`: our name of a column -> its place.
    """
    left_out = [
        place for place, text in enumerate(table.header) if extract.words.columns.get(key(text)) == ""
    ]
    counted = [place for name, place in positions.items() if name in extract.items]
    labels = [place for name, place in positions.items() if name not in extract.items]
    kinds = {extract.items[name].kind for name in positions if name in extract.items}
    if not left_out or not kinds <= {*_ADDED}:
        return table, []
    alike = (rows for rows in _alike(table, labels) if _differ(table, rows, left_out))
    several = [rows for rows in alike if _plain(table, rows, counted)]
    if not several:
        return table, []
    rows, wrong = [[*row] for row in table.rows], list[Problem]()
    sums = _sums_of_others(table, several, left_out, counted)
    for first, *others in several:
        totals, parts = _totals_and_parts(table, [first, *others], left_out, sums)
        for place in counted:
            total, added = _sum(table, totals, place), _sum(table, parts, place)
            if parts and added > total:
                wrong.append(_above(table, totals, place, total, added))
            rows[first][place] = f"{total:.12g}"
    gone = {number for _, *others in several for number in others}
    kept = [number for number in range(len(rows)) if number not in gone]
    lines = [table.lines[number] for number in kept]
    shorter = replace(table, rows=[rows[number] for number in kept], lines=lines)
    return shorter, [_told(table, several, sums), *wrong]


def _told(table: Table, several: list[list[int]], sums: frozenset[tuple[str, ...]]) -> Problem:
    lines = [table.lines[number] for rows in several for number in rows]
    title = "Rows that differ only in what is left out are added up."
    alone = [f"“{printable(' '.join(label))}” has the sum of the others and is read alone." for label in sums]
    fix = " ".join([f"These are {rows_in_words(sorted(lines))}.", *alone])
    return Problem("warning", "added up", title, fix)


def _alike(table: Table, labels: list[int]) -> Collection[list[int]]:
    """The rows by what they say in the columns of labels."""
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, row in enumerate(table.rows):
        if len(row) == len(table.header):
            alike[tuple(key(row[place]) for place in labels)].append(number)
    return alike.values()


def _differ(table: Table, rows: list[int], left_out: list[int]) -> bool:
    said = {tuple(key(table.rows[number][place]) for place in left_out) for number in rows}
    return len(rows) > 1 and len(said) == len(rows)


def _plain(table: Table, rows: list[int], counted: list[int]) -> bool:
    return all(not isnan(_number(table.rows[number][place])) for number in rows for place in counted)


def _sums_of_others(
    table: Table, several: list[list[int]], left_out: list[int], counted: list[int]
) -> frozenset[tuple[str, ...]]:
    """The label that has the sum of all others wherever three or more stand together ("Hackney" beside its localities)."""
    long = [rows for rows in several if len(rows) > 2]
    found = [
        {
            _labels(table, number, left_out)
            for number in rows
            if any(_sum(table, rows, place) for place in counted)
            and all(2 * _sum(table, [number], place) == _sum(table, rows, place) for place in counted)
        }
        for rows in long
    ]
    return frozenset(set.intersection(*found)) if len(found) > 1 else frozenset()


def _labels(table: Table, number: int, places: list[int]) -> tuple[str, ...]:
    return tuple(table.rows[number][place].strip() for place in places)


def _totals_and_parts(
    table: Table, rows: list[int], left_out: list[int], sums: frozenset[tuple[str, ...]]
) -> tuple[list[int], list[int]]:
    """The rows that are added up: where some are totals over what is left out ("All ages"), those over the most of it alone,
    beside the rows that are no totals."""
    said = {
        number: len(left_out)
        if _labels(table, number, left_out) in sums
        else sum(is_total(table.rows[number][place]) for place in left_out)
        for number in rows
    }
    most = max(said.values())
    return [number for number in rows if said[number] == most], [
        number for number in rows if most and not said[number]
    ]


def _above(table: Table, totals: list[int], place: int, total: float, added: float) -> Problem:
    line, column = table.lines[totals[0]], printable(table.header[place])
    title = f"Row {line} is a total of {total:,.12g}, but the rows that differ in what is left out add up to {added:,.12g}."
    return Problem(
        "error", "total", title, "Correct the total or the rows, or delete the total.", line, column
    )


def _sum(table: Table, rows: list[int], place: int) -> float:
    return sum(_number(table.rows[number][place]) for number in rows)


def _number(text: str) -> float:
    """The number in a cell; not a number where it holds anything else."""
    return quantity(text, "points").value
