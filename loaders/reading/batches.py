"""A CSV of any size as batches of rows of text, each with its row number in Excel, in no more memory than a batch takes.

pyarrow reads whatever it reads as Python's `csv` does. Where the two may differ (odd quotation marks, rows that are not
as wide as the headings) it stands back, and `csv` reads the same file: slower, and no less bounded.
"""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.csv as arrow_csv

from loaders.problems import Problem
from loaders.reading import decoding
from loaders.reading.delimited import OddCells, blank_rows, long_line, quotation
from loaders.reading.inspecting import Inspector
from loaders.reading.source import PIECE, Source

_BLOCK = 4 * PIECE
_ROWS = 20_000
# Between other delimiters a decimal comma may stand, which `csv`'s rows are searched for.
_PLAIN = (",", "\t")
# Called with the share of a file that was read.
Tell = Callable[[float], object]


class Adds(Protocol):
    """What is fed with rows."""

    def add(self, batch: "Batch") -> None: ...


Gathering = TypeVar("Gathering", bound=Adds)


class StandBack(Exception):
    """The file has something that pyarrow may read otherwise than `csv` does."""


class Unreadable(Exception):
    """The text cannot be read as rows, and what there is to say of it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems[0].title)
        self.problems = problems


@dataclass(frozen=True)
class Text:
    """A CSV whose encoding is known. Its headings, `width` cells, end with the row numbered `heading`, which is `above`
    bytes of UTF-8 from the start; no line may be longer than `most` bytes."""

    source: Source
    encoding: str
    delimiter: str
    most: int
    heading: int
    above: int
    width: int
    tell: Tell = lambda share: None


@dataclass(frozen=True, eq=False)
class Batch:
    """Rows as their numbers and their columns, each of which holds its distinct texts and for each row which of them;
    beside them rows of another width, with their numbers. A blank row is among them."""

    lines: np.ndarray
    columns: list[pa.DictionaryArray]
    ragged: list[tuple[int, list[str]]] = field(default_factory=list)


class _Utf8(io.RawIOBase):
    """A text as UTF-8 without its first bytes, all of which an inspector has seen; `share` of it was read. pyarrow reads
    from a thread of its own, which can tell nobody."""

    def __init__(self, text: Text, inspector: Inspector | None = None, without: int = 0) -> None:
        self._pieces, self._inspector, self._without = _utf8(text), inspector, without
        self._read, self._size = 0, max(text.source.size, 1)
        self._rest = memoryview(b"")

    @property
    def share(self) -> float:
        return min(1.0, self._read / self._size)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not len(self._rest):
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            if self._inspector:
                self._inspector.feed(piece)
                if self._inspector.odd or self._inspector.too_long:
                    raise StandBack
            self._read += len(piece)
            self._rest = memoryview(piece)[self._without :]
            self._without = max(0, self._without - len(piece))
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


def _utf8(text: Text) -> Iterator[bytes]:
    """The bytes of a text as UTF-8, without its byte order mark."""
    is_utf8 = text.encoding == "utf-8"
    pieces = (
        text.source.pieces(_BLOCK) if is_utf8 else map(str.encode, decoding.texts(text.source, text.encoding))
    )
    for number, piece in enumerate(pieces):
        yield piece[decoding.mark(piece) :] if is_utf8 and not number else piece


def by_arrow(text: Text) -> Iterator[Batch]:
    """The rows below the headings. Raises StandBack where they may not be what `csv` would make of them, at any time:
    what was yielded before then counts for nothing."""
    if text.delimiter not in _PLAIN:
        raise StandBack
    inspector = Inspector(text.delimiter.encode(), text.most)
    names = [str(place) for place in range(text.width)]
    coded = pa.dictionary(pa.int32(), pa.string())
    line = text.heading + 1
    stream = _Utf8(text, inspector, text.above)
    try:
        batches = arrow_csv.open_csv(
            stream,
            arrow_csv.ReadOptions(use_threads=False, block_size=_BLOCK, column_names=names),
            arrow_csv.ParseOptions(
                delimiter=text.delimiter, newlines_in_values=True, ignore_empty_lines=False
            ),
            arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, coded)),
        )
        for batch in batches:
            text.tell(stream.share)
            yield Batch(np.arange(line, line + len(batch)), batch.columns)
            line += len(batch)
    except pa.ArrowInvalid as reason:
        raise StandBack from reason
    if not inspector.sound:
        raise StandBack


def gathered(text: Text, new: Callable[[], Gathering]) -> Gathering:
    """All rows below the headings, added batch by batch to what `new` begins with."""
    try:
        return _all(new(), by_arrow(text))
    except StandBack:
        return _all(new(), by_csv(text))


def _all(gathering: Gathering, batches: Iterator[Batch]) -> Gathering:
    for batch in batches:
        gathering.add(batch)
    return gathering


def by_csv(text: Text) -> Iterator[Batch]:
    """The same rows, of any text; Unreadable where `csv` cannot read it, or at the end where its cells speak against it."""
    lines = io.TextIOWrapper(io.BufferedReader(_Utf8(text)), "utf-8", newline="")
    if problem := long_line(lines, text.most):
        raise Unreadable([problem])
    stream = _Utf8(text)
    lines = io.TextIOWrapper(io.BufferedReader(stream), "utf-8", newline="")
    odd, numbered = (
        OddCells(text.delimiter),
        enumerate(csv.reader(lines, delimiter=text.delimiter, strict=True), 1),
    )
    last, blank = 0, 0
    while True:
        some: list[tuple[int, list[str]]] = []
        try:
            for last, row in islice(numbered, _ROWS):
                some.append((last, row))
        except csv.Error as error:
            raise Unreadable([quotation(last + 1, str(error))]) from error
        if not some:
            break
        text.tell(stream.share)
        for line, row in some:
            if "".join(row).strip():
                odd.see(line, row)
            else:
                blank += 1
        yield _batch([each for each in some if each[0] > text.heading], text.width)
    if problems := odd.problems():
        raise Unreadable([*blank_rows(blank), *problems])


def _batch(numbered: list[tuple[int, list[str]]], width: int) -> Batch:
    fitting = [(line, row) for line, cells in numbered if (row := _fitting(cells, width)) is not None]
    ragged = [(line, cells) for line, cells in numbered if _fitting(cells, width) is None]
    columns = zip(*(row for _, row in fitting), strict=True) if fitting else [()] * width
    coded = [pa.array(column, type=pa.string()).dictionary_encode() for column in columns]
    return Batch(np.array([line for line, _ in fitting], dtype=np.int64), coded, ragged)


def _fitting(row: list[str], width: int) -> list[str] | None:
    """A row as wide as the headings: blank rows are made so, and blank cells beyond them cut off; None for any other."""
    if len(row) == width:
        return row
    if not "".join(row).strip():
        return [""] * width
    return row[:width] if len(row) > width and not "".join(row[width:]).strip() else None
