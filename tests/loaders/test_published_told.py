"""DfE's interactive tool: one figure a row, what a label says, and what its publisher printed wrong."""

import os
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from loaders import published, reading
from tests.loaders.published_figures import cell, loaded, rows_of
from tests.loaders.published_samples import CONFIG, SAMPLES, sheet, without

ATTAINMENT, TOTALS = SAMPLES["dfe-lait-attainment"], SAMPLES["dfe-lait-totals"]
BLACK = {"area": "Hackney", "period": "2024/25", "group": "Black"}


def test_a_label_says_item_stage_and_group_and_the_year_is_the_one_that_ends() -> None:
    rows = rows_of(ATTAINMENT)
    assert cell(rows, **BLACK, stage="Key stage 2", item="share_expected") == 0.71
    assert cell(rows, **BLACK, stage="Early years", item="share_good_level") == pytest.approx(0.679)
    assert cell(rows, **BLACK, stage="Key stage 4", item="mean_points") == 46.2


def test_a_score_below_nought() -> None:
    mixed = {"area": "Hackney", "period": "2021/22", "group": "Mixed", "item": "progress"}
    assert cell(rows_of(ATTAINMENT), **mixed) == -0.22


def test_asian_leaves_chinese_out_up_to_the_year_that_the_rule_names() -> None:
    rows = rows_of(ATTAINMENT)
    points = rows[rows["item"].eq("mean_points") & rows["area"].eq("Hackney")]
    assert set(points[points["period"].eq("2017/18")]["group"]) >= {"Asian without Chinese", "Chinese"}
    assert cell(rows, area="Hackney", period="2018/19", group="Asian", item="mean_points") == 52.8


def test_a_year_that_is_another_years_is_put_where_it_belongs() -> None:
    rows = rows_of(ATTAINMENT)
    chinese = {"area": "England", "group": "Chinese", "item": "share_good_level"}
    assert cell(rows, **chinese, period="2021/22") == pytest.approx(0.749)
    assert "2020/21" not in set(rows["period"])


def test_a_decimal_point_that_was_lost_is_put_back_for_the_area_that_lost_it() -> None:
    rows = rows_of(TOTALS)
    entrants = {"indicator": "First-time entrants", "period": "2024-12-31", "item": "per_100000"}
    assert cell(rows, **entrants, area="England") == pytest.approx(0.001258)
    assert cell(rows, **entrants, area="Hackney") == pytest.approx(0.00255)


def test_inner_london_is_not_london_and_is_never_added_to_anything() -> None:
    rows, _ = loaded(ATTAINMENT)
    london = rows[rows["area"].eq("London")]
    assert (list(london["count"]), list(london["item"])) == ([0.23], ["progress"])
    assert rows_of(without(ATTAINMENT, ",London,")).query("area == 'London'").empty


def test_days_and_financial_years_as_each_label_means_its_year() -> None:
    rows = rows_of(TOTALS).query("area == 'Hackney' and period > '2022'")
    periods = dict(zip(rows["indicator"], rows["period"], strict=True))
    assert (periods["Looked after"], periods["Referrals"]) == ("2024-03-31", "2023-24")
    in_2021 = {"indicator": "Children in need", "period": "2021-03-31", "item": "per_10000"}
    assert cell(rows_of(TOTALS), **in_2021, area="Hackney") == "not_available"


@pytest.mark.parametrize(
    ("family", "words"),
    [
        (
            "dfe-lait-totals",
            "England’s rate of first-time entrants is printed ten times too high in every year",
        ),
        ("dfe-lait-attainment", "Chinese children’s figure of 2021 in early years is that of 2022"),
        ("dfe-lait-attainment", "At key stage 4 Asian leaves Chinese pupils out up to 2017/18"),
        ("dfe-lait-attainment", "In early years Asian holds Chinese children since 2021/22"),
        ("dfe-lait-exclusions", "London has no rates before 2022/23"),
    ],
)
def test_every_rule_is_said_with_its_reason(family: str, words: str) -> None:
    _, problems = loaded(SAMPLES[family])
    assert words in " ".join(problem.title for problem in problems)


@pytest.mark.extracts
@pytest.mark.parametrize(
    ("family", "where", "wanted"),
    [
        # FSP_Gooddev_Chinese,2021,England,74.900000000000006: no profile ran in 2021, and 2022 has no row of its own.
        (
            "dfe-lait-attainment",
            {"area": "England", "stage": "Early years", "group": "Chinese", "period": "2021/22"},
            0.749,
        ),
        # FirstYJS,2016: England 3071, London 412; 2024: 1258 and 157.
        ("dfe-lait-totals", {"area": "England", "indicator": "First-time entrants", "period": "2016-12-31"}, 0.003071),
        ("dfe-lait-totals", {"area": "London", "indicator": "First-time entrants", "period": "2016-12-31"}, 0.00412),
        ("dfe-lait-totals", {"area": "London", "indicator": "First-time entrants", "period": "2024-12-31"}, 0.00157),
        # AVG_Attain8_Score_Asian, Hackney: 50.7 in 2018 without Chinese pupils, 52.8 in 2019 with them.
        (
            "dfe-lait-attainment",
            {"area": "Hackney", "item": "mean_points", "group": "Asian without Chinese", "period": "2017/18"},
            50.7,
        ),
        ("dfe-lait-attainment", {"area": "Hackney", "item": "mean_points", "group": "Asian", "period": "2018/19"}, 52.8),
        # TotFixedEx: London (Inner) 4.7488000000000001 in 2021/22, London - ; 4.9534200000000004 in 2022/23, Inner - .
        (
            "dfe-lait-exclusions",
            {"area": "London", "item": "suspension_rate", "phase": "All", "period": "2021/22"},
            "not_available",
        ),
        ("dfe-lait-exclusions", {"area": "London", "item": "suspension_rate", "phase": "All", "period": "2022/23"}, 0.0495342),
        # TotFixedEx,2022/23,England,9.3345800000000008 is 9.33, and 9.335 would be 9.34.
        ("dfe-lait-exclusions", {"area": "England", "item": "suspension_rate", "phase": "All", "period": "2022/23"}, 0.0933458),
    ],
)  # fmt: skip
def test_the_tools_traps_in_its_whole_file(family: str, where: dict[str, str], wanted: float | str) -> None:
    assert cell(_of_the_whole_file(family), **where) == (
        wanted if wanted == "not_available" else pytest.approx(wanted)
    )


@cache
def _of_the_whole_file(family: str) -> pd.DataFrame:
    path = Path(os.environ["EQUALITIES_EXTRACTS"]) / "lait_bds_long.ethnicity_and_totals.2016_2025.csv"
    read, _ = reading.read(path.read_bytes(), CONFIG.publication.limits, large=True)
    assert read is not None
    return published.rows(read, family, CONFIG)[0]


def test_a_label_that_is_gone_and_a_year_that_is_none_are_refused() -> None:
    rows, problems = published.rows(sheet(TOTALS.replace("\nCIN,", "\nCIN2,")), "dfe-lait-totals", CONFIG)
    assert rows.empty and [problem.rule for problem in problems] == ["label not found"]
    odd = published.rows(
        sheet(TOTALS.replace(",2024,Hackney,", ",twenty,Hackney,")), "dfe-lait-totals", CONFIG
    )
    assert odd[0].empty and {problem.rule for problem in odd[1]} == {"unknown period"}


def test_rates_of_exclusion_for_every_100_pupils_and_none_of_london_where_inner_london_stands() -> None:
    """The tool's Inner London stops and its London starts at 2022/23."""
    rows = rows_of(SAMPLES["dfe-lait-exclusions"])
    rate = {"item": "suspension_rate", "phase": "All"}
    assert cell(rows, **rate, area="Hackney", period="2020/21") == pytest.approx(0.0466, abs=0.00001)
    assert cell(rows, **rate, area="England", period="2020/21") == pytest.approx(0.04251, abs=0.00001)
    assert set(rows[rows["area"].eq("London") & rows["symbol"].isna()]["period"]) == {"2022/23"}
    inner = rows[rows["area"].eq("Inner London") & rows["symbol"].isna()]
    assert inner[["period", "count"]].values.tolist() == [["2021/22", 0.047488]]


def test_absence_as_a_percentage() -> None:
    rows = rows_of(SAMPLES["dfe-lait-absence"])
    absent = {"area": "Hackney", "period": "2024/25", "item": "share_persistently_absent"}
    assert cell(rows, **absent) == pytest.approx(0.1785)


@pytest.mark.extracts
def test_one_file_fills_the_extract_that_is_asked_for() -> None:
    path = Path(os.environ["EQUALITIES_EXTRACTS"]) / "lait_bds_long.ethnicity_and_totals.2016_2025.csv"
    read, _ = reading.read(path.read_bytes(), CONFIG.publication.limits, large=True)
    assert read is not None
    assert published.recognise(read, CONFIG, "totals") == "dfe-lait-totals"
    rows, _ = published.rows(read, "dfe-lait-totals", CONFIG)
    need = {"indicator": "Children in need", "period": "2025-03-31", "item": "per_10000"}
    assert [cell(rows, **need, area=area) for area in ("Hackney", "London", "England")] == [
        pytest.approx(rate) for rate in (0.0403, 0.03592, 0.03303)
    ]
