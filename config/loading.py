"""Read every declaration, check that their names fit together, and say which file and key does not."""

import hashlib
import tomllib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from config import deck_names
from config.accessibility import Accessibility
from config.deck import Deck
from config.ethnicity import Ethnicity
from config.golden import Worked
from config.periods import parse
from config.plan import PLANS, Plan, misfits
from config.publication import Publication
from config.schema import Comparator, Config, Extract, Family, Measure, Page, Slide

FOLDER = Path(__file__).parent
SLIDE = Path("plans/support-staff-slide.toml")
M = TypeVar("M", bound=BaseModel)


class ConfigError(Exception):
    """A declaration is wrong. The message names the file and the key."""


@lru_cache(maxsize=4)
def load(folder: Path = FOLDER) -> Config:
    """Everything declared under `folder`. Raises ConfigError naming file and key."""
    config = Config(
        measures=_each(folder, "measures", Measure),
        extracts=_each(folder, "extracts", Extract),
        families=_each(folder, "families", Family),
        comparators=_entries(folder / "comparators.toml", Comparator),
        ethnicity=_file(folder / "ethnicity.toml", Ethnicity),
        pages=_entries(folder / "pages.toml", Page),
        publication=_file(folder / "publication.toml", Publication),
        plans={name: _file(folder / "plans" / f"{name}.toml", Plan) for name in PLANS},
        decks=_each(folder, "decks", Deck),
        golden=_file(folder / "golden.toml", Worked).cases,
        accessibility=_file(folder / "accessibility.toml", Accessibility),
        slide=_file(folder / SLIDE, Slide),
        fingerprint=_fingerprint(folder),
    )
    fits = (_measures_fit, _pages_fit, _families_fit, _comparators_fit, _extracts_fit, _plans_fit, _slide_fits)  # fmt: skip
    for check in fits:
        check(config)
    return config


def _read(path: Path) -> dict[str, Any]:
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
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "the file"
        raise ConfigError(f"{path.parent.name}/{path.name}: {entry}{key}: {first['msg']}") from None


def _file(path: Path, model: type[M]) -> M:
    return _checked(model, _read(path), path)


def _each(folder: Path, kind: str, model: type[M]) -> dict[str, M]:
    return {path.stem: _file(path, model) for path in sorted((folder / kind).glob("*.toml"))}


def _entries(path: Path, model: type[M]) -> dict[str, M]:
    return {name: _checked(model, entry, path, f"{name}.") for name, entry in _read(path).items()}


def _fingerprint(folder: Path) -> str:
    """Of the files that decide what a release holds; a reworded question must not rebuild every release."""
    made_of = [
        *sorted((folder / "extracts").glob("*.toml")),
        folder / "ethnicity.toml",
        folder / "publication.toml",
    ]
    digest = hashlib.sha256()
    for path in made_of:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _require(found: bool, place: str, key: str, message: str) -> None:
    if not found:
        raise ConfigError(f"{place}: {key}: {message}")


def _measures_fit(config: Config) -> None:
    titles: dict[str, str] = {}
    for name, measure in config.measures.items():
        require = _of(f"measures/{name}.toml")
        first = titles.setdefault(measure.title, name)
        require(
            first == name,
            "title",
            f"'{measure.title}' is the title of {first} already, and links name titles",
        )
        require(measure.page in config.pages, "page", f"no page called '{measure.page}'")
        require(measure.extract in config.extracts, "extract", f"no extract called '{measure.extract}'")
        extract = config.extracts[measure.extract]
        for key in ("numerator", "denominator", "share"):
            item = getattr(measure, key)
            require(not item or item in extract.items, key, f"'{item}' is not an item of {measure.extract}")
        for breakdown in measure.breakdowns:
            for dimension in breakdown.split(" x "):
                require(
                    dimension in extract.dimensions, "breakdowns", f"'{dimension}' is not a dimension of it"
                )
        for dimension, value in measure.include.items():
            require(
                dimension in extract.dimensions, "include", f"'{dimension}' is not a dimension of the extract"
            )
            known = value in extract.dimensions[dimension].values
            require(known, "include", f"no {dimension} called '{value}'")
        beside = config.measures.get(measure.beside)
        known = not measure.beside or (beside is not None and beside.page == measure.page)
        require(known, "beside", f"no measure of its page called '{measure.beside}'")
        _compared_with_something(config, measure, require)
        _targets_fit(config, measure, require)


def _pages_fit(config: Config) -> None:
    for name, page in config.pages.items():
        for cell in (*page.matrix, *page.key):
            known = cell.measure in config.measures
            _require(known, "pages.toml", f"{name}.{cell.title}", f"no measure called '{cell.measure}'")
        for measure in page.measures:
            known = measure in config.measures and config.measures[measure].page == name
            _require(known, "pages.toml", f"{name}.measures", f"'{measure}' is not a measure of this page")
        for promise in page.promises:
            known = any(promise in plan.promises for plan in config.plans.values())
            _require(known, "pages.toml", f"{name}.promises", f"no promise called '{promise}'")


def _compared_with_something(
    config: Config, measure: Measure, require: Callable[[bool, str, str], None]
) -> None:
    areas = {area.name for area in config.publication.areas}
    for key, names in (("comparator", (measure.comparator,)), ("also", measure.also)):
        for name in names:
            known = name in config.comparators or name in areas or name in config.ethnicity.groups
            require(not name or known or name == "Everyone else", key, f"no comparator called '{name}'")
    for key in ("reference_group", "reference_detailed"):
        group = getattr(measure, key)
        require(not group or group in config.ethnicity.groups, key, f"no group called '{group}'")


def _targets_fit(config: Config, measure: Measure, require: Callable[[bool, str, str], None]) -> None:
    extract = config.extracts[measure.extract]
    areas = {area.name for area in config.publication.areas}
    against = {*config.comparators, *config.ethnicity.groups, *areas}
    groups = {"", "All", *config.ethnicity.groups}
    for number, target in enumerate(measure.targets):
        key = f"targets.{number}"
        require(target.group in groups, f"{key}.group", f"no group called '{target.group}'")
        known = not target.breakdown or target.breakdown in measure.breakdowns
        require(known, f"{key}.breakdown", f"'{target.breakdown}' is not a breakdown of the measure")
        known = not target.breakdown or target.category in extract.dimensions[target.breakdown].values
        require(known, f"{key}.category", f"no {target.breakdown} called '{target.category}'")
        known = not target.against or target.against in against
        require(known, f"{key}.against", f"no comparator called '{target.against}'")
        require(
            not target.everyone or target.against in areas, f"{key}.everyone", "needs an area in 'against'"
        )
        for label in (*target.due, *filter(None, (target.baseline,))):
            period = parse(label)
            known = period is not None and period.label == label and period.kind in extract.period
            require(known, key, f"'{label}' is not a period of {measure.extract}")


def _families_fit(config: Config) -> None:
    areas = {area.name for area in config.publication.areas}
    for name, family in config.families.items():
        require = _of(f"families/{name}.toml")
        require(family.extract in config.extracts, "extract", f"no extract called '{family.extract}'")
        extract = config.extracts[family.extract]
        for dimension in family.dimensions:
            require(
                dimension in extract.dimensions, f"dimensions.{dimension}", "not a dimension of the extract"
            )
        for item in family.items:
            require(item in extract.items, f"items.{item}", "not an item of the extract")
        for rule in family.areas:
            require(rule.area in areas, "areas", f"no area called '{rule.area}'")
        scheme = family.group.scheme
        require(
            not scheme or scheme in config.ethnicity.schemes, "group.scheme", f"no scheme called '{scheme}'"
        )


def _comparators_fit(config: Config) -> None:
    for name, comparator in config.comparators.items():
        require = _of("comparators.toml")
        require(
            comparator.extract in config.extracts, f"{name}.extract", f"no extract '{comparator.extract}'"
        )
        extract = config.extracts[comparator.extract]
        stand_in = comparator.stand_in
        require(
            not stand_in or stand_in in config.comparators, f"{name}.stand_in", f"no comparator '{stand_in}'"
        )
        require(comparator.item in extract.items, f"{name}.item", f"'{comparator.item}' is not an item")
        for dimension, value in comparator.include.items():
            known = dimension in extract.dimensions and value in extract.dimensions[dimension].values
            require(known, f"{name}.include.{dimension}", f"'{value}' is not one of its values")


def _plans_fit(config: Config) -> None:
    for place, key, message in (
        *misfits(config.plans, config.measures, config.pages),
        *deck_names.misfits(config),
    ):
        _require(False, place, key, message)


def _slide_fits(config: Config) -> None:
    for reading in config.slide.readings:
        known = reading.group in config.ethnicity.groups
        _require(known, str(SLIDE), "readings.group", f"no group called '{reading.group}'")


def _extracts_fit(config: Config) -> None:
    for name, extract in config.extracts.items():
        known = extract.scheme in config.ethnicity.schemes
        _require(known, f"extracts/{name}.toml", "scheme", f"no scheme called '{extract.scheme}'")
        for item_name, item in extract.items.items():
            for key in ("of", "people"):
                named = getattr(item, key)
                known = not named or named in extract.items
                _require(
                    known, f"extracts/{name}.toml", f"items.{item_name}.{key}", f"no item called '{named}'"
                )


def _of(place: str) -> Callable[[bool, str, str], None]:
    return lambda found, key, message: _require(found, place, key, message)
