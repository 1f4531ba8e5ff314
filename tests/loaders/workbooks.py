"""Workbooks made by code: rows of values in, the bytes of an XLSX or an ODS out."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | bool | date | None
Rows = Sequence[Sequence[Cell]]
_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("table", "table"), ("text", "text"))
)


def workbook(**sheets: Rows) -> bytes:
    """An XLSX with these sheets; days are written as Excel's dates."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"default_date_format": "dd/mm/yyyy"}) as made:
        for name, rows in sheets.items():
            write(made.add_worksheet(name), rows)
    return out.getvalue()


def write(sheet: Worksheet, rows: Rows) -> None:
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(row, column, cell)
            elif isinstance(cell, date):
                sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day))
            elif cell is not None:
                sheet.write(row, column, cell)


def ods(rows: Rows, name: str = "Sheet1", extra: str = "") -> bytes:
    """An ODS with one sheet; `extra` is XML put after its rows."""
    body = "".join(f"<table:table-row>{''.join(map(_ods_cell, cells))}</table:table-row>" for cells in rows)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES} office:version="1.2">'
        f"<office:body><office:spreadsheet><table:table table:name={quoteattr(name)}>{body}{extra}"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": kind, "META-INF/manifest.xml": "<manifest/>", "content.xml": content})


def _ods_cell(cell: Cell) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, date):
        return _typed("date", f'office:date-value="{cell.isoformat()}"', f"{cell:%d/%m/%Y}")
    if isinstance(cell, int | float):
        return _typed("float", f'office:value="{cell}"', str(cell))
    return _typed("string", "", escape(cell))


def _typed(kind: str, value: str, shown: str) -> str:
    return f'<table:table-cell office:value-type="{kind}" {value}><text:p>{shown}</text:p></table:table-cell>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(data: bytes, name: str, old: str, new: str) -> bytes:
    """A workbook with one of its parts changed."""
    parts = parts_of(data)
    text = parts[name].decode()
    assert old in text, text
    return zipped(parts | {name: text.replace(old, new)})
