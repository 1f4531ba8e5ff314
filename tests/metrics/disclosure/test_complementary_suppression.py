"""Complementary suppression: nothing too small can be worked out, and as little as may be goes with it."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.disclosure.attack import ranges
from metrics.disclosure.audit import audit_suppressed
from metrics.disclosure.complementary_suppression import Range, marks, suppressed
from metrics.disclosure.linked_system import CountTable, Sum
from tests.disclosure.published import EXAMPLES, TRAP, TRAP_HIDDEN, YOUNG_AND_OLD, Table, table

pytestmark = pytest.mark.slow


def small(counts: np.ndarray) -> np.ndarray:
    return (counts > 0) & (counts < 5)


def cells_of(hidden: np.ndarray) -> list[int]:
    return np.flatnonzero(hidden).tolist()


def hidden_around(
    counts: np.ndarray, sums: Sequence[Sum], primary: np.ndarray, **more: np.ndarray
) -> np.ndarray:
    return suppressed(CountTable(counts, sums), marks(primary, **more))


def hidden_in(cells: Table, names: Sequence[str] = (), **more: np.ndarray) -> np.ndarray:
    return suppressed(CountTable(cells.counts, cells.sums, names), marks(small(cells.counts), **more))


def test_the_part_that_a_source_hid_takes_a_second_one_with_it() -> None:
    # Hackney 2015/16: 26 = x + 24 + 0. Nobody knows x but by this sum, and the nought stays.
    counts, sums = np.array([26, np.nan, 24, 0]), [(0, (1, 2, 3))]
    source_hid = np.array([False, True, False, False])

    assert cells_of(hidden_around(counts, sums, source_hid)) == [1, 2]


def test_young_and_old_of_three_countries_lose_what_statistics_norway_hides() -> None:
    cells = table(YOUNG_AND_OLD)
    # Noughts and ones are too small there.
    hidden = suppressed(CountTable(cells.counts, cells.sums), marks(cells.mask((0, 1))), Range(0, 2))

    assert cells_of(hidden) == cells_of(cells.mask((0, 0), (0, 1), (1, 0), (1, 1)))


def test_a_pattern_that_gives_a_cell_away_is_closed_by_one_more() -> None:
    cells = table(TRAP)
    leaking = cells.mask(*TRAP_HIDDEN)
    primary = cells.mask((0, 1))
    hidden = hidden_around(cells.counts, cells.sums, primary, already=leaking)
    least, most = ranges(
        np.where(hidden, 0, cells.counts), np.where(hidden, np.inf, cells.counts), cells.sums, [1]
    )

    assert not audit_suppressed(cells.counts, leaking, cells.sums, primary).passed
    assert hidden.sum() == leaking.sum() + 1
    assert least[0] <= 1 and most[0] >= 47


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_no_more_is_hidden_than_in_the_published_answer(example: object) -> None:
    assert example.hidden().sum() <= example.theirs  # type: ignore[attr-defined]


@pytest.mark.parametrize(("count", "withheld"), [(0, False), (1, True), (4, True), (5, False)])
def test_counts_of_one_to_four_are_withheld_with_one_other(count: int, withheld: bool) -> None:
    counts = np.array([count + 30 + 60, count, 30, 60], dtype=float)

    hidden = hidden_around(counts, [(0, (1, 2, 3))], small(counts))

    assert cells_of(hidden) == ([1, 2] if withheld else [])


def test_a_total_whose_only_part_is_too_small_goes_with_it() -> None:
    assert cells_of(hidden_around(np.array([3, 3.0]), [(0, (1,))], np.array([False, True]))) == [0, 1]


def test_the_total_is_hidden_sooner_than_a_nought() -> None:
    counts, sums = np.array([3, 3, 0.0]), [(0, (1, 2))]
    assert cells_of(hidden_around(counts, sums, small(counts))) == [0, 1]


def test_all_but_four_of_a_base_are_as_telling_as_four() -> None:
    # 60 took a test and 57 passed. Those who did not are printed nowhere, and are three.
    counts, sums = np.array([60, 57, 3.0]), [(0, (1, 2))]
    aside = np.array([False, False, True])

    hidden = hidden_around(counts, sums, small(counts), never_shown=aside)

    assert hidden[:2].sum() == 1
    assert not audit_suppressed(counts, aside, sums, small(counts)).passed
    assert audit_suppressed(counts, hidden, sums, small(counts)).passed


def test_a_cell_that_is_withheld_anyway_spares_the_others() -> None:
    counts, sums = np.array([63, 3, 20, 40.0]), [(0, (1, 2, 3))]
    before = np.array([False, False, False, True])

    assert cells_of(hidden_around(counts, sums, small(counts))) == [1, 2]
    assert cells_of(hidden_around(counts, sums, small(counts), already=before)) == [1, 3]


def test_what_costs_more_is_kept() -> None:
    counts, sums = np.array([63, 3, 20, 40.0]), [(0, (1, 2, 3))]
    cost = np.array([1, 1, 9, 1.0])

    assert cells_of(hidden_around(counts, sums, small(counts), cost=cost)) == [1, 3]


def test_two_small_cells_that_can_only_be_two_and_two_take_a_third() -> None:
    # 4 = 2 + 2 leaves 0 to 4 of each: all of 1 to 4. 3 = 1 + 2 leaves no 4.
    assert cells_of(hidden_around(np.array([9, 5, 4.0]), [(0, (1, 2))], np.array([False, True, True]))) == [
        1,
        2,
    ]
    three: list[Sum] = [(0, (1, 2)), (4, (0, 3))]
    counts = np.array([3, 1, 2, 50, 53.0])
    assert cells_of(hidden_around(counts, three, small(counts))) == [0, 1, 2, 3]


def test_linked_tables_are_protected_together() -> None:
    # 2 boys in special schools: with sexes and phases shown, four cells are needed, not two.
    cells = table(((30, 2), (40, 50)))

    assert cells_of(hidden_in(cells)) == cells_of(cells.mask((0, 0), (0, 1), (1, 0), (1, 1)))


def test_a_source_whose_figures_contradict_each_other_is_left_with_what_can_be_trusted() -> None:
    # x would be 2 by one total and 9 by the other.
    counts = np.array([26, np.nan, 24, 33, 24.0])
    sums: list[Sum] = [(0, (1, 2)), (3, (1, 4))]

    assert cells_of(hidden_around(counts, sums, np.isnan(counts))) == [1]


tables = st.integers(2, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.sampled_from([0, 0, 1, 2, 4, 5, 6, 11, 40, 300]), min_size=width, max_size=width),
        min_size=2,
        max_size=4,
    )
)


@settings(max_examples=20)
@given(tables)
def test_whatever_the_table_every_small_cell_can_still_be_one_to_four(inner: list[list[int]]) -> None:
    cells = table(inner)
    hidden = hidden_in(cells)

    assert (hidden >= small(cells.counts)).all()
    assert audit_suppressed(cells.counts, hidden, cells.sums, small(cells.counts)).passed
    assert hidden.any() == small(cells.counts).any()


@settings(max_examples=10)
@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_the_cells_changes_nothing(inner: list[list[int]], chance: object) -> None:
    cells = table(inner)
    names = [f"{number:03}" for number in range(len(cells.counts))]
    order = list(range(len(names)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    place = {cell: number for number, cell in enumerate(order)}
    sums = [(place[total], tuple(place[part] for part in parts)) for total, parts in cells.sums]
    counts = cells.counts[order]

    shuffled = suppressed(CountTable(counts, sums, [names[cell] for cell in order]), marks(small(counts)))

    assert shuffled.tolist() == hidden_in(cells, names=names)[order].tolist()


@settings(max_examples=10)
@given(tables)
def test_what_was_withheld_once_stays_withheld_and_is_enough(inner: list[list[int]]) -> None:
    cells = table(inner)
    once = hidden_in(cells)

    assert hidden_in(cells, already=once).tolist() == once.tolist()
