"""Shares and rates that a source gives without counts: shown and compared, with nothing said of chance or of people."""

import pytest

from metrics.figures.available_comparators import comparators_with_figures
from tests.metrics.examples import SETTINGS, Slice, released, row, slice_of, table

RATES = "first-time-entrants-rate"


def totals(text: str, indicator: str, source: str = "transcribed") -> Slice:
    return slice_of("totals", text, source=source, indicator=indicator, group="All", period="2024-12-31")


def test_a_rate_without_counts_is_compared_and_has_no_range() -> None:
    made = totals(
        """
        area     number  base  per_100000
        Hackney  x       x     0.00255
        London   x       x     0.00157
        """,
        "First-time entrants",
    )
    rate = row(table(RATES, made), "All", area="Hackney")
    assert rate["value"] == pytest.approx(0.00255)
    assert (rate["comparator"], rate["comparator_value"]) == ("London", pytest.approx(0.00157))
    assert (rate["gap"], rate["ratio"]) == (pytest.approx(0.00098), pytest.approx(255 / 157))
    assert rate[["lower", "upper", "gap_lower", "ratio_upper", "needed", "flip"]].isna().all()
    assert rate[["interval", "verdict", "certainty"]].isna().all() and rate["status"] == "published"


def test_a_rate_of_counts_keeps_its_range_beside_one_without() -> None:
    made = totals(
        """
        area     number  base   per_10000
        Hackney  2184    54191  -
        London   x       x      0.03592
        """,
        "Children in need",
    )
    rate = row(table("children-in-need-rate", made), "All", area="Hackney")
    assert rate["value"] == pytest.approx(2184 / 54191)
    assert rate["lower"] < rate["value"] < rate["upper"]
    assert rate["gap"] == pytest.approx(2184 / 54191 - 0.03592)
    assert rate[["gap_lower", "ratio_lower", "needed"]].isna().all()


def test_counts_without_their_base_give_way_to_a_rate_whoever_sent_them() -> None:
    """DfE's file of children in need has no base: loaded after a transcribed rate, it would leave nothing to see."""
    bare = totals("area     number\nHackney  2184", "Children in need", source="misa")
    rate = totals("area     per_10000\nHackney  0.0403", "Children in need")
    shown = row(table("children-in-need-rate", bare, rate), "All")
    assert (shown["value"], shown["source"]) == (pytest.approx(0.0403), "from transcribed")


def test_a_total_offers_the_areas_that_have_one() -> None:
    made = totals(
        """
        area     percent
        Hackney  0.025
        England  0.034
        """,
        "Not in education, employment or training",
    )
    offered = comparators_with_figures(
        "not-in-education-or-training", "Hackney", "2024-12-31", released(made), SETTINGS
    )
    assert offered == ["England"]


def test_a_percentage_without_counts_of_a_group_has_a_verdict_and_no_certainty() -> None:
    made = slice_of(
        "attainment",
        """
        group  pupils  share_expected
        Black  x       0.71
        White  x       0.78
        """,
        stage="Key stage 2",
        period="2024/25",
        source="transcribed",
    )
    black = row(table("ks2-expected", made), "Black")
    assert (black["value"], black["gap"]) == (0.71, pytest.approx(-0.07))
    assert black["ratio"] == pytest.approx(71 / 78)
    assert (black["verdict"], black["rule"]) == ("below", "points")
    assert black[["lower", "certainty", "flip", "needed", "denominator"]].isna().all()
