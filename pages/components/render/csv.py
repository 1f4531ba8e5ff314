"""Files that leave the product: the rows on the screen, in the results table's columns, unrounded.

A file holds what the screen holds and nothing else. Text comes from our own lists of labels; a cell that a
spreadsheet would take for a formula is none the less disarmed.
"""

import re

import pandas as pd

from pages.components.shared.view import View

# Symbols of the Government Statistical Service, by status, with what they mean here.
SYMBOLS = {
    "confidential": ("[c]", "confidential, so that nobody can be identified"),
    "low_reliability": ("[u]", "too few people for a reliable figure"),
    "rounds_to_zero": ("[low]", "rounds to zero but is not zero"),
    "not_applicable": ("[z]", "not applicable"),
    "not_available": ("[x]", "not available"),
}
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\x00", "＝")


def csv(view: View) -> bytes:
    """The rows of a view as CSV, with symbols."""
    return as_csv(with_symbols(view.rows))


def with_symbols(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of a results table in which the value of a figure that is not shown is a symbol, since a reader takes an empty
    cell for a zero."""
    symbols = rows["status"].map({status: symbol for status, (symbol, _) in SYMBOLS.items()})
    told = rows["value"].notna() | symbols.isna()
    return rows.assign(value=rows["value"].astype(object).where(told, symbols))


def as_csv(rows: pd.DataFrame) -> bytes:
    """A table of ours as CSV, UTF-8 with a byte order mark so that Excel reads the names right."""
    return as_text(rows).encode("utf-8-sig")


def as_text(rows: pd.DataFrame) -> str:
    """A table of ours as the text of a CSV, its own texts disarmed."""
    text = rows.select_dtypes(include=["object", "str"]).columns
    safe = rows.assign(**{name: rows[name].map(disarmed) for name in text})
    return safe.to_csv(index=False, lineterminator="\n")


def disarmed(cell: object) -> object:
    """Text that no spreadsheet runs: what looks like a formula gets an apostrophe before it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def file_name(view: View) -> str:
    """A name made of our own words that no other view has: "social-workers-2022-09-30-hackney-vs-residents.csv"."""
    chosen = view.selection
    parts = [
        chosen.measure,
        chosen.period,
        chosen.area,
        f"by {chosen.breakdown}" if chosen.breakdown else "",
        chosen.detail if chosen.detail == "detailed" else "",
        f"vs {chosen.comparator}" if chosen.comparator else "",
        "demonstration" if view.demonstration else "",
    ]
    return re.sub(r"[^a-z0-9]+", "-", " ".join(parts).lower()).strip("-") + ".csv"


def places_file_name(title: str, group: str, period: str) -> str:
    """The name of a measure's places for one group: "suspensions-places-all-2023-24.csv"."""
    return f"{plain_name(f'{title} places {group} {period}')}.csv"


def plain_name(words: str, *, demonstration: bool = False) -> str:
    """The name of a file, without what it is: "suspensions-over-time-by-group"."""
    invented = " demonstration" if demonstration else ""
    return re.sub(r"[^a-z0-9]+", "-", f"{words}{invented}".lower()).strip("-")


def targets_file_name(view: View) -> str:
    """The name of a measure's targets: of every group and period, against its own comparator."""
    invented = "-demonstration" if view.demonstration else ""
    return f"{view.selection.measure}-targets{invented}.csv"
