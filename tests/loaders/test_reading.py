"""Bytes to cells: every cell as it stands in the file, in the row where Excel shows it."""

import codecs

import pytest

import config
from loaders import reading
from loaders.problems import Problem
from loaders.reading import Sheet, Table, kinds
from tests.loaders.workbooks import zipped

LIMITS = config.load().publication.limits
SMALL = LIMITS.model_copy(update={"page_rows": 2, "page_bytes": 40, "line_bytes": 12, "command_rows": 3})


def read(text: str | bytes) -> Sheet:
    data = text.encode() if isinstance(text, str) else text
    sheet, problems = reading.read(data, LIMITS, large=False)
    assert sheet is not None, problems
    return sheet


def refused(text: str | bytes, *, large: bool = False) -> Problem:
    data = text.encode() if isinstance(text, str) else text
    sheet, problems = reading.read(data, SMALL, large=large)
    assert sheet is None
    (problem,) = problems
    return problem


def test_cells_are_as_they_stand_in_the_file() -> None:
    sheet = read(' group ,n\n"Black, other", 007 \nNA,TRUE\n')
    assert sheet.rows == [[" group ", "n"], ["Black, other", " 007 "], ["NA", "TRUE"]]
    assert (sheet.lines, sheet.delimiter, sheet.encoding) == ([1, 2, 3], ",", "utf-8")


def test_a_row_has_the_number_that_excel_shows_when_a_cell_above_it_has_two_lines() -> None:
    sheet = read('group,n\n"Black,\nother",5\nWhite,6\n')
    assert sheet.rows[1] == ["Black,\nother", "5"]
    assert sheet.lines == [1, 2, 3]


def test_blank_rows_are_left_out_and_keep_their_numbers() -> None:
    assert read("group,n\n\nBlack,5\n,\nWhite,6\n\n").lines == [1, 3, 5]


def test_no_row_is_lost_where_lines_end_in_different_ways() -> None:
    assert read("g,n\r\nA,1\rB,2\nC,3").rows == [["g", "n"], ["A", "1"], ["B", "2"], ["C", "3"]]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("group,n\nBlack,5\n", ","),
        ("group;n\nBlack, other;5\nWhite;6\n", ";"),
        ("group\tn\nBlack\t5\n", "\t"),
        ("group|n\nBlack, other|5\nWhite|6\n", "|"),
        ("group,n\nBlack|other,5\nWhite|x,6\n", ","),
        ("Staff by group\n\ngroup,role,n\nBlack,a;b,5\nWhite,c,6\n", ","),
        ("group\nBlack\n", ","),
    ],
)
def test_cells_are_cut_where_most_rows_are_cut_alike(text: str, delimiter: str) -> None:
    assert reading.delimiter_of(text) == delimiter


def test_a_whole_number_with_a_semicolon_beside_it_is_no_decimal() -> None:
    assert read("group;n\nBlack;15\n").rows[1] == ["Black", "15"]


def test_headings_may_stand_lower_down() -> None:
    table = read("Title\ngroup,n\nBlack,5\n").table(1)
    assert table == Table(("group", "n"), 2, [["Black", "5"]], [3])


def test_columns_are_not_filled_up_where_rows_are_short() -> None:
    assert read("a,b\n1\n2,3,4\n").table().columns == [("1", "2"), ("3",), ("4",)]


def test_a_file_at_the_limit_of_bytes_is_read_and_one_above_is_not() -> None:
    at_limit = "g,n\n" + "A,1\n" * 2
    assert reading.read(at_limit.encode().ljust(40, b"\n"), SMALL, large=False)[0] is not None
    assert refused(at_limit.encode().ljust(41, b"\n")).rule == "too large"


def test_a_file_at_the_limit_of_rows_is_read_and_one_above_is_not() -> None:
    assert reading.read(b"g,n\nA,1\nB,2\n", SMALL, large=False)[0] is not None
    assert (
        refused("g,n\nA,1\nB,2\nC,3\n").title
        == "The file has more than 2 rows: at the most 2 rows can be read."
    )


def test_the_command_line_has_limits_too() -> None:
    assert reading.read(b"g,n\nA,1\nB,2\nC,3\n", SMALL, large=True)[0] is not None
    assert refused("g,n\nA,1\nB,2\nC,3\nD,4\n", large=True).rule == "too large"


def test_a_line_at_the_limit_is_read_and_one_above_is_not() -> None:
    assert reading.read(b"g,n\n" + b"A" * 9 + b",1\n", SMALL, large=False)[0] is not None
    assert refused("g,n\n" + "A" * 10 + ",1\n").line == 2


def test_a_line_is_measured_in_bytes() -> None:
    assert refused("g,n\nééééé,1\n").rule == "long line"


def test_a_byte_order_mark_is_no_part_of_the_first_heading() -> None:
    assert read(codecs.BOM_UTF8 + b"group,n\nBlack,5\n").rows[0] == ["group", "n"]


def test_windows_letters_are_read_with_a_warning_at_their_line() -> None:
    sheet, problems = reading.read("group,n\nRéunion – x,5\n".encode("cp1252"), LIMITS, large=False)
    assert sheet is not None
    assert (sheet.rows[1][0], sheet.encoding) == ("Réunion – x", "cp1252")
    assert [(problem.severity, problem.line) for problem in problems] == [("warning", 2)]


def test_an_excel_workbook_is_told_from_another_archive_without_unpacking_it() -> None:
    assert kinds.kind_of(zipped({"xl/workbook.xml": b""})) == "an Excel workbook"
    assert kinds.kind_of(zipped({"other": b""})) == "a zip file"


def test_headings_that_begin_with_a_bracket_are_not_taken_for_another_format() -> None:
    assert kinds.kind_of(b"[period],group\n") == ""
    assert kinds.kind_of(b"<5,group\n") == ""
