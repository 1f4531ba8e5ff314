"""The linked system: what the identities say, once each, and which cells hang together."""

import numpy as np
import pytest

from metrics.disclosure.linked_system import (
    Sum,
    among,
    components,
    distinct,
    holding,
    independent,
    leaves,
    matrix,
    of_leaves,
    ties,
)

# Boys and girls in two phases: 0 to 3 are the finest cells, 4 and 5 the phases, 6 and 7 the sexes, 8 everybody.
SCHOOLS: list[Sum] = [(4, (0, 1)), (5, (2, 3)), (6, (0, 2)), (7, (1, 3)), (8, (4, 5)), (8, (6, 7))]
COUNTS = np.array([3, 4, 10, 0, 7, 10, 13, 4, 17], dtype=float)


def test_every_identity_is_a_total_less_its_parts() -> None:
    assert matrix(9, SCHOOLS).shape == (6, 9)
    assert (matrix(9, SCHOOLS) @ COUNTS).tolist() == [0, 0, 0, 0, 0, 0]


def test_the_finest_cells_are_those_that_are_never_a_total() -> None:
    assert np.flatnonzero(leaves(9, SCHOOLS)).tolist() == [0, 1, 2, 3]


def test_a_total_is_made_of_the_same_leaves_by_sex_and_by_phase() -> None:
    made_of = of_leaves(9, SCHOOLS)

    assert made_of.toarray()[8].tolist() == [1, 1, 1, 1]
    assert made_of.toarray()[6].tolist() == [1, 0, 1, 0]
    assert ties(made_of, SCHOOLS).shape[0] == 0


def test_leaves_are_tied_where_two_breakdowns_share_nothing_but_their_total() -> None:
    by_sex_and_by_phase: list[Sum] = [(4, (0, 1)), (4, (2, 3))]

    assert abs(ties(of_leaves(5, by_sex_and_by_phase), by_sex_and_by_phase)).toarray().tolist() == [
        [1, 1, 1, 1]
    ]


def test_an_identity_that_says_nothing_new_is_left_out() -> None:
    assert len(independent(9, SCHOOLS)) == 5
    assert {total for total, _ in independent(9, SCHOOLS)} == {4, 5, 6, 7, 8}


def test_a_cell_cannot_be_a_sum_of_itself() -> None:
    with pytest.raises(AssertionError, match="sum of itself"):
        of_leaves(2, [(0, (1,)), (1, (0,))])


def test_the_same_sum_reached_two_ways_is_one_identity() -> None:
    assert distinct([(2, (1, 0)), (2, (0, 1))]) == [(2, (0, 1))]


def test_cells_without_a_sum_in_common_hang_apart() -> None:
    parts = components(matrix(6, [(2, (0, 1)), (4, (3,))]))

    assert sorted(part.tolist() for part in parts) == [[0, 1, 2], [3, 4], [5]]


def test_an_identity_with_an_unknown_part_is_not_among_the_known() -> None:
    assert among(SCHOOLS, ~np.isin(np.arange(9), [0])) == [(5, (2, 3)), (7, (1, 3)), (8, (4, 5)), (8, (6, 7))]


def test_a_published_total_that_its_parts_do_not_reach_is_no_identity() -> None:
    # DfE prints "x" for 1 or 2, and rounds elsewhere: 26 = x + 24 + 0 may hold, 27 = 24 + 0 does not.
    counts = np.array([26, np.nan, 24, 0, 27], dtype=float)

    assert holding(counts, [(0, (1, 2, 3)), (4, (2, 3))]) == [(0, (1, 2, 3))]
