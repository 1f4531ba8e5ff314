"""Every view read and solved for: no child can be worked out, and the attack works where nothing is protected."""

import pytest

from tests.disclosure import boroughs, views
from tests.disclosure.attacker import Attack, Fact, counted_in, truth_of

# One sparse and one where most groups are empty: python -m tests.disclosure --views takes two hundred of all kinds.
SEEDS = (1, 3)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_small_number_of_children_can_be_worked_out_from_all_views_together(seed: int) -> None:
    for outcome in views.attacked(seed, periods=2):
        assert not outcome.refused
        assert (outcome.recovered, outcome.failed) == (0, 0), outcome
        assert outcome.narrowest >= views.WIDTH


def test_the_same_attack_finds_most_children_where_small_counts_alone_are_left_out() -> None:
    """Hiding 1 to 9 and printing the rest exactly is what this product must never do."""
    truth = truth_of(boroughs.borough(0).base)
    counted = {cell: float(counted_in(cell) @ truth) for cell in views.offered()}
    exact = [Fact(cell, number, number) for cell, number in counted.items() if not 0 < number < 10]
    attack = Attack(exact, truth)
    small = [cell for cell, number in counted.items() if 0 < number < 10]
    recovered = sum(attack.range_of(cell, views.WIDTH) == 0 for cell in small)
    assert recovered / len(small) > 0.3, (recovered, len(small))
