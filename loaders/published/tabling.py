"""A sheet as a table of text under the names by which its family calls the columns."""

import pandas as pd

from config.family import Family
from loaders.problems import Problem
from loaders.published.labels import column_title, listed
from loaders.published.recognising import Headings, headings_of
from loaders.reading import Sheet


def tabled(sheet: Sheet, family: Family) -> tuple[pd.DataFrame, list[Problem]]:
    """The declared columns that the sheet has, as trimmed text, with the line of each row in `line`."""
    headings = headings_of(sheet, family)
    table = sheet.table(headings.row)
    if problems := _misshapen(table.rows, table.lines, len(table.header)) + _twice(headings, family):
        return pd.DataFrame(), problems
    cells = {
        name: pd.Series([row[places[0]].strip() for row in table.rows], dtype="str")
        for name, places in headings.places.items()
        if places
    }
    return pd.DataFrame(cells).assign(line=table.lines), []


def _misshapen(rows: list[list[str]], lines: list[int], width: int) -> list[Problem]:
    for row, line in zip(rows, lines, strict=True):
        if len(row) < width or any(cell.strip() for cell in row[width:]):
            title = f"This row has {len(row):,} cells, and the headings are {width:,}."
            fix = "Download the file again, and load it without opening it in between."
            return [Problem("error", "row length", title, fix, line=line)]
    return []


def _twice(headings: Headings, family: Family) -> list[Problem]:
    return [
        Problem(
            "error",
            "column twice",
            "Two columns have this name, and they may differ.",
            "Keep the one that is meant.",
            column=column_title(name, family),
            found=listed([f"column {place + 1}" for place in places]),
        )
        for name, places in headings.places.items()
        if len(places) > 1
    ]
