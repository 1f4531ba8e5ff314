"""What was published before: what of it stays, and what it says beside what is published now."""

import numpy as np

from metrics.disclosure.attack import ranges
from metrics.disclosure.linked_system import Sum
from metrics.disclosure.published_version import (
    PublishedVersion,
    as_neighbours_published,
    as_published,
    of_unchanged_parts,
)

NAN = float("nan")
# All are the first two together and the third: 0 = 3 + 4, 3 = 1 + 2.
SUMS: list[Sum] = [(0, (3, 4)), (3, (1, 2))]


def version(published: list[float], truth: list[float]) -> PublishedVersion:
    return PublishedVersion(*(np.array(column) for column in (published, truth, [4.0] * len(truth))))


def test_a_count_stays_as_the_first_version_that_had_it_published_it() -> None:
    newest, older = version([10, 5, 0, NAN, 5], [9, 3, 3, NAN, 4]), version([5, 0, 5, 10, 5], [9, 3, 2, 8, 4])
    kept = as_published(np.array([9, 3, 2, 8, 5.0]), [newest, older])
    assert kept[:4].tolist() == [10, 5, 5, 10] and np.isnan(kept[4])


def test_a_sum_of_parts_that_did_not_change_is_the_same_and_one_of_which_a_part_did_is_not() -> None:
    before = version([10, 5, 5, 10, 0], [12, 3, 7, 10, 2])
    known = of_unchanged_parts(before, np.array([30, 3, 7, 10, 20.0]), SUMS)
    assert known.truth[[1, 2, 3]].tolist() == [3, 7, 10] and np.isnan(known.truth[[0, 4]]).all()


def test_a_sum_is_not_known_to_be_the_same_for_being_as_large() -> None:
    before = version([15, 5, 5, 10, 5], [15, 4, 6, 10, 5])
    known = of_unchanged_parts(before, np.array([15, 5, 5, 10, 5.0]), SUMS)
    assert known.truth[4] == 5 and np.isnan(known.truth[:4]).all()


def test_two_periods_together_leave_each_count_the_room_that_each_leaves_it() -> None:
    """0 = 3 + 4 now, and 5 = 3 + 6 in the period before: all of 1 to 9 of the first two that did not change, and all of 0
    to 4 of the third then, solved for over both periods at once."""
    published = np.array([15, 5, 0, 5, 10, 5, 0.0])
    low, high = ranges(np.maximum(published - 4, 0), published + 4, [*SUMS, (5, (3, 6))], wanted=[1, 2, 3, 6])
    assert low.tolist() == [1, 0, 1, 0] and high.tolist() == [9, 4, 9, 4]


def test_of_two_neighbours_that_rounded_a_count_apart_the_one_above_is_followed() -> None:
    before, later = version([0, 10, 5, 5, NAN], [3, 7, 4, 2, NAN]), version([5, 5, 0, 0, 10], [3, 7, 1, 2, 8])
    kept = as_neighbours_published(np.array([3, 7, 4, 1, 9.0]), [before, later])
    assert kept[:3].tolist() == [5, 10, 5] and np.isnan(kept[3:]).all()
    assert np.isnan(as_neighbours_published(np.array([3.0]), [])).all()
