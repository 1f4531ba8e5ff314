"""A published CSV of any size as the sheet of the rows that matter: its headings, the rows about our areas, and the first
row of everything that a check says of the whole file. The other rows are counted, and never held.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace

from config import Config
from config.family import Family
from loaders.problems import Problem
from loaders.published.gathering import Gathered
from loaders.published.near import near
from loaders.published.recognising import HEADINGS_WITHIN, candidates, headings_of, recognise
from loaders.reading import Sheet, batches, decoding, delimited, kinds
from loaders.reading.batches import Batch, Tell, Text, Unreadable
from loaders.reading.source import Source

Read = tuple[Sheet | None, list[Problem]]


@dataclass(frozen=True)
class _Head:
    """The first rows that are not blank as a sheet, and for each the bytes of UTF-8 up to its end."""

    sheet: Sheet
    ends: list[int]


def read(source: Source, extract: str | None, config: Config, tell: Tell = lambda share: None) -> Read | None:
    """The sheet of a CSV that is a published file by its first rows, or none and why; None of any other file, which is to
    be read whole. `extract` is the one that was asked for, `tell` is called with the share of the file that was read."""
    start = source.start()
    if not start.strip() or kinds.kind_of(start):
        return None
    names = candidates(_head(source, decoding.likely(source)).sheet, config)
    if not names:
        return None
    encoding, problems = decoding.encoding_of(source)
    if encoding is None:
        return None, problems
    head = _head(source, encoding)
    text = _text(source, head, config.families[names[0]], config, tell)
    try:
        labelled = _with_labels(text, head.sheet, config)
        name = recognise(labelled, config, extract)
        if name is None:
            return None
        family = config.families[name]
        sheet, said = _sheet(_text(source, head, family, config, tell), head, family, config)
    except Unreadable as reason:
        return None, [*problems, *reason.problems]
    return sheet, [*problems, *said]


def near_by_start(source: Source, config: Config) -> Problem | None:
    """Why a file that is much like a published one by its first rows is not loaded; None where it is like none."""
    start = source.start()
    head = None if kinds.kind_of(start) else _head(source, decoding.likely(source)).sheet
    return near(head, config) if head and head.rows else None


def _head(source: Source, encoding: str) -> _Head:
    text = source.start().decode(encoding, "replace").removeprefix("\ufeff")
    delimiter = delimited.delimiter_of(text)
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(lines, delimiter=delimiter)
    rows, numbers, ends = [], [], []
    for number, row in enumerate(_readable(reader), 1):
        if "".join(row).strip():
            rows.append(row)
            numbers.append(number)
            ends.append(sum(len(line.encode()) for line in lines[: reader.line_num]))
        if len(rows) == HEADINGS_WITHIN:
            break
    return _Head(Sheet(rows, numbers, delimiter, encoding), ends)


def _readable(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    """The rows up to the first that is none; what is wrong with that is said by whoever reads all."""
    try:
        yield from reader
    except csv.Error:
        return


def _text(source: Source, head: _Head, family: Family, config: Config, tell: Tell) -> Text:
    row = headings_of(head.sheet, family).row
    return Text(
        source, head.sheet.encoding, head.sheet.delimiter, config.publication.limits.line_bytes,
        head.sheet.lines[row], head.ends[row], len(head.sheet.rows[row]), tell,
    )  # fmt: skip


def _with_labels(text: Text, sheet: Sheet, config: Config) -> Sheet:
    """The first rows with, where labels further down say which family's a file is, a row for each label."""
    told = {
        headings_of(sheet, family).places[family.told_by.column][0]
        for name in candidates(sheet, config)
        if (family := config.families[name]).told_by
    }
    if not told:
        return sheet
    labels = batches.gathered(text, lambda: _Labels(told))
    rows = [[""] * place + [label] for place, found in labels.found.items() for label in found]
    return replace(sheet, rows=[*sheet.rows, *rows], lines=[*sheet.lines, *(0 for _ in rows)])


class _Labels:
    """The distinct texts of some columns."""

    def __init__(self, places: set[int]) -> None:
        self.found: dict[int, dict[str, None]] = {place: {} for place in places}

    def add(self, batch: Batch) -> None:
        for place, found in self.found.items():
            found |= dict.fromkeys(batch.columns[place].dictionary.to_pylist())


def _sheet(text: Text, head: _Head, family: Family, config: Config) -> tuple[Sheet, list[Problem]]:
    headings = headings_of(head.sheet, family)
    gathered = batches.gathered(text, lambda: Gathered(family, headings, config))
    above = headings.row + 1
    sheet = replace(
        head.sheet,
        rows=[*head.sheet.rows[:above], *gathered.rows.values()],
        lines=[*head.sheet.lines[:above], *gathered.rows],
        ended=decoding.ended(text.source, text.encoding),
        skipped=gathered.skipped,
    )
    blank = text.heading - above + gathered.blank
    return sheet, delimited.blank_rows(blank)
