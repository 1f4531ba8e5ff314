"""What somebody makes of rounded suspensions who has the pupils of each group exactly, from a file that prints them.

The population extract is open: it gives pupils on roll to the person. He sets its count of a group beside what is published
of pupils and of pupils suspended, and asks which true number of these would have been published so. He calls the method that
is shipped, with many keys, so that he knows whatever there is to be known of it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from config.release_context import ReleaseContext
from metrics.disclosure import release as making
from metrics.disclosure import rounded_release
from metrics.disclosure.implied_cells import linked_cells
from metrics.disclosure.release import build
from tests.metrics.examples import SETTINGS, slice_of

GROUPS = ("Asian", "Black", "Mixed", "White", "Other")
DAY, YEAR = "2026-01-15", "2025/26"
KEYS, SMALL, FEW = 80, 9, (1, 2, 3, 4)
# What is above a multiple of 5 decides of a base of so many and more, and one stands for all of them.
LARGE = 30
EXTRACT = SETTINGS.extracts["exclusions"]


class Table(NamedTuple):
    """Pupils on roll and pupils suspended of each group."""

    pupils: tuple[int, ...]
    suspended: tuple[int, ...]


class Joined(NamedTuple):
    """One small count, read with its exact base: its true number, what is published, and how likely each number makes that
    (numbers that are never published so are left out)."""

    truth: int
    published: int
    chances: dict[int, float]

    @property
    def lost(self) -> bool:
        """Whether it is not shown, and cannot be one of 1 to 4."""
        return self.published <= SMALL and not set(FEW) <= set(self.chances)


def table(seed: int) -> Table:
    """Five groups of 20 to 300 pupils, of whom one in 200 to one in ten were suspended."""
    chance = np.random.default_rng(seed)
    pupils = chance.integers(20, 300, len(GROUPS))
    suspended = chance.binomial(pupils, chance.choice([0.005, 0.01, 0.02, 0.04, 0.1], len(GROUPS)))
    return Table(tuple(map(int, pupils)), tuple(map(int, suspended)))


def joined(seed: int) -> Iterator[Joined]:
    """Every count of 0 to 9 of a table, its release read together with that of the population of the day."""
    people = table(seed)
    lines = "\n".join(f"{group}  {count}" for group, count in zip(GROUPS, people.pupils, strict=True))
    roll = slice_of("population", f"group  people\n{lines}", period=DAY, population="Pupils on roll")
    exact = build(roll.rows, "population", SETTINGS).set_index("group")["count"]
    shown = published_of(people, f"key {seed}")
    for group, count in zip(GROUPS, people.suspended, strict=True):
        if count <= SMALL:
            pupils, suspended = (int(shown.loc[group, item]) for item in ("pupils", "pupils_suspended"))
            yield Joined(count, suspended, chances(int(exact[group]), pupils, suspended))


def published_of(people: Table, key: str) -> pd.DataFrame:
    """What is published of each group, shown or not, by item: all of it follows for whoever adds up."""
    release = build(rows_of(people), "exclusions", SETTINGS, ReleaseContext(secret=key))
    return release.pivot(index="group", columns="item", values="protected")


def rows_of(people: Table) -> pd.DataFrame:
    lines = zip(GROUPS, people.pupils, people.suspended, strict=False)
    text = "\n".join(f"{group}  {pupils}  {suspended}" for group, pupils, suspended in lines)
    return slice_of("exclusions", f"group  pupils  pupils_suspended\n{text}", period=YEAR).rows


def chances(pupils: int, of_pupils: int, of_suspended: int) -> dict[int, float]:
    """For each number of the pupils that may have been suspended, how often both are published so."""
    like = pupils if pupils < LARGE else LARGE + pupils % 5
    published = (of_pupils - pupils + like, of_suspended)
    possible = range(max(0, of_suspended - 5), min(like, of_suspended + 5) + 1)
    found = {count: published_ways(like, count)[published] / KEYS for count in possible}
    return {count: share for count, share in found.items() if share}


@cache
def published_ways(pupils: int, suspended: int) -> Counter[tuple[int, int]]:
    """What so many keys publish of a group beside a large one that needs no rounding: pupils and pupils suspended."""
    rows = rows_of(Table((pupils, 1000), (suspended, 200)))
    cells, sums, given = making._system(rows, EXTRACT, SETTINGS)
    system = linked_cells(cells, sums, EXTRACT)
    bases = rounded_release.known_bases(cells, system, EXTRACT)
    nothing = np.full(len(system.counts), np.nan)
    at = [
        int(np.flatnonzero(cells["group"].eq(GROUPS[0]) & cells["item"].eq(item))[0])
        for item in ("pupils", "pupils_suspended")
    ]
    found: Counter[tuple[int, int]] = Counter()
    rounding = making._rounding(cells, given, EXTRACT, SETTINGS, ReleaseContext())
    for number in range(KEYS):
        tossed = rounding._replace(key=f"toss {number}".encode())
        made = rounded_release._rounded(system, nothing, bases, tossed, SETTINGS.publication)
        assert made is not None
        found[int(made.published[at[0]]), int(made.published[at[1]])] += 1
    return found


def lines(number: int) -> Iterator[tuple[str, bool]]:
    """tables of five groups, with the pupils of each known exactly"""
    found = [one for seed in range(number) for one in joined(seed)]
    left = [len(one.chances) for one in found]
    exact, few = left.count(1), sum(1 < count < 5 for count in left)
    lost = [one for one in found if one.lost]
    hidden = [one for one in found if one.published <= SMALL]
    unlike = [_unlike(one.chances) for one in hidden if not one.lost]
    yield (
        f"{number} tables, {len(found)} counts of 0 to 9: {exact} recovered, {few} left two to four numbers",
        bool(exact + few),
    )
    yield f"{len(hidden)} not shown: {len(lost)} lose one of 1 to 4", bool(lost)
    middle, most = np.percentile(unlike, [50, 100]) if unlike else (np.nan, np.nan)
    yield (
        f"the likeliest of 1 to 4 beside the least likely: {middle:.1f} times in the middle, {most:.1f} at most",
        False,
    )


def _unlike(chances: dict[int, float]) -> float:
    of_each: Sequence[float] = [chances[count] for count in FEW]
    return max(of_each) / min(of_each)
