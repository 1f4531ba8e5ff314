"""The attack: ranges and single values of withheld or rounded cells, worked out from everything that is known."""

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.disclosure.attack import Knowledge, one_solution, possible, ranges
from metrics.disclosure.integer_programme import Contradiction
from metrics.disclosure.linked_system import Sum
from tests.disclosure.published import TRAP, TRAP_HIDDEN, table

ENDLESS = np.inf


def span(low: Sequence[float], high: Sequence[float], sums: list[Sum], cell: int) -> tuple[float, float]:
    least, most = ranges(np.array(low, float), np.array(high, float), sums, [cell])
    return least[0], most[0]


def test_the_one_hidden_part_of_a_shown_total_is_what_the_others_leave() -> None:
    # Hackney 2015/16, permanent exclusions as printed: 26 = x + 24 + 0.
    assert span([26, 0, 24, 0], [26, ENDLESS, 24, 0], [(0, (1, 2, 3))], 1) == (2, 2)
    # OpenSAFELY: a total of 51 beside [redacted], 10, 15 and 25.
    assert span([51, 0, 10, 15, 25], [51, ENDLESS, 10, 15, 25], [(0, (1, 2, 3, 4))], 1) == (1, 1)


def test_a_second_hidden_part_leaves_a_range() -> None:
    assert span([26, 0, 0, 0], [26, ENDLESS, ENDLESS, 0], [(0, (1, 2, 3))], 1) == (0, 26)


def test_a_population_less_its_males_gives_the_females() -> None:
    # OpenSAFELY: 8 of 20 people aged 21 to 30, of whom 7 of 19 are male, leave one of one.
    cells = [8, 7, 0, 20, 19, 0]
    high = [8, 7, ENDLESS, 20, 19, ENDLESS]
    sums: list[Sum] = [(0, (1, 2)), (3, (4, 5))]

    assert span(cells, high, sums, 2) == (1, 1)
    assert span(cells, high, sums, 5) == (1, 1)


@pytest.mark.parametrize(
    ("total", "other", "expected"),
    [(20, 10, {6, 7}), (20, 15, {1, 2, 3, 4, 5, 6, 7}), (20, 20, {1, 2, 3, 4})],
)
def test_one_to_seven_is_narrowed_by_figures_that_were_rounded_one_by_one(
    total: int, other: int, expected: set[int]
) -> None:
    # OpenSAFELY's older rule: 1 to 7 withheld, all else to the nearest 5, so within 2.
    low, high = np.array([total - 2, 1, other - 2.0]), np.array([total + 2, 7, other + 2.0])

    assert possible(low, high, [(0, (1, 2))], 1, range(9)) == expected


def test_two_hidden_in_every_line_may_still_leave_one_exact() -> None:
    cells = table(TRAP)
    hidden = cells.mask(*TRAP_HIDDEN)
    low, high = np.where(hidden, 0, cells.counts), np.where(hidden, ENDLESS, cells.counts)
    least, most = ranges(low, high, cells.sums, np.flatnonzero(hidden))
    exact = np.flatnonzero(hidden)[least == most]

    assert exact.tolist() == [cells.at[0, 1]]
    assert cells.counts[exact].tolist() == [47]
    # With xb hidden too it may be anything up to 141.
    also = hidden | cells.mask((1, 1))
    low, high = np.where(also, 0, cells.counts), np.where(also, ENDLESS, cells.counts)
    assert [end.tolist() for end in ranges(low, high, cells.sums, exact)] == [[0], [141]]


def test_a_range_may_have_gaps_that_its_ends_do_not_tell() -> None:
    # Everybody of 6 is in one of three groups of the same size twice over: an even number.
    low, high = np.zeros(3), np.array([6.0, 3, 3])
    twice: list[Sum] = [(0, (1, 2))]
    pairs: list[Sum] = [(1, (3,)), (2, (3,))]

    assert possible(np.append(low, 0), np.append(high, 3), twice + pairs, 0, range(8)) == {0, 2, 4, 6}


def test_a_rounded_count_is_any_within_four_and_none_below_nought() -> None:
    assert span([0], [4], [], 0) == (0, 4)
    # 5 + 5 = 10: each within four of what is shown.
    assert span([6, 1, 1], [14, 9, 9], [(0, (1, 2))], 1) == (1, 9)
    # A total shown as 5 beside a part of 5 and one of 0.
    assert span([1, 1, 0], [9, 9, 4], [(0, (1, 2))], 1) == (1, 9)


def test_what_nothing_ends_is_endless() -> None:
    assert span([0, 0], [ENDLESS, ENDLESS], [(0, (1,))], 1) == (0, ENDLESS)


def test_figures_that_contradict_each_other_are_said_to() -> None:
    with pytest.raises(Contradiction):
        span([10, 6, 6], [10, 6, 6], [(0, (1, 2))], 1)
    assert one_solution(np.array([3.0, 0]), np.array([3, 1.0]), [(0, (1,))]) is None


def test_a_solution_that_does_not_fit_is_not_learnt_from() -> None:
    known = Knowledge(np.array([10.0, 0, 0]), np.array([10, 10, 4.0]), [(0, (1, 2))])
    known.learn(np.array([10.0, 1, 9]))
    known.learn(np.array([10.0, 3, 3]))

    assert (known.least(1), known.most(1)) == (6, 10)
    assert not known.can_be(1, 5)


small_tables = st.lists(st.lists(st.integers(0, 3), min_size=2, max_size=2), min_size=2, max_size=2)


@settings(max_examples=25)
@given(small_tables, st.lists(st.booleans(), min_size=9, max_size=9))
def test_no_more_and_no_less_is_found_than_by_trying_every_table(
    inner: list[list[int]], hide: list[bool]
) -> None:
    cells = table(inner)
    hidden = np.array(hide)
    # Nobody has more than 3 people in a cell: few enough tables to try them all.
    least = np.where(hidden, 0, cells.counts)
    most = np.where(hidden, 12, cells.counts)
    most[cells.at[:2, :2]] = np.minimum(most[cells.at[:2, :2]], 3)
    tried = [table(np.reshape(one, (2, 2))).counts for one in product(range(4), repeat=4)]
    fits = np.array([one for one in tried if ((one >= least) & (one <= most)).all()])
    found = ranges(least, most, cells.sums, range(9))

    assert found[0].tolist() == fits.min(axis=0).tolist()
    assert found[1].tolist() == fits.max(axis=0).tolist()
    for cell in range(9):
        assert possible(least, most, cells.sums, cell, range(13)) == set(fits[:, cell].astype(int))
