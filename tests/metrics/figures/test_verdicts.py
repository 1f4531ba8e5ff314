"""Verdicts: exactly at a limit is within it, a small absent group is seen, and what would change the verdict."""

from fractions import Fraction

import numpy as np
import pytest

from metrics.figures.verdicts import by_band, by_either, by_points, by_ratio, flip, flip_of_points, rules
from tests.metrics.examples import SETTINGS

PUBLICATION = SETTINGS.publication


def a(*numbers: float) -> np.ndarray:
    return np.array(numbers, dtype=float)


@pytest.mark.parametrize(
    ("people", "of", "points", "expected"),
    [
        (1_496, 10_000, "-5.04", -1),
        (1_499, 10_000, "-5.01", -1),
        (1_500, 10_000, "-5", 0),
        (1_504, 10_000, "-4.96", 0),
        (2_000, 10_000, "0", 0),
        (2_496, 10_000, "4.96", 0),
        (2_500, 10_000, "5", 0),
        (2_501, 10_000, "5.01", 1),
        (2_504, 10_000, "5.04", 1),
    ],
)
def test_the_tolerance_is_5_points_unrounded_and_exactly_5_is_within(
    people: int, of: int, points: str, expected: int
) -> None:
    assert Fraction(people, of) - Fraction(1, 5) == Fraction(points) / 100
    assert by_points(a(people / of), a(0.2), PUBLICATION) == expected


def test_exactly_5_points_is_within_whatever_a_computer_makes_of_the_difference() -> None:
    """0.55 - 0.5 comes out as 0.050000000000000044."""
    share = np.arange(0, 96) / 100
    more = np.arange(5, 101) / 100
    assert not by_points(more, share, PUBLICATION).any()
    assert not by_points(share, more, PUBLICATION).any()


@pytest.mark.parametrize(("at", "of"), [(57, 140), (7, 20), (11, 60), (33, 220)])
def test_one_person_past_exactly_5_points_is_outside(at: int, of: int) -> None:
    share = float(Fraction(at, of) - Fraction(1, 20))
    assert list(by_points(a(at, at + 1) / of, a(share, share), PUBLICATION)) == [0, 1]


@pytest.mark.parametrize(
    ("present", "of", "share", "expected"),
    [
        (0, 200, 0.04, -1),  # 8 expected and nobody there: 4 points cannot show it
        (0, 125, 0.04, -1),  # exactly 5 expected
        (0, 124, 0.04, 0),  # 4.96 expected
        (0, 30, 0.5, -1),  # the smallest base
        (0, 29, 0.5, 0),
        (5, 200, 0.005, 1),  # 1 expected, 5 there: five times the share
        (4, 200, 0.005, 0),  # too few, expected or there
        (57, 182, 0.210865, 0),  # Black social workers, 2022: 1.187 to 1.820 reaches into 0.8 to 1.25
        (6, 182, 0.103744, -1),  # Asian social workers, 2022: 0.146 to 0.675
    ],
)
def test_the_ratio_rule_asks_for_its_whole_interval_a_base_of_30_and_5_people_there_or_expected(
    present: int, of: int, share: float, expected: int
) -> None:
    assert by_ratio(a(present), a(of), a(share), PUBLICATION) == expected


def test_five_expected_is_five_whatever_a_computer_makes_of_the_product() -> None:
    """77 people at 5 in 77 come out as 4.999999999999999 expected."""
    assert 77 * (5 / 77) < 5
    assert by_ratio(a(0), a(77), a(5 / 77), PUBLICATION) == -1


def test_an_absent_small_group_is_below_by_the_ratio_rule_alone() -> None:
    assert by_points(a(0), a(0.04), PUBLICATION) == 0
    assert by_either(a(0), a(200), a(0.04), PUBLICATION) == -1
    assert list(rules(np.array([0, 1, 0, -1]), np.array([-1, 0, 0, -1]))) == [
        "ratio",
        "points",
        "none",
        "both",
    ]


@pytest.mark.parametrize(
    ("events", "of", "others", "expected"),
    [
        (49, 100, (40, 100), 0),
        (50, 100, (40, 100), 0),  # 1.25 times
        (51, 100, (40, 100), 1),
        (18, 30, (30, 40), 0),  # 0.8 times, which comes out as 0.7999999999999999
        (17, 30, (30, 40), -1),
        (5, 100, (0, 100), 0),  # no ratio to a rate of nothing
    ],
)
def test_a_rate_is_outside_when_its_ratio_is_under_08_or_over_125(
    events: int, of: int, others: tuple[int, int], expected: int
) -> None:
    assert by_band(a(events / of), a(others[0] / others[1]), PUBLICATION) == expected


def test_without_a_figure_or_a_comparator_no_rule_speaks() -> None:
    nothing = float("nan")
    assert by_points(a(nothing, 0.5), a(0.5, nothing), PUBLICATION).tolist() == [0, 0]
    assert by_either(a(nothing, 9), a(10, 10), a(0.5, nothing), PUBLICATION).tolist() == [0, 0]
    assert by_band(a(nothing, 0.5), a(0.5, nothing), PUBLICATION).tolist() == [0, 0]


@pytest.mark.parametrize("of", [1, 10, 29, 30, 31, 47, 182])
@pytest.mark.parametrize("share", [0.0, 0.004, 0.04, 0.103744, 0.210865, 0.5314, 0.97, 1.0])
def test_flip_is_the_fewest_people_whose_group_would_have_to_differ(of: int, share: float) -> None:
    people, n, c = np.arange(of + 1.0), np.full(of + 1, float(of)), np.full(of + 1, share)
    verdicts = by_either(people, n, c, PUBLICATION)
    found = flip(people, n, lambda x: by_either(x, n, c, PUBLICATION))
    expected = [
        min((abs(y - x) for y in range(of + 1) if verdicts[y] != verdicts[x]), default=None)
        for x in range(of + 1)
    ]
    assert [None if np.isnan(one) else one for one in found] == expected


def test_the_verdict_on_black_social_workers_of_2022_hangs_on_10_people() -> None:
    n, share = a(182), a(54_645 / 259_147)
    verdict = [int(by_either(a(people), n, share, PUBLICATION)[0]) for people in (57, 48, 47)]
    assert verdict == [1, 1, 0]
    assert flip(a(57), n, lambda x: by_either(x, n, share, PUBLICATION)) == 10


def test_where_nobody_is_counted_nothing_can_flip() -> None:
    nothing = float("nan")
    n = a(0, nothing)
    assert np.isnan(flip(a(0, nothing), n, lambda x: by_either(x, n, a(0.5, 0.5), PUBLICATION))).all()


def test_flip_of_points_counts_to_the_edge_of_5_points_whichever_rule_would_speak_first() -> None:
    """Nobody of 200 where 4% are expected is below by the ratio rule until 2 are there. In points it is within
    until 19 are: 18 is exactly 9%."""
    n, share = a(200), a(0.04)
    assert flip(a(0), n, lambda x: by_either(x, n, share, PUBLICATION)) == 2
    assert by_ratio(a(1, 2), a(200, 200), a(0.04, 0.04), PUBLICATION).tolist() == [-1, 0]
    assert flip_of_points(0, 200, 0.04, PUBLICATION) == 19
    assert by_points(a(0, 18, 19) / 200, a(0.04, 0.04, 0.04), PUBLICATION).tolist() == [0, 0, 1]


def test_flip_of_points_of_the_social_workers_of_2022() -> None:
    share = a(26_885, 54_645, 17_487, 137_709, 22_421) / 259_147
    found = flip_of_points([6, 57, 21, 96, 2], 182, share, PUBLICATION)
    assert found.tolist() == [4, 10, 1, 9, 5]


def test_flip_of_points_is_not_known_without_figures() -> None:
    nothing = float("nan")
    assert np.isnan(
        flip_of_points([nothing, 3, 3, 0], [182, nothing, 20, 0], [0.2, 0.2, nothing, 0.2], PUBLICATION)
    ).all()


def test_one_person_can_be_enough_to_cross_the_edge_either_way() -> None:
    """Nobody of 1 is 3 points below 3%, and 1 of 1 is 3 points above 97%: the other answer is far outside."""
    assert flip_of_points([0, 1], 1, [0.03, 0.97], PUBLICATION).tolist() == [1, 1]
