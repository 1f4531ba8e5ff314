"""A file of which no release is safe, at the command line: what to leave out, never a value, and nothing stored."""

import re
from pathlib import Path

import pytest

import config
from loaders import store
from loaders.__main__ import main as loaders
from metrics.__main__ import main as metrics
from tests.commands import DATABASE, Said, say
from tests.disclosure import refused
from tests.seeded import copied_to

pytestmark = pytest.mark.slow

SHOW = ("show", "looked-after", "--period", "2026-03-31", "--format", "json")


@pytest.fixture
def standing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store in which exact figures of another publisher are."""
    monkeypatch.setenv(DATABASE, copied_to(tmp_path))
    engine = store.connect()
    refused.published(engine, config.load())
    engine.dispose()


def load(
    folder: Path, data: str, name: str, capsys: pytest.CaptureFixture[str], command: str = "load"
) -> Said:
    path = folder / name
    path.write_text(data, encoding="utf-8")
    return say(capsys, loaders, command, str(path))


@pytest.mark.usefixtures("standing")
def test_a_file_that_would_give_children_away_is_refused_and_says_what_to_leave_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = load(tmp_path, refused.SENT, "sent.csv", capsys)
    assert (said.code, said.err) == (1, "")
    assert said.out.splitlines()[0] == (
        "sent.csv: 10 rows, childrens_services: not accepted; nothing has been stored"
    )
    assert load(tmp_path, refused.SENT, "sent.csv", capsys, "check") == said
    (error,) = [line for line in said.out.splitlines() if "error:" in line]
    assert error.strip() == f"error: {refused.REASON}"
    assert re.findall(r"\d+", error) == ["2026", "03", "31"]


@pytest.mark.usefixtures("standing")
def test_nothing_of_it_is_stored_and_the_history_and_the_figures_stay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = say(capsys, loaders, "history"), say(capsys, metrics, *SHOW)
    assert before[1].code == 0 and before[1].row("Black")["numerator"] is not None
    assert load(tmp_path, refused.SENT, "sent.csv", capsys).code == 1
    assert (say(capsys, loaders, "history"), say(capsys, metrics, *SHOW)) == before
    assert "sent.csv" not in before[0].out and "published.csv" in before[0].out


@pytest.mark.usefixtures("standing")
def test_without_that_breakdown_the_file_is_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = load(tmp_path, refused.WITHOUT_SEX, "sent.csv", capsys)
    assert said.code == 0 and "Reference:" in said.out
