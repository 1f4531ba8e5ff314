"""What was parsed is kept for every later load, so nothing may change it: neither a load nor what pages make of it."""

import tomllib
from pathlib import Path

import pytest

import config
import config.loading
from config.council import whose
from config.loading import FOLDER, _parsed, settings_file
from pages.components.shell import sentence_forms

FILES = [file for file in sorted(FOLDER.rglob("*.toml")) if file.name != "publication.toml"]


def changed() -> list[str]:
    """The files whose kept declaration is not what they say."""
    texts = {file: file.read_text(encoding="utf-8") for file in (*FILES, settings_file())}
    return [file.name for file, text in texts.items() if _parsed(text) != tomllib.loads(text)]


@pytest.fixture(autouse=True)
def parsed_anew() -> None:
    """Whatever other tests did: every load here begins with what the files say."""
    _parsed.cache_clear()
    config.loading._load.cache_clear()


@pytest.mark.usefixtures("database")
def test_loading_and_every_view_leave_what_was_parsed_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    declared = config.load()
    assert sentence_forms.forms(["social-workers", "suspensions", "attainment-8", "ks2-expected"])
    monkeypatch.setenv(whose.VARIABLE, "E09000022")
    assert config.load().area == "Lambeth" and declared.area == "Hackney"
    assert changed() == []


def test_a_changed_declaration_is_noticed() -> None:
    text = Path(FOLDER / "measures" / "suspensions.toml").read_text(encoding="utf-8")
    _parsed(text)["breakdowns"].append("year group")
    assert changed() == ["suspensions.toml"]
    _parsed.cache_clear()
