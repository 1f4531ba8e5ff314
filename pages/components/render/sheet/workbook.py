"""An accessible spreadsheet in the shape that the government's Analysis Function asks for: cover, contents, notes,
one table a sheet, symbols in place of figures that are not shown.

Its figures are numbers, rounded as the page prints them: what is in a cell is what is on the screen, and a finer
figure is not hidden behind a format. The CSV has the unrounded ones.
"""

import io
import textwrap
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from config import Config
from pages.components.render import csv
from pages.components.render.sheet import cells
from pages.components.render.sheet.cells import Column
from pages.components.shared.content import Table

NOTES = "Notes"
# Characters across a page of text, and points from line to line.
_PAGE, _LINE = 100, 16
_TEXT = {"font_name": "Arial", "font_size": 12, "text_wrap": True, "valign": "top"}
ROUNDING = (
    "Figures are rounded as the dashboard prints them; the dashboard’s CSV has them unrounded.",
    "Some cells hold a symbol in place of a figure; the line above the table says what each means.",
)


@dataclass(frozen=True)
class Sheet:
    """One table on a sheet of its own. `name`: of its tab, `marked`: of the table in the workbook, `notes`: what is
    to be known of it."""

    name: str
    marked: str
    table: Table
    source: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Front:
    """What stands before the tables. `subject`: what the workbook says, in a sentence."""

    title: str
    subject: str
    intro: Sequence[str]
    about: Sequence[str]
    contact: str


def workbook(front: Front, sheets: Sequence[Sheet], config: Config) -> bytes:
    """The workbook: Cover, Contents, Notes, and the sheets."""
    import gptables  # type: ignore[import-untyped]

    file = io.BytesIO()
    if not any(sheet.notes for sheet in sheets):
        # A sheet of notes to which nothing refers would be none.
        sheets = [replace(sheets[0], notes=ROUNDING[:1]), *sheets[1:]]
    notes = list(dict.fromkeys(str(csv.disarmed(note)) for sheet in sheets for note in sheet.notes))
    numbered = {note: place for place, note in enumerate(notes, 1)}
    columns = {sheet.name: cells.columns(sheet.table) for sheet in sheets}
    tables = {sheet.name: _table(sheet, columns[sheet.name], numbered) for sheet in sheets}
    references = [(str(place), note) for note, place in numbered.items()]
    book = gptables.produce_workbook(
        file,
        {name: gptables.GPTable(**table) for name, table in tables.items()},
        cover=gptables.Cover(
            title=front.title, intro=list(front.intro), about=list(front.about), contact=[front.contact]
        ),
        notes_table=pd.DataFrame(references, columns=["reference", "Note"], dtype=object),
        notesheet_options={"table_name": "notes"},
        contentsheet_options={"table_name": "contents"},
        auto_width={"Contents": True, NOTES: False} | dict.fromkeys(tables, True),
        # A text is a text: never a formula, never a link that we did not make.
        workbook_options={"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    _finish(book, front, tables, columns, config)
    _notes_wrap(book, list(numbered))
    book.close()
    return _in_english(file.getvalue())


def _finish(
    book: Any,
    front: Front,
    tables: dict[str, dict[str, Any]],
    columns: dict[str, list[Column]],
    config: Config,
) -> None:
    """What the library leaves: headings that stay in sight, lines that wrap, who made the file and of what."""
    cover = book.get_worksheet_by_name("Cover")
    cover.set_column(0, 0, _PAGE)
    # Below the title each part has its own heading.
    lines = ["", "", *front.intro, "", *front.about, "", front.contact]
    for row, line in enumerate(lines):
        _as_high_as(cover, row, [(line, _PAGE)])
    for name, given in tables.items():
        table, first = book.get_worksheet_by_name(name), given["table_row_index"] + 1
        table.freeze_panes(first, 1)
        table.set_landscape()
        long = {place: column for place, column in enumerate(columns[name]) if column.long}
        for place in long:
            table.set_column(place, place, cells.LONGEST)
        for row, sentences in enumerate(zip(*(column.cells for column in long.values()), strict=True), first):
            _as_high_as(table, row, [(cell.text, cells.LONGEST) for cell in sentences])
    for sheet in book.worksheets():
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
    book.set_properties(
        {
            "title": front.title,
            "subject": front.subject,
            "author": publisher(config),
            "company": config.publication.organisation,
        }
    )


def _notes_wrap(book: Any, notes: Sequence[str]) -> None:
    """The library's sheet of notes: its title, a line of instructions, headings, and then a note a row."""
    sheet = book.get_worksheet_by_name(NOTES)
    sheet.set_column(1, 1, _PAGE, book.add_format(_TEXT))
    for row, note in enumerate(notes, 3):
        _as_high_as(sheet, row, [(note, _PAGE)])


def _as_high_as(sheet: Any, row: int, texts: Sequence[tuple[str, int]]) -> None:
    """A row as high as the texts in it, each with how many characters its column holds: not every program finds that
    out by itself."""
    lines = max(len(textwrap.wrap(text, round(width * 1.1))) for text, width in texts)
    if lines > 1:
        sheet.set_row(row, lines * _LINE)


def _in_english(file: bytes) -> bytes:
    """The same workbook with its language among its properties, which the library cannot write."""
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(file)) as before,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for part in before.infolist():
            held = before.read(part)
            if part.filename == "docProps/core.xml":
                held = held.replace(
                    b"</cp:coreProperties>", b"<dc:language>en-GB</dc:language></cp:coreProperties>"
                )
            after.writestr(part, held)
    return changed.getvalue()


def publisher(config: Config) -> str:
    """Who answers for a file."""
    return f"{config.publication.organisation}, {config.publication.directorate}"


def _table(sheet: Sheet, columns: list[Column], numbered: dict[str, int]) -> dict[str, Any]:
    """The page's table as the library takes it: columns of numbers and symbols, with how each is written."""
    references = [f"$${numbered[str(csv.disarmed(note))]}$$" for note in sheet.notes]
    frame = pd.DataFrame(
        {column.heading: [cells.value(cell) for cell in column.cells] for column in columns}, dtype=object
    )
    used = [
        f"{symbol} = {meaning}" for symbol, meaning in csv.SYMBOLS.values() if frame.eq(symbol).any(axis=None)
    ]
    legend = [f"Symbols: {'; '.join(used)}."] if used else []
    return {
        "table": frame,
        "table_name": sheet.marked,
        "title": f"{sheet.table.caption} {''.join(references)}".strip(),
        "instructions": "This worksheet contains one table. Notes are on the worksheet “Notes”.",
        "legend": legend,
        "source": sheet.source,
        "index_columns": {2: 0},
        "additional_formatting": cells.formats(columns),
        "table_row_index": 3 + len(legend),
    }
