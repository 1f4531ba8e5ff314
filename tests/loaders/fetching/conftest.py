"""The fake services, and how they are asked in tests: at once again, and only they."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from config import Config
from loaders.fetching.manners import Manners, manners_of
from tests.loaders.fetching import fake as services
from tests.loaders.fetching.examples import HOST, allow
from tests.loaders.fetching.fake import Fake


@dataclass(frozen=True)
class Asking:
    """How the fake is asked, and how long was waited between attempts."""

    manners: Manners
    waits: list[float] = field(default_factory=list)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[Fake]:
    monkeypatch.setenv("NO_PROXY", HOST)
    with services.running() as running:
        yield running


@pytest.fixture
def asking(settings: Config) -> Asking:
    waits: list[float] = []
    known = replace(manners_of(settings), hosts=frozenset([HOST]), seconds=0.4, pause=waits.append)
    return Asking(known, waits)


@pytest.fixture
def here(settings: Config, fake: Fake) -> Config:
    """The settings, with the services where the fake is."""
    fetch = settings.publication.fetch.model_copy(update={"services": fake.services(), "hosts": (HOST,)})
    return settings.model_copy(
        update={"publication": settings.publication.model_copy(update={"fetch": fetch})}
    )


@pytest.fixture
def settings_file(fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands and pages find the fake by their settings."""
    allow(fake, tmp_path, monkeypatch)
