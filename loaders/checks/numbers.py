"""Whether number cells hold numbers of the kind that their column counts."""

import re
import unicodedata

import numpy as np

from config import Extract
from config.schema import Item
from loaders.cells import Cells, Column
from loaders.checks.many import on_rows
from loaders.problems import Problem, rows_in_words
from loaders.quantities import Quantity, as_number, quantity
from loaders.reading import Table

_WHOLE = re.compile(r"\d{1,9}|\d{1,3}(,\d{3})+|\d{1,3}( \d{3})+", re.ASCII)
# A column of counts in which one cell is mistyped is one still, so that the cell can be named.
_NEARLY_ALL = 0.75
EXPECTED = {
    "people": "a whole number",
    "events": "a whole number",
    "points": "a number such as 1234.5",
    "share": "a percentage from 0 to 100",
    "percentage": "a percentage from 0 to 100",
    "per 100": "a number such as 9.73",
    "per 10,000": "a number such as 403.0",
    "per 100,000": "a number such as 255",
    "mean": "a number such as 46.8",
    "score": "a number such as 0.51 or -0.11",
}
_NO_SIGN = "Write digits and nothing else."
EXCEL_ERROR = ("This is an Excel error value.", "Correct the formula in the workbook and save it again.")
_WORDS = {
    "excel error": EXCEL_ERROR,
    "formula": (
        "This is a formula that has no result yet.",
        "Open the workbook in Excel, save it, and upload it again; or type the number.",
    ),
    "turned": (
        "A mark that nobody can see turns the direction of reading: the number may show backwards.",
        "Delete the cell and type the number again.",
    ),
    "strange digits": ("This is not written in the digits 0 to 9.", "Type the number again."),
    "per cent": ("This is a percentage.", "Give the number of people or events, not a percentage."),
    "negative": ("Numbers cannot be negative.", "Correct the number, and write 0 without a sign."),
    "decimal comma": ("Decimal commas are not allowed.", "Write decimals with a point (1.5)."),
    "pointed": (
        "This is no whole number, unless its point stands between thousands.",
        "If it does, write the count without the point. If not, give the count itself, not a share or a rate.",
    ),
    "not whole": ("This must be a whole number.", "Give the count itself, not a share or a rate."),
    "notation": (
        "This is not a plain number.",
        "Write the number in full, in at most nine digits and nothing else.",
    ),
    "date": (
        "Excel has turned what was typed into a date.",
        "Type the number again, in a cell that is formatted as a number: of a range such as 1-4 nothing can be counted.",
    ),
    "range": (
        "This is not one exact number.",
        "Small numbers are protected when the figures are published: write the exact number.",
    ),
    "over 100": ("A percentage is over 100.", "Check the figure: shares are given in per cent."),
    "not a number": ("This is not a number.", _NO_SIGN),
}
_TIDIED = {
    "spaces": "with spaces round them",
    "thousands": "with commas between thousands",
    "spaced": "with spaces between thousands",
    "apostrophe": "with an apostrophe before them",
    "decimals": "with decimals that are all nought",
}


def problems(cells: Cells, extract: Extract, *, symbols_kept: bool, most: int) -> list[Problem]:
    """Every number cell that cannot be read, and a note where one could be after tidying.

    `symbols_kept`: whether c, x, z, low, k and u may stand in place of a number (an `open` source).
    """
    found: list[Problem] = []
    for name, item in extract.items.items():
        if column := cells.columns.get(name):
            numbers = [quantity(text, item.kind) for text in column.texts]
            judged = {
                place: problem
                for place, number in enumerate(numbers)
                if (problem := _judged(number, column.texts[place], column, item, symbols_kept=symbols_kept))
            }
            found += on_rows(judged, column, cells.lines, most)
            found += _tidied(numbers, column, cells)
    return found


def _judged(number: Quantity, text: str, column: Column, item: Item, *, symbols_kept: bool) -> Problem | None:
    expected = EXPECTED[item.kind]
    if number.blank:
        title, fix = "A number is missing.", "Write 0 if there were none."
        return column.problem("number", title, fix, expected=expected) if item.required else None
    if number.fault == "symbol" or (number.symbol and not symbols_kept):
        return _symbol(text, column, symbols_kept=symbols_kept)
    if not number.fault:
        return None
    title, fix = _WORDS[number.fault]
    if number.fault == "decimal comma" and item.kind in ("people", "events"):
        fix = "Write the count in digits and nothing else; a share or a rate is no count."
    if number.fault == "strange digits":
        fix = f"{fix} {_named(text)}"
    return column.problem("number", title, fix, text, expected=expected)


def _symbol(text: str, column: Column, *, symbols_kept: bool) -> Problem:
    title = "A symbol stands in place of a number."
    expected = "the exact number"
    fix = (
        "Small numbers are protected when the figures are published. Ask who made it for the extract before suppression, "
        "and write 0 where there were none."
    )
    if symbols_kept:
        expected = "a number, or one of the symbols c, x, z, low, k and u"
        fix = (
            "Write c for confidential, x for not available, z for not applicable, low for rounds to zero, "
            "u for unreliable."
        )
    return column.problem("symbol", title, fix, text, expected=expected)


def _named(text: str) -> str:
    """Which character it is: a full-width 1 looks like 1."""
    strange = next(c for c in text if c.isnumeric() and not c.isascii())
    return f"“{strange}” is {unicodedata.name(strange, 'an unnamed character').lower()}."


def _tidied(numbers: list[Quantity], column: Column, cells: Cells) -> list[Problem]:
    notes = []
    for how, words in _TIDIED.items():
        tidied = [place for place, number in enumerate(numbers) if number.tidied == how]
        lines = cells.lines[np.isin(column.codes, tidied)].tolist()
        if lines:
            title = f"Some numbers are written {words}."
            fix = f"We will read them without ({rows_in_words(lines)})."
            notes.append(Problem("note", "number", title, fix, line=lines[0], column=column.heading))
    return notes


def whole_numbers(table: Table) -> frozenset[int]:
    """The places of the columns that hold whole numbers, but for a slip or two, and one above 1."""
    return frozenset(
        place for place, texts in enumerate(table.texts) if _are_counts({*map(as_number, texts)} - {""})
    )


def _are_counts(texts: set[str]) -> bool:
    numbers = [int(re.sub("[, ]", "", text)) for text in texts if _WHOLE.fullmatch(text)]
    return bool(numbers) and len(numbers) >= _NEARLY_ALL * len(texts) and max(numbers) > 1
