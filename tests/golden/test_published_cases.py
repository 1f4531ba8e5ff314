"""The product gives the answers that other people have printed, to every digit that they printed."""

from __future__ import annotations

from typing import Any

import pytest

from metrics.figures.disparity import (
    difference,
    gap_to_population,
    katz_limits,
    rate_ratio,
    ratio_to_population,
    relative_to_the_rest,
    risk_ratio,
    score_limits,
)
from metrics.figures.intervals import Z998, poisson_count, rate, wilson
from tests.golden import cases
from tests.golden.cases import Case


def allowed_error(digits: str) -> float:
    """Half of the last digit given: "0.8090" was somewhere within 0.00005 of what it says. Where the source
    gives all that a float holds, nine significant digits are asked for."""
    _, _, decimals = digits.partition(".")
    full = len(digits.replace(".", "").strip("-0")) >= 10
    return abs(float(digits)) * 1e-9 if full else 0.5 * 10.0 ** -len(decimals) * (1 + 1e-9)


def assert_as_published(found: Any, case: Case) -> None:
    assert case.printed or case.calculated, f"{case.source}: nothing to compare with"
    for given in (case.printed, case.calculated):
        assert len(given) <= len(found)
        for figure, digits in zip(found, given, strict=False):
            error = abs(figure - float(digits))
            assert error <= allowed_error(digits), f"{case.source}: {case.given}: {figure}, not {digits}"


def inputs(case: Case) -> str:
    return " ".join(str(number) for number in case.given)


def per(scale: float, figures: Any) -> list[float]:
    return [scale * figure for figure in figures]


@pytest.mark.parametrize("case", cases.WILSON_95, ids=inputs)
def test_wilson_limits_are_those_published(case: Case) -> None:
    assert_as_published(wilson(*case.given), case)


@pytest.mark.parametrize("case", cases.WILSON_998, ids=inputs)
def test_wilson_limits_at_the_strong_level_are_those_published(case: Case) -> None:
    x, n = case.given
    assert_as_published(wilson(x, n, z=Z998), case)


@pytest.mark.parametrize("case", cases.RATES_PER_100_000, ids=inputs)
def test_limits_of_a_rate_are_those_published(case: Case) -> None:
    assert_as_published(per(100_000, rate(*case.given)), case)


@pytest.mark.parametrize("case", cases.COUNTS, ids=inputs)
def test_limits_of_a_count_are_those_published(case: Case) -> None:
    assert_as_published(poisson_count(*case.given), case)


@pytest.mark.parametrize("case", cases.DIFFERENCES, ids=inputs)
def test_limits_of_a_difference_are_those_published(case: Case) -> None:
    assert_as_published(difference(*case.given)[1:], case)


@pytest.mark.parametrize("case", cases.KATZ, ids=inputs)
def test_katz_limits_are_those_published(case: Case) -> None:
    assert_as_published(katz_limits(*case.given), case)


@pytest.mark.parametrize("case", cases.SCORE, ids=inputs)
def test_score_limits_are_those_published(case: Case) -> None:
    assert_as_published(score_limits(*case.given), case)


@pytest.mark.parametrize("case", [*cases.RISK_RATIOS, cases.SUSPENDED_AT_LEAST_ONCE], ids=inputs)
def test_a_risk_ratio_and_its_limits_are_those_published(case: Case) -> None:
    assert_as_published(risk_ratio(*case.given), case)


@pytest.mark.parametrize("case", cases.RATIOS_OF_PERCENTAGES, ids=inputs)
def test_a_ratio_of_two_percentages_is_that_published(case: Case) -> None:
    first, second = case.given
    assert_as_published(risk_ratio(first, 100, second, 100)[:1], case)


@pytest.mark.parametrize("case", cases.RATE_RATIOS, ids=inputs)
def test_a_rate_ratio_and_its_exact_limits_are_those_published(case: Case) -> None:
    assert_as_published(rate_ratio(*case.given), case)


@pytest.mark.parametrize("case", cases.NATIONAL_RATE_RATIOS, ids=inputs)
def test_national_rate_ratios_follow_from_the_published_counts(case: Case) -> None:
    assert_as_published(rate_ratio(*case.given)[:1], case)


def test_a_rise_of_64_per_cent_in_a_small_number_of_exclusions_could_be_chance() -> None:
    ratio, lower, upper = rate_ratio(43, 34350, 26, 33989)

    assert round(float(ratio), 2) == 1.64
    assert lower < 1 < upper


def test_one_district_s_black_pupils_are_described_as_the_source_describes_them() -> None:
    share = cases.PUPILS["B"] / sum(cases.PUPILS.values())
    found = {
        "risk, per cent": per(100, gap_to_population(316, 6224, 0)),
        "risk of all others, per cent": per(100, gap_to_population(906, 45810, 0)),
        "risk ratio": risk_ratio(316, 6224, 906, 45810),
        "risk difference, points": per(100, difference(316, 6224, 906, 45810)),
        "difference in composition, points": per(100, gap_to_population(316, 1222, share)),
        "relative difference in composition, per cent": [
            100 * (ratio_to_population(316, 1222, share)[0] - 1)
        ],
    }

    assert set(found) == set(cases.BLACK_PUPILS)
    for name, case in cases.BLACK_PUPILS.items():
        assert_as_published(found[name], case)


@pytest.mark.parametrize("group", cases.COMPOSITION)
def test_every_group_s_share_of_those_identified_is_compared_with_its_share_of_pupils(group: str) -> None:
    identified, pupils = sum(cases.IDENTIFIED.values()), sum(cases.PUPILS.values())
    x, share = cases.IDENTIFIED[group], cases.PUPILS[group] / pupils

    gap = per(100, gap_to_population(x, identified, share))
    ratio = ratio_to_population(x, identified, share)[0]
    against_the_rest = relative_to_the_rest(x / identified, share)

    assert_as_published([*gap, ratio, against_the_rest], cases.COMPOSITION[group])


def test_a_group_of_one_pupil_in_250_can_be_at_four_times_its_share_and_barely_move_the_points() -> None:
    share = cases.PUPILS["NH"] / sum(cases.PUPILS.values())

    gap, _, _ = gap_to_population(21, 1222, share)
    ratio, lower, _ = ratio_to_population(21, 1222, share)

    assert gap < 0.05
    assert ratio > 4
    assert lower > 1.25
