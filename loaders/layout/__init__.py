"""From a sheet to the one table in it: headings wherever they stand, data below, and what is no data set apart and said."""

from dataclasses import dataclass

from config import Config
from loaders.harmonising import MISA
from loaders.layout import foot, headings_row, total_lines
from loaders.layout.total_lines import TotalLine
from loaders.problems import Problem
from loaders.reading import Sheet, Table


@dataclass(frozen=True, eq=False)
class Laid:
    """A table as it lies in a sheet. `totals` are lines of totals to be held against its rows, once it is known which
    columns count."""

    table: Table
    problems: tuple[Problem, ...] = ()
    totals: tuple[TotalLine, ...] = ()


def laid_out(sheet: Sheet, config: Config, source: str) -> Laid | None:
    """The table of an officer's extract, or None where no row reads like headings."""
    found = headings_row.headings(sheet, config, source)
    if found is None:
        return None
    problems = headings_row.above(sheet, found)
    table, notes = foot.without_notes(found.table(sheet), config, source)
    table, repeated = foot.without_repeated_headings(table)
    problems += [*notes, *repeated, *foot.another_table(table, config, source)]
    table, totals = total_lines.set_apart(table) if source == MISA else (table, [])
    return Laid(table, tuple(problems), tuple(totals))
