"""Stores that files are held against: one that nobody changes, and one for each test that does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from loaders import store
from tests import seeded


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A store as the first start fills it, to hold files against."""
    engine = store.connect(seeded.copied_to(tmp_path_factory.mktemp("shown")))
    yield engine
    engine.dispose()


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Engine]:
    """A store of the same kind that a test may change."""
    engine = store.connect(seeded.copied_to(tmp_path))
    yield engine
    engine.dispose()
