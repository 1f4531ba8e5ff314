"""From an officer's table to rows: the columns agreed with everything after, and cells that mean what they say."""

import math

import pytest

from loaders import extracts
from tests.loaders.examples import CONFIG, rows, told

HEADINGS = "period,phase,sex,ethnic_group,pupils,suspensions"
PUBLISHED = "period,area,population,ethnic_group,people,source"


def test_rows_have_the_columns_of_the_extract_in_their_order() -> None:
    frame, problems = rows("exclusions", HEADINGS, "2024/25,Primary,Boys,Black,40,7")
    assert told(problems) == []
    assert list(frame.columns) == [
        "source", "origin", "period", "area", "phase", "sex", "group", "item", "count", "symbol", "line",
    ]  # fmt: skip
    assert frame.drop(columns="symbol").values.tolist() == [
        ["misa", "MISA extract", "2024/25", "Hackney", "Primary", "Boys", "Black", "pupils", 40.0, 2],
        ["misa", "MISA extract", "2024/25", "Hackney", "Primary", "Boys", "Black", "suspensions", 7.0, 2],
    ]
    assert frame["symbol"].isna().all()
    assert (frame["count"].dtype, frame["line"].dtype) == ("float64", "int64")


def test_what_is_not_split_is_all() -> None:
    frame, _ = rows("exclusions", "period,sex,ethnic_group,pupils,suspensions", "2024/25,,Black,40,")
    assert list(frame["phase"] + " " + frame["sex"]) == ["All All"]


def test_a_blank_cell_gives_no_row() -> None:
    frame, _ = rows("exclusions", HEADINGS, "2024/25,Primary,,Black,40,", "2024/25,Secondary,,Black,30,0")
    assert frame[["line", "item", "count"]].values.tolist() == [
        [2, "pupils", 40.0],
        [3, "pupils", 30.0],
        [3, "suspensions", 0.0],
    ]


def test_a_symbol_is_a_status_without_a_number_and_nought_is_a_number() -> None:
    lines = ("2021-03-21,Hackney,All residents,White,c,x", "2021-03-21,Hackney,All residents,Black,0,x")
    frame, _ = rows("population", PUBLISHED, *lines, source="transcribed")
    assert math.isnan(frame["count"][0])
    assert frame["symbol"][0] == "confidential"
    assert frame["count"][1] == 0
    assert frame["symbol"].isna().tolist() == [False, True]


def test_published_figures_keep_their_own_source_area_and_periods() -> None:
    lines = (
        '2011-03-27,Hackney,All residents,White,134617,"ONS, Census 2011"',
        '2021-03-21,London,All residents,White,4731172,"ONS, Census 2021"',
        "2021-03-21,E92000001,All residents,Known,56490048,",
    )
    frame, problems = rows("population", PUBLISHED, *lines, source="transcribed")
    assert told(problems) == []
    assert frame[["origin", "period", "area", "group"]].values.tolist() == [
        ["ONS, Census 2011", "2011-03-27", "Hackney", "White"],
        ["ONS, Census 2021", "2021-03-21", "London", "White"],
        ["Published figures", "2021-03-21", "England", "Known"],
    ]


def test_a_share_is_held_as_a_share_of_one() -> None:
    frame, _ = rows("support_staff", "period,ethnic_group,share", "2025-11-06,Black,29")
    assert frame[["item", "count"]].values.tolist() == [["share", 0.29]]


def test_a_mean_of_everybody_stays_beside_the_means_of_groups() -> None:
    headings = "period,stage,ethnic_group,pupils,mean_points"
    lines = (
        "2024/25,Key stage 4,Black,60,44.8",
        "2024/25,Key stage 4,White,40,53.4",
        "2024/25,Key stage 4,All,100,48.24",
    )
    frame, _ = rows("attainment", headings, *lines)
    assert frame.loc[frame["group"] == "All", ["item", "count"]].values.tolist() == [["mean_points", 48.24]]


def test_the_chosen_period_fills_a_file_without_one() -> None:
    frame, _ = rows("exclusions", "ethnic_group,pupils,suspensions", "Black,40,", period="2024/2025")
    assert list(frame["period"]) == ["2024/25"]


def test_with_any_error_there_are_no_rows_at_all() -> None:
    frame, problems = rows(
        "exclusions", HEADINGS, "2024/25,Primary,Boys,Black,40,7", "2024/25,Primary,Boys,White,x,7"
    )
    assert told(problems) == [("A symbol stands in place of a number.", 3)]
    assert frame.empty
    assert list(frame.columns) == extracts.columns(CONFIG.extracts["exclusions"])


def test_broad_groups_and_their_parts_may_stand_together_in_published_figures_alone() -> None:
    lines = ("2024/25,,,Black,40,7", "2024/25,,,Black African,30,7")
    assert rows("exclusions", HEADINGS, *lines)[0].empty
    assert len(rows("exclusions", HEADINGS, *lines, source="transcribed")[0]) == 4


@pytest.mark.parametrize("source", ["misa", "demonstration"])
def test_a_file_that_is_to_be_protected_must_be_one_complete_matrix(source: str) -> None:
    rule = CONFIG.extracts["attainment"].sources[source]
    assert extracts.whole_blocks(rule)
    assert not extracts.whole_blocks(CONFIG.extracts["attainment"].sources["transcribed"])
