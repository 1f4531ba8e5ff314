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
from config.areas import Areas
from config.council import whose
from config.council.told import told
from config.deck import Deck
from config.ethnicity import Ethnicity
from config.fetching.source import Source
from config.fitting import SLIDE, ConfigError
from config.help.accessibility import Accessibility
from config.help.dictionary import Dictionary
from config.help.golden import Worked
from config.page import Page, Slide
from config.plan import PLANS, Plan
from config.publication import Publication
from config.schema import Comparator, Config, Extract, Family, Measure, NotRead

FOLDER = Path(__file__).parent
SETTINGS_VARIABLE = "EQUALITIES_SETTINGS"
M = TypeVar("M", bound=BaseModel)


def load(folder: Path = FOLDER) -> Config:
    """Everything declared under `folder`. Raises ConfigError naming file and key.

    The product's own settings are those of the file that EQUALITIES_SETTINGS names, where it names one: a council's
    lie outside the code, and tests have theirs.
    """
    settings = settings_file() if folder == FOLDER else folder / "publication.toml"
    return _load(folder, settings, os.environ.get(whose.VARIABLE, "").strip())


def settings_file() -> Path:
    """The file of the product's own settings."""
    return Path(os.environ.get(SETTINGS_VARIABLE) or FOLDER / "publication.toml")


@lru_cache(maxsize=4)
def _load(folder: Path, settings: Path, area: str) -> Config:
    areas = _areas(folder / "areas.csv")
    content = whose.with_areas(read_toml(settings), areas, area, settings.name)
    publication = _checked(Publication, content, settings)
    plans = {name: _file(folder / "plans" / f"{name}.toml", Plan, publication) for name in PLANS}
    config = Config(
        measures=_each(folder, "measures", Measure, publication),
        extracts=_each(folder, "extracts", Extract, publication),
        families=_each(folder, "families", Family, publication),
        not_read=_entries(folder / "not_read.toml", NotRead, publication),
        sources=_each(folder, "sources", Source, publication),
        comparators=_entries(folder / "comparators.toml", Comparator, publication),
        areas=areas,
        ethnicity=_there(folder / "ethnicity.toml", Ethnicity, publication),
        pages=_entries(folder / "pages.toml", Page, publication),
        publication=publication,
        plans={name: plan for name, plan in plans.items() if plan is not None},
        decks=_each(folder, "decks", Deck, publication),
        golden=_there(folder / "golden.toml", Worked, publication).cases,
        dictionary=_there(folder / "dictionary.toml", Dictionary, publication),
        accessibility=_there(folder / "accessibility.toml", Accessibility, publication),
        access=_there(folder / "access.toml", Access, publication),
        slide=_file(folder / SLIDE, Slide, publication),
        fingerprint=_fingerprint(folder, publication),
    )
    config = config if config.plans else _without_promises(config)
    fitting.check(config)
    return config


def _without_promises(config: Config) -> Config:
    """What is declared for a council that has no plan: nobody promised anything of its measures."""
    nothing = {"targets": ()}
    measures = {name: measure.model_copy(update=nothing) for name, measure in config.measures.items()}
    pages = {name: page.model_copy(update={"promises": ()}) for name, page in config.pages.items()}
    return config.model_copy(update={"measures": measures, "pages": pages})


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a file, or ConfigError where it is not there or no TOML."""
    try:
        return _parsed(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigError(f"{path.name}: the file is missing") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path.name}: {error}") from None


@lru_cache(maxsize=512)
def _parsed(text: str) -> dict[str, Any]:
    """Parsing takes longest of all that loading does, and a copy in which one thing is changed repeats most of it."""
    return tomllib.loads(text)


def _checked(model: type[M], content: dict[str, Any], path: Path, entry: str = "") -> M:
    try:
        return model.model_validate(content)
    except ValidationError as error:
        place = f"{path.parent.name}/{path.name}: {entry}"
        raise ConfigError("\n".join(place + fault for fault in plain_words.faults(error, model))) from None


def _file(path: Path, model: type[M], publication: Publication) -> M | None:
    """What a file declares; None where it is another council's."""
    content = told(read_toml(path), publication)
    return None if content is None else _checked(model, content, path)


def _there(path: Path, model: type[M], publication: Publication) -> M:
    """What a file declares that every council has."""
    made = _file(path, model, publication)
    if made is None:
        raise ConfigError(f"{path.name}: only: every council has one")
    return made


def _each(folder: Path, kind: str, model: type[M], publication: Publication) -> dict[str, M]:
    files = {path.stem: path for path in sorted((folder / kind).glob("*.toml"))}
    declared = {name: _file(path, model, publication) for name, path in files.items()}
    return {name: made for name, made in declared.items() if made is not None}


def _entries(path: Path, model: type[M], publication: Publication) -> dict[str, M]:
    content = told(read_toml(path), publication)
    return {name: _checked(model, entry, path, f"{name}.") for name, entry in content.items()}


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
