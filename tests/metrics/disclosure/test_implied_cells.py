"""The cells of nobody's page: what counts leave of their bases, and of what else they are part of."""

import numpy as np

from metrics.disclosure.audit import audit_rounded
from metrics.disclosure.implied_cells import LinkedCells, linked_cells
from metrics.disclosure.published_version import PublishedVersion
from metrics.disclosure.release import build
from metrics.disclosure.totals import offered
from tests.metrics.examples import SETTINGS, Slice, slice_of

SUSPENDED = """
    group  pupils  suspensions  pupils_suspended
    White     300          130               100
    Black      80           63                60
"""
PASSES = """
    group  pupils  reached_standard  reached_strong
    White      90                70              40
    Black      60                50              48
"""


def system_of(of: Slice) -> LinkedCells:
    cells = of.rows.drop(columns=["line", "symbol"]).assign(status="published")
    extract = SETTINGS.extracts[of.extract]
    return linked_cells(*offered(cells, extract, SETTINGS, complete=True), extract)


def rests(system: LinkedCells, group: str) -> dict[str, float]:
    """What is left of one group's counts, by the end of each name."""
    implied = slice(system.offered, None)
    named = zip(system.names[implied], system.counts[implied], system.is_everyone_else[implied], strict=True)
    return {name.split(" | ", 1)[1]: count for name, count, other in named if not other and group in name}


def test_suspensions_after_a_pupils_first_are_what_the_pupils_leave_of_the_suspensions() -> None:
    left = rests(system_of(slice_of("exclusions", SUSPENDED, period="2025/26")), "Black")
    assert sorted(left.values()) == [
        3.0,
        20.0,
    ]  # 63 suspensions of 60 pupils; 80 pupils, 60 of them suspended


def test_pupils_with_a_standard_pass_that_is_no_strong_one_are_what_the_strong_leave_of_it() -> None:
    passes = slice_of("attainment", PASSES, period="2024/25", stage="Key stage 4")
    left = rests(system_of(passes), "Black")
    assert sorted(left.values()) == [
        2.0,
        10.0,
        12.0,
    ]  # of the standard passes; and of all 60, by either count


SENTENCED = """
    group  outcomes  first_time_entrants  custody
    White        40                   31       12
    Black        60                   58       22
    Asian        13                   12        1
"""


def test_children_with_an_outcome_are_those_in_custody_and_all_others_and_the_entrants_and_all_others() -> (
    None
):
    left = rests(system_of(slice_of("youth_justice", SENTENCED, period="2025-26")), "Black")
    assert sorted(left.values()) == [2.0, 38.0]


def test_what_entrants_and_custody_leave_of_outcomes_is_rounded_and_attacked_with_them() -> None:
    """1 of 13 in custody and 12 entrants: were they rounded apart, 10 outcomes beside 15 entrants would say 11 to 14."""
    release = build(slice_of("youth_justice", SENTENCED, period="2025-26").rows, "youth_justice", SETTINGS)
    of_group = release.pivot(index="group", columns="item", values="protected")
    for part in ("first_time_entrants", "custody"):
        assert (of_group[part] <= of_group["outcomes"]).all()
        assert set((of_group["outcomes"] - of_group[part]).loc[["Asian", "Black", "White"]] % 5) == {0}


def test_a_rest_has_a_name_of_its_own_for_each_count_that_it_is_left_of() -> None:
    passes = slice_of("attainment", PASSES, period="2024/25", stage="Key stage 4")
    system = system_of(passes)
    assert len(set(system.names)) == len(system.names)


def test_strong_passes_are_withheld_where_all_but_2_of_the_standard_passes_are_strong() -> None:
    passes = slice_of("attainment", PASSES, period="2024/25", stage="Key stage 4")
    release = build(passes.rows, "attainment", SETTINGS)
    black = release[release["group"].eq("Black")].set_index("item")
    shown = black.loc[["reached_standard", "reached_strong"], "status"].eq("published")
    assert not shown.all()


def test_the_attack_knows_that_there_are_never_more_pupils_than_suspensions() -> None:
    """5, give or take 4, is 1 to 9 pupils; 0, give or take 4, is up to 4 suspensions: together both are 1 to 4."""
    truth = np.array([4.0, 3.0, 1.0])  # suspensions, pupils, suspensions after the first
    release = PublishedVersion(np.array([0.0, 5.0, np.nan]), truth, np.array([4.0, 4.0, 0.0]))
    assert audit_rounded(release, []).passed
    assert audit_rounded(release, [(0, (1, 2))]).failed == (0, 1)


def test_the_attack_knows_that_where_there_are_suspensions_there_are_pupils() -> None:
    """0 pupils, give or take 4, is 0 to 4: with 6 to 14 suspensions it is 1 to 4."""
    truth = np.array([10.0, 3.0, 7.0])  # suspensions, pupils, suspensions after the first
    release = PublishedVersion(np.array([10.0, 0.0, 10.0]), truth, np.array([4.0, 4.0, 4.0]))
    assert audit_rounded(release, [(0, (1, 2))]).passed
    assert audit_rounded(release, [(0, (1, 2))], people_events=[(1, 0, 2)]).failed == (1,)


def test_pupils_outside_an_overlapping_group_are_what_it_leaves_of_everybody() -> None:
    of = slice_of("attainment", """
        pupil_group    group  pupils
        All            White      90
        Pupil premium  White      88
    """, period="2024/25", stage="Key stage 4")  # fmt: skip
    assert list(rests(system_of(of), "White").values()) == [2.0]
