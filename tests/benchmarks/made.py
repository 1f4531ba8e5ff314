"""Files of any length to measure with: a publisher's, and an extract of ours."""

import csv
import itertools
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import xlsxwriter

from config import Config

# 23 columns, of which DfE's real file has 500,000 rows.
PUBLISHED = "dfe-swf-teachers"
_KEPT = ("time_period", "new_la_code", "old_la_code")
_SEED = 20260930


def published(rows: int, settings: Config, family: str = PUBLISHED) -> Iterator[list[str]]:
    """A publisher's file as its declaration has it, then its rows about Hackney for other authorities again and again,
    with numbers of their own."""
    heading, *given = csv.reader(settings.families[family].example.strip().splitlines())
    yield from (heading, *given)
    ours = [row for row in given if "Hackney" in row]
    known = {place.code for place in settings.publication.places}
    others = [
        place
        for place in settings.areas.places
        if place.level == "Local authority" and place.code not in known
    ]
    numbers = random.Random(_SEED)
    made = itertools.cycle(itertools.product(others, ours))
    for place, row in itertools.islice(made, max(0, rows - len(given))):
        named = {"E09000012": place.code, "204": place.old_code, "Hackney": place.name}
        yield [_cell(name, named.get(text, text), numbers) for name, text in zip(heading, row, strict=True)]


def _cell(name: str, text: str, numbers: random.Random) -> str:
    if name in _KEPT or not text.replace(".", "", 1).isdigit():
        return text
    return f"{numbers.random() * 1000:.2f}" if "." in text else str(numbers.randrange(5000))


def extract(rows: int, settings: Config) -> Iterator[list[str]]:
    """An extract of ours with many periods and areas: people by population, sex, age and detailed group."""
    declared = settings.extracts["population"]
    yield ["period", "area", *declared.dimensions, "ethnic_group", "people"]
    numbers = random.Random(_SEED)
    groups = ["Bangladeshi", "Chinese", "Indian", "Pakistani", "Other Asian", "Black African", "Black Caribbean", "Other Black",
              "White and Asian", "White and Black African", "White and Black Caribbean", "Other Mixed", "White British",
              "White Irish", "Arab", "Any other ethnic group"]  # fmt: skip
    values = [dimension.values for dimension in declared.dimensions.values()]
    areas = [area.name for area in settings.publication.areas]
    days = [f"{year}-{day}" for year in range(1990, 2026) for day in ("03-31", "09-30")]
    for row in itertools.islice(itertools.product(days, areas, *values, groups), rows):
        yield [*row, str(numbers.randrange(5, 5000))]


def as_csv(rows: Iterator[list[str]], where: Path) -> Path:
    with where.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    return where


def as_workbook(rows: Iterator[Sequence[str]], where: Path) -> Path:
    with xlsxwriter.Workbook(str(where), {"constant_memory": True, "strings_to_numbers": True}) as book:
        page = book.add_worksheet("Data")
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return where
