"""What is one line, a word of a sentence or a tolerance, is changed as CONTRIBUTING.md says and changed everywhere."""

import re
import subprocess

import pytest

from tests.commands import OURS
from tests.contributing import code, files
from tests.tasks.project import Project

WORKFORCE = "explore/workforce.py?measure=Children’s social workers"
# What follows these is the tolerance; a gap is "5.2 points above", and a target of its own "5 points above England".
TOLERANCE = re.compile(
    r"(?:within|more than|outside the|outside) (\S+?)[ -](?:percentage )?points?\b", re.IGNORECASE
)
# Black staff are six points above residents, and the others within five.
STAFF = """period,staff,role,ethnic_group,headcount
2025-09-30,Social workers,All,Asian,18
2025-09-30,Social workers,All,Black,54
2025-09-30,Social workers,All,Mixed,13
2025-09-30,Social workers,All,White,99
2025-09-30,Social workers,All,Other,16
"""
# What judges by the tolerance, or quotes it.
JUDGING = (
    *("tests/metrics/figures/test_verdicts.py", "tests/metrics/figures/test_kinds.py"),
    *("tests/pages/words/test_sentences.py", "tests/pages/words/test_target_words.py"),
    *("tests/config/test_publication.py", "tests/pages/words/test_tolerance.py"),
)


def test_a_word_is_changed_in_one_place(project: Project) -> None:
    (command,) = code("Change a word", "sh")
    searched = subprocess.run(
        command.split("|")[0], shell=True, cwd=project.root, capture_output=True, text=True, check=True
    )
    (place,) = searched.stdout.split()
    project.change(place, "All other groups", "Every other group")
    project.load(STAFF)
    page = project.page(WORKFORCE)
    assert "Every other group" in page.words and "All other groups" not in page.words


@pytest.mark.parametrize(("points", "written"), [("7.0", "7"), ("2.5", "2.5")])
def test_a_tolerance_is_one_line_and_written_in_one_way(project: Project, points: str, written: str) -> None:
    ((place, line),) = files("Change a tolerance").items()
    project.change(place, "tolerance_points = 5.0\n", line.replace("7.0", points))
    project.load(OURS.format(black=60))
    pages = project.pages(WORKFORCE, "explore/overview.py", "explore/progress.py", "help/help.py")
    for page in pages:
        assert set(TOLERANCE.findall(page.words)) == {written}, page.title


def test_a_tolerance_turns_no_test_red_but_that_of_the_shipped_settings(project: Project) -> None:
    ((place, line),) = files("Change a tolerance").items()
    project.change(place, "tolerance_points = 5.0\n", line)
    tested = project.test(*JUDGING, "tests/config/test_shipped_settings.py")
    assert re.findall(r"^FAILED (\S+)", tested.out, re.MULTILINE) == [
        "tests/config/test_shipped_settings.py::test_what_is_shipped_is_what_was_agreed"
    ]


def test_the_check_says_what_a_tolerance_changes(project: Project) -> None:
    ((place, line),) = files("Change a tolerance").items()
    changed = project.text(place).replace("tolerance_points = 5.0\n", line)
    (project.root / "ours.toml").write_text(changed, encoding="utf-8")
    said = project.run("config", "check", "ours.toml")
    assert said.code == 0 and "tolerance_points  5.0, will be 7.0" in said.out and "releases" not in said.out
