"""The way of a number: the released cells that a figure is worked out from, and of open sources the rows behind them.

A figure is a count over a base, set against another count over another base. Each of these is one or a few cells of a
release, and each cell came with an upload. Of a protected source the cells alone are told: its rows are nobody's
business but the officers'.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from config import Config, Measure
from config.ethnicity import ALL, KNOWN
from config.periods import apart
from config.schema import Policy
from metrics.disclosure.protection import policy
from metrics.figures import comparison
from metrics.figures.counts import asked_by, asked_of, cells_of
from metrics.figures.kinds import kind_of
from metrics.groups import placed, tile

Released = Mapping[str, pd.DataFrame]
COMPARED_BASE = "comparator's base"
GIVEN = "published by the source"
# The rows of an upload by its reference, with the name of their file.
Rows = Callable[[str], tuple[str, pd.DataFrame]]


@dataclass(frozen=True)
class Wanted:
    """Which cells make a number: of one source's item, one period and area, its other dimensions as in `at`, one group."""

    extract: str
    source: str
    item: str
    period: str
    area: str
    at: Mapping[str, str]
    group: str


@dataclass(frozen=True)
class Line:
    """A line of a file: its number there, the group that it is of, and its count."""

    file: str
    line: int
    group: str
    count: float


@dataclass(frozen=True)
class Cell:
    """A released cell. `protection`: how its source is protected; `lines` are those of a file where it is open."""

    period: str
    item: str
    group: str
    count: float
    status: str
    source: str
    protection: Policy | None
    release: int
    upload: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Number:
    """A number of the figure (`what`: "numerator", "base", ...) and the cells that add up to it."""

    what: str
    cells: tuple[Cell, ...]


def numbers_behind(row: Mapping[str, Any], released: Released, rows: Rows, config: Config) -> list[Number]:
    """The numbers that one row of the results table is worked out from, in the order in which it is. Of several years
    together they are those of each year."""
    measure, years = config.measures[row["measure"]], apart(str(row["period"]))
    wanted: dict[str, list[Wanted]] = {}
    for year in years:
        for what, one in _of_period(measure, {**row, "period": year}, released, config).items():
            wanted.setdefault(what, []).append(one)
    numbers = (
        Number(
            what,
            tuple(_cell(cell, one, rows, config) for one in each for cell in _cells(one, released, config)),
        )
        for what, each in wanted.items()
        # What a source gives of a year by itself is no figure of several.
        if len(years) == 1 or not what.endswith(GIVEN)
    )
    return [number for number in numbers if number.cells]


def _of_period(
    measure: Measure, row: Mapping[str, Any], released: Released, config: Config
) -> dict[str, Wanted]:
    """The cells of one period: the row's own, and those of what it is compared with."""
    own = _in_place(measure, row, str(row["group"]), released, config)
    return own | _theirs(measure, row, released, config)


def _in_place(
    measure: Measure, row: Mapping[str, Any], group: str, released: Released, config: Config
) -> dict[str, Wanted]:
    """Numerator and base of one group in the place of a row, of the source that was chosen there."""
    dimensions = config.extracts[measure.extract].dimensions
    split = dict(zip(row["breakdown"].split(" x "), _values(measure, row, config), strict=False))
    at = dict.fromkeys(dimensions, ALL) | split | measure.include
    at.pop("", None)
    place = {name: row[name] for name in ("period", "area", "breakdown")}
    chosen = cells_of(asked_by(measure), released[measure.extract], config, place)
    if chosen.empty:
        return {}
    source = str(chosen["source"].iloc[0])
    item = Wanted(measure.extract, source, measure.numerator, row["period"], row["area"], at, group)
    base = (
        replace(item, group=KNOWN) if kind_of(measure).of_whole else replace(item, item=measure.denominator)
    )
    own = {GIVEN: replace(item, item=measure.share)} if measure.share else {}
    return {"numerator": item, "base": base} | own


def _values(measure: Measure, row: Mapping[str, Any], config: Config) -> list[str]:
    """The category of a row as one value for each dimension of its breakdown; a value may hold a comma of its own."""
    dimensions = config.extracts[measure.extract].dimensions
    left, values = str(row["category"]), []
    for name in filter(None, row["breakdown"].split(" x ")):
        value = max(
            (known for known in dimensions[name].every_value if left.startswith(known)), key=len, default=left
        )
        values.append(value)
        left = left.removeprefix(value).removeprefix(", ")
    return values


def _theirs(
    measure: Measure, row: Mapping[str, Any], released: Released, config: Config
) -> dict[str, Wanted]:
    """Numerator and base of what the row is compared with; of everybody else, those from which the row is taken."""
    name, group = str(row["comparator"]), str(row["group"])
    if name == group:
        return {}
    if name in config.comparators:
        asked = asked_of(config.comparators[name])
        people = comparison.population(name, released, config, str(row["area"]))
        if people.empty:
            return {}
        at = dict.fromkeys(config.extracts[asked.extract].dimensions, ALL) | asked.include
        source, period = str(people["source"].iloc[0]), str(people["period"].iloc[0])
        theirs = Wanted(asked.extract, source, asked.x, period, row["area"], at, group)
        return {"comparator": theirs, COMPARED_BASE: replace(theirs, group=KNOWN)}
    if name == comparison.EVERYONE_ELSE:
        other = _in_place(measure, row, KNOWN, released, config)
    elif name in config.ethnicity.groups:
        other = _in_place(measure, row, name, released, config)
    else:
        other = _in_place(measure, {**row, "area": name}, group, released, config)
    names = ("comparator", COMPARED_BASE, f"comparator, {GIVEN}")
    return dict(zip(names, other.values(), strict=False))


def _cells(wanted: Wanted, released: Released, config: Config) -> list[dict[str, Any]]:
    """The released cells that add up to the number: the group's own, or the fewest others that make it exactly."""
    return _making(wanted.group, released[wanted.extract], wanted.source, wanted, config).to_dict("records")


def _making(group: str, frame: pd.DataFrame, source: str, wanted: Wanted, config: Config) -> pd.DataFrame:
    """The lines of a frame, in the place that is wanted, that are of a group or of the parts that make it."""
    place = {"source": source, "item": wanted.item, "period": wanted.period, "area": wanted.area, **wanted.at}
    inside = frame[np.logical_and.reduce([frame[name].eq(value) for name, value in place.items()])]
    groups = set(inside["group"])
    names = {group} if group in groups else set(_parts(group, groups, config))
    return inside[inside["group"].isin(names)]


def _parts(group: str, groups: set[str], config: Config) -> tuple[str, ...]:
    """The fewest of some groups that make one exactly; for everybody of known group, all who were placed."""
    known = placed(groups, config.ethnicity)
    atoms = config.ethnicity.atoms_of(group)
    if group in (KNOWN, ALL):
        atoms = frozenset().union(*(config.ethnicity.atoms_of(name) for name in known)) if known else atoms
    return tile(atoms, known, config.ethnicity)


def _cell(cell: Mapping[str, Any], wanted: Wanted, rows: Rows, config: Config) -> Cell:
    protection = policy(wanted.extract, cell["source"], config)
    found = Cell(
        cell["period"], cell["item"], cell["group"], float(cell["count"]), cell["status"], cell["source"], protection,
        int(cell["release"]), cell["upload"],
    )  # fmt: skip
    if protection != "open":
        return found
    return replace(found, lines=_lines(found, wanted, rows, config))


def _lines(cell: Cell, wanted: Wanted, rows: Rows, config: Config) -> tuple[Line, ...]:
    """The lines of the file that the cell was read from, or whose counts were added up to it: of parts of the group, and
    of the values of as few dimensions as it takes (all roles of a file that has a line for each role)."""
    file, frame = rows(cell.upload)
    whole = [name for name, value in wanted.at.items() if value == ALL]
    for split in (names for number in range(len(whole) + 1) for names in combinations(whole, number)):
        parts = frame[frame[list(split)].ne(ALL).all(axis=1)].assign(**dict.fromkeys(split, ALL))
        shown = _making(cell.group, parts, cell.source, wanted, config).sort_values("line")
        if len(shown) and (not split or shown["count"].sum() == cell.count):
            return tuple(
                Line(file, int(line["line"]), line["group"], float(line["count"]))
                for line in shown.to_dict("records")
            )
    return ()
