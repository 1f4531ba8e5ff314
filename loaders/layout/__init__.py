"""From a sheet to the one table in it: headings wherever they stand, data below, and what is no data set apart and said."""

from dataclasses import dataclass, replace

from config import Config
from loaders.harmonising import MISA
from loaders.layout import (
    across,
    foot,
    headings_row,
    measured,
    nested,
    pivot,
    said_once,
    total_lines,
    turning,
)
from loaders.layout.headings_row import Found
from loaders.layout.total_lines import TotalLine
from loaders.problems import Problem
from loaders.reading import Sheet, Table


@dataclass(frozen=True, eq=False)
class Laid:
    """A table as it lies in a sheet. `headings` are its own, by which the next file is known; `totals` are lines of totals to
    be held against its rows, once it is known which columns count."""

    table: Table
    headings: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    totals: tuple[TotalLine, ...] = ()
    turned: bool = False


def laid_out(
    sheet: Sheet, config: Config, source: str, wanted: str | None = None, found: Found | None = None
) -> Laid | None:
    """The table of an officer's extract, or None where no row reads like headings. `wanted`: the extract that it should
    be, if that was said; `found`: the headings, where it is known already which they are."""
    extracts = [config.extracts[wanted]] if wanted else [*config.extracts.values()]
    if source == MISA and not found:
        if apart := measured.spread(sheet, extracts, config, source):
            return _spread(apart, config, wanted)
        bare, counted = across.without_count(sheet, extracts, config, source)
        if turnable := pivot.found(bare, extracts, config, source):
            turnable = replace(turnable, named=turnable.named or counted)
            table, said = turning.turned(bare, turnable, extracts, config, source)
            return Laid(table, table.header, tuple(said), turned=True)
    found = found or headings_row.headings(sheet, config, source)
    if found is None:
        return None
    problems = headings_row.above(sheet, found)
    table, notes = foot.without_notes(found.table(sheet), config, source)
    table, repeated = foot.without_repeated_headings(table)
    problems += [*notes, *repeated, *foot.another_table(table, config, source)]
    table, nest = nested.taken_apart(table, extracts, config, source) if source == MISA else (table, [])
    problems += nest
    table, totals = total_lines.set_apart(table) if source == MISA else (table, [])
    table, once = said_once.repeated(table) if source == MISA else (table, [])
    problems += once
    own = table.header
    table, filters = headings_row.with_filters(sheet, found, table, config, source)
    problems += filters
    return Laid(table, own, tuple(problems), tuple(totals))


def _spread(apart: measured.Spread, config: Config, wanted: str | None) -> Laid | None:
    """The table of a sheet that was made with a row for each group, with the letters of the file's own columns."""
    found = headings_row.at(apart.sheet, apart.row)
    laid = laid_out(apart.sheet, config, MISA, wanted, found)
    if laid is None:
        return None
    added = len(laid.table.header) - len(apart.letters)
    table = replace(
        laid.table, letters=(*apart.letters, *([""] * added)), figures_at=("",) * len(laid.table.rows)
    )
    return replace(laid, table=table, problems=(apart.said, *laid.problems), turned=True)
