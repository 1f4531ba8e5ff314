"""From the table of an officer's extract to rows: every check in its order, then the rows that they let through."""

from datetime import date

import pandas as pd

from config import Config, Extract
from config.schema import SourceRule
from loaders.cells import Cells, Shape, cells_of, shape_of
from loaders.checks import (
    consistency,
    headings,
    majority,
    matrix,
    numbers,
    periods,
    personal,
    structure,
    totals,
    values,
)
from loaders.checks.headings import Headings
from loaders.harmonised import Harmonised, harmonised
from loaders.problems import Problem, blocking
from loaders.reading import Table

Found = tuple[pd.DataFrame, list[Problem]]


def rows(
    table: Table,
    extract_name: str,
    extract: Extract,
    source: str,
    config: Config,
    period: str | None = None,
    *,
    today: date | None = None,
) -> Found:
    """The rows of a file and everything there is to say about it; no rows where any problem is an error.

    Columns: source, origin, period, area, the extract's dimensions, group, item, count, symbol, line. `period`
    is what the officer chose; `today` decides what is in the future.
    """
    rule = extract.sources[source]
    found = headings.match(table.header, extract, source)
    shape = shape_of(table)
    cells = cells_of(table, shape, found.positions)
    if individuals := personal.one_row_each(cells, extract.items):
        return _none(extract), individuals
    problems = _shape(table, shape, found, extract, config, period)
    if table.rows and len(cells):
        problems += _cells(cells, extract, source, config, period, today or date.today())
    if blocking(problems):
        return _none(extract), problems
    read = harmonised(cells, extract, source, config, chosen=period, origin=rule.title)
    problems += _together(cells, read, extract, rule, config)
    if blocking(problems):
        return _none(extract), problems
    return _settled(melted(read, extract, source), extract, rule, config, problems)


def columns(extract: Extract) -> list[str]:
    """The columns of the rows of an extract, in their order."""
    return [
        "source",
        "origin",
        "period",
        "area",
        *extract.dimensions,
        "group",
        "item",
        "count",
        "symbol",
        "line",
    ]


def melted(read: Harmonised, extract: Extract, source: str) -> pd.DataFrame:
    """One row for each cell that says something; a blank cell gives none, because it is not nought."""
    said = ~read.blank
    parts = []
    for name in read.counts:
        there = said[name].to_numpy()
        part = read.keys[there].assign(source=source, item=name)
        part["count"] = read.counts[name][there]
        part["symbol"] = read.symbols[name][there].astype("str")
        part["line"] = read.lines[there]
        parts.append(part)
    stacked = pd.concat(parts).sort_values("line", kind="stable", ignore_index=True)
    return stacked[columns(extract)]


def whole_blocks(rule: SourceRule) -> bool:
    """Whether a file is one complete matrix: what protects a table must know every cell of it."""
    return rule.periods == "one" or rule.protection != "open"


def _shape(
    table: Table, shape: Shape, found: Headings, extract: Extract, config: Config, period: str | None
) -> list[Problem]:
    return [
        *found.problems,
        *headings.missing(found, extract, period_chosen=period is not None),
        *headings.notes(table.header, found, extract),
        *structure.problems(table, shape, config.publication.limits),
    ]


def _cells(
    cells: Cells, extract: Extract, source: str, config: Config, period: str | None, today: date
) -> list[Problem]:
    rule, most = extract.sources[source], config.publication.limits.problems_shown
    many = rule.periods == "many"
    return [
        *periods.problems(cells, extract, chosen=period, many=many, today=today, most=most),
        *values.problems(cells, extract, source, config),
        *numbers.problems(cells, extract, symbols_kept=rule.protection == "open", most=most),
    ]


def _together(
    cells: Cells, read: Harmonised, extract: Extract, rule: SourceRule, config: Config
) -> list[Problem]:
    most, whole = config.publication.limits.problems_shown, whole_blocks(rule)
    return [
        *majority.problems(cells, read, most),
        *consistency.problems(read, extract, whole_blocks=whole, most=most),
        *(matrix.problems(read, config.ethnicity, most) if whole else []),
        *consistency.plausible(read, extract),
    ]


def _settled(
    frame: pd.DataFrame, extract: Extract, rule: SourceRule, config: Config, problems: list[Problem]
) -> Found:
    most = config.publication.limits.problems_shown
    settled = totals.settled(frame, extract, config.ethnicity, must_agree=whole_blocks(rule), most=most)
    problems = problems + settled.problems
    if blocking(problems):
        return _none(extract), problems
    return frame[~settled.left_out].reset_index(drop=True), problems


def _none(extract: Extract) -> pd.DataFrame:
    """No rows, with the columns and types that rows have."""
    empty = pd.DataFrame({name: pd.Series(dtype="str") for name in columns(extract)})
    return empty.astype({"count": "float64", "line": "int64"})
