"""What was published before: what of it stays, and what it says beside what is published now."""

import numpy as np

from metrics.disclosure.attack import ranges
from metrics.disclosure.audit import audit_rounded
from metrics.disclosure.implied_cells import LinkedCells
from metrics.disclosure.linked_system import Sum
from metrics.disclosure.published_version import (
    PublishedVersion,
    as_neighbours_published,
    as_published,
    of_counts_of_the_file,
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


# Pupils, those suspended, and those left: 0 = 1 + 2.
LEFT: list[Sum] = [(0, (1, 2))]


def pupils(published: list[float], truth: list[float]) -> PublishedVersion:
    return PublishedVersion(np.array(published), np.array(truth), np.array([4.0, 4, 8]))


def of_the_file(version: PublishedVersion) -> PublishedVersion:
    none, left = np.zeros(3, dtype=bool), np.array([False, False, True])
    names = ["pupils", "suspended", "left"]
    one, other = np.array([1]), np.array([0])
    return of_counts_of_the_file(
        version, LinkedCells(version.truth, LEFT, names, ~left, one, other, none, left, people_events=[])
    )


def test_as_many_pupils_left_are_not_known_to_be_the_same_where_both_counts_that_leave_them_changed() -> None:
    """2 or more by the one release and 0 to 13 by the other: not 1, but only for somebody who was told that they are as many."""
    before, now = pupils([10, 0, 10], [11, 1, 10]), pupils([10, 5, 5], [12, 2, 10])
    assert audit_rounded(now, LEFT).passed and audit_rounded(before, LEFT).passed
    assert audit_rounded(now, LEFT, earlier=[before]).failed == (2,)
    assert audit_rounded(now, LEFT, earlier=[of_the_file(before)]).passed


def test_pupils_left_are_known_to_be_the_same_where_both_counts_that_leave_them_are() -> None:
    """0 and then 5 of the same pupils suspended: 1 to 4, and of the pupils left it is known that they are not 1."""
    before, now = pupils([10, 0, 10], [11, 1, 10]), pupils([10, 5, 5], [11, 1, 10])
    assert audit_rounded(now, LEFT, earlier=[of_the_file(before)]).failed == (1, 2)
