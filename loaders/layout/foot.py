"""What stands below a table, or in it, and is no row of it: notes, headings that are repeated, another table."""

from collections.abc import Collection
from dataclasses import replace

from config import Config
from loaders.checks import signature
from loaders.harmonising import category_labels, group_labels, key
from loaders.layout.headings_row import left_out
from loaders.layout.words import begins_like_note, filled, is_number, reads_like_note, texts_that
from loaders.problems import Problem, rows_in_words
from loaders.reading import Table


def without_notes(table: Table, config: Config, source: str) -> tuple[Table, list[Problem]]:
    """The table without the notes under it, such as where the figures are from; a label is never taken for a note."""
    labels = _labels(config, source)
    end = len(table.rows)
    while end and _is_note(table, end - 1, labels):
        end -= 1
    if end == len(table.rows):
        return table, []
    said = left_out(table.lines[end:], table.rows[end:], "below the table")
    return replace(table, rows=table.rows[:end], lines=table.lines[:end], ended=True), [said]


def _is_note(table: Table, place: int, labels: Collection[str]) -> bool:
    """One text in a row of its own. At the very end of a file that has no end of line it may be a row that was cut."""
    row = table.rows[place]
    cells = filled(row)
    if len(cells) != 1 or cells[0] > min(1, len(table.header) - 1) or is_number(row[cells[0]]):
        return False
    text = row[cells[0]]
    if key(text) in labels:
        return False
    may_be_cut = not table.ended and place == len(table.rows) - 1
    apart = place > 0 and table.lines[place] - table.lines[place - 1] > 1
    if apart and not may_be_cut:
        return reads_like_note(text)
    return begins_like_note(text) if may_be_cut or len(table.header) < 3 else reads_like_note(text)


def _labels(config: Config, source: str) -> frozenset[str]:
    """Whatever may stand in a row of data, of any extract."""
    labels: set[str] = set()
    for extract in config.extracts.values():
        labels |= {*group_labels(extract, source, config)}
        for dimension in extract.dimensions.values():
            labels |= {*category_labels(dimension)}
    return frozenset(labels)


def words_of_labels(config: Config, source: str) -> frozenset[str]:
    """Every word of those labels."""
    return frozenset(word for label in _labels(config, source) for word in label.split())


def without_repeated_headings(table: Table) -> tuple[Table, list[Problem]]:
    """The table without the headings that a report repeats on every page."""
    header = [*table.header]
    again = [place for place, row in enumerate(table.rows) if row == header]
    if not again:
        return table, []
    kept = [place for place in range(len(table.rows)) if place not in set(again)]
    lines = [table.lines[place] for place in again]
    title, fix = "The headings are repeated.", f"We left out {rows_in_words(lines)}."
    note = Problem("note", "headings", title, fix)
    rows = [table.rows[place] for place in kept]
    return replace(table, rows=rows, lines=[table.lines[place] for place in kept]), [note]


def another_table(table: Table, config: Config, source: str) -> list[Problem]:
    """A problem where a row in the body is the headings of another table."""
    numbers = texts_that(is_number, table.texts)
    for place, row in enumerate(table.rows):
        if not numbers.isdisjoint(row) or len(filled(row)) < 2:
            continue
        if signature.known(tuple(row), config, source) >= 2:
            title = f"Another table begins in row {table.lines[place]}."
            fix = "Put each table on a sheet or in a file of its own."
            return [Problem("error", "several tables", title, fix, table.lines[place])]
    return []
