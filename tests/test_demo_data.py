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
SCRIPTS = [DATA / "demo" / name for name in ("make.py", "make_children.py")]
JUSTICE = [
    "young_hackney",
    "youth_offending_team",
    "arrested",
    "diverted",
    "first_time_entrants",
    "outcomes",
    "custody",
]
RECRUITMENT = ["applicants", "shortlisted", "appointed", "in_post", "leavers"]
FIGURES = {"headcount", "children", *JUSTICE, *RECRUITMENT}


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
    made = [path for script in SCRIPTS for path in runpy.run_path(str(script))["write"](tmp_path)]
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
    assert not [path.name for path in DEMO if path.name.startswith(("attainment.", "exclusions.", "totals."))]
    published = [path for path in PUBLISHED if path.name.startswith("childrens_services.")]
    assert {stage for path in published for stage in read(path)["stage"]} == {"Looked after"}
    assert set(read(DATA / "demo" / "childrens_services.care_leavers.csv")["stage"]) == {"Care leaver"}


def test_nothing_is_invented_of_a_measure_that_has_a_published_total() -> None:
    """But first-time entrants of youth justice, which stores hold already: their measure shows the published rate."""
    totals = {name for name, measure in CONFIG.measures.items() if measure.in_all}
    assert totals == {
        "came-into-care", "child-protection-plans", "children-in-need", "first-time-entrants", "referrals"
    }  # fmt: skip
    stages = {stage for path in DEMO if path.name.startswith("childrens_") for stage in read(path)["stage"]}
    assert stages == {"Care leaver"}


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


def test_demonstration_care_leavers_are_hundreds() -> None:
    rows = read(DATA / "demo" / "childrens_services.care_leavers.csv").astype({"children": int})
    sizes = rows.groupby("period")["children"].sum()
    assert len(sizes) == 4 and sizes.between(340, 440).all()
    assert set(rows["age"]) == {"18 to 25"}


def test_demonstration_children_thin_out_from_young_hackney_to_custody() -> None:
    rows = read(DATA / "demo" / "youth_justice.csv").astype(dict.fromkeys(JUSTICE, int))
    years = rows.groupby("period")[JUSTICE].sum()
    assert list(years.index) == ["2021-22", "2022-23", "2023-24", "2024-25"]
    assert years["young_hackney"].between(4500, 4900).all()
    assert years["arrested"].between(380, 500).all()
    assert years["youth_offending_team"].between(70, 120).all()
    assert years["custody"].between(8, 25).all()
    for part, whole in (
        ("diverted", "arrested"),
        ("outcomes", "arrested"),
        ("custody", "outcomes"),
        ("first_time_entrants", "outcomes"),
    ):
        assert (rows[part] <= rows[whole]).all()
