"""A copy of the declarations to break one thing in."""

import shutil
from pathlib import Path

import pytest

from config.loading import FOLDER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "config"
    shutil.copytree(FOLDER, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return copy
