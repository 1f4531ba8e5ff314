"""One group through time: which periods belong to it, which a line may join, and what it is seen against."""

import pytest

from tests.metrics.examples import residents, staff
from tests.pages.courses import course, english, year


def test_a_line_joins_years_that_follow_one_another() -> None:
    found = course("suspensions", "2023/24", year("2022/23", 900), year("2023/24", 800))
    assert found.runs == (("2022/23", "2023/24"),)
    assert found.then is not None and found.then["numerator"] == 900


def test_a_line_does_not_cross_a_year_that_is_missing() -> None:
    found = course("suspensions", "2024/25", year("2022/23", 900), year("2024/25", 800))
    assert found.runs == (("2022/23",), ("2024/25",)) and found.then is None


def test_a_year_of_covid_is_shown_and_joined_to_nothing() -> None:
    found = course("suspensions", "2021/22", year("2018/19", 900), year("2020/21", 300), year("2021/22", 800))
    assert list(found.rows) == ["2018/19", "2020/21", "2021/22"]
    assert found.runs == (("2018/19",), ("2021/22",))


def test_a_line_does_not_join_two_sources() -> None:
    own = year("2023/24", 800, source="misa")
    found = course("suspensions", "2023/24", year("2022/23", 900), own)
    assert found.runs == (("2022/23",), ("2023/24",))


def test_quarters_and_years_never_share_an_axis() -> None:
    quarter = year("2024 Q3", 300, source="misa")
    found = course("suspensions", "2022/23", year("2022/23", 900), quarter)
    assert list(found.rows) == ["2022/23"]


def test_all_pupils_are_seen_against_england() -> None:
    found = course("suspensions", "2022/23", year("2022/23", 900), english("2022/23", 7000))
    (line,) = found.lines
    assert (line.label, line.values) == ("England", {"2022/23": 0.07})


def test_a_share_is_seen_against_the_population() -> None:
    found = course("social-workers", "2025-09-30", staff(16, 76, 25, 80, 2), residents(), group="Black")
    (line,) = found.lines
    assert line.label == "Residents"
    assert line.values["2025-09-30"] == pytest.approx(54645 / 259147)


def test_a_path_goes_on_to_periods_that_are_still_to_come() -> None:
    found = course("suspensions", "2020/21", year("2020/21", 1200), year("2021/22", 840))
    path = found.asked[0].wanted
    assert {label: round(wanted, 9) for label, wanted in path.items()} == {
        "2020/21": 0.12,
        "2021/22": 0.084,
        "2022/23": 0.0588,
    }


def test_two_figures_are_worth_drawing_and_one_alone_is_not() -> None:
    one = course("suspensions", "2022/23", year("2022/23", 900))
    two = course("suspensions", "2023/24", year("2022/23", 900), year("2023/24", 800))
    assert not one.worth_drawing and two.worth_drawing


def test_three_plans_ask_something_of_suspensions_and_each_keeps_its_own_place() -> None:
    found = course("suspensions", "2022/23", year("2022/23", 900))
    assert [asked.target.plan for asked in found.asked] == ["M16", "PA-C1", "P2-C2"]
