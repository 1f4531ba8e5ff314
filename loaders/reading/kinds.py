"""What a file is, told by its bytes and never by its name, and how to save what cannot be read."""

import codecs
import io
import re
import zipfile
import zlib
from collections.abc import Sequence

from loaders.problems import Problem

SAVE_AS_CSV = "In Excel choose File, Save As, “CSV UTF-8 (comma delimited)”, and upload that file."
SAVE_AS_WORKBOOK = "Open it in Excel, choose File, Save As, “Excel Workbook (.xlsx)”, and upload that file."
_TAKE_OFF_PASSWORD = "In Excel choose File, Info, Protect Workbook, Encrypt with Password, empty the field, save, and upload it."
_AS_WORKBOOK_OR_CSV = "Send the figures as an Excel workbook (.xlsx) or as a CSV."
XLSX, ODS = "an Excel workbook", "an OpenDocument spreadsheet"
WORKBOOKS = (XLSX, ODS)
PASSWORD = "a workbook with a password"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_EXCEL = "an Excel workbook of the old kind (.xls)"
_TABLE_AS_EXCEL = "a web page with a table, though it may be called .xls"
_XML_2003 = "an Excel workbook saved as XML"
_DAMAGED = "a damaged zip file or workbook"
CUT_SHORT = "a compressed file that is damaged or cut short"
# The parts by which an archive says what it is, the likeliest first.
_ARCHIVES = (
    ("xl/workbook.xml", XLSX),
    ("xl/workbook.bin", "a binary Excel workbook (.xlsb)"),
    ("word/", "a Word document"),
    ("ppt/", "a PowerPoint presentation"),
    ("Index/Document.iwa", "a Numbers document"),
)
_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_FIXES = {
    PASSWORD: _TAKE_OFF_PASSWORD,
    _OLD_EXCEL: SAVE_AS_WORKBOOK,
    _TABLE_AS_EXCEL: SAVE_AS_WORKBOOK,
    _XML_2003: SAVE_AS_WORKBOOK,
    "a binary Excel workbook (.xlsb)": SAVE_AS_WORKBOOK,
    "a zip file": "Take the file out of the archive and upload it by itself.",
    CUT_SHORT: "Download it again, and send the whole file.",
    _DAMAGED: "Part of it may be missing: save or download it again, and send the whole file.",
}

# The first bytes of files that officers send in place of a table, and what they are called.
_BINARY = (
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a compressed (gzip) file"),
    (b"7z\xbc\xaf", "a compressed (7z) file"),
    (b"Rar!", "a compressed (rar) file"),
    (b"PAR1", "a Parquet file"),
    (b"{\\rtf", "a Word document (rtf)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_PAGE = rb"<!doctype html|<html|<head|<body|<script|<table|<meta|<style"
_TEXTUAL = (
    (rb"(<\?xml|<\?mso)(.|\n)*(progid=\"excel|urn:schemas-microsoft-com:office:spreadsheet)", _XML_2003),
    (rb"<\?xml|<[a-z]+:?[a-z]*[ >]", "an XML file"),
    (rb"\{\s*[\"}]|\[\s*[\"{\[\]]", "a JSON file"),
)
_LOOKED_AT = 2000


def kind_of(data: bytes) -> str:
    """What a file is when its bytes say that it is no text of rows, or ""; no more is unpacked than a line of an archive."""
    if data.startswith(b"PK"):
        return _archive(data)
    if data.startswith(_OLE):
        return PASSWORD if _ENCRYPTED in data else _OLD_EXCEL
    for start, kind in _BINARY:
        if data.startswith(start):
            return kind
    start = data[:_LOOKED_AT].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if re.match(_PAGE, start):
        is_table = b"<tr" in data[: 50 * _LOOKED_AT].lower()
        return (
            _TABLE_AS_EXCEL if is_table else "a web page, perhaps a sign-in page saved in place of the file"
        )
    return next((kind for pattern, kind in _TEXTUAL if re.match(pattern, start)), "")


def _archive(data: bytes) -> str:
    """What a zip holds, by the names in its list of contents."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            said = archive.open("mimetype").read(len(_ODS_TYPE)) if "mimetype" in names else b""
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError, NotImplementedError):
        return _DAMAGED
    if said == _ODS_TYPE and "content.xml" in names:
        return ODS
    return _said_by(names) or "a zip file"


def is_archive_of_files(names: Sequence[str]) -> bool:
    """Whether a zip with these parts is one that somebody packed, and not a workbook or a document."""
    return not _said_by(names) and not {"mimetype", "content.xml"} <= set(names)


def _said_by(names: Sequence[str]) -> str:
    found = (kind for part, kind in _ARCHIVES if any(name.startswith(part) for name in names))
    return next(found, "")


def not_readable(kind: str) -> Problem:
    """A file that is no CSV and no workbook that can be read, with what to do about it."""
    return Problem("error", "not readable", f"This is {kind}.", _FIXES.get(kind, _AS_WORKBOOK_OR_CSV))
