"""What the XML of an OpenDocument spreadsheet says of its sheets."""

from collections.abc import Iterator
from itertools import product

from config.periods.written import read as period_read
from loaders.reading.archive import Archive, Unreadable
from loaders.reading.facts import Facts, Place, parse
from loaders.reading.kinds import PASSWORD, not_readable

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_CELLS = ("table-cell", "covered-table-cell")
_NUMBERS = ("float", "percentage", "currency")
# Of a cell that is said again and again, no more than this are looked at: a table has not so many that are the same.
_MOST_REPEATED = 200


def facts(archive: Archive) -> dict[str, Facts]:
    """The facts of every sheet, by its name."""
    if b"encryption-data" in archive.text(_MANIFEST):
        raise Unreadable(not_readable(PASSWORD))
    reader = _Reader()
    parse(archive.chunks(_CONTENT), reader.start, reader.end, reader.text)
    return reader.known


class _Reader:
    """Reads every sheet as the XML goes by. A row or a cell that is repeated is written once with its number of times."""

    def __init__(self) -> None:
        self.known: dict[str, Facts] = {}
        self._facts = Facts()
        self._row = self._column = self._rows = self._columns = self._filled = 0
        self._cell: dict[str, str] = {}
        self._written = ""
        self._inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table":
            self._facts = self.known.setdefault(attributes.get("table:name", ""), Facts())
            self._row = self._column = 0
        elif name == "table-column":
            self._begin_column(attributes)
        elif name == "table-row":
            self._column = self._filled = 0
            self._rows = _times(attributes, "rows")
            if _is_hidden(attributes):
                self._facts.hidden_rows.update(_span(self._row, self._rows))
        elif name in _CELLS:
            self._cell, self._written, self._inside = attributes, "", False
            self._columns = _times(attributes, "columns")
        elif name == "p":
            self._inside = True

    def end(self, name: str) -> None:
        if name in _CELLS:
            self._end_cell()
            self._column += self._columns
        elif name == "table-row":
            self._facts.wide += self._filled >= 2
            self._row += self._rows
        elif name == "p":
            self._inside = False

    def text(self, text: str) -> None:
        if self._inside:
            self._written += text

    def _begin_column(self, attributes: dict[str, str]) -> None:
        times = _times(attributes, "columns")
        if _is_hidden(attributes):
            self._facts.hidden_columns.update(_span(self._column, times))
        self._column += times

    def _end_cell(self) -> None:
        kind, formula = self._cell.get("office:value-type", ""), self._cell.get("table:formula", "")
        if not (kind or formula or self._written):
            return
        facts = self._facts
        self._filled += 1
        last = self._row + self._rows - 1, self._column + self._columns - 1
        facts.last = (max(facts.last[0], last[0]), max(facts.last[1], last[1]))
        is_error = self._cell.get("calcext:value-type") == "error"
        if is_error or (formula and self._written.startswith(("Err:", "#"))):
            facts.instead.update(dict.fromkeys(self._places(), _error(self._written)))
        elif formula and not (kind or self._written):
            facts.instead.update(dict.fromkeys(self._places(), f"={formula.partition('=')[2]}"))
        elif kind in _NUMBERS:
            facts.figures += 1
            if kind == "percentage":
                facts.percents.update(self._places())
        elif kind == "date" and (shown := period_read(self._written)) and shown.length == "month":
            facts.months.update(self._places())
        self._merge()

    def _places(self) -> Iterator[Place]:
        return product(_span(self._row, self._rows), _span(self._column, self._columns))

    def _merge(self) -> None:
        rows = int(self._cell.get("table:number-rows-spanned", "1"))
        columns = int(self._cell.get("table:number-columns-spanned", "1"))
        if rows > 1 or columns > 1:
            first = self._row, self._column
            self._facts.merged.append((first, (first[0] + rows - 1, first[1] + columns - 1)))


def _times(attributes: dict[str, str], what: str) -> int:
    return int(attributes.get(f"table:number-{what}-repeated", "1"))


def _span(first: int, times: int) -> range:
    return range(first, first + min(times, _MOST_REPEATED))


def _is_hidden(attributes: dict[str, str]) -> bool:
    return attributes.get("table:visibility") in ("collapse", "filter")


def _error(written: str) -> str:
    """An error as Excel writes it: LibreOffice has numbers for some."""
    return written if written.startswith("#") else f"#{written}"
