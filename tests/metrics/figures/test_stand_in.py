"""The population that stands in for one that nobody has uploaded yet."""

import pytest

from metrics.figures import comparison
from metrics.figures.available_comparators import comparators_with_figures
from metrics.figures.results import results, with_stand_in
from tests.metrics.examples import SETTINGS, Slice, figures, released, residents, slice_of

CHILDREN = """
    group  children
    White  130
    Black  140
    Asian   30
"""
DATE = "2025-03-31"


def looked_after() -> Slice:
    return slice_of("childrens_services", CHILDREN, source="dfe-cla", stage="Looked after", period=DATE)


def teenagers() -> Slice:
    return residents("group  people\nWhite  500\nBlack  400\nAsian  100", population="Ages 10 to 17")


def children(**same: str) -> Slice:
    return residents("group  people\nWhite  600\nBlack  250\nAsian  150", population="Ages 0 to 17", **same)


def black(*slices: Slice, comparator: str = "") -> list[tuple]:
    table = results("looked-after", released(looked_after(), *slices), SETTINGS, comparator)
    rows = table[table["group"].eq("Black") & table["detail"].eq("broad")]
    return figures(rows, "comparator", "comparator_value")


def test_until_the_same_ages_are_uploaded_10_to_17_year_olds_stand_in_for_them() -> None:
    assert black(teenagers(), residents()) == [("ages-10-to-17", 0.4)]


def test_once_they_are_uploaded_the_same_ages_are_compared_with() -> None:
    assert black(teenagers(), children()) == [("ages-0-to-17", 0.25)]


def test_the_newest_population_of_the_same_ages_is_taken() -> None:
    newer = residents(
        "group  people\nWhite  500\nBlack  300\nAsian  200",
        population="Ages 0 to 17", period="2024-06-30", source="misa",
    )  # fmt: skip
    assert black(teenagers(), children(), newer) == [("ages-0-to-17", 0.3)]


def test_whoever_asks_for_one_population_gets_no_other() -> None:
    assert black(teenagers(), comparator="ages-0-to-17") == [("ages-0-to-17", None)]
    assert black(teenagers(), children(), comparator="ages-10-to-17") == [("ages-10-to-17", 0.4)]


@pytest.mark.parametrize("name", ["residents", "White", "England", "Everyone else"])
def test_what_declares_no_stand_in_has_none(name: str) -> None:
    assert comparison.there(name, released(), SETTINGS) == name
    assert with_stand_in(name, SETTINGS) == [name]


def test_a_page_offers_the_same_ages_first_where_they_are_there() -> None:
    place = ("looked-after", "Hackney", DATE)
    without = comparators_with_figures(*place, released(looked_after(), teenagers(), residents()), SETTINGS)
    assert without == ["ages-10-to-17", "residents"]
    frames = released(looked_after(), teenagers(), children(), residents())
    assert comparators_with_figures(*place, frames, SETTINGS) == [
        "ages-0-to-17",
        "ages-10-to-17",
        "residents",
    ]


def test_measures_of_0_to_17_year_olds_ask_for_that_population_and_justice_for_10_to_17() -> None:
    young = dict.fromkeys(
        ("looked-after", "came-into-care", "referrals", "children-in-need", "child-protection-plans"),
        "ages-0-to-17",
    )
    justice = dict.fromkeys(
        ("youth-offending-team", "young-hackney", "first-time-entrants", "arrests"), "ages-10-to-17"
    )
    asks = young | justice | {"care-leavers": "residents"}
    assert {name: SETTINGS.measures[name].comparator for name in asks} == asks
