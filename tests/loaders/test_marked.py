"""An officer's own file back: what is wrong is coloured and said beside it, and no formula in it lives."""

import io
from datetime import date

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

import config
from loaders import intake
from loaders.recognising import Asked
from loaders.workbooks.marked import HEADING, marked
from tests.loaders.test_every_form import DAY, HEADINGS
from tests.loaders.test_pivots import PIVOT, with_cell
from tests.loaders.workbooks import Rows, workbook

CONFIG = config.load()
LIMITS = CONFIG.publication.limits
ASKED = Asked("workforce", today=date(2026, 11, 30))
WRONG: Rows = [
    ["=cmd|' /C calc'!A1"],
    HEADINGS,
    [DAY, "Social workers", "Case holder", "Blck", 52],
    [DAY, "Social workers", "Case holder", "White", "3O"],
    [DAY, "Social workers", "Case holder", "Asian", 11],
]


def returned(data: bytes, name: str = "staff.xlsx") -> tuple[list[str], Worksheet]:
    checked = intake.check(data, name, CONFIG, ASKED)
    book = openpyxl.load_workbook(io.BytesIO(marked(data, checked, LIMITS)))
    return book.sheetnames, book.worksheets[0]


def test_cells_stand_where_they_stood_and_reasons_beside_them() -> None:
    sheets, page = returned(workbook(Staff=WRONG))
    assert sheets == ["Your file", HEADING]
    assert (page["D3"].value, page["E3"].value, page["E5"].value) == ("Blck", 52, 11)
    assert page["F2"].value == HEADING
    assert page["F3"].value.startswith("Fix: D3: This ethnic group is not one that we know. Found “Blck”.")
    assert "Fix: E4: This is not a number. Found “3O”." in page["F4"].value
    assert page["F5"].value is None


def test_what_is_wrong_is_coloured_and_nothing_else() -> None:
    _, page = returned(workbook(Staff=WRONG))
    coloured = {cell.coordinate for row in page for cell in row if cell.fill.fill_type == "solid"}
    assert coloured == {"D3", "F3", "E4", "F4"}


def test_nothing_in_it_is_a_formula() -> None:
    _, page = returned(workbook(Staff=WRONG))
    assert page["A1"].value == "=cmd|' /C calc'!A1" and page["A1"].data_type == "s"
    assert {cell.data_type for row in page for cell in row} <= {"s", "n"}


def test_a_csv_comes_back_as_a_workbook_and_can_be_mended_and_sent_again() -> None:
    text = "period,staff,ethnic_group,headcount\n2026-03-31,Teachers,Black,51\n2026-03-31,Teachers,White,6O\n"
    checked = intake.check(text.encode(), "staff.csv", CONFIG, ASKED)
    book = openpyxl.load_workbook(io.BytesIO(marked(text.encode(), checked, LIMITS)))
    book.worksheets[0]["D3"] = 60
    out = io.BytesIO()
    book.save(out)
    again = intake.check(out.getvalue(), "staff.xlsx", CONFIG, ASKED)
    assert again.upload is not None, [problem.sentence() for problem in again.problems]
    assert again.upload.rows["count"].tolist() == [51, 60]


def test_a_cell_of_a_pivot_table_is_marked_where_it_stands() -> None:
    named = with_cell(PIVOT, 3, 0, "Number of staff")
    _, page = returned(workbook(Pivot=with_cell(with_cell(named, 5, 3, "14?"), 4, 4, "Wihte")))
    coloured = {cell.coordinate for row in page for cell in row if cell.fill.fill_type == "solid"}
    assert {"D6", "E5"} <= coloured


def test_every_problem_is_listed_those_of_the_whole_file_too() -> None:
    text = b"staff,ethnic_group,headcount\nTeachers,Black,51\n"
    checked = intake.check(text, "staff.csv", CONFIG, ASKED)
    book = openpyxl.load_workbook(io.BytesIO(marked(text, checked, LIMITS)))
    rows = [[cell.value for cell in row] for row in book[HEADING]]
    assert rows[0][:4] == ["Kind", "Row", "Column", "Problem"]
    assert ["Fix", "", "period", "The column “period” is missing."] in [row[:4] for row in rows]


@pytest.mark.parametrize("heading", ["UPN", "Date of birth"])
def test_a_file_with_personal_data_is_not_handed_out_again(heading: str) -> None:
    rows = [[*row, heading if row is HEADINGS else "x"] for row in WRONG[1:]]
    sheets, page = returned(workbook(Staff=rows))
    assert sheets == [HEADING]
    assert "Social workers" not in str([[cell.value for cell in row] for row in page])


def test_a_file_that_cannot_be_read_has_its_reason_alone() -> None:
    sheets, page = returned(b"%PDF-1.7", "staff.pdf")
    assert sheets == [HEADING] and page["D2"].value == "This is a PDF."


def test_a_problem_names_sheet_row_and_column_as_excel_shows_them() -> None:
    checked = intake.check(workbook(Staff=WRONG, Notes=[["MISA"]]), "staff.xlsx", CONFIG, ASKED)
    said = [problem.sentence() for problem in checked.problems]
    assert any(
        sentence.startswith("Sheet Staff, row 4, column E (Number of staff): This is not a number.")
        for sentence in said
    )
