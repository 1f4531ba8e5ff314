"""Targets beside the figures: what is wanted in each period, what was reached, and how sure that is."""

import math
from typing import Any

import pandas as pd
import pytest

from config import Config
from config.target import Target
from metrics.figures.results import results
from metrics.promises import target_paths
from metrics.promises.targets import COLUMNS, targets
from tests.metrics.examples import SETTINGS, Slice, figures, released, residents, slice_of, staff

AGREED = """
    measure area group target plan baseline_period baseline period actual wanted due verdict pace arrives release
    certainty words numerator
"""
NAN = float("nan")
THIRTY = Target(
    plan="M16", kind="reduce", words="30% lower", by=0.3, baseline="2020/21", due=("2021/22", "2022/23")
)


def pupils(period: str, suspensions: float | str, base: int = 10_000, **same: str) -> Slice:
    """Suspensions of all pupils of one year, from a published table."""
    text = f"group  pupils  suspensions\nAll  {base}  {suspensions}"
    return slice_of("exclusions", text, **({"source": "transcribed", "period": period} | same))


def reached(period: str, **counts: tuple[int, int]) -> Slice:
    """How many of how many pupils of each group reached a strong pass."""
    lines = "\n".join(f"{group.replace('_', ' ')}  {n}  {x}" for group, (x, n) in counts.items())
    text = f"group  pupils  reached_strong\n{lines}"
    return slice_of("attainment", text, source="transcribed", period=period, stage="Key stage 4")


def promising(name: str, *promised: Target) -> Config:
    """The declarations, with other targets for one measure."""
    measure = SETTINGS.measures[name].model_copy(update={"targets": promised})
    return SETTINGS.model_copy(update={"measures": SETTINGS.measures | {name: measure}})


def judged(name: str, target: Target, *slices: Slice) -> pd.DataFrame:
    settings = promising(name, target)
    return targets(results(name, released(*slices), settings), name, settings)


def said(found: pd.DataFrame) -> list[tuple[Any, ...]]:
    return figures(found, "period", "verdict", "certainty")


def test_the_columns_are_those_of_the_contract_and_how_sure_it_is() -> None:
    found = judged("suspensions", THIRTY, pupils("2020/21", 1200), pupils("2021/22", 900))
    assert list(found.columns) == AGREED.split() == COLUMNS
    assert figures(found, "measure", "area", "group", "target", "plan", "words", "release") == [
        ("suspensions", "Hackney", "All", "reduce", "M16", "30% lower", 2)
    ]


def test_thirty_per_cent_a_year_compounds() -> None:
    longer = THIRTY.model_copy(update={"due": ("2021/22", "2023/24")})
    years = ["2020/21", "2021/22", "2022/23", "2023/24", "2024/25"]
    found = target_paths.path(longer, 12.0, years)
    assert found == pytest.approx([12.0, 8.4, 5.88, 4.116, 4.116], rel=1e-12)
    quarterly = THIRTY.model_copy(update={"baseline": "2022 Q1", "due": ("2023 Q1",)})
    found = target_paths.path(quarterly, 1.0, ["2022 Q2", "2023 Q1"])
    assert [round(one, 7) for one in found] == [0.9146912, 0.7]


def test_a_ratio_is_reduced_by_its_excess_over_one() -> None:
    ratio = THIRTY.model_copy(update={"of": "ratio", "due": ("2023/24",)})
    found = target_paths.path(ratio, 3.2, ["2021/22", "2022/23", "2023/24"])
    assert found == pytest.approx([2.54, 2.078, 1.7546], rel=1e-12)
    assert target_paths.path(ratio, 0.8, ["2021/22", "2023/24"]) == [1.0, 1.0]


def test_a_level_is_reached_along_a_straight_line_and_then_held() -> None:
    level = Target(plan="P", kind="at_least", words="W", level=0.8, baseline="2021/22", due=("2023/24",))
    found = target_paths.path(level, 0.6, ["2021/22", "2022/23", "2023/24", "2024/25"])
    assert found == pytest.approx([0.6, 0.7, 0.8, 0.8], rel=1e-12)
    assert math.isnan(target_paths.path(level, 0.6, ["2022-23"])[0])
    assert math.isnan(target_paths.path(level, NAN, ["2022/23"])[0])
    assert math.isnan(target_paths.path(level, 0.6, ["2020/21"])[0])
    bare = level.model_copy(update={"baseline": ""})
    assert target_paths.path(bare, NAN, ["2022/23"]) == [0.8]


def test_progress_is_the_share_of_the_way_that_is_behind_us() -> None:
    assert round(100 * target_paths.progress(12.0, 9.0, 8.4), 2) == 83.33
    assert target_paths.progress(12.0, 13.2, 8.4) == pytest.approx(-1 / 3)
    assert math.isnan(target_paths.progress(8.4, 9.0, 8.4))


def test_the_pace_still_required() -> None:
    assert target_paths.required_pace(12.0, 5.88, 2) == pytest.approx(0.3, rel=1e-12)
    assert target_paths.required_pace(9.0, 5.88, 1) == 1 - 5.88 / 9.0
    assert target_paths.required_pace(3.2, 2.078, 2, parity=1) == pytest.approx(0.3, rel=1e-12)
    assert target_paths.required_pace(9.0, 0.0, 1) == 1
    assert target_paths.required_step(0.62, 0.7, 2) == pytest.approx(0.04)
    assert math.isnan(target_paths.required_pace(9.0, 5.88, 0)) and math.isnan(
        target_paths.required_step(0.6, 0.7, 0)
    )


@pytest.mark.parametrize(
    ("label", "years", "expected"),
    [
        ("2021/22", 0, "2021/22"), ("2021/22", 1, "2022/23"), ("2021/22", 1.2, "2023/24"), ("2098/99", 1, "2099/00"),
        ("2021-22", 2, "2023-24"), ("2021 Q4", 0.25, "2022 Q1"), ("2021 Q4", 0.3, "2022 Q2"),
        ("2024-02-29", 1, "2025-02-28"), ("2022-09-30", 0.5, "2023-09-30"),
        ("2021/22", 25, "2046/47"), ("2021/22", 25.1, None), ("2021/22", -1, None), ("2021/22", NAN, None),
    ],
)  # fmt: skip
def test_a_pace_arrives_in_a_period_of_the_same_kind(label: str, years: float, expected: str | None) -> None:
    assert target_paths.later(label, years, 25) == expected


@pytest.mark.parametrize(
    ("suspensions", "verdict"), [(839, "met"), (840, "met"), (841, "not_met")]
)  # fmt: skip
def test_exactly_at_what_is_wanted_is_met(suspensions: int, verdict: str) -> None:
    found = judged("suspensions", THIRTY, pupils("2020/21", 1200), pupils("2021/22", suspensions))
    assert said(found) == [("2021/22", verdict, "too_close")]
    assert figures(found, "baseline_period", "baseline", "wanted", "due") == [
        ("2020/21", 0.12, 0.084, "2021/22")
    ]


def test_the_second_fall_is_from_the_first_and_is_held_afterwards() -> None:
    years = [pupils("2020/21", 1200), pupils("2021/22", 800), pupils("2022/23", 700), pupils("2024/25", 500)]
    found = judged("suspensions", THIRTY, *years)
    assert figures(found, "period", "wanted", "due", "verdict", "certainty") == [
        ("2021/22", 0.084, "2021/22", "met", "too_close"),
        ("2022/23", 0.0588, "2022/23", "not_met", "clear"),
        ("2024/25", 0.0588, "2022/23", "met", "clear"),
    ]


@pytest.mark.parametrize(("suspensions", "verdict"), [(839, "on_path"), (840, "on_path"), (841, "not_met")])
def test_exactly_on_the_path_is_on_path_before_the_due_year(suspensions: int, verdict: str) -> None:
    later = THIRTY.model_copy(update={"due": ("2022/23",)})
    found = judged("suspensions", later, pupils("2020/21", 1200), pupils("2021/22", suspensions))
    assert figures(found, "verdict", "due") == [(verdict, "2022/23")]


def test_what_is_left_to_do_and_when_the_present_pace_would_arrive() -> None:
    """From 12 to 9 in a year is 25% a year: 6.75 and then 5.06, under 5.88 in the second year from now."""
    found = judged("suspensions", THIRTY, pupils("2020/21", 1200), pupils("2021/22", 900))
    assert figures(found, "pace", "arrives") == [(round(1 - 0.0588 / 0.09, 6), "2023/24")]
    rising = judged("suspensions", THIRTY, pupils("2020/21", 1200), pupils("2021/22", 1300))
    assert figures(rising, "arrives") == [(None,)]
    there = judged("suspensions", THIRTY, pupils("2020/21", 1200), pupils("2021/22", 580))
    assert figures(there, "pace", "arrives") == [(0.0, "2021/22")]
    past = judged("suspensions", THIRTY, pupils("2020/21", 1200), pupils("2023/24", 700))
    assert figures(past, "pace", "arrives") == [(None, "2024/25")]


def test_a_baseline_that_is_not_published_leaves_nothing_to_say() -> None:
    found = judged("suspensions", THIRTY, pupils("2018/19", 1200), pupils("2021/22", 900))
    assert figures(found, "period", "baseline", "wanted", "verdict", "pace", "arrives", "certainty") == [
        ("2021/22", None, None, "cannot_say", None, None, None)
    ]


def test_a_withheld_figure_and_a_withheld_baseline_leave_nothing_to_say() -> None:
    cases: list[tuple[float | str, float | str]] = [(1200, "c"), ("c", 900)]
    for given in cases:
        years = zip(("2020/21", "2021/22"), given, strict=True)
        found = judged("suspensions", THIRTY, *(pupils(label, count) for label, count in years))
        assert said(found) == [("2021/22", "cannot_say", None)]


def test_a_quarter_is_never_judged_by_a_target_for_years() -> None:
    found = judged("suspensions", THIRTY, pupils("2020/21", 1200), pupils("2022 Q1", 300))
    assert said(found) == [("2022 Q1", "cannot_say", None)]
    below = Target(plan="P", kind="below", words="W", against="England", due=("2021/22",))
    found = judged("suspensions", below, pupils("2022 Q1", 3), pupils("2022 Q1", 9, area="England"))
    assert said(found) == [("2022 Q1", "cannot_say", None)]


def test_a_target_of_which_there_is_no_figure_is_named_all_the_same() -> None:
    found = judged("suspensions", THIRTY, pupils("2020/21", 1200))
    assert figures(found, "plan", "baseline", "period", "due", "verdict", "release") == [
        ("M16", 0.12, None, "2021/22", "cannot_say", None)
    ]
    nothing = targets(results("suspensions", released(), SETTINGS), "suspensions", SETTINGS)
    assert list(nothing["plan"]) == ["M16", "PA-C1", "P2-C2"]
    assert set(nothing["verdict"]) == {"cannot_say"}
    assert targets(results("looked-after", released(), SETTINGS), "looked-after", SETTINGS).empty


@pytest.mark.parametrize(("suspensions", "verdict"), [(499, "met"), (500, "not_met"), (501, "not_met")])
def test_below_england_is_below_and_not_the_same(suspensions: int, verdict: str) -> None:
    below = Target(plan="P2-C2", kind="below", words="W", against="England", due=("2022/23",))
    england = [pupils("2022/23", 5_000, 100_000, area="England")]
    found = judged("suspensions", below, pupils("2022/23", suspensions), *england)
    assert figures(found, "wanted", "verdict") == [(0.05, verdict)]


def test_another_areas_figure_is_that_of_the_same_period() -> None:
    below = Target(
        plan="PA-C1", kind="below", words="W", against="England", baseline="2021/22", due=("2023/24",)
    )
    ours = [pupils(f"20{year}/{year + 1}", 450) for year in (21, 22, 23, 24)]
    theirs = [pupils(label, count, area="England") for label, count in (("2022/23", 500), ("2023/24", 400))]
    found = judged("suspensions", below, *ours, *theirs)
    assert figures(found, "period", "wanted", "verdict") == [
        ("2022/23", 0.05, "on_path"),
        ("2023/24", 0.04, "not_met"),
        ("2024/25", None, "cannot_say"),
    ]


@pytest.mark.parametrize(("strong", "verdict"), [(549, "not_met"), (550, "met"), (551, "met")])
def test_five_points_above_england_are_five_points(strong: int, verdict: str) -> None:
    above = Target(plan="P", kind="above", words="W", by=5, against="England", due=("2023/24",))
    england = reached("2023/24", All=(500, 1000)).rows.assign(area="England")
    found = judged(
        "ks4-english-maths-strong",
        above,
        reached("2023/24", All=(strong, 1000)),
        Slice("attainment", england),
    )
    assert figures(found, "wanted", "verdict", "certainty") == [(0.55, verdict, "too_close")]


def test_a_group_may_be_set_against_everybody_elsewhere() -> None:
    above = Target(
        plan="P", kind="above", words="W", group="Black Caribbean", against="England", everyone=True
    )
    england = reached("2023/24", All=(500, 1000), Black_Caribbean=(300, 1000)).rows.assign(area="England")
    ours = reached("2023/24", All=(600, 1000), Black_Caribbean=(90, 200), White_British=(310, 500))
    found = judged("ks4-english-maths-strong", above, ours, Slice("attainment", england))
    assert figures(found, "actual", "wanted", "verdict") == [(0.45, 0.5, "not_met")]
    same = above.model_copy(update={"everyone": False})
    found = judged("ks4-english-maths-strong", same, ours, Slice("attainment", england))
    assert figures(found, "actual", "wanted", "verdict") == [(0.45, 0.3, "met")]


BEST = Target(plan="M15", kind="previous_best", words="W")


def test_the_previous_best_is_the_highest_earlier_figure_and_not_the_last() -> None:
    shares = {"2021/22": 520, "2022/23": 610, "2023/24": 580, "2024/25": 610}
    found = judged(
        "ks4-english-maths-strong", BEST, *(reached(label, All=(x, 1000)) for label, x in shares.items())
    )
    assert figures(found, "period", "baseline_period", "wanted", "verdict") == [
        ("2021/22", "", None, "cannot_say"),
        ("2022/23", "2021/22", 0.52, "met"),
        ("2023/24", "2022/23", 0.61, "not_met"),
        ("2024/25", "2022/23", 0.61, "met"),
    ]


def test_results_given_another_way_under_covid_are_no_previous_best() -> None:
    shares = {"2018/19": 520, "2020/21": 700, "2021/22": 600}
    found = judged(
        "ks4-english-maths-strong", BEST, *(reached(label, All=(x, 1000)) for label, x in shares.items())
    )
    assert figures(found, "period", "baseline_period", "verdict")[-1] == ("2021/22", "2018/19", "met")


def test_a_withheld_earlier_figure_may_have_been_better() -> None:
    hidden = reached("2022/23", All=(1, 1000)).rows
    withheld = hidden.assign(
        count=hidden["count"].mask(hidden["item"] == "reached_strong"),
        symbol=hidden["symbol"].mask(hidden["item"] == "reached_strong", "confidential"),
    )
    before = [reached("2021/22", All=(520, 1000)), Slice("attainment", withheld)]
    for strong, verdict in ((600, "cannot_say"), (500, "not_met")):
        found = judged("ks4-english-maths-strong", BEST, *before, reached("2023/24", All=(strong, 1000)))
        assert figures(found, "period", "wanted", "verdict")[-1] == ("2023/24", 0.52, verdict)


def test_no_figure_of_a_group_from_before_a_break_of_the_groups_is_a_baseline_or_a_best() -> None:
    source = {"source": "dfe-exclusions-characteristics", "origin": "DfE exclusions by pupil characteristics"}
    years = [
        slice_of(
            "exclusions",
            f"group  pupils  suspensions\nAll  10000  {x}\nBlack  10000  {x}",
            period=period,
            **source,
        )
        for period, x in (("2015/16", 700), ("2016/17", 600))
    ]
    fall = THIRTY.model_copy(update={"baseline": "2015/16", "due": ("2016/17",)})
    of_black = [one.model_copy(update={"group": "Black"}) for one in (fall, BEST)]
    assert said(judged("suspensions", of_black[0], *years)) == [("2016/17", "cannot_say", None)]
    assert said(judged("suspensions", of_black[1], *years))[-1] == ("2016/17", "cannot_say", None)
    assert said(judged("suspensions", fall, *years)) == [("2016/17", "not_met", "clear")]


FALL = Target(plan="M13", kind="direction", words="W", direction="fall", baseline="2020/21")


@pytest.mark.parametrize(
    ("suspensions", "verdict", "certainty"),
    [
        (1200, "not_met", "too_close"),
        (1199, "met", "too_close"),
        (900, "met", "clear"),
        (1600, "not_met", "clear"),
    ],
)
def test_a_fall_is_judged_by_the_change_and_may_be_chance(
    suspensions: int, verdict: str, certainty: str
) -> None:
    found = judged("suspensions", FALL, pupils("2020/21", 1200), pupils("2021/22", suspensions))
    assert said(found) == [("2021/22", verdict, certainty)]


def test_a_fall_of_boys_of_one_group_reads_their_row_alone() -> None:
    fall = FALL.model_copy(update={"group": "Black", "breakdown": "sex", "category": "Boys"})
    text = "sex  group  pupils  suspensions\n" + "\n".join(
        f"{sex}  {group}  1000  {count}"
        for sex, group, count in (("Boys", "Black", "{b}"), ("Boys", "White", 90), ("Girls", "Black", 50))
    )
    years = [
        slice_of("exclusions", text.format(b=count), source="transcribed", period=label)
        for label, count in (("2020/21", 200), ("2021/22", 120))
    ]
    found = judged("suspensions", fall, *years)
    assert figures(found, "group", "baseline", "actual", "verdict", "certainty") == [
        ("Black", 0.2, 0.12, "met", "clear")
    ]


def test_an_average_has_no_range_so_nothing_is_said_of_how_sure_it_is() -> None:
    years = [
        slice_of(
            "attainment", f"group  pupils  points_total\nAll  100  {points}",
            source="transcribed", stage="Key stage 4", period=label,
        )
        for label, points in (("2021/22", 4500), ("2022/23", 4600))
    ]  # fmt: skip
    assert said(judged("attainment-8", BEST, *years))[-1] == ("2022/23", "met", None)


def test_staff_are_within_five_points_group_by_group() -> None:
    """Of 1,000: White 531 are 53.1% of residents; 50 points more or fewer are at the edge, 51 are past it."""
    found = targets(
        results("social-workers", released(staff(104, 211, 117, 531, 37), residents()), SETTINGS),
        "social-workers",
        SETTINGS,
    )
    assert figures(found, "group", "verdict", "certainty") == [
        ("Asian", "met", "clear"),
        ("Black", "met", "clear"),
        ("Mixed", "met", "too_close"),
        ("White", "met", "clear"),
        ("Other", "met", "too_close"),
    ]
    assert figures(found, "wanted", "due")[1] == (round(54645 / 259147, 6), "")


@pytest.mark.parametrize(("black", "verdict"), [(249, "met"), (250, "met"), (251, "not_met")])
def test_exactly_five_points_away_is_within_them(black: int, verdict: str) -> None:
    one_in_five = residents("group  people\nBlack  20000\nWhite  80000")
    text = f"group  headcount\nBlack  {black}\nWhite  {1000 - black}"
    made = slice_of("workforce", text, source="transcribed", staff="Social workers")
    within = Target(plan="M1", kind="within", words="W", group="Black")
    assert said(judged("social-workers", within, made, one_in_five))[0][1] == verdict
    wider = within.model_copy(update={"by": 6.0})
    assert said(judged("social-workers", wider, made, one_in_five))[0][1] == "met"


def test_too_few_staff_or_no_comparator_leave_nothing_to_say() -> None:
    within = Target(plan="M1", kind="within", words="W", group="Black")
    assert said(judged("social-workers", within, staff(1, 4, 1, 2, 1), residents()))[0][1] == "cannot_say"
    assert said(judged("social-workers", within, staff(6, 57, 21, 96, 2)))[0][1] == "cannot_say"
    other = within.model_copy(update={"against": "pupils-on-roll"})
    assert said(judged("social-workers", other, staff(6, 57, 21, 96, 2), residents()))[0][1] == "cannot_say"


def test_a_ratio_is_judged_by_its_own_range() -> None:
    half = Target(
        plan="P",
        kind="reduce",
        words="W",
        group="Black",
        of="ratio",
        by=0.5,
        baseline="2020/21",
        due=("2021/22",),
    )
    text = "group  pupils  suspensions\nBlack  1000  {}\nWhite  1000  50"
    years = [
        slice_of("exclusions", text.format(count), source="transcribed", period=label)
        for label, count in (("2020/21", 150), ("2021/22", 110))
    ]
    found = judged("suspensions", half, *years)
    assert figures(found, "baseline", "actual", "wanted", "verdict", "certainty") == [
        (3.0, 2.2, 2.0, "not_met", "too_close")
    ]
