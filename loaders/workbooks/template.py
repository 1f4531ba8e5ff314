"""The template of an extract as a workbook: lists to choose from in its columns, and a sheet that says how to fill it in."""

import io
from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from config import Config, Extract
from config.schema import Item
from loaders.templates import allowed_groups, describe

_ROWS = 2000
_LISTS = "Lists"
_HOW = "How to fill it in"
_SAID = (
    "Fill in the first sheet: one row for each group, with the headings as they are.",
    "The row below the headings is an invented example. Put your own figures in its place: it is never published.",
    "Cells with a list offer what may stand in them. You may copy from elsewhere: other words are asked about on upload.",
    "No names, dates of birth, pupil numbers or addresses.",
)


def template_workbook(extract: Extract, config: Config) -> bytes:
    """An XLSX with the headings and the example of the CSV template."""
    described = describe(extract, config.ethnicity)
    headings = [heading for heading, _, _ in described]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        page = book.add_worksheet("".join(c for c in extract.title if c not in "[]:*?/\\")[:31])
        page.freeze_panes(1, 0)
        # As text, so that Excel leaves a period as it was typed.
        page.set_column(0, 0, 22, book.add_format({"num_format": "@"}))
        page.set_column(1, len(headings) - 1, 26)
        for place, heading in enumerate(headings):
            page.write_string(0, place, heading, bold)
            _example(page, place, extract.example.get(heading, ""))
            if heading in extract.items:
                page.data_validation(1, place, _ROWS, place, _number(extract.items[heading]))
        _how(book.add_worksheet(_HOW), described, book.add_format({"text_wrap": True, "valign": "top"}))
        _lists(book.add_worksheet(_LISTS), page, headings, _choices(extract, config))
    return out.getvalue()


def _example(page: Worksheet, place: int, text: str) -> None:
    if text.isdecimal():
        page.write_number(1, place, int(text))
    elif text:
        page.write_string(1, place, text)


def _number(item: Item) -> dict[str, object]:
    whole = item.kind in ("people", "events")
    return {
        "validate": "integer" if whole else "decimal",
        "criteria": ">=",
        "value": 0,
        "error_title": "A number",
        "error_message": "Write a whole number, 0 where there were none." if whole else "Write a number.",
    }


def _choices(extract: Extract, config: Config) -> dict[str, list[str]]:
    """What may stand in each column that has a list, by its heading."""
    choices = {
        name: [value for value in (*dimension.values, dimension.not_known) if value]
        for name, dimension in extract.dimensions.items()
    }
    kinds = allowed_groups(extract.scheme, config.ethnicity)
    return choices | {
        "ethnic_group": [name for kind, names in kinds.items() if kind != "Total" for name in names]
    }


def _lists(page: Worksheet, table: Worksheet, headings: Sequence[str], choices: dict[str, list[str]]) -> None:
    """The lists in columns, which the cells of the table point at: a list in a cell itself may not be long."""
    page.set_column(0, len(choices) - 1, 34)
    for place, (heading, values) in enumerate(choices.items()):
        page.write_column(0, place, [heading, *values])
        at = headings.index(heading)
        source = f"={_LISTS}!${chr(ord('A') + place)}$2:${chr(ord('A') + place)}${len(values) + 1}"
        table.data_validation(
            1, at, _ROWS, at, {"validate": "list", "source": source, "error_type": "warning"}
        )


def _how(page: Worksheet, described: Sequence[tuple[str, str, str]], wrapped: object) -> None:
    page.set_column(0, 1, 26, wrapped)
    page.set_column(2, 2, 100, wrapped)
    page.write_column(0, 0, _SAID)
    for row, cells in enumerate(
        (("Column", "What it is", "What may stand in it"), *described), len(_SAID) + 1
    ):
        for place, text in enumerate(cells):
            page.write_string(row, place, text)
