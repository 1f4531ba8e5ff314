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
    sound,
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
        return _none(extract), problems + _still_known(
            table, cells, found, extract, source, config, problems, period
        )
    read = harmonised(cells, extract, source, config, chosen=period, origin=rule.title)
    together = _together(cells, read, extract, rule, config)
    if blocking(together):
        return _none(extract), [*problems, *together, *_totals_still(read, extract, source, config, together)]
    problems += together
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
        *periods.problems(
            cells,
            extract,
            chosen=period,
            many=many,
            today=today,
            most=most,
            old_years=config.publication.judgement.old_years,
        ),
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


def _still_known(
    table: Table,
    cells: Cells,
    found: Headings,
    extract: Extract,
    source: str,
    config: Config,
    problems: list[Problem],
    period: str | None,
) -> list[Problem]:
    """What is wrong with the rows together in a file of which some cells cannot be read, and is not their doing.

    Where it is not sure which column is which, nothing can be said.
    """
    if blocking(found.problems) or not len(cells):
        return []
    most, whole = config.publication.limits.problems_shown, whole_blocks(extract.sources[source])
    left = sound.sound(cells, extract, source, config, problems, chosen=period)
    alone = [
        *([] if found.missing else consistency.nothing_said(left.numbers, most)),
        *consistency.above_base(left.numbers, extract, most),
    ]
    if left.placed is None:
        return alone
    complete = left.complete and len(cells) == len(table.rows)
    between = consistency.between_rows(left.placed, whole_blocks=whole, most=most)
    if whole:
        between += matrix.problems(left.placed, config.ethnicity, most, complete=complete)
    known = between + alone
    return known + (_totals_still(left.placed, extract, source, config, known) if complete else [])


def _totals_still(
    read: Harmonised, extract: Extract, source: str, config: Config, together: list[Problem]
) -> list[Problem]:
    """Totals that cannot be right whatever is wrong elsewhere: no row is missing, blank or there twice, and a
    number that cannot be read, or is above its base, counts as one that is not known."""
    others = [one for one in together if one.severity == "error" and one.rule != "above base"]
    if others or not whole_blocks(extract.sources[source]):
        return []
    frame, most = (
        melted(sound.doubted(read, extract), extract, source),
        config.publication.limits.problems_shown,
    )
    settled = totals.settled(frame, extract, config.ethnicity, must_agree=True, most=most)
    return [problem for problem in settled.problems if problem.severity == "error"]


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
