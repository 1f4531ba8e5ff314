"""The invented figures: reproducible, complete, plausible, and only where nothing is published."""

import runpy
from pathlib import Path

import pandas as pd
import pytest

import config

DATA = Path(__file__).parent.parent / "data"
PUBLISHED = sorted((DATA / "published").glob("*.csv"))
DEMO = sorted((DATA / "demo").glob("*.csv"))
EVERY_FILE = pytest.mark.parametrize("path", DEMO, ids=lambda path: path.name)
CONFIG = config.load()
NOT_KNOWN = "Not known"
FIGURES = {"headcount", "pupils", "reached_expected"}


def read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False)


@EVERY_FILE
def test_every_cell_is_a_whole_number_and_every_row_says_that_it_is_invented(path: Path) -> None:
    rows = read(path)
    assert CONFIG.extracts[path.name.split(".")[0]].sources["demonstration"].demonstration
    for item in FIGURES & set(rows):
        assert rows[item].str.fullmatch(r"\d+").all(), item
    assert (rows["source"] == "Demonstration data: invented figures").all()


def test_demonstration_data_are_what_the_generator_makes_byte_for_byte(tmp_path: Path) -> None:
    made = runpy.run_path(str(DATA / "demo" / "make.py"))["write"](tmp_path)
    assert [path.name for path in sorted(made)] == [path.name for path in DEMO]
    assert [path.read_bytes() for path in sorted(made)] == [path.read_bytes() for path in DEMO]


@EVERY_FILE
def test_every_demonstration_block_has_a_row_for_each_group_and_one_for_not_known(path: Path) -> None:
    rows = read(path)
    keys = [column for column in rows if column not in FIGURES | {"ethnic_group"}]
    blocks = rows.groupby(keys)["ethnic_group"].agg(frozenset)
    for groups in blocks.unique():
        assert NOT_KNOWN in groups
        atoms = [atom for group in groups for atom in CONFIG.ethnicity.atoms_of(group)]
        assert sorted(atoms) == sorted(CONFIG.ethnicity.atoms)


def test_demonstration_data_stand_only_for_what_is_not_published() -> None:
    staff = set(read(DATA / "published" / "workforce.social_workers.csv")["staff"])
    assert set(read(DATA / "demo" / "workforce.education_and_schools.csv")["staff"]).isdisjoint(staff)
    files = [path for path in PUBLISHED if path.name.startswith("attainment.")]
    stages = {stage for path in files for stage in read(path)["stage"]}
    assert set(read(DATA / "demo" / "attainment.key_stage_2.csv")["stage"]).isdisjoint(stages)


def test_demonstration_staff_are_of_a_likely_size_and_thin_out_with_seniority() -> None:
    rows = read(DATA / "demo" / "workforce.education_and_schools.csv").astype({"headcount": int})
    sizes = rows.groupby(["staff", "period"])["headcount"].sum()
    likely = {"Hackney Education": (850, 950), "School leaders": (300, 360), "Teachers": (2500, 2700)}
    for staff, (low, high) in likely.items():
        assert len(sizes[staff]) == 3
        assert sizes[staff].between(low, high).all()
    grades = CONFIG.measures["education-staff"].ordered
    latest = rows[(rows["staff"] == "Hackney Education") & (rows["period"] == "2025-11-06")]
    black = latest[latest["ethnic_group"] == "Black"]
    shares = black.groupby("grade")["headcount"].sum() / latest.groupby("grade")["headcount"].sum()
    assert list(shares[list(grades)]) == sorted(shares, reverse=True)


def test_demonstration_pupils_are_about_2_500_a_year_and_two_in_three_reach_the_standard() -> None:
    rows = read(DATA / "demo" / "attainment.key_stage_2.csv").astype({"pupils": int, "reached_expected": int})
    years = rows.groupby("period")[["pupils", "reached_expected"]].sum()
    assert list(years.index) == ["2022/23", "2023/24", "2024/25"]
    assert years["pupils"].between(2350, 2650).all()
    assert (years["reached_expected"] / years["pupils"]).between(0.6, 0.72).all()
