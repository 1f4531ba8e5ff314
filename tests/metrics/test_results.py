"""The results table: its columns and keys, what it keeps to itself, and what must hold for any counts."""

import json

import pandas as pd
import pytest

from metrics.__main__ import records
from metrics.kinds import FIGURES
from metrics.results import COLUMNS, KEYS, comparators, extracts_needed, own_comparator, results
from tests.metrics.examples import (
    SETTINGS,
    Slice,
    figures,
    released,
    residents,
    row,
    slice_of,
    table,
)

BROAD = ["Asian", "Black", "Mixed", "White", "Other"]
KS4 = {"stage": "Key stage 4", "period": "2025/26"}


def staff(*counts: int, role: str = "All", source: str = "transcribed", unknown: int = 0) -> Slice:
    lines = "\n".join(f"{role}  {group}  {count}" for group, count in zip(BROAD, counts, strict=True))
    text = f"role  group  headcount\n{lines}\n{role}  Not known  {unknown}"
    return slice_of("workforce", text, source=source, staff="Social workers")


AGREED = """
    measure period area breakdown category detail group comparator numerator denominator not_known
    value lower upper interval value_min value_max comparator_value gap gap_lower gap_upper
    ratio ratio_lower ratio_upper needed flip verdict rule certainty status release source demonstration
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


def test_a_row_without_limits_names_no_method() -> None:
    shown = table("social-workers", staff(6, 57, 21, 96, 2, unknown=5), residents())
    named = dict(zip(shown["group"], shown["interval"], strict=True))
    assert named["Black"] == "Wilson 95%"
    assert pd.isna(named["Not known"]) and pd.isna(named["All"])


def test_every_row_says_its_release_its_source_in_words_and_whether_it_is_invented() -> None:
    shown = table("social-workers", staff(60, 57, 21, 96, 20, source="demonstration"), residents())
    assert set(figures(shown, "release", "source", "demonstration")) == {(1, "from demonstration", True)}


SUPPRESSED = staff(60, 57, 30, 96, 3, source="misa")


def test_a_withheld_row_has_no_figure_that_would_give_it_away() -> None:
    """Other is 3 of 246; Mixed, the smallest other group, goes with it."""
    shown = table("social-workers", SUPPRESSED, residents())
    assert figures(shown, "group", "status", "verdict") == [
        ("Asian", "published", "above"),
        ("Black", "published", "within"),
        ("Mixed", "confidential", "cannot_say"),
        ("White", "published", "below"),
        ("Other", "confidential", "cannot_say"),
        ("Not known", "published", None),
        ("All", "published", None),
    ]
    withheld = shown[shown["status"] == "confidential"]
    telling = [
        "numerator",
        *(name for name in FIGURES if name != "comparator_value"),
        "interval",
        "rule",
        "certainty",
    ]
    assert withheld[telling].isna().all(axis=None)
    assert list(withheld["denominator"]) == [246, 246]


@pytest.mark.parametrize("comparator", ["Everyone else", "White", "London"])
def test_what_a_withheld_group_is_set_against_does_not_give_it_away_either(comparator: str) -> None:
    text = "group  pupils  reached_strong\nWhite  400  250\nAsian  300  170\nMixed  90  30\nBlack  60  3"
    shown = table("ks4-english-maths-strong", slice_of("attainment", text, **KS4), comparator=comparator)
    withheld = shown[shown["status"] == "confidential"]
    assert set(withheld["group"]) == {"Mixed", "Black"}
    telling = ["numerator", *(name for name in FIGURES if name != "comparator_value")]
    assert withheld[telling].isna().all(axis=None)
    assert withheld["comparator_value"].isna().all() == (comparator != "White")


def test_a_withheld_reference_leaves_nothing_to_compare_with() -> None:
    text = "group  pupils  reached_strong\nWhite  40  3\nAsian  300  170\nMixed  90  30\nBlack  60  20"
    shown = table("ks4-english-maths-strong", slice_of("attainment", text, **KS4))
    assert shown[["comparator_value", "gap", "ratio"]].isna().all(axis=None)
    assert row(shown, "Asian")["verdict"] == "cannot_say"
    assert row(shown, "Asian")["value"] == 170 / 300


def test_a_total_of_points_does_not_stay_where_its_pupils_are_withheld() -> None:
    text = """
        group  pupils  points_total
        White     300       15000.0
        Asian     200       11000.0
        Mixed      60        2800.0
        Black       3         120.0
    """
    shown = table("attainment-8", slice_of("attainment", text, **KS4))
    assert row(shown, "Black")[["numerator", "denominator", "value", "gap"]].isna().all()
    assert row(shown, "White")["value"] == 50


@pytest.mark.parametrize(
    ("base", "status", "verdict", "numerator"),
    [
        (0, "not_applicable", "cannot_say", None),
        (9, "low_reliability", "cannot_say", None),
        (10, "published", "above", 10),
    ],
)
def test_a_share_of_nobody_is_not_applicable_and_one_of_fewer_than_10_is_too_few(
    base: int, status: str, verdict: str, numerator: float | None
) -> None:
    shown = table("social-workers", staff(0, base, 0, 0, 0), residents())
    black = shown[shown["group"] == "Black"]
    assert figures(black, "status", "verdict", "numerator", "denominator") == [
        (status, verdict, numerator, base)
    ]
    assert black["value"].notna().all() == (base == 10)


@pytest.mark.parametrize(("pupils", "verdict"), [(29, "cannot_say"), (30, "above")])
def test_a_rate_of_fewer_than_30_pupils_is_shown_without_a_verdict(pupils: int, verdict: str) -> None:
    text = f"group  pupils  suspensions\nWhite  400  200\nBlack  {pupils}  29"
    made = slice_of("exclusions", text, source="transcribed", period="2023/24")
    black = row(table("suspensions", made), "Black")
    assert (black["verdict"], black["value"]) == (verdict, 29 / pupils)
    assert pd.isna(black["rule"]) == (verdict == "cannot_say")


def test_zero_is_a_figure() -> None:
    shown = table("social-workers", staff(0, 57, 21, 96, 20), residents())
    assert figures(shown[shown["group"] == "Asian"], "numerator", "value", "status", "verdict") == [
        (0, 0, "published", "below")
    ]


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
    assert comparators(measures["social-workers"]) == ["residents", "ages-10-to-17", "pupils-on-roll"]
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
