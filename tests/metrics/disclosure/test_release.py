"""Releases: the sums that pages may offer, what is missing when a part is, and the same again every time."""

import os
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

from config.release_context import ReleaseContext
from metrics.disclosure.attack import possible
from metrics.disclosure.release import build, builder
from metrics.disclosure.totals import offered
from tests.metrics.examples import SETTINGS, Slice, release_of, shown, slice_of

STAFF = {"source": "transcribed", "staff": "Social workers"}


def workforce(text: str, **same: str) -> Slice:
    return slice_of("workforce", text, **(STAFF | same))


BY_ROLE = """
    role            group  headcount
    Case holder     White         30
    Case holder     Black         20
    Middle manager  White          9
    Middle manager  Black          1
"""
NINETEEN = """
    group                      people
    Bangladeshi                  6554
    Chinese                      3459
    Indian                       8832
    Pakistani                    2461
    Other Asian                  5579
    Black African               29478
    Black Caribbean             17903
    Other Black                  7264
    White and Asian              3691
    White and Black African      2735
    White and Black Caribbean    4749
    Other Mixed                  6312
    White British               87927
    White Irish                  5582
    Gypsy or Irish Traveller      248
    Roma                          865
    Other White                 43087
    Arab                         2342
    Any other ethnic group      20079
"""


def test_roles_are_added_up_to_all_roles_group_by_group() -> None:
    release = release_of(workforce(BY_ROLE))
    assert shown(release, "headcount") == {"White": 39, "Black": 21, "Known": 60, "All": 60}
    assert shown(release, "headcount", role="Middle manager") == {
        "White": 9, "Black": 1, "Known": 10, "All": 10
    }  # fmt: skip


def test_two_dimensions_are_added_up_one_by_one_and_together() -> None:
    release = release_of(
        slice_of("exclusions", """
            phase      sex    group  pupils
            Primary    Boys   White     100
            Primary    Girls  White      90
            Secondary  Boys   White      80
            Secondary  Girls  White      70
        """, source="transcribed", period="2023/24")
    )  # fmt: skip
    assert shown(release, "pupils", phase="Primary")["White"] == 190
    assert shown(release, "pupils", sex="Girls")["White"] == 160
    assert shown(release, "pupils")["White"] == 340


def test_detailed_groups_make_the_broad_ones_and_every_named_union() -> None:
    offered = shown(release_of(slice_of("population", NINETEEN, population="All residents")), "people")
    assert {name: offered[name] for name in ("Asian", "Black", "Mixed", "White", "Other")} == {
        "Asian": 26_885, "Black": 54_645, "Mixed": 17_487, "White": 137_709, "Other": 22_421
    }  # fmt: skip
    assert offered["Asian without Chinese"] == 23_426
    assert offered["Other, including Chinese"] == 25_880
    assert offered["Gypsy, Irish Traveller and Roma"] == 1_113
    assert offered["All groups but White"] == 121_438
    assert offered["Known"] == offered["All"] == 259_147
    assert not {"Gypsy", "Irish Traveller", "Turkish, Kurdish or Latin American"} & offered.keys()


def test_not_known_is_in_all_and_not_in_known() -> None:
    release = release_of(
        workforce("""
            group      headcount
            White             80
            Black             66
            Not known          3
        """)
    )
    assert shown(release, "headcount") == {"White": 80, "Black": 66, "Not known": 3, "Known": 146, "All": 149}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"Refused": "2", "Not obtained": "4"}, 6),
        ({"Refused": "2"}, 2),
        ({"Not known": "9", "Refused": "6"}, 15),
        ({"Not known": "9", "Refused": "6", "Not obtained": "5"}, 20),
        ({"Not known": "9", "Refused": "c"}, "confidential"),
    ],
)
def test_every_way_of_not_being_known_counts_as_not_known(given: dict[str, str], expected: object) -> None:
    lines = "\n".join(f"{group}  {count}" for group, count in given.items())
    offered = shown(release_of(workforce(f"group  headcount\nWhite  80\nBlack  66\n{lines}")), "headcount")
    assert offered["Not known"] == expected
    assert offered["Known"] == 146


def test_people_whose_label_straddles_broad_groups_are_in_all_and_in_no_other_sum() -> None:
    release = release_of(
        workforce("""
            group                               headcount
            White                                      80
            Black                                      66
            Turkish, Kurdish or Latin American         11
            Not known                                   3
        """)
    )
    assert shown(release, "headcount") == {
        "White": 80, "Black": 66, "Turkish, Kurdish or Latin American": 11, "Not known": 3, "Known": 146, "All": 160
    }  # fmt: skip


@pytest.mark.parametrize(
    ("symbol", "why"),
    [("x", "not_available"), ("z", "not_available"), ("k", "not_available"), ("c", "confidential")],
)
def test_a_sum_is_missing_when_one_of_its_parts_is(symbol: str, why: str) -> None:
    release = release_of(
        workforce(f"""
            role            group  headcount
            Case holder     White         30
            Middle manager  White   {symbol}
            Case holder     Black         20
            Middle manager  Black          0
        """)
    )
    offered = shown(release, "headcount")
    assert offered["White"] == why
    assert offered["Black"] == 20
    assert offered["Known"] == offered["All"] == why


def test_a_total_that_the_source_gives_is_kept_though_its_parts_add_up_to_another() -> None:
    offered = shown(
        release_of(
            slice_of("exclusions", """
                group  pupils
                White   11796
                Black   10342
                All     32946
            """, source="transcribed", period="2023/24")
        ),
        "pupils",
    )  # fmt: skip
    assert offered["All"] == 32_946
    assert offered["Known"] == 22_138


def test_a_known_total_alone_gives_no_all_because_nobody_said_how_many_are_not_known() -> None:
    offered = shown(
        release_of(
            workforce("""
                group  headcount
                Known        182
                White        125
                Black         57
            """)
        ),
        "headcount",
    )
    assert offered == {"Known": 182, "White": 125, "Black": 57}


def test_a_source_that_leaves_groups_out_is_not_added_up_to_an_all() -> None:
    """DfE's key stage 4 file has no row for Other or unclassified: 148 of Hackney's 2,058 pupils in 2017/18."""
    text = """
        group                  pupils
        Asian without Chinese     258
        Chinese                     9
        Black                     758
        Mixed                     172
        White                     713
    """
    same = {"stage": "Key stage 4", "period": "2017/18"}
    incomplete = shown(release_of(slice_of("attainment", text, source="dfe-ks4-la", **same)), "pupils")
    assert (incomplete["Known"], incomplete["Asian"]) == (1_910, 267)
    assert "All" not in incomplete
    complete = shown(release_of(slice_of("attainment", text, source="transcribed", **same)), "pupils")
    assert complete["All"] == 1_910


def test_staff_groups_and_stages_overlap_and_are_never_added_up() -> None:
    release = release_of(
        slice_of("workforce", """
            staff           group  headcount
            Social workers  White         80
            Teachers        White        900
        """, source="transcribed")
    )  # fmt: skip
    assert set(release["staff"]) == {"Social workers", "Teachers"}


def test_shares_and_averages_are_never_added_up() -> None:
    release = release_of(
        slice_of("attainment", """
            sex    group  pupils  mean_points
            Boys   White     400         50.1
            Girls  White     349         56.9
        """, source="transcribed", stage="Key stage 4", period="2018/19")
    )  # fmt: skip
    assert shown(release, "pupils")["White"] == 749
    assert shown(release, "mean_points") == {}


def test_points_are_added_up_with_their_decimals() -> None:
    release = release_of(
        slice_of("attainment", """
            sex    group  pupils  points_total
            Boys   White      40       2001.25
            Girls  White      30       1708.50
        """, source="transcribed", stage="Key stage 4", period="2018/19")
    )  # fmt: skip
    assert shown(release, "points_total")["White"] == 3_709.75


def test_a_release_has_the_columns_of_its_rows_without_line_and_symbol_and_with_a_status() -> None:
    made = workforce(BY_ROLE)
    kept = [name for name in made.rows.columns if name not in ("symbol", "line")]
    assert list(release_of(made).columns) == [*kept, "status", "within", "protected", "method"]


def test_a_release_never_holds_a_withheld_count() -> None:
    release = release_of(workforce(BY_ROLE, source="misa"))
    withheld = release["status"].isin(["confidential", "put_together"])
    assert withheld.any()
    assert release.loc[withheld, "count"].isna().all()
    assert release.loc[~withheld, "count"].notna().all()


def test_what_is_built_is_built_again_and_the_rows_are_left_as_they_were() -> None:
    made = workforce(BY_ROLE, source="misa")
    before = made.rows.copy(deep=True)
    first, again = release_of(made), builder(SETTINGS)(made.rows, "workforce")
    pd.testing.assert_frame_equal(first, again)
    pd.testing.assert_frame_equal(made.rows, before)


EQUAL_PARTS = """
    role            group  headcount
    Case holder     White         20
    Case holder     Asian          8
    Case holder     Mixed          8
    Case holder     Other          8
    Case holder     Black          3
    Middle manager  White          9
    Middle manager  Asian          6
    Middle manager  Mixed          6
    Middle manager  Other          0
    Middle manager  Black          2
"""


@pytest.mark.parametrize(
    "order", [list(range(9, -1, -1)), [3, 2, 1, 0, 4, 8, 7, 6, 5, 9], [5, 6, 7, 8, 9, 0, 1, 2, 3, 4]]
)
def test_the_order_of_the_rows_does_not_change_what_is_shown(order: list[int]) -> None:
    """Equal parts too: which of two is withheld beside a small one must not hang on which came first."""
    rows = workforce(EQUAL_PARTS, source="misa").rows
    pd.testing.assert_frame_equal(
        build(rows.iloc[order].reset_index(drop=True), "workforce", SETTINGS),
        build(rows, "workforce", SETTINGS),
    )


def test_what_an_earlier_version_withheld_stays_withheld() -> None:
    """Black was 3 and is 8 now: shown beside the earlier total it would say what it was."""
    before = workforce("group  headcount\nWhite  90\nAsian  60\nMixed  30\nBlack  3", source="misa")
    after = workforce("group  headcount\nWhite  90\nAsian  60\nMixed  30\nBlack  8", source="misa")
    first = release_of(before)
    alone, laid = (
        build(after.rows, "workforce", SETTINGS, context)
        for context in (ReleaseContext(), ReleaseContext(earlier=(before.rows, first)))
    )
    assert shown(alone, "headcount")["Black"] == 8
    assert shown(laid, "headcount")["Black"] == "confidential"


ASKED = """
import hashlib, sys
from loaders.store.content import to_parquet
from metrics.disclosure.release import build
from tests.metrics.examples import SETTINGS, slice_of
from tests.metrics.disclosure.test_release import EQUAL_PARTS, STAFF
from tests.metrics.disclosure.test_rounded_release import children
staff = slice_of("workforce", EQUAL_PARTS, **(STAFF | {"source": "misa"}))
for extract, rows in (("workforce", staff.rows), ("childrens_services", children())):
    print(hashlib.sha256(to_parquet(build(rows, extract, SETTINGS))).hexdigest())
"""


@pytest.mark.slow
def test_two_interpreters_make_the_same_bytes() -> None:
    said = [
        subprocess.run(
            [sys.executable, "-c", ASKED],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1] != ""


def test_two_holes_in_every_line_are_not_enough_and_the_release_says_so() -> None:
    """sdcTable's trap: two withheld in every row and column, and one of them exact through four sums together.
    Whatever a release of these two roles hides, every count from 1 to 4 must stay possible for each small one."""
    release = release_of(
        workforce("""
            role            group  headcount
            Case holder     White         47
            Case holder     Asian          3
            Case holder     Black          4
            Case holder     Mixed         30
            Middle manager  White         24
            Middle manager  Asian          9
            Middle manager  Black          2
            Middle manager  Mixed         12
        """, source="misa")
    )  # fmt: skip
    known = release["count"].notna().to_numpy()
    low, high = np.where(known, release["count"], 0), np.where(known, release["count"], np.inf)
    plain = release.drop(columns=["within", "protected"])
    _, sums = offered(plain, SETTINGS.extracts["workforce"], SETTINGS, complete=True)
    small = [("Case holder", "Asian"), ("Case holder", "Black"), ("Middle manager", "Black")]
    for role, group in small:
        at = int(np.flatnonzero(release["role"].eq(role) & release["group"].eq(group))[0])
        assert possible(low, high, sums, at, range(1, 5)) == {1, 2, 3, 4}
