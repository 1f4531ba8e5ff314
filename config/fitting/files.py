"""What declarations of files say that others do not bear out: of extracts, of published families, and of both together."""

import re
from collections.abc import Iterator
from math import inf
from typing import NamedTuple, TypeAlias

from config.ethnicity import ALL, normalised
from config.family import Family, Told
from config.periods import parse
from config.schema import Config, Dimension, Extract
from config.vocabulary import ItemKind

# File, key and message; within one file key and message.
Misfits: TypeAlias = Iterator[tuple[str, str, str]]
OfOneFile: TypeAlias = Iterator[tuple[str, str]]


class _Number(NamedTuple):
    """How a number is written, and the most that it may be."""

    pattern: str
    words: str
    most: float = inf


_WHOLE = _Number(r"\d+", "a whole number, in digits alone")
_PER_CENT = _Number(r"\d+(\.\d+)?", "a number from 0 to 100", 100)
_ANY_NUMBER = _Number(r"\d+(\.\d+)?", "a number, in digits alone")
_NUMBERS: dict[ItemKind, _Number] = {
    "people": _WHOLE,
    "events": _WHOLE,
    "share": _PER_CENT,
    "percentage": _PER_CENT,
    "score": _Number(r"-?\d+(\.\d+)?", "a number, in digits alone"),
}


def misfits(config: Config) -> Misfits:
    """Each name in an extract or a family that nothing else has, and extracts whose files none could tell apart."""
    for name, extract in config.extracts.items():
        for key, message in (
            *_of_an_extract(extract, config),
            *_of_its_values(extract),
            *_of_its_splits(extract, config),
            *_of_its_example(extract, config),
        ):
            yield f"extracts/{name}.toml", key, message
    for name, family in config.families.items():
        for key, message in _of_a_family(family, config):
            yield f"families/{name}.toml", key, message
    for name, source in config.sources.items():
        if source.family not in config.families:
            yield f"sources/{name}.toml", "family", f"no family called '{source.family}'"
    yield from _alike(config)


def _of_an_extract(extract: Extract, config: Config) -> OfOneFile:
    if extract.scheme not in config.ethnicity.schemes:
        yield "scheme", f"no scheme called '{extract.scheme}'"
    for source in extract.sources:
        if source not in config.publication.sources:
            yield f"sources.{source}", "a source that publication.toml has no words for, in [sources]"
    for name, item in extract.items.items():
        for key in ("of", "among", "seldom_above", "people"):
            if (named := getattr(item, key)) and named not in extract.items:
                yield f"items.{name}.{key}", f"no item called '{named}'"
        for group in item.few:
            if group not in config.ethnicity.groups:
                yield f"items.{name}.few", f"no group called '{group}'"


def _of_its_values(extract: Extract) -> OfOneFile:
    """Which of them lies within which: said once, of values that are not added up anyway."""
    for name, dimension in extract.dimensions.items():
        for part, whole in dimension.within.items():
            if dimension.additive or not {part, whole} <= {*dimension.values} or whole in dimension.within:
                message = f"must be a value of {name} within another that is in none, where values are never added up"
                yield f"dimensions.{name}.within.{part}", message


def _of_its_splits(extract: Extract, config: Config) -> OfOneFile:
    """What is put together where a breakdown is too fine. The last split holds what any before it put together, so that
    there is one for every later period."""
    for name, dimension in extract.dimensions.items():
        for number, split in enumerate(dimension.coarser):
            where = f"dimensions.{name}.coarser.{number}"
            for joined, parts in split.join.items():
                if joined in dimension.values or len(set(parts)) < 2 or set(parts) - {*dimension.values}:
                    yield f"{where}.join.{joined}", f"must be a new name for two or more values of {name}"
            atoms = [config.ethnicity.atoms_of(group) for group in split.groups]
            if split.groups and sorted(atom for some in atoms for atom in some) != sorted(
                config.ethnicity.atoms
            ):
                yield f"{where}.groups", "must be groups that together hold everybody once"
            if not dimension.coarser[-1].holds(split):
                yield (
                    f"{where}",
                    "is not held by the last of the splits, which must put together what any before it does",
                )


def _of_its_example(extract: Extract, config: Config) -> OfOneFile:
    """The row of the template that officers are given: whoever puts their own figures in it must have a file that is read."""
    for column in ("period", *extract.required) if extract.example else ():
        if not extract.example.get(column):
            yield f"example.{column}", "is missing: every row of a file has one"
    for column, value in extract.example.items():
        if column == "period":
            period = parse(value)
            if period is None or period.kind not in extract.period:
                yield "example.period", f"'{value}' is no {' or '.join(extract.period)}"
        elif column in extract.dimensions:
            if value not in (ALL, "", *extract.dimensions[column].values):
                yield f"example.{column}", f"no {column} called '{value}'"
        elif column == "ethnic_group":
            labels = (
                config.ethnicity.lookup(extract.scheme) if extract.scheme in config.ethnicity.schemes else {}
            )
            if value and normalised(value) not in labels:
                yield (
                    f"example.{column}",
                    f"no ethnic group of the scheme '{extract.scheme}' called '{value}'",
                )
        elif column not in extract.items:
            yield f"example.{column}", "no column of the extract"
    yield from _of_its_numbers(extract)


def _of_its_numbers(extract: Extract) -> OfOneFile:
    """The numbers of the example: of their item's kind, and no part above its whole."""
    numbers: dict[str, float] = {}
    for name, value in extract.example.items():
        if name not in extract.items or not value:
            continue
        must_be = _NUMBERS.get(extract.items[name].kind, _ANY_NUMBER)
        if not re.fullmatch(must_be.pattern, value) or float(value) > must_be.most:
            yield f"example.{name}", f"'{value}' must be {must_be.words}"
        else:
            numbers[name] = float(value)
    for parts in extract.parts:
        for part, whole in parts.items():
            if numbers.get(part, 0) > numbers.get(whole, inf):
                yield f"example.{part}", f"is more than {whole}, of which it is a part"


def _of_a_family(family: Family, config: Config) -> OfOneFile:
    extract = config.extracts.get(family.extract)
    if extract is None:
        yield "extract", f"no extract called '{family.extract}'"
        return
    yield from _of_its_columns(family, extract, config)
    for area in set(family.rounded_to) - {place.name for place in config.areas.places}:
        yield "rounded_to", f"no area called '{area}'"
    if family.group.scheme and family.group.scheme not in config.ethnicity.schemes:
        yield "group.scheme", f"no scheme called '{family.group.scheme}'"
    if family.period.kind not in extract.period:
        yield "period.kind", f"'{family.period.kind}' is not a period of {family.extract}"


def _of_its_columns(family: Family, extract: Extract, config: Config) -> OfOneFile:
    for name, column in family.dimensions.items():
        if name not in extract.dimensions:
            yield f"dimensions.{name}", "not a dimension of the extract"
            continue
        for value in (column.value, *column.values.values()):
            known = extract.dimensions[name]
            if value not in ("", ALL, known.not_known, *known.values):
                yield f"dimensions.{name}", f"no {name} called '{value}'"
    banded = family.added_up.dimension if family.added_up else ""
    for band in family.added_up.bands if family.added_up else ():
        if banded not in extract.dimensions or band not in extract.dimensions[banded].values:
            yield "added_up.bands", f"no {banded} called '{band}'"
    for name, dimension in extract.dimensions.items():
        if dimension.required and name not in family.dimensions and not family.told_by and name != banded:
            yield f"dimensions.{name}", f"is missing: every row of {family.extract} has one"
    for label, told in family.told_by.labels.items() if family.told_by else ():
        yield from _of_a_label(f"told_by.labels.{label}", told, extract, config)
    for name, columns in family.items.items():
        if name not in extract.items:
            yield f"items.{name}", "not an item of the extract"
        for group in columns.values() if isinstance(columns, dict) else ():
            if group not in config.ethnicity.order:
                yield f"items.{name}", f"no group called '{group}'"


def _of_a_label(key: str, told: Told, extract: Extract, config: Config) -> OfOneFile:
    if told.item not in extract.items:
        yield key, f"no item called '{told.item}'"
    for group in (told.group, *filter(None, (rule.group for rule in told.rules))):
        if group not in config.ethnicity.order:
            yield key, f"no group called '{group}'"
    for name, dimension in extract.dimensions.items():
        if told.of.get(name, ALL) not in (*dimension.values, ALL) or (
            dimension.required and name not in told.of
        ):
            yield key, f"'{told.of.get(name, '')}' is no {name}"


def _alike(config: Config) -> Misfits:
    """A file of one extract that has all that another needs, too, must hold a value that the other does not allow."""
    for name, extract in config.extracts.items():
        for other, theirs in config.extracts.items():
            alike = _read_as(extract, theirs) if name != other else {}
            told = not alike or any(
                set(_labels(extract.dimensions[own])) - set(_labels(theirs.dimensions[column]))
                for own, column in alike.items()
                if own in extract.dimensions and column in theirs.dimensions
            )
            if not told:
                yield (
                    f"extracts/{name}.toml",
                    "dimensions",
                    f"a file of it could be one of {other}: that has all its headings, and allows all its values; give one "
                    "of them a required column that the other lacks, or values of its own",
                )


def _read_as(extract: Extract, other: Extract) -> dict[str, str]:
    """The columns of an extract's template, and which of another's each would be read as, where its files would pass for
    the other's; else none."""
    theirs = {normalised("ethnic_group"): "ethnic_group"}
    for name, column in (other.dimensions | other.items).items():
        theirs |= {normalised(heading): name for heading in (*column.headers, column.title, name)}
    own = {
        name: theirs.get(normalised(name), "")
        for name in ("ethnic_group", *extract.dimensions, *extract.items)
    }
    passes = all(own.values()) and set(other.required) <= set(own.values())
    return own if passes and any(column in other.items for column in own.values()) else {}


def _labels(dimension: Dimension) -> set[str]:
    return {normalised(label) for label in (*dimension.values, *dimension.aliases)}
