"""Where a place stands among others, worked out by hand."""

import math

import pytest

from metrics.figures.ranks import Figure, Standing, middle, standing

# Looked-after children for every 10,000: three that overlap, one that is certainly higher, one certainly lower.
OWN = Figure(65, 58, 72)
OTHERS = [Figure(90, 80, 100), Figure(70, 63, 77), Figure(60, 53, 67), Figure(40, 34, 46)]


def test_a_place_is_told_apart_only_from_those_whose_ranges_do_not_meet_its_own() -> None:
    assert standing(OWN, OTHERS) == Standing(rank=3, of=5, joint=False, first=2, last=4)


def test_ranges_that_touch_are_not_told_apart() -> None:
    assert standing(OWN, [Figure(80, 72, 90)]) == Standing(2, 2, False, 1, 2)
    assert standing(OWN, [Figure(80, 72.1, 90)]) == Standing(2, 2, False, 2, 2)


def test_where_one_figure_has_no_range_no_ranks_are_said_to_be_possible() -> None:
    assert standing(OWN, [*OTHERS, Figure(50)]) == Standing(3, 6, False, None, None)


def test_the_same_figure_is_a_joint_rank() -> None:
    assert standing(Figure(71), [Figure(74), Figure(71), Figure(63)]) == Standing(2, 4, True, None, None)


def test_places_without_a_figure_are_not_counted() -> None:
    assert standing(Figure(71), [Figure(math.nan), Figure(63)]) == Standing(1, 2, False, None, None)
    assert standing(Figure(math.nan), OTHERS) is None
    assert standing(OWN, [Figure(math.nan)]) is None


@pytest.mark.parametrize(("values", "expected"), [([3, 1, 2], 2), ([4, 1, 2, 3], 2.5), ([5, math.nan], 5)])
def test_the_middle_is_of_the_figures_that_are_there(values: list[float], expected: float) -> None:
    assert middle(values) == expected


def test_nothing_has_no_middle() -> None:
    assert math.isnan(middle([]))
