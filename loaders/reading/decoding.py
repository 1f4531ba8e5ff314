"""From the bytes of a CSV to its text.

Nothing is guessed silently: a file that is not UTF-8 is either one that says its encoding, or is read as
Windows-1252 with a warning and only if that leaves no byte unexplained, or is refused with the line.
"""

import codecs
import re
from dataclasses import dataclass

from loaders.problems import Problem
from loaders.reading.kinds import SAVE_AS_CSV

EMPTY = Problem("error", "empty file", "The file is empty.", "Save the extract again and upload it.")
# Where the zeros stand in UTF-16 that does not say its encoding, of text that is mostly Latin.
_UNMARKED = {"utf-16-le": 1, "utf-16-be": 0}
_SAMPLE = 1000
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


@dataclass(frozen=True)
class Decoded:
    """The text of a file and the encoding that it was read with."""

    text: str
    encoding: str


def decode(data: bytes) -> tuple[Decoded | None, list[Problem]]:
    """The text of a file without its byte order mark, or None with the reason why it has none."""
    if not data.strip():
        return None, [EMPTY]
    decoded, problems = _decoded(data)
    if decoded is not None and "\0" in decoded.text:
        line = _line_at(decoded.text[: decoded.text.index("\0")])
        title = f"The file contains NUL characters at line {line}: it is not a plain CSV."
        return None, [Problem("error", "NUL characters", title, SAVE_AS_CSV, line=line)]
    return decoded, problems


def _decoded(data: bytes) -> tuple[Decoded | None, list[Problem]]:
    for mark, encoding in _UTF16.items():
        if data.startswith(mark):
            return _utf16(data.removeprefix(mark), encoding)
    for encoding, zeros in _UNMARKED.items():
        if len(data) % 2 == 0 and data[zeros:_SAMPLE:2].count(0) > len(data[:_SAMPLE]) // 3:
            return _utf16(data, encoding)
    try:
        return Decoded(data.removeprefix(codecs.BOM_UTF8).decode("utf-8"), "utf-8"), []
    except UnicodeDecodeError as error:
        return _windows(data, error)


def _utf16(data: bytes, encoding: str) -> tuple[Decoded | None, list[Problem]]:
    try:
        return Decoded(data.decode(encoding), encoding), []
    except UnicodeDecodeError as error:
        return None, [_unreadable(error.start, _line_at(data[: error.start].decode(encoding, "ignore")))]


def _windows(data: bytes, error: UnicodeDecodeError) -> tuple[Decoded | None, list[Problem]]:
    """Windows-1252, unless the rest of the file is UTF-8: one stray byte must not turn every é into Ã©."""
    line = _line_at(data[: error.start].decode("latin-1"))
    partly_utf8 = not data.decode("utf-8", "ignore").isascii()
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None, [_unreadable(error.start, line)]
    if partly_utf8:
        return None, [_unreadable(error.start, line)]
    title = "The file was read as Windows-1252: check the accents."
    fix = "Save as “CSV UTF-8” to be sure that letters such as é are right."
    return Decoded(text, "cp1252"), [Problem("warning", "encoding", title, fix, line=line)]


def _unreadable(offset: int, line: int) -> Problem:
    title = f"Some characters could not be read (byte {offset + 1:,}, line {line})."
    return Problem("error", "encoding", title, SAVE_AS_CSV, line=line)


def _line_at(text_before: str) -> int:
    return len(re.findall(r"\r\n|\r|\n", text_before)) + 1
