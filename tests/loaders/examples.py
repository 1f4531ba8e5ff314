"""Small extracts as tables, for the tests of single checks."""

from datetime import date

import pandas as pd

import config
from loaders import extracts, reading
from loaders.cells import Cells, cells_of, shape_of
from loaders.checks import headings
from loaders.harmonised import Harmonised, harmonised
from loaders.problems import Problem
from loaders.reading import Table

CONFIG = config.load()
TODAY = date(2026, 2, 1)
MOST = 200


def table(*lines: str) -> Table:
    """Lines of CSV as a table; the first line holds the headings."""
    sheet, problems = reading.read("\n".join(lines).encode(), CONFIG.publication.limits, large=False)
    assert sheet is not None, problems
    return sheet.table()


def cells(extract: str, *lines: str, source: str = "misa") -> Cells:
    """The columns of an extract that `lines` hold."""
    read = table(*lines)
    return cells_of(
        read, shape_of(read), headings.match(read.header, CONFIG.extracts[extract], source).positions
    )


def meant(extract: str, *lines: str, source: str = "misa") -> Harmonised:
    """What the cells of good lines mean."""
    declared = CONFIG.extracts[extract]
    return harmonised(
        cells(extract, *lines, source=source), declared, source, CONFIG, chosen=None, origin="MISA extract"
    )


def rows(
    extract: str, *lines: str, source: str = "misa", period: str | None = None
) -> tuple[pd.DataFrame, list[Problem]]:
    """The rows of an extract and every problem, as an officer's file would give them."""
    return extracts.rows(table(*lines), CONFIG.extracts[extract], source, CONFIG, period, today=TODAY)


def told(problems: list[Problem], severity: str = "error") -> list[tuple[str, int | None]]:
    """Titles and lines of the problems of one severity."""
    return [(problem.title, problem.line) for problem in problems if problem.severity == severity]
