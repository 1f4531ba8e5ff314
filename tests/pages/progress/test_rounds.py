"""Five rounds of each figure that officers report, entered one after the other through its form: what the rows then say."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from pages.components.progress.progress_views import PLAN, SCRUTINY
from tests.pages.progress.test_progress import opened, row
from tests.pages.test_pages import html_of, press, words

YEARS = ("2020-21", "2021-22", "2022-23", "2023-24", "2024-25")
SCHOOL_YEARS = ("2020/21", "2021/22", "2022/23", "2023/24", "2024/25")
ROUNDS = ("2023-05-31", "2023-11-30", "2024-05-31", "2024-11-30", "2025-05-31")
DAYS = ("2021-09-30", "2022-03-31", "2022-09-30", "2023-03-31", "2023-09-30")
# Promise and figure: the periods, and what was typed of each.
ENTERED: dict[tuple[str, str], tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]] = {
    ("M8", ""): (YEARS, (("5",), ("9",), ("14",), ("11",), ("7",))),
    ("M4", "positive"): (
        ROUNDS,
        (("90", "200"), ("92", "210"), ("95", "205"), ("101", "220"), ("138", "250")),
    ),
    ("M3", ""): (ROUNDS, (("5", "52"), ("12", "52"), ("20", "52"), ("38", "52"), ("51", "52"))),
    ("M6", ""): (YEARS, (("40", "80"), ("44", "82"), ("50", "80"), ("58", "86"), ("62", "84"))),
    ("P2-C4", ""): (SCHOOL_YEARS, (("900",), ("940",), ("910",), ("880",), ("850",))),
    ("P3-C2", ""): (DAYS, (("20",), ("60",), ("90",), ("120",), ("155",))),
}


def enter(page: AppTest, figure: str, period: str, numbers: tuple[str, ...]) -> AppTest:
    if figure:
        page.radio(key="what").set_value(figure).run()
    at = next(place for place, one in enumerate(page.text_input) if one.label == "Date or period")
    for field, text in zip(list(page.text_input)[at:], (period, *numbers), strict=False):
        field.set_value(text)
    return press(page, "Enter this update")


@pytest.fixture
def reported(to_change: int) -> None:
    for (item, figure), (periods, rounds) in ENTERED.items():
        page = opened(item=item)
        for period, numbers in zip(periods, rounds, strict=True):
            page = enter(page, figure, period, numbers)
            assert f"The update of {item} was entered." in words(page), (item, period)


@pytest.mark.usefixtures("reported")
def test_rows_say_what_a_reader_would_write_of_five_rounds() -> None:
    scrutiny, plan = opened(view=SCRUTINY, open="true"), opened(view=PLAN, open="true")
    said = {item: row(plan if item.startswith("P") else scrutiny, item) for item, _ in ENTERED}
    assert "Rose from 5 to 14 by 2022-23, then fell to 7 (complaints, 2024-25)" in said["M8"]
    assert (
        "Black and Global Majority staff who report positively: up from 46% (101 of 220) to 55% (138 of 250); 45% (90 of 200) "
        "at first: "
        "Black and Global Majority staff who answered, 31 May 2025; the change is likely between 0.2 and 18.1 points"
    ) in said["M4"]
    assert (
        "Up from 73% (38 of 52) to 98% (51 of 52); 10% (5 of 52) at first: job descriptions, 31 May 2025"
        in said["M3"]
    )
    assert (
        "Up from 67% (58 of 86) to 74% (62 of 84); 50% (40 of 80) at first: audits that looked at it, 2024-25; the change is "
        "likely between −7.3 and 19.7 points, which could be chance"
    ) in said["M6"]
    assert "Fell from 880 to 850; 900 at first (referrals, 2024/25)" in said["P2-C4"]
    assert "Rose from 120 to 155; 20 at first (places, 30 September 2023)" in said["P3-C2"]
    for item, state in {
        "M8": "Overdue As the plan expects", "M4": "Overdue As the plan expects 1 of 2 figures reported",
        "M3": "Not there yet; by when is not said",
        "M6": "Overdue As the plan expects", "P2-C4": "As the plan expects", "P3-C2": "Met",
    }.items():  # fmt: skip
        assert state in said[item], said[item]
    assert (
        "Course: 5 complaints in 2020-21; 9 complaints in 2021-22; 14 complaints in 2022-23; 11 complaints in 2023-24; 7 "
        "complaints in 2024-25"
    ) in courses(scrutiny)


def courses(page: AppTest) -> list[str]:
    return re.findall(r'alt="(Course: [^"]+)"', "".join(html_of(page)))


@pytest.mark.usefixtures("filled")
def test_what_a_measure_answers_over_several_years_has_a_line_of_the_years_that_compare() -> None:
    """Suspensions for every 100 pupils (DfE): those of the years that Covid touched do not compare, and are not in it."""
    found = courses(opened(view=PLAN, open="true"))
    assert "Course: 6.8 in 2021/22; 8.2 in 2022/23; 9.7 in 2023/24; 9.5 in 2024/25" in found, found
