"""Protection: what each policy withholds, from which count on, and that nothing shown gives a withheld cell away."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.refusal import Unsafe
from metrics.disclosure.protection import policy
from metrics.disclosure.release import build
from metrics.disclosure.totals import offered
from metrics.disclosure.withholding import with_complements
from tests.metrics.examples import SETTINGS, Slice, release_of, shown, slice_of

STAFF = {"staff": "Social workers"}
WITHHELD = "confidential"


def staff(*lines: tuple[str, int | str], source: str = "misa") -> dict[str, float | str]:
    """What the release of one staff group says, all roles together."""
    text = "group  headcount\n" + "\n".join(f"{group}  {count}" for group, count in lines)
    return shown(release_of(slice_of("workforce", text, source=source, **STAFF)), "headcount")


@pytest.mark.parametrize(
    ("extract", "source", "expected"),
    [
        ("workforce", "misa", "suppress"),
        ("attainment", "misa", "suppress"),
        ("exclusions", "misa", "round"),
        ("childrens_services", "misa", "round"),
        ("population", "misa", "open"),
        ("exclusions", "transcribed", "open"),
        ("exclusions", "dfe-exclusions-geography", "open"),
        ("workforce", "demonstration", "suppress"),
        # Of another extract, or of none.
        ("exclusions", "dfe-absence", None),
        ("exclusions", "council", None),
    ],
)
def test_the_policy_is_declared_for_each_extract_and_source(
    extract: str, source: str, expected: str | None
) -> None:
    assert policy(extract, source, SETTINGS) == expected


@pytest.mark.parametrize(
    ("extract", "source", "says"),
    [
        ("school_transport", "misa", "config/extracts/ declares no school_transport any more"),
        (
            "exclusions",
            "council",
            "config/ declares no source council of Suspensions and exclusions any more",
        ),
        (
            "exclusions",
            "dfe-absence",
            "config/ declares no source dfe-absence of Suspensions and exclusions any more",
        ),
    ],
)
def test_what_is_declared_no_longer_is_not_taken_for_public(extract: str, source: str, says: str) -> None:
    """A source that was renamed had no protection of its own, and counts of 1 to 4 came out as they were."""
    rows = slice_of("exclusions", "group  suspensions\nBlack  3\nWhite  40", source="misa").rows
    with pytest.raises(Unsafe, match=f"^{says}: its figures are kept, and not shown.$"):
        build(rows.assign(source=source), extract, SETTINGS)


@pytest.mark.parametrize(
    ("few", "expected"), [(0, 0), (1, WITHHELD), (3, WITHHELD), (4, WITHHELD), (5, 5), (6, 6)]
)
def test_suppress_withholds_counts_from_1_to_4_and_shows_0_and_5(few: int, expected: object) -> None:
    assert staff(("White", 90), ("Asian", 60), ("Black", few))["Black"] == expected


@pytest.mark.parametrize("few", [0, 1, 4, 5])
def test_open_sources_keep_counts_of_one(few: int) -> None:
    offered = staff(("White", 90), ("Asian", 60), ("Black", few), source="transcribed")
    assert offered == {"White": 90, "Asian": 60, "Black": few, "Known": 150 + few, "All": 150 + few}


@pytest.mark.parametrize(("others", "expected"), [(0, 200), (1, WITHHELD), (4, WITHHELD), (5, 200), (6, 200)])
def test_a_group_that_leaves_1_to_4_out_of_everybody_is_withheld_too(others: int, expected: object) -> None:
    assert staff(("White", 200), ("Black", others))["White"] == expected


@pytest.mark.parametrize(
    ("reached", "expected"),
    [(0, 0), (2, WITHHELD), (5, 5), (35, 35), (36, WITHHELD), (39, WITHHELD), (40, 40)],
)
def test_pupils_who_reached_a_standard_are_withheld_near_none_and_near_all_of_their_group(
    reached: int, expected: object
) -> None:
    text = f"group  pupils  reached_strong\nWhite  300  150\nAsian  200  90\nBlack  40  {reached}"
    pupils = slice_of("attainment", text, stage="Key stage 4", period="2025/26")
    assert shown(release_of(pupils), "reached_strong")["Black"] == expected


def test_events_are_withheld_like_people_and_can_outnumber_them() -> None:
    text = """
        group  pupils  suspensions
        White     300          450
        Asian     200           60
        Mixed     100           12
        Black      80            7
    """
    release = release_of(slice_of("exclusions", text, period="2025/26"))
    said = shown(release, "suspensions")
    assert (said["White"], said["Black"]) == (450, WITHHELD)


def test_a_lone_withheld_part_of_a_total_takes_the_smallest_other_part_with_it() -> None:
    said = staff(("White", 90), ("Asian", 60), ("Mixed", 30), ("Other", 0), ("Black", 3))
    assert [said[name] for name in ("White", "Asian", "Mixed", "Other", "Black", "Known", "All")] == [
        90, 60, WITHHELD, 0, WITHHELD, 183, 183
    ]  # fmt: skip


def test_two_withheld_parts_of_a_total_take_nothing_more() -> None:
    said = staff(("White", 90), ("Asian", 60), ("Mixed", 2), ("Black", 3))
    assert [said[name] for name in ("White", "Asian", "Mixed", "Black")] == [90, 60, WITHHELD, WITHHELD]


def phases(item: str, period: str, total: str, primary: str, secondary: str, special: str) -> Slice:
    return slice_of(
        "exclusions",
        f"phase  group  {item}\nAll  All  {total}\nPrimary  All  {primary}\nSecondary  All  {secondary}\n"
        f"Special  All  {special}",
        source="dfe-exclusions-geography",
        period=period,
    )


@pytest.mark.parametrize(
    ("item", "period", "printed", "expected"),
    [
        # What DfE printed of Hackney: total, primary, secondary, special; x is what the others leave.
        ("permanent_exclusions", "2015/16", "26 c 24 0", [26, WITHHELD, WITHHELD, 0]),
        ("permanent_exclusions", "2007/08", "34 7 26 c", [34, WITHHELD, 26, WITHHELD]),
        ("suspensions", "2012/13", "1681 252 1427 c", [1_681, WITHHELD, 1_427, WITHHELD]),
    ],
)
def test_a_cell_that_an_open_source_hid_is_not_left_by_the_others(
    item: str, period: str, printed: str, expected: list[object]
) -> None:
    release = release_of(phases(item, period, *printed.split()))
    said = [shown(release, item, phase=phase)["All"] for phase in ("All", "Primary", "Secondary", "Special")]
    assert said == expected


def test_when_everybody_else_is_withheld_the_total_goes_too() -> None:
    said = staff(("White", 3))
    assert said == {"White": WITHHELD, "Known": WITHHELD, "All": WITHHELD}


def test_people_whose_group_is_not_known_cost_the_total_and_not_the_base_of_every_share() -> None:
    said = staff(("White", 90), ("Black", 60), ("Not known", 2))
    assert said == {"White": 90, "Black": 60, "Known": 150, "Not known": WITHHELD, "All": WITHHELD}


def test_a_small_group_is_not_what_its_broad_group_leaves_of_a_union_of_the_others() -> None:
    """Asian 71 less Asian without Chinese 68 is Chinese 3: the union, which only we made, goes first."""
    said = staff(
        ("Bangladeshi", 20), ("Indian", 30), ("Pakistani", 10), ("Other Asian", 8), ("Chinese", 3), ("White", 90)
    )  # fmt: skip
    assert {name: count for name, count in said.items() if count == WITHHELD} == {
        "Chinese": WITHHELD, "Other Asian": WITHHELD, "Asian without Chinese": WITHHELD
    }  # fmt: skip
    assert (said["Asian"], said["Known"], said["All"]) == (71, 161, 161)


def test_a_small_group_is_not_what_everybody_leaves_of_all_other_groups() -> None:
    """Known 71 less all groups but White 68 is White 3."""
    said = staff(("Asian", 20), ("Black", 30), ("Mixed", 10), ("Other", 8), ("White", 3))
    assert said["White"] == said["All groups but White"] == said["Other"] == WITHHELD
    assert said["Asian, Black and Mixed together"] == 60


def test_a_small_role_is_not_what_all_roles_leave_of_the_other_in_any_sum() -> None:
    """All roles 52 less case holders 50 is 2 middle managers, all of one group."""
    release = release_of(
        slice_of("workforce", """
            role            group  headcount
            Case holder     White         30
            Case holder     Black         20
            Middle manager  White          2
            Middle manager  Black          0
        """, **STAFF)
    )  # fmt: skip
    everybody, cases = shown(release, "headcount"), shown(release, "headcount", role="Case holder")
    assert shown(release, "headcount", role="Middle manager")["White"] == WITHHELD
    for total in ("White", "Known", "All"):
        assert WITHHELD in (everybody[total], cases[total])


POINTS = """
    group  pupils  points_total  mean_points
    White     300       15000.0         50.0
    Asian     200       11000.0         55.0
    Mixed     100        4500.0         45.0
    Other      60        2800.0         46.7
    Black       3         120.0         40.0
"""


@pytest.mark.parametrize("item", ["points_total", "mean_points"])
def test_points_and_averages_of_withheld_pupils_are_withheld_with_them(item: str) -> None:
    release = release_of(slice_of("attainment", POINTS, stage="Key stage 4", period="2025/26"))
    assert shown(release, "pupils")["Black"] == WITHHELD
    assert shown(release, item)["Black"] == WITHHELD
    assert shown(release, item)["White"] != WITHHELD


def test_points_of_withheld_pupils_are_not_left_by_the_others_either() -> None:
    said = shown(
        release_of(slice_of("attainment", POINTS, stage="Key stage 4", period="2025/26")), "points_total"
    )
    assert list(said.values()).count(WITHHELD) >= 2


def test_a_share_beside_a_withheld_count_is_withheld_with_it() -> None:
    text = """
        group  headcount  share
        White         90   0.45
        Asian         60   0.30
        Mixed         47   0.235
        Black          3   0.015
    """
    release = release_of(slice_of("support_staff", text, period="2025-11-06"))
    assert shown(release, "share")["Black"] == WITHHELD
    assert shown(release, "share")["White"] == 0.45


def test_a_share_alone_is_the_sources_own_and_stays() -> None:
    text = "group  share\nWhite  0.98\nBlack  0.02"
    assert shown(release_of(slice_of("support_staff", text, period="2025-11-06")), "share") == {
        "White": 0.98, "Black": 0.02
    }  # fmt: skip


GROUPS = ("White", "Asian", "Black", "Mixed", "Other", "Not known")
COUNTS = st.lists(st.integers(0, 30), min_size=12, max_size=12)


def _lone(release_counts: np.ndarray, sums: list[tuple[int, tuple[int, ...]]]) -> list[int]:
    """The hidden cells that a reader gets by adding and taking away along one sum after another."""
    counts = release_counts.copy()
    found: list[int] = []
    left = True
    while left:
        left = False
        for total, parts in sums:
            signs = {total: 1, **dict.fromkeys(parts, -1)}
            hidden = [cell for cell in signs if np.isnan(counts[cell])]
            if len(hidden) == 1:
                rest = sum(sign * counts[cell] for cell, sign in signs.items() if cell != hidden[0])
                counts[hidden[0]] = -signs[hidden[0]] * rest
                found, left = [*found, hidden[0]], True
    return found


@settings(max_examples=12, deadline=None)
@given(COUNTS)
def test_no_withheld_cell_is_left_by_the_others_along_any_sum(counts: list[int]) -> None:
    lines = [
        f"{role}  {group}  {counts[6 * place + column]}"
        for place, role in enumerate(("Case holder", "Middle manager"))
        for column, group in enumerate(GROUPS)
    ]
    made = slice_of("workforce", "role  group  headcount\n" + "\n".join(lines), **STAFF)
    release = release_of(made)
    sent = release["role"].isin(["Case holder", "Middle manager"]) & release["group"].isin(GROUPS)
    whole = offered(
        release[sent].reset_index(drop=True),
        SETTINGS.extracts["workforce"],
        SETTINGS,
        complete=True,
        coarser=True,
    )
    sums = _renumbered(whole, release)
    left = _lone(release["count"].to_numpy(), sums)
    assert [cell for cell in left if release["status"][cell] == "confidential"] == []


def _renumbered(whole: tuple, release) -> list[tuple[int, tuple[int, ...]]]:  # type: ignore[no-untyped-def]
    """Sums by the row numbers of a release."""
    cells, sums = whole
    at = {key: number for number, key in enumerate(zip(release["role"], release["group"], strict=True))}
    number = [at[key] for key in zip(cells["role"], cells["group"], strict=True)]
    return [(number[total], tuple(number[part] for part in parts)) for total, parts in sums]


def test_a_sum_with_a_figure_missing_anyway_gives_nothing_away() -> None:
    counts = np.array([np.nan, 24.0, 0.0, 3.0])
    assert list(with_complements(counts, np.array([False, False, False, True]), [(0, (1, 2, 3))], np.ones(4))) == [
        False, False, False, True
    ]  # fmt: skip
