"""How likely each true count is to somebody who has the method: none of 1 to 4 is excluded, none far more likely than
another; and the rounding to the nearest five, which Help once described as random, is caught."""

from itertools import product

import numpy as np
import pytest

from metrics.disclosure import controlled_rounding
from metrics.disclosure.rounding_programme import Ends, RoundingTask
from tests.disclosure import likelihoods
from tests.disclosure.likelihoods import BASE, GROUPS, TABLES, asked_otherwise, published, tables, unlike

# Care leavers: Asian, Black, Mixed, White and other ethnic groups, 90 in all.
CARE_LEAVERS = (12, 40, 12, 24, 2)
AS_THEY_WERE_SHOWN = (10, 40, 15, 25, 0)


def test_every_way_of_publishing_five_counts_has_its_chance() -> None:
    chances = likelihoods.chances_of_ways()
    assert chances.sum() == pytest.approx(BASE**GROUPS)
    for noughts in range(GROUPS + 1):
        table = [0] * noughts + [4 * BASE] * (GROUPS - noughts)
        for place in range(GROUPS):
            assert min(likelihoods.likelihoods(table, place).values()) > 0


def test_the_method_learns_nothing_of_how_near_a_count_is_to_a_multiple() -> None:
    """Of a slice of the coins; `python -m tests.disclosure --likelihoods` tries all."""
    assert [*asked_otherwise(every=16)] == []


def test_the_worked_example_of_care_leavers_says_no_more_than_its_own_coin() -> None:
    """Shown as they were, 2 other care leavers are as likely as the coin makes them, times 5 to the fourth."""
    other = likelihoods.likelihoods(AS_THEY_WERE_SHOWN, 4)
    assert [other[count] for count in range(5)] == pytest.approx([625, 493, 374, 251, 133], abs=2)
    assert unlike(other) == pytest.approx(3.72, abs=0.05)
    # Those shown as 10 and 15 are hidden from nobody; their counts are 6 to 14 and 11 to 19, each of them possible.
    assert min(likelihoods.likelihoods(AS_THEY_WERE_SHOWN, 0).values()) > 0


def test_the_worked_example_is_published_as_the_coins_fall() -> None:
    """Before, every key made 25 of White's 24 and nought of the 2 others."""
    made = {published(CARE_LEAVERS, f"key {number}".encode()) for number in range(40)}
    assert len(made) == 6, "all that leave 90 in all, since 85 and 95 are too far from it"
    assert {table[4] for table in made} == {0, 5} and {table[1] for table in made} == {40}
    assert {sum(table) for table in made} == {90}


def test_none_of_1_to_4_is_excluded_or_far_more_likely_than_another_in_two_hundred_tables() -> None:
    few, many = likelihoods.ratios_of_tables()
    assert len(few) > 200 and len(many) > 50
    assert max(few) <= 4.5 and max(many) <= 13


def test_where_all_five_are_nought_nothing_of_the_table_is_shown_and_that_alone_keeps_it() -> None:
    """A total of at most 4 leaves no room: were it known that all five are nought, 4 of one would be 1 in 79. A total
    that is not shown may be of one group of 5 as well."""
    assert unlike(likelihoods.likelihoods((0, 0, 0, 0, 0), 0)) == pytest.approx(79.4, abs=0.5)
    assert unlike(likelihoods.likelihoods_of_nothing_shown()) == pytest.approx(4.79, abs=0.03)


def test_three_keys_are_not_all_alike_in_nine_of_ten_tables() -> None:
    alike = [len({published(table, key) for key in (b"one", b"two", b"three")}) == 1 for table in tables()]
    assert sum(alike) <= TABLES / 10


def to_the_nearest(task: RoundingTask, ends: Ends, _: Ends) -> np.ndarray | None:
    """The method before: of all roundings within the bounds the one of least error, a little by the coins."""
    over, weight = task.counts % BASE, 1 / np.sqrt(task.counts + 4)
    ways = product(
        *(range(int(least), int(most) + 1) for least, most in zip(*(end[1:] for end in ends), strict=True))
    )
    total = (over[0] - sum(over[1:])) // BASE
    steps = [np.array([total + sum(way), *way]) for way in ways]
    near = [way for way in steps if ends.low[0] <= way[0] <= ends.high[0]]
    cost = [(weight * abs(BASE * way - over)).sum() + 0.001 * (way != task.up)[1:].sum() for way in near]
    return near[int(np.argmin(cost))] if near else None


def test_rounding_to_the_nearest_is_the_sixteenth_breakage_and_is_caught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(controlled_rounding, "rounding_steps", to_the_nearest)
    either = {AS_THEY_WERE_SHOWN, (15, 40, 10, 25, 0)}
    assert {published(CARE_LEAVERS, f"key {number}".encode()) for number in range(10)} == either
    assert [*asked_otherwise(every=16)] != []
    monkeypatch.setattr(likelihoods, "learnt", lambda coins: coins)
    likelihoods.chances_of_ways.cache_clear()
    other = likelihoods.likelihoods(AS_THEY_WERE_SHOWN, 4)
    some = tables()[:50]
    alike = [len({published(table, key) for key in (b"one", b"two", b"three")}) == 1 for table in some]
    likelihoods.chances_of_ways.cache_clear()
    assert unlike(other) > 1000
    assert sum(alike) > len(some) / 2
