"""Labels that a table says once for several rows, as pivot tables and merged cells do, read in each of them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.layout.headings_row import AGREED
from loaders.layout.words import is_number, texts_that
from loaders.problems import Problem, printable, some
from loaders.reading import Table, letter


def repeated(table: Table) -> tuple[Table, list[Problem]]:
    """The table with such labels in every row that they stand for, which its sender has to agree to: a blank cell may mean
    all of a kind as well."""
    width = len(table.header)
    if len(table.rows) < 2 or any(len(row) != width for row in table.rows):
        return table, []
    columns = [*map(list, zip(*table.rows, strict=True))]
    done = []
    for place in range(width):
        if not _says_once(columns, place):
            break
        columns[place] = _down(columns[place])
        done.append(place)
    labels = [*zip(*(columns[place] for place in range(_last_of_words(columns) + 1)), strict=True)]
    if not done or len({*labels}) < len(labels):
        return table, []
    named = [f"“{printable(table.header[place])}” (column {letter(place)})" for place in done]
    title = "Some labels are said once for several rows."
    fix = f"We read each in the rows below it, up to the next one: {some(named, 5)}."
    rows = [list(row) for row in zip(*columns, strict=True)]
    return replace(table, rows=rows), [Problem("warning", AGREED, title, fix)]


def _says_once(columns: Sequence[Sequence[str]], place: int) -> bool:
    """Whether a column begins with a label and never says one twice running, but leaves half of its cells or more blank,
    with a label in one of the columns to the right."""
    cells = columns[place]
    written = [text for text in cells if text.strip()]
    blank = [row for row, text in enumerate(cells) if not text.strip()]
    if not cells[0].strip() or 2 * len(blank) < len(cells) or any(map(is_number, written)):
        return False
    if any(before == text for before, text in pairwise(written)):
        return False
    beside = columns[place + 1 : _last_of_words(columns) + 1]
    return all(any(column[row].strip() for column in beside) for row in blank)


def _last_of_words(columns: Sequence[Sequence[str]]) -> int:
    """The last of the columns, from the first, that hold words and not numbers; -1 where the first has numbers."""
    last = -1
    for place, cells in enumerate(columns):
        written = [text for text in cells if text.strip()]
        numbers = texts_that(is_number, [written])
        if not written or 2 * sum(text in numbers for text in written) > len(written):
            break
        last = place
    return last


def _down(cells: Sequence[str]) -> list[str]:
    found: list[str] = []
    for text in cells:
        found.append(text if text.strip() or not found else found[-1])
    return found
