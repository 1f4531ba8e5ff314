"""Whether the rows of a table all have its shape: rows at all, as many values as headings, nothing but data."""

from collections.abc import Collection

from config.publication import Limits
from loaders.cells import Shape
from loaders.checks.many import at_most
from loaders.harmonising import key
from loaders.problems import Problem, printable
from loaders.reading import Table


def problems(
    table: Table, shape: Shape, limits: Limits, with_commas: Collection[str] = frozenset()
) -> list[Problem]:
    """Everything that is wrong with the shape of an officer's extract. `with_commas`: labels that hold a comma, by the
    key under which they are looked up."""
    if not table.rows:
        title = "No data rows were found under the header."
        return [Problem("error", "no rows", title, "Add a row for each group, or send the extract again.")]
    most = limits.problems_shown
    return [
        *_too_wide(table, limits),
        *_ragged(table, shape.ragged, most, with_commas),
        *_notes(table, shape.notes, most),
    ]


def cut_off(table: Table, *, whole_blocks: bool) -> list[Problem]:
    """A problem where the file ends in the middle of a row: no end of line, and fewer values than the rows above it.

    `whole_blocks`: no cell is left blank but by mistake.
    """
    if table.ended or len(table.rows) < 2:
        return []
    *others, last = table.rows
    usual = max(map(len, others))
    blank_alone = (
        whole_blocks
        and len(last) == usual
        and not last[-1].strip()
        and all(row[-1].strip() for row in others)
    )
    if len(last) >= usual and not blank_alone:
        return []
    title = f"The file seems to end in the middle of row {table.lines[-1]}."
    fix = "Part of it may be missing: export it again and send the whole file."
    return [Problem("error", "cut off", title, fix, table.lines[-1])]


def _too_wide(table: Table, limits: Limits) -> list[Problem]:
    width = len(table.header)
    if width <= limits.columns:
        return []
    title = f"The file has {width:,} columns: at the most {limits.columns} can be read."
    return [Problem("error", "too large", title, "Keep the columns of the template and delete the others.")]


def _ragged(table: Table, places: list[int], most: int, with_commas: Collection[str]) -> list[Problem]:
    """Rows with too many values or too few; those that are out by the same number are one thing to put right."""

    def fix(place: int) -> str:
        split = _split_label(table.rows[place], len(table.header), with_commas)
        if split:
            return f"“{split}” holds a comma: put quotation marks round it, or leave the comma out."
        return "Look for a comma inside a value that is not in quotation marks, or for a cell left out."

    found = []
    for width in dict.fromkeys(len(table.rows[place]) for place in places):
        alike = [place for place in places if len(table.rows[place]) == width]
        lines = [table.lines[place] for place in alike]
        has = f"has {_values(width)} but the header has {len(table.header)}."
        listed = [
            Problem(
                "error", "ragged row", f"Row {table.lines[place]} {has}", fix(place), line=table.lines[place]
            )
            for place in alike[:most]
        ]
        found += at_most(listed, lines, most)
    return found


def _split_label(row: list[str], width: int, with_commas: Collection[str]) -> str:
    """The label of ours that was cut in several values at its commas, or ""."""
    for length in range(2, len(row) - width + 2):
        for start in range(len(row) - length + 1):
            joined = ", ".join(cell.strip() for cell in row[start : start + length])
            if key(joined) in with_commas and all(row[start : start + length]):
                return printable(joined)
    return ""


def _notes(table: Table, places: list[int], most: int) -> list[Problem]:
    title = "A row holds text and no data."
    fix = "Delete titles and notes from the file: every row under the headings is data."
    found = [
        Problem("error", "note row", title, fix, table.lines[place], found=printable(table.rows[place][0]))
        for place in places[:most]
    ]
    return at_most(found, [table.lines[place] for place in places], most)


def _values(count: int) -> str:
    return "1 value" if count == 1 else f"{count} values"
