"""Limits of one figure worked by hand, with the awkward cases: none, all, nobody, unknown, impossible."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from metrics.figures.intervals import Z95, clopper_pearson, mover_difference, poisson_count, rate, wilson
from tests.metrics import slow

NAN = math.nan


# --- Worked by hand ---


def test_57_of_182_lies_between_25_and_38_per_cent() -> None:
    lower, upper = wilson(57, 182)

    assert (round(float(lower), 6), round(float(upper), 6)) == (0.250256, 0.383840)


def test_wilson_at_two_standard_errors_comes_out_in_simple_fractions() -> None:
    # z = 2, n = 4: (2x + 4 -/+ 2 sqrt(4 + 4x(1 - x/4))) / 16.
    lower, upper = wilson([0, 2, 4], 4, z=2)

    assert lower == pytest.approx([0, 0.5 - math.sqrt(2) / 4, 0.5])
    assert upper == pytest.approx([0.5, 0.5 + math.sqrt(2) / 4, 1])


@pytest.mark.parametrize("limits", [wilson, clopper_pearson])
def test_none_and_all_have_one_limit_at_the_very_edge_and_one_inside(limits: Callable[..., Any]) -> None:
    lower, upper = limits([0, 1, 29, 30], 30)

    assert lower[0] == 0.0 < lower[1]
    assert upper[3] == 1.0 > upper[2]
    assert 0 < upper[0] < 1
    assert 0 < lower[3] < 1


@pytest.mark.parametrize("z", [Z95, 0.3, 1.3, 2.7, 3.1])
def test_none_is_exactly_nought_and_all_exactly_one_at_every_level(z: float) -> None:
    lower, upper = wilson([0, 37], 37, z=z)

    assert lower[0] == 0.0
    assert upper[1] == 1.0


def test_exact_limits_of_one_person_are_the_tails_themselves() -> None:
    lower, upper = clopper_pearson([0, 1], 1)

    assert lower == pytest.approx([0, 0.025])
    assert upper == pytest.approx([0.975, 1])


def test_exact_limits_of_none_of_ten_leave_one_in_forty() -> None:
    _, upper = clopper_pearson(0, 10)

    assert upper == pytest.approx(1 - 0.025**0.1)


def test_no_events_could_still_have_been_nearly_four() -> None:
    lower, upper = poisson_count(0)

    assert lower == 0.0
    assert upper == pytest.approx(-math.log(0.025))


def test_the_method_for_counts_changes_at_ten_events_and_not_before() -> None:
    lower, upper = poisson_count([9, 10, 11])

    assert (lower[0], upper[0]) == pytest.approx(slow.exact_count(9), rel=1e-9)
    assert (lower[1], upper[1]) == pytest.approx(slow.byar_count(10), rel=1e-9)
    assert (lower[2], upper[2]) == pytest.approx(slow.byar_count(11), rel=1e-9)
    assert lower[1] != pytest.approx(slow.exact_count(10)[0], rel=1e-5)


def test_a_rate_may_pass_one_event_a_person() -> None:
    lower, upper = rate(250, 220)

    assert 0.99 < lower < 250 / 220 < upper


def test_a_difference_takes_the_hypotenuse_of_the_two_reaches() -> None:
    # 0.3 below and 0.4 above meet as 0.5; 0.6 above and 0.8 below meet as 1.
    lower, upper = mover_difference(5.0, 4.7, 5.6, 2.0, 1.2, 2.4)

    assert lower == pytest.approx(3.0 - 0.5)
    assert upper == pytest.approx(3.0 + 1.0)


# --- Unknown, nobody, and impossible ---


@pytest.mark.parametrize("limits", [wilson, clopper_pearson, rate])
def test_a_base_of_nobody_or_an_unknown_count_has_no_limits(limits: Callable[..., Any]) -> None:
    lower, upper = limits([0, 0, NAN, 3], [0, NAN, 10, 10])

    assert np.isnan(lower).tolist() == [True, True, True, False]
    assert np.isnan(upper).tolist() == [True, True, True, False]


@pytest.mark.parametrize("limits", [wilson, clopper_pearson])
def test_a_part_larger_than_its_whole_or_below_nothing_has_no_limits(limits: Callable[..., Any]) -> None:
    lower, upper = limits([6, 5.5, 5, 0, -0.5, -1], 5)

    assert np.isnan(lower).tolist() == [True, True, False, False, True, True]
    assert np.isnan(upper).tolist() == [True, True, False, False, True, True]


def test_an_unknown_or_negative_count_of_events_has_no_limits() -> None:
    lower, upper = poisson_count([NAN, -1, -0.5, 0])

    assert np.isnan(lower).tolist() == [True, True, True, False]
    assert np.isnan(upper).tolist() == [True, True, True, False]


def test_a_difference_with_one_unknown_limit_is_unknown_on_the_side_that_uses_it() -> None:
    lower, upper = mover_difference(0.5, NAN, 0.6, 0.2, 0.1, 0.3)

    assert np.isnan(lower)
    assert upper == pytest.approx(0.3 + math.hypot(0.1, 0.1))


# --- Shapes ---


def test_one_number_in_gives_one_number_out() -> None:
    limits = (*wilson(5, 10), *clopper_pearson(5, 10), *poisson_count(5), *rate(5, 10))
    assert [limit for limit in limits if not issubclass(type(limit), float)] == []


def test_columns_with_gaps_and_their_own_index_are_read_in_order() -> None:
    counts = pd.Series([5, None], index=[7, 3], dtype="Int64")

    lower, upper = wilson(counts, pd.Series([10, 10], index=[1, 2]))

    assert (lower[0], upper[0]) == wilson(5, 10)
    assert np.isnan(lower[1])


def test_an_empty_table_gives_empty_limits() -> None:
    assert [len(limit) for limit in (*wilson([], []), *rate([], []))] == [0, 0, 0, 0]
