"""Pairs of snapshots of much the same children: what a cell that did not change says by being rounded otherwise.

A count that is published as 0 in one quarter and as 5 in the next is 1 to 4 for sure, if it is known to be the same.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

import config
from config.ethnicity import ALL
from config.refusal import Unsafe
from config.release_context import ReleaseContext
from metrics.disclosure.release import build

SETTINGS = config.load()
GROUPS = tuple(name for name, group in SETTINGS.ethnicity.groups.items() if group.level == "detailed")
EXTRACT = SETTINGS.extracts["childrens_services"]
AGES, SEXES = EXTRACT.dimensions["age"].values, EXTRACT.dimensions["sex"].values
DAYS = ("2026-03-31", "2026-06-30")
SMALL, LAST = 9, 4


class Compared(NamedTuple):
    """Two snapshots: whether the second was refused; of the cells that did not change how many there are and how many were
    rounded otherwise, finest ones and hidden sums (of at most 9, where their parts changed); the bound of the second,
    the error of its shown counts, and the share of these within 4."""

    refused: bool
    finest: int = 0
    flipped: int = 0
    sums: int = 0
    sums_flipped: int = 0
    bound: int = 0
    mean_error: float = 0.0
    near: float = 1.0


def compared(seed: int, share: float) -> Compared:
    """Children in need by detailed group, age and sex at two dates; `share` of the counts are others at the second."""
    chance = np.random.default_rng(seed)
    first = _children(chance)
    second = np.where(chance.random(first.shape) < share, _moved(first, chance), first)
    before, now = rows(first, DAYS[0]), rows(second, DAYS[1])
    released = build(before, "childrens_services", SETTINGS, ReleaseContext(secret=f"key {seed}"))
    context = ReleaseContext(neighbours=((before, released),), secret=f"key {seed}")
    try:
        made = build(now, "childrens_services", SETTINGS, context)
    except Unsafe:
        return Compared(refused=True)
    return _compared(_true(before, released), _true(now, made))


def _children(chance: np.random.Generator) -> np.ndarray:
    """Counts by group, age and sex: most of them a handful."""
    sizes = np.exp(chance.normal(0.7, 1.2, (len(GROUPS), 1, 1))) * np.array([0.4, 1.2, 1.5, 2, 1, 0])[:, None]
    return chance.poisson(np.broadcast_to(sizes, (len(GROUPS), len(AGES), len(SEXES))))


def _moved(counts: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """One child or two more or fewer."""
    return np.maximum(counts + chance.choice([-2, -1, 1, 2], counts.shape), 0)


def rows(counts: np.ndarray, day: str) -> pd.DataFrame:
    """The counts in the shape that loaders make."""
    lines = [
        (
            "misa",
            "MISA extract",
            day,
            "Hackney",
            "Child in need",
            age,
            sex,
            group,
            "children",
            float(count),
            None,
            2,
        )
        for (group, age, sex), count in zip(
            ((group, age, sex) for group in GROUPS for age in AGES for sex in SEXES),
            counts.ravel(),
            strict=True,
        )
    ]
    columns = [
        "source",
        "origin",
        "period",
        "area",
        "stage",
        "age",
        "sex",
        "group",
        "item",
        "count",
        "symbol",
        "line",
    ]
    return pd.DataFrame(lines, columns=columns)


def _true(given: pd.DataFrame, release: pd.DataFrame) -> pd.DataFrame:
    """A release with the true counts beside it, as `truth`: those of published figures are given as they are."""
    where = ["age", "sex", "group"]
    exact = build(given.assign(source="transcribed"), "childrens_services", SETTINGS)
    told = release.merge(exact[where].assign(truth=exact["count"]), on=where).set_index(where)
    finest = [age != ALL and sex != ALL and group in GROUPS for age, sex, group in told.index]
    return told.assign(finest=finest)


def _compared(before: pd.DataFrame, now: pd.DataFrame) -> Compared:
    same = before["truth"].eq(now["truth"]).reindex(now.index)
    other = before["protected"].ne(now["protected"]).reindex(now.index)
    hidden = ~now["finest"] & now["truth"].le(SMALL)
    shown = now[now["status"].eq("published")]
    error = (shown["count"] - shown["truth"]).abs()
    return Compared(
        False,
        int((same & now["finest"]).sum()),
        int((same & other & now["finest"]).sum()),
        int((same & hidden).sum()),
        int((same & other & hidden).sum()),
        int(now["within"].median()),
        float(error.mean()),
        float(error.le(LAST).mean()),
    )
