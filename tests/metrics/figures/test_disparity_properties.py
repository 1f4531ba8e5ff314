"""Comparisons of any counts: the same by a slow second road, and with the symmetries they must have."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from metrics.figures.intervals import Z95, rate
from tests.metrics import slow

pytestmark = pytest.mark.slow

quick = settings(max_examples=50, deadline=None, derandomize=True)
Counts = tuple[int, int, int, int]


@st.composite
def two_groups(draw: st.DrawFn, fewest: int = 0, largest: int = 300) -> Counts:
    """a of n1 and b of n2, with at least `fewest` of each."""
    n1, n2 = (draw(st.integers(max(fewest, 1), largest)) for _ in range(2))
    return draw(st.integers(fewest, n1)), n1, draw(st.integers(fewest, n2)), n2


@st.composite
def rates_of_two_groups(draw: st.DrawFn, fewest: int = 0) -> Counts:
    """Events, which can outnumber the people."""
    a, b = (draw(st.integers(fewest, 120)) for _ in range(2))
    n1, n2 = (draw(st.integers(1, 50_000)) for _ in range(2))
    return a, n1, b, n2


# --- Against the slow way ---


@quick
@given(two_groups())
def test_limits_of_a_difference_agree_with_the_slow_way(counts: Counts) -> None:
    a, n1, b, n2 = counts
    expected = slow.difference(a / n1, slow.wilson(a, n1), b / n2, slow.wilson(b, n2))

    assert difference(*counts)[1:] == pytest.approx(expected, rel=1e-9, abs=1e-12)


@quick
@given(two_groups(fewest=1))
def test_katz_s_limits_agree_with_the_slow_way(counts: Counts) -> None:
    assert katz_limits(*counts) == pytest.approx(slow.katz(*counts), rel=1e-6)


@settings(quick, max_examples=25)
@given(two_groups(fewest=1, largest=80))
def test_score_limits_agree_with_the_slow_way(counts: Counts) -> None:
    assert score_limits(*counts) == pytest.approx(slow.score_ratio(*counts), rel=1e-7)


def test_the_upper_limit_for_none_in_the_group_is_where_the_score_would_just_reject() -> None:
    _, _, upper = risk_ratio(0, 60, 5, 50)

    assert slow.koopman_statistic(float(upper), 0, 60, 5, 50) == pytest.approx(Z95**2)


@settings(quick, max_examples=20)
@given(rates_of_two_groups(fewest=1))
def test_exact_limits_of_a_rate_ratio_agree_with_the_slow_way(counts: Counts) -> None:
    assert rate_ratio(*counts)[1:] == pytest.approx(slow.rate_ratio(*counts), rel=1e-9)


def test_exact_limits_of_a_rate_ratio_agree_with_the_slow_way_for_thousands_of_events() -> None:
    counts = (1441, 10342, 830, 11796)

    assert rate_ratio(*counts)[1:] == pytest.approx(slow.rate_ratio(*counts), rel=1e-9)


@quick
@given(rates_of_two_groups())
def test_limits_of_a_difference_of_rates_agree_with_the_slow_way(counts: Counts) -> None:
    a, n1, b, n2 = counts
    expected = slow.difference(a / n1, slow.rate(a, n1), b / n2, slow.rate(b, n2))

    assert rate_difference(*counts)[1:] == pytest.approx(expected, rel=1e-9, abs=1e-15)


# --- Of any counts ---


@quick
@given(two_groups(), st.sampled_from([difference, risk_ratio, rate_difference, rate_ratio]))
def test_a_comparison_lies_within_its_own_limits(counts: Counts, compare: Callable[..., Any]) -> None:
    value, lower, upper = compare(*counts)

    assert not lower > value
    assert not upper < value
    assert not np.isinf([value, lower, upper]).any()


@quick
@given(two_groups(fewest=1), st.sampled_from([risk_ratio, rate_ratio]))
def test_exchanging_the_groups_turns_a_ratio_over(counts: Counts, compare: Callable[..., Any]) -> None:
    a, n1, b, n2 = counts
    ratio, lower, upper = compare(*counts)

    assert compare(b, n2, a, n1) == pytest.approx((1 / ratio, 1 / upper, 1 / lower), rel=1e-9)


@quick
@given(two_groups(), st.sampled_from([difference, rate_difference]))
def test_exchanging_the_groups_turns_a_gap_round(counts: Counts, compare: Callable[..., Any]) -> None:
    a, n1, b, n2 = counts
    gap, lower, upper = compare(*counts)

    assert compare(b, n2, a, n1) == pytest.approx((-gap, -upper, -lower), abs=1e-12)


@quick
@given(two_groups())
def test_counting_those_without_turns_a_gap_round(counts: Counts) -> None:
    a, n1, b, n2 = counts
    gap, lower, upper = difference(*counts)

    assert difference(n1 - a, n1, n2 - b, n2) == pytest.approx((-gap, -upper, -lower), abs=1e-9)


@quick
@given(st.integers(1, 500), st.integers(1, 500), st.integers(1, 20))
def test_equal_shares_have_a_gap_of_nought_and_a_ratio_of_one(x: int, without: int, times: int) -> None:
    n = x + without
    share = x / n
    for gap, lower, upper in (
        gap_to_population(x * times, n * times, share),
        difference(x, n, x * times, n * times),
        rate_difference(x, n, x * times, n * times),
    ):
        assert gap == pytest.approx(0, abs=1e-12)
        assert lower < 0 < upper
    for ratio, lower, upper in (
        ratio_to_population(x * times, n * times, share),
        risk_ratio(x, n, x * times, n * times),
        rate_ratio(x, n, x * times, n * times),
    ):
        assert ratio == pytest.approx(1)
        assert lower < 1 < upper
    assert relative_to_the_rest(share, share) == pytest.approx(1)
    assert needed(x * times, n * times, share) == pytest.approx(0, abs=1e-9)


@quick
@given(rates_of_two_groups(), st.integers(2, 100))
def test_the_same_events_among_more_people_on_both_sides_leave_the_rate_ratio(
    counts: Counts, times: int
) -> None:
    a, n1, b, n2 = counts

    assert rate_ratio(a, n1 * times, b, n2 * times) == pytest.approx(rate_ratio(*counts), nan_ok=True)


@quick
@given(rates_of_two_groups(), st.integers(2, 100))
def test_the_same_events_among_more_people_shrink_the_gap_of_rates(counts: Counts, times: int) -> None:
    a, n1, b, n2 = counts
    shrunk = [figure / times for figure in rate_difference(*counts)]

    assert rate_difference(a, n1 * times, b, n2 * times) == pytest.approx(shrunk)


@quick
@given(two_groups(fewest=1))
def test_the_ratio_against_the_rest_is_the_same_from_shares_as_from_counts(counts: Counts) -> None:
    a, n1, b, n2 = counts
    ratio, _, _ = risk_ratio(a, n1, b, n2)

    assert relative_to_the_rest(a / (a + b), n1 / (n1 + n2)) == pytest.approx(ratio, rel=1e-12)


@quick
@given(two_groups(fewest=1))
def test_adding_the_people_needed_brings_the_group_to_parity(counts: Counts) -> None:
    x, n, b, n2 = counts
    share = b / n2

    ratio, _, _ = ratio_to_population(x + needed(x, n, share), n, share)

    assert ratio == pytest.approx(1)


@quick
@given(rates_of_two_groups(fewest=10))
def test_exact_limits_of_a_rate_ratio_are_never_narrower_than_those_on_the_logarithm(counts: Counts) -> None:
    a, _, b, _ = counts
    ratio, lower, upper = rate_ratio(*counts)
    reach = math.exp(Z95 * math.sqrt(1 / a + 1 / b))

    assert upper / lower > reach**2
    assert lower < ratio < upper


@pytest.mark.parametrize("counts", [(3, 40, 0, 50), (0, 40, 3, 50), (12, 40, 20, 50)])
def test_the_gap_of_rates_uses_each_rate_s_own_limits(counts: Counts) -> None:
    a, n1, b, n2 = counts
    (lower1, upper1), (lower2, upper2) = rate(a, n1), rate(b, n2)
    gap, lower, upper = rate_difference(*counts)

    assert gap - lower == pytest.approx(math.hypot(a / n1 - lower1, upper2 - b / n2))
    assert upper - gap == pytest.approx(math.hypot(upper1 - a / n1, b / n2 - lower2))
