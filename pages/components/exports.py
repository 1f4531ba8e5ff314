"""Files that leave the product: the rows on the screen, in the results table's columns, unrounded.

A file holds what the screen holds and nothing else. Text comes from our own lists of labels; a cell that a
spreadsheet would take for a formula is none the less disarmed.
"""

from pages.components.view import View

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\x00", "＝")


def csv(view: View) -> bytes:
    """The rows of a view as CSV, UTF-8 with a byte order mark so that Excel reads the names right."""
    text = view.rows.select_dtypes(include=["object", "str"]).columns
    safe = view.rows.assign(**{name: view.rows[name].map(disarmed) for name in text})
    return safe.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def disarmed(cell: object) -> object:
    """Text that no spreadsheet runs: what looks like a formula gets an apostrophe before it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def file_name(view: View) -> str:
    """A name made of our own words: "social-workers-2022-09-30.csv"."""
    parts = [
        view.selection.measure,
        view.selection.period.replace("/", "-").replace(" ", "-"),
        view.selection.breakdown,
    ]
    marked = ["demonstration"] if view.demonstration else []
    return "-".join(part for part in (*parts, *marked) if part).replace(" ", "-") + ".csv"
