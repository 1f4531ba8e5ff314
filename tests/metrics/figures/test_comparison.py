"""What each group is set against: a population, a reference group, everyone else, or another area."""

import numpy as np
import pandas as pd
import pytest

from metrics.columns import columns_of
from metrics.figures import comparison
from metrics.figures.disparity import relative_to_the_rest
from tests.metrics.disclosure.test_release import NINETEEN
from tests.metrics.examples import CENSUS, SETTINGS, Slice, figures, released, residents, row, slice_of, table

PUPILS = {"source": "transcribed", "population": "Pupils on roll"}
KS4 = {"source": "transcribed", "stage": "Key stage 4", "period": "2018/19"}


def pupils(text: str, period: str, **same: str) -> Slice:
    return slice_of("population", text, **(PUPILS | {"period": period} | same))


def test_a_population_is_taken_at_the_date_that_is_declared() -> None:
    other = residents("group  people\nBlack  1\nWhite  1", period="2031-03-21")
    people = comparison.population("residents", released(residents(), other), SETTINGS)
    assert set(people["period"]) == {"2021-03-21"}
    assert comparison.share_of("Black", "Hackney", people, SETTINGS) == 54_645 / 259_147


def test_a_population_without_a_date_is_the_latest_of_each_area() -> None:
    made = released(
        pupils("group  people\nWhite  70\nBlack  30", "2020/21"),
        pupils("group  people\nWhite  60\nBlack  40", "2021/22"),
        pupils("group  people\nWhite  90\nBlack  10", "2020/21", area="London", source="dfe-spc-ethnicity"),
    )
    people = comparison.population("pupils-on-roll", made, SETTINGS)
    assert comparison.share_of("Black", "Hackney", people, SETTINGS) == 0.4
    assert comparison.share_of("Black", "London", people, SETTINGS) == 0.1


def test_a_later_bare_total_does_not_take_the_place_of_a_population_with_groups() -> None:
    made = released(
        pupils("group  people\nWhite  60\nBlack  40", "2021/22"), pupils("group  people\nAll  110", "2022/23")
    )
    people = comparison.population("pupils-on-roll", made, SETTINGS)
    assert comparison.share_of("Black", "Hackney", people, SETTINGS) == 0.4


def test_people_whose_group_is_not_known_are_in_no_share_of_a_population() -> None:
    made = released(pupils("group  people\nWhite  60\nBlack  40\nNot known  25", "2021/22"))
    people = comparison.population("pupils-on-roll", made, SETTINGS)
    assert comparison.share_of("Black", "Hackney", people, SETTINGS) == 0.4


def test_there_is_no_population_before_one_is_loaded() -> None:
    assert comparison.population("residents", released(), SETTINGS).empty


def test_a_named_union_has_the_share_of_its_parts_and_what_cannot_be_made_has_none() -> None:
    people = comparison.population("residents", released(residents(NINETEEN)), SETTINGS)
    assert comparison.share_of("All groups but White", "Hackney", people, SETTINGS) == 121_438 / 259_147
    assert (
        comparison.share_of("Gypsy, Irish Traveller and Roma", "Hackney", people, SETTINGS) == 1_113 / 259_147
    )
    assert np.isnan(comparison.share_of("Irish Traveller", "Hackney", people, SETTINGS))


DFE_STAFF = """
    group             headcount
    White British            50
    White Irish               5
    Irish Traveller           1
    Gypsy and Roma            2
    Other White              22
    Black African            12
    Black Caribbean           8
    Other Black               4
    Indian                    9
    Pakistani                 3
    Bangladeshi               4
    Chinese                   2
    Other Asian               3
    White and Asian           2
    White and Black African   3
    White and Black Caribbean 4
    Other Mixed               5
    Other                     6
""".replace("African   ", "African    ").replace("Caribbean 4", "Caribbean  4")


def test_detailed_groups_are_compared_at_the_finest_union_that_both_sides_have() -> None:
    """The census has Gypsy or Irish Traveller and Roma; DfE has Irish Traveller and Gypsy and Roma: together
    they are the same people. DfE's Other holds Arab."""
    made = slice_of("workforce", DFE_STAFF, source="transcribed", staff="Social workers")
    shown = table("social-workers", made, residents(NINETEEN), detail="detailed")
    assert len(shown) == 17 + 1
    travellers, other = row(shown, "Gypsy, Irish Traveller and Roma"), row(shown, "Other")
    assert (travellers["numerator"], travellers["comparator_value"]) == (3, (248 + 865) / 259_147)
    assert (other["numerator"], other["comparator_value"]) == (6, 22_421 / 259_147)
    assert row(shown, "Black Caribbean")["comparator_value"] == 17_903 / 259_147


def test_a_group_that_the_population_cannot_make_keeps_its_figure_and_has_no_verdict() -> None:
    text = "group  headcount\nAsian without Chinese  30\nChinese  10\nWhite  60"
    made = slice_of("workforce", text, source="transcribed", staff="Social workers")
    shown = table("social-workers", made, residents(), detail="broad")
    assert figures(shown, "group", "value", "comparator_value", "verdict") == [
        ("Asian", 0.4, round(26_885 / 259_147, 6), "above"),
        ("White", 0.6, round(137_709 / 259_147, 6), "above"),
        ("All", None, None, None),
    ]
    alone = slice_of(
        "workforce", "group  headcount\nAsian without Chinese  30\nWhite  60",
        source="transcribed", staff="Social workers",
    )  # fmt: skip
    shown = table("social-workers", alone, residents())
    assert figures(shown, "group", "comparator_value", "verdict")[0] == (
        "Asian without Chinese",
        None,
        "cannot_say",
    )


def test_a_population_comparator_is_that_of_the_rows_own_area() -> None:
    staff = "group  headcount\nWhite  60\nBlack  40"
    london = residents("group  people\nWhite  900\nBlack  100", area="London")
    both = [
        slice_of("workforce", staff, source=source, staff="Social workers", area=area)
        for source, area in (("transcribed", "Hackney"), ("dfe-csww", "London"))
    ]
    shown = table("social-workers", *both, residents(), london)
    black = shown[shown["group"] == "Black"]
    assert dict(zip(black["area"], black["comparator_value"], strict=True)) == {
        "Hackney": 54_645 / 259_147, "London": 0.1
    }  # fmt: skip


BROAD = """
    group  pupils  reached_strong
    White     749             428
    Black     849             323
    Mixed     200              92
"""
DETAILED = """
    group            pupils  reached_strong
    White British       500             300
    Other White         249             128
    Black African       600             240
    Black Caribbean     200              70
    Other Black          49              13
"""


def test_the_reference_groups_own_row_has_its_figure_and_no_comparison() -> None:
    shown = table("ks4-english-maths-strong", slice_of("attainment", BROAD, **KS4))
    white = row(shown, "White")
    assert white["comparator"] == "White"
    assert white["comparator_value"] == white["value"] == 428 / 749
    assert white[["gap", "ratio", "needed", "flip", "verdict", "rule", "certainty"]].isna().all()
    assert row(shown, "Black")["gap"] == 323 / 849 - 428 / 749


def test_the_total_is_not_compared_with_a_group_that_it_contains() -> None:
    everybody = row(table("ks4-english-maths-strong", slice_of("attainment", BROAD, **KS4)), "All")
    assert everybody["value"] == 843 / 1_798
    assert everybody[["comparator_value", "gap", "ratio", "verdict"]].isna().all()


def test_detailed_groups_are_set_against_white_british_and_a_source_without_it_against_white() -> None:
    """England's file has White British; Hackney's has broad groups alone, and must not lose its comparison."""
    england = slice_of("attainment", DETAILED, **(KS4 | {"area": "England", "source": "dfe-ks4-national"}))
    shown = table(
        "ks4-english-maths-strong", slice_of("attainment", BROAD, **KS4), england, detail="detailed"
    )
    assert figures(shown, "area", "group", "comparator", "comparator_value", "verdict") == [
        ("Hackney", "Black", "White", round(428 / 749, 6), "below"),
        ("Hackney", "Mixed", "White", round(428 / 749, 6), "below"),
        ("Hackney", "White", "White", round(428 / 749, 6), None),
        ("Hackney", "All", "White", None, None),
        ("England", "Black African", "White British", 0.6, "below"),
        ("England", "Black Caribbean", "White British", 0.6, "below"),
        ("England", "Other Black", "White British", 0.6, "below"),
        ("England", "White British", "White British", 0.6, None),
        ("England", "Other White", "White British", 0.6, "below"),
        ("England", "All", "White British", None, None),
    ]  # fmt: skip


def test_a_group_is_not_set_against_one_that_it_is_part_of() -> None:
    rows = pd.DataFrame({"group": ["White British", "Black", "White", "All"]}).assign(
        period="2018/19", area="Hackney", breakdown="", category=""
    )
    cells = rows[rows["group"] == "White"].assign(
        x=428.0, n=749.0, s=np.nan, x_within=0.0, n_within=0.0, s_within=0.0
    )
    found = comparison.against_group(columns_of(rows), cells, "White", SETTINGS)["c_x"]
    assert np.isnan(found).tolist() == [True, False, False, True]


def test_everyone_else_is_everybody_of_known_group_less_the_group_itself() -> None:
    text = BROAD + "Not known  100  50"
    shown = table("ks4-english-maths-strong", slice_of("attainment", text, **KS4), comparator="Everyone else")
    black = row(shown, "Black")
    assert black["comparator_value"] == (843 - 323) / (1_798 - 849)
    assert np.isclose(black["ratio"], relative_to_the_rest(323 / 843, 849 / 1_798))
    assert row(shown, "White")["verdict"] == "above"


def test_another_areas_same_group_is_the_comparator_and_its_own_row_has_none() -> None:
    england = slice_of(
        "attainment", "group  pupils  reached_strong\nWhite  405622  172255\nBlack  30819  11770",
        **(KS4 | {"area": "England", "source": "dfe-ks4-national"}),
    )  # fmt: skip
    shown = table(
        "ks4-english-maths-strong", slice_of("attainment", BROAD, **KS4), england, comparator="England"
    )
    assert row(shown, "Black", area="Hackney")["comparator_value"] == 11_770 / 30_819
    assert row(shown, "Mixed", area="Hackney")["verdict"] == "cannot_say"
    assert row(shown, "All", area="Hackney")["comparator_value"] == row(shown, "All", area="England")["value"]
    assert pd.isna(row(shown, "Black", area="England")["gap"])


def test_a_broad_group_is_set_against_the_same_people_of_an_area_that_has_them_in_detail() -> None:
    england = slice_of("attainment", DETAILED, **(KS4 | {"area": "England", "source": "dfe-ks4-national"}))
    hackney = slice_of("attainment", BROAD, **KS4)
    shown = table("ks4-english-maths-strong", hackney, england, comparator="England", detail="detailed")
    assert row(shown, "Black", area="Hackney")["comparator_value"] == (240 + 70 + 13) / 849


@pytest.mark.parametrize(("white", "verdict"), [(9, "cannot_say"), (10, "below")])
def test_a_reference_of_fewer_than_10_people_is_too_few_to_be_set_against(white: int, verdict: str) -> None:
    text = f"group  pupils  reached_strong\nWhite  {white}  {white}\nBlack  849  323"
    shown = table("ks4-english-maths-strong", slice_of("attainment", text, **KS4))
    assert row(shown, "Black")["verdict"] == verdict
    assert pd.isna(row(shown, "Black")["comparator_value"]) == (verdict == "cannot_say")


def test_a_source_whose_groups_are_not_comparable_keeps_its_figures_and_has_no_comparison() -> None:
    text = "group  headcount\nWhite  60\nBlack  40"
    slide = slice_of("support_staff", text, source="transcribed", period="2020-11-05")
    ours = slice_of("support_staff", text, source="misa", period="2025-11-06")
    shown = table("support-staff", slide, ours, residents(CENSUS))
    black = shown[shown["group"] == "Black"]
    assert figures(black, "period", "value", "comparator_value", "verdict") == [
        ("2020-11-05", 0.4, None, "cannot_say"),
        ("2025-11-06", 0.4, round(54_645 / 259_147, 6), "above"),
    ]


def test_a_comparator_that_nobody_declared_is_refused() -> None:
    with pytest.raises(KeyError, match="no comparator called 'Mars'"):
        table("ks4-english-maths-strong", slice_of("attainment", BROAD, **KS4), comparator="Mars")
