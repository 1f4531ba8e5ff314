"""Synthetic boroughs: pupils by ethnic group, phase, sex and whether they were suspended, for attacks on releases.

Nobody in them is real. They are made to be awkward: boroughs where most groups are a handful of children, where
nearly everybody is of one group, and where most cells are empty.
"""

from functools import cache
from itertools import product
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

import config
from config.ethnicity import ALL, KNOWN
from metrics.disclosure.linked_system import Sum, distinct

Kind = Literal["ordinary", "sparse", "skewed", "zero-heavy"]
KINDS: tuple[Kind, ...] = ("ordinary", "sparse", "skewed", "zero-heavy")
ETHNICITY = config.load().ethnicity
DETAILED = tuple(name for name, group in ETHNICITY.groups.items() if group.level == "detailed")
BROAD = tuple(name for name in ETHNICITY.groups if ETHNICITY.is_broad(name))
NOT_KNOWN = "Not known"
BASE_GROUPS = (*DETAILED, NOT_KNOWN)
GROUPS = (*BASE_GROUPS, *BROAD, KNOWN, ALL)
PHASES = ("Primary", "Secondary", "Special", ALL)
SEXES = ("Boys", "Girls", ALL)
# Pupils are those suspended and all others; the others are printed nowhere, and follow from the two that are.
OUTCOMES = ("pupils_suspended", "not suspended", "pupils")
SHAPE = (len(GROUPS), len(PHASES), len(SEXES), len(OUTCOMES))
FEWEST, MOST = 10_000, 200_000


class Borough(NamedTuple):
    """`base` holds pupils by detailed group (and not known) x phase x sex x suspended or not."""

    seed: int
    kind: Kind
    base: np.ndarray


def borough(seed: int) -> Borough:
    """The borough of this number: the four kinds by turns, from 10,000 to 200,000 pupils."""
    chance, kind = np.random.default_rng(seed), KINDS[seed % len(KINDS)]
    pupils = int(np.exp(chance.uniform(np.log(FEWEST), np.log(MOST))))
    places = np.outer((0.55, 0.435, 0.015), (0.51, 0.49)).ravel()
    each = (_shares(kind, chance)[:, None] * chance.dirichlet(places * 400, len(BASE_GROUPS))).ravel()
    here = chance.multinomial(pupils, each / each.sum()).reshape(len(BASE_GROUPS), 3, 2)
    rates = np.clip(chance.lognormal(np.log(0.03), 0.7, (len(BASE_GROUPS), 1, 1)), 0, 0.4)
    suspended = chance.binomial(here, rates * np.array([0.3, 1.8, 1.0])[:, None] * np.array([1.3, 0.7]))
    return Borough(seed, kind, np.stack([suspended, here - suspended], axis=-1))


def _shares(kind: Kind, chance: np.random.Generator) -> np.ndarray:
    """What part of the pupils each group is."""
    size = len(BASE_GROUPS)
    if kind == "sparse":
        return np.sort(chance.lognormal(0, 2.5, size))[::-1]
    if kind == "skewed":
        return np.where(np.arange(size) == chance.integers(size), 20.0, chance.dirichlet(np.full(size, 0.5)))
    if kind == "zero-heavy":
        return chance.dirichlet(np.full(size, 0.5)) * (chance.random(size) < 0.45) + 1e-5
    return chance.dirichlet(np.full(size, 2.0))


def next_period(base: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """A later period: one pupil in fifty has left, as many have come, and suspensions begin anew."""
    here = base.sum(axis=-1)
    stayed = chance.binomial(here, 0.98)
    later = stayed + chance.poisson(here * 0.02)
    rate = np.where(here > 0, base[..., 0] / np.maximum(here, 1), 0.0)
    suspended = chance.binomial(later, np.clip(rate * chance.uniform(0.7, 1.3), 0, 1))
    return np.stack([suspended, later - suspended], axis=-1)


def corrected(base: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """The same period after one pupil's record is put right: another group, or a suspension that was struck out."""
    out = base.copy()
    cells = np.argwhere(base > 0)
    at = tuple(cells[chance.integers(len(cells))])
    to = (chance.integers(len(BASE_GROUPS)), *at[1:]) if chance.random() < 0.5 else (*at[:3], 1 - at[3])
    out[at] -= 1
    out[to] += 1
    return out


def counts(base: np.ndarray) -> np.ndarray:
    """The count of every offered cell, in the order of `names()` and `sums()`."""
    wide = np.concatenate([base, base.sum(axis=-1, keepdims=True)], axis=-1)
    wide = np.concatenate([wide, wide.sum(axis=2, keepdims=True)], axis=2)
    wide = np.concatenate([wide, wide.sum(axis=1, keepdims=True)], axis=1)
    broad = [wide[[BASE_GROUPS.index(name) for name in _inside(group)]].sum(axis=0) for group in BROAD]
    known = wide[: len(DETAILED)].sum(axis=0)
    return np.concatenate([wide, broad, known[None], wide.sum(axis=0)[None]]).astype(float).ravel()


def _inside(group: str) -> tuple[str, ...]:
    return tuple(name for name in DETAILED if ETHNICITY.atoms_of(name) <= ETHNICITY.atoms_of(group))


@cache
def names() -> tuple[str, ...]:
    """A name for each offered cell: group, phase, sex and what is counted."""
    return tuple(" | ".join(one) for one in product(GROUPS, PHASES, SEXES, OUTCOMES))


@cache
def sums() -> tuple[Sum, ...]:
    """Every sum among the offered cells, as (total, parts) by row number."""
    by_group = {group: [_inside(group)] for group in BROAD}
    by_group |= {KNOWN: [BROAD, DETAILED], ALL: [(KNOWN, NOT_KNOWN)]}
    found = _along(3, OUTCOMES, {"pupils": [OUTCOMES[:2]]})
    found += _along(2, SEXES, {ALL: [SEXES[:2]]}) + _along(1, PHASES, {ALL: [PHASES[:3]]})
    return tuple(distinct(found + _along(0, GROUPS, by_group)))


def _along(axis: int, labels: tuple[str, ...], made_of: dict[str, list[tuple[str, ...]]]) -> list[Sum]:
    numbers = np.moveaxis(np.arange(np.prod(SHAPE)).reshape(SHAPE), axis, 0).reshape(len(labels), -1)
    at = {label: numbers[place] for place, label in enumerate(labels)}
    return [
        (int(at[total][place]), tuple(int(at[part][place]) for part in parts))
        for total, ways in made_of.items()
        for parts in ways
        for place in range(numbers.shape[1])
    ]


def never_shown() -> np.ndarray:
    """Which cells no page has: the pupils who were not suspended."""
    return np.array([name.endswith("not suspended") for name in names()])


def again(base: np.ndarray) -> np.ndarray:
    """Suspensions after a pupil's first, by detailed group x phase x sex: two for every three pupils suspended."""
    return base[..., 0] * 2 // 3


def rows(base: np.ndarray, period: str) -> pd.DataFrame:
    """The same borough as an officer's extract of suspensions and exclusions, in the shape that loaders make."""
    here = base.sum(axis=-1)
    items = {"pupils": here, "pupils_suspended": base[..., 0], "suspensions": base[..., 0] + again(base)}
    lines = [
        ("misa", "MISA extract", period, "Hackney", phase, sex, group, item, float(table[place]), None, 2)
        for place, (group, phase, sex) in zip(
            np.ndindex(here.shape), product(BASE_GROUPS, PHASES[:3], SEXES[:2]), strict=True
        )
        for item, table in items.items()
    ]
    first = ["source", "origin", "period", "area", "phase", "sex", "group", "item", "count", "symbol", "line"]
    return pd.DataFrame(lines, columns=first)
