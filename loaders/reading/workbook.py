"""One sheet of an Excel workbook or an OpenDocument spreadsheet as rows of text: its values, as the officer sees them."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from config.periods import MONTHS
from config.publication import Limits
from loaders.problems import Problem, rows_in_words, some
from loaders.reading import archive, ods_facts, xlsx_facts
from loaders.reading.archive import DAMAGED, Unreadable
from loaders.reading.choosing import chosen
from loaders.reading.decoding import EMPTY
from loaders.reading.facts import Area, Facts, Place
from loaders.reading.kinds import XLSX
from loaders.reading.oversize import WIDEST_PUBLISHED, too_large
from loaders.reading.sheet import Sheet, letter

# What a sheet may give for a cell, empty ones as "".
Value = str | int | float | bool | date | time | timedelta
_NAMED = 10


def read(
    data: bytes, kind: str, limits: Limits, *, large: bool, wanted: str | None
) -> tuple[Sheet | None, list[Problem]]:
    """The rows of the sheet `wanted`, or of the only one with figures, and what an officer should know of them."""
    try:
        opened = archive.opened(data, limits.command_unpacked_bytes if large else limits.page_unpacked_bytes)
        facts = (xlsx_facts if kind == XLSX else ods_facts).facts(opened)
        most_rows, most_cells = (
            (limits.command_rows, limits.command_cells) if large else (limits.page_rows, limits.page_cells)
        )
        for each in facts.values():
            _bounded(each, most_rows, most_cells)
        with _surviving():
            workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
            shown = {each.name: each.visible == SheetVisibleEnum.Visible for each in workbook.sheets_metadata}
            name, problems = chosen({name: shown[name] for name in shown if name in facts}, facts, wanted)
            if name is None:
                return None, problems
            sheet = _sheet(workbook.get_sheet_by_name(name), name, facts[name])
    except Unreadable as reason:
        return None, [reason.problem]
    return (sheet, [*problems, *_notes(facts[name], sheet)]) if sheet.rows else (None, [EMPTY])


@contextmanager
def _surviving() -> Iterator[None]:
    """Whatever makes calamine give up on a damaged workbook, its own panics among it, which are no `Exception`."""
    try:
        yield
    except (CalamineError, ValueError, OSError, IndexError) as error:
        raise Unreadable(DAMAGED) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise Unreadable(DAMAGED) from error
        raise


def _bounded(facts: Facts, most_rows: int, most_cells: int) -> None:
    """A cell far from the others would have the whole field between them filled up."""
    rows, columns = (place + 1 for place in facts.last)
    if rows > most_rows + 1:
        raise Unreadable(too_large(f"something in row {rows:,}", f"{most_rows:,} rows"))
    if columns > WIDEST_PUBLISHED:
        raise Unreadable(
            too_large(f"something in column {letter(columns - 1)}", f"{WIDEST_PUBLISHED} columns")
        )
    if rows * columns > most_cells:
        found = f"something in cell {letter(columns - 1)}{rows}, which makes {rows * columns:,} cells"
        raise Unreadable(too_large(found, f"{most_cells:,} cells"))


def _sheet(sheet: CalamineSheet, name: str, facts: Facts) -> Sheet:
    """The rows that are not blank. Equal texts are one text, since a table says the same few again and again."""
    first = sheet.start[1] if sheet.start else 0
    same: dict[str, str] = {}
    rows, lines = [], []
    odd = {row for row, _ in (*facts.instead, *facts.percents, *facts.months)}
    filled = _filled_down(facts.merged, facts.last[0])
    row: list[str] = []
    for number, values in enumerate(sheet.iter_rows()):
        above, row = row, [""] * first + [same.setdefault(text, text) for text in map(_text, values)]
        if number in odd:
            for place, value in enumerate(values, first):
                row[place] = _as_seen((number, place), row[place], value, facts)
        for place in filled.get(number, ()):
            if not row[place] and not _is_number(above[place]):
                row[place] = above[place]
        if any(text.strip() for text in row):
            rows.append(row)
            lines.append(number + 1)
    return Sheet(rows, lines, name=name)


def _is_number(text: str) -> bool:
    return text.replace(".", "").isdecimal()


def _text(value: Value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float | int):
        return f"{value:.15g}" if abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date) else str(value)


def _as_seen(place: Place, text: str, value: Value, facts: Facts) -> str:
    """The text of a cell that shows something else than its value."""
    if place in facts.instead:
        return facts.instead[place]
    if place in facts.percents and isinstance(value, float):
        return f"{value * 100:.15g}%"
    if place in facts.months and isinstance(value, date):
        return f"{MONTHS[value.month - 1]} {value.year}"
    return text


def _filled_down(merged: Sequence[Area], last_row: int) -> dict[int, list[int]]:
    """The cells below the first of those that are merged downwards, by row: a label stands for all that it spans."""
    filled: dict[int, list[int]] = {}
    for first, last in merged:
        for row in range(first[0] + 1, min(last[0], last_row) + 1):
            filled.setdefault(row, []).append(first[1])
    return filled


def _notes(facts: Facts, sheet: Sheet) -> list[Problem]:
    """What an officer cannot see in the sheet, and cells that stand for several."""
    hidden = [line for line in sheet.lines if line - 1 in facts.hidden_rows]
    columns = [
        letter(place)
        for place in sorted(facts.hidden_columns)
        if any(len(row) > place and row[place].strip() for row in sheet.rows)
    ]
    merged = [f"{_cell(*first)} to {_cell(*last)}" for first, last in facts.merged if last[0] > first[0]]
    problems = []
    if hidden:
        title, fix = (
            "Some rows are hidden.",
            f"We read them like the others ({rows_in_words(hidden)}): check that they belong.",
        )
        problems.append(Problem("warning", "hidden", title, fix))
    if columns:
        title, fix = (
            "Some columns are hidden.",
            f"We read them like the others ({some(columns, _NAMED)}): check that they belong.",
        )
        problems.append(Problem("warning", "hidden", title, fix))
    if merged:
        title, fix = (
            "Some cells are merged.",
            f"We read their text in every row that they span ({some(merged, _NAMED)}).",
        )
        problems.append(Problem("note", "merged", title, fix))
    return problems


def _cell(row: int, column: int) -> str:
    return f"{letter(column)}{row + 1}"
