"""Comparisons worked by hand, with the awkward cases: none, all, nobody, unknown, impossible."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from metrics.figures.disparity import (
    difference,
    gap_to_population,
    katz_limits,
    needed,
    rate_difference,
    rate_ratio,
    ratio_to_population,
    relative_to_the_rest,
    risk_ratio,
    score_limits,
)
from metrics.figures.intervals import Z95, wilson
from tests.metrics import slow

NAN = math.nan
Counts = tuple[int, int, int, int]


# --- Against a population ---


def test_a_quarter_of_staff_from_a_fifth_of_residents_is_five_points_over_and_a_quarter_more() -> None:
    lower, upper = wilson(50, 200)

    assert gap_to_population(50, 200, 0.2) == pytest.approx((0.05, lower - 0.2, upper - 0.2))
    assert ratio_to_population(50, 200, 0.2) == pytest.approx((1.25, lower / 0.2, upper / 0.2))


def test_an_absent_group_has_a_ratio_of_nought_with_an_upper_limit() -> None:
    ratio, lower, upper = ratio_to_population(0, 20, 0.04)

    assert [ratio, lower] == [0.0, 0.0]
    assert upper == pytest.approx(0.1611251580528194 / 0.04)


def test_a_group_without_residents_has_a_gap_but_no_ratio() -> None:
    assert gap_to_population(3, 100, 0)[0] == pytest.approx(0.03)
    assert np.isnan(ratio_to_population(3, 100, 0)).all()


@pytest.mark.parametrize("compare", [gap_to_population, ratio_to_population])
def test_nobody_counted_or_an_unknown_on_either_side_leaves_nothing_to_compare(
    compare: Callable[..., Any],
) -> None:
    found = np.array(compare([0, NAN, 5, 5], [0, 10, NAN, 10], [0.2, 0.2, 0.2, NAN]))

    assert np.isnan(found).all()


def test_people_needed_is_what_parity_would_take_with_the_same_total() -> None:
    assert needed([40, 50, 60, NAN], 200, 0.25).tolist()[:3] == [10.0, 0.0, -10.0]
    assert np.isnan(needed([NAN, 5], [10, NAN], 0.2)).all()
    assert needed(57, 182, 0.5) == 34.0


def test_people_needed_is_not_rounded() -> None:
    assert needed(1, 10, 0.25) == 1.5


# --- Two groups of people ---


def test_a_difference_of_proportions_joins_the_wilson_limits_of_each() -> None:
    found = difference(56, 70, 48, 80)

    assert found[0] == pytest.approx(0.2)
    assert found[1:] == pytest.approx(slow.difference(0.8, slow.wilson(56, 70), 0.6, slow.wilson(48, 80)))


def test_ten_of_a_hundred_on_both_sides_gives_katz_s_limits_by_hand() -> None:
    # Variance of the logarithm: 1/10 - 1/100 + 1/10 - 1/100 = 0.18.
    reach = math.exp(Z95 * math.sqrt(0.18))

    assert risk_ratio(10, 100, 10, 100) == pytest.approx((1, 1 / reach, reach))


@pytest.mark.parametrize(
    ("a", "b", "limits"),
    [
        (9, 30, score_limits),
        (10, 30, katz_limits),
        (11, 30, katz_limits),
        (30, 9, score_limits),
        (30, 10, katz_limits),
        (30, 11, katz_limits),
        (9, 9, score_limits),
    ],
)
def test_katz_s_limits_are_used_from_ten_on_both_sides_and_the_score_below(
    a: int, b: int, limits: Callable[..., Any]
) -> None:
    assert risk_ratio(a, 100, b, 120)[1:] == limits(a, 100, b, 120)
    assert katz_limits(a, 100, b, 120) != pytest.approx(score_limits(a, 100, b, 120), rel=1e-4)


def test_everyone_on_both_sides_still_leaves_room_for_chance() -> None:
    # The score's own limits then have a closed form: n1 / (n1 + z squared) and (n2 + z squared) / n2.
    found = risk_ratio(50, 50, 40, 40)

    assert found == pytest.approx((1, 50 / (50 + Z95**2), (40 + Z95**2) / 40))


@pytest.mark.parametrize("counts", [(50, 50, 30, 40), (30, 40, 50, 50)])
def test_everyone_on_one_side_is_not_taken_as_certain(counts: Counts) -> None:
    assert risk_ratio(*counts)[1:] == score_limits(*counts)


def test_none_on_the_comparator_s_side_is_never_infinity_but_keeps_at_least() -> None:
    ratio, lower, upper = risk_ratio(5, 50, 0, 60)

    assert np.isnan(ratio)
    assert np.isnan(upper)
    assert lower == pytest.approx(1 / score_limits(0, 60, 5, 50)[1])
    assert lower > 1


def test_katz_has_no_limits_for_none_on_either_side() -> None:
    assert np.isnan(np.array(katz_limits([0, 5], 50, [5, 0], 60))).all()


def test_none_in_the_group_is_a_ratio_of_nought_with_an_upper_limit() -> None:
    ratio, lower, upper = risk_ratio(0, 60, 5, 50)

    assert [ratio, lower] == [0.0, 0.0]
    assert 0 < upper < 1


@pytest.mark.parametrize("compare", [risk_ratio, difference])
def test_a_group_of_nobody_or_an_unknown_count_has_no_comparison(compare: Callable[..., Any]) -> None:
    counts = np.array([[0, 0, 3, 10], [3, 10, 0, 0], [NAN, 10, 3, 10], [3, 10, 3, NAN]])

    assert np.isnan(np.array(compare(*counts.T))).all()


def test_none_on_either_side_has_no_risk_ratio_and_no_limits() -> None:
    assert np.isnan(risk_ratio(0, 50, 0, 60)).all()


def test_a_count_larger_than_its_base_has_no_limits() -> None:
    counts = ([12, 20], [10, 100], [20, 12], [100, 10])

    for limits in (risk_ratio(*counts)[1:], katz_limits(*counts), score_limits(*counts)):
        assert np.isnan(np.array(limits)).all()


def test_small_large_and_impossible_rows_of_one_table_do_not_disturb_each_other() -> None:
    _, lower, upper = risk_ratio([7, 10, 0, 5], [34, 75, 0, 50], [1, 12, 3, 0], [34, 225, 10, 60])

    assert (lower[0], upper[0]) == score_limits(7, 34, 1, 34)
    assert (lower[1], upper[1]) == katz_limits(10, 75, 12, 225)
    assert np.isnan([lower[2], upper[2], upper[3]]).all()
    assert lower[3] == score_limits(5, 50, 0, 60)[0]


# --- Two rates of events ---


def test_twice_the_suspensions_a_child_with_exact_limits() -> None:
    found = rate_ratio(1441, 10342, 830, 11796)

    assert [round(float(figure), 3) for figure in found] == [1.980, 1.817, 2.159]


def test_43_exclusions_against_26_is_a_rise_that_could_be_chance() -> None:
    found = rate_ratio(43, 34350, 26, 33989)

    assert [round(float(figure), 4) for figure in found] == [1.6365, 0.9830, 2.7742]


def test_one_event_each_has_limits_that_can_be_worked_by_hand() -> None:
    # One of two events: 1 - (1 - p)^2 = 0.025 at the lower limit, p = 1 - sqrt(0.975).
    share = 1 - math.sqrt(0.975)
    odds = share / (1 - share)

    assert rate_ratio(1, 100, 1, 100) == pytest.approx((1, odds, 1 / odds))


def test_no_events_for_the_comparator_is_never_infinity_but_keeps_at_least() -> None:
    # One of one event: the share is at least 0.025, so the odds are at least 1 to 39.
    ratio, lower, upper = rate_ratio(1, 100, 0, 300)

    assert np.isnan(ratio)
    assert np.isnan(upper)
    assert lower == pytest.approx(3 / 39)


def test_no_events_for_the_group_is_a_ratio_of_nought_with_an_upper_limit() -> None:
    assert rate_ratio(0, 100, 1, 300) == pytest.approx((0, 0, 3 * 39))


def test_no_events_at_all_has_no_rate_ratio_but_a_difference_of_nought() -> None:
    assert np.isnan(rate_ratio(0, 100, 0, 300)).all()
    assert rate_difference(0, 100, 0, 300) == pytest.approx(
        (0, math.log(0.025) / 300, -math.log(0.025) / 100)
    )


@pytest.mark.parametrize("compare", [rate_ratio, rate_difference])
def test_rates_among_nobody_or_unknown_events_have_no_comparison(compare: Callable[..., Any]) -> None:
    counts = np.array([[3, 0, 3, 10], [3, 10, 3, 0], [NAN, 10, 3, 10], [3, 10, 3, NAN]])

    assert np.isnan(np.array(compare(*counts.T))).all()


# --- From shares alone ---


def test_half_the_outcome_from_a_fifth_of_the_people_is_four_times_the_rest() -> None:
    assert relative_to_the_rest(0.5, 0.2) == pytest.approx(4)


def test_there_is_no_rest_or_no_group_to_compare_with() -> None:
    found = relative_to_the_rest([0.5, 0.5, 1.0, NAN, 0.5], [0.0, 1.0, 0.5, 0.5, NAN])

    assert np.isnan(found).all()


def test_a_group_with_none_of_the_outcome_is_at_nought() -> None:
    assert relative_to_the_rest(0.0, 0.2) == 0.0


# --- Shapes ---


def test_one_row_in_gives_plain_numbers_out() -> None:
    for compare in (difference, risk_ratio, rate_ratio, rate_difference):
        assert all(isinstance(figure, float) for figure in compare(3, 40, 5, 50))
    for compare_with_a_share in (gap_to_population, ratio_to_population):
        assert all(isinstance(figure, float) for figure in compare_with_a_share(3, 40, 0.1))


@pytest.mark.parametrize("compare", [difference, risk_ratio, rate_ratio, rate_difference])
def test_an_empty_table_gives_empty_comparisons(compare: Callable[..., Any]) -> None:
    assert [len(figure) for figure in compare([], [], [], [])] == [0, 0, 0]


def test_one_comparator_meets_a_column_of_groups() -> None:
    ratio, _, _ = risk_ratio([10, 20], [100, 100], 10, 100)

    assert ratio == pytest.approx([1, 2])
