"""A publisher's file holds every council: under another's code the same file brings that council's own figures."""

import os
from pathlib import Path

import pytest

import config
from loaders import intake
from loaders.problems import blocking

LAMBETH, MANCHESTER = "E09000022", "E08000003"
CENSUS = "census_2021_ethnic_group_by_la.csv"
LOOKED_AFTER = "csc_cla_on_31_march_ethnicity_2021_2025.slice.csv"
SOCIAL_WORKERS = "csc_workforce_eth_2019_2025.slice.csv"
PUPILS = "spc_pupils_ethnicity_and_language.neighbours_total.slice.csv"
RESULTS_AT_11 = "key_stage_2_2016_three_header_rows.csv"
ALL_ROLES = {"staff": "Social workers", "role": "All", "period": "2025-09-30"}
IN_2025 = {"period": "2025-03-31", "item": "children"}


@pytest.mark.extracts
@pytest.mark.parametrize(
    ("file", "code", "wanted", "count"),
    [
        (CENSUS, LAMBETH, {"group": "Black African"}, 37_359),
        (CENSUS, MANCHESTER, {"group": "Pakistani"}, 65_875),
        (LOOKED_AFTER, LAMBETH, IN_2025 | {"group": "Black"}, 201),
        (LOOKED_AFTER, LAMBETH, IN_2025 | {"group": "Asian"}, "confidential"),
        (LOOKED_AFTER, MANCHESTER, IN_2025 | {"group": "All"}, 1_280),
        (SOCIAL_WORKERS, LAMBETH, ALL_ROLES | {"group": "Black"}, 96),
        (SOCIAL_WORKERS, MANCHESTER, ALL_ROLES | {"group": "Not known"}, 197),
        (PUPILS, LAMBETH, {"period": "2021/22", "group": "All"}, 37_080),
        (PUPILS, MANCHESTER, {"period": "2021/22", "group": "Black African"}, 11_014),
        (RESULTS_AT_11, MANCHESTER, {"group": "Black", "item": "pupils"}, 1_045),
    ],
)
def test_a_file_brings_the_figures_of_whose_dashboard_it_is(
    file: str, code: str, wanted: dict[str, str], count: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EQUALITIES_AREA", code)
    theirs = config.load()
    checked = intake.check(Path(os.environ["EQUALITIES_EXTRACTS"]) / file, file, theirs, large=True)
    assert checked.upload is not None, [problem.sentence() for problem in checked.problems]
    rows = checked.upload.rows
    for column, value in ({"area": theirs.area} | wanted).items():
        rows = rows[rows[column] == value]
    (found,) = rows.to_dict("records")
    assert (found["count"] if found["symbol"] is None else found["symbol"]) == count
    assert "Hackney" not in set(checked.upload.rows["area"])


@pytest.mark.parametrize("code", [LAMBETH, MANCHESTER])
def test_a_file_that_was_cut_down_to_other_councils_is_read_and_answered(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The example of every family is about Hackney: what is not refused has figures of the region or of England alone."""
    monkeypatch.setenv("EQUALITIES_AREA", code)
    theirs = config.load()
    own = {area.name for area in theirs.publication.places}
    for name, family in theirs.families.items():
        checked = intake.check(family.example.lstrip("\n").encode(), f"{name}.csv", theirs)
        assert checked.upload is not None or blocking(checked.problems), name
        assert checked.upload is None or set(checked.upload.rows["area"]) <= own, name
