"""How reported figures moved, over rounds entered one after the other: the sentence and the state that a reader would write."""

from typing import Any

import pytest

from config import Config
from metrics.promises import directions, reported_figures
from pages.components.progress import course_words
from tests.metrics.promises.test_progress import Line, row, table

YEARS = ("2020-21", "2021-22", "2022-23", "2023-24", "2024-25")
SCHOOL_YEARS = ("2020/21", "2021/22", "2022/23", "2023/24", "2024/25")
ROUNDS = ("2023-05-31", "2023-11-30", "2024-05-31", "2024-11-30", "2025-05-31")


def counts(item: str, figure: str, periods: tuple[str, ...], *values: float) -> list[Line]:
    return [
        {"item": item, "figure": figure, "period": period, "value": float(value)}
        for period, value in zip(periods, values, strict=False)
    ]


def shares(item: str, figure: str, periods: tuple[str, ...], *of: tuple[int, int]) -> list[Line]:
    return [
        {"item": item, "figure": figure, "period": period, "numerator": float(x), "denominator": float(y)}
        for period, (x, y) in zip(periods, of, strict=False)
    ]


def said(settings: Config, lines: list[Line]) -> tuple[str, Any]:
    """The sentence of the figure, and the verdict of its promise."""
    found = table(settings, *lines)
    (item,) = {line["item"] for line in lines}
    promise = settings.promises[item][1]
    nothing = dict.fromkeys(("value", "numerator", "denominator"), float("nan"))
    texts = {"status": "published", "by": "officer", "at": "2026-11-01T09:00:00+00:00", "evidence": ""}
    series = next(
        (figure, rows)
        for figure, rows in reported_figures.series(promise, [nothing | texts | line for line in lines])
        if len(rows) > 1
    )
    moved = directions.moved(*series)
    assert moved is not None
    return course_words.of(series[0], moved), row(found, item)["verdict"]


def test_complaints_that_rose_and_then_fell_went_as_the_plan_expects(settings: Config) -> None:
    """ "Initial increase in complaints around racism and discrimination ... and subsequent decrease" """
    assert said(settings, counts("M8", "complaints", YEARS, 5, 9, 14, 11, 7)) == (
        "Rose from 5 to 14 by 2022-23, then fell to 7 (complaints, 2024-25)", "as expected",
    )  # fmt: skip
    assert said(settings, counts("M8", "complaints", YEARS, 6, 10, 15, 12, 8))[0].startswith(
        "Rose from 6 to 15 by 2022-23, then fell to 8"
    )


@pytest.mark.parametrize(
    ("complaints", "sentence", "state"),
    [
        ((5, 9, 14), "Rose from 5 to 14 (complaints, 2022-23)", "as expected"),
        ((5, 9, 14, 11, 13), "Rose from 5 to 14 by 2022-23, then fell to 11 by 2023-24, and rose to 13, where a rise and "
         "then a fall was expected (complaints, 2024-25)", "not as expected"),
        ((14, 11, 7), "Fell from 14 to 7, where a rise and then a fall was expected (complaints, 2022-23)", "not as expected"),
        ((5, 9, 9), "Rose from 5 to 9 (complaints, 2022-23)", "as expected"),
        ((9, 5, 9), "As at first at 9 (complaints, 2022-23)", "reported"),
        ((9, 9), "As at first at 9 (complaints, 2021-22)", "reported"),
    ],
)  # fmt: skip
def test_complaints_on_every_other_course(
    settings: Config, complaints: tuple[int, ...], sentence: str, state: str
) -> None:
    assert said(settings, counts("M8", "complaints", YEARS, *complaints)) == (sentence, state)


def test_fewer_complaints_where_the_other_plan_wants_a_reduction(settings: Config) -> None:
    """ "reduction in complaints" """
    assert said(settings, counts("P5-C2", "complaints", YEARS, 40, 44, 52, 47, 45)) == (
        "Fell from 47 to 45; 40 at first, where a fall was promised (complaints, 2024-25)", "not as expected",
    )  # fmt: skip


def test_surveys_that_rise_are_a_rise_with_its_range(settings: Config) -> None:
    """ "Black and Global majority staff report positively in surveys" """
    two = shares("M4", "positive", ROUNDS[3:], (101, 220), (138, 250))
    assert said(settings, two) == (
        "Up from 46% (101 of 220) to 55% (138 of 250): Black and Global Majority staff who answered, 31 May 2025; the "
        "change is likely between 0.2 and 18.1 points",
        "as expected",
    )
    five = shares("M4", "positive", ROUNDS, (90, 200), (92, 210), (95, 205), (101, 220), (100, 230))
    assert said(settings, five) == (
        "Down from 46% (101 of 220) to 43% (100 of 230), where more is better; 45% (90 of 200) at first: Black and Global "
        "Majority staff who answered, 31 May 2025; the change is likely between −11.5 and 6.7 points, which could be "
        "chance",
        "not as expected",
    )


def test_audits_over_five_years(settings: Config) -> None:
    """ "Audit programme demonstrates that our our work ... is Good" """
    found = shares("M6", "good", YEARS, (40, 80), (44, 82), (50, 80), (58, 86), (62, 84))
    assert said(settings, found) == (
        "Up from 67% (58 of 86) to 74% (62 of 84); 50% (40 of 80) at first: audits that looked at it, 2024-25; the change is "
        "likely between −7.3 and 19.7 points, which could be chance",
        "as expected",
    )


def test_job_descriptions_are_not_there_before_all_of_them_are(settings: Config) -> None:
    """ "All JDs are reviewed" """
    found = shares("M3", "reviewed", ROUNDS, (5, 52), (12, 52), (20, 52), (38, 52), (51, 52))
    sentence, state = said(settings, found)
    assert sentence.startswith("Up from 73% (38 of 52) to 98% (51 of 52); 10% (5 of 52) at first")
    assert state == "reported"
    assert said(settings, [*found[:-1], found[-1] | {"numerator": 52.0}])[1] == "met"


def test_referrals_that_fall_and_places_that_reach_their_number(settings: Config) -> None:
    """ "CAMHS referrals reduce"; "over 150 additional SEND places are added by Sept 2023" """
    assert said(settings, counts("P2-C4", "referrals", SCHOOL_YEARS, 900, 940, 910, 880, 850)) == (
        "Fell from 880 to 850; 900 at first (referrals, 2024/25)", "as expected",
    )  # fmt: skip
    days = ("2021-09-30", "2022-03-31", "2022-09-30", "2023-03-31", "2023-09-30")
    assert said(settings, counts("P3-C2", "places", days, 20, 60, 90, 120, 155)) == (
        "Rose from 120 to 155; 20 at first (places, 30 September 2023)", "met",
    )  # fmt: skip


def test_surplus_places_that_fall_below_their_level(settings: Config) -> None:
    """ "surplus places below 10% from Sept 2023" """
    days = ("2021-09-30", "2022-03-31", "2022-09-30", "2023-03-31", "2023-09-30")
    found = shares(
        "P3-C3", "surplus", days, (2100, 15000), (1980, 15000), (1830, 15000), (1650, 15000), (1440, 15000)
    )
    sentence, state = said(settings, found)
    assert sentence.startswith(
        "Down from 11% (1,650 of 15,000) to 9.6% (1,440 of 15,000); 14% (2,100 of 15,000) at first: school places, 30 September "
        "2023"
    ), sentence
    assert state == "met"


def test_a_fall_where_a_rise_was_promised_says_both(settings: Config) -> None:
    """ "an increased number of out of borough pupils attend Hackney schools" """
    found = counts("P4-C1", "pupils", ("2024/25", "2025/26", "2026/27"), 3150, 3320, 3010)
    assert said(settings, found) == (
        "Fell from 3,320 to 3,010, where a rise was promised; 3,150 at first (pupils, 2026/27)", "not as expected",
    )  # fmt: skip


def test_all_schools_and_all_staff_are_not_met_by_schools_alone(settings: Config) -> None:
    """ "Wider roll out of Trauma informed practice training to include all schools and CFS staff." """
    schools = shares("JG1-A8", "schools", ("2025-07-31",), (80, 80))
    staff = shares("JG1-A8", "staff", ("2025-07-31",), (400, 400))
    assert row(table(settings, *schools), "JG1-A8")["verdict"] == "partly reported"
    assert row(table(settings, *schools, *staff), "JG1-A8")["verdict"] == "met"


def test_children_who_rose_are_not_hidden_by_parents_with_one_report(settings: Config) -> None:
    """ "Surveys show significant improvements re trust and confidence year on year" """
    children = shares("PA-C4", "children", ("2024-06-30", "2025-06-30"), (2200, 3400), (2530, 3610))
    parents = shares("PA-C4", "parents", ("2025-06-30",), (615, 940))
    sentence, state = said(settings, [*children, *parents])
    assert sentence.startswith("Up from 65% (2,200 of 3,400) to 70% (2,530 of 3,610)")
    assert state == "as expected"


def test_a_withheld_round_is_left_out_and_no_change_is_read_from_it(settings: Config) -> None:
    lines = counts("M8", "complaints", YEARS, 5, 9)
    hidden = {"item": "M8", "figure": "complaints", "period": "2022-23", "status": "confidential"}
    assert row(table(settings, *lines, hidden), "M8")["verdict"] == "withheld"
