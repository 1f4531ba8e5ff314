"""Controlled rounding: multiples of five that add up, near the truth, and the same whenever it is done again."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.disclosure import linked_system
from metrics.disclosure.controlled_rounding import Rounded, rounded, sticky
from metrics.disclosure.linked_system import CountTable, Sum
from metrics.disclosure.rounding_programme import bindings
from tests.disclosure.published import table

KEY = b"a key for tests"
# SmallCountRounding's example exPSD, and the Handbook's on controlled rounding.
PSD = ((6, 0, 1, 3, 4), (1, 2, 3, 1, 2), (0, 1, 1, 0, 2))
HANDBOOK = ((1, 0), (3, 3), (12, 20))


def named(size: int) -> list[str]:
    return [f"cell {number:03}" for number in range(size)]


def attempt(
    counts: np.ndarray, sums: list[Sum], key: bytes = KEY, names: Sequence[str] = (), **held: np.ndarray
) -> Rounded | None:
    table = CountTable(counts, sums, names or named(len(counts)))
    return rounded(table, key, bindings(len(counts), **held))


def made(counts: np.ndarray, sums: list[Sum], **held: np.ndarray) -> Rounded:
    out = attempt(counts, sums, **held)  # type: ignore[arg-type]
    assert out is not None
    return out


def adds_up(counts: np.ndarray, sums: list[Sum]) -> bool:
    return bool((linked_system.matrix(len(counts), sums) @ counts == 0).all())


@pytest.mark.parametrize("inner", [PSD, HANDBOOK], ids=["exPSD", "Handbook"])
def test_published_tables_are_rounded_to_five_add_up_and_stay_within_four(inner: tuple) -> None:
    cells = table(inner)
    out = made(cells.counts, cells.sums)

    assert (out.counts % 5 == 0).all()
    assert adds_up(out.counts, cells.sums)
    assert np.abs(out.counts - cells.counts).max() <= 4
    assert out.bound == 4


def test_the_handbook_s_controlled_rounding_adds_up_and_its_conventional_one_does_not() -> None:
    cells = table(HANDBOOK)
    controlled = np.array([5, 0, 5, 0, 5, 5, 10, 20, 30, 15, 25, 40])
    # Row C: 10 + 20 is printed beside 35.
    conventional = np.array([0, 0, 0, 5, 5, 5, 10, 20, 35, 15, 25, 40])

    assert adds_up(controlled, cells.sums)
    assert not adds_up(conventional, cells.sums)
    # The rounding keeps to a controlled one that it is given, and refuses the other.
    assert made(cells.counts, cells.sums, kept=controlled).counts.tolist() == controlled.tolist()
    inner = np.where(np.isin(np.arange(12), cells.at[:3, :2]), conventional, np.nan)
    assert made(cells.counts, cells.sums, kept=inner).counts[cells.at[2, 2]] == 30


def test_a_multiple_of_five_stays_as_it_is() -> None:
    assert made(np.array([0, 5, 40.0]), []).counts.tolist() == [0, 5, 40]


def test_a_count_goes_to_the_multiple_below_or_above_and_no_further() -> None:
    for count in range(21):
        out = made(np.array([float(count)]), []).counts[0]
        assert out in {count // 5 * 5, -(-count // 5) * 5}


def test_one_child_is_nought_or_five_in_every_sum_alike() -> None:
    cells = table(((1, 0), (0, 0)))
    out = made(cells.counts, cells.sums)
    child = cells.at[np.ix_([0, 2], [0, 2])].ravel()

    assert set(out.counts[child].tolist()) in ({0.0}, {5.0})
    assert set(np.delete(out.counts, child).tolist()) == {0.0}


def test_a_group_with_one_part_is_that_part() -> None:
    out = made(np.array([7.0, 7.0]), [(0, (1,))])

    assert out.counts[0] == out.counts[1]


def test_an_empty_table_stays_empty() -> None:
    cells = table(np.zeros((3, 4)))

    assert (made(cells.counts, cells.sums).counts == 0).all()


def test_one_giant_cell_is_as_near_as_a_small_one() -> None:
    cells = table(((198_761, 1), (2, 3)))

    assert np.abs(made(cells.counts, cells.sums).counts - cells.counts).max() <= 4


def test_an_unknown_count_stays_unknown_and_its_total_is_rounded_by_itself() -> None:
    out = made(np.array([12, np.nan, 4.0]), [(0, (1, 2))])

    assert np.isnan(out.counts[1])
    assert out.counts[0] in (10, 15)
    assert out.counts[2] in (0, 5)


def test_half_a_pupil_is_no_count() -> None:
    with pytest.raises(AssertionError, match="whole numbers"):
        made(np.array([1.5]), [])


def test_a_corrected_release_moves_only_what_changed() -> None:
    cells = table(PSD)
    before = made(cells.counts, cells.sums).counts
    after = cells.counts.copy()
    # One more child in the first cell, and so in its row, its column and the total.
    after[[cells.at[0, 0], cells.at[0, 5], cells.at[3, 0], cells.at[3, 5]]] += 1
    finest = linked_system.leaves(len(after), cells.sums)
    kept = np.where((after == cells.counts) & finest, before, np.nan)
    again = made(after, cells.sums, kept=kept).counts

    assert np.flatnonzero(finest & (again != before)).tolist() in ([], [cells.at[0, 0]])
    assert adds_up(again, cells.sums)


def test_a_changed_count_keeps_its_rounded_value_while_it_is_next_to_it() -> None:
    # 7 was rounded to 10. 6, 8 and 9 may be too; 5 may not, nor 10 be 5, nor 11 be anything that was not next to it.
    kept = sticky(np.array([6, 8, 9, 5, 10, 11.0]), np.array([10, 10, 10, 10, 5, 5.0]))

    assert np.isnan(kept).tolist() == [False, False, False, True, True, True]
    assert kept[:3].tolist() == [10, 10, 10]


def test_sums_that_did_not_change_are_let_go_before_the_bound_is() -> None:
    # 3 + 4 = 7 was published as 5 + 5 = 10. Now it is 5 + 2: the first cell is exact, and the total may stay.
    kept = np.array([10, np.nan, np.nan])
    assert made(np.array([7, 5, 2.0]), [(0, (1, 2))], kept=kept).counts.tolist() == [10, 5, 5]
    # With the second kept at nought it cannot, and goes to 5 within the same bound.
    kept = np.array([10, np.nan, 0])
    out = made(np.array([7, 5, 2.0]), [(0, (1, 2))], kept=kept)
    assert out.counts.tolist() == [5, 5, 0]
    assert out.bound == 4


def test_the_errors_of_a_year_are_kept_together() -> None:
    # The quarters before were 8 too many (or too few) together: this one may not take the year past 9.
    too_many, too_few = (
        made(np.array([3.0]), [], drift=np.array([8.0])),
        made(np.array([3.0]), [], drift=np.array([-8.0])),
    )

    assert too_many.counts.tolist() == [0]
    assert too_few.counts.tolist() == [5]


def test_where_four_is_too_near_the_bound_is_six_and_then_nothing() -> None:
    # Five cells of 1 kept at nought: their sum, exactly 5, would be 5 away.
    counts, sums = np.array([5, 1, 1, 1, 1, 1.0]), [(0, tuple(range(1, 6)))]
    kept = np.array([np.nan, 0, 0, 0, 0, 0])

    assert made(counts, sums, kept=kept, unchanged=kept).bound == 6
    many = np.array([20, *[2.0] * 10])
    kept = np.array([np.nan, *[0.0] * 10])
    every = [(0, tuple(range(1, 11)))]
    assert attempt(many, every, kept=kept, unchanged=kept) is None


def test_values_of_counts_that_changed_are_let_go_rather_than_the_bound_and_those_of_others_stay() -> None:
    # What was published of nine fell short by 1 each; now all ten are one fewer, or the tenth alone.
    counts, sums = np.array([10, *[1.0] * 10]), [(0, tuple(range(1, 11)))]
    kept = np.array([np.nan, *[0.0] * 10])
    free = made(counts, sums, kept=kept)
    assert free.bound == 4 and (free.counts[1:] > 0).any()
    unchanged = np.array([np.nan, *[0.0] * 7, np.nan, np.nan, np.nan])
    held = made(counts, sums, kept=kept, unchanged=unchanged)
    assert held.counts[1:8].tolist() == [0] * 7 and held.bound == 4


def test_another_key_rounds_otherwise_and_the_same_key_the_same_way() -> None:
    counts = np.array([2.0] * 40)
    one = attempt(counts, [], b"one")
    other = attempt(counts, [], b"other")

    again = attempt(counts, [], b"one")

    assert one is not None and other is not None and again is not None
    assert one.counts.tolist() == again.counts.tolist()
    assert one.counts.tolist() != other.counts.tolist()
    # Two of five go up.
    assert 6 <= (one.counts == 5).sum() <= 26


inner_tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 12) | st.sampled_from([0, 1, 99, 1234]), min_size=width, max_size=width),
        min_size=1,
        max_size=4,
    )
)


@settings(max_examples=25)
@given(inner_tables)
def test_whatever_the_table_it_adds_up_in_fives_near_the_truth(inner: list[list[int]]) -> None:
    cells = table(inner)
    out = made(cells.counts, cells.sums)

    assert (out.counts % 5 == 0).all()
    assert adds_up(out.counts, cells.sums)
    assert (np.abs(out.counts - cells.counts) <= out.within).all()
    finest = linked_system.leaves(len(cells.counts), cells.sums)
    assert (np.abs(out.counts - cells.counts)[finest] <= 4).all()


@settings(max_examples=15)
@given(inner_tables, st.randoms(use_true_random=False))
def test_the_order_of_the_cells_changes_nothing(inner: list[list[int]], chance: object) -> None:
    cells = table(inner)
    names = named(len(cells.counts))
    order = list(range(len(names)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    place = {cell: number for number, cell in enumerate(order)}
    sums = [(place[total], tuple(place[part] for part in parts)) for total, parts in cells.sums]
    shuffled = attempt(cells.counts[order], sums, names=[names[cell] for cell in order])

    assert shuffled is not None
    assert shuffled.counts.tolist() == made(cells.counts, cells.sums).counts[order].tolist()


@settings(max_examples=15)
@given(inner_tables)
def test_rounding_what_is_rounded_or_keeping_it_all_changes_nothing(inner: list[list[int]]) -> None:
    cells = table(inner)
    once = made(cells.counts, cells.sums).counts

    assert made(once, cells.sums).counts.tolist() == once.tolist()
    assert made(cells.counts, cells.sums, kept=once).counts.tolist() == once.tolist()
