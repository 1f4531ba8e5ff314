"""From the bytes of a file to its text, or the name of what it is instead of a CSV.

Nothing is guessed silently: a file that is not UTF-8 is either one that says its encoding, or is read as
Windows-1252 with a warning and only if that leaves no byte unexplained, or is refused with the line.
"""

import codecs
import re
from dataclasses import dataclass

from loaders.problems import Problem

EMPTY = Problem("error", "empty file", "The file is empty.", "Save the extract again and upload it.")
SAVE_AS_CSV = "In Excel choose File, Save As, “CSV UTF-8 (comma delimited)”, and upload that file."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}

# The first bytes of files that officers send in place of a CSV, and what they are called.
_BINARY = (
    (_OLE, "an Excel workbook of the old kind, or one with a password"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a compressed (gzip) file"),
    (b"7z\xbc\xaf", "a compressed (7z) file"),
    (b"Rar!", "a compressed (rar) file"),
    (b"PAR1", "a Parquet file"),
    (b"{\\rtf", "a Word document (rtf)"),
)
_TEXTUAL = (
    (
        rb"<!doctype html|<html|<head|<body|<script",
        "a web page, perhaps a sign-in page saved in place of the file",
    ),
    (rb"<\?xml|<[a-z]+:?[a-z]*[ >]", "an XML file"),
    (rb"\{\s*[\"}]|\[\s*[\"{\[\]]", "a JSON file"),
)


@dataclass(frozen=True)
class Decoded:
    """The text of a file and the encoding that it was read with."""

    text: str
    encoding: str


def decode(data: bytes) -> tuple[Decoded | None, list[Problem]]:
    """The text of a file without its byte order mark, or None with the reason why it has none."""
    if not data.strip():
        return None, [EMPTY]
    if kind := named_kind(data):
        return None, [Problem("error", "not a CSV", f"This is {kind}, not a CSV.", SAVE_AS_CSV)]
    decoded, problems = _decoded(data)
    if decoded is not None and "\0" in decoded.text:
        line = _line_at(decoded.text[: decoded.text.index("\0")])
        title = f"The file contains NUL characters at line {line}: it is not a plain CSV."
        return None, [Problem("error", "NUL characters", title, SAVE_AS_CSV, line=line)]
    return decoded, problems


def named_kind(data: bytes) -> str:
    """What a file is when its first bytes say that it is no CSV; an archive is never unpacked to find out."""
    if data.startswith(b"PK"):
        return "an Excel workbook" if b"xl/" in data or b"[Content_Types]" in data else "a zip file"
    for start, kind in _BINARY:
        if data.startswith(start):
            return kind
    start = data[:500].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    return next((kind for pattern, kind in _TEXTUAL if re.match(pattern, start)), "")


def _decoded(data: bytes) -> tuple[Decoded | None, list[Problem]]:
    for mark, encoding in _UTF16.items():
        if data.startswith(mark):
            return _utf16(data.removeprefix(mark), encoding)
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
