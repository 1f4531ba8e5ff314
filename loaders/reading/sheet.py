"""The cells of a file as values: every row of a sheet, and the table that is found in it."""

from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter


@dataclass(frozen=True)
class Skipped:
    """How many rows of a large published file were read and not kept, because nothing that is said of it depends on their
    cells: of kinds that its family does not take, and about other areas."""

    left_out: int = 0
    elsewhere: int = 0

    @property
    def rows(self) -> int:
        return self.left_out + self.elsewhere


@dataclass(frozen=True)
class Table:
    """A heading row and the rows below it. `lines` holds the row number in Excel of each of `rows`; `ended` says whether
    the last of them has an end of line.

    `skipped` counts rows that were read and not kept.

    Of a table that was turned, `letters` are the columns in Excel of its own ("" for those that were made), and
    `figures_at` that of the figure in each row.
    """

    header: tuple[str, ...]
    header_line: int
    rows: list[list[str]]
    lines: list[int]
    ended: bool = True
    letters: tuple[str, ...] = ()
    figures_at: tuple[str, ...] = ()
    skipped: int = 0

    @property
    def rows_read(self) -> int:
        """How many rows the file has below its headings."""
        return len(self.rows) + self.skipped

    @cached_property
    def columns(self) -> list[tuple[str, ...]]:
        """The body by column, as many as the widest row has. A row that ends early has no cell further right, and
        is not filled up: one long row would otherwise cost the memory of a full table."""
        widths = set(map(len, self.rows))
        if len(widths) == 1:
            return [tuple(map(itemgetter(place), self.rows)) for place in range(*widths)]
        places = range(max(widths, default=0))
        return [tuple(row[place] for row in self.rows if len(row) > place) for place in places]

    @cached_property
    def texts(self) -> list[frozenset[str]]:
        """The distinct texts of each column: few, however many rows there are."""
        return [frozenset(column) for column in self.columns]


@dataclass(frozen=True)
class Sheet:
    """Every row that is not blank, headings included, as text; `lines` counts rows as Excel does.

    `delimiter` and `encoding` are those of a CSV, `name` that of a workbook's sheet; `skipped` are rows that were not kept.
    """

    rows: list[list[str]]
    lines: list[int]
    delimiter: str = ""
    encoding: str = ""
    ended: bool = True
    name: str = ""
    skipped: Skipped = Skipped()

    def table(self, header_row: int = 0) -> Table:
        """The sheet as headings and body; `header_row` counts the sheet's rows from 0."""
        return Table(
            header=tuple(self.rows[header_row]),
            header_line=self.lines[header_row],
            rows=self.rows[header_row + 1 :],
            lines=self.lines[header_row + 1 :],
            ended=self.ended,
            skipped=self.skipped.rows,
        )


def letter(place: int) -> str:
    """The letter that Excel gives to a column, counted from 0: A to Z, then AA."""
    return (letter(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)
