"""What moved, whether it could be chance, and which points a line may join."""

import math

import pandas as pd
import pytest

from metrics.promises.run_charts import RunChart, run_chart
from metrics.promises.series import alike, breaks_of, divided, runs, segments
from metrics.promises.trends import change, cochran_armitage, trend
from tests.metrics.examples import SETTINGS

JUDGEMENT = SETTINGS.publication.judgement
APART = JUDGEMENT.days_apart
# Hackney's permanent exclusions and pupils (DfE).
HACKNEY = [
    ("2010/11", 39, 28165),
    ("2011/12", 36, 29382),
    ("2012/13", 29, 30989),
    ("2013/14", 31, 32412),
    ("2014/15", 29, 33216),
    ("2015/16", 26, 33989),
    ("2016/17", 43, 34350),
]


def row(x: float, n: float, within: float = 0) -> dict[str, float]:
    return {"numerator": x, "denominator": n, "value": x / n, "within": within}


def series(*points: tuple[str, float, float], within: float = 0) -> pd.DataFrame:
    return pd.DataFrame(
        [{"period": label, **row(x, n, within)} for label, x, n in points],
        columns=["period", "numerator", "denominator", "value", "within"],
    )


def quarters(*values: float) -> pd.DataFrame:
    labels = [f"{2022 + number // 4} Q{number % 4 + 1}" for number in range(len(values))]
    return pd.DataFrame({"period": labels, "value": values})


def test_a_rise_of_64_per_cent_is_not_told_apart_from_chance() -> None:
    """DfE: 43 of 34,350 in 2016/17 after 26 of 33,989."""
    found = change(row(43, 34350), row(26, 33989), "events")
    assert (found.direction, found.distinguishable) == ("up", False)
    figures = (found.ratio, found.ratio_lower, found.ratio_upper, found.p)
    assert [round(one, 4) for one in figures] == [1.6365, 0.9830, 2.7742, 0.0535]
    assert found.difference == 43 / 34350 - 26 / 33989


def test_the_exact_test_of_two_rates_is_that_of_gu_and_others() -> None:
    found = change(row(60, 51477.5), row(30, 54308.7), "events")
    assert round(found.p, 10) == 0.0006751827
    assert found.distinguishable is True


@pytest.mark.parametrize(("events", "told_apart"), [(43, False), (44, True)])
def test_one_more_event_can_tell_a_rise_from_chance(events: int, told_apart: bool) -> None:
    assert change(row(events, 34350), row(26, 33989), "events").distinguishable is told_apart


def test_two_shares_are_compared_by_newcombes_limits() -> None:
    """Newcombe 1998, Table II: 56 of 70 and 48 of 80."""
    found = change(row(56, 70), row(48, 80))
    assert (round(found.difference_lower, 4), round(found.difference_upper, 4)) == (0.0524, 0.3339)
    assert (found.direction, found.distinguishable) == ("up", True)
    assert math.isnan(found.p)


def test_a_share_that_fell_is_down_and_one_that_stayed_is_the_same() -> None:
    assert change(row(48, 80), row(56, 70)).direction == "down"
    assert change(row(30, 60), row(40, 80)).direction == "same"


def test_rounding_widens_a_change_until_it_could_be_chance() -> None:
    exact, rounded = change(row(45, 300), row(25, 300)), change(row(45, 300, 4), row(25, 300, 4))
    assert (exact.distinguishable, rounded.distinguishable) == (True, False)
    assert rounded.difference_lower < exact.difference_lower
    assert rounded.difference_upper > exact.difference_upper
    assert math.isnan(change(row(45, 300, 4), row(25, 300, 4), "events").p)


def test_a_withheld_figure_has_no_change_and_an_average_no_test() -> None:
    withheld = row(float("nan"), 60)
    assert change(withheld, row(10, 60)).direction == "unknown"
    assert change(row(10, 60), withheld).distinguishable is None
    averages = change(row(5000, 100), row(4900, 100), "points")
    assert (averages.direction, averages.difference, averages.distinguishable) == ("up", 1, None)


def test_from_nobody_to_somebody_has_no_ratio() -> None:
    found = change(row(3, 500), row(0, 500), "events")
    assert (found.direction, found.distinguishable) == ("up", False)
    assert math.isnan(found.ratio)


def test_cochran_and_armitage_is_that_of_r() -> None:
    table = series(*zip("abcd", (83, 90, 129, 70), (86, 93, 136, 82), strict=True))
    _, chi2 = cochran_armitage(table["numerator"].to_numpy(), table["denominator"].to_numpy(), (1, 2, 3, 4))
    assert chi2 == pytest.approx(8.224922285197662, rel=1e-12)


@pytest.mark.parametrize(("years", "chi2", "p"), [(5, 0.7232, 0.395), (7, 1.6945, 0.193)])
def test_hackneys_permanent_exclusions_had_no_trend(years: int, chi2: float, p: float) -> None:
    found = trend(series(*HACKNEY[-years:]), JUDGEMENT, of="events")
    assert (found.state, round(found.chi2, 4), round(found.p, 3)) == ("no_trend", chi2, p)
    assert len(found.periods) == years


def test_four_years_are_too_few_points_and_five_are_enough() -> None:
    assert trend(series(*HACKNEY[-4:]), JUDGEMENT, of="events").state == "too_few_points"
    assert trend(series(*HACKNEY[-5:]), JUDGEMENT, of="events").state == "no_trend"


def test_a_share_that_rises_every_year_is_rising() -> None:
    years = [(f"{2010 + n}/{11 + n}", 100 + 40 * n, 1000) for n in range(5)]
    assert trend(series(*years), JUDGEMENT).state == "rising"
    backwards = [(label, x, 1000) for (label, _, _), (_, x, _) in zip(years, reversed(years), strict=True)]
    assert trend(series(*backwards), JUDGEMENT).state == "falling"


def test_a_year_that_is_withheld_is_not_counted_as_a_point() -> None:
    points = [*HACKNEY[-5:-1], ("2016/17", float("nan"), 34350)]
    assert trend(series(*points), JUDGEMENT, of="events").state == "too_few_points"


def test_a_break_in_the_source_ends_a_trend() -> None:
    found = trend(series(*HACKNEY), JUDGEMENT, breaks={"2012/13"}, of="events")
    assert (found.state, found.periods[0]) == ("no_trend", "2012/13")
    assert trend(series(*HACKNEY), JUDGEMENT, breaks={"2013/14"}, of="events").state == "too_few_points"


def test_the_years_under_covid_are_left_out_and_never_joined() -> None:
    years = [(f"{2016 + n}/{17 + n}", 100, 1000) for n in range(9)]
    found = trend(series(*years), JUDGEMENT)
    assert (found.state, found.periods) == ("too_few_points", ("2021/22", "2022/23", "2023/24", "2024/25"))
    assert trend(series(*years, ("2025/26", 100, 1000)), JUDGEMENT).state == "no_trend"


def test_quarters_are_never_taken_for_years() -> None:
    points = [(label, 100, 1000) for label in quarters(*range(12))["period"]]
    assert trend(series(*points), JUDGEMENT).state == "too_few_points"


def test_snapshots_each_quarter_are_not_independent_years() -> None:
    days = ["2022-03-31", "2022-06-30", "2022-09-30", "2022-12-31", "2023-03-31"]
    assert trend(series(*((day, 100, 1000) for day in days)), JUDGEMENT).state == "too_few_points"
    yearly = [f"{year}-09-30" for year in range(2021, 2026)]
    assert trend(series(*((day, 100, 1000) for day in yearly)), JUDGEMENT).state == "no_trend"


def test_nothing_is_tested_on_rounded_counts_on_points_or_on_more_than_everybody() -> None:
    assert trend(series(*HACKNEY, within=4), JUDGEMENT, of="events").state == "cannot_say"
    assert trend(series(*HACKNEY), JUDGEMENT, of="points").state == "cannot_say"
    assert (
        trend(series(*((label, 1100, 1000) for label, _, _ in HACKNEY)), JUDGEMENT, of="events").state
        == "cannot_say"
    )
    assert (
        trend(series(*((label, 0, 1000) for label, _, _ in HACKNEY)), JUDGEMENT, of="events").state
        == "cannot_say"
    )
    assert trend(series(), JUDGEMENT).state == "too_few_points"


def test_kinds_of_periods_are_never_on_one_line() -> None:
    labels = ["2022/23", "2022-23", "2023/24", "2023-24", "2023 Q1", "2023 Q2", "2023-03-31", "no period"]
    assert segments(labels, apart=APART) == [
        ("2022-23", "2023-24"), ("2022/23", "2023/24"), ("2023 Q1", "2023 Q2"), ("2023-03-31",),
    ]  # fmt: skip


def test_a_line_stops_at_a_break_at_covid_and_at_a_missing_year() -> None:
    years = ["2015/16", "2016/17", "2017/18", "2018/19", "2019/20", "2021/22", "2023/24", "2024/25"]
    assert segments(years, {"2016/17"}, APART) == [
        ("2015/16",), ("2016/17", "2017/18", "2018/19"), ("2021/22",), ("2023/24", "2024/25"),
    ]  # fmt: skip
    assert segments(years, {"2016/17"})[-1] == ("2021/22", "2023/24", "2024/25")
    assert segments([], apart=APART) == []


def test_a_break_divides_although_its_own_year_is_missing() -> None:
    assert divided("2015/16", "2017/18", {"2016/17"})
    assert not divided("2016/17", "2017/18", {"2016/17"})
    assert divided("2018/19", "2021/22", ())


BY_PUPIL, BY_PLACE = "DfE exclusions by pupil characteristics", "DfE exclusions by geographic level"
TRANSCRIBED = "DfE, Suspensions and permanent exclusions in England"


def test_a_break_is_that_of_the_publication_which_the_figures_come_from() -> None:
    assert set(breaks_of([BY_PUPIL], SETTINGS, "Black")) == {"2016/17"}
    assert set(breaks_of([TRANSCRIBED], SETTINGS, "Black")) == {"2016/17"}
    assert breaks_of(["MISA extract"], SETTINGS, "Black") == {}


def test_a_break_of_the_groups_does_not_break_the_figures_of_everybody() -> None:
    assert breaks_of([BY_PUPIL], SETTINGS, "All") == {}
    schools = ["DfE school census, pupils by ethnic group"]
    assert (
        set(breaks_of(schools, SETTINGS, "All")) == set(breaks_of(schools, SETTINGS, "Black")) == {"2017/18"}
    )


def test_files_and_transcribed_figures_of_one_publication_are_one_series() -> None:
    assert alike(BY_PUPIL, BY_PLACE, SETTINGS)
    assert alike(BY_PLACE, f"{TRANSCRIBED} (rounded to 5)", SETTINGS)
    assert alike("MISA extract", "MISA extract", SETTINGS)
    assert not alike(BY_PLACE, "PRISM-R", SETTINGS)
    assert not alike(BY_PLACE, "MISA extract", SETTINGS)
    assert not alike(f"{TRANSCRIBED} and Wales", TRANSCRIBED, SETTINGS)


def test_one_line_runs_through_the_files_of_a_publication_and_stops_at_another() -> None:
    sources = {"2010/11": TRANSCRIBED, "2011/12": BY_PUPIL, "2012/13": BY_PLACE, "2013/14": "MISA extract"}
    assert runs(sources, (), SETTINGS) == (("2010/11", "2011/12", "2012/13"), ("2013/14",))
    assert runs(sources, {"2011/12"}, SETTINGS) == (("2010/11",), ("2011/12", "2012/13"), ("2013/14",))


def test_seven_quarters_are_too_few_and_eight_are_enough() -> None:
    assert run_chart(quarters(*range(7)), APART).state == "too_few_points"
    assert run_chart(quarters(*range(8)), APART).state == "shift"


def test_five_quarters_on_one_side_are_no_shift_and_six_are() -> None:
    five = run_chart(quarters(9, 2, 8, 9, 8, 9, 8, 1, 2, 1, 2, 1), APART)
    assert (five.state, five.median, five.runs) == ("no_shift", 5.0, ())
    six = run_chart(quarters(2, 8, 9, 8, 9, 8, 9, 1, 2, 1, 2, 1), APART)
    assert [(run.kind, len(run.periods)) for run in six.runs] == [("above", 6)]
    assert six.runs[0].periods[0] == "2022 Q2"


def test_a_quarter_on_the_median_neither_counts_nor_breaks() -> None:
    found = run_chart(quarters(8, 9, 8, 5, 9, 8, 9, 1, 2, 1, 2, 1, 2), APART)
    assert found.median == 5
    assert [(run.kind, len(run.periods)) for run in found.runs] == [("above", 6), ("below", 6)]


def test_four_rising_quarters_are_no_shift_and_five_are() -> None:
    assert run_chart(quarters(5, 1, 2, 3, 4, 1, 5, 2), APART).state == "no_shift"
    rising = run_chart(quarters(5, 1, 2, 3, 4, 6, 1, 5), APART).runs
    assert [(run.kind, run.periods[0], len(run.periods)) for run in rising] == [("rising", "2022 Q2", 5)]


def test_a_repeated_figure_is_passed_over() -> None:
    found = run_chart(quarters(3, 9, 8, 8, 7, 6, 5, 9), APART).runs
    assert [(run.kind, len(run.periods)) for run in found] == [("falling", 5)]


def test_a_run_chart_begins_again_after_a_break_or_a_missing_quarter() -> None:
    points = quarters(*range(12))
    assert run_chart(points, APART, {"2023 Q2"}).state == "too_few_points"
    assert run_chart(points, APART, {"2023 Q1"}).periods[0] == "2023 Q1"
    assert run_chart(points.drop(index=5), APART).state == "too_few_points"
    assert run_chart(points.iloc[:0], APART) == run_chart(series(*HACKNEY), APART)
    assert isinstance(run_chart(points, APART), RunChart)
