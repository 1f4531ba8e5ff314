"""A copy of the declarations, with the settings of tests, to break one thing in."""

import shutil
from pathlib import Path

import pytest

from config.loading import FOLDER, settings_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "config"
    shutil.copytree(FOLDER, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    shutil.copy(settings_file(), copy / "publication.toml")
    return copy
