"""What holds for the results table whatever the counts are: shares, their scale, and a mirror of the population."""

import random
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from metrics.figures.results import results
from tests.metrics.examples import CENSUS, SETTINGS, release_of, released, residents, slice_of

pytestmark = pytest.mark.slow

BROAD = ["Asian", "Black", "Mixed", "White", "Other"]
# A table takes half a second and holds any number of periods: what must hold for any counts is asked of many at once.
YEARS = [str(year) for year in range(2014, 2026)]


def many_years(text_of: Callable[[random.Random, int], str]) -> pd.DataFrame:
    """The groups of a table of twelve periods, each written by chance (the same in every run)."""
    chance = random.Random("twelve years")
    made = [
        slice_of("workforce", text_of(chance, number), source="transcribed", staff="Social workers", period=f"{year}-09-30")
        for number, year in enumerate(YEARS)
    ]  # fmt: skip
    frame = pd.concat([release_of(one) for one in made]).assign(release=1, demonstration=False)
    shown = results("social-workers", released(residents()) | {"workforce": frame}, SETTINGS)
    return shown[shown["detail"].eq("broad") & shown["group"].isin(BROAD)]


def test_shares_add_up_to_one_whatever_the_counts() -> None:
    groups = many_years(
        lambda chance, _: (
            "group  headcount\n" + "\n".join(f"{name}  {chance.randint(2, 400)}" for name in BROAD)
        )
    )
    assert len(groups) == 5 * len(YEARS)
    assert np.allclose(groups.groupby("period")["value"].sum(), 1)


def test_many_times_the_people_in_the_same_parts_have_the_same_shares() -> None:
    groups = many_years(
        lambda _, number: (
            "group  headcount\n" + "\n".join(f"{name}  {(number + 1) * (3 + len(name))}" for name in BROAD)
        )
    )
    assert (groups.groupby("group")["value"].nunique() == 1).all()


def test_a_workforce_that_mirrors_the_population_has_no_gap_and_a_ratio_of_one() -> None:
    """However many they are, and in whatever order the groups are written."""
    census = dict(line.split() for line in CENSUS.strip().splitlines()[1:])

    def mirrored(chance: random.Random, number: int) -> str:
        order = chance.sample(BROAD, len(BROAD))
        return "group  headcount\n" + "\n".join(
            f"{name}  {int(census[name]) * (number + 1)}" for name in order
        )

    groups = many_years(mirrored)
    assert list(groups["group"]) == BROAD * len(YEARS)
    assert (
        np.allclose(groups["gap"], 0) and np.allclose(groups["ratio"], 1) and np.allclose(groups["needed"], 0)
    )
    assert set(groups["verdict"]) == {"within"}
