"""What changed, whether it could be chance, and whether years or quarters show more than ups and downs."""

import pytest

from metrics.promises.run_charts import Run, RunChart
from pages.components.words import change_words as words
from tests.metrics.examples import Slice, looked_after, residents, slice_of, staff
from tests.pages.courses import course, year
from tests.pages.starred import starred
from tests.pages.views import CONFIG


def attainment(period: str, reached: int, pupils: int) -> Slice:
    text = f"group  pupils  reached_strong\nAll  {pupils}  {reached}"
    return slice_of("attainment", text, source="transcribed", period=period, stage="Key stage 4")


def said(name: str, period: str, *slices: Slice, group: str = "All") -> str:
    return starred(words.change(course(name, period, *slices, group=group), CONFIG))


def test_a_rise_of_64_per_cent_of_few_events_could_be_chance() -> None:
    """Hackney, permanent exclusions (DfE): 26 of 33,989 pupils in 2015/16 and 43 of 34,350 in 2016/17."""
    found = said("permanent-exclusions", "2016/17", year("2015/16", 26, 33989), year("2016/17", 43, 34350))
    assert found == (
        "Schools made **0.13 permanent exclusions for every 100 pupils** in 2016/17, and 0.08 in 2015/16. The "
        "rate rose 64%, with 26 permanent exclusions and then 43. With numbers this small it could be chance (likely "
        "range 2% lower to 177% higher)."
    )


def test_a_fall_of_thousands_of_events_can_still_be_chance() -> None:
    """Hackney, suspensions: 3,207 in 2023/24 and 3,047 in 2024/25."""
    found = said("suspensions", "2024/25", year("2023/24", 3207, 32946), year("2024/25", 3047, 32217))
    assert found == (
        "Schools made **9.5 suspensions for every 100 pupils** in 2024/25, and 9.7 in 2023/24. The rate fell 3%, "
        "with 3,207 suspensions and then 3,047. It could be chance (likely range 8% lower to 2% higher)."
    )


def test_a_fall_beyond_chance_says_so_and_both_ends_of_its_range_are_falls() -> None:
    found = said("suspensions", "2023/24", year("2022/23", 1200), year("2023/24", 840))
    assert found.endswith(
        "The rate fell 30%, with 1,200 suspensions and then 840, more than chance would explain (likely range 23% to 36% "
        "lower)."
    )


def test_the_same_events_of_fewer_pupils_are_a_rise_of_the_rate() -> None:
    found = said("permanent-exclusions", "2023/24", year("2022/23", 22, 10342), year("2023/24", 22, 9853))
    assert "The rate rose 5%, with 22 permanent exclusions each time." in found


def test_a_rise_from_none_is_so_many_per_cent_of_nothing() -> None:
    found = said("permanent-exclusions", "2014/15", year("2013/14", 0, 9000), year("2014/15", 5, 9300))
    assert found == (
        "Schools made **0.05 permanent exclusions for every 100 pupils** in 2014/15, and 0.00 in 2013/14. The rate rose, with "
        "0 permanent exclusions and then 5. With numbers this small it could be chance."
    )


def test_of_suspensions_the_caveat_stands_with_the_change_and_of_people_there_is_none() -> None:
    moved = course("suspensions", "2024/25", year("2023/24", 3207, 32946), year("2024/25", 3047, 32217))
    assert words.repeats(moved, CONFIG) == (
        "The same pupils can be counted more than once, so chance can move this figure more than the range says."
    )
    alone = course("suspensions", "2024/25", year("2024/25", 3047, 32217))
    excluded = course(
        "permanent-exclusions", "2024/25", year("2023/24", 32, 32946), year("2024/25", 30, 32217)
    )
    assert words.repeats(alone, CONFIG) == words.repeats(excluded, CONFIG) == ""


def test_a_share_that_is_only_bounded_is_not_called_not_shown() -> None:
    """DfE’s looked-after children of 2021: 177 of 400 to 417."""
    found = words.change(
        course("looked-after", "2021-03-31", looked_after(), residents(), group="Black"), CONFIG
    )
    assert starred(found) == "There is no earlier figure to set March 2021 beside."
    later = looked_after()
    later = later._replace(rows=later.rows.assign(period="2022-03-31"))
    found = words.change(
        course("looked-after", "2022-03-31", looked_after(), later, residents(), group="Black"), CONFIG
    )
    assert starred(found) == (
        "The figure for March 2022 is known only to lie between 42.4% and 44.3%, because the source withholds another, so "
        "no change can be given."
    )


def test_what_did_not_change_did_not_change() -> None:
    assert said("suspensions", "2023/24", year("2022/23", 90), year("2023/24", 90)).endswith(
        "It did not change."
    )


def test_a_share_moves_by_points() -> None:
    before = staff(11, 66, 24, 83, 2)
    before.rows["period"] = "2024-09-30"
    found = said("social-workers", "2025-09-30", before, staff(16, 76, 25, 80, 2), residents(), group="Black")
    assert found == (
        "**Black staff made up 38%** of children’s social workers in September 2025, and 35% in September 2024. That is "
        "2.7 points higher. With numbers this small it could be chance (likely range 6.9 lower to 12.2 higher)."
    )


def test_attainment_moves_by_points() -> None:
    found = said(
        "ks4-english-maths-strong",
        "2018/19",
        attainment("2017/18", 961, 2058),
        attainment("2018/19", 1061, 2230),
    )
    assert found == (
        "In 2018/19, **48% of all pupils** reached a strong pass (grades 9 to 5) in English and maths, and 47% in "
        "2017/18. That is 0.9 points higher. It could be chance (likely range 2.1 lower to 3.9 higher)."
    )


@pytest.mark.parametrize(
    ("period", "slices", "why"),
    [
        ("2022/23", [year("2022/23", 90)], "There is no earlier figure to set 2022/23 beside."),
        (
            "2021/22",
            [year("2018/19", 90), year("2021/22", 80)],
            "Covid lies between 2018/19 and 2021/22, so no change is read from the two.",
        ),
        (
            "2024/25",
            [year("2022/23", 90), year("2024/25", 80)],
            "The figures for 2022/23 and 2024/25 are too far apart to be called a change.",
        ),
        (
            "2023/24",
            [year("2022/23", 90), year("2023/24", 80, source="misa")],
            "The figures for 2022/23 and 2023/24 come from two sources, so no change is read from them.",
        ),
    ],
)
def test_where_no_change_is_read_the_reason_is_said(period: str, slices: list[Slice], why: str) -> None:
    assert said("suspensions", period, *slices) == why


def years(*suspensions: int) -> list[Slice]:
    return [year(f"20{place}/{place + 1}", count) for place, count in enumerate(suspensions, start=10)]


def test_four_years_are_too_few_for_a_trend_and_five_are_enough() -> None:
    four = course("suspensions", "2013/14", *years(500, 520, 560, 600))
    five = course("suspensions", "2014/15", *years(500, 520, 560, 600, 640))
    assert (
        words.trend(four, CONFIG) == "Too few years compare with each other to say whether there is a trend."
    )
    assert words.trend(five, CONFIG) == (
        "Over the 5 years from 2010/11 to 2014/15 it rose on the whole, more than chance would explain."
    )


def test_a_fall_and_ups_and_downs_have_their_own_words() -> None:
    fell = course("suspensions", "2014/15", *years(640, 600, 560, 520, 500))
    level = course("suspensions", "2014/15", *years(500, 540, 500, 540, 500))
    assert words.trend(fell, CONFIG).endswith("it fell on the whole, more than chance would explain.")
    assert words.trend(level, CONFIG).endswith("it neither rose nor fell steadily.")


def test_one_year_says_nothing_of_a_trend() -> None:
    assert words.trend(course("suspensions", "2022/23", year("2022/23", 90)), CONFIG) == ""


def test_quarters_get_the_words_of_a_run_chart() -> None:
    eight = tuple(f"202{2 + place // 4} Q{place % 4 + 1}" for place in range(8))
    assert words._shift(RunChart("too_few_points", eight[:7])).startswith(
        "Fewer than eight quarters in a row"
    )
    assert words._shift(RunChart("no_shift", eight, 5.0)) == (
        "In the 8 quarters from Jan to Mar 2022 to Oct to Dec 2023 there were ups and downs, and no real shift."
    )
    shift = RunChart("shift", eight, 5.0, (Run("below", eight[2:]),))
    assert words._shift(shift) == (
        "From Jul to Sep 2022 to Oct to Dec 2023 it stayed below the middle of all quarters: that is a real shift."
    )


def test_a_trend_says_that_earlier_years_are_not_part_of_it() -> None:
    run = [year(f"20{at}/{at + 1}", 900 + at) for at in range(11, 17)]
    alone = words.trend(course("suspensions", "2016/17", *run), CONFIG)
    assert alone.startswith("Over the 6 years from 2011/12 to 2016/17") and "Earlier" not in alone
    longer = words.trend(course("suspensions", "2016/17", year("2008/09", 900), *run), CONFIG)
    assert longer == f"{alone} Earlier years are not joined to these."
