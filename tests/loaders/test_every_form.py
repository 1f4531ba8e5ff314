"""One set of figures in every form that a file may have: read as the same rows, so that the same release follows."""

from collections.abc import Sequence
from datetime import date

import pytest

import config
from loaders import intake
from loaders.recognising import Asked
from tests.loaders.workbooks import Cell, Rows, ods, workbook

CONFIG = config.load()
ASKED = Asked("workforce", today=date(2026, 11, 30))
DAY = date(2026, 3, 31)
HEADINGS = ["Quarter end", "Staff group", "Job role", "Ethnicity", "Number of staff"]
GROUPS = ("Asian", "Black", "Mixed", "White", "Other", "Not known")
ROLES = {"Case holder": (11, 52, 14, 31, 6, 7), "First line manager": (7, 12, 6, 21, 5, 0)}
FIGURES = sorted(
    ("2026-03-31", "Social workers", role, group, float(count))
    for role, counts in ROLES.items()
    for group, count in zip(GROUPS, counts, strict=True)
)
BODY: list[list[Cell]] = [
    [DAY, "Social workers", role, group, count]
    for role, counts in ROLES.items()
    for group, count in zip(GROUPS, counts, strict=True)
]
LIST: Rows = [HEADINGS, *BODY]
CROSSED_BODY: list[list[Cell]] = [
    [DAY, "Social workers", role, *counts, sum(counts)] for role, counts in ROLES.items()
]
TITLED: Rows = [["Workforce diversity, quarter 4"], ["Run on 2 April 2026"], [], *LIST]
TOTALLED: Rows = [*TITLED, ["Total", None, None, None, 172], ["Source: HR system. Headcount, not posts."]]
CROSSED: Rows = [
    ["Quarter end", "Staff group", "Job role", *GROUPS[:5], "(blank)", "Grand Total"],
    *CROSSED_BODY,
    ["Grand Total", None, None, 18, 64, 20, 52, 11, 7, 172],
]
FILTERED: Rows = [
    ["Staff group", "Social workers"],
    ["Quarter end:", DAY],
    [],
    ["Sum of Headcount", "Ethnicity"],
    ["Job role", *GROUPS],
    *(row[2:-1] for row in CROSSED_BODY),
]


FILTERED_LIST: Rows = [
    ["Staff group: Social workers"],
    ["Quarter end", DAY],
    [],
    [*HEADINGS[2:]],
    *(row[2:] for row in BODY),
    ["Total", None, 172],
]


def written(cell: Cell) -> str:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else "" if cell is None else str(cell)


def text(rows: Rows, delimiter: str = ",", encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    def quoted(cell: str) -> str:
        return f'"{cell}"' if delimiter in cell or '"' in cell else cell

    width = max(map(len, rows))
    filled: Sequence[Sequence[Cell]] = [[*row, *[None] * (width - len(row))] for row in rows]
    return end.join([*(delimiter.join(quoted(written(cell)) for cell in row) for row in filled), ""]).encode(
        encoding
    )


LAYOUTS = {
    "a list": LIST,
    "titles above": TITLED,
    "titles, a total and a source": TOTALLED,
    "groups across the top": CROSSED,
    "a pivot with filters": FILTERED,
    "a list with filters above": FILTERED_LIST,
    "an empty column A": [[None, *row] for row in TOTALLED],
    "a column of remarks": [[*row, "Remark" if row is LIST[0] else "as exported"] for row in LIST],
    "a share beside each count": [[*row, "% of total" if row is LIST[0] else "6.4%"] for row in LIST],
    "numbers as text": [[written(cell) for cell in row] for row in LIST],
    "columns in another order": [[*reversed(row)] for row in LIST],
    "headings in two lines": [
        ["Quarter", "Staff", "Job", None, "Number of"],
        ["end", "group", "role", "Ethnicity", "staff"],
        *LIST[1:],
    ],
}
FORMS = {
    "CSV": text,
    "CSV with a mark": lambda rows: text(rows, encoding="utf-8-sig"),
    "semicolons": lambda rows: text(rows, ";"),
    "tabs in UTF-16": lambda rows: text(rows, "\t", "utf-16"),
    "lines ended by LF": lambda rows: text(rows, end="\n"),
    "XLSX": lambda rows: workbook(Staff=rows),
    "ODS": ods,
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", FORMS)
def test_the_same_figures_are_read_whatever_the_form(layout: str, form: str) -> None:
    checked = intake.check(FORMS[form](LAYOUTS[layout]), "staff", CONFIG, ASKED)
    assert checked.upload is not None, [problem.sentence() for problem in checked.problems]
    rows = checked.upload.rows[["period", "staff", "role", "group", "count"]]
    assert sorted(rows.itertuples(index=False, name=None)) == FIGURES


def test_a_total_that_does_not_agree_is_a_problem_in_every_form() -> None:
    wrong = [*TITLED, ["Total", None, None, None, 171]]
    for make in FORMS.values():
        checked = intake.check(make(wrong), "staff", CONFIG, ASKED)
        assert checked.upload is None
        (problem,) = [problem for problem in checked.problems if problem.severity == "error"]
        assert problem.title == "Row 17 is a total of 171, but the rows that it adds up make 172."


def test_what_rows_above_a_list_say_of_all_its_rows_has_to_be_agreed_to() -> None:
    checked = intake.check(workbook(Staff=FILTERED_LIST), "staff.xlsx", CONFIG, ASKED)
    assert checked.to_agree == (
        "Rows above the headings say something of every row. We read with each row: "
        "Staff group: Social workers. Quarter end: 2026-03-31.",
    )


def test_a_row_of_another_width_is_still_named_below_such_rows() -> None:
    text = b"Staff group: Teachers\nQuarter end,Ethnicity,Headcount\n31/03/2026,Black,5\n31/03/2026,White\n"
    checked = intake.check(text, "staff.csv", CONFIG, ASKED)
    assert any(problem.rule == "ragged row" and problem.line == 4 for problem in checked.problems)
