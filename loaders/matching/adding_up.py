"""Rows that differ only in a column that was left out, such as teams of one service: added up, where all are plain numbers."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from math import isnan

from config import Extract
from loaders.harmonising import key
from loaders.problems import Problem, rows_in_words
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
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, row in enumerate(table.rows):
        if len(row) == len(table.header):
            alike[tuple(key(row[place]) for place in labels)].append(number)
    several = [
        rows for rows in alike.values() if _differ(table, rows, left_out) and _plain(table, rows, counted)
    ]
    if not several:
        return table, []
    rows = [[*row] for row in table.rows]
    for first, *others in several:
        for place in counted:
            total = sum(_number(table.rows[number][place]) for number in (first, *others))
            rows[first][place] = f"{total:.12g}"
    gone = {number for _, *others in several for number in others}
    kept = [number for number in range(len(rows)) if number not in gone]
    lines = [table.lines[number] for rows_alike in several for number in rows_alike]
    title = "Rows that differ only in what is left out are added up."
    told = Problem("warning", "added up", title, f"These are {rows_in_words(sorted(lines))}.")
    shorter = replace(
        table, rows=[rows[number] for number in kept], lines=[table.lines[number] for number in kept]
    )
    return shorter, [told]


def _differ(table: Table, rows: list[int], left_out: list[int]) -> bool:
    said = {tuple(key(table.rows[number][place]) for place in left_out) for number in rows}
    return len(rows) > 1 and len(said) == len(rows)


def _plain(table: Table, rows: list[int], counted: list[int]) -> bool:
    return all(not isnan(_number(table.rows[number][place])) for number in rows for place in counted)


def _number(text: str) -> float:
    """The number in a cell; not a number where it holds anything else."""
    return quantity(text, "points").value
