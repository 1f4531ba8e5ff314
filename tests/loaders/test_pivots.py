"""Tables with the ethnic groups across the top: turned, held against their own totals, and shown turned."""

from datetime import date

import pytest

import config
from loaders import intake
from loaders.intake import Checked
from loaders.matching.answers import EVERY_ROW, Answer
from loaders.recognising import Asked
from tests.loaders.workbooks import Cell, Rows, workbook

CONFIG = config.load()
ASKED = Asked("workforce", today=date(2026, 11, 30))
DAY = date(2026, 3, 31)
# As Excel exports it: 17 Asian, 59 Black, 22 Mixed, 52 White, 11 Other and 7 not known, 168 people.
PIVOT: Rows = [
    ["Staff group", "Social workers"],
    ["Snapshot", DAY],
    [],
    ["Count of Employee", "Column Labels"],
    ["Row Labels", "Asian", "Black", "Mixed", "White", "Other", "(blank)", "Grand Total"],
    ["Case holder", 11, 52, 14, 31, 6, 7, 121],
    ["Middle manager", 6, 7, 8, 21, 5, None, 47],
    ["Grand Total", 17, 59, 22, 52, 11, 7, 168],
]
TABULAR: Rows = [
    ["Quarter end", "Staff group", "Job role", "Black", "White", "Not stated", "Total"],
    [DAY, "Social workers", "Case holder", 52, 31, 7, 90],
    [None, None, "Middle manager", 7, 21, 0, 28],
    [None, "Social workers Total", None, 59, 52, 7, 118],
    [None, "Hackney Education", "Senior manager", 12, 15, 3, 30],
    [None, "Hackney Education Total", None, 12, 15, 3, 30],
    ["Grand Total", None, None, 71, 67, 10, 148],
    ["Source: HR system"],
]


def check(rows: Rows) -> Checked:
    return intake.check(workbook(Pivot=rows), "pivot.xlsx", CONFIG, ASKED)


def counts(checked: Checked) -> dict[tuple[str, str, str], float]:
    assert checked.upload is not None, [problem.sentence() for problem in checked.problems]
    rows = checked.upload.rows
    return dict(zip(zip(rows["staff"], rows["role"], rows["group"], strict=True), rows["count"], strict=True))


def said(checked: Checked, severity: str) -> list[str]:
    return [problem.sentence() for problem in checked.problems if problem.severity == severity]


def with_cell(rows: Rows, row: int, column: int, cell: str | int | None) -> list[list[Cell]]:
    changed = [list(cells) for cells in rows]
    changed[row][column] = cell
    return changed


@pytest.mark.parametrize(
    ("heading", "period"),
    [("Census date", "2026-03-31"), ("Effective date", "2026-03-31"), ("Run date", ""), ("Extract date", "")],
)
def test_a_date_above_is_the_period_unless_it_is_of_when_it_was_looked_up(heading: str, period: str) -> None:
    checked = check(with_cell(PIVOT, 1, 0, heading))
    assert (checked.periods, checked.asks.period) == (((period,), False) if period else ((), True))


def test_a_census_date_stays_a_title_beside_a_period_of_ours() -> None:
    checked = check([["Census date", date(2026, 1, 15)], *PIVOT])
    assert checked.periods == ("2026-03-31",)


def test_a_pivot_table_is_turned() -> None:
    checked = check(PIVOT)
    found = counts(checked)
    assert len(found) == 12 and sum(found.values()) == 168
    assert found["Social workers", "Case holder", "Black"] == 52
    assert found["Social workers", "Case holder", "Not known"] == 7
    assert found["Social workers", "Middle manager", "Not known"] == 0
    assert checked.periods == ("2026-03-31",)


def test_what_was_made_of_it_has_to_be_agreed_to_and_can_be_seen() -> None:
    checked = check(PIVOT)
    assert checked.to_agree == (
        "The table has ethnic groups across the top, and was turned. We read a row for each “role” and ethnic group "
        "(“Asian”, “Black”, “Mixed”, “White”, “Other”, “(blank)”), with “Count of Employee”. Staff group: Social workers. "
        "Snapshot: 2026-03-31.",
    )
    assert checked.turned is not None
    assert checked.turned.header == ("role", "Staff group", "Snapshot", "ethnic_group", "Count of Employee")
    assert checked.turned.rows[1] == ["Case holder", "Social workers", "2026-03-31", "Black", "52"]
    assert (checked.turned.lines[1], checked.turned.figures_at[1]) == (6, "C")
    # It is kept for good with the upload, so no figure stands in it.
    assert checked.upload is not None and not any("168" in warning for warning in checked.upload.warnings)


def test_totals_are_left_out_and_said() -> None:
    notes = " ".join(said(check(PIVOT), "note"))
    assert "We left out column H, Grand Total; row 8, Grand Total: 168. They agree with the figures." in notes
    assert "Some cells are blank. We read them as 0, since the totals agree with that (row 7)." in notes


@pytest.mark.parametrize(
    ("row", "column", "cell", "says"),
    [
        (5, 2, 53, "The total in cell H6 is 121, but its groups add up to 122. Found “121”. Expected 122."),
        (7, 2, 60, "The total in cell C8 is 60, but the rows above it add up to 59."),
        (5, 2, 53, "The total in cell C8 is 59, but the rows above it add up to 60."),
    ],
)
def test_a_total_that_does_not_agree_is_named_with_its_cell(
    row: int, column: int, cell: int, says: str
) -> None:
    checked = check(with_cell(PIVOT, row, column, cell))
    assert checked.upload is None
    assert any(says in problem for problem in said(checked, "error")), said(checked, "error")


def test_a_blank_cell_is_no_nought_where_no_total_says_so() -> None:
    without = [list(row[:-1]) for row in PIVOT[:-1]]
    checked = check(without)
    assert checked.upload is None
    assert any("A number is missing" in problem for problem in said(checked, "error"))


def test_labels_that_are_said_once_are_read_in_every_row_and_subtotals_left_out() -> None:
    checked = check(TABULAR)
    found = counts(checked)
    assert sum(found.values()) == 148
    assert found["Social workers", "Middle manager", "Black"] == 7
    assert found["Hackney Education", "Senior manager", "Not known"] == 3
    notes = " ".join(said(checked, "note"))
    assert "row 4, Social workers Total: 118" in notes and "row 7, Grand Total: 148" in notes
    assert "We left out row 8, below the table. “Source: HR system”." in notes


def test_a_subtotal_is_held_against_its_own_rows() -> None:
    checked = check(with_cell(TABULAR, 5, 3, 13))
    assert "The total in cell D6 is 13, but the rows above it add up to 12." in " ".join(
        said(checked, "error")
    )


def test_a_group_that_is_not_known_is_never_lost() -> None:
    checked = check(with_cell(PIVOT, 4, 4, "Wihte"))
    assert checked.upload is None
    assert "Found “Wihte”" in " ".join(said(checked, "error"))


@pytest.mark.parametrize(
    ("label", "wrong"), [(None, "The ethnic group is missing."), ("Vietnameze", "“Vietnameze”")]
)
def test_a_column_before_the_total_whose_label_is_blank_or_not_known_is_named(
    label: str | None, wrong: str
) -> None:
    checked = check(with_cell(PIVOT, 4, 6, label))
    assert checked.upload is None
    assert wrong in " ".join(said(checked, "error"))


def test_shares_between_the_counts_are_left_out() -> None:
    shares: Rows = [
        ["Job role", "Asian", "Asian %", "Black", "Black %", "White", "White %"],
        ["Case holder", 25, "17%", 71, "49%", 48, "33%"],
    ]
    checked = intake.check(
        workbook(Pivot=shares), "pivot.xlsx", CONFIG,
        Asked("workforce", "2026-03-31", today=date(2026, 11, 30), answers=(Answer(EVERY_ROW, "staff", "Social workers"),)),
    )  # fmt: skip
    assert {group: count for (_, _, group), count in counts(checked).items()} == {
        "Asian": 25,
        "Black": 71,
        "White": 48,
    }


def test_rows_that_are_of_no_kind_that_we_know_are_asked_about() -> None:
    rows = with_cell(with_cell(PIVOT, 5, 0, "North"), 6, 0, "South")
    assert (
        "We cannot tell what the rows are: “North”, “South”. Write what they are above them, such as Role."
        in " ".join(said(check(rows), "error"))
    )


def test_a_group_that_stands_twice_across_the_top_is_refused_plainly() -> None:
    rows: Rows = [["Role", "Black", "White", "Black", "White"], ["Case holder", 5, 6, 7, 8]]
    assert "with more than one column for each" in " ".join(said(check(rows), "error"))


def test_one_kind_nested_in_another_is_refused_with_what_to_do_in_excel() -> None:
    rows: Rows = [
        *PIVOT[1:5],
        ["Social workers", 17, 59, 22, 52, 11, 7, 168],
        *PIVOT[5:7],
        ["Grand Total", 17, 59, 22, 52, 11, 7, 168],
    ]
    (problem,) = said(check(rows), "error")
    assert "The rows are of two kinds in one column: role and staff." in problem
    assert "Show in Tabular Form" in problem


# Two roles over two grades, with a total of each role and of all; an area of staff whose figures are ours.
TWO_ROWS: Rows = [
    ["", "Case holder", None, None, "Middle manager", None, None, "Grand Total"],
    ["Ethnicity", "Scale 1 to 6", "SO1 to PO3", "Total", "Scale 1 to 6", "SO1 to PO3", "Total", None],
    ["Black", 40, 12, 52, 3, 4, 7, 59],
    ["White", 21, 10, 31, 11, 10, 21, 52],
    ["Grand Total", 61, 22, 83, 14, 14, 28, 111],
]


def of_social_workers(rows: Rows) -> Checked:
    answers = (Answer(EVERY_ROW, "staff", "Social workers"),)
    asked = Asked("workforce", "2026-03-31", today=date(2026, 11, 30), answers=answers)
    return intake.check(workbook(Pivot=rows), "pivot.xlsx", CONFIG, asked)


def test_labels_in_two_rows_across_the_top_are_turned_with_the_totals_of_each() -> None:
    found = of_social_workers(TWO_ROWS)
    assert found.turned is not None and found.turned.header[:3] == ("Ethnicity", "role", "grade")
    assert found.turned.rows[3] == ["Black", "Middle manager", "SO1 to PO3", "4"]
    assert "The table has roles and grades across the top, and was turned." in found.to_agree[0]
    assert "row 5, Grand Total: 111. They agree with the figures" in " ".join(said(found, "note"))


@pytest.mark.parametrize(
    ("row", "column", "says"),
    [
        (2, 3, "The total in cell D3 is 53, but the figures beside it add up to 59."),
        (2, 7, "The total in cell H3 is 60, but the figures beside it add up to 59."),
        (4, 5, "The total in cell F5 is 15, but the rows above it add up to 14."),
    ],
)
def test_each_total_of_labels_in_two_rows_is_held_against_its_own_cells(
    row: int, column: int, says: str
) -> None:
    cell = TWO_ROWS[row][column]
    assert isinstance(cell, int)
    assert says in " ".join(said(of_social_workers(with_cell(TWO_ROWS, row, column, cell + 1)), "error"))


def test_roles_across_with_groups_down_lose_no_role_that_is_not_known() -> None:
    rows: Rows = [
        ["Ethnicity", "Case holder", "Middle manager", "Apprentice"],
        ["Black", 52, 7, 2],
        ["White", 31, 21, 3],
    ]
    checked = of_social_workers(rows)
    assert checked.upload is None and "Found “Apprentice”" in " ".join(said(checked, "error"))


def test_groups_across_that_each_name_what_is_counted_are_turned_and_counted_as_that() -> None:
    rows: Rows = [
        ["Job Family", "Asian Heads", "Black Heads", "Not stated Heads", "All Heads"],
        ["Case holder", 22, 70, 7, 99],
        ["Middle manager", 12, 25, 6, 43],
        ["All", 34, 95, 13, 142],
    ]
    answers = (Answer("column", "Job Family", "role"), Answer(EVERY_ROW, "staff", "Social workers"))
    asked = Asked("workforce", "2026-03-31", today=date(2026, 11, 30), answers=answers)
    checked = intake.check(workbook(Pivot=rows), "pivot.xlsx", CONFIG, asked)
    assert counts(checked) == {
        ("Social workers", "Case holder", "Asian"): 22,
        ("Social workers", "Case holder", "Black"): 70,
        ("Social workers", "Case holder", "Not known"): 7,
        ("Social workers", "Middle manager", "Asian"): 12,
        ("Social workers", "Middle manager", "Black"): 25,
        ("Social workers", "Middle manager", "Not known"): 6,
    }


@pytest.mark.parametrize(
    "headings",
    [
        ("Asian %", "Black %", "White %", "Mixed %"),
        ("Asian %", "Asian Heads", "Black Heads", "White Heads"),
    ],
)
def test_groups_across_that_name_a_share_are_not_read_as_counts(
    headings: tuple[str, ...],
) -> None:
    answers = (Answer(EVERY_ROW, "staff", "Social workers"),)
    asked = Asked("workforce", "2026-03-31", today=date(2026, 11, 30), answers=answers)
    file = workbook(Pivot=[["Job role", *headings], ["Case holder", 22, 20, 7, 99]])
    checked = intake.check(file, "pivot.xlsx", CONFIG, asked)
    assert checked.turned is None and checked.upload is None


def test_labels_across_that_we_do_not_know_are_asked_about_where_a_total_adds_them_up() -> None:
    rows: Rows = [
        ["Child ethnicity", "Tier 2", "Tier 3", "Tier 4", "Total"],
        ["Asian", 12, 8, 6, 26],
        ["Black", 30, 21, 17, 68],
        ["White", 25, 14, 9, 48],
        ["Total", 67, 43, 32, 142],
    ]
    asked = Asked("childrens_services", "2026-03-31", today=date(2026, 11, 30))
    checked = intake.check(workbook(Report=rows), "report.xlsx", CONFIG, asked)
    assert checked.turned is not None and len(checked.turned.rows) == 9
    assert [(each.kind, each.written, each.guess) for each in checked.asks.questions] == [
        ("column", "Column labels", "stage"),
        ("stage", "Tier 2", ""),
        ("stage", "Tier 3", ""),
        ("stage", "Tier 4", ""),
    ]


def test_columns_that_no_total_adds_up_are_not_taken_for_labels_of_one_kind() -> None:
    rows: Rows = [["Child ethnicity", "Open", "Closed", "Total"], ["Asian", 12, 8, 21], ["Black", 30, 21, 51]]
    asked = Asked("childrens_services", "2026-03-31", today=date(2026, 11, 30))
    assert intake.check(workbook(Report=rows), "report.xlsx", CONFIG, asked).turned is None
