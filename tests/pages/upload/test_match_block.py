"""The step at which an officer says what is not sure in a file, run as a script."""

import pytest
from streamlit.testing.v1 import AppTest

from config import Config
from loaders.matching.answers import Question
from pages.components.upload import match_words
from tests.pages.test_pages import offered, press, words

GROUPS = {"Asian": 300, "Blakc": 500, "Mixed": 120, "White": 900, "Other": 90, "Not known": 80}
HEADINGS = "Wann,Wo,Wer,Wieviele\n"


def strange(period: str) -> str:
    return HEADINGS + "".join(f"{period},Schulen,{name},{count}\n" for name, count in GROUPS.items())


def answers(page: AppTest) -> dict[str, object]:
    return {box.label: box.value for box in page.selectbox}


def matched(period: str) -> AppTest:
    page = offered(strange(period), "export.csv")
    page.selectbox[0].set_value("Workforce")
    press(page, "Go on")
    (labelled,) = [box for box in page.selectbox if box.label == "What “Schulen” is"]
    labelled.set_value("Teachers")
    return press(page, "Use these answers")


@pytest.mark.usefixtures("to_change")
def test_which_extract_is_asked_first_and_then_everything_in_one_round() -> None:
    page = offered(strange("2025-11-06"), "export.csv")
    assert page.title[0].value == "Match the file"
    assert "We know none of its headings." in words(page)
    page.selectbox[0].set_value("Workforce")
    press(page, "Go on")
    assert answers(page) == {
        "What “Wann” is": "period",
        "What “Wo” is": "staff",
        "What “Wer” is": "ethnic_group",
        "What “Wieviele” is": "headcount",
        "What “Schulen” is": None,
        "What “Blakc” is": "Black",
    }
    assert "In 1 row. It is nearly “Black”." in words(page)


@pytest.mark.usefixtures("to_change")
def test_what_is_not_answered_is_asked_again_and_the_rest_is_not() -> None:
    page = offered(strange("2025-11-06"), "export.csv")
    page.selectbox[0].set_value("Workforce")
    press(page, "Go on")
    press(page, "Use these answers")
    assert "Some answers are missing" in words(page)
    assert answers(page) == {"What “Schulen” is": None}


@pytest.mark.usefixtures("to_change")
def test_instead_of_an_answer_the_file_can_be_mended() -> None:
    page = offered(strange("2025-11-06"), "export.csv")
    press(page, "Mend the file instead")
    assert page.title[0].value == "Check the file"
    assert "There is a problem" in words(page) and "1 thing to fix" in words(page)


@pytest.mark.usefixtures("to_change")
def test_the_receipt_says_what_was_matched_and_the_next_file_needs_no_question() -> None:
    page = matched("2025-11-06")
    assert page.title[0].value == "What will change"
    if page.text_input:
        page.text_input[0].set_value("CHANGE").run()
    press(page, "Publish these figures")
    assert "Matched “Wann” is period, “Wo” is staff" in words(page) and "“Schulen” is Teachers" in words(page)
    after = offered(strange("2026-11-05"), "export.csv")
    assert after.title[0].value == "What will change"
    assert "Headings and labels were matched as in EQ-" in words(after)
    assert "“Schulen” is Teachers, “Blakc” is Black." in words(after)


def test_options_are_called_what_people_call_them(settings: Config) -> None:
    extract = settings.extracts["workforce"]
    column = Question("column", "Wo", ("staff", "leave out"))
    group = Question("ethnic_group", "Blakc", ("Black", "Black African", "leave out"), rows=6)
    assert [match_words.option(means, column, extract, settings) for means in column.options] == [
        "Staff group",
        "Leave this column out",
    ]
    assert [match_words.option(means, group, extract, settings) for means in group.options] == [
        "Black (broad group)",
        "Black African",
        "Leave these 6 rows out",
    ]
