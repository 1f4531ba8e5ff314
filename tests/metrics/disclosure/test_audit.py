"""The audit of a release: what passes, what fails, and what is known to the attacker from elsewhere."""

import numpy as np
import pytest

from metrics.disclosure.audit import audit_rounded, audit_suppressed
from metrics.disclosure.controlled_rounding import rounded
from metrics.disclosure.linked_system import CountTable, Sum
from metrics.disclosure.published_elsewhere import Elsewhere
from metrics.disclosure.published_version import Promise, PublishedVersion
from tests.disclosure import boroughs

HACKNEY: list[Sum] = [(0, (1, 2, 3))]


def version(
    published: list[float], truth: list[float], within: list[float] | None = None
) -> PublishedVersion:
    return PublishedVersion(
        *(np.array(one, float) for one in (published, truth, within or [4.0] * len(truth)))
    )


def test_a_release_rounded_together_passes() -> None:
    audit = audit_rounded(version([10, 5, 5], [9, 7, 2]), [(0, (1, 2))])

    assert audit.passed
    assert (audit.tried, audit.recovered, audit.narrowest) == (3, 0, 8)


def test_a_nought_may_be_nought_to_four_and_that_is_enough() -> None:
    assert audit_rounded(version([0], [3]), []).narrowest == 4


@pytest.mark.parametrize(("within", "passes"), [(1, False), (2, True)])
def test_a_rounded_count_passes_where_it_spans_five_numbers(within: int, passes: bool) -> None:
    assert audit_rounded(version([5], [5], [within]), []).passed is passes


def test_a_count_further_from_its_rounded_one_than_is_promised_fails() -> None:
    assert audit_rounded(version([15, 5], [20, 5]), []).failed == (0,)


def test_a_count_above_nine_is_not_tried() -> None:
    assert audit_rounded(version([10, 10], [9, 10], [4, 4]), []).tried == 1


def test_two_versions_of_a_count_that_did_not_change_narrow_it() -> None:
    before, now = version([5], [7]), version([10], [7])

    # 5 says 1 to 9, 10 says 6 to 14: together 6 to 9.
    assert audit_rounded(now, [], earlier=[before]).failed == (0,)
    assert audit_rounded(before, [], earlier=[before]).passed


def test_two_versions_of_a_count_that_changed_do_not() -> None:
    assert audit_rounded(version([10], [8]), [], earlier=[version([5], [7])]).passed


def test_an_exact_total_from_elsewhere_narrows_its_parts() -> None:
    # 13 in all, 10 and 5 shown: the second is 1 to 7 and the first 6 to 12.
    now = version([15, 10, 5], [13, 8, 5])

    assert audit_rounded(now, [(0, (1, 2))], promise=Promise(width=6), margins=[((0,), 13)]).narrowest == 6
    assert audit_rounded(now, [(0, (1, 2))], margins=[((1,), 8)], promise=Promise(smallest=9)).tried == 1
    assert (
        audit_rounded(now, [(0, (1, 2))], margins=[((0,), 13), ((2,), 5)], promise=Promise(smallest=4)).tried
        == 0
    )


def test_a_hidden_count_that_can_no_longer_be_one_of_1_to_4_fails_however_wide_its_range() -> None:
    # 17 in all, of which the first is at most 14: the second is 3 to 9.
    now = version([15, 10, 5], [17, 10, 7])
    known = [((0,), 17)]

    assert audit_rounded(now, [(0, (1, 2))], promise=Promise(width=6), margins=known).failed == (2,)
    assert audit_rounded(now, [(0, (1, 2))], promise=Promise(width=6, values=(3, 4)), margins=known).passed


def test_a_count_that_is_shown_may_exclude_small_ones() -> None:
    assert audit_rounded(version([10], [7]), []).passed


def test_an_exact_figure_that_leaves_no_doubt_is_a_failure() -> None:
    now = version([15, 10, 5], [15, 10, 5])
    audit = audit_rounded(now, [(0, (1, 2))], margins=[((0,), 15), ((1,), 10)])

    assert audit.failed == (2,)
    assert audit.recovered == 1


def test_a_leaking_release_fails_and_names_the_cell() -> None:
    counts, hidden = np.array([26, 2, 24, 0.0]), np.array([False, True, False, False])
    audit = audit_suppressed(counts, hidden, HACKNEY, hidden)

    assert (audit.failed, audit.recovered) == ((1,), 1)


def test_the_same_release_passes_with_a_second_cell_hidden() -> None:
    counts, hidden = np.array([26, 2, 24, 0.0]), np.array([False, True, True, False])

    assert audit_suppressed(counts, hidden, HACKNEY, np.isin(np.arange(4), [1])).passed


def test_what_the_source_hid_must_keep_as_many_values_though_nobody_knows_it() -> None:
    counts, source_hid = np.array([26, np.nan, 24, 0]), np.array([False, True, False, False])

    assert not audit_suppressed(counts, source_hid, HACKNEY, source_hid).passed
    # Two hidden parts of 2 may each be 0, 1 or 2: three values, not four.
    two = np.array([26, np.nan, np.nan, 24])
    assert not audit_suppressed(two, np.isnan(two), HACKNEY, np.isnan(two)).passed
    assert audit_suppressed(two, np.isnan(two), HACKNEY, np.isnan(two), below=4).passed


def test_a_total_that_somebody_else_publishes_undoes_hiding_it() -> None:
    counts, hidden = np.array([3, 3.0]), np.array([True, True])
    only_part: list[Sum] = [(0, (1,))]

    assert audit_suppressed(counts, hidden, only_part, hidden).passed
    assert (
        audit_suppressed(
            counts, hidden, only_part, hidden, elsewhere=Elsewhere(margins=[((0,), 3)])
        ).recovered
        == 2
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nobody_is_found_in_a_borough_s_release(seed: int) -> None:
    truth = boroughs.counts(boroughs.borough(seed).base)
    made = rounded(CountTable(truth, boroughs.sums(), boroughs.names()), b"test")

    assert made is not None
    audit = audit_rounded(PublishedVersion(made.counts, truth, made.within), boroughs.sums())
    assert audit.passed
    assert audit.tried > 100
    assert audit.narrowest >= 4


@pytest.mark.parametrize(
    ("published", "true", "pupils", "passes"),
    [
        (5, 6, 7, True),  # 1 to 7 of them
        (10, 6, 7, False),  # 6 or 7
        (10, 6, 12, True),  # 6 to 12
        (55, 58, 60, True),  # 51 to 59: 1 to 9 are left
        (60, 58, 60, True),  # 56 to 60: 0 to 4 are left
        (60, 58, 58, False),  # 56 to 58: 0, 1 or 2 are left
        (5, 2, 3, True),  # 1 to 3: not none of them, of fewer than five
        (0, 2, 3, True),  # 0 to 3: all that the three leave
    ],
)
def test_whoever_has_the_pupils_exactly_is_left_five_numbers_of_those_counted_and_of_the_others(
    published: float, true: float, pupils: float, passes: bool
) -> None:
    release = PublishedVersion(*(np.array([number], dtype=float) for number in (published, true, 4)))
    assert audit_rounded(release, []).passed
    assert audit_rounded(release, [], most=np.array([pupils], dtype=float)).passed is passes


def test_what_an_earlier_version_and_the_pupils_have_said_is_not_held_against_a_new_one() -> None:
    """10 of 12 was published of 6; now there are 7 pupils, and 6 of them as before: 6 or 7, whatever is published."""
    then, now = (PublishedVersion(*map(np.array, ([10.0], [6.0], [4.0]))) for _ in range(2))
    assert audit_rounded(now, [], earlier=[then], most=np.array([7.0])).passed
    assert not audit_rounded(now, [], most=np.array([7.0])).passed


@pytest.mark.parametrize(
    ("published", "failed"),
    [
        ([10, 5, 5], (2,)),  # at least 6 in all and at most 4 boys: not 1 of the girls
        ([5, 0, 5], ()),
    ],
)
def test_five_published_of_four_pupils_may_say_too_much_of_those_beside_them(
    published: list[float], failed: tuple[int, ...]
) -> None:
    """6 of 11 pupils were suspended, all 4 of the boys and 2 of the 7 girls."""
    audit = audit_rounded(version(published, [6, 4, 2]), [(0, (1, 2))], most=np.array([11.0, 4, 7]))
    assert audit.failed == failed
