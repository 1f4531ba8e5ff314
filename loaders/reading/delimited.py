"""A CSV, in any encoding and between any of the usual delimiters, as rows of text."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from config.publication import Limits
from loaders.problems import Problem, blocking, printable
from loaders.reading import decoding
from loaders.reading.oversize import WIDEST_PUBLISHED, too_large
from loaders.reading.sheet import Sheet

DELIMITERS = (",", ";", "\t", "|")
# Between these a decimal comma may stand.
_WITH_COMMAS = (";", "|")
_SAMPLE_ROWS = 50
_SAMPLE_CHARACTERS = 100_000
_DECIMAL_COMMA = re.compile(r"\s*-?[0-9]+,[0-9]+\s*")


def read(data: bytes, limits: Limits, *, large: bool) -> tuple[Sheet | None, list[Problem]]:
    """The cells of a file of text, or None and why not. `large` allows the command line's rows."""
    decoded, problems = decoding.decode(data)
    if decoded is None:
        return None, problems
    if too_long := long_line(io.StringIO(decoded.text, newline=""), limits.line_bytes):
        return None, [*problems, too_long]
    delimiter = delimiter_of(decoded.text)
    most_rows = limits.command_rows if large else limits.page_rows
    rows, lines, found = _parse(decoded.text, delimiter, most_rows)
    problems += found if blocking(found) else [*found, *_odd_cells(rows, lines, delimiter)]
    if blocking(problems):
        return None, problems
    return Sheet(rows, lines, delimiter, decoded.encoding, decoded.text.endswith(("\n", "\r"))), problems


def delimiter_of(text: str) -> str:
    """Comma, semicolon, tab or upright bar: the one that cuts most of the first rows into one same number of cells."""
    sample = text[:_SAMPLE_CHARACTERS]

    def evenness(delimiter: str) -> tuple[int, int]:
        reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
        widths = Counter(len(row) for row in islice(reader, _SAMPLE_ROWS) if len(row) > 1)
        return max(((rows, width) for width, rows in widths.items()), default=(0, 0))

    return max(DELIMITERS, key=evenness)


def _parse(text: str, delimiter: str, most_rows: int) -> tuple[list[list[str]], list[int], list[Problem]]:
    """Rows that are not blank, their row numbers in Excel (where a cell may hold several lines), and problems."""
    rows: list[list[str]] = []
    lines: list[int] = []
    number = 0
    try:
        for number, row in enumerate(
            csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), 1
        ):
            if "".join(row).strip():
                rows.append(row)
                lines.append(number)
            if len(rows) > most_rows + 1:
                return rows, lines, [too_large(f"more than {most_rows:,} rows", f"{most_rows:,} rows")]
    except csv.Error as error:
        return rows, lines, [quotation(number + 1, str(error))]
    return rows, lines, blank_rows(number - len(rows))


def blank_rows(blank: int) -> list[Problem]:
    """What is said of so many rows without anything in them."""
    title = "A blank row was left out." if blank == 1 else f"{blank:,} blank rows were left out."
    return [Problem("note", "blank rows", title, "")] if blank else []


def quotation(line: int, reason: str) -> Problem:
    """The parser stops where it notices; the quotation mark to look for is where its row begins."""
    ended = "expected after" in reason
    end = "is followed by text after it is closed" if ended else "is never closed"
    fix = "Put a second quotation mark at the end of that cell, or take the first one out."
    title = f"A quotation mark opened on line {line} {end}."
    return Problem("error", "quotation marks", title, fix, line=line)


@dataclass
class OddCells:
    """What the shape of the cells says about the whole file: far too many columns, or decimal commas."""

    delimiter: str
    widest: int = 0
    decimal: tuple[int, str] | None = None

    def see(self, line: int, row: list[str]) -> None:
        """The next row that is not blank."""
        self.widest = max(self.widest, len(row))
        if self.decimal is None and self.delimiter in _WITH_COMMAS:
            self.decimal = next(((line, cell) for cell in row if _DECIMAL_COMMA.fullmatch(cell)), None)

    def problems(self) -> list[Problem]:
        if not self.widest:
            return [decoding.EMPTY]
        if self.widest > WIDEST_PUBLISHED:
            return [too_large(f"{self.widest:,} columns", f"{WIDEST_PUBLISHED} columns")]
        if self.decimal is None:
            return []
        line, cell = self.decimal
        title = "Decimal commas are not allowed for counts."
        fix = "Write whole numbers, and decimals with a point (1.5). In Excel, save as CSV UTF-8 with commas between cells."
        return [Problem("error", "decimal comma", title, fix, line=line, found=printable(cell))]


def _odd_cells(rows: list[list[str]], lines: list[int], delimiter: str) -> list[Problem]:
    odd = OddCells(delimiter, widest=max(map(len, rows), default=0))
    if delimiter in _WITH_COMMAS:
        for line, row in zip(lines, rows, strict=True):
            odd.see(line, row)
    return odd.problems()


def long_line(lines: Iterable[str], most: int) -> Problem | None:
    """What is said of the first line that takes more bytes than `most`."""
    # A long line has many characters too: the rest is not worth encoding.
    few = most // 4
    for number, line in enumerate(lines, 1):
        if len(line) > few and len(line.encode()) > most:
            title = f"Line {number} is longer than {most // 1024} KB."
            fix = "Check that this is the extract: no row should be as long."
            return Problem("error", "long line", title, fix, number)
    return None
