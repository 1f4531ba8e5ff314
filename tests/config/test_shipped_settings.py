"""The settings that the product is shipped with. Every other test runs on `tests/settings/`."""

from pathlib import Path

import pytest

import config
from config.loading import FOLDER, SETTINGS_VARIABLE

SHIPPED = {
    "organisation": "Hackney",
    "directorate": "Children and Education",
    "tolerance_points": 5.0,
    "ratio_low": 0.8,
    "ratio_high": 1.25,
    "ratio_minimum_base": 30,
    "minimum_base": 10,
    "minimum_base_rate": 30,
    "minimum_expected": 5.0,
    "suppress_below": 5,
    "withheld_at_most": (1, 3),
    "withheld_of_a_part": (1, 2),
    "rounded_to": 5,
    "round_bounds": (4, 5, 6, 9, 14, 20),
    "round_shown_from": 10,
    "round_minimum_base": 30,
    "hollow_below": 30,
    "not_known_notice": 0.1,
    "judgement": {
        "headline_base": 30, "small_numbers": 100, "near_people": 2, "trend_years": 5, "trend_days": 350,
        "forecast_years": 25, "notable_change": 0.2, "large_change": 0.5, "old_years": 5,
        "days_apart": {
            "calendar quarter": 100, "snapshot": 380, "academic year": 380, "financial year": 380,
        },
    },
}  # fmt: skip


def test_what_is_shipped_is_what_was_agreed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTINGS_VARIABLE)
    assert config.load().publication.model_dump(include=set(SHIPPED)) == SHIPPED


def test_a_settings_file_that_is_named_takes_the_place_of_the_one_shipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = (FOLDER / "publication.toml").read_text(encoding="utf-8")
    (tmp_path / "ours.toml").write_text(f'organisation = "Elsewhere"\n{shipped}', encoding="utf-8")
    monkeypatch.setenv(SETTINGS_VARIABLE, str(tmp_path / "ours.toml"))
    assert config.load().publication.organisation == "Elsewhere"


def test_one_that_is_not_there_stops_the_start_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTINGS_VARIABLE, str(tmp_path / "none.toml"))
    with pytest.raises(config.ConfigError, match=r"none\.toml: the file is missing"):
        config.load()
