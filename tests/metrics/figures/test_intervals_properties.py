"""Limits of any counts at all: the same by a slow second road, and with the symmetries they must have."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.figures.intervals import Z95, Z998, clopper_pearson, poisson_count, rate, wilson
from tests.golden.cases import EXACT_RATES
from tests.metrics import slow

quick = settings(max_examples=60, deadline=None, derandomize=True)


@st.composite
def part_and_whole(draw: st.DrawFn, largest: int = 400) -> tuple[int, int]:
    whole = draw(st.integers(1, largest))
    return draw(st.integers(0, whole)), whole


# --- Against the slow way ---


@quick
@given(part_and_whole(), st.sampled_from([Z95, Z998]))
def test_wilson_limits_are_where_the_score_test_would_just_reject(counts: tuple[int, int], z: float) -> None:
    assert wilson(*counts, z=z) == pytest.approx(slow.wilson(*counts, z=z), rel=1e-9, abs=1e-14)


@quick
@given(part_and_whole(largest=150), st.sampled_from([Z95, Z998]))
def test_exact_limits_of_a_proportion_add_up_term_by_term(counts: tuple[int, int], z: float) -> None:
    found = clopper_pearson(*counts, z=z)

    assert found == pytest.approx(slow.clopper_pearson(*counts, z=z), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("z", [Z95, Z998])
@pytest.mark.parametrize("events", range(10))
def test_exact_limits_of_fewer_than_ten_events_add_up_term_by_term(events: int, z: float) -> None:
    assert poisson_count(events, z=z) == pytest.approx(slow.exact_count(events, z=z), rel=1e-9)


@quick
@given(st.integers(10, 100_000), st.integers(1, 1_000_000), st.sampled_from([Z95, Z998]))
def test_byar_s_limits_are_the_same_in_decimal_arithmetic(events: int, people: int, z: float) -> None:
    assert rate(events, people, z=z) == pytest.approx(slow.rate(events, people, z=z), rel=1e-9)


@pytest.mark.parametrize("events", [10, 30, 100])
def test_byar_s_limits_stand_within_one_per_cent_of_the_exact_ones(events: int) -> None:
    assert poisson_count(events) == pytest.approx(slow.exact_count(events), rel=0.01)


def test_the_slow_way_itself_gives_a_published_exact_answer() -> None:
    (case,) = EXACT_RATES
    events, people = case.given

    found = [limit / people for limit in slow.exact_count(int(events))]

    assert found == pytest.approx([float(digits) for digits in case.printed], rel=1e-9)


# --- Of any counts ---


@quick
@given(part_and_whole(largest=1_000_000))
def test_a_proportion_lies_within_its_limits_and_they_within_nought_and_one(counts: tuple[int, int]) -> None:
    x, n = counts
    for lower, upper in (wilson(x, n), clopper_pearson(x, n)):
        assert 0 <= lower <= x / n <= upper <= 1
        assert lower < upper


@quick
@given(part_and_whole(largest=1_000_000))
def test_counting_those_without_mirrors_the_limits_of_those_with(counts: tuple[int, int]) -> None:
    x, n = counts
    for limits in (wilson, clopper_pearson):
        lower, upper = limits(x, n)
        assert limits(n - x, n) == pytest.approx((1 - upper, 1 - lower), rel=1e-9, abs=1e-12)


@quick
@given(part_and_whole(largest=100_000))
def test_the_strong_level_is_wider_at_both_ends_that_can_move(counts: tuple[int, int]) -> None:
    x, n = counts
    for limits in (wilson, clopper_pearson):
        lower, upper = limits(x, n)
        wide_lower, wide_upper = limits(x, n, z=Z998)
        assert wide_lower < lower or lower == 0
        assert wide_upper > upper or upper == 1


@quick
@given(st.integers(0, 1_000_000))
def test_a_count_lies_within_its_limits_and_more_events_raise_both(events: int) -> None:
    lower, upper = poisson_count(events)
    next_lower, next_upper = poisson_count(events + 1)

    assert 0 <= lower <= events < upper
    assert lower < next_lower
    assert upper < next_upper


@quick
@given(st.integers(0, 10_000), st.integers(1, 10_000), st.integers(2, 1000))
def test_the_same_events_among_more_people_shrink_a_rate_in_proportion(x: int, n: int, times: int) -> None:
    lower, upper = rate(x, n)

    assert rate(x, n * times) == pytest.approx((lower / times, upper / times))
