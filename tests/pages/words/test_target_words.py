"""What became of each plan's target, in words: verdict, figures, what is still needed, and why none can be said."""

from config.target import Target
from pages.components.words import target_words
from pages.components.words.course import Course
from tests.metrics.examples import Slice, residents, staff
from tests.pages.courses import course, english, year
from tests.pages.starred import starred
from tests.pages.views import CONFIG

BY_GEOGRAPHY = (
    "It comes with “Suspensions and permanent exclusions, full year, by geography” of Suspensions and permanent exclusions "
    "in England, at explore-education-statistics.service.gov.uk."
)
PLANS = "Scrutiny report measures, Hackney Education: "


def lines(found: Course) -> list[str]:
    return [starred(target_words.said(asked, found, CONFIG)) for asked in found.asked]


def thirty(period: str, *slices: Slice) -> str:
    return lines(course("suspensions", period, *slices))[0].removeprefix(
        f"{PLANS}30% lower each year, for two years. "
    )


def test_exactly_30_per_cent_lower_is_met_and_says_what_the_next_year_needs() -> None:
    assert thirty("2021/22", year("2020/21", 1200), year("2021/22", 840)) == (
        "**Met** in 2021/22, too close to be sure: it was 8.4, and 8.4 or less was wanted. To be there by 2022/23, it "
        "needs to fall 30% a year from here. At the pace kept so far it arrives in 2022/23."
    )


def test_invented_figures_are_held_against_no_plan() -> None:
    made_up = staff(16, 76, 25, 80, 2, source="demonstration")
    found = course("social-workers", "2025-09-30", made_up, residents(), group="Black")
    assert lines(found) == [
        "Scrutiny report measures, 5.1 Workforce: Within 5 points of Hackney’s residents. These figures are invented, so "
        "no plan is held against them."
    ]


def test_half_the_fall_is_not_met_and_says_what_is_needed_and_when_it_would_arrive() -> None:
    assert thirty("2021/22", year("2020/21", 1200), year("2021/22", 900)) == (
        "**Not met** in 2021/22: it was 9.0, and 8.4 or less was wanted. To be there by 2022/23, it needs to fall 35% a "
        "year from here. At the pace kept so far it arrives in 2023/24."
    )


def test_a_rise_needs_a_fall_and_arrives_nowhere() -> None:
    found = thirty("2021/22", year("2020/21", 1200), year("2021/22", 1300))
    assert "needs to fall 55% a year from here." in found and "arrives" not in found


def test_after_the_last_due_period_no_pace_is_asked() -> None:
    judged = [year("2020/21", 1200), year("2021/22", 800), year("2022/23", 580)]
    assert thirty("2023/24", *judged, year("2023/24", 700)) == (
        "**Met** in 2022/23, too close to be sure: it was 5.8, and 5.9 or less was wanted. Since then it was 7.0 in "
        "2023/24."
    )


def test_no_later_year_stands_in_for_the_year_of_a_target() -> None:
    assert thirty("2023/24", year("2020/21", 1200), year("2023/24", 500)) == (
        "**Cannot say.** There is no figure for 2022/23. Since then it was 5.0 in 2023/24."
    )


def test_of_two_dates_the_one_that_was_not_met_decides() -> None:
    found = thirty("2023/24", *(year(label, x) for label, x in (
        ("2020/21", 1200), ("2021/22", 900), ("2022/23", 500), ("2023/24", 500)
    )))  # fmt: skip
    assert found.startswith("**Not met** in 2021/22: it was 9.0, and 8.4 or less was wanted. Since then")


def test_a_year_later_the_year_of_the_target_decides_and_the_other_area_stands_beside_what_came_since() -> (
    None
):
    years = [year("2023/24", 800), english("2023/24", 9000), year("2024/25", 950), english("2024/25", 9000)]
    assert lines(course("suspensions", "2024/25", *years))[1] == (
        "Improvement plan 2022 to 2025, Priority A: Below England’s rate by 2023/24. **Met** in 2023/24: it was 8.0, and "
        "below 9.0 was wanted. Since then it was 9.5 against England’s 9.0 in 2024/25."
    )


def test_what_holds_from_a_year_on_is_judged_by_the_year_shown() -> None:
    years = [year("2023/24", 800), english("2023/24", 9000), year("2024/25", 950), english("2024/25", 9000)]
    assert lines(course("suspensions", "2024/25", *years))[2].startswith(
        "Improvement plan 2022 to 2025, Priority 2: Below England’s rate from 2022/23. **Not met** in 2024/25"
    )


def test_a_plan_whose_first_year_is_not_here_cannot_be_judged_and_the_file_that_brings_it_is_named() -> None:
    assert thirty("2024/25", year("2023/24", 3207, 32946), year("2024/25", 3047, 32217)) == (
        "**Cannot say.** The plan counts from 2020/21, which is not among the figures here, so whether it was met cannot "
        f"be said. {BY_GEOGRAPHY} Since then it was 9.5 in 2024/25."
    )


def test_three_plans_are_three_lines_each_with_its_own_verdict() -> None:
    found = course(
        "suspensions", "2023/24", year("2020/21", 900), year("2023/24", 800), english("2023/24", 9000)
    )
    assert lines(found)[1:] == [
        "Improvement plan 2022 to 2025, Priority A: Below England’s rate by 2023/24. **Met** in 2023/24: it was 8.0, and "
        "below 9.0 was wanted.",
        "Improvement plan 2022 to 2025, Priority 2: Below England’s rate from 2022/23. **Met** in 2023/24: it was 8.0, and "
        "below 9.0 was wanted.",
    ]
    assert lines(found)[0] == (
        f"{PLANS}30% lower each year, for two years. **Cannot say.** There is no figure for 2022/23. Since then it was 8.0 "
        "in 2023/24."
    )


def test_without_englands_figure_the_line_says_that_it_waits_for_it() -> None:
    found = course("suspensions", "2023/24", year("2022/23", 900), year("2023/24", 800))
    assert lines(found)[1].endswith(
        f"**Cannot say.** England’s figure for 2023/24 is not here yet. {BY_GEOGRAPHY}"
    )


def test_a_period_before_the_plan_is_not_judged() -> None:
    found = course("suspensions", "2016/17", year("2016/17", 800), year("2022/23", 900))
    assert lines(found)[1].endswith("It counts from 2021/22, so 2016/17 is not judged.")


def test_a_share_outside_the_band_is_not_met() -> None:
    found = course("social-workers", "2025-09-30", staff(16, 76, 25, 80, 2), residents(), group="Black")
    assert lines(found) == [
        "Scrutiny report measures, 5.1 Workforce: Within 5 points of Hackney’s residents. **Not met** in September 2025: it "
        "was 38%, and 16% to 26% was wanted."
    ]


def test_the_mark_stands_on_the_side_of_the_line_where_the_figure_is() -> None:
    row = (
        course("suspensions", "2021/22", year("2020/21", 1200), year("2021/22", 840)).asked[0].rows["2021/22"]
    )
    falls = Target(plan="M16", kind="at_most", words="w", level=0.1, due=("2022/23",))
    rises = Target(plan="M16", kind="at_least", words="w", level=0.1, due=("2022/23",))
    measure = CONFIG.measures["suspensions"]
    assert target_words.mark(row, falls, measure) == "on_path"
    assert target_words.mark(row, rises, measure) == "off_path"
