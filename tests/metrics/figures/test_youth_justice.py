"""Stages of youth justice, each of the stage before, where a child may belong to the stage before of another period."""

from tests.metrics.examples import SETTINGS, figures, row, slice_of, table

STAGES = """
    group  arrested  diverted  outcomes
    White       100        40        15
    Black       200        50        60
    Mixed        40        44        10
"""


def test_the_base_is_the_stage_before_and_the_ratio_is_to_white_children() -> None:
    shown = table("diversions", slice_of("youth_justice", STAGES, source="transcribed", period="2024-25"))
    rows = shown[shown["group"].isin(["White", "Black"])]
    assert figures(rows, "group", "numerator", "denominator", "value", "ratio") == [
        ("Black", 50.0, 200.0, 0.25, 0.625),
        ("White", 40.0, 100.0, 0.4, None),
    ]


def test_more_children_diverted_than_arrested_in_the_period_have_a_rate_above_1_and_no_verdict() -> None:
    """44 children diverted, some of them arrested the year before; 40 arrested in the year."""
    shown = table("diversions", slice_of("youth_justice", STAGES, source="transcribed", period="2024-25"))
    mixed = row(shown, "Mixed")
    assert (mixed["value"], mixed["status"], mixed["verdict"]) == (1.1, "published", "cannot_say")
    assert row(shown, "Black")["verdict"] == "below"
    assert mixed[["lower", "upper", "ratio_lower", "ratio_upper"]].isna().all()


def test_no_item_has_a_base_because_its_children_may_be_in_the_base_of_another_period() -> None:
    items = SETTINGS.extracts["youth_justice"].items
    assert {item.of for item in items.values()} == {""}
    outcomes = {name for name, item in items.items() if item.among == "outcomes"}
    assert outcomes == {"custody", "first_time_entrants"}, (
        "a sentence is an outcome of the period; an arrest is not"
    )
    assert {item.among for name, item in items.items() if name not in outcomes} == {""}
    assert {item.kind for item in items.values()} == {"people"}
