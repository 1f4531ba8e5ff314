"""The fake services, and how they are asked in tests: at once again, and only they."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from config import Config
from config.loading import SETTINGS_VARIABLE
from loaders.fetching.manners import Manners, manners_of
from tests.loaders.fetching import fake as services
from tests.loaders.fetching.fake import Fake

HOST = "127.0.0.1"


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
def settings_file(fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of settings that names the fake, for commands."""
    shipped = Path(os.environ[SETTINGS_VARIABLE]).read_text(encoding="utf-8")
    before, _ = shipped.split("[fetch.services]")
    lines = [f'{name} = "{address}"' for name, address in fake.services().items()]
    path = tmp_path / "settings.toml"
    path.write_text(before + "[fetch.services]\n" + "\n".join(lines) + "\n", encoding="utf-8")
    monkeypatch.setenv(SETTINGS_VARIABLE, str(path))
    monkeypatch.setenv("EQUALITIES_FETCH", HOST)
    return path
