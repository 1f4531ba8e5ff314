"""Counts of one measure: whose figures a block shows, and where people without a placed group go."""

import pandas as pd
import pytest

from metrics.figures.counts import asked_by, cells_of, source_shares
from metrics.figures.results import results
from tests.metrics.examples import (
    SETTINGS,
    Slice,
    counted,
    figures,
    looked_after,
    released,
    residents,
    slice_of,
    table,
)

STAFF = "group  headcount\nWhite  {white}\nBlack  {black}"


def staff(white: int, black: int, source: str, **same: str) -> Slice:
    usual = {"staff": "Social workers", "period": "2022-09-30"}
    return slice_of("workforce", STAFF.format(white=white, black=black), source=source, **(usual | same))


OURS = staff(100, 10, "misa")
PUBLISHED = staff(100, 20, "dfe-csww")
TRANSCRIBED = staff(100, 30, "transcribed")
INVENTED = staff(100, 40, "demonstration")


def numerators(cells: pd.DataFrame) -> dict[str, float]:
    return dict(zip(cells["group"], cells["x"], strict=True))


@pytest.mark.parametrize(
    ("there", "black"),
    [
        ([INVENTED, TRANSCRIBED, PUBLISHED, OURS], 10),
        ([OURS, PUBLISHED, TRANSCRIBED, INVENTED], 10),
        ([INVENTED, TRANSCRIBED, PUBLISHED], 20),
        ([INVENTED, TRANSCRIBED], 30),
        ([TRANSCRIBED, INVENTED], 30),
        ([INVENTED], 40),
    ],
)
def test_an_upload_of_ours_comes_before_a_published_file_a_transcribed_figure_and_an_invented_one(
    there: list[Slice], black: int
) -> None:
    assert numerators(counted("social-workers", *there)) == {
        "White": 100, "Black": black, "Known": 100 + black, "All": 100 + black
    }  # fmt: skip


def test_a_block_has_figures_of_one_source_though_another_has_more_groups() -> None:
    more = slice_of(
        "workforce", "group  headcount\nWhite  100\nBlack  30\nAsian  7\nNot known  5",
        source="transcribed", staff="Social workers", period="2022-09-30",
    )  # fmt: skip
    cells = counted("social-workers", PUBLISHED, more)
    assert set(cells["group"]) == {"White", "Black", "Known", "All"}
    assert set(cells["origin"]) == {"from dfe-csww"}


def test_invented_figures_are_shown_only_where_the_measure_has_nothing_else_in_any_period() -> None:
    later = staff(100, 40, "demonstration", period="2023-09-30")
    assert set(counted("social-workers", TRANSCRIBED, later)["period"]) == {"2022-09-30"}
    assert set(counted("social-workers", INVENTED, later)["period"]) == {"2022-09-30", "2023-09-30"}


def test_invented_figures_of_one_staff_group_stay_when_another_gets_real_ones() -> None:
    teachers = staff(700, 90, "demonstration", staff="Teachers")
    assert counted("teachers", teachers, TRANSCRIBED)["demonstration"].all()
    assert not counted("social-workers", teachers, TRANSCRIBED)["demonstration"].any()


def test_a_block_with_ethnic_groups_comes_before_a_bare_total_of_a_better_source() -> None:
    """DfE's file by geographic level has totals alone; the transcribed table has the groups."""
    bare = slice_of(
        "exclusions", "group  pupils  suspensions\nAll  32000  3200",
        source="dfe-exclusions-geography", period="2023/24",
    )  # fmt: skip
    grouped = slice_of(
        "exclusions", "group  pupils  suspensions\nAll  32946  3207\nBlack  10342  1441\nWhite  11796  830",
        source="transcribed", period="2023/24",
    )  # fmt: skip
    assert numerators(counted("suspensions", bare, grouped)) == {
        "All": 3_207, "Black": 1_441, "White": 830, "Known": 2_271
    }  # fmt: skip


def test_each_area_and_breakdown_is_a_block_of_its_own() -> None:
    """England's transcribed figures stay when Hackney's own arrive, in the same extract and period."""
    england = staff(1000, 300, "transcribed", area="England")
    by_role = slice_of(
        "workforce", "role  group  headcount\nCase holder  White  40\nCase holder  Black  11",
        source="transcribed", staff="Social workers", period="2022-09-30",
    )  # fmt: skip
    cells = counted("social-workers", OURS, england, by_role)
    black = cells[cells["group"] == "Black"]
    assert set(zip(black["area"], black["category"], black["origin"], black["x"], strict=True)) == {
        ("Hackney", "", "from misa", 10),
        ("Hackney", "Case holder", "from transcribed", 11),
        ("England", "", "from transcribed", 300),
    }


def test_not_known_and_unplaced_people_are_shown_and_are_in_no_share() -> None:
    made = slice_of(
        "workforce",
        """
        group                               headcount
        White                                      80
        Black                                      20
        Turkish, Kurdish or Latin American         11
        Not known                                   6
        Refused                                     3
        """,
        source="transcribed", staff="Social workers",
    )  # fmt: skip
    shown = table("social-workers", made, residents())
    assert figures(shown, "group", "numerator", "denominator", "not_known", "value", "verdict") == [
        ("Black", 20, 100, 20, 0.2, "within"),
        ("White", 80, 100, 20, 0.8, "above"),
        ("Turkish, Kurdish or Latin American", 11, 100, 20, None, "cannot_say"),
        ("Not known", 9, 120, 20, 0.075, None),
        ("All", 120, 100, 20, None, None),
    ]


def test_the_shares_that_the_source_prints_are_at_hand_beside_the_bounds() -> None:
    place = {"period": "2021-03-31", "area": "Hackney"}
    frame = released(looked_after())["childrens_services"]
    assert source_shares(SETTINGS.measures["looked-after"], frame, place, SETTINGS) == {
        "Asian": 0.07, "Black": 0.42, "Mixed": 0.21, "White": 0.26
    }  # fmt: skip


def test_a_sources_own_share_stands_where_it_gives_no_counts() -> None:
    made = slice_of(
        "support_staff", "group  share\nWhite  0.29\nAsian, Black and Mixed together  0.64\nNot known  0.071",
        source="transcribed", period="2020-11-05",
    )  # fmt: skip
    shown = table("support-staff", made, residents())
    assert figures(shown, "group", "numerator", "value", "lower", "needed", "flip", "verdict") == [
        ("White", None, 0.29, None, None, None, "cannot_say"),
        ("Asian, Black and Mixed together", None, 0.64, None, None, None, "cannot_say"),
        ("Not known", None, 0.071, None, None, None, None),
        ("All", None, None, None, None, None, None),
    ]


def test_without_a_release_there_is_an_empty_table_with_its_columns() -> None:
    nothing = results("social-workers", released(residents()), SETTINGS)
    other = results("social-workers", released(staff(1, 1, "misa", staff="Teachers"), residents()), SETTINGS)
    assert nothing.empty and other.empty
    assert list(nothing.columns) == list(other.columns)


def test_without_the_population_figures_stay_and_nothing_is_compared() -> None:
    shown = table("social-workers", TRANSCRIBED)
    assert figures(shown, "group", "value", "comparator_value", "verdict")[:2] == [
        ("Black", round(30 / 130, 6), None, "cannot_say"),
        ("White", round(100 / 130, 6), None, "cannot_say"),
    ]


def test_cells_can_be_asked_of_one_place_alone_by_the_rules_of_all_places() -> None:
    """Real figures of 2022 leave none to the invented ones of 2023, also where 2023 alone is asked for."""
    invented = staff(100, 40, "demonstration", period="2023-09-30")
    england = staff(1000, 300, "transcribed", area="England")
    frames = released(TRANSCRIBED, invented, england)["workforce"]
    asked = asked_by(SETTINGS.measures["social-workers"])
    assert cells_of(asked, frames, SETTINGS, {"period": "2023-09-30"}).empty
    one = cells_of(asked, frames, SETTINGS, {"area": "England", "period": "2022-09-30"})
    assert numerators(one) == {"White": 1000, "Black": 300, "Known": 1300, "All": 1300}


def test_a_base_alone_is_no_figure_and_leaves_the_invented_ones() -> None:
    """The pupils of 2023/24 without their results."""
    year = {"period": "2023/24", "stage": "Key stage 4"}
    pupils = slice_of("attainment", "group  pupils\nWhite  400", source="misa", **year)
    invented = slice_of(
        "attainment", "group  pupils  reached_strong\nWhite  400  220", source="demonstration", **year
    )
    assert counted("ks4-english-maths-strong", pupils, invented)["demonstration"].all()


def test_the_roles_of_one_table_are_never_of_two_sources() -> None:
    """An upload of two roles stands alone: the published file's third role is not put beside it."""
    ours = slice_of("workforce", """
        role            group  headcount
        Case holder     White         30
        Case holder     Black         20
    """, source="misa", staff="Social workers")  # fmt: skip
    theirs = slice_of("workforce", """
        role            group  headcount
        Case holder     White         31
        Middle manager  White         12
        Middle manager  Black         10
    """, source="transcribed", staff="Social workers")  # fmt: skip
    frame = released(ours, theirs)["workforce"]
    cells = cells_of(asked_by(SETTINGS.measures["social-workers"]), frame, SETTINGS)
    assert set(cells.loc[cells["breakdown"] == "role", "category"]) == {"Case holder"}
    assert set(cells["source"]) == {"misa"}
