"""Limits of rounded counts: worked at the counts furthest from those published, by the slow implementation."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from metrics.figures.kinds import FIGURES, KINDS
from tests.metrics import slow
from tests.metrics.examples import SETTINGS

EXCLUSIONS = SETTINGS.extracts["exclusions"].items
REACHED = SETTINGS.extracts["attainment"].items["reached_strong"]
ITEMS = {"representation": REACHED, "attainment": REACHED, "rate": EXCLUSIONS["suspensions"]}
LIMITS = [("lower", "upper"), ("gap_lower", "gap_upper"), ("ratio_lower", "ratio_upper")]
BOUNDS = ("x_within", "n_within", "c_x_within", "c_n_within")


def worked(kind: str, within: float, item: Any = None, **counts: Any) -> pd.DataFrame:
    """The figures of rows with these counts, each within so much of the truth."""
    names = ("s", "unknown_x", "unknown_n", "known_least", "known_most")
    same = dict.fromkeys(names, np.nan) | dict.fromkeys(BOUNDS, within)
    same |= dict.fromkeys(("s_within", "c_s_within"), 0.0)
    rows = pd.DataFrame(
        {name: np.atleast_1d(np.asarray(value, dtype=float)) for name, value in counts.items()}
    )
    rows = rows.assign(**(same | {name: counts[name] for name in counts if name in same}))
    if "c_value" not in rows:
        rows["c_value"] = rows["c_x"] / rows["c_n"]
    return KINDS[kind].figures(rows, item or ITEMS[kind], SETTINGS.publication)


def limits(rows: pd.DataFrame, *names: str) -> list[float]:
    return [float(rows[name].iloc[0]) for name in names]


def test_a_share_that_may_be_56_of_204_or_64_of_196_has_the_outer_limits_of_both() -> None:
    """60 of 200 within 4, against a census share of a quarter, which is exact."""
    census = {"c_x": 250, "c_n": 1000, "c_x_within": 0.0, "c_n_within": 0.0}
    row = worked("representation", 4, x=60, n=200, **census)
    lower, upper = slow.wilson(56, 204)[0], slow.wilson(64, 196)[1]
    assert limits(row, "lower", "upper") == pytest.approx([lower, upper])
    assert limits(row, "gap_lower", "gap_upper") == pytest.approx([lower - 0.25, upper - 0.25])
    assert limits(row, "ratio_lower", "ratio_upper") == pytest.approx([lower / 0.25, upper / 0.25])
    assert limits(row, "value", "gap", "ratio", "needed") == pytest.approx([0.3, 0.05, 1.2, -10])


def test_a_population_that_is_itself_rounded_widens_the_gap_further() -> None:
    """A quarter of 1,000 within 4 may be 246 of 1,004 or 254 of 996."""
    row = worked("representation", 4, x=60, n=200, c_x=250, c_n=1000)
    lower, upper = slow.wilson(56, 204)[0], slow.wilson(64, 196)[1]
    assert limits(row, "gap_lower", "gap_upper") == pytest.approx([lower - 254 / 996, upper - 246 / 1004])
    assert limits(row, "ratio_lower", "ratio_upper") == pytest.approx(
        [lower / (254 / 996), upper / (246 / 1004)]
    )


def test_a_rate_of_events_and_its_comparison_stand_at_the_opposite_corners() -> None:
    """60 suspensions of 400 pupils against 100 of 1,000, all within 4."""
    row = worked("rate", 4, x=60, n=400, c_x=100, c_n=1000)
    least, most = slow.rate(56, 404), slow.rate(64, 396)
    assert limits(row, "lower", "upper") == pytest.approx([least[0], most[1]])
    ratio = [slow.rate_ratio(56, 404, 104, 996)[0], slow.rate_ratio(64, 396, 96, 1004)[1]]
    assert limits(row, "ratio_lower", "ratio_upper") == pytest.approx(ratio)
    gap_lower = slow.difference(56 / 404, least, 104 / 996, slow.rate(104, 996))[0]
    gap_upper = slow.difference(64 / 396, most, 96 / 1004, slow.rate(96, 1004))[1]
    assert limits(row, "gap_lower", "gap_upper") == pytest.approx([gap_lower, gap_upper])
    assert limits(row, "value", "ratio", "needed") == pytest.approx([0.15, 1.5, -20])


@pytest.mark.parametrize(
    ("kind", "item"), [("rate", EXCLUSIONS["pupils_suspended"]), ("attainment", REACHED)]
)
def test_a_share_of_people_and_its_comparison_stand_at_the_opposite_corners(kind: str, item: Any) -> None:
    """120 of 300 pupils against 200 of 400, all within 4."""
    row = worked(kind, 4, item, x=120, n=300, c_x=200, c_n=400)
    least, most = slow.wilson(116, 304), slow.wilson(124, 296)
    assert limits(row, "lower", "upper") == pytest.approx([least[0], most[1]])
    ratio = [slow.katz(116, 304, 204, 396)[0], slow.katz(124, 296, 196, 404)[1]]
    assert limits(row, "ratio_lower", "ratio_upper") == pytest.approx(ratio)
    gap_lower = slow.difference(116 / 304, least, 204 / 396, slow.wilson(204, 396))[0]
    gap_upper = slow.difference(124 / 296, most, 196 / 404, slow.wilson(196, 404))[1]
    assert limits(row, "gap_lower", "gap_upper") == pytest.approx([gap_lower, gap_upper])


def test_a_count_within_4_of_nobody_or_of_everybody_goes_no_further() -> None:
    """3 of 50 may be nobody, 48 of 50 may be all of 46; there cannot be more pupils than there are."""
    none, all_ = (
        worked("attainment", 4, x=x, n=50, c_x=200, c_n=400, c_x_within=0.0, c_n_within=0.0) for x in (3, 48)
    )
    assert limits(none, "lower") == [0]
    assert limits(all_, "upper") == [1]


def test_events_can_outnumber_people_however_they_are_rounded() -> None:
    row = worked("rate", 4, x=70, n=50, c_x=200, c_n=400)
    assert limits(row, "upper") == pytest.approx([slow.rate(74, 46)[1]])


def test_against_a_rate_that_may_be_nothing_there_is_no_upper_limit_and_nothing_is_clear() -> None:
    """Three cells added up: 10 suspensions within 12 may be none."""
    row = worked("rate", 12, x=10, n=500, c_x=10, c_n=300)
    assert row["ratio"].iloc[0] == pytest.approx(0.6)
    assert row["ratio_upper"].isna().all()
    assert row["certainty"].tolist() == ["too_close"]


def test_certainty_is_of_the_widened_limits() -> None:
    """140 of 200 against 110 of 200: Newcombe's lower limit is 5.5 points, and -1.0 where counts are within 4."""
    counts = {"x": 140, "n": 200, "c_x": 110, "c_n": 200}
    exact, rounded = worked("attainment", 0, **counts), worked("attainment", 4, **counts)
    assert (exact["certainty"].iloc[0], rounded["certainty"].iloc[0]) == ("clear", "too_close")
    assert exact["code"].tolist() == rounded["code"].tolist() == [1]


def test_the_ratio_rule_is_of_the_widened_limits() -> None:
    """26 of 1,000 against a census share of 5%: at most 3.8%, 0.76 times; of 30 in 996 at most 4.3%, 0.85 times.
    A ratio that rounding alone could have made does not call a gap too small for the points rule."""
    census = {"c_x": 50, "c_n": 1000, "c_x_within": 0.0, "c_n_within": 0.0}
    exact, rounded = (worked("representation", k, x=26, n=1000, **census) for k in (0, 4))
    assert (exact["rule"].iloc[0], rounded["rule"].iloc[0]) == ("ratio", "none")
    assert exact["ratio_upper"].iloc[0] < 0.8 < rounded["ratio_upper"].iloc[0]


def random_counts() -> dict[str, np.ndarray]:
    """As any release may hold them: the same in every run."""
    chance = np.random.default_rng(7)
    n, c_n = chance.integers(30, 900, 400), chance.integers(30, 900, 400)
    x, c_x = (chance.integers(10, most - 9) for most in (n, c_n))
    return {"x": x, "n": n, "c_x": c_x, "c_n": c_n}


@pytest.mark.parametrize("item", EXCLUSIONS.values(), ids=list(EXCLUSIONS))
@pytest.mark.parametrize("within", [1, 4, 9])
@pytest.mark.parametrize("kind", ["representation", "rate", "attainment"])
def test_widened_limits_hold_those_of_exact_counts(kind: str, within: float, item: Any) -> None:
    exact, rounded = (worked(kind, k, item, **random_counts()) for k in (0, within))
    for lower, upper in LIMITS:
        assert (rounded[lower] <= exact[lower]).all()
        assert (
            rounded[upper].isna() & (random_counts()["c_x"] <= within) | (rounded[upper] >= exact[upper])
        ).all()


@pytest.mark.parametrize("kind", ["representation", "rate", "attainment"])
def test_figures_themselves_are_those_of_the_published_counts(kind: str) -> None:
    limited = {name for pair in LIMITS for name in pair} | {"flip"}
    exact, rounded = (worked(kind, k, **random_counts()) for k in (0, 4))
    for name in set(FIGURES) - limited:
        assert np.array_equal(exact[name], rounded[name], equal_nan=True)


@pytest.mark.parametrize("kind", ["representation", "rate", "attainment"])
def test_an_exact_row_keeps_every_digit_beside_a_rounded_one(kind: str) -> None:
    counts = random_counts()
    bounds = {name: np.where(np.arange(400) % 2, 4.0, 0.0) for name in BOUNDS}
    alone, mixed = worked(kind, 0, **counts), worked(kind, 0, **counts, **bounds)
    exact = np.arange(400) % 2 == 0
    for name in FIGURES:
        assert np.array_equal(alone[name][exact], mixed[name][exact], equal_nan=True), name
