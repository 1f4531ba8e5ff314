"""From the table of an officer's extract to rows: every check in its order, then the rows that they let through."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from config import Config, Extract
from config.schema import SourceRule
from loaders.cells import Cells, Shape, cells_of, shape_of
from loaders.checks import (
    consistency,
    example,
    headings,
    majority,
    matrix,
    near_headings,
    numbers,
    periods,
    personal,
    read_as,
    sound,
    structure,
    totals,
    values,
)
from loaders.checks.headings import Headings
from loaders.harmonised import Harmonised, harmonised
from loaders.harmonising import ELSEWHERE, MISA, is_kept, labels_with_commas
from loaders.problems import Problem, blocking
from loaders.reading import Table


@dataclass(frozen=True, eq=False)
class _File:
    """A file as one extract reads it. `period` is what the officer chose; `unread` the headings of columns of whole
    numbers that are none of the extract's."""

    table: Table
    cells: Cells
    headings: Headings
    extract: Extract
    source: str
    period: str | None
    config: Config
    unread: tuple[str, ...]

    @property
    def rule(self) -> SourceRule:
        return self.extract.sources[self.source]

    @property
    def whole(self) -> bool:
        return whole_blocks(self.rule)

    @property
    def not_known(self) -> dict[str, str]:
        return {name: dimension.not_known for name, dimension in self.extract.dimensions.items()}

    @property
    def most(self) -> int:
        return self.config.publication.limits.problems_shown


def rows(
    table: Table,
    extract: Extract,
    source: str,
    config: Config,
    period: str | None = None,
    *,
    today: date | None = None,
) -> tuple[pd.DataFrame, list[Problem]]:
    """The rows of a file and everything there is to say about it; no rows where any problem is an error.

    Columns: source, origin, period, area, the extract's dimensions, group, item, count, symbol, line. `period`
    is what the officer chose; `today` decides what is in the future.
    """
    whole, shape = numbers.whole_numbers(table), shape_of(table)
    matched = headings.match(table.header, extract, source, whole)
    cells = cells_of(table, shape, matched.positions)
    if cut := structure.cut_off(table, whole_blocks=whole_blocks(extract.sources[source])):
        return _none(extract), cut
    unread = tuple(table.header[place] for place in matched.ignored if place in whole)
    counts = [name for name, item in extract.items.items() if item.required and name in matched.positions]
    if (counts or not unread) and (individuals := personal.one_row_each(cells, extract)):
        return _none(extract), individuals
    file = _File(table, cells, matched, extract, source, period, config, unread)
    problems = _shape(file, shape)
    if table.rows and len(cells):
        problems += _cells(file, today or date.today())
    if blocking(problems):
        return _none(extract), problems + _still_known(file, problems)
    read = harmonised(cells, extract, source, config, chosen=period, origin=file.rule.title)
    together = _together(file, read)
    problems += together
    if blocking(together):
        return _none(extract), problems + _totals_still(file, read, together)
    frame = melted(read, extract, source)
    settled = totals.settled(frame, extract, config.ethnicity, must_agree=file.whole, most=file.most)
    problems += settled.problems
    if blocking(problems):
        return _none(extract), problems
    return frame[~settled.left_out & is_kept(frame["area"], config)].reset_index(drop=True), problems


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
    given = ~read.blank
    parts = []
    for name in read.counts:
        rows = given[name].to_numpy()
        part = read.keys[rows].assign(source=source, item=name)
        part["count"] = read.counts[name][rows]
        part["symbol"] = read.symbols[name][rows].astype("str")
        part["line"] = read.lines[rows]
        parts.append(part)
    stacked = pd.concat(parts).sort_values("line", kind="stable", ignore_index=True)
    return _added_up(stacked[columns(extract)])


def _added_up(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with those of one group together that the checks let stand beside one another; a sum that lacks a
    figure is what stands in its place."""
    same = [name for name in rows if name not in ("origin", "count", "symbol", "line")]
    if not rows.duplicated(same).any():
        return rows
    rows = rows.assign(symbol=rows["symbol"].astype(object))
    added = rows.groupby(same, sort=False, as_index=False).agg(
        {
            "origin": "first",
            "count": lambda counts: counts.sum(skipna=False),
            "symbol": "first",
            "line": "first",
        }
    )
    return added.assign(symbol=added["symbol"].astype("str"))[rows.columns]


def whole_blocks(rule: SourceRule) -> bool:
    """Whether a file is one complete matrix: what protects a table must know every cell of it."""
    return rule.periods == "one" or rule.protection != "open"


def _shape(file: _File, shape: Shape) -> list[Problem]:
    near = near_headings.near_misses(file.table.header, file.headings, file.extract, file.source)
    return [
        *file.headings.problems,
        *headings.missing(
            file.headings, file.extract, period_chosen=file.period is not None, unread=file.unread
        ),
        *near,
        *headings.notes(file.table.header, file.headings, near),
        *structure.problems(
            file.table, shape, file.config.publication.limits, labels_with_commas(file.extract, file.config)
        ),
    ]


def _cells(file: _File, today: date) -> list[Problem]:
    return [
        *(example.problems(file.cells, file.extract) if file.source in (MISA, ELSEWHERE) else []),
        *periods.problems(
            file.cells,
            file.extract,
            chosen=file.period,
            many=file.rule.periods == "many",
            today=today,
            most=file.most,
            old_years=file.config.publication.judgement.old_years,
        ),
        *periods.notes(file.cells, file.extract, file.period),
        *values.problems(file.cells, file.extract, file.source, file.config),
        *read_as.notes(file.cells, file.extract, file.source, file.config),
        *numbers.problems(
            file.cells, file.extract, symbols_kept=file.rule.protection == "open", most=file.most
        ),
    ]


def _together(file: _File, read: Harmonised) -> list[Problem]:
    return [
        *majority.problems(file.cells, read, file.most),
        *consistency.problems(read, file.extract, whole_blocks=file.whole, most=file.most),
        *(
            matrix.problems(read, file.config.ethnicity, file.most, not_known=file.not_known)
            if file.whole
            else []
        ),
        *consistency.plausible(read, file.extract, file.most),
        *read_as.nobody_known(read, file.extract, frozenset(file.config.ethnicity.groups)),
    ]


def _still_known(file: _File, problems: list[Problem]) -> list[Problem]:
    """What is wrong with the rows together in a file of which some cells cannot be read, and is not their doing.

    Where it is not sure which column is which, nothing can be said.
    """
    if blocking(file.headings.problems) or not len(file.cells):
        return []
    left = sound.sound(file.cells, file.extract, file.source, file.config, problems, chosen=file.period)
    alone = [
        *([] if file.headings.missing else consistency.nothing_said(left.numbers, file.most)),
        *consistency.above_base(left.numbers, file.extract, file.most),
    ]
    if left.placed is None:
        return alone
    complete = left.complete and len(file.cells) == len(file.table.rows)
    between = consistency.between_rows(left.placed, whole_blocks=file.whole, most=file.most)
    if file.whole:
        between += matrix.problems(
            left.placed, file.config.ethnicity, file.most, complete=complete, not_known=file.not_known
        )
    known = between + alone
    return known + (_totals_still(file, left.placed, known) if complete else [])


def _totals_still(file: _File, read: Harmonised, together: list[Problem]) -> list[Problem]:
    """Totals that cannot be right whatever is wrong elsewhere: no row is missing, blank or there twice, and a
    number that cannot be read, or is above its base, counts as one that is not known."""
    others = [problem for problem in together if problem.severity == "error" and problem.rule != "above base"]
    if others or not file.whole:
        return []
    frame = melted(sound.doubted(read, file.extract), file.extract, file.source)
    settled = totals.settled(frame, file.extract, file.config.ethnicity, must_agree=True, most=file.most)
    return [problem for problem in settled.problems if problem.severity == "error"]


def _none(extract: Extract) -> pd.DataFrame:
    """No rows, with the columns and types that rows have."""
    empty = pd.DataFrame({name: pd.Series(dtype="str") for name in columns(extract)})
    return empty.astype({"count": "float64", "line": "int64"})
