"""Kinds of figures, each by cases worked out by hand and by figures already published."""

from typing import Any, get_args

import numpy as np
import pandas as pd
import pytest

from config import Measure
from metrics.figures.kinds import FIGURES, KINDS, share_of
from tests.metrics.examples import SETTINGS, cells, figures

COUNTS = ("x", "n", "s", "c_x", "c_n", "c_value", "unknown_x", "unknown_n", "known_least", "known_most")
RESIDENTS = {"Asian": 26_885, "Black": 54_645, "Mixed": 17_487, "White": 137_709, "Other": 22_421}
EXACT = dict.fromkeys(("x_within", "n_within", "s_within", "c_x_within", "c_n_within", "c_s_within"), 0.0)
ITEMS = SETTINGS.extracts["exclusions"].items
PUPILS = SETTINGS.extracts["attainment"].items["reached_strong"]


def worked_out(kind: str, text: str, item: Any = PUPILS) -> pd.DataFrame:
    """The figures of a kind for rows written as a text table; counts that are left out are not there."""
    lines = [{name: float(cell) for name, cell in line.items() if name != "group"} for line in cells(text)]
    rows = pd.DataFrame(lines, columns=list(COUNTS))
    if rows["c_value"].isna().all():
        rows["c_value"] = rows["c_x"] / rows["c_n"]
    return KINDS[kind].figures(rows.assign(**EXACT), item, SETTINGS.publication)


def staff(*lines: tuple[int, int, float], unknown: float = float("nan")) -> pd.DataFrame:
    """Shares of a whole, each (people, of, the population's share)."""
    rows = pd.DataFrame(
        [dict(zip(("x", "n", "c_value"), line, strict=True)) for line in lines], columns=list(COUNTS)
    )
    return KINDS["representation"].figures(
        rows.assign(unknown_x=unknown, **EXACT).astype(float), PUPILS, SETTINGS.publication
    )


def social_workers(counts: dict[str, int]) -> pd.DataFrame:
    known = sum(counts.values())
    return staff(*((count, known, RESIDENTS[group] / 259_147) for group, count in counts.items()))


def test_social_workers_of_2022_against_residents() -> None:
    """The issue's digits: Black 57 of 182 known; the 5-point line is at 0.260865, inside the interval."""
    worked = social_workers({"Asian": 6, "Black": 57, "Mixed": 21, "White": 96, "Other": 2})
    assert figures(worked, "value", "comparator_value", "gap", "lower", "upper", "code", "rule", "certainty", "flip") == [
        (0.032967, 0.103744, -0.070777, 0.015195, 0.070047, -1, "both", "clear", 4),
        (0.313187, 0.210865, 0.102322, 0.250256, 0.383840, 1, "points", "too_close", 10),
        (0.115385, 0.067479, 0.047906, 0.076719, 0.169951, 0, "none", "too_close", 1),
        (0.527473, 0.531393, -0.003921, 0.455125, 0.598685, 0, "none", "too_close", 9),
        (0.010989, 0.086518, -0.075529, 0.003019, 0.039176, -1, "both", "clear", 5),
    ]  # fmt: skip
    assert worked["interval"].eq("Wilson 95%").all()


def test_middle_managers_of_2022_are_25_known() -> None:
    counts = {"White": 17, "Mixed": 3, "Asian": 1, "Black": 3, "Other": 1}
    worked = social_workers(counts)
    assert figures(worked, "n", "value", "code") == [
        (25, 0.68, 1), (25, 0.12, 1), (25, 0.04, -1), (25, 0.12, -1), (25, 0.04, 0)
    ]  # fmt: skip


def test_published_composition_of_a_worked_example() -> None:
    """Bollmer and others 2014, as in DTAT's worked examples: 316 Black of 1,222, of 6,224 in 52,034."""
    worked = staff((316, 1_222, 6_224 / 52_034), (21, 1_222, 212 / 52_034))
    assert figures(worked, "value", "gap", "gap_lower", "gap_upper", "ratio") == [
        (0.258592, 0.138978, 0.115212, 0.164258, 2.161890),
        (0.017185, 0.013111, 0.007193, 0.022054, 4.217931),
    ]


@pytest.mark.parametrize(
    ("people", "of", "share", "expected"),
    [(3, 20, 0.25, 2.0), (5, 20, 0.25, 0.0), (9, 20, 0.25, -4.0), (57, 182, 54_645 / 259_147, -18.622593)],
)
def test_needed_is_what_parity_would_take_with_the_same_total(
    people: int, of: int, share: float, expected: float
) -> None:
    assert round(staff((people, of, share))["needed"].iloc[0], 6) == expected


def test_bounds_are_what_the_not_known_could_make_of_a_share() -> None:
    """With 5 not known, 57 of 182 lies between 57 and 62 of 187."""
    worked = staff((57, 182, 0.210865), unknown=5)
    assert figures(worked, "value_min", "value_max") == [(round(57 / 187, 6), round(62 / 187, 6))]


@pytest.mark.parametrize(
    ("unknown", "certainty"),
    [(0, "clear"), (399, "clear"), (400, "depends_on_not_known"), (500, "depends_on_not_known")],
)
def test_a_verdict_depends_on_the_not_known_when_they_could_change_it(unknown: int, certainty: str) -> None:
    """2,600 of 10,000 is above 20% by 6 points; with 400 more people of other groups it is 25%, which is within."""
    worked = staff((2_600, 10_000, 0.2), unknown=unknown)
    assert (worked["code"].iloc[0], worked["certainty"].iloc[0]) == (1, certainty)


@pytest.mark.parametrize(
    ("people", "certainty"), [(2_000, "clear"), (2_415, "clear"), (2_416, "too_close"), (2_500, "too_close")]
)
def test_within_is_too_close_to_call_when_the_interval_reaches_past_5_points(
    people: int, certainty: str
) -> None:
    worked = staff((people, 10_000, 0.2))
    assert (worked["code"].iloc[0], worked["certainty"].iloc[0]) == (0, certainty)


def test_the_ratio_rule_makes_a_verdict_clear_that_points_alone_would_leave_too_close() -> None:
    """Nobody of a group that is 8.65% of residents, among 87: the interval's end, 4.2%, is inside the band."""
    worked = staff((0, 87, 22_421 / 259_147))
    assert figures(worked, "code", "rule", "certainty") == [(-1, "both", "clear")]


@pytest.mark.parametrize(("base", "enough"), [(9, False), (10, True), (11, True)])
def test_a_share_of_fewer_than_10_people_is_not_enough_for_a_verdict(base: int, enough: bool) -> None:
    assert staff((5, base, 0.2))["enough"].iloc[0] == enough


def test_a_base_of_nobody_has_no_figures_at_all() -> None:
    worked = staff((0, 0, 0.2))
    assert (
        worked[[name for name in FIGURES if name not in ("comparator_value", "needed")]].isna().all(axis=None)
    )
    assert np.isnan(share_of(np.array([0.0]), np.array([0.0]))[0])


SUSPENSIONS_2023_24 = """
    group      x      n   c_x    c_n  unknown_x  unknown_n
    Asian    218   3910   830  11796         51        481
    Black   1441  10342   830  11796         51        481
    Mixed    525   4281   830  11796         51        481
    Other    142   2136   830  11796         51        481
"""


def test_suspensions_of_2023_24_against_white_pupils() -> None:
    """DfE: Black 1,441 among 10,342, 13.93 for every 100, 1.98 times the White rate, exactly 1.817 to 2.159."""
    worked = worked_out("rate", SUSPENSIONS_2023_24, ITEMS["suspensions"])
    assert figures(worked, "value", "comparator_value", "ratio", "code", "certainty", digits=4) == [
        (0.0558, 0.0704, 0.7924, -1, "clear"),
        (0.1393, 0.0704, 1.9802, 1, "clear"),
        (0.1226, 0.0704, 1.7429, 1, "clear"),
        (0.0665, 0.0704, 0.9448, 0, "too_close"),
    ]
    assert figures(worked, "ratio_lower", "ratio_upper", digits=3)[1] == (1.817, 2.159)
    assert worked["flip"].isna().all()


def test_one_pupil_can_be_suspended_more_than_once_so_unknown_suspensions_bring_no_pupils() -> None:
    worked = worked_out("rate", SUSPENSIONS_2023_24, ITEMS["suspensions"])
    assert figures(worked, "value_min", "value_max")[1] == (
        round(1_441 / 10_823, 6),
        round(1_492 / 10_342, 6),
    )


PUPILS_SUSPENDED = """
    group    x     n  c_x   c_n  unknown_x  unknown_n
    Black  700  1000  300  1000        350        400
"""


def test_pupils_counted_once_bring_themselves_so_the_share_stays_under_one() -> None:
    worked = worked_out("rate", PUPILS_SUSPENDED, ITEMS["pupils_suspended"])
    assert figures(worked, "value_min", "value_max") == [(round(700 / 1_050, 6), round(1_050 / 1_350, 6))]


@pytest.mark.parametrize(
    ("suspended", "flip", "code"), [(376, 1, 1), (375, 1, 0), (300, 61, 0), (239, 1, -1)]
)
def test_pupils_suspended_at_least_once_are_people_so_the_verdict_can_flip(
    suspended: int, flip: int, code: int
) -> None:
    """300 of 1,000 White pupils: within from 240 (0.8 times) to 375 (1.25 times)."""
    text = f"group  x  n  c_x  c_n\nBlack  {suspended}  1000  300  1000"
    worked = worked_out("rate", text, ITEMS["pupils_suspended"])
    assert figures(worked, "code", "flip") == [(code, flip)]


@pytest.mark.parametrize(
    ("pupils", "expected_at", "enough"),
    [
        (29, (50, 100), False),
        (30, (50, 100), True),
        (49, (10, 100), False),
        (50, (10, 100), True),
        (77, (5, 77), True),
    ],
)
def test_a_rate_needs_30_pupils_and_5_expected_for_a_verdict(
    pupils: int, expected_at: tuple[int, int], enough: bool
) -> None:
    text = f"group  x  n  c_x  c_n\nBlack  9  {pupils}  {expected_at[0]}  {expected_at[1]}"
    assert worked_out("rate", text, ITEMS["suspensions"])["enough"].iloc[0] == enough


def test_a_rate_against_a_rate_of_nothing_has_no_ratio_and_no_verdict() -> None:
    worked = worked_out("rate", "group  x  n  c_x  c_n\nBlack  9  300  0  400", ITEMS["suspensions"])
    assert figures(worked, "ratio", "ratio_upper", "code", "enough") == [(None, None, 0, False)]


KS4_2017_18 = """
    group    x    n  c_x  c_n
    Asian  140  267  379  713
    Black  304  758  379  713
    Mixed   72  172  379  713
"""


def test_strong_passes_of_2017_18_against_white_pupils() -> None:
    """DfE's key stage 4 file: Black 304 of 758 (40.1%), White 379 of 713; Asian with Chinese is 267."""
    worked = worked_out("attainment", KS4_2017_18)
    assert figures(
        worked, "value", "gap", "gap_lower", "gap_upper", "code", "rule", "certainty", digits=3
    ) == [
        (0.524, -0.007, -0.077, 0.062, 0, "none", "too_close"),
        (0.401, -0.131, -0.180, -0.080, -1, "points", "clear"),
        (0.419, -0.113, -0.193, -0.030, -1, "points", "too_close"),
    ]


def test_published_differences_and_ratios_of_two_proportions() -> None:
    """Newcombe 1998, table II, method 10; the ratio 10 of 75 over 12 of 225 from SciPy's documentation."""
    worked = worked_out(
        "attainment",
        "group  x  n  c_x  c_n\nA  56  70  48  80\nB  9  10  3  10\nC  10  75  12  225",
    )
    assert figures(worked.iloc[:2], "gap_lower", "gap_upper", digits=4) == [
        (0.0524, 0.3339),
        (0.1705, 0.8090),
    ]
    assert figures(worked.iloc[2:], "ratio", "ratio_lower", "ratio_upper") == [(2.5, 1.126156, 5.549851)]


def test_bounds_of_attainment_place_the_not_known_pupils_as_badly_and_as_well_as_can_be() -> None:
    """81 children not known, 43 of whom reached it: the 38 others could all be Black, or the 43 could."""
    worked = worked_out(
        "attainment", "group  x  n  c_x  c_n  unknown_x  unknown_n\nBlack  448  680  829  1234  43  81"
    )
    assert figures(worked, "value_min", "value_max") == [(round(448 / 718, 6), round(491 / 723, 6))]


def test_nothing_depends_on_not_known_pupils_of_whom_it_is_withheld_how_many_reached_it() -> None:
    """Black 400 of 1,000 against 550: 300 pupils not known could close the gap, but only if it is known that
    enough of them reached it."""
    text = "group  x  n  c_x  c_n  unknown_x  unknown_n\nBlack  400  1000  550  1000  {}  300"
    known, withheld = (worked_out("attainment", text.format(reached)) for reached in ("290", "nan"))
    assert figures(known, "code", "certainty") == [(-1, "depends_on_not_known")]
    assert figures(withheld, "code", "certainty", "value_min", "value_max") == [(-1, "clear", None, None)]


@pytest.mark.parametrize(("reached", "flip"), [(54, 1), (55, 1), (56, 2), (60, 6), (65, 1), (66, 1), (70, 5)])
def test_flip_of_attainment_counts_pupils_with_the_reference_as_it_is(reached: int, flip: int) -> None:
    """600 of 1,000 White pupils: of 100, 55 to 65 are within."""
    worked = worked_out("attainment", f"group  x  n  c_x  c_n\nBlack  {reached}  100  600  1000")
    assert worked["flip"].iloc[0] == flip


def test_an_average_has_a_gap_and_no_interval_because_no_source_says_how_points_spread() -> None:
    worked = worked_out("average", "group  x  n  c_value\nBlack  38035.2  849  53.4")
    assert figures(worked, "value", "gap", "comparator_value", digits=4) == [(44.8, -8.6, 53.4)]
    assert worked[["lower", "upper", "ratio", "needed", "flip", "gap_lower"]].isna().all(axis=None)


def test_an_average_that_the_source_gives_stands_where_there_is_no_total() -> None:
    assert figures(worked_out("average", "group  s  n  c_value\nBlack  44.8  849  53.4"), "value") == [
        (44.8,)
    ]


def test_every_kind_fills_in_every_figure() -> None:
    for kind in KINDS:
        worked = worked_out(kind, KS4_2017_18, ITEMS["suspensions"])
        assert {*FIGURES, "interval", "code", "rule", "certainty", "enough"} <= set(worked.columns)


def test_every_kind_that_a_measure_may_have_is_worked_out() -> None:
    assert list(KINDS) == list(get_args(Measure.model_fields["kind"].annotation))
