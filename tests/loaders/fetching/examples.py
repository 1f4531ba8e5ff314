"""A file of suspensions as the catalogue has it, and the release after it with one year more."""

import os
from pathlib import Path

import pytest

from config import Config
from config.loading import SETTINGS_VARIABLE
from tests.loaders.fetching.fake import Fake

HOST = "127.0.0.1"
SUSPENSIONS = "dfe-suspensions-characteristics"
TITLE = "02a - Suspensions and permanent exclusions - full year by characteristic"
PLACE = "Local authority,E92000001,England,E12000003,Yorkshire,E08000035,383,Leeds"
OF_LEEDS = f"Academic year,202324,{PLACE},Total,Total,Total,1,1,1,1,1,1,1\n"


def first(settings: Config, *, others: int = 0) -> str:
    """The file of 2023/24, with so many rows about another place."""
    return settings.families[SUSPENSIONS].example.lstrip("\n") + OF_LEEDS * others


def second(settings: Config) -> str:
    """The file a year later: the same, and the year 2024/25."""
    before = first(settings)
    _, *rows = before.splitlines(keepends=True)
    return before + "".join(row.replace(",202324,", ",202425,", 1) for row in rows)


def publish_first(fake: Fake, settings: Config, *, others: int = 0) -> None:
    content = first(settings, others=others)
    fake.publish("Academic year 2023/24", "2025-07-10T09:30:00", TITLE, content)


def publish_second(fake: Fake, settings: Config) -> None:
    fake.publish("Academic year 2024/25", "2026-07-09T09:30:00", TITLE, second(settings))


def allow(fake: Fake, folder: Path, environment: pytest.MonkeyPatch) -> None:
    """Settings that name the fake's services, and let it be asked."""
    before, _ = Path(os.environ[SETTINGS_VARIABLE]).read_text(encoding="utf-8").split("[fetch.services]")
    lines = [f'{name} = "{address}"' for name, address in fake.services().items()]
    path = folder / "settings.toml"
    path.write_text(before + "[fetch.services]\n" + "\n".join(lines) + "\n", encoding="utf-8")
    environment.setenv(SETTINGS_VARIABLE, str(path))
    environment.setenv("EQUALITIES_FETCH", HOST)
    environment.setenv("NO_PROXY", HOST)
