"""Controlled rounding: multiples of five that add up, near the truth, and the same whenever it is done again."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.disclosure import linked_system
from metrics.disclosure.controlled_rounding import Rounded, coins, nearest_bound, rounded
from metrics.disclosure.linked_system import CountTable, Sum
from metrics.disclosure.published_version import PublishedVersion, as_published
from metrics.disclosure.rounding_programme import USUAL_LIMITS, RoundingTask, bindings
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
    # The rounding keeps to a controlled one that was published, and publishes the other never.
    assert made(cells.counts, cells.sums, unchanged=controlled).counts.tolist() == controlled.tolist()
    inner = np.where(np.isin(np.arange(12), cells.at[:3, :2]), conventional, np.nan)
    assert made(cells.counts, cells.sums, unchanged=inner).counts[cells.at[2, 2]] == 30


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
    again = made(after, cells.sums, unchanged=kept).counts

    assert np.flatnonzero(finest & (again != before)).tolist() in ([], [cells.at[0, 0]])
    assert adds_up(again, cells.sums)


def test_a_sum_that_did_not_change_stays_while_a_bound_allows_it_and_is_let_go_before_the_bound_widens() -> (
    None
):
    # 3 + 4 = 7 was published as 5 + 5 = 10. Now it is 5 + 2: the first cell is exact, and the total may stay.
    before = np.array([10, np.nan, np.nan])
    assert made(np.array([7, 5, 2.0]), [(0, (1, 2))], unchanged=before).counts.tolist() == [10, 5, 5]
    # With the second kept at nought it cannot, and goes to 5 within the same bound.
    before = np.array([10, np.nan, 0])
    out = made(np.array([7, 5, 2.0]), [(0, (1, 2))], unchanged=before)
    assert out.counts.tolist() == [5, 5, 0]
    assert out.bound == 4


def test_a_cell_that_was_a_sum_and_is_one_of_the_finest_now_stays_only_where_it_is_next_to_its_count() -> (
    None
):
    assert made(np.array([7.0]), [], unchanged=np.array([10.0])).counts.tolist() == [10]
    assert made(np.array([7.0]), [], unchanged=np.array([15.0])).counts[0] in (5, 10)


def test_the_errors_of_a_year_are_kept_together() -> None:
    # The quarters before were 8 too many (or too few) together: this one may not take the year past 9.
    too_many, too_few = (
        made(np.array([3.0]), [], drift=np.array([8.0])),
        made(np.array([3.0]), [], drift=np.array([-8.0])),
    )

    assert too_many.counts.tolist() == [0]
    assert too_few.counts.tolist() == [5]


@pytest.mark.parametrize(("parts", "bound"), [(4, 4), (5, 5), (6, 6), (9, 9), (14, 14), (20, 20)])
def test_finest_cells_that_did_not_change_stay_and_the_bound_widens(parts: int, bound: int) -> None:
    # So many cells of 1 were published as nought, and are so again: their sum is as far from the truth.
    counts = np.array([parts, *[1.0] * parts])
    before = np.array([np.nan, *[0.0] * parts])
    out = made(counts, [(0, tuple(range(1, parts + 1)))], unchanged=before)
    assert out.counts.tolist() == [0] * (parts + 1)
    assert out.bound == bound


def test_where_one_sum_must_be_beyond_the_first_bound_others_are_kept_within_it() -> None:
    # All are two sums of five cells of 1. Of the first each was published as nought; of the second each would go up.
    sums = [(0, (1, 2)), (1, (3, 4, 5, 6, 7)), (2, (8, 9, 10, 11, 12))]
    counts, nothing = np.array([10, 5, 5, *[1.0] * 10]), np.full(13, np.nan)
    before = np.where(np.isin(np.arange(13), range(3, 8)), 0.0, nothing)
    held = bindings(13, unchanged=before, loose=np.arange(13) == 0)
    task = RoundingTask(counts, sums, np.arange(13) > 7, np.ones(13), held, USUAL_LIMITS)
    answer = nearest_bound(task)
    assert answer is not None
    # Three turned round would leave the second sum within 5 as well. A fourth leaves it within 4.
    assert answer[0][[1, 2]].tolist() == [0, 5] and answer[1][[1, 2]].tolist() == [5, 5]


def test_beyond_the_widest_bound_there_is_no_release() -> None:
    counts, before = np.array([21, *[1.0] * 21]), np.array([np.nan, *[0.0] * 21])
    assert attempt(counts, [(0, tuple(range(1, 22)))], unchanged=before) is None


def test_the_coins_alone_decide_where_the_sums_allow_it() -> None:
    """A count of r above a multiple goes up in r of 5 cases; here of four hundred cells each, by 3 standard deviations."""
    for over, least, most in ((1, 56, 104), (2, 130, 190), (3, 210, 270), (4, 296, 344)):
        out = made(np.array([10.0 + over] * 400), [])
        assert least <= (out.counts == 15).sum() <= most


def test_a_repair_turns_round_as_few_coins_as_it_must_and_asks_for_no_nearness() -> None:
    # All five would go up, and 12 be published as 25. Two turned round make it 15; three would make it 10, which is nearer.
    counts, sums = np.array([12, 2, 2, 2, 3, 3.0]), [(0, (1, 2, 3, 4, 5))]
    up = np.array([False, True, True, True, True, True])
    for lightest in ({1, 2}, {3, 5}, {4, 5}):
        weights = np.where(np.isin(np.arange(6), list(lightest)), 1.0, 1.1)
        answer = nearest_bound(RoundingTask(counts, sums, up, weights, bindings(6), USUAL_LIMITS))
        assert answer is not None
        assert answer[0][0] == 15 and {*np.flatnonzero(answer[0] == 0)} == lightest


def test_the_coins_of_a_count_are_its_own_and_its_cell_s() -> None:
    up, weights = coins(["a", "a", "b"], np.array([3.0, 3.0, 3.0]), KEY)
    assert up[0] == up[1] and weights[0] == weights[1] != weights[2]
    assert ((weights >= 1) & (weights < 1 + 1 / 3)).all()
    # Of other counts of the same cell each has its coin: 1 to 4 of forty cells are not rounded by one threshold.
    names = [f"cell {number}" for number in range(40)]
    ways = np.array([coins(names, np.full(40, float(count)), KEY)[0] for count in (1, 2, 3, 4)])
    assert (ways[:-1] > ways[1:]).any()


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
    assert made(cells.counts, cells.sums, unchanged=once).counts.tolist() == once.tolist()


def test_a_count_is_rounded_as_an_older_version_of_the_quarter_before_rounded_it() -> None:
    """Black 2, corrected to 3, and 2 again in the next quarter: held against the correction alone it became 0, and was 5 in the
    version that an undo lets stand again beside it."""
    names = ["All", "Asian", "Black", "Mixed", "White", "Other"]

    def published(counts: list[int], *seen: PublishedVersion) -> PublishedVersion:
        truth = np.array([sum(counts), *counts], dtype=float)
        kept = bindings(6, unchanged=as_published(truth, seen))
        made = rounded(CountTable(truth, [(0, (1, 2, 3, 4, 5))], names), b"k8", kept)
        assert made is not None
        return PublishedVersion(made.counts, truth, made.within)

    first = published([6, 2, 2, 59, 18])
    corrected = published([6, 3, 2, 62, 18], first)
    assert list(first.published) == [90, 5, 5, 0, 60, 20]
    assert list(published([8, 2, 2, 59, 18], corrected).published) == [90, 10, 0, 0, 60, 20]
    assert list(published([8, 2, 2, 59, 18], corrected, first).published)[2:] == [5, 0, 60, 20]


@pytest.mark.parametrize(
    ("counts", "totals", "within"),
    [
        ([2, 2, 1], {0}, 5),  # of 5 in all, one up would be within 4
        ([4, 4, 4], {10, 15}, 4),  # 0 of 12 in all is too far
    ],
)
def test_counts_of_very_few_people_all_go_down_while_their_sum_can_be_a_little_further_from_the_truth(
    counts: list[int], totals: set[int], within: int
) -> None:
    few = bindings(4, few=np.array([False, True, True, True]), highest=np.array([np.inf, 5, 5, 5]))
    of = CountTable(np.array([sum(counts), *counts]), [(0, (1, 2, 3))], ["all", "a", "b", "c"])
    made = [rounded(of, str(key).encode(), few) for key in range(20)]
    assert {one.counts[0] for one in made if one} <= totals and None not in made
    assert {one.within[0] for one in made if one} == {within}
