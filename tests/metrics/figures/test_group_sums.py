"""What a block holds beside its groups: all, all whose group is known, and those whose group is not."""

import pandas as pd
import pytest

from metrics.figures.counts import asked_by, cells_of
from metrics.figures.group_sums import groups_of, totals_of
from tests.metrics.examples import (
    SETTINGS,
    counted,
    figures,
    looked_after,
    released,
    residents,
    slice_of,
    table,
)

STAFF = slice_of(
    "workforce", "group  headcount\nWhite  100\nBlack  30",
    source="transcribed", staff="Social workers", period="2022-09-30",
)  # fmt: skip


def test_nobody_is_not_known_where_the_groups_are_all_there_is() -> None:
    shown = table("social-workers", STAFF, residents())
    assert list(shown["not_known"]) == [0, 0, 0]


def test_it_is_not_known_how_many_are_not_known_where_only_the_known_are_given() -> None:
    known = slice_of(
        "workforce", "group  headcount\nKnown  130\nWhite  100\nBlack  30",
        source="dfe-csww", staff="Social workers",
    )  # fmt: skip
    shown = table("social-workers", known, residents())
    assert figures(shown, "group", "numerator", "denominator", "not_known", "status", "value_min") == [
        ("Black", 30, 130, None, "published", None),
        ("White", 100, 130, None, "published", None),
        ("All", None, 130, None, "not_available", None),
    ]


def test_withheld_other_and_refused_leave_a_base_between_400_and_417_and_no_value() -> None:
    shown = table("looked-after", looked_after(), residents(population="Ages 10 to 17"))
    columns = ("group", "numerator", "denominator", "value", "value_min", "value_max", "status", "verdict")
    assert figures(shown, *columns) == [
        ("Asian", 28, None, None, round(28 / 417, 6), round(28 / 400, 6), "not_available", "cannot_say"),
        ("Black", 177, None, None, round(177 / 417, 6), round(177 / 400, 6), "not_available", "cannot_say"),
        ("Mixed", 86, None, None, round(86 / 417, 6), round(86 / 400, 6), "not_available", "cannot_say"),
        ("White", 108, None, None, round(108 / 417, 6), round(108 / 400, 6), "not_available", "cannot_say"),
        ("Other", None, None, None, None, None, "confidential", "cannot_say"),
        ("Not known", None, 418, None, None, None, "confidential", None),
        ("All", 418, None, None, None, None, "published", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("other", "refused", "least", "most"), [("c", "c", 400, 417), ("x", "c", 399, 417), ("c", "x", 400, 418)]
)
def test_a_withheld_figure_is_somebody_while_one_that_is_not_there_may_be_nobody(
    other: str, refused: str, least: int, most: int
) -> None:
    totals = totals_of(counted("looked-after", looked_after(other=other, refused=refused)), SETTINGS).iloc[0]
    assert (totals["known_least"], totals["known_most"]) == (least, most)


def test_withheld_unplaced_people_leave_open_how_many_are_not_known() -> None:
    made = slice_of(
        "workforce",
        """
        group                               headcount
        White                                      80
        Black                                      20
        Turkish, Kurdish or Latin American          c
        Not known                                   9
        """,
        source="transcribed", staff="Social workers",
    )  # fmt: skip
    assert table("social-workers", made, residents())["not_known"].isna().all()


def test_totals_stand_beside_each_block() -> None:
    totals = totals_of(counted("social-workers", STAFF), SETTINGS).loc[("2022-09-30", "Hackney", "", "")]
    assert (totals["known_x"], totals["all_x"], totals["unknown_x"]) == (130, 130, 0)


def test_groups_are_added_up_exactly_and_a_sum_with_a_withheld_part_is_none() -> None:
    text = "group  pupils  suspensions\nBlack African  600  24\nBlack Caribbean  200  c\nOther Black  49  3"
    made = slice_of("exclusions", text + "\nWhite  500  20", source="transcribed", period="2023/24")
    rows = groups_of(counted("suspensions", made), ["broad"], SETTINGS)
    black = rows[rows["group"] == "Black"]
    assert figures(black, "x", "n", "status", "detail") == [(None, 849, "confidential", "broad")]


def test_both_levels_of_detail_are_made_of_the_same_cells() -> None:
    text = "group  pupils  suspensions\nBlack African  600  24\nBlack Caribbean  200  11\nOther Black  49  3"
    made = slice_of("exclusions", text, source="transcribed", period="2023/24")
    rows = groups_of(counted("suspensions", made), ["broad", "detailed"], SETTINGS)
    assert figures(rows, "detail", "group", "x", "n") == [
        ("broad", "Black", 38, 849),
        ("detailed", "Black African", 24, 600),
        ("detailed", "Black Caribbean", 11, 200),
        ("detailed", "Other Black", 3, 49),
    ]


# What is counted of the people whose group is not known, and of those with a label that cannot be placed.
UNIT_OF_THE_NUMERATOR = {
    "social-workers": ("workforce", "headcount", {"staff": "Social workers"}, (6, 11)),
    "suspensions": ("exclusions", "pupils  suspensions", {"period": "2023/24"}, (51, 4)),
    "ks4-english-maths-strong": (
        "attainment", "pupils  reached_strong", {"stage": "Key stage 4", "period": "2023/24"}, (43, 10)
    ),
    "attainment-8": (
        "attainment", "pupils  points_total", {"stage": "Key stage 4", "period": "2023/24"}, (3800, 495)
    ),
}  # fmt: skip


@pytest.mark.parametrize("measure", UNIT_OF_THE_NUMERATOR)
def test_the_not_known_are_counted_in_the_unit_of_the_numerator_on_every_row(measure: str) -> None:
    extract, items, same, (unknown, unplaced) = UNIT_OF_THE_NUMERATOR[measure]
    base = "100  " if "  " in items else ""
    text = f"""
        group                               {items}
        White                               {base}80
        Black                               {base}20
        Turkish, Kurdish or Latin American  {base}{unplaced}
        Not known                           {base}{unknown}
    """
    shown = table(measure, slice_of(extract, text, source="transcribed", **same), residents())
    assert list(shown["group"]) == [
        "Black",
        "White",
        "Turkish, Kurdish or Latin American",
        "Not known",
        "All",
    ]
    assert set(shown["not_known"]) == {unknown + unplaced}


ASIAN = ("Bangladeshi", "Chinese", "Indian", "Pakistani", "Other Asian")


def asian_staff() -> pd.DataFrame:
    """Twenty of each Asian group and 60 White British, as if every count of the release were within 4."""
    lines = "\n".join(f"{name}  20" for name in ASIAN)
    made = slice_of(
        "workforce",
        f"group  headcount\n{lines}\nWhite British  60\nNot known  10\nTurkish, Kurdish or Latin American  10",
        source="transcribed",
        staff="Social workers",
    )
    frame = released(made)["workforce"].assign(within=4.0)
    return cells_of(asked_by(SETTINGS.measures["social-workers"]), frame, SETTINGS)


def test_a_sum_that_the_release_holds_has_its_own_bound() -> None:
    rows = groups_of(asian_staff(), ["broad"], SETTINGS).set_index("group")
    assert rows.loc["Asian", ["x", "x_within"]].tolist() == [100, 4]


def test_of_cells_added_up_here_the_bounds_add_up_too() -> None:
    """A census that has Asian alone, set beside a release without that sum: five counts, each within 4."""
    cells = asian_staff()
    cells = cells[cells["group"] != "Asian"].reset_index(drop=True)
    against = {"Hackney": frozenset({"Asian", "White"})}
    rows = groups_of(cells, ["detailed"], SETTINGS, against).set_index("group")
    assert rows.loc["Asian", ["x", "x_within"]].tolist() == [100, 20]


def test_totals_carry_the_bounds_of_their_counts() -> None:
    """Not known is 10 within 4, with 10 who cannot be placed within 4."""
    totals = totals_of(asian_staff(), SETTINGS).iloc[0]
    assert totals[["known_x", "known_x_within"]].tolist() == [160, 4]
    assert totals[["all_x", "all_x_within"]].tolist() == [180, 4]
    assert totals[["unknown_x", "unknown_x_within"]].tolist() == [20, 8]
