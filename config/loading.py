"""Read every declaration, check that their names fit together, and say which file and key does not."""

import csv
import hashlib
import os
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from config import fitting, plain_words
from config.access import Access
from config.accessibility import Accessibility
from config.areas import Areas
from config.deck import Deck
from config.ethnicity import Ethnicity
from config.fitting import SLIDE, ConfigError
from config.golden import Worked
from config.page import Page, Slide
from config.plan import PLANS, Plan
from config.publication import Publication
from config.schema import Comparator, Config, Extract, Family, Measure

FOLDER = Path(__file__).parent
SETTINGS_VARIABLE = "EQUALITIES_SETTINGS"
M = TypeVar("M", bound=BaseModel)


def load(folder: Path = FOLDER) -> Config:
    """Everything declared under `folder`. Raises ConfigError naming file and key.

    The product's own settings are those of the file that EQUALITIES_SETTINGS names, where it names one: a council's
    lie outside the code, and tests have theirs.
    """
    return _load(folder, settings_file() if folder == FOLDER else folder / "publication.toml")


def settings_file() -> Path:
    """The file of the product's own settings."""
    return Path(os.environ.get(SETTINGS_VARIABLE) or FOLDER / "publication.toml")


@lru_cache(maxsize=4)
def _load(folder: Path, settings: Path) -> Config:
    publication = _file(settings, Publication)
    config = Config(
        measures=_each(folder, "measures", Measure, publication),
        extracts=_each(folder, "extracts", Extract, publication),
        families=_each(folder, "families", Family, publication),
        comparators=_entries(folder / "comparators.toml", Comparator),
        areas=_areas(folder / "areas.csv"),
        ethnicity=_file(folder / "ethnicity.toml", Ethnicity),
        pages=_entries(folder / "pages.toml", Page),
        publication=publication,
        plans={name: _file(folder / "plans" / f"{name}.toml", Plan) for name in PLANS},
        decks=_each(folder, "decks", Deck, publication),
        golden=_file(folder / "golden.toml", Worked).cases,
        accessibility=_file(folder / "accessibility.toml", Accessibility),
        access=_file(folder / "access.toml", Access),
        slide=_file(folder / SLIDE, Slide),
        fingerprint=_fingerprint(folder, publication),
    )
    fitting.check(config)
    return config


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a file, or ConfigError where it is not there or no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigError(f"{path.name}: the file is missing") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path.name}: {error}") from None


def _checked(model: type[M], content: dict[str, Any], path: Path, entry: str = "") -> M:
    try:
        return model.model_validate(content)
    except ValidationError as error:
        place = f"{path.parent.name}/{path.name}: {entry}"
        raise ConfigError("\n".join(place + fault for fault in plain_words.faults(error, model))) from None


def _file(path: Path, model: type[M]) -> M:
    return _checked(model, read_toml(path), path)


def _each(folder: Path, kind: str, model: type[M], publication: Publication) -> dict[str, M]:
    files = {path.stem: path for path in sorted((folder / kind).glob("*.toml"))}
    return {name: _checked(model, _told(read_toml(path), publication), path) for name, path in files.items()}


def _told(content: Any, publication: Publication) -> Any:
    """What is declared, with the tolerance where its words have {tolerance}: no word says another than figures are held to."""
    if isinstance(content, dict):
        return {key: _told(value, publication) for key, value in content.items()}
    if isinstance(content, list):
        return [_told(value, publication) for value in content]
    return content.replace("{tolerance}", publication.tolerance) if isinstance(content, str) else content


def _entries(path: Path, model: type[M]) -> dict[str, M]:
    return {name: _checked(model, entry, path, f"{name}.") for name, entry in read_toml(path).items()}


def _areas(path: Path) -> Areas:
    with path.open(encoding="utf-8", newline="") as file:
        return _checked(Areas, {"places": list(csv.DictReader(file))}, path)


def _fingerprint(folder: Path, publication: Publication) -> str:
    """Of what decides what a release holds: a reworded question or another tolerance must not make every release
    again, after which links no longer show the old ones."""
    made_of = [*sorted((folder / "extracts").glob("*.toml")), folder / "ethnicity.toml"]
    digest = hashlib.sha256(publication.protection.encode())
    for path in made_of:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
