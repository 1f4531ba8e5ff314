"""A workbook on the upload page: which sheet is asked, a turned table is shown turned, other kinds of file are named."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.loaders.test_every_form import FILTERED, LIST
from tests.loaders.workbooks import workbook
from tests.pages.test_pages import choose, opened, press, words

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sent(data: bytes, name: str = "staff.xlsx") -> AppTest:
    page = choose(opened("officers/upload.py"), "kind", "Workforce")
    return page.file_uploader[0].upload(name, data, XLSX).run()


@pytest.mark.usefixtures("filled")
def test_of_two_sheets_with_figures_the_officer_chooses_one() -> None:
    june = [[date(2026, 6, 30), *row[1:]] if isinstance(row[0], date) else row for row in LIST]
    page = sent(workbook(March=LIST, June=june))
    assert not page.exception and page.title[0].value == "What we read in the file"
    assert "Choose the sheet that holds the figures." in words(page)
    (sheets,) = [box for box in page.selectbox if box.label == "Which sheet?"]
    assert sheets.options == ["March", "June"]
    sheets.set_value("March").run()
    assert not page.exception and page.title[0].value == "What will change"
    assert "Sheet March" in words(page) and "Period 31 March 2026" in words(page)


@pytest.mark.usefixtures("filled")
def test_a_table_that_was_turned_is_shown_turned_and_waits_for_a_yes() -> None:
    page = sent(workbook(Pivot=FILTERED))
    assert page.title[0].value == "What we read in the file"
    assert "The table has ethnic groups across the top, and was turned." in words(page)
    assert "The table as we read it: first 6 of 12 rows" in words(page)
    page = press(page, "Go on")
    assert not page.exception and page.title[0].value == "What will change"
    said = words(page)
    assert "The table as we turned it: first 12 of 12 rows" in said
    assert "Case holder Social workers 2026-03-31 Black 52" in said
    (publish,) = [button for button in page.button if button.label == "Publish these figures"]
    assert publish.disabled


@pytest.mark.usefixtures("filled")
def test_titles_and_a_total_are_seen_once_and_a_list_of_people_never_is() -> None:
    headings: list[str | int] = ["Quarter end", "Staff group", "Ethnicity", "Headcount"]
    rows: list[list[str | int]] = [
        ["31/03/2026", "Social workers", group, count] for group, count in (("Asian", 24), ("Black", 71))
    ]
    page = sent(workbook(Staff=[["Workforce diversity"], headings, *rows, ["Total", "", "", 95]]))
    assert page.title[0].value == "What we read in the file"
    assert "“Workforce diversity”." in words(page) and "Total: 95, agrees with the rows." in words(page)
    assert press(page, "Go on").title[0].value != "What we read in the file"
    people: list[list[str | int]] = [
        ["31/03/2026", "Social workers", f"Test Person {number}", 1] for number in range(9)
    ]
    named = sent(workbook(Staff=[["Workforce diversity"], [*headings[:2], "Name", "Headcount"], *people]))
    assert named.title[0].value == "Check the file" and "Test Person" not in words(named)


@pytest.mark.usefixtures("filled")
def test_a_file_that_cannot_be_read_is_named_with_how_to_save_it() -> None:
    page = sent(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "staff.xls")
    assert not page.exception and "There is a problem" in words(page)
    assert "This is an Excel workbook of the old kind (.xls)." in words(page)
    assert "choose File, Save As, “Excel Workbook (.xlsx)”" in words(page)
    press(page, "Upload a corrected file")
    assert page.title[0].value == "Upload an extract"
