"""The cells of a spreadsheet: from what the page prints to numbers and symbols, and how each is written."""

import re
from collections.abc import Sequence
from typing import Any

from pages.components.render import csv
from pages.components.render.markup import Printed
from pages.components.shared import cell_text, number_text

_BY_WORDS = {
    words: csv.SYMBOLS[status][0]
    for given in (number_text.STATUS_WORDS, cell_text.SHORT_WORDS)
    for status, words in given.items()
} | {"Not in shares": "[z]", cell_text.REFERENCE: "[z]"}
_NUMBER = re.compile(rf"[+{number_text.MINUS}]?[\d,]+(?:\.(\d+))?%?")
# The most characters of a cell that are set in one line.
LONGEST = 45


def split_ranges(table: Printed) -> tuple[list[str], list[list[str]]]:
    """A column of ranges ("25% to 38%") becomes two of numbers, since a cell holds one figure. The first
    column names the row: "1 to 4" may be an age."""
    ranged = {
        place
        for row in table.rows
        for place, text in enumerate(row)
        if place and all(_NUMBER.fullmatch(part) for part in text.split(" to ")) and " to " in text
    }
    header = [
        part
        for place, name in enumerate(table.header)
        for part in ((f"{name}: from", f"{name}: to") if place in ranged else (name,))
    ]
    rows = [
        [
            part
            for place, text in enumerate(row)
            for part in (_ends(text, row[1]) if place in ranged else [text])
        ]
        for row in table.rows
    ]
    return header, rows


def _ends(text: str, figure: str) -> list[str]:
    """Both ends of a range. What is no range stands in both columns; where the figure itself is not shown, its
    reason does."""
    if _NUMBER.fullmatch(text.partition(" to ")[0]):
        return (text.split(" to ") * 2)[:2]
    return [figure if figure in _BY_WORDS else text] * 2


def named(header: Sequence[str], columns: list[tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Columns by their headings, of which no two are the same: two plans may have asked in the same words."""
    named: dict[str, tuple[str, ...]] = {}
    for name, column in zip(header, columns, strict=True):
        heading = _heading(name, column)
        again = sum(other == heading or other.startswith(f"{heading} (again") for other in named)
        named[f"{heading} (again, {again})" if again else heading] = column
    return named


def _heading(name: str, column: tuple[str, ...]) -> str:
    """A heading with its unit, where the page prints the unit in the cells."""
    return f"{name} (%)" if any(text.endswith("%") and _NUMBER.fullmatch(text) for text in column) else name


def cell(text: str) -> int | float | str:
    """A number as it is printed, a symbol where there is none, or words (a name, a verdict)."""
    if text in _BY_WORDS:
        return _BY_WORDS[text]
    found = _NUMBER.fullmatch(text)
    if not found:
        return str(csv.disarmed(text))
    plain = text.rstrip("%").replace(",", "").replace(number_text.MINUS, "-")
    return float(plain) if found[1] else int(plain)


def long(columns: Sequence[tuple[str, ...]]) -> list[int]:
    """The columns (from 0) whose texts are sentences, which need lines."""
    return [place for place, column in enumerate(columns) if max(map(len, column)) > LONGEST]


def formats(columns: list[tuple[str, ...]]) -> list[dict[str, Any]]:
    """As many decimals as the page prints, in every cell, and figures set right with their symbols."""
    by_decimals: dict[int, list[tuple[int, int]]] = {}
    for place, column in enumerate(columns):
        for line, text in enumerate(column, 1):
            if found := _NUMBER.fullmatch(text):
                by_decimals.setdefault(len(found[1] or ""), []).append((line, place))
    numeric = sorted({place for cells_ in by_decimals.values() for _, place in cells_})
    right: dict[str, Any] = {
        "column": {"columns": numeric, "format": {"align": "right"}, "include_names": True}
    }
    wide = long(columns)
    lines: list[dict[str, Any]] = [
        {"column": {"columns": wide, "format": {"text_wrap": True, "align": "left"}}},
        # Rows of several lines are read from their first.
        {"column": {"columns": list(range(len(columns))), "format": {"valign": "top"}}},
    ]
    return (
        [right] * bool(numeric)
        + lines * bool(wide)
        + [
            {"cell": {"cells": [at], "format": {"num_format": f"#,##0{'.' * bool(places)}{'0' * places}"}}}
            for places, found_at in by_decimals.items()
            for at in found_at
        ]
    )
