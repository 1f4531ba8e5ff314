"""The Analysis Function's checklist for accessible spreadsheets, held against the sheet of every kind of view and of a
deck. (Government Analysis Function, "Making spreadsheets accessible: a brief checklist of the basics".)"""

import re
from typing import Any

import pytest

from pages.components.render.csv import SYMBOLS
from tests.pages.render import files
from tests.pages.render.files import ALL_VIEWS, GPTABLES

pytestmark = GPTABLES
DECK = "deck"
# What may stand in square brackets.
SHORTHAND = {symbol for symbol, _ in SYMBOLS.values()}
BEFORE_THE_TABLES = ("Cover", "Contents", "Notes")


@pytest.fixture(
    params=[*ALL_VIEWS, pytest.param(DECK, marks=pytest.mark.xdist_group("starter deck"))],
    ids=lambda given: getattr(given, "__name__", given),
)
def book(request: pytest.FixtureRequest) -> Any:
    if request.param == DECK:
        return request.getfixturevalue("starter_files").book
    return files.book(request.param)


def tables(book: Any) -> list[tuple[Any, Any]]:
    """Each sheet that holds a table, with the cells that are marked as that table."""
    return [(sheet, sheet[table.ref]) for sheet in book for table in sheet.tables.values()]


def cells(sheet: Any) -> list[Any]:
    return [cell for row in sheet.iter_rows() for cell in row]


def test_cover_contents_and_notes_come_first_and_every_other_sheet_has_one_table(book: Any) -> None:
    assert tuple(book.sheetnames[:3]) == BEFORE_THE_TABLES and len(book.sheetnames) > 3
    assert [len(sheet.tables) for sheet in book] == [0, *[1] * (len(book.sheetnames) - 1)]
    marked = [name for sheet in book for name in sheet.tables]
    assert len(set(marked)) == len(marked)


def test_every_sheet_has_its_title_in_the_first_cell(book: Any) -> None:
    titles = [sheet["A1"].value for sheet in book]
    assert all(isinstance(title, str) and title.strip() for title in titles)
    assert len(set(titles)) == len(titles)


def test_nothing_is_merged_hidden_filtered_or_a_formula(book: Any) -> None:
    for sheet in book:
        assert sheet.sheet_state == "visible" and not sheet.merged_cells.ranges and not sheet.auto_filter.ref
        dimensions = (*sheet.row_dimensions.values(), *sheet.column_dimensions.values())
        assert not any(one.hidden for one in dimensions), sheet.title
        assert not any(cell.data_type == "f" or cell.comment for cell in cells(sheet)), sheet.title


def test_there_is_no_empty_row_and_no_empty_cell_within_a_table(book: Any) -> None:
    for sheet in book:
        rows = list(sheet.iter_rows(values_only=True))
        assert all(any(cell is not None for cell in row) for row in rows), sheet.title
    for sheet, area in tables(book):
        assert all(cell.value not in (None, "") for row in area for cell in row), sheet.title
        assert area[-1][-1].coordinate == sheet.cell(sheet.max_row, sheet.max_column).coordinate, sheet.title


def test_headings_stand_in_one_row_and_differ(book: Any) -> None:
    for sheet, (header, *rows) in tables(book):
        headings = [cell.value for cell in header]
        assert len(set(headings)) == len(headings) and all(isinstance(one, str) for one in headings), (
            sheet.title
        )
        assert rows, sheet.title


def test_headings_of_figures_stay_in_sight(book: Any) -> None:
    for sheet, area in tables(book):
        if sheet.title not in BEFORE_THE_TABLES:
            assert sheet.freeze_panes == f"B{area[1][0].row}", sheet.title


def test_no_meaning_is_in_colour_alone(book: Any) -> None:
    for sheet in book:
        inks = {
            cell.font.color.rgb for cell in cells(sheet) if cell.font.color and cell.font.color.type == "rgb"
        }
        assert not any(cell.fill.fill_type for cell in cells(sheet)), sheet.title
        assert inks <= {"FF000000", "FF0563C1", "FF0000FF"}, (sheet.title, inks)


def test_a_figure_is_a_number_and_what_is_not_shown_is_a_symbol_that_is_explained(book: Any) -> None:
    for sheet, (header, *rows) in tables(book):
        above = " ".join(
            str(cell.value) for row in sheet.iter_rows(max_row=header[0].row - 1) for cell in row
        )
        for cell in (cell for row in rows for cell in row if isinstance(cell.value, str)):
            assert not re.fullmatch(r"[-+−]?[\d,]+(\.\d+)?%?", cell.value) or cell.column == 1, cell
            for symbol in re.findall(r"\[[^\]]*\]", cell.value):
                assert symbol in SHORTHAND and f"{symbol} = " in above, (sheet.title, cell)


def test_every_note_that_is_referred_to_is_on_the_sheet_of_notes(book: Any) -> None:
    _, *rows = next(area for sheet, area in tables(book) if sheet.title == "Notes")
    numbers = {str(row[0].value) for row in rows}
    assert all(len(str(row[1].value)) > 10 for row in rows)
    for sheet, _ in tables(book):
        assert set(re.findall(r"\[note (\d+)\]", sheet["A1"].value)) <= numbers, sheet.title


def test_the_contents_lead_to_every_table(book: Any) -> None:
    _, *rows = next(area for sheet, area in tables(book) if sheet.title == "Contents")
    listed = [row[0].value for row in rows]
    assert listed == [name for name in book.sheetnames if name not in BEFORE_THE_TABLES]


def test_names_of_sheets_are_short_and_plain(book: Any) -> None:
    for name in book.sheetnames:
        assert name == name.strip() and 0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name), name


def test_the_workbook_says_its_title_its_author_and_its_language(book: Any) -> None:
    about = book.properties
    assert about.title == book["Cover"]["A1"].value and about.language == "en-GB"
    assert about.creator == "Hackney, Children and Education" and about.subject


def test_the_type_is_plain_and_large_enough(book: Any) -> None:
    for sheet in book:
        written = [cell for cell in cells(sheet) if cell.value is not None]
        assert {cell.font.name for cell in written} == {"Arial"}, sheet.title
        assert min(cell.font.sz for cell in written) >= 12, sheet.title
