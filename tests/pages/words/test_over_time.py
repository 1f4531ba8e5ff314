"""One group through time: which periods belong to it, which a line may join, and what it is seen against."""

import pytest

from pages.components import charts
from pages.components.words import course_table, findings, series_breaks
from pages.components.words.over_time import Place, opens_with
from tests.metrics.examples import Slice, looked_after, residents, slice_of, staff
from tests.pages import views
from tests.pages.courses import course, english, year
from tests.pages.views import CONFIG


def test_a_line_joins_years_that_follow_one_another() -> None:
    found = course("suspensions", "2023/24", year("2022/23", 900), year("2023/24", 800))
    assert found.runs == (("2022/23", "2023/24"),)
    assert found.then is not None and found.then["numerator"] == 900


def test_a_line_does_not_cross_a_year_that_is_missing() -> None:
    found = course("suspensions", "2024/25", year("2022/23", 900), year("2024/25", 800))
    assert found.runs == (("2022/23",), ("2024/25",)) and found.then is None
    assert series_breaks.said(found, CONFIG) == ["There are no figures between 2022/23 and 2024/25."]


def test_a_year_whose_figure_is_withheld_is_not_called_missing() -> None:
    withheld = slice_of(
        "exclusions",
        "group  pupils  suspensions\nAll  c  c",
        source="dfe-exclusions-geography",
        period="2012/13",
    )
    years = [
        year("2011/12", 900, source="dfe-exclusions-geography"),
        withheld,
        year("2013/14", 800, source="dfe-exclusions-geography"),
    ]
    found = course("suspensions", "2013/14", *years)
    assert list(found.rows) == ["2011/12", "2012/13", "2013/14"]
    assert series_breaks.said(found, CONFIG) == []


def test_a_year_of_covid_is_shown_and_joined_to_nothing() -> None:
    found = course("suspensions", "2021/22", year("2018/19", 900), year("2020/21", 300), year("2021/22", 800))
    assert list(found.rows) == ["2018/19", "2020/21", "2021/22"]
    assert found.runs == (("2018/19",), ("2021/22",))


def test_a_line_does_not_join_two_sources() -> None:
    own = year("2023/24", 800, source="misa")
    found = course("suspensions", "2023/24", year("2022/23", 900), own)
    assert found.runs == (("2022/23",), ("2023/24",))


def test_one_statistic_in_two_files_is_one_line() -> None:
    """DfE’s figures of social workers transcribed up to 2022, and its own file from 2023."""
    before = staff(16, 70, 20, 80, 2)
    before = before._replace(
        rows=before.rows.assign(period="2024-09-30", origin="DfE, Children’s social work workforce")
    )
    now = staff(16, 76, 25, 80, 2, source="dfe-csww")
    now = now._replace(rows=now.rows.assign(origin="DfE children’s social work workforce"))
    found = course("social-workers", "2025-09-30", before, now, residents(), group="Black")
    assert found.runs == (("2024-09-30", "2025-09-30"),) and found.then is not None
    assert series_breaks.said(found, CONFIG) == []


def pupils_of(period: str, suspensions: int) -> Slice:
    """England’s pupils and their suspensions, all and of one group, in DfE’s file by characteristics."""
    text = f"""
    group  pupils  suspensions
    All    100000  {suspensions}
    Black    5000  {suspensions // 10}
    """
    made = slice_of(
        "exclusions", text, source="dfe-exclusions-characteristics", period=period, area="England"
    )
    return made._replace(rows=made.rows.assign(origin="DfE exclusions by pupil characteristics"))


def test_what_changed_for_the_groups_alone_breaks_their_line_and_not_that_of_all_pupils() -> None:
    years = [pupils_of("2015/16", 4000), pupils_of("2016/17", 4700)]
    england = {
        group: course("suspensions", "2016/17", *years, group=group, area="England")
        for group in ("All", "Black")
    }
    assert england["All"].runs == (("2015/16", "2016/17"),)
    assert england["Black"].runs == (("2015/16",), ("2016/17",))
    assert series_breaks.said(england["All"], CONFIG) == []
    assert series_breaks.said(england["Black"], CONFIG) == [
        "The figures for 2015/16 and 2016/17 are not joined: up to 2015/16 DfE’s ethnic groups leave about a million pupils "
        "out, and since then they hold all of them."
    ]


def test_figures_of_two_publications_are_not_joined_and_both_are_named() -> None:
    one, other = year("2022/23", 900, origin="DfE"), year("2023/24", 800, source="misa", origin="MISA")
    found = course("suspensions", "2023/24", one, other)
    assert series_breaks.said(found, CONFIG) == [
        "The figures for 2022/23 and 2023/24 are not joined: they come from DfE and from MISA."
    ]


def test_over_time_opens_with_the_group_that_the_headline_is_about() -> None:
    view = views.with_group(views.suspensions(), "Black", {"ratio": 1.7, "gap": 0.05, "verdict": "above"})
    found = [Place("All"), Place("Asian"), Place("Black")]
    lead = findings.leading(view, CONFIG)
    assert lead is not None and lead.group == "Black"
    assert opens_with(found, view, lead) == Place("Black")
    assert opens_with(found, view, None) == Place("All")
    assert opens_with([], view, lead) is None


def test_over_time_opens_with_the_bounded_share_that_the_headline_gives() -> None:
    bounds = {"status": "not_available", "value_min": 177 / 417, "value_max": 177 / 400, "numerator": 177.0}
    shown = views.view("looked-after", [views.row("looked-after", "Black", **bounds)])
    assert opens_with([Place("Asian"), Place("Black")], shown, None) == Place("Black")


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


def test_of_everybody_counted_there_is_no_likely_range_over_time() -> None:
    """A census and a school census count everybody: no figure of theirs is a matter of chance."""
    census = course("residents", "2021-03-21", residents(), group="Black")
    assert not census.ranged and "Likely range" not in course_table.course_table(census, CONFIG).header
    (point,) = charts.over_time(census, CONFIG)["datasets"]["points"]
    assert (point["lower"], point["upper"]) == (None, None)
    workers = course("social-workers", "2025-09-30", staff(16, 76, 25, 80, 2), residents(), group="Black")
    assert workers.ranged and "Likely range" in course_table.course_table(workers, CONFIG).header


def test_of_a_year_with_limits_alone_it_is_said_that_they_are_no_likely_range() -> None:
    children = residents(population="Ages 10 to 17")
    found = course("looked-after", "2021-03-31", looked_after(), children, group="Black")
    assert series_breaks.said(found, CONFIG) == [
        "For March 2021 only limits are known, because the source withholds a figure. They are no likely range."
    ]
