"""The results table: its columns, keys and order, and which comparators are offered."""

import json

import pandas as pd

from metrics.__main__ import records
from metrics.figures.results import COLUMNS, KEYS, comparators, extracts_needed, own_comparator, results
from tests.metrics.examples import (
    BROAD,
    SETTINGS,
    figures,
    released,
    residents,
    slice_of,
    staff,
    table,
)

AGREED = """
    measure period area breakdown category detail group comparator numerator denominator not_known within
    rounded_by comparator_rounded_by value lower upper interval value_min value_max comparator_value gap gap_lower gap_upper
    ratio ratio_lower ratio_upper to_base to_base_lower to_base_upper needed flip verdict rule
    certainty status release source demonstration
"""


def test_the_columns_are_those_of_the_contract_in_its_order() -> None:
    assert AGREED.split() == COLUMNS
    shown = results("social-workers", released(staff(6, 57, 21, 96, 2), residents()), SETTINGS)
    assert list(shown.columns) == COLUMNS
    assert set(shown["measure"]) == {"social-workers"}
    assert not shown.duplicated(KEYS).any()


def test_groups_stand_in_their_order_then_not_known_and_all() -> None:
    shown = table("social-workers", staff(6, 57, 21, 96, 2, unknown=5), residents())
    assert list(shown["group"]) == [*BROAD, "Not known", "All"]


def test_periods_stand_as_dates_and_areas_as_declared() -> None:
    """Quarter 4 of 2025 begins in October, after the snapshot of March, whatever the letters say."""
    said = "group  children\nWhite  60\nBlack  40"
    places = [
        ("2026-03-31", "England"),
        ("2025 Q4", "Hackney"),
        ("2025-03-31", "Hackney"),
        ("2024-03-31", "Hackney"),
    ]
    made = [
        slice_of("childrens_services", said, source="dfe-cla", stage="Looked after", period=period, area=area)
        for period, area in places
    ]
    shown = table("looked-after", *made).drop_duplicates("period")
    assert figures(shown, "area", "period") == [
        ("Hackney", "2024-03-31"), ("Hackney", "2025-03-31"), ("Hackney", "2025 Q4"), ("England", "2026-03-31")
    ]  # fmt: skip


def test_every_row_says_its_release_its_source_in_words_and_whether_it_is_invented() -> None:
    shown = table("social-workers", staff(60, 57, 21, 96, 20, source="demonstration"), residents())
    assert set(figures(shown, "release", "source", "demonstration")) == {(1, "from demonstration", True)}


def test_json_has_null_and_never_nan_and_keeps_every_digit() -> None:
    shown = table("social-workers", staff(6, 57, 21, 96, 2, unknown=5), residents())
    again = json.loads(json.dumps(records(shown), allow_nan=False))
    assert [list(one) for one in again] == [COLUMNS] * len(shown)
    black = next(one for one in again if one["group"] == "Black")
    assert (black["value"], black["release"], black["demonstration"]) == (57 / 182, 1, False)
    everybody = next(one for one in again if one["group"] == "All")
    assert everybody["value"] is None and everybody["verdict"] is None


def test_the_measures_own_comparator_comes_first_and_its_population_is_needed() -> None:
    measures = SETTINGS.measures
    assert comparators(measures["social-workers"]) == [
        "residents", "ages-10-to-17", "pupils-on-roll", "London", "England"
    ]  # fmt: skip
    assert own_comparator(measures["suspensions"], "broad") == "White"
    assert own_comparator(measures["suspensions"], "detailed") == "White British"
    assert extracts_needed("social-workers", SETTINGS) == ["population", "workforce"]
    assert extracts_needed("suspensions", SETTINGS) == ["exclusions"]


def test_one_category_of_a_breakdown_is_worked_out_like_a_whole() -> None:
    whole = table("social-workers", staff(6, 57, 21, 96, 2), residents())
    part = table("social-workers", staff(6, 57, 21, 96, 2, role="Case holder"), residents())
    part = part[part["breakdown"] == "role"].reset_index(drop=True)
    assert set(part["category"]) == {"Case holder"}
    same = [name for name in COLUMNS if name not in ("breakdown", "category")]
    pd.testing.assert_frame_equal(part[same], whole[same])


def test_an_area_is_not_offered_for_comparison_with_itself() -> None:
    """For London's residents, whose measure is compared with London first, England is what is left."""
    community, pupils = SETTINGS.measures["residents"], SETTINGS.measures["suspensions"]
    assert comparators(community) == ["London", "England"]
    assert comparators(community, area="Hackney") == ["London", "England"]
    assert comparators(community, area="London") == ["England"]
    assert comparators(pupils, "detailed", "England") == ["White British", "Everyone else", "London"]


def test_an_area_set_against_itself_is_not_judged_and_has_no_comparison() -> None:
    london = residents("group  people\nWhite  4731172\nBlack  1188370", area="London")
    shown = table("residents", residents(), london)
    telling = ("area", "group", "comparator", "comparator_value", "gap", "ratio", "needed", "flip", "verdict")
    theirs = shown[shown["area"] == "London"]
    assert figures(theirs, *telling)[:2] == [
        ("London", "Black", "London", None, None, None, None, None, None),
        ("London", "White", "London", None, None, None, None, None, None),
    ]
    assert theirs["value"].notna().sum() == 2
    assert list(shown.loc[shown["area"] == "Hackney", "verdict"][:2]) == ["cannot_say", "within"]
