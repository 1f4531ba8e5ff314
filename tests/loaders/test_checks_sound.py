"""A cell that cannot be read hides nothing that is wrong elsewhere, and is the cause of nothing else that is said."""

import pytest

from loaders.problems import Problem
from tests.loaders.examples import rows, told

HEADINGS = "period,phase,sex,ethnic_group,pupils,pupils_suspended"
NEGATIVE = ("Numbers cannot be negative.", 3)
ABOVE = ("A number is above the number in pupils that it is part of.", 2)


def errors(*lines: str, headings: str = HEADINGS, period: str | None = None) -> list[tuple[str, int | None]]:
    return told(_problems(*lines, headings=headings, period=period))


def _problems(*lines: str, headings: str = HEADINGS, period: str | None = None) -> list[Problem]:
    return rows("exclusions", headings, *lines, period=period)[1]


def test_a_bad_number_hides_neither_a_part_above_its_base_nor_a_missing_group() -> None:
    lines = (
        "2024/25,Primary,Boys,Black,100,120",
        "2024/25,Primary,Boys,White,-60,2",
        "2024/25,Primary,Girls,White,50,2",
    )
    assert errors(*lines) == [
        NEGATIVE,
        ("No row for “Black” in 2024/25, Hackney, Primary, Girls.", None),
        ABOVE,
    ]


def test_a_bad_number_is_said_once_and_is_no_gap_no_base_and_no_wrong_total() -> None:
    lines = (
        "2024/25,Primary,Boys,Black,60,6",
        "2024/25,Primary,Boys,White,-60,9",
        "2024/25,Primary,Boys,All,120,15",
    )
    assert errors(*lines) == [NEGATIVE]
    assert errors(lines[0], lines[1].replace("-60", ""), lines[2]) == [("A number is missing.", 3)]


@pytest.mark.parametrize(("total", "refused"), [(59, True), (60, False), (120, False)])
def test_a_total_below_the_parts_that_can_be_read_is_wrong_whatever_the_bad_cell_was(
    total: int, refused: bool
) -> None:
    lines = ("2024/25,,,Black,60,6", "2024/25,,,White,-60,9", f"2024/25,,,All,{total},15")
    wrong = [(f"Row 4 is a total of {total}, but its parts add up to 60.", 4)] if refused else []
    assert errors(*lines) == [NEGATIVE, *wrong]


def test_a_number_above_its_base_does_not_make_the_totals_of_it_wrong() -> None:
    lines = ("2024/25,,,Black,50,60", "2024/25,,,White,60,2", "2024/25,,,All,110,9")
    assert errors(*lines) == [ABOVE]


def test_a_group_that_cannot_be_read_is_not_missing_and_its_numbers_are_judged() -> None:
    lines = (
        "2024/25,Primary,Boys,Blakc,100,120",
        "2024/25,Primary,Boys,White,60,2",
        "2024/25,Primary,Girls,Black,40,1",
        "2024/25,Primary,Girls,White,50,2",
        "2024/25,Primary,Girls,White,50,2",
    )
    assert errors(*lines) == [
        ("This ethnic group is not one that we know.", 2),
        ("Rows 5 and 6 are the same group and breakdown.", 6),
        ABOVE,
    ]


def test_a_row_that_is_cut_off_is_not_a_group_without_a_row() -> None:
    lines = (
        "2024/25,Primary,Boys,Black,100,1",
        "2024/25,Primary,Boys,White",
        "2024/25,Primary,Girls,Black,40,1",
        "2024/25,Primary,Girls,White,50,2",
    )
    assert errors(*lines) == [("Row 3 has 4 values but the header has 6.", 3)]


def test_a_row_of_a_mistyped_period_is_no_breakdown_of_its_own() -> None:
    lines = ("2024/25,,,Black,100,1", "2023/24,,,White,60,2")
    assert errors(*lines) == [("The file holds 2 periods.", 3)]


def test_one_period_that_cannot_be_read_on_every_row_tells_no_rows_apart() -> None:
    lines = ("24/25,,Boys,Black,60,6", "24/25,,Boys,White,60,9", "24/25,,Girls,White,50,9")
    said = errors(*lines)
    assert [line for title, line in said if title.startswith("This is not a reporting period")] == [2, 3, 4]
    assert said[3:] == [("No row for “Black” in 24/25, Hackney, Girls.", None)]


def test_rows_that_are_the_same_with_a_number_that_cannot_be_read_are_not_compared_by_it() -> None:
    line = "2024/25,,,Black,60,6"
    (_, problem) = _problems(line, line.replace("60", "-60"))[:2]
    assert problem.fix.startswith("Both are Black, Hackney, 2024/25. Keep one")


def test_without_a_column_that_tells_rows_apart_only_each_row_by_itself_is_judged() -> None:
    lines = ("2024/25,100,120", "2024/25,90,2")
    assert errors(*lines, headings="period,pupils,pupils_suspended") == [
        ("The column “ethnic_group” is missing.", None),
        ABOVE,
    ]


def test_where_two_columns_may_be_the_base_nothing_is_said_of_either() -> None:
    said = errors("2024/25,Black,100,90,120", headings="period,ethnic_group,pupils,roll,pupils_suspended")
    assert said == [("“pupils” and “roll” both mean pupils (columns 3 and 4).", None)]


@pytest.mark.parametrize(
    ("date", "refused"), [("0001-01-01", True), ("1989-12-31", True), ("1990-01-01", False)]
)
def test_a_date_before_any_figures_is_refused(date: str, refused: bool) -> None:
    headings, line = "period,area,population,ethnic_group,people", f"{date},Hackney,All residents,Black,40"
    said = told(rows("population", headings, line, source="transcribed")[1])
    assert said == ([("This is not a date that figures can have.", 2)] if refused else [])
