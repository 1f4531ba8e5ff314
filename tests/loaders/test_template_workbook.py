"""The template as a workbook: the same as the CSV's, with lists to choose from, and acceptable once filled in."""

import io
from datetime import date

import openpyxl
import pytest

import config
from loaders import intake, templates
from loaders.recognising import Asked
from loaders.workbooks.template import template_workbook

CONFIG = config.load()


def opened(name: str) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(template_workbook(CONFIG.extracts[name], CONFIG)))


@pytest.mark.parametrize("name", CONFIG.extracts)
def test_it_has_the_headings_and_the_example_of_the_csv(name: str) -> None:
    page = opened(name).worksheets[0]
    headings, example = templates.template(CONFIG.extracts[name], CONFIG).splitlines()[:2]
    assert [cell.value for cell in page[1]] == headings.split(",")
    # A value of ours that holds a comma is quoted in the CSV.
    assert ",".join("" if cell.value is None else str(cell.value) for cell in page[2]) == example.replace(
        '"', ""
    )


@pytest.mark.parametrize("name", CONFIG.extracts)
def test_its_example_is_never_accepted(name: str) -> None:
    data = template_workbook(CONFIG.extracts[name], CONFIG)
    checked = intake.check(data, "template.xlsx", CONFIG, Asked(name, today=date(2026, 11, 30)))
    assert checked.upload is None
    assert [problem.rule for problem in checked.problems if problem.severity == "error"] == ["example row"]


def test_cells_offer_what_may_stand_in_them() -> None:
    book = opened("workforce")
    rules = {str(rule.sqref): rule for rule in book.worksheets[0].data_validations.dataValidation}
    assert rules["B2:B2001"].formula1 == "Lists!$A$2:$A$7"
    lists = [[cell.value for cell in column if cell.value] for column in book["Lists"].columns]
    staff = [
        "Social workers",
        "Hackney Education",
        "School leaders",
        "Teachers",
        "Children and Families",
        "Governors",
    ]
    assert lists[0] == ["staff", *staff]
    assert lists[3][0] == "ethnic_group" and {"Black Caribbean", "Not known"} <= {*lists[3]}
    assert "Total" not in lists[3]
    assert rules["F2:F2001"].type == "whole"


def test_it_says_how_to_fill_it_in() -> None:
    said = [cell.value for row in opened("workforce")["How to fill it in"] for cell in row]
    assert any("it is never published" in str(text) for text in said)
    assert "Reporting period" in said and "Staff group" in said


def test_filled_in_it_is_read_without_a_question() -> None:
    book = opened("workforce")
    page = book.worksheets[0]
    for row, (group, count) in enumerate([("Asian", 30), ("Black", 50), ("White", 90), ("Not known", 7)], 2):
        for place, value in enumerate(["31 March 2026", "Teachers", None, None, group, count], 1):
            page.cell(row, place).value = value
    out = io.BytesIO()
    book.save(out)
    checked = intake.check(out.getvalue(), "staff.xlsx", CONFIG, Asked(today=date(2026, 11, 30)))
    assert checked.upload is not None, [problem.sentence() for problem in checked.problems]
    assert checked.upload.rows["count"].sum() == 177
