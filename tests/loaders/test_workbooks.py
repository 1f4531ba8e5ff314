"""Workbooks to cells: the values of one sheet, as the officer sees them, and what of it cannot be seen."""

import io
import struct
from collections.abc import Callable
from datetime import date, datetime

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

import config
from loaders import reading
from loaders.problems import Problem
from loaders.reading import Sheet
from tests.loaders.workbooks import Rows, ods, parts_of, with_part, workbook, write, zipped

LIMITS = config.load().publication.limits
ROWS: Rows = [["group", "n"], ["Black", 5], ["White", 6]]
XML = "xl/worksheets/sheet1.xml"
Draw = Callable[[xlsxwriter.Workbook, Worksheet], object]


def read(data: bytes, sheet: str | None = None) -> tuple[Sheet, list[Problem]]:
    found, problems = reading.read(data, LIMITS, large=False, sheet=sheet)
    assert found is not None, problems
    return found, problems


def refused(data: bytes, sheet: str | None = None, *, cells: int = LIMITS.page_cells) -> Problem:
    limits = LIMITS.model_copy(update={"page_cells": cells, "page_unpacked_bytes": 1_000_000})
    found, (problem,) = reading.read(data, limits, large=False, sheet=sheet)
    assert found is None
    return problem


def drawn(draw: Draw, options: dict[str, bool] | None = None) -> bytes:
    """A workbook with one sheet that `draw` fills, given the workbook and the sheet."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, options or {}) as made:
        draw(made, made.add_worksheet("Staff"))
    return out.getvalue()


@pytest.mark.parametrize("data", [workbook(Staff=ROWS), ods(ROWS, "Staff")], ids=["XLSX", "ODS"])
def test_a_sheet_is_read_as_text_with_the_rows_that_excel_shows(data: bytes) -> None:
    sheet, problems = read(data)
    assert (sheet.name, sheet.rows, sheet.lines) == (
        "Staff",
        [["group", "n"], ["Black", "5"], ["White", "6"]],
        [1, 2, 3],
    )
    assert problems == []


@pytest.mark.parametrize("make", [lambda rows: workbook(Staff=rows), ods], ids=["XLSX", "ODS"])
def test_values_are_written_as_the_officer_sees_them(make: Callable[[Rows], bytes]) -> None:
    sheet, _ = read(make([["a", "b", "c"], [date(2026, 3, 31), 0.1 + 0.2, "007"], [None, 1200, " x "]]))
    assert sheet.rows == [["a", "b", "c"], ["2026-03-31", "0.3", "007"], ["", "1200", " x "]]


def test_blank_rows_and_columns_keep_the_numbers_and_letters_of_the_others() -> None:
    sheet, _ = read(workbook(Staff=[[], [None, "group", "n"], [], [None, "Black", 5], [None, "White", 6]]))
    assert (sheet.rows[0], sheet.lines) == (["", "group", "n"], [2, 4, 5])


def test_a_percentage_and_a_month_are_read_as_they_are_shown() -> None:
    def draw(made: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        write(sheet, [["month", "share", "day"], [None], [None, None, "x"]])
        sheet.write_datetime(1, 0, datetime(2026, 3, 1), made.add_format({"num_format": "mmm-yy"}))
        sheet.write_number(1, 1, 0.456, made.add_format({"num_format": "0.0%"}))
        sheet.write_datetime(1, 2, datetime(2026, 3, 31), made.add_format({"num_format": "dd/mm/yyyy"}))

    assert read(drawn(draw))[0].rows[1] == ["March 2026", "45.6%", "2026-03-31"]
    assert read(drawn(draw, {"date_1904": True}))[0].rows[1] == ["March 2026", "45.6%", "2026-03-31"]


def test_errors_and_formulas_that_nobody_worked_out_are_no_blanks() -> None:
    def draw(_: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        write(sheet, ROWS)
        sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")
        sheet.write_formula(2, 1, "=B2+1")
        sheet.write_formula(3, 1, "=6+1", None, 7)

    assert [row[1] for row in read(drawn(draw))[0].rows] == ["n", "#DIV/0!", "=B2+1", "7"]


def test_in_open_document_too() -> None:
    cells = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Asian</text:p></table:table-cell>'
        '<table:table-cell table:formula="of:=1/0" office:value-type="string"><text:p>#DIV/0!</text:p>'
        '</table:table-cell></table:table-row><table:table-row table:visibility="collapse">'
        '<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%</text:p></table:table-cell>'
        '<table:table-cell table:formula="of:=[.B2]+1"/></table:table-row>'
    )
    sheet, problems = read(ods(ROWS, extra=cells))
    assert sheet.rows[3:] == [["Asian", "#DIV/0!"], ["50%", "=[.B2]+1"]]
    assert [problem.fix for problem in problems] == [
        "We read them like the others (row 5): check that they belong."
    ]


def test_hidden_rows_and_columns_are_read_and_asked_about() -> None:
    def draw(_: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        write(sheet, [["group", "n", "x"], ["Black", 5, "y"], ["White", 6, "y"]])
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(2, 4, None, None, {"hidden": True})

    sheet, problems = read(drawn(draw))
    assert sheet.rows[2] == ["White", "6", "y"]
    assert [(problem.severity, problem.sentence()) for problem in problems] == [
        ("warning", "Some rows are hidden. We read them like the others (row 3): check that they belong."),
        ("warning", "Some columns are hidden. We read them like the others (C): check that they belong."),
    ]


def test_a_label_merged_over_rows_is_read_in_each_and_a_number_is_not() -> None:
    def draw(_: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        write(sheet, [["role", "group", "n"], [None, "Black", 5], [None, "White"]])
        sheet.merge_range("A2:A3", "Case holder")
        sheet.merge_range("C2:C3", 5)

    sheet, problems = read(drawn(draw))
    assert sheet.rows[1:] == [["Case holder", "Black", "5"], ["Case holder", "White", ""]]
    assert "We read their text in every row that they span (A2 to A3, C2 to C3)." in problems[0].sentence()


def test_the_only_sheet_with_figures_is_read_and_the_others_are_named() -> None:
    notes: Rows = [["Produced by", "MISA"], ["For", "the board"]]
    sheet, problems = read(workbook(Notes=notes, Staff=ROWS))
    assert sheet.name == "Staff"
    assert [problem.sentence() for problem in problems] == [
        "The workbook has other sheets. We read the sheet “Staff”, and not “Notes”."
    ]


def test_of_two_sheets_with_figures_none_is_guessed() -> None:
    data = workbook(March=ROWS, June=[["group", "n"], ["Black", 7], ["White", 8]])
    problem = refused(data)
    assert problem.sentence() == (
        "Several sheets of the workbook hold figures. Choose the sheet to read: “March”, “June”."
    )
    assert problem.choices == ("March", "June")
    assert read(data, " june ")[0].rows[1] == ["Black", "7"]
    assert "no sheet of this name. Found “July”" in refused(data, "July").sentence()


def test_a_hidden_sheet_is_never_read_by_itself() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        write(made.add_worksheet("Staff"), ROWS)
        hidden = made.add_worksheet("Raw")
        write(hidden, ROWS)
        hidden.hide()
    sheet, (problem,) = read(out.getvalue())
    assert sheet.name == "Staff"
    assert problem.sentence() == ("The workbook has hidden sheets. We read the sheet “Staff”, and not “Raw”.")
    assert read(out.getvalue(), "Raw")[0].name == "Raw"


def test_a_workbook_without_cells_is_empty() -> None:
    assert refused(workbook(Staff=[])).rule == "empty file"


def test_a_cell_far_from_the_others_is_named_and_not_filled_up_to() -> None:
    far = drawn(lambda _, sheet: sheet.write(900_000, 3, 1))
    assert "something in row 900,001" in refused(far).title
    assert "something in column PX" in refused(drawn(lambda _, sheet: sheet.write(3, 439, 1))).title
    assert "something in cell D9" in refused(drawn(lambda _, sheet: sheet.write(8, 3, 1)), cells=35).title
    rows = (
        '<table:table-row table:number-rows-repeated="1000000">'
        '<table:table-cell table:number-columns-repeated="1000" office:value-type="float" office:value="1"/>'
        "</table:table-row>"
    )
    assert "something in row 1,000,003" in refused(ods(ROWS, extra=rows)).title


def test_a_workbook_that_unpacks_to_too_much_is_not_unpacked() -> None:
    data = zipped(parts_of(workbook(Staff=ROWS)) | {"xl/media/image1.png": b"\0" * 1_100_000})
    assert "at the most 1 MB unpacked can be read" in refused(data).title


def test_a_workbook_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(zipped(parts_of(workbook(Staff=ROWS)) | {"xl/zeros.xml": b"\0" * 900_000}))
    at = data.rindex(b"PK\x01\x02")
    assert struct.unpack("<I", data[at + 24 : at + 28]) == (900_000,)
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    assert refused(bytes(data)).rule == "damaged"


def test_entities_are_no_part_of_a_spreadsheet() -> None:
    data = with_part(workbook(Staff=ROWS), XML, "<worksheet", '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet')
    assert refused(data).rule == "damaged"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99,
            "an Excel workbook of the old kind (.xls). Open it in Excel",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a workbook with a password. In Excel choose File, Info",
        ),
        (
            zipped(
                {
                    "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                    "content.xml": b"\x01",
                    "META-INF/manifest.xml": "<a><encryption-data/></a>",
                }
            ),
            "a workbook with a password",
        ),
        (
            b"<html><body><table><tr><td>Black</td><td>5</td></tr></table>",
            "a web page with a table, though it may be called .xls. Open it in Excel",
        ),
        (
            b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
            "saved as XML. Open it",
        ),
        (zipped({"xl/workbook.bin": b""}), "a binary Excel workbook (.xlsb). Open it in Excel"),
        (zipped({"word/document.xml": b""}), "a Word document. Send the figures as an Excel workbook"),
        (zipped({"Index/Document.iwa": b""}), "a Numbers document"),
        (workbook(Staff=ROWS)[:-300], "a damaged zip file or workbook. Part of it may be missing"),
        (zipped({"xl/workbook.xml": "<workbook/>"}), "is damaged"),
        (with_part(workbook(Staff=ROWS), XML, "</row>", ""), "is damaged"),
        (with_part(workbook(Staff=ROWS), "xl/workbook.xml", "UTF-8", "UTF-6"), "is damaged"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_named_with_how_to_save_it(data: bytes, says: str) -> None:
    assert says in refused(data).sentence()


def test_a_chart_on_a_sheet_of_its_own_is_no_sheet_with_figures() -> None:
    def draw(made: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        write(sheet, ROWS)
        chart = made.add_chart({"type": "bar"})
        chart.add_series({"values": "=Staff!$B$2:$B$3"})
        made.add_chartsheet("Chart").set_chart(chart)

    assert read(drawn(draw))[0].name == "Staff"
