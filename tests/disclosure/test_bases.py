"""Pupils known exactly, from a file that prints them, say nothing of how many of them were suspended."""

import numpy as np
import pytest

from metrics.disclosure import rounded_release
from metrics.disclosure.implied_cells import LinkedCells
from metrics.disclosure.published_elsewhere import Bases
from tests.disclosure import bases
from tests.disclosure.bases import Table, chances, published_ways


def test_each_of_1_to_4_of_87_pupils_can_be_published_in_every_way_that_another_can() -> None:
    ways = [set(published_ways(87, count)) for count in (1, 2, 3, 4)]
    assert ways == [{(85, 0), (85, 5), (90, 0), (90, 5)}] * 4


def test_exact_pupils_leave_a_number_that_is_not_shown_all_that_its_own_coin_leaves() -> None:
    """32 pupils known exactly and published as 35, of whom none is shown: 0 to 4 were suspended."""
    assert set(chances(32, 35, 0)) == {0, 1, 2, 3, 4}


def test_rounding_a_base_as_what_is_counted_of_it_and_the_rest_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As it was before: 2 of 32 suspended left 30, which no coin moves. 0 beside 35 said that it was 0 or 1."""
    published_ways.cache_clear()
    monkeypatch.setattr(LinkedCells, "is_rounded", property(lambda system: ~system.is_everyone_else))
    monkeypatch.setattr(rounded_release, "known_bases", none_known)
    assert set(chances(32, 35, 0)) == {0, 1}
    published_ways.cache_clear()


def none_known(_: object, system: LinkedCells, __: object) -> Bases:
    size = len(system.counts)
    return Bases(np.zeros(size, dtype=bool), np.full(size, -1), np.full(size, np.inf))


def test_the_same_key_publishes_the_same_pupils_however_many_were_suspended() -> None:
    """What is published of a base hangs on the base alone: nothing else can follow from it."""
    pupils = (87, 140, 31, 212, 58)
    of = [bases.published_of(Table(pupils, (count,) * 5), "a key")["pupils"].to_dict() for count in range(10)]
    assert all(one == of[0] for one in of)


@pytest.mark.parametrize(("pupils", "suspended", "ways"), [
    (3, 1, {0}), (3, 3, {0}),  # 5 of 3 would say that somebody was: to whom has the 3, that it was not 0.
    (7, 6, {5}), (7, 7, {5}),  # 10 would say 6 or 7
    (12, 11, {10}), (12, 7, {5, 10}),
    (87, 2, {0, 5}),
])  # fmt: skip
def test_more_than_there_are_pupils_is_never_published(pupils: int, suspended: int, ways: set[int]) -> None:
    assert {shown for _, shown in published_ways(pupils, suspended)} == ways
