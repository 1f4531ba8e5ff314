"""An accessible spreadsheet of one view, in the shape that the government's Analysis Function asks for: cover,
contents, notes, one table a sheet, symbols in place of figures that are not shown.

Its figures are numbers, rounded as the page prints them: what is in a cell is what is on the screen, and a finer
figure is not hidden behind a format. The CSV has the unrounded ones.
"""

import io
import re
from typing import Any

import pandas as pd

from config import Config
from pages.components import cells, exports, figures
from pages.components.handouts.page_words import DEMONSTRATION, INVENTED, PageWords

# Symbols of the Government Statistical Service, by status, with what they mean here.
SYMBOLS = {
    "confidential": ("[c]", "confidential, so that nobody can be identified"),
    "low_reliability": ("[u]", "too few people for a reliable figure"),
    "rounds_to_zero": ("[low]", "rounds to zero but is not zero"),
    "not_applicable": ("[z]", "not applicable"),
    "not_available": ("[x]", "not available"),
}
_BY_WORDS = {
    words: SYMBOLS[status][0]
    for given in (figures.STATUS_WORDS, cells.SHORT_WORDS)
    for status, words in given.items()
} | {"Not in shares": "[z]", cells.REFERENCE: "[z]"}
_NUMBER = re.compile(rf"[+{figures.MINUS}]?[\d,]+(?:\.(\d+))?%?")
TABLE, NOTES = "Table", "Notes"
_TEXT = {"font_name": "Arial", "font_size": 12, "text_wrap": True, "valign": "top"}


def xlsx(words: PageWords, config: Config) -> bytes:
    """The workbook: Cover, Contents, Notes, Table."""
    import gptables  # type: ignore[import-untyped]

    file = io.BytesIO()
    notes = _notes(words)
    table = _table(words, [f"$${place}$$" for place in range(1, len(notes) + 1)])
    book = gptables.produce_workbook(
        file,
        {TABLE: gptables.GPTable(**table)},
        cover=_cover(words, config),
        notes_table=pd.DataFrame(notes, columns=["reference", "Note"], dtype=object),
        notesheet_options={"table_name": "notes"},
        contentsheet_options={"table_name": "contents"},
        auto_width={TABLE: True, NOTES: False, "Contents": True},
        # A text is a text: never a formula, never a link that we did not make.
        workbook_options={"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    _finish(book, words, table["table_row_index"], config)
    book.close()
    return file.getvalue()


def _finish(book: Any, words: PageWords, heading_row: int, config: Config) -> None:
    """What the library leaves: headings that stay in sight, lines that wrap, who made the file and of what."""
    wrapped = book.add_format(_TEXT)
    book.get_worksheet_by_name(NOTES).set_column(1, 1, 100, wrapped)
    table = book.get_worksheet_by_name(TABLE)
    table.freeze_panes(heading_row + 1, 1)
    table.set_landscape()
    for sheet in book.worksheets():
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
    book.set_properties(
        {
            "title": words.caption,
            "subject": words.headline,
            "author": _publisher(config),
            "company": config.publication.organisation,
        }
    )


def _publisher(config: Config) -> str:
    return f"{config.publication.organisation}, {config.publication.directorate}"


def _cover(words: PageWords, config: Config) -> Any:
    import gptables

    warning = [f"{DEMONSTRATION}. {INVENTED}"] if words.view.demonstration else []
    facts = [f"{name}: {fact}." for name, fact in words.facts.items()]
    against = [f"Compared with: {words.compared}."] if words.compared else []
    reopens = [f"This view on the dashboard: {words.link}"] if words.link else []
    symbols = "Some cells hold a symbol in place of a figure; the line above the table says what each means."
    rounding = "Figures are rounded as the dashboard prints them; the dashboard’s CSV has them unrounded."
    return gptables.Cover(
        title=words.caption,
        intro=[*warning, words.headline, *([words.second] if words.second else [])],
        about=[*facts, f"Area: {words.view.selection.area}.", *against, *reopens, rounding, symbols],
        contact=[f"{_publisher(config)}. Responsible for these figures: {words.view.measure.owner}."],
    )


def _notes(words: PageWords) -> list[tuple[str, str]]:
    said = [*words.notes, *words.definitions] or ["There is nothing to add to this table."]
    return [(str(place), str(exports.disarmed(line))) for place, line in enumerate(said, 1)]


def _table(words: PageWords, references: list[str]) -> dict[str, Any]:
    """The page's table as the library takes it: columns of numbers and symbols, with how each is written."""
    header, rows = _split_ranges(words)
    columns = {
        _heading(name, column): column for name, column in zip(header, zip(*rows, strict=True), strict=True)
    }
    frame = pd.DataFrame(
        {name: [_cell(text) for text in column] for name, column in columns.items()}, dtype=object
    )
    used = [
        f"{symbol} = {meaning}" for symbol, meaning in SYMBOLS.values() if frame.eq(symbol).any(axis=None)
    ]
    legend = [f"Symbols: {'; '.join(used)}."] if used else []
    return {
        "table": frame,
        "table_name": "figures",
        "title": f"{words.caption} {''.join(references)}",
        "instructions": "This worksheet contains one table. Notes are on the worksheet “Notes”.",
        "legend": legend,
        "source": words.source,
        "index_columns": {2: 0},
        "additional_formatting": _formats(list(columns.values())),
        "table_row_index": 3 + len(legend),
    }


def _split_ranges(words: PageWords) -> tuple[list[str], list[list[str]]]:
    """A column of ranges ("25% to 38%") becomes two of numbers, since a cell holds one figure."""
    ranged = {
        place
        for row in words.rows
        for place, text in enumerate(row)
        if all(_NUMBER.fullmatch(part) for part in text.split(" to ")) and " to " in text
    }
    header = [
        part
        for place, name in enumerate(words.header)
        for part in ((f"{name}: from", f"{name}: to") if place in ranged else (name,))
    ]
    rows = [
        [
            part
            for place, text in enumerate(row)
            for part in (_ends(text, row[1]) if place in ranged else [text])
        ]
        for row in words.rows
    ]
    return header, rows


def _ends(text: str, figure: str) -> list[str]:
    """Both ends of a range. What is no range stands in both columns; where the figure itself is not shown, its
    reason does."""
    if _NUMBER.fullmatch(text.partition(" to ")[0]):
        return (text.split(" to ") * 2)[:2]
    return [figure if figure in _BY_WORDS else text] * 2


def _heading(name: str, column: tuple[str, ...]) -> str:
    """A heading with its unit, where the page prints the unit in the cells."""
    return f"{name} (%)" if any(text.endswith("%") and _NUMBER.fullmatch(text) for text in column) else name


def _cell(text: str) -> int | float | str:
    """A number as it is printed, a symbol where there is none, or words (a name, a verdict)."""
    if text in _BY_WORDS:
        return _BY_WORDS[text]
    found = _NUMBER.fullmatch(text)
    if not found:
        return str(exports.disarmed(text))
    plain = text.rstrip("%").replace(",", "").replace(figures.MINUS, "-")
    return float(plain) if found[1] else int(plain)


def _formats(columns: list[tuple[str, ...]]) -> list[dict[str, Any]]:
    """As many decimals as the page prints, in every cell, and figures set right with their symbols."""
    by_decimals: dict[int, list[tuple[int, int]]] = {}
    for place, column in enumerate(columns):
        for line, text in enumerate(column, 1):
            if found := _NUMBER.fullmatch(text):
                by_decimals.setdefault(len(found[1] or ""), []).append((line, place))
    numeric = sorted({place for cells_ in by_decimals.values() for _, place in cells_})
    right: dict[str, Any] = {
        "column": {"columns": numeric, "format": {"align": "right"}, "include_names": True}
    }
    return [right] * bool(numeric) + [
        {"cell": {"cells": [at], "format": {"num_format": f"#,##0{'.' * bool(places)}{'0' * places}"}}}
        for places, found_at in by_decimals.items()
        for at in found_at
    ]
