"""The published figures that the product must show, from the files as their publishers give them, at the command
line: loaded in ten seconds, loaded again without a change, and taken back to what was there.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from loaders.__main__ import main as loaders
from metrics.__main__ import main as metrics
from tests import commands
from tests.commands import DATABASE, Said
from tests.seeded import copied_to

SECONDS = 10
Say = Callable[..., Said]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Say:
    """A command on a filled store of the test's own."""
    monkeypatch.setenv(DATABASE, copied_to(tmp_path))
    return lambda command, *arguments: commands.say(capsys, command, *arguments)


def show(say: Say, *arguments: str) -> Said:
    return say(metrics, "show", *arguments, "--format", "json")


def load(say: Say, path: Path) -> str:
    """The reference of a file that was loaded in time. Time is the processor's: other tests may be running."""
    began = time.process_time()
    receipt = say(loaders, "load", str(path), "--yes")  # it may lack what others publish beside it
    assert time.process_time() - began < SECONDS
    assert receipt.code == 0, receipt.out + receipt.err
    return next(line.split()[1] for line in receipt.out.splitlines() if line.startswith("Reference:"))


def said(rows: Said, group: str, *names: str, category: str = "", digits: int = 6) -> tuple[Any, ...]:
    found = rows.row(group, category)
    return tuple(
        round(found[name], digits) if isinstance(found[name], float) else found[name] for name in names
    )


def social_workers(say: Say) -> None:
    shown = show(say, "social-workers", "--period", "2022")
    assert said(shown, "Black", "numerator", "denominator", "value", "comparator_value", "gap") == (
        57, 182, 0.313187, 0.210865, 0.102322
    )  # fmt: skip
    assert said(shown, "Black", "lower", "upper", "verdict", "certainty", "rule", "flip") == (
        0.250256, 0.383840, "above", "too_close", "points", 10
    )  # fmt: skip
    managers = show(say, "social-workers", "--period", "2022", "--by", "role")
    groups = ("White", "Mixed", "Asian", "Black", "Other")
    found = [said(managers, group, "numerator", "denominator", category="Middle manager") for group in groups]
    assert found == [(17, 25), (3, 25), (1, 25), (3, 25), (1, 25)]


def exclusions_by_level(say: Say) -> None:
    """DfE printed 26, x, 24 and 0: shown beside one another, 24 and 0 say what x is."""
    place = ("permanent-exclusions", "--period", "2015/16")
    assert said(show(say, *place), "All", "numerator", "denominator") == (26, 33_989)
    phases = show(say, *place, "--by", "phase")
    found = {one["category"]: (one["numerator"], one["value"], one["status"]) for one in phases.rows}
    assert found == {
        "Primary": (None, None, "confidential"),
        "Secondary": (None, None, "confidential"),
        "Special": (0, 0, "published"),
    }


def exclusions_by_characteristic(say: Say) -> None:
    """Black Caribbean pupils of England, 2015/16, against White British: 1.93 for suspensions, 2.92 for exclusions."""
    place = ("--period", "2015/16", "--area", "England", "--detail", "detailed")
    found = said(
        show(say, "suspensions", *place), "Black Caribbean", "numerator", "denominator", "comparator", "ratio"
    )
    assert found == (8_595, 85_255, "White British", 1.925924)
    found = said(show(say, "permanent-exclusions", *place), "Black Caribbean", "numerator", "ratio")
    assert found == (245, 2.917198)


def key_stage_4_hackney(say: Say) -> None:
    shown = show(say, "ks4-english-maths-strong", "--period", "2017/18")
    assert said(shown, "Black", "numerator", "denominator", "value", digits=3) == (304, 758, 0.401)
    assert said(shown, "White", "numerator", "denominator", "gap") == (379, 713, None)
    assert said(shown, "Asian", "denominator") == (267,)
    groups = [one["denominator"] for one in shown.rows if one["group"] != "All"]
    assert (sum(groups), *said(shown, "All", "denominator")) == (1_910, 2_058)


def key_stage_4_england(say: Say) -> None:
    shown = show(say, "attainment-8", "--period", "2017/18", "--area", "England", "--detail", "detailed")
    assert said(shown, "All", "denominator", "value", digits=1) == (523_626, 46.5)
    assert said(shown, "Gypsy and Roma", "value", "comparator", digits=1) == (18.2, "White British")


def key_stage_2(say: Say) -> None:
    shown = show(say, "ks2-expected", "--period", "2015/16")
    assert said(shown, "Black", "numerator", "denominator", "demonstration") == (508, 909, False)
    assert said(shown, "Chinese", "numerator", "denominator", "value", "status") == (
        None,
        17,
        None,
        "confidential",
    )
    assert said(shown, "All", "numerator", "denominator") == (1_544, 2_429)


def pupils_on_roll(say: Say) -> None:
    shown = show(say, "pupils-on-roll", "--period", "2021/22")
    assert said(shown, "Black", "numerator", "denominator", "not_known") == (11_144, 33_972, 470)
    assert said(shown, "All", "numerator") == (34_442,)


def looked_after(say: Say) -> None:
    found = said(show(say, "looked-after", "--period", "2025"), "Black", "numerator", "denominator", "value")
    assert found == (140, 352, 0.397727)
    shown = show(say, "looked-after", "--period", "2021")
    found = said(shown, "Black", "numerator", "value", "value_min", "value_max", "status", "verdict")
    assert found == (177, None, round(177 / 417, 6), 0.4425, "not_available", "cannot_say")


def census(area: str, group: str, number: int, everybody: int) -> Callable[[Say], None]:
    def shows(say: Say) -> None:
        shown = show(say, "residents", "--period", "2021", "--area", area)
        assert said(shown, group, "numerator", "denominator", "source") == (
            number,
            everybody,
            "ONS Census 2021",
        )

    return shows


FILES = {
    "census_2021_ethnic_group_by_la": ("residents", "Hackney", census("Hackney", "Black", 54_645, 259_147)),
    "census_2021_ethnic_group_by_region": (
        "residents",
        "London",
        census("London", "White", 4_731_172, 8_799_725),
    ),
    "census_2021_ethnic_group_by_country": (
        "residents",
        "England",
        census("England", "White", 45_783_401, 56_490_048),
    ),
    "csww_workforce_role_by_ethnicity_2019_to_2022": ("social-workers", "Hackney", social_workers),
    "exclusions_by_characteristic": ("suspensions", "England", exclusions_by_characteristic),
    "exclusions_by_geographic_level.hackney_london_england": (
        "permanent-exclusions",
        "Hackney",
        exclusions_by_level,
    ),
    "ks4_2018_la_characteristics": ("ks4-english-maths-strong", "Hackney", key_stage_4_hackney),
    "ks4_2018_national_characteristics": ("attainment-8", "England", key_stage_4_england),
    "key_stage_2_2016_three_header_rows": ("ks2-expected", "Hackney", key_stage_2),
    "spc_pupils_ethnicity_and_language.hackney_london_england": ("pupils-on-roll", "Hackney", pupils_on_roll),
    "cla_on_31_march_by_ethnicity_hackney_london_england": ("looked-after", "Hackney", looked_after),
}


@pytest.mark.extracts
@pytest.mark.parametrize("file", FILES)
def test_a_published_file_shows_its_figures_once_and_is_taken_back(
    say: Say, extracts_folder: Path, file: str
) -> None:
    measure, area, shows = FILES[file]
    path = extracts_folder / f"{file}.csv"
    before = show(say, measure, "--area", area).out
    reference = load(say, path)
    shows(say)
    again = say(loaders, "load", str(path))
    assert (again.code, again.out) == (0, f"{path.name}: already loaded as {reference}; nothing changed.\n")
    assert say(loaders, "undo", reference).code == 0
    assert show(say, measure, "--area", area).out == before


def test_suspensions_of_2023_24_are_there_from_the_first_start(say: Say) -> None:
    """DfE, at second hand: 13.93 for every 100 Black pupils, 1.98 times the White rate, 1.817 to 2.159."""
    shown = show(say, "suspensions", "--period", "2023/24")
    assert said(shown, "Black", "numerator", "denominator") == (1_441, 10_342)
    assert said(shown, "Black", "value", "verdict", "certainty", digits=4) == (0.1393, "above", "clear")
    assert said(shown, "Black", "ratio", "ratio_lower", "ratio_upper", digits=3) == (1.980, 1.817, 2.159)


HACKNEY = """period,stage,sex,pupil_group,ethnic_group,pupils,reached_strong
2018/19,Key stage 4,All,All,White,700,400
2018/19,Key stage 4,All,All,Black,800,320
2018/19,Key stage 4,All,All,Asian,300,170
2018/19,Key stage 4,All,All,Mixed,200,90
2018/19,Key stage 4,All,All,Other,100,50
"""


def test_england_stays_when_hackneys_own_figures_of_the_same_extract_and_period_arrive(
    say: Say, tmp_path: Path
) -> None:
    place = ("ks4-english-maths-strong", "--period", "2018/19")
    england = show(say, *place, "--area", "England").out
    file = tmp_path / "ks4.csv"
    file.write_text(HACKNEY, encoding="utf-8")
    load(say, file)
    assert said(show(say, *place), "Black", "numerator", "source") == (320, "MISA extract")
    assert show(say, *place, "--area", "England").out == england
