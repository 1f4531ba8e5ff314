"""Bands of ages that are not ours: read where they are the same ages, and never left out or put together without a word."""

import pytest

import config
from loaders import ages, intake
from loaders.intake import Checked
from loaders.matching.answers import Answer
from loaders.recognising import Asked
from tests.loaders.examples import TODAY

OURS = ("Under 1", "1 to 4", "5 to 9", "10 to 15", "16 to 17", "18 to 25")
CONFIG = config.load()


@pytest.mark.parametrize(
    ("written", "bands", "could_be"),
    [
        ("0-4", ("Under 1", "1 to 4"), ""),
        ("under 5", ("Under 1", "1 to 4"), ""),
        ("Under 5s", ("Under 1", "1 to 4"), ""),
        ("5-15", ("5 to 9", "10 to 15"), ""),
        ("16+", ("16 to 17", "18 to 25"), ""),
        ("over 15", ("16 to 17", "18 to 25"), ""),
        ("0-17", ("Under 1", "1 to 4", "5 to 9", "10 to 15", "16 to 17"), ""),
        ("15 to 16", ("10 to 15", "16 to 17"), ""),
        ("18-25", ("18 to 25",), "18 to 25"),
        ("18 and over", ("18 to 25",), "18 to 25"),
        ("05–09", ("5 to 9",), "5 to 9"),
        ("Aged 5 to 9 years", ("5 to 9",), "5 to 9"),
        ("5 and under 10", ("5 to 9",), "5 to 9"),
        ("10-15yrs", ("10 to 15",), "10 to 15"),
        ("0", ("Under 1",), "Under 1"),
        ("16 year olds", ("16 to 17",), "16 to 17"),
        ("18 to 64", ("18 to 25",), ""),
        ("Over 65", (), ""),
    ],
)
def test_which_of_our_bands_ages_lie_over(written: str, bands: tuple[str, ...], could_be: str) -> None:
    assert ages.over(written, OURS) == (bands, could_be)


@pytest.mark.parametrize("written", ["Year 9", "Not known", "2026", "5-Sep", "Reception", ""])
def test_what_says_no_ages_is_none(written: str) -> None:
    assert ages.over(written, OURS) is None


def file(*bands: str) -> bytes:
    numbers = (("Asian", 12), ("Black", 41), ("Mixed", 17), ("White", 30), ("Other", 8))
    rows = [
        f"2025-03-31,Looked after,{band},{group},{number + place}"
        for place, band in enumerate(bands)
        for group, number in numbers
    ]
    return "\n".join(["Period,Stage,Age,Ethnicity,Children", *rows, ""]).encode()


def checked(data: bytes, *answers: Answer) -> Checked:
    asked = Asked("childrens_services", today=TODAY, answers=answers)
    return intake.check(data, "children.csv", CONFIG, asked)


def test_a_band_over_two_of_ours_is_refused_with_what_to_send() -> None:
    found = checked(file("0-4", "5 to 9", "10 to 15", "16 to 17"))
    assert found.upload is None
    (problem,) = [problem for problem in found.problems if problem.severity == "error" and problem.line == 2]
    assert problem.title == "This age is not one that we show."
    assert problem.fix == (
        "“0-4” lies over Under 1 and 1 to 4. Give each of these a row of its own, or leave the whole column out: its rows are "
        "then added up."
    )
    (question,) = found.asks.questions
    assert (question.kind, question.written, question.options) == ("column", "Age", ("leave out",))
    assert question.examples == ("0-4", "5 to 9", "10 to 15")


def test_without_their_column_the_rows_are_added_up_and_nobody_is_lost() -> None:
    found = checked(file("0-4", "5-15", "16+"), Answer("column", "Age", "leave out"))
    assert found.upload is not None
    groups = found.upload.rows.set_index("group")["count"].to_dict()
    assert groups == {"Asian": 39, "Black": 126, "Mixed": 54, "White": 93, "Other": 27}
    assert "Rows that differ only in what is left out are added up." in [
        each.title for each in found.problems
    ]


def test_no_answer_puts_a_band_into_a_part_of_itself() -> None:
    found = checked(file("0-4", "5 to 9"), Answer("age", "0-4", "1 to 4"))
    assert [problem.title for problem in found.problems] == ["The matching says something that cannot be."]


def test_ages_that_we_do_not_show_are_left_out_only_by_an_answer() -> None:
    found = checked(file("16 to 17", "Over 65"))
    (question,) = found.asks.questions
    assert (question.kind, question.written, question.options) == ("age", "Over 65", ("leave out",))
    assert "We show no such ages. Correct them, or leave the row out: its people are then not counted." in [
        each.fix for each in found.problems
    ]
