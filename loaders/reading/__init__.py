"""From the bytes of a file to its cells, whatever its form: a CSV in any encoding, or one sheet of a workbook.

Every cell is text, with the row and column in which Excel shows it. Nothing is converted, trimmed or dropped but
rows that are blank throughout. What cannot be read as one table of cells is refused here; whether the cells make
sense is for `checks`.
"""

from config.publication import Limits
from loaders.problems import Problem
from loaders.reading import kinds
from loaders.reading.decoding import EMPTY
from loaders.reading.delimited import delimiter_of
from loaders.reading.delimited import read as read_text
from loaders.reading.oversize import larger_than
from loaders.reading.sheet import Sheet, Table, letter
from loaders.reading.source import Source
from loaders.reading.workbook import read as read_workbook

__all__ = ["Sheet", "Table", "delimiter_of", "letter", "read"]


def read(
    data: bytes, limits: Limits, *, large: bool, sheet: str | None = None
) -> tuple[Sheet | None, list[Problem]]:
    """The cells of a file, or None and why not. `large` allows the command line's rows and bytes; `sheet` names the
    sheet of a workbook, which need not be named where only one has figures."""
    if refused := larger_than(Source(data), limits.command_bytes if large else limits.page_bytes):
        return None, [refused]
    if not data.strip():
        return None, [EMPTY]
    kind = kinds.kind_of(data)
    if kind in kinds.WORKBOOKS:
        return read_workbook(data, kind, limits, large=large, wanted=sheet)
    if kind:
        return None, [kinds.not_readable(kind)]
    return read_text(data, limits, large=large)
