"""From the bytes of a CSV to its text, whatever its size.

Nothing is guessed silently: a file that is not UTF-8 is either one that says its encoding, or is read as
Windows-1252 with a warning and only if that leaves no byte unexplained, or is refused with the line.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.problems import Problem
from loaders.reading.kinds import SAVE_AS_CSV
from loaders.reading.source import PIECE, Source

EMPTY = Problem("error", "empty file", "The file is empty.", "Save the extract again and upload it.")
# Where the zeros stand in UTF-16 that does not say its encoding, of text that is mostly Latin.
_UNMARKED = {"utf-16-le": 1, "utf-16-be": 0}
_SAMPLE = 1000
_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be", codecs.BOM_UTF8: "utf-8"}
# The bytes that Windows-1252 gives no meaning to.
_UNEXPLAINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_ENDS = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Decoded:
    """The text of a file and the encoding that it was read with."""

    text: str
    encoding: str


@dataclass(frozen=True)
class _Bad:
    """Where text stops being text: the place of the byte after the byte order mark, and the line."""

    offset: int
    line: int


def decode(data: bytes) -> tuple[Decoded | None, list[Problem]]:
    """The text of a file without its byte order mark, or None with the reason why it has none."""
    source = Source(data)
    encoding, problems = encoding_of(source)
    if encoding is None:
        return None, problems
    return Decoded(data[mark(data) :].decode(encoding), encoding), problems


def encoding_of(source: Source) -> tuple[str | None, list[Problem]]:
    """The encoding by which all of a file is text, or None with the reason why there is none."""
    if not any(piece.strip() for piece in source.pieces()):
        return None, [EMPTY]
    encoding, problems = _fitting(source)
    if encoding and (line := _line_of_nul(source, encoding)):
        title = f"The file contains NUL characters at line {line}: it is not a plain CSV."
        return None, [Problem("error", "NUL characters", title, SAVE_AS_CSV, line=line)]
    return encoding, problems


def texts(source: Source, encoding: str) -> Iterator[str]:
    """The text of a file piece by piece, without its byte order mark."""
    decoder = codecs.getincrementaldecoder(encoding)()
    with source.open() as file:
        file.seek(mark(file.read(3)))
        while piece := file.read(PIECE):
            yield decoder.decode(piece)
    yield decoder.decode(b"", True)


def ended(source: Source, encoding: str) -> bool:
    """Whether the last line of a text has its end."""
    with source.open() as file:
        file.seek(max(0, source.size - 4))
        return file.read().decode(encoding, "ignore").endswith(("\n", "\r"))


def mark(start: bytes) -> int:
    """How many bytes of a file's start are its byte order mark."""
    return next((len(mark) for mark in _MARKS if start.startswith(mark)), 0)


def _fitting(source: Source) -> tuple[str | None, list[Problem]]:
    encoding = likely(source)
    bad = _bad(source, encoding)
    if bad is None:
        return encoding, []
    return (None, [_unreadable(bad)]) if encoding != "utf-8" else _windows(source, bad)


def likely(source: Source) -> str:
    """The encoding that the first bytes of a file speak for."""
    start, size = source.start(_SAMPLE), source.size
    for mark, encoding in _MARKS.items():
        if start.startswith(mark):
            return encoding
    for encoding, zeros in _UNMARKED.items():
        if size % 2 == 0 and start[zeros:_SAMPLE:2].count(0) > len(start) // 3:
            return encoding
    return "utf-8"


def _bad(source: Source, encoding: str) -> _Bad | None:
    """Where the bytes of a file cannot be read by an encoding; None where all can."""
    offset = 0
    decoder = codecs.getincrementaldecoder(encoding)()
    with source.open() as file:
        marked = mark(file.read(3))
        file.seek(marked)
        while True:
            piece = file.read(PIECE)
            pending = len(decoder.getstate()[0])
            if encoding == "utf-8" and piece and not pending and piece.isascii():
                offset += len(piece)
                continue
            try:
                decoder.decode(piece, not piece)
            except UnicodeDecodeError as error:
                at = offset - pending + error.start
                return _Bad(at, _line_at(source, marked, at, encoding))
            if not piece:
                return None
            offset += len(piece)


def _line_at(source: Source, marked: int, offset: int, encoding: str) -> int:
    """The line of a byte, counted from the mark."""
    reader = codecs.getincrementaldecoder("latin-1" if encoding == "utf-8" else encoding)("ignore")
    ends, left, returned = 0, offset, False
    with source.open() as file:
        file.seek(marked)
        while left and (piece := file.read(min(left, PIECE))):
            left -= len(piece)
            text = reader.decode(piece)
            ends += len(_ENDS.findall(text)) - (returned and text.startswith("\n"))
            returned = text.endswith("\r") if text else returned
    return ends + 1


def _line_of_nul(source: Source, encoding: str) -> int:
    """The line of the first NUL, 0 where there is none."""
    if not encoding.startswith("utf-16") and not any(b"\0" in piece for piece in source.pieces()):
        return 0
    ends, returned = 0, False
    for text in texts(source, encoding):
        before, nul, _ = text.partition("\0")
        ends += len(_ENDS.findall(before)) - (returned and before.startswith("\n"))
        returned = text.endswith("\r") if text else returned
        if nul:
            return ends + 1
    return 0


def _windows(source: Source, bad: _Bad) -> tuple[str | None, list[Problem]]:
    """Windows-1252, unless the rest of the file is UTF-8: one stray byte must not turn every é into Ã©."""
    rest = codecs.getincrementaldecoder("utf-8")("ignore")
    for piece in source.pieces():
        if _UNEXPLAINED.search(piece) or not rest.decode(piece).isascii():
            return None, [_unreadable(bad)]
    title = "The file was read as Windows-1252: check the accents."
    fix = "Save as “CSV UTF-8” to be sure that letters such as é are right."
    return "cp1252", [Problem("warning", "encoding", title, fix, line=bad.line)]


def _unreadable(bad: _Bad) -> Problem:
    title = f"Some characters could not be read (byte {bad.offset + 1:,}, line {bad.line})."
    return Problem("error", "encoding", title, SAVE_AS_CSV, line=bad.line)
