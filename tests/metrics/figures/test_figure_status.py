"""What stands in a finished row: statuses and verdicts, and nothing beside a withheld figure that would give it away."""

from typing import Any

import pandas as pd
import pytest

from metrics.figures.kinds import FIGURES
from metrics.figures.results import results
from tests.metrics.examples import (
    SETTINGS,
    figures,
    looked_after,
    released,
    residents,
    row,
    slice_of,
    staff,
    table,
)

KS4 = {"stage": "Key stage 4", "period": "2025/26"}


def test_a_row_without_limits_names_no_method() -> None:
    shown = table("social-workers", staff(6, 57, 21, 96, 2, unknown=5), residents())
    named = dict(zip(shown["group"], shown["interval"], strict=True))
    assert named["Black"] == "Wilson 95%"
    assert pd.isna(named["Not known"]) and pd.isna(named["All"])


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
        (0, "not_applicable", "cannot_say", 0),
        (9, "low_reliability", "cannot_say", 9),
        (10, "published", "above", 10),
    ],
)
def test_a_share_of_nobody_is_not_applicable_and_one_of_fewer_than_10_is_too_few(
    base: int, status: str, verdict: str, numerator: float
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


def looked_after_of(source: str) -> pd.DataFrame:
    """The same release of 418 children, Other and Refused withheld, as if it were this source's."""
    frames = released(looked_after(), residents(population="Ages 10 to 17"))
    children = frames["childrens_services"].assign(source=source)
    shown = results("looked-after", frames | {"childrens_services": children}, SETTINGS)
    return shown[shown["detail"] == "broad"]


@pytest.mark.parametrize(
    ("source", "status", "bounds"),
    [
        ("dfe-cla", "not_available", (round(177 / 417, 6), round(177 / 400, 6))),
        ("misa", "confidential", (None, None)),
    ],
)
def test_a_base_that_we_withhold_is_confidential_and_is_not_narrowed_down(
    source: str, status: str, bounds: tuple[Any, Any]
) -> None:
    """DfE's own withheld figures leave a base between 400 and 417, which anybody can work out. Of a base that our
    protection withholds nothing is said but the count, which is published."""
    shown = looked_after_of(source)
    black = shown[shown["group"] == "Black"]
    columns = ("numerator", "status", "value_min", "value_max", "verdict")
    assert figures(black, *columns) == [(177, status, *bounds, "cannot_say")]
    rest = ["denominator", *(name for name in FIGURES if name not in ("value_min", "value_max"))]
    rest.remove("comparator_value")
    assert black[rest].isna().all(axis=None)
    assert figures(shown[shown["group"].isin(["Other", "All"])], "numerator", "status") == [
        (None, "confidential"),
        (418, "published"),
    ]


def test_people_who_are_in_no_share_need_no_base() -> None:
    made = slice_of(
        "workforce",
        """
        group                               headcount
        White                                      80
        Black                                      20
        Turkish, Kurdish or Latin American         11
        """,
        source="misa", staff="Social workers",
    )  # fmt: skip
    frames = released(made, residents())
    known = frames["workforce"]["group"] == "Known"
    secret = frames["workforce"].assign(
        count=frames["workforce"]["count"].mask(known),
        status=frames["workforce"]["status"].mask(known, "confidential"),
    )
    shown = results("social-workers", frames | {"workforce": secret}, SETTINGS)
    shown = shown[shown["detail"] == "broad"]
    assert figures(shown, "group", "numerator", "denominator", "status")[:3] == [
        ("Black", 20, None, "confidential"),
        ("White", 80, None, "confidential"),
        ("Turkish, Kurdish or Latin American", 11, None, "published"),
    ]


def test_a_base_of_ours_that_was_never_given_is_not_available_and_has_no_bounds_either() -> None:
    frames = released(looked_after(), residents(population="Ages 10 to 17"))
    children = frames["childrens_services"].assign(source="misa")
    children["status"] = children["status"].mask(children["group"] == "Known", "not_available")
    shown = results("looked-after", frames | {"childrens_services": children}, SETTINGS)
    black = shown[shown["group"].eq("Black") & shown["detail"].eq("broad")]
    assert figures(black, "numerator", "status", "value_min", "value_max") == [
        (177, "not_available", None, None)
    ]


@pytest.mark.parametrize(
    ("source", "base", "status", "numerator"),
    [
        ("dfe-csww", 9, "low_reliability", 9),
        ("dfe-csww", 10, "published", 10),
        ("misa", 9, "low_reliability", None),
        ("misa", 10, "published", 10),
    ],
)
def test_a_count_in_a_base_under_10_stays_only_where_it_is_public_already(
    source: str, base: int, status: str, numerator: float | None
) -> None:
    """DfE prints how many of a handful of senior managers are of each group; a share of so few says nothing."""
    shown = table("social-workers", staff(0, base, 0, 0, 0, source=source), residents())
    black = shown[shown["group"] == "Black"]
    assert figures(black, "status", "numerator", "denominator") == [(status, numerator, base)]
    withheld = black[["value", "lower", "gap", "ratio", "needed", "flip", "value_min"]].isna().all(axis=None)
    assert withheld == (base == 9)
    assert list(black["verdict"]) == ["cannot_say" if base == 9 else "above"]


def test_a_total_of_nobody_is_zero_and_not_unknown() -> None:
    shown = table("social-workers", staff(0, 0, 0, 0, 0), residents())
    beside = shown[shown["group"].isin(["Black", "Not known", "All"])]
    assert figures(beside, "group", "numerator", "denominator", "value", "status") == [
        ("Black", 0, 0, None, "not_applicable"),
        ("Not known", 0, 0, None, "not_applicable"),
        ("All", 0, 0, None, "not_applicable"),
    ]


@pytest.mark.parametrize(
    ("measure", "extract", "text", "value"),
    [
        (
            "suspensions",
            "exclusions",
            "group  pupils  suspensions\nWhite  400  200\nBlack  300  40\nNot known  100  10",
            250 / 800,
        ),
        (
            "pupils-suspended",
            "exclusions",
            "group  pupils  pupils_suspended\nWhite  400  200\nBlack  300  40\nNot known  100  10",
            250 / 800,
        ),
        (
            "ks4-english-maths-strong",
            "attainment",
            "group  pupils  reached_strong\nWhite  400  200\nBlack  300  40\nNot known  100  10",
            250 / 800,
        ),
    ],
)
def test_the_not_known_are_in_the_total_already_and_leave_it_no_room(
    measure: str, extract: str, text: str, value: float
) -> None:
    """All 800 pupils and their 250 are known, whatever the group of 100 of them."""
    same = {"period": "2023/24"} | ({"stage": "Key stage 4"} if extract == "attainment" else {})
    shown = table(measure, slice_of(extract, text, source="transcribed", **same))
    everybody, black = row(shown, "All"), row(shown, "Black")
    assert (everybody["value_min"], everybody["value"], everybody["value_max"]) == (value, value, value)
    assert black["value_min"] < black["value"] < black["value_max"]
