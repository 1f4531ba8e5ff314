"""Ethnic groups across the top with a column for each measure: turned, or told what to send."""

import pytest

import config
from loaders import intake
from loaders.intake import Checked
from loaders.recognising import Asked
from tests.loaders.examples import TODAY

CONFIG = config.load()
FIGURES = """\
Primary,1000,60,900,80,400,10
Secondary,1100,160,800,180,450,40
"""
TURNED = {
    ("Primary", "White"): {"pupils": 1000, "suspensions": 60},
    ("Primary", "Black"): {"pupils": 900, "suspensions": 80},
    ("Primary", "Asian"): {"pupils": 400, "suspensions": 10},
    ("Secondary", "White"): {"pupils": 1100, "suspensions": 160},
    ("Secondary", "Black"): {"pupils": 800, "suspensions": 180},
    ("Secondary", "Asian"): {"pupils": 450, "suspensions": 40},
}
_BELOW = "Pupils,Suspensions,Pupils,Suspensions,Pupils,Suspensions"
HEADINGS = {
    "group, measure": "Phase,White pupils,White suspensions,Black pupils,Black suspensions,Asian pupils,Asian suspensions",
    "measure, group": "Phase,Pupils White,Suspensions White,Pupils Black,Suspensions Black,Pupils Asian,Suspensions Asian",
    "a dash": "Phase,White - Pupils,White - Suspensions,Black - Pupils,Black - Suspensions,Asian - Pupils,Asian - Suspensions",
    "group over measure": f"Phase,White,,Black,,Asian,\n,{_BELOW}",
    "group over measure, filled": f",White,White,Black,Black,Asian,Asian\nPhase,{_BELOW}",
    "under a title": f"Suspensions by ethnicity\nPhase,White,,Black,,Asian,\n,{_BELOW}",
}  # fmt: skip


def checked(text: str, extract: str = "exclusions", period: str = "2024/25") -> Checked:
    return intake.check(text.encode(), "table.csv", CONFIG, Asked(extract, period, today=TODAY))


def figures(found: Checked) -> dict[tuple[str, str], dict[str, float]]:
    assert found.upload is not None, [problem.sentence() for problem in found.problems]
    read: dict[tuple[str, str], dict[str, float]] = {}
    for row in found.upload.rows.to_dict("records"):
        read.setdefault((row["phase"], row["group"]), {})[row["item"]] = row["count"]
    return read


@pytest.mark.parametrize("headings", HEADINGS.values(), ids=HEADINGS)
def test_each_group_becomes_a_row_and_each_measure_a_column(headings: str) -> None:
    found = checked(f"{headings}\n{FIGURES}")
    assert figures(found) == TURNED
    (agreed,) = found.to_agree
    assert agreed.startswith(
        "Each ethnic group has several columns across the top, and the table was turned."
    )
    assert found.turned is not None and len(found.turned.rows) == 6


def test_measures_one_after_another() -> None:
    text = "Phase,Pupils,,Suspensions,\n,White,Black,White,Black\nPrimary,1000,900,60,80\n"
    assert figures(checked(text)) == {
        ("Primary", "White"): {"pupils": 1000, "suspensions": 60},
        ("Primary", "Black"): {"pupils": 900, "suspensions": 80},
    }


def test_a_measure_that_we_do_not_hold_is_said_to_be_left_out() -> None:
    heading = "Phase,White pupils,White suspensions,White FTE,Black pupils,Black suspensions,Black FTE"
    found = checked(f"{heading}\nPrimary,1000,60,6.0,900,80,8.9\n")
    assert figures(found)["Primary", "Black"] == {"pupils": 900, "suspensions": 80}
    assert "We will ignore “FTE”." in [problem.fix for problem in found.problems]


def test_what_is_wrong_with_a_figure_is_said_by_its_row() -> None:
    found = checked(f"{HEADINGS['group, measure']}\nPrimary,1000,sixty,900,80,400,10\n")
    wrong = [problem for problem in found.problems if problem.severity == "error"]
    assert [(each.line, each.column, each.found) for each in wrong] == [(2, "suspensions", "sixty")]


def test_a_total_of_all_groups_is_held_against_them() -> None:
    heading = "Phase,White pupils,White suspensions,Black pupils,Black suspensions,All pupils,All suspensions"
    agrees = checked(f"{heading}\nPrimary,1000,60,900,80,1900,140\n")
    assert figures(agrees).keys() == {("Primary", "White"), ("Primary", "Black")}
    differs = checked(f"{heading}\nPrimary,1000,60,900,80,1900,141\n")
    assert "Row 2 is a total of 141, but its parts add up to 140." in [
        each.title for each in differs.problems
    ]


def test_groups_with_other_measures_each_are_told_what_to_send() -> None:
    found = checked("Phase,White,,Black,\n,Pupils,Suspensions,Pupils,Exclusions\nPrimary,1000,60,900,80\n")
    assert found.upload is None
    assert "Send one row for each group, and one column for each measure." in [
        each.fix for each in found.problems
    ]


def test_staff_counted_in_heads_and_in_full_time_equivalents() -> None:
    heading = "Staff group,Role,Asian Heads,Asian FTE,Black Heads,Black FTE"
    found = checked(f"{heading}\nSocial workers,Case holder,22,20,7,6.5\n", "workforce", "2025-12-31")
    assert found.upload is not None, [problem.sentence() for problem in found.problems]
    assert found.upload.rows[["role", "group", "item", "count"]].values.tolist() == [
        ["Case holder", "Asian", "headcount", 22],
        ["Case holder", "Black", "headcount", 7],
    ]
