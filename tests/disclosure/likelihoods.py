"""What somebody who has the method, but not the key, makes of a rounded table: how likely each true count would have
given what is published.

He calls the method that is shipped, for five groups and their total, with every remainder of the five counts (5^5) and
every toss of their coins (2^5), so that nothing is sampled. By which of the coins a repair begins is a second coin: the
ten orders asked for have each group and each two groups first equally often. Of the other groups he knows nothing: all counts
that could have been published so are alike to him.

The method is asked once for all coins of which it learns the same (`learnt`); `asked_otherwise` tries whether it does.
"""

from collections.abc import Hashable, Iterator, Sequence
from functools import cache
from itertools import combinations_with_replacement, product

import numpy as np

from metrics.disclosure.controlled_rounding import nearest_bound, rounded
from metrics.disclosure.linked_system import CountTable
from metrics.disclosure.rounding_programme import USUAL_LIMITS, RoundingTask, bindings

GROUPS = BASE = 5
TABLES = 200
TOTAL = (0, tuple(range(1, GROUPS + 1)))
# How a count lies to what is published of it: (remainder, whether it went up). As nought only the first five can be.
WAYS = (*((over, 0) for over in range(BASE)), *((over, 1) for over in range(1, BASE)))
# For each group what its count is over a multiple, and whether its coin would have it go up.
Coins = tuple[tuple[int, int], ...]
# Which groups went up, and in what share of the orders.
Published = dict[tuple[int, ...], float]
ORDERS = tuple(
    tuple((step * place + first) % 5 for place in range(5)) for step in (1, 2) for first in range(5)
)


def likelihoods(published: Sequence[int], group: int) -> dict[int, float]:
    """For each count that the group can have, how likely it makes the published counts of the five groups."""
    chances = chances_of_ways()
    for place, count in enumerate(published):
        if place != group:
            possible = slice(None) if count else slice(BASE)
            chances = chances[(slice(None),) * place + (possible,)].sum(axis=place, keepdims=True)
    own = published[group]
    return {
        own + over - BASE * up: float(chance)
        for (over, up), chance in zip(WAYS, chances.ravel(), strict=True)
        if own or not up
    }


def unlike(likelihood: dict[int, float], counts: Sequence[int] = (1, 2, 3, 4)) -> float:
    """How many times as likely the likeliest of some counts is as the least likely."""
    of_each = [likelihood[count] for count in counts]
    return max(of_each) / min(of_each) if min(of_each) else np.inf


def likelihoods_of_nothing_shown(shown_from: int = 10) -> dict[int, float]:
    """The same where the total is too small to be shown, and so is every group: all tables of such a total look alike."""
    tables = [table for table in product((0, BASE), repeat=GROUPS) if sum(table) < shown_from]
    together: dict[int, float] = {}
    for table in tables:
        for count, chance in likelihoods(table, 0).items():
            together[count] = together.get(count, 0.0) + chance
    return together


def tables() -> list[tuple[int, ...]]:
    """Two hundred tables of five groups, from nobody to some sixty people each, most of them few."""
    chance = np.random.default_rng(13)
    sizes = np.exp(chance.uniform(0, np.log(40), (TABLES, GROUPS)))
    return [tuple(int(count) for count in row) for row in chance.poisson(sizes)]


def published(counts: tuple[int, ...], key: bytes) -> tuple[int, ...]:
    """What the product publishes of five groups."""
    names = ["All", "Asian", "Black", "Mixed", "White", "Other"]
    made = rounded(CountTable(np.array([sum(counts), *counts], dtype=float), [TOTAL], names), key)
    assert made is not None
    return tuple(int(count) for count in made.counts[1:])


def ratios_of_tables() -> tuple[list[float], list[float]]:
    """By how much the likelihoods of 1 to 4 differ for each count of the two hundred tables that is not shown: in tables
    with at most one group rounded to nought, and in others of which anything is shown."""
    few: list[float] = []
    many: list[float] = []
    for table in tables():
        shown = published(table, b"any")
        hidden = [place for place, count in enumerate(shown) if count < 2 * BASE]
        if any(shown):
            (few if shown.count(0) <= 1 else many).extend(
                unlike(likelihoods(shown, place)) for place in hidden
            )
    return few, many


@cache
def chances_of_ways() -> np.ndarray:
    """The chance that five counts of unknown remainder are published so, all remainders alike: an axis a group, along
    WAYS."""
    chances = np.zeros((len(WAYS),) * GROUPS)
    known: dict[Hashable, Published] = {}
    for coins in product(WAYS, repeat=GROUPS):
        chance = np.prod([over / BASE if up else 1 - over / BASE for over, up in coins])
        order = sorted(range(GROUPS), key=lambda place: _by_direction(coins[place]))
        sorted_coins = tuple(coins[place] for place in order)
        same = learnt(sorted_coins)
        if same not in known:
            known[same] = published_ways(sorted_coins)
        for steps, share in known[same].items():
            of_group = dict(zip(order, steps, strict=True))
            at = tuple(WAYS.index((coins[place][0], of_group[place])) for place in range(GROUPS))
            chances[at] += chance * share
    return chances


def learnt(coins: Coins) -> Hashable:
    """All that the method may learn of five coins: what the counts are over in all, which of them lie between two
    multiples, and how their coins fell. How near each is to a multiple would say where in its range it lies."""
    return sum(over for over, _ in coins), tuple((over > 0, up) for over, up in coins)


def asked_otherwise(every: int = 1) -> Iterator[Coins]:
    """Coins of which the method makes something else than of others that tell it the same."""
    known: dict[Hashable, Published] = {}
    for coins in list(combinations_with_replacement(sorted(WAYS, key=_by_direction), GROUPS))[::every]:
        if known.setdefault(learnt(coins), made := published_ways(coins)) != made:
            yield coins


def _by_direction(coin: tuple[int, int]) -> tuple[bool, int, int]:
    over, up = coin
    return over > 0, up, over


def published_ways(coins: Coins) -> Published:
    """Which groups the method rounds up where their coins fell so, and in what share of the orders of repair."""
    over, up = (np.array(column) for column in zip(*coins, strict=True))
    counts = np.concatenate([[2 * BASE * GROUPS + over.sum()], 2 * BASE + over]).astype(float)
    made: Published = {}
    for order in ORDERS:
        weights = np.array([1.0, *(1 + place / 100 for place in order)])
        task = RoundingTask(
            counts, [TOTAL], np.array([0, *up], dtype=bool), weights, bindings(6), USUAL_LIMITS
        )
        answer = nearest_bound(task)
        assert answer is not None
        steps = tuple((answer[0][1:] > 2 * BASE).astype(int).tolist())
        if order == ORDERS[0] and steps == tuple(up):
            return {steps: 1.0}
        made[steps] = made.get(steps, 0.0) + 1 / len(ORDERS)
    return made
