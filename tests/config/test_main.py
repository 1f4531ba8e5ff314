"""The command that checks a measure's file before it is put in its place."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from config.__main__ import main

ROOT = Path(__file__).resolve().parents[2]


def example(tmp_path: Path, **changed: str) -> Path:
    """The measure of the README's walk-through, as an analyst writes it into a file of their own."""
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Add a measure")[2]
    found = re.search(r"```toml\n(.*?)```", section, re.DOTALL)
    assert found is not None
    text = found[1]
    for key, value in changed.items():
        text, times = re.subn(rf"^{key} = .*$", f"{key} = {value}", text, flags=re.MULTILINE)
        assert times == 1
    path = tmp_path / "early-help.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_walk_through_of_the_readme_says_on_which_page_the_measure_will_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(example(tmp_path))]) == 0
    said = capsys.readouterr().out
    assert "“Early help” fits" in said
    assert "at /childrens-services" in said
    assert "python -m metrics show early-help" in said


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("page", '"nowhere"', "measures/early-help.toml: page: no page called 'nowhere'"),
        ("numerator", '"pupils"', "numerator: 'pupils' is not an item of childrens_services"),
        ("include", '{ stage = "Early halp" }', "include: no stage called 'Early halp'"),
        ("kind", '"share"', "kind: Input should be"),
        ("dp", '"none"', "dp: Input should be a valid integer"),
        ("title", '"Referrals"', "title: 'Referrals' is the title of "),
    ],
)
def test_what_does_not_fit_is_said_by_file_and_key(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], key: str, value: str, told: str
) -> None:
    assert main(["check", str(example(tmp_path, **{key: value}))]) == 1
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("name", ["missing.toml", "measure.csv"])
def test_a_file_that_is_not_there_or_no_toml_is_a_wrong_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / "measure.csv").write_text("a,b\n", encoding="utf-8")
    assert main(["check", str(tmp_path / name)]) == 2
    assert "no such file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("looked-after.toml", "there is a measure of this name"),
        ("Early Help 2.toml", "a name is of small letters, digits and hyphens"),
    ],
)
def test_a_name_that_is_taken_or_cannot_be_asked_for_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, told: str
) -> None:
    path = example(tmp_path).rename(tmp_path / name)
    assert main(["check", str(path)]) == 1
    assert told in capsys.readouterr().err


def test_it_is_a_command_that_can_be_run(tmp_path: Path) -> None:
    asked = [sys.executable, "-m", "config", "check", str(example(tmp_path))]
    assert subprocess.run(asked, cwd=ROOT, capture_output=True, check=False).returncode == 0
