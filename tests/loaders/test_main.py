"""Several files at the command line: each has its own result, whatever the others are."""

from pathlib import Path

import pytest

from loaders.__main__ import main
from tests import commands
from tests.commands import Said, written
from tests.seeded import first_start


@pytest.fixture(autouse=True)
def filled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A filled store that nobody changes: what is right in itself is held against it."""
    monkeypatch.setenv(commands.DATABASE, f"sqlite:///{first_start()}")


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    return {
        "good": written(tmp_path),
        "bad": written(tmp_path, "sixty", "bad.csv"),
        "missing": str(tmp_path / "missing.csv"),
    }


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> Said:
    return commands.say(capsys, main, "check", *arguments)


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["good"], 0),
        (["bad"], 1),
        (["missing"], 2),
        (["good", "bad"], 1),
        (["good", "missing"], 2),
        (["missing", "good"], 2),
        (["missing", "bad"], 2),
    ],
)
def test_the_worst_file_decides_how_the_command_ends_and_each_has_its_result(
    capsys: pytest.CaptureFixture[str], files: dict[str, str], names: list[str], code: int
) -> None:
    said = check(capsys, *(files[name] for name in names))
    assert said.code == code
    assert ("ours.csv: 5 rows, workforce: acceptable" in said.out) == ("good" in names)
    assert ("bad.csv: 5 rows, workforce: not accepted" in said.out) == ("bad" in names)
    assert said.err == ("missing.csv: No such file or directory.\n" if "missing" in names else "")


def test_a_file_that_is_not_there_has_a_result_as_json_too(
    capsys: pytest.CaptureFixture[str], files: dict[str, str]
) -> None:
    said = check(capsys, files["good"], files["missing"], "--json")
    good, missing = said.rows
    assert (said.code, good["acceptable"], missing["acceptable"]) == (2, True, False)
    assert (missing["file"], missing["problems"][0]["title"]) == ("missing.csv", "The file cannot be read.")


def test_a_folder_is_no_file(
    capsys: pytest.CaptureFixture[str], files: dict[str, str], tmp_path: Path
) -> None:
    said = check(capsys, str(tmp_path), files["good"])
    assert (said.code, "ours.csv: 5 rows" in said.out) == (2, True)
    assert said.err == f"{tmp_path.name}: Is a directory.\n"


def test_things_to_fix_are_counted_before_they_are_listed(
    capsys: pytest.CaptureFixture[str], files: dict[str, str]
) -> None:
    assert check(capsys, files["bad"]).out.splitlines()[:2] == [
        "bad.csv: 5 rows, workforce: not accepted; nothing has been stored",
        "  1 thing to fix, in 1 row",
    ]


def test_one_wrong_label_in_several_rows_is_said_once(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "labels.csv"
    rows = [f"2025-09-30,Social workers,{role},Blakc,7\n" for role in ("Case holder", "Middle manager")]
    path.write_text("period,staff,role,ethnic_group,headcount\n" + "".join(rows), encoding="utf-8")
    lines = check(capsys, str(path)).out.splitlines()
    assert lines[1] == "  1 thing to fix, in 2 rows"
    assert len([line for line in lines if "error" in line and "Blakc" in line]) == 1
    assert lines[-1] == "ethnic_group,Blakc,Black,It is nearly “Black”."
    assert lines[2].endswith(
        "Did you mean “Black”? Where there is no answer, write Not known, or Refused if people would not say."
        " In rows 2 and 3."
    )
