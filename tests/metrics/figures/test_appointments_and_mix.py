"""Appointments to reach parity, and how much of a change is the mix of groups."""

import math

import pandas as pd
import pytest

import config
from metrics.figures.appointments import appointments
from metrics.figures.rate_and_mix import change

SETTINGS = config.load()


@pytest.mark.parametrize(
    ("x", "n", "share", "expected"),
    [
        (10, 100, 0.20, (13, True)),  # 23 of 113 is 20.4%; 22 of 112 would be 19.6%
        (20, 100, 0.20, (0, False)),
        (57, 182, 0.25, (46, False)),  # 57 of 228 is 25%
        (0, 30, 0.04, (2, True)),
        (9, 90, 1.0, (math.nan, True)),
        (9, 90, 0.0, (math.nan, False)),
        (math.nan, 90, 0.2, (math.nan, True)),
    ],
)
def test_appointments_bring_a_group_to_its_share_and_one_fewer_would_not(
    x: float, n: float, share: float, expected: tuple[float, bool]
) -> None:
    number, own = appointments(x, n, share)
    assert own is expected[1]
    if math.isnan(expected[0]):
        assert math.isnan(number)
        return
    assert number == expected[0]
    if number:
        at, before = ((x + k * own) / (n + k) for k in (number, number - 1))
        assert (at >= share > before) if own else (at <= share < before)


def block(**groups: tuple[float, float]) -> pd.DataFrame:
    return pd.DataFrame(
        [(name, x, n) for name, (x, n) in groups.items()], columns=["group", "numerator", "denominator"]
    )


def test_when_no_group_s_rate_moved_the_whole_change_is_the_mix() -> None:
    then, now = block(White=(10, 100), Black=(30, 100)), block(White=(5, 50), Black=(45, 150))
    found = change(now, then, SETTINGS)
    assert found is not None
    assert (found.then, found.now) == (0.2, 0.25)
    assert found.rates == pytest.approx(0)
    assert found.mix == pytest.approx(0.05)


def test_when_the_groups_stay_as_large_the_whole_change_is_their_rates() -> None:
    then, now = block(White=(10, 100), Black=(30, 100)), block(White=(12, 100), Black=(36, 100))
    found = change(now, then, SETTINGS)
    assert found is not None
    assert (found.rates, found.mix) == pytest.approx((0.04, 0.0))


def test_the_two_parts_add_up_to_the_change() -> None:
    then, now = (
        block(White=(10, 90), Black=(31, 110), Asian=(4, 60)),
        block(White=(15, 80), Black=(22, 140), Asian=(9, 71)),
    )
    found = change(now, then, SETTINGS)
    assert found is not None
    assert found.rates + found.mix == pytest.approx(found.now - found.then)


@pytest.mark.parametrize(
    "now",
    [
        block(White=(10, 100), Black=(math.nan, 100)),
        block(White=(10, 100)),
        block(White=(10, 100), Black=(0, 0)),
        block(),
    ],
)
def test_nothing_is_said_where_a_group_is_withheld_missing_or_empty(now: pd.DataFrame) -> None:
    assert change(now, block(White=(10, 100), Black=(30, 100)), SETTINGS) is None


def test_everybody_and_the_not_known_are_no_groups() -> None:
    then = pd.concat(
        [block(White=(10, 100), Black=(30, 100)), block(All=(41, 210), **{"Not known": (1, 10)})]
    )
    found = change(then, then, SETTINGS)
    assert found is not None and found.now == 0.2
