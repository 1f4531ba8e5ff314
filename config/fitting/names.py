"""What only several declarations together can get wrong: a name that nothing has, a measure without a page."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from config.fitting import decks
from config.fitting.files import misfits as misfits_of_files
from config.periods import parse
from config.plan import misfits
from config.schema import Config, Measure

SLIDE = "plans/support-staff-slide.toml"
# Whether something is known, and what to say of which key where it is not.
Require: TypeAlias = Callable[[bool, str, str], None]


class ConfigError(Exception):
    """A declaration is wrong. The message names the file and the key."""


def check(config: Config) -> None:
    """Raise ConfigError for the first name that does not fit, naming file and key."""
    for fits in (_needs, _measures, _pages, _files, _comparators, _plans, _slide):
        fits(config)


def _require(found: bool, place: str, key: str, message: str) -> None:
    if not found:
        raise ConfigError(f"{place}: {key}: {message}")


def _needs(config: Config) -> None:
    """What figures and sentences of a measure's kind are made of. A representation needs none of it."""
    wrong = [
        f"measures/{name}.toml: {key}: a measure of kind '{measure.kind}' needs {what}"
        for name, measure in config.measures.items()
        if measure.kind != "representation"
        for key, what in _lacking(measure)
    ]
    if wrong:
        raise ConfigError("\n".join(wrong))


def _lacking(measure: Measure) -> Iterator[tuple[str, str]]:
    if not measure.denominator:
        yield "denominator", "one"
    if not (measure.reference_group or measure.comparator):
        yield "reference_group", "one, or a comparator"
    if not measure.verb:
        yield "verb", "one, which its sentences say before the figure or after it: “Schools made”, “reached”"
    if measure.kind == "rate" and measure.scale == 1:
        yield "scale", "one, of how many: 100, 1000, 10000 or 100000"


def _measures(config: Config) -> None:
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
        for key in ("beside", "in_all"):
            named = getattr(measure, key)
            other = config.measures.get(named)
            known = not named or (other is not None and other.page == measure.page)
            require(known, key, f"no measure of its page called '{named}'")
        _compared_with_something(config, measure, require)
        _targets(config, measure, require)


def _pages(config: Config) -> None:
    addresses: dict[str, str] = {}
    for name, page in config.pages.items():
        first = addresses.setdefault(page.url, name)
        _require(
            first == name, "pages.toml", f"{name}.url", f"'{page.url}' is the address of {first} already"
        )
    for name, page in config.pages.items():
        for cell in (*page.matrix, *page.key):
            known = cell.measure in config.measures
            _require(known, "pages.toml", f"{name}.{cell.title}", f"no measure called '{cell.measure}'")
        for measure in page.measures:
            known = measure in config.measures and config.measures[measure].page == name
            _require(known, "pages.toml", f"{name}.measures", f"'{measure}' is not a measure of this page")
        for promise in page.promises:
            known = promise in config.promises
            _require(known, "pages.toml", f"{name}.promises", f"no promise called '{promise}'")


def _compared_with_something(config: Config, measure: Measure, require: Require) -> None:
    areas = {area.name for area in config.publication.areas}
    for key, names in (("comparator", (measure.comparator,)), ("also", measure.also)):
        for name in names:
            known = name in config.comparators or name in areas or name in config.ethnicity.groups
            require(not name or known or name == "Everyone else", key, f"no comparator called '{name}'")
    for key in ("reference_group", "reference_detailed"):
        group = getattr(measure, key)
        require(not group or group in config.ethnicity.groups, key, f"no group called '{group}'")


def _targets(config: Config, measure: Measure, require: Require) -> None:
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


def _files(config: Config) -> None:
    wrong = [f"{place}: {key}: {message}" for place, key, message in misfits_of_files(config)]
    if wrong:
        raise ConfigError("\n".join(wrong))


def _comparators(config: Config) -> None:
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


def _plans(config: Config) -> None:
    for place, key, message in (
        *misfits(config.plans, config.measures, config.pages),
        *decks.misfits(config),
    ):
        _require(False, place, key, message)


def _slide(config: Config) -> None:
    for reading in config.slide.readings if config.slide else ():
        known = reading.group in config.ethnicity.groups
        _require(known, SLIDE, "readings.group", f"no group called '{reading.group}'")


def _of(place: str) -> Require:
    return lambda found, key, message: _require(found, place, key, message)
