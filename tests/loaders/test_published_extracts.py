"""The real published files, as downloaded, from the folder that EQUALITIES_EXTRACTS names."""

import os
import time
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import config
from loaders import published, reading
from loaders.problems import Problem, blocking

CONFIG = config.load()
FILES = {
    "dfe-csww": "csww_workforce_role_by_ethnicity_2019_to_2022.csv",
    "dfe-exclusions-characteristics": "exclusions_by_characteristic.csv",
    "dfe-exclusions-geography": "exclusions_by_geographic_level.hackney_london_england.csv",
    "dfe-ks4-la": "ks4_2018_la_characteristics.csv",
    "dfe-ks4-national": "ks4_2018_national_characteristics.csv",
    "dfe-ks2-2016": "key_stage_2_2016_three_header_rows.csv",
    "dfe-spc-ethnicity": "spc_pupils_ethnicity_and_language.hackney_london_england.csv",
    "ons-census-2021-authorities": "census_2021_ethnic_group_by_la.csv",
    "ons-census-2021-regions": "census_2021_ethnic_group_by_region.csv",
    "ons-census-2021-countries": "census_2021_ethnic_group_by_country.csv",
    "dfe-csww-characteristics": "csc_workforce_eth_2019_2025.slice.csv",
    "dfe-lait-attainment": "lait_bds_long.ethnicity_and_totals.2016_2025.csv",
    "dfe-cla": "cla_on_31_march_by_ethnicity_hackney_london_england.csv",
}
NOT_FAMILIES = (
    "ethnicity_label_lookup.csv",
    "hackney_local_ethnicity_codes.csv",
    "exclusions_by_characteristic.meta.csv",
    "ks4_2018_la_characteristics.meta.csv",
    "spc_pupils_ethnicity_and_language.meta.csv",
)
AREAS = {
    "dfe-exclusions-characteristics": {"England"},
    "dfe-ks4-la": {"Hackney", "London"},
    "dfe-ks4-national": {"England"},
    "dfe-ks2-2016": {"Hackney", "England"},
    "ons-census-2021-authorities": {"Hackney"},
    "ons-census-2021-regions": {"London"},
    "ons-census-2021-countries": {"England"},
}

pytestmark = pytest.mark.extracts


@lru_cache
def sheet(name: str) -> reading.Sheet:
    path = Path(os.environ["EQUALITIES_EXTRACTS"]) / name
    found, problems = reading.read(path.read_bytes(), CONFIG.publication.limits, large=True)
    assert found is not None, problems
    return found


@lru_cache
def loaded(family: str) -> tuple[pd.DataFrame, list[Problem]]:
    return published.rows(sheet(FILES[family]), family, CONFIG)


def figure(family: str, **wanted: str) -> Any:
    """One count of a file; where the file has a symbol in its place, what it stands for."""
    rows, problems = loaded(family)
    assert not blocking(problems), [problem.sentence() for problem in problems]
    for column, value in wanted.items():
        rows = rows[rows[column] == value]
    (found,) = rows.to_dict("records")
    return found["count"] if found["symbol"] is None else found["symbol"]


@pytest.mark.parametrize("family", FILES)
def test_every_file_is_recognised_and_loads_in_under_3_seconds(family: str) -> None:
    read = sheet(FILES[family])
    started = time.process_time()
    extract = CONFIG.families[family].extract  # one file may fill several
    assert published.recognise(read, CONFIG, extract) == family
    _, problems = published.rows(read, family, CONFIG)
    assert time.process_time() - started < 3
    assert {problem.severity for problem in problems} == {"note"}


@pytest.mark.parametrize("name", NOT_FAMILIES)
def test_other_files_are_not_taken_for_published_figures(name: str) -> None:
    assert published.recognise(sheet(name), CONFIG) is None
    assert published.near(sheet(name), CONFIG) is None


@pytest.mark.parametrize("family", FILES)
def test_the_areas_that_a_file_has_are_found(family: str) -> None:
    """Others than these are neighbours that a file of many areas has."""
    rows, _ = loaded(family)
    beside = {area.name for area in CONFIG.publication.beside}
    assert set(rows["area"]) - beside == AREAS.get(family, {"Hackney", "London", "England"})


def test_social_workers_2022() -> None:
    all_roles = {"period": "2022-09-30", "area": "Hackney", "role": "All"}
    assert figure("dfe-csww", **all_roles, group="Known") == 182
    assert figure("dfe-csww", **all_roles, group="Black") == 57
    assert figure("dfe-csww", **all_roles, group="White") == 96
    managers = {"period": "2022-09-30", "area": "Hackney", "role": "Middle manager"}
    groups = ("Known", "White", "Mixed", "Asian", "Black", "Other")
    assert [figure("dfe-csww", **managers, group=group) for group in groups] == [25, 17, 3, 1, 3, 1]


def test_social_workers_2025_in_london_and_england() -> None:
    all_roles = {"period": "2025-09-30", "role": "All"}
    groups = ("All", "Not known", "White", "Mixed", "Asian", "Black", "Other")
    london = [figure("dfe-csww-characteristics", area="London", **all_roles, group=group) for group in groups]
    assert london == [6336, 869, 2177, 326, 598, 2249, 117]
    assert figure("dfe-csww-characteristics", area="England", **all_roles, group="All") == 38_292
    managers = {"period": "2025-09-30", "area": "Hackney", "role": "Middle manager"}
    assert [figure("dfe-csww-characteristics", **managers, group=group) for group in groups] == [
        26, 0, 19, 4, 1, 2, 0
    ]  # fmt: skip


def test_permanent_exclusions_in_hackney_2015_16_keep_what_dfe_hid() -> None:
    hackney = {"period": "2015/16", "area": "Hackney", "item": "permanent_exclusions"}
    phases = ("All", "Primary", "Secondary", "Special")
    printed = [figure("dfe-exclusions-geography", **hackney, phase=phase) for phase in phases]
    assert printed == [26, "confidential", 24, 0]


def test_exclusions_in_hackney_and_london_2016_17() -> None:
    year = {"period": "2016/17", "phase": "All"}
    assert figure("dfe-exclusions-geography", **year, area="Hackney", item="permanent_exclusions") == 43
    assert figure("dfe-exclusions-geography", **year, area="Hackney", item="suspensions") == 1_924
    assert figure("dfe-exclusions-geography", **year, area="London", item="pupils") == 430_845 + 837_660


def test_exclusions_in_england_2016_17_by_ethnic_group() -> None:
    family, year = "dfe-exclusions-characteristics", {"period": "2016/17", "phase": "All", "sex": "All"}
    assert figure(family, **year, group="Black", item="suspensions") == 25_555
    assert figure(family, **year, group="Black", item="pupils") == 452_570
    assert figure(family, **year, group="Asian without Chinese", item="pupils") == 871_920
    assert figure(family, **year, group="Chinese", item="permanent_exclusions") == "confidential"


@pytest.mark.parametrize(("period", "left_out"), [("2015/16", 7_916_225 - 6_939_465), ("2016/17", 0)])
def test_englands_ethnic_groups_leave_a_million_pupils_out_up_to_2015_16(period: str, left_out: int) -> None:
    family = "dfe-exclusions-characteristics"
    year = {"period": period, "phase": "All", "sex": "All", "item": "pupils"}
    groups = ("White", "Mixed", "Asian without Chinese", "Chinese", "Black", "Other", "Not known")
    parts = [figure(family, **year, group=group) for group in groups]
    # Eight counts, each rounded to 5.
    assert figure(family, **year, group="All") - sum(parts) == pytest.approx(left_out, abs=20)


def test_key_stage_4_in_hackney_2017_18() -> None:
    hackney = {"area": "Hackney", "sex": "All"}
    assert figure("dfe-ks4-la", **hackney, group="Black", item="reached_strong") == 304
    assert figure("dfe-ks4-la", **hackney, group="Black", item="pupils") == 758
    assert figure("dfe-ks4-la", **hackney, group="White", item="reached_strong") == 379
    assert figure("dfe-ks4-la", **hackney, group="White", item="pupils") == 713
    assert figure("dfe-ks4-la", **hackney, group="Asian without Chinese", item="pupils") == 258
    assert figure("dfe-ks4-la", **hackney, group="Chinese", item="pupils") == 9
    assert figure("dfe-ks4-la", **hackney, group="All", item="pupils") == 2_058


@pytest.mark.parametrize("item", ["pupils", "reached_strong", "reached_standard", "points_total"])
@pytest.mark.parametrize("area", ["Hackney", "London"])
def test_boys_and_girls_add_up_to_the_total_that_was_added_up(area: str, item: str) -> None:
    total = {"area": area, "group": "All", "item": item}
    both = figure("dfe-ks4-la", **total, sex="Boys") + figure("dfe-ks4-la", **total, sex="Girls")
    # DfE rounds the points of each part to two decimals.
    assert figure("dfe-ks4-la", **total, sex="All") == pytest.approx(both, abs=0.05)


def test_the_groups_of_key_stage_4_in_hackney_leave_148_pupils_out() -> None:
    hackney = {"area": "Hackney", "sex": "All", "item": "pupils"}
    groups = ("White", "Mixed", "Asian without Chinese", "Black", "Chinese")
    held = sum(figure("dfe-ks4-la", **hackney, group=group) for group in groups)
    assert held == 1_910 and figure("dfe-ks4-la", **hackney, group="All") - held == 148


def test_key_stage_4_in_england_2017_18() -> None:
    assert figure("dfe-ks4-national", sex="All", group="All", item="pupils") == 523_626
    assert figure("dfe-ks4-national", sex="All", group="Black Caribbean", item="reached_strong") == 1_868
    assert figure("dfe-ks4-national", sex="All", group="Chinese", item="pupils") == 1_875


def test_key_stage_2_in_hackney_2016() -> None:
    hackney = {"area": "Hackney", "period": "2015/16"}
    assert figure("dfe-ks2-2016", **hackney, group="Black", item="reached_expected") == 508
    assert figure("dfe-ks2-2016", **hackney, group="Black", item="pupils") == 909
    assert figure("dfe-ks2-2016", **hackney, group="All", item="reached_expected") == 1_544
    assert figure("dfe-ks2-2016", **hackney, group="All", item="pupils") == 2_429
    assert figure("dfe-ks2-2016", **hackney, group="Chinese", item="reached_expected") == "confidential"


def test_pupils_in_hackney_2021_22() -> None:
    hackney = {"area": "Hackney", "period": "2021/22"}
    assert figure("dfe-spc-ethnicity", **hackney, group="All") == 34_442
    assert figure("dfe-spc-ethnicity", **hackney, group="Black African") == 6_787
    assert figure("dfe-spc-ethnicity", **hackney, group="Not known") == 470


@pytest.mark.parametrize("area", ["Hackney", "London", "England"])
def test_the_groups_of_pupils_add_up_to_the_total_in_every_year(area: str) -> None:
    rows, _ = loaded("dfe-spc-ethnicity")
    for period, year in rows[rows["area"] == area].groupby("period"):
        groups = year[year["group"] != "All"]
        assert len(groups) == 19, period
        assert groups["count"].sum() == year.loc[year["group"] == "All", "count"].item(), period


@pytest.mark.parametrize(
    ("family", "area", "residents"),
    [
        ("ons-census-2021-authorities", "Hackney", 259_147),
        ("ons-census-2021-regions", "London", 8_799_725),
        ("ons-census-2021-countries", "England", 56_490_048),
    ],
)
def test_residents_of_each_area(family: str, area: str, residents: int) -> None:
    rows, _ = loaded(family)
    of_area = rows[rows["area"] == area]
    assert of_area["count"].sum() == residents and of_area["group"].nunique() == 19


def test_black_african_residents_of_hackney() -> None:
    assert figure("ons-census-2021-authorities", area="Hackney", group="Black African") == 29_478


def test_looked_after_children_in_hackney() -> None:
    hackney = {"area": "Hackney", "item": "children"}
    assert figure("dfe-cla", **hackney, period="2021-03-31", group="Black") == 177
    assert figure("dfe-cla", **hackney, period="2021-03-31", group="Other") == "confidential"
    assert figure("dfe-cla", **hackney, period="2021-03-31", group="All") == 418
    assert figure("dfe-cla", **hackney, period="2025-03-31", group="Black") == 140
    assert figure("dfe-cla", **hackney, period="2025-03-31", group="All") == 352
    assert figure("dfe-cla", area="Hackney", period="2025-03-31", group="Black", item="share") == 0.4
