"""A copy of the project, for each task."""

from pathlib import Path

import pytest

from tests.tasks.project import Project, copied_to


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copied_to(tmp_path / "project")
