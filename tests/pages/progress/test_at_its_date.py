"""What the progress page says of promises with a date, by the published figures of the first start."""

import pytest

from pages.components.progress.progress_views import PLAN
from tests.pages.progress.test_progress import opened, row

pytestmark = pytest.mark.usefixtures("filled")


def test_exclusions_below_national_for_23_24_are_judged_by_that_year_each_kind_apart() -> None:
    """ "Exclusions (FTE and PEX) below national average for academic year 23/24" """
    said = row(opened(view=PLAN), "PA-C1")
    assert (
        "All pupils: met in 2023/24, with 9.73 for every 100 against England’s 11.31; since then 9.46 against England’s "
        "10.88 in 2024/25 (Suspensions)"
    ) in said
    assert (
        "All pupils: not met in 2023/24, too close to be sure, with 0.158 for every 100 against England’s 0.129 (52 "
        "permanent exclusions); since then 0.155 against England’s 0.118 in 2024/25 (Permanent exclusions)"
    ) in said
    assert "Not met 1 of 2 met or on path" in said


def test_a_fall_of_30_per_cent_for_2022_and_again_for_2023_is_judged_by_those_years() -> None:
    """ "30% reduction in FTE for 2022 and then again for 2023 to bring local figures into line with national rates" """
    said = row(opened(), "M16")
    assert (
        "All pupils: not met in 2021/22, with 6.82 for every 100 and 3.26 or less wanted; not met in 2022/23, with 8.20 for "
        "every 100 and 2.28 or less wanted; since then 9.46 in 2024/25 (Suspensions)"
    ) in said
    assert (
        "It counts from 4.66 for every 100 in 2020/21, a year of Covid; 2021/22 was the first after it."
        in said
    )


def test_below_national_from_2022_23_is_judged_in_every_year_since() -> None:
    """ "are below national average FTE and PEX from 2022/23" """
    said = row(opened(view=PLAN), "P2-C2")
    assert (
        "All pupils: met in 2022/23, 2023/24 and 2024/25, the last with 9.46 for every 100 against England’s 10.88 "
        "(Suspensions)"
    ) in said
    assert (
        "All pupils: met in 2022/23, with 0.098 for every 100 against England’s 0.111; not met in 2023/24 and 2024/25, too "
        "close to be sure, the last with 0.155 for every 100 against England’s 0.118 (50 permanent exclusions)"
    ) in said


def test_key_stage_2_is_judged_against_england_in_2023_24() -> None:
    """ "KS2 and KS4 core outcomes at standard/strong, expected/ greater depth are 5 % above national by 2024" """
    said = row(opened(view=PLAN), "P1-C3")
    assert (
        "All pupils: met in 2023/24, with 74% and 66% or more wanted, 5 points above England; since then 76% and 68% or "
        "more wanted, 5 points above England in 2024/25 (Key stage 2: expected standard)"
    ) in said


def test_passes_in_english_and_maths_are_judged_against_england_in_2023_24() -> None:
    """The same promise at key stage 4: 5 points above were kept by a strong pass in 2023/24, and not in 2024/25."""
    said = row(opened(view=PLAN), "P1-C3")
    assert (
        "All pupils: met in 2023/24, with 72% and 70% or more wanted, 5 points above England; since then 69.8% and 69.8% or more "
        "wanted, 5 points above England in 2024/25, too near to say of figures that are published rounded (Key stage 4: standard "
        "pass)"
    ) in said
    assert (
        "All pupils: met in 2023/24, with 54% and 51% or more wanted, 5 points above England; since then 49% and 50% or more "
        "wanted, 5 points above England in 2024/25 (Key stage 4: strong pass)"
    ) in said
