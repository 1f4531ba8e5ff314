"""What becomes of published files about pupils, residents and children: totals that are added up, margins, levels."""

import pytest

from tests.loaders import published_samples as samples
from tests.loaders.published_figures import cell, loaded, rows_of

# Key stage 4


def test_the_total_is_added_up_from_the_free_school_meals_rows() -> None:
    rows, problems = loaded(samples.KEY_STAGE_4_BY_AUTHORITY)
    hackney = rows[(rows["area"] == "Hackney") & (rows["sex"] == "All")]
    assert cell(hackney, group="All", item="pupils") == 653 + 1_405
    assert cell(hackney, group="All", item="points_total") == 100_832.19
    assert cell(hackney, group="Black", item="reached_strong") == 304
    assert any("148 pupils" in problem.title for problem in problems if problem.severity == "note")


def test_londons_total_is_four_rows_added_up() -> None:
    rows = rows_of(samples.KEY_STAGE_4_BY_AUTHORITY)
    assert cell(rows, area="London", group="Black", item="pupils") == 7_522 + 8_921
    assert cell(rows, area="London", group="All", item="pupils") == 6_421 + 6_518 + 19_045 + 44_240


def test_regions_may_be_named_differently_while_there_are_two() -> None:
    renamed = samples.KEY_STAGE_4_BY_AUTHORITY.replace("Inner London", "London (inner)")
    rows = rows_of(renamed.replace("Outer London", "London (outer)"))
    assert cell(rows, area="London", group="Black", item="pupils") == 7_522 + 8_921


def test_in_the_national_file_minor_groups_stand_beside_major_ones() -> None:
    rows = rows_of(samples.KEY_STAGE_4_NATIONAL)
    pupils = rows[rows["item"] == "pupils"]
    assert dict(zip(pupils["group"], pupils["count"], strict=True)) == {
        "Indian": 14_575,
        "Asian without Chinese": 55_737,
        "Chinese": 1_875,
        "Not known": 7_166,
        "All": 523_626,
    }


# Key stage 2


def test_key_stage_2_is_read_beneath_three_heading_rows() -> None:
    rows = rows_of(samples.KEY_STAGE_2)
    assert set(rows["area"]) == {"Hackney", "England"} and set(rows["period"]) == {"2015/16"}
    assert cell(rows, area="Hackney", group="All", item="pupils") == 2_429
    assert cell(rows, area="Hackney", group="Asian without Chinese", item="reached_expected") == 202
    assert cell(rows, area="Hackney", group="Chinese", item="reached_expected") == "confidential"
    assert cell(rows, area="England", group="All", item="reached_expected") == 312_637


# Pupils, residents, looked-after children


def test_language_rows_do_not_count_pupils_a_second_time() -> None:
    rows, problems = loaded(samples.PUPILS)
    hackney = rows[rows["area"] == "Hackney"]
    assert dict(zip(hackney["group"], hackney["count"], strict=True)) == {
        "Black African": 6_787,
        "Gypsy and Roma": 33,
        "Other": 2_205,
        "Not known": 470,
        "All": 34_442,
    }
    assert set(rows["population"]) == {"Pupils on roll"} and set(rows["period"]) == {"2021/22"}
    assert any(problem.fix.startswith("Left out: 2 rows (first language") for problem in problems)


def test_the_2021_spelling_of_a_heading_is_the_same_column() -> None:
    rows = rows_of(samples.PUPILS.replace("phase_type_grouping", "Phase-type_grouping"))
    assert cell(rows, area="England", group="All") == 8_418_013


def test_code_minus_8_is_left_out_and_code_8_is_not() -> None:
    rows = rows_of(samples.CENSUS_AUTHORITIES)
    assert dict(zip(rows["group"], rows["count"], strict=True)) == {
        "Black African": 29_478,
        "Other Black": 7_264,
        "Any other ethnic group": 20_079,
    }
    assert set(rows["area"]) == {"Hackney"} and set(rows["period"]) == {"2021-03-21"}


@pytest.mark.parametrize(
    ("text", "area", "roma"),
    [(samples.CENSUS_REGIONS, "London", 37_689), (samples.CENSUS_COUNTRIES, "England", 99_138)],
)
def test_each_census_file_is_a_source_of_its_own(text: str, area: str, roma: float) -> None:
    rows = rows_of(text)
    assert dict(zip(rows["area"], rows["count"], strict=True)) == {area: roma}
    assert set(rows["source"]).isdisjoint(rows_of(samples.CENSUS_AUTHORITIES)["source"])


def test_percentages_are_held_as_shares_of_1_and_suppressed_ones_as_symbols() -> None:
    rows = rows_of(samples.LOOKED_AFTER)
    assert cell(rows, area="Hackney", group="Black", item="children") == 177
    assert cell(rows, area="Hackney", group="Black", item="share") == 0.42
    assert cell(rows, area="Hackney", group="Not known", item="children") == "confidential"
    assert cell(rows, area="London", group="Not known", item="children") == 20
    assert cell(rows, area="London", group="Not known", item="share") == "rounds_to_zero"
    assert set(rows["stage"]) == {"Looked after"} and set(rows["period"]) == {"2021-03-31"}
