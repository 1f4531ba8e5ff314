"""What a file is, published or one of our extracts, and the rows that its own rules find in it."""

from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from config import Config, Extract
from loaders import extracts, layout, published
from loaders.checks import headings, numbers, personal, signature
from loaders.harmonising import MISA, period_of
from loaders.layout import Laid, total_lines
from loaders.problems import Problem, blocking, printable
from loaders.published.recognising import headings_of
from loaders.reading import Sheet, Table


@dataclass(frozen=True)
class Asked:
    """What the sender of a file chose, as far as anything was chosen. `today` decides what lies in the future, `sheet`
    names that of a workbook."""

    extract: str | None = None
    period: str | None = None
    source: str | None = None
    today: date = field(default_factory=date.today)
    sheet: str | None = None


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows of one file, of one extract and source, and the table of its cells that they were read from."""

    extract: str = ""
    source: str = ""
    origin: str = ""
    family: str = ""
    frame: pd.DataFrame = field(default_factory=pd.DataFrame)
    problems: tuple[Problem, ...] = ()
    table: Table | None = None


def rows_of(sheet: Sheet, asked: Asked, config: Config) -> Rows:
    """The rows of a file with every problem; without rows, and as much else as is known, where one is an error."""
    if asked.extract is not None and asked.extract not in config.extracts:
        return Rows(problems=(_no_such_extract(asked.extract, config),))
    family = published.recognise(sheet, config) if asked.source is None else None
    return _of_family(sheet, family, asked, config) if family else _of_extract(sheet, asked, config)


def _of_family(sheet: Sheet, name: str, asked: Asked, config: Config) -> Rows:
    """A published file as downloaded, read by its own declaration."""
    family = config.families[name]
    frame, problems = pd.DataFrame(), personal.in_published(sheet)
    if not problems and asked.extract not in (None, family.extract):
        problems = [signature.wrong_extract(str(asked.extract), [family.extract], config)]
    if not problems:
        frame, problems = published.rows(sheet, name, config)
    if asked.period and not blocking(problems):
        problems = problems + _not_about(frame, asked.period, config.extracts[family.extract])
    table = sheet.table(headings_of(sheet, family).row)
    return Rows(family.extract, family.source, family.short, name, frame, tuple(problems), table)


def _of_extract(sheet: Sheet, asked: Asked, config: Config) -> Rows:
    """An officer's extract: find its headings and which extract it is, then check every cell."""
    source = asked.source or MISA
    found = Rows(asked.extract or "", source)
    laid = layout.laid_out(sheet, config, source, asked.extract)
    is_turned = laid is not None and laid.turned and not published.is_of_the_service(sheet)
    if not asked.source and not is_turned and (changed := published.near(sheet, config)):
        return _with(found, personal.in_published(sheet) or [changed])
    table = laid.table if laid else sheet.table()
    if individuals := personal.problems(table, asked.today):
        return _with(found, individuals)
    if laid is None:
        return _with(found, [signature.no_header(config, asked.extract)])
    found = replace(found, table=table)
    if blocking(laid.problems):
        return _with(found, list(laid.problems))
    name, problems = signature.which(table, config, asked.extract, source)
    problems = [*laid.problems, *problems]
    return _with(found, problems) if name is None else _checked(laid, name, problems, found, asked, config)


def _checked(
    laid: Laid, name: str, problems: list[Problem], found: Rows, asked: Asked, config: Config
) -> Rows:
    extract, table = config.extracts[name], laid.table
    if found.source not in extract.sources:
        return _with(found, [*problems, _no_such_source(found.source, name, config)])
    frame, more = extracts.rows(table, extract, found.source, config, asked.period, today=asked.today)
    if any(problem.rule == personal.RULE for problem in more):
        problems = []
    elif laid.totals:
        positions = headings.match(
            table.header, extract, found.source, numbers.whole_numbers(table)
        ).positions
        counted = [place for item, place in positions.items() if item in extract.items]
        more = [*total_lines.problems(laid.totals, table, counted), *more]
    if blocking(more):
        frame = frame.iloc[:0]
    title = extract.sources[found.source].title
    return replace(found, extract=name, origin=title, frame=frame, problems=(*problems, *more))


def _with(found: Rows, problems: list[Problem]) -> Rows:
    return replace(found, problems=tuple(problems))


def _not_about(frame: pd.DataFrame, chosen: str, extract: Extract) -> list[Problem]:
    """A period was chosen that the published file, which may hold many, has no figures for."""
    asked = period_of(chosen, extract)
    if asked and asked.label in set(frame["period"]):
        return []
    title = "The published file has no figures for the period chosen."
    fix = "Choose no period: a published file says its own."
    return [Problem("error", "other period", title, fix, found=printable(chosen))]


def _no_such_extract(name: str, config: Config) -> Problem:
    title, fix = "There is no such extract.", "Choose one of the extracts."
    expected = ", ".join(config.extracts)
    return Problem("error", "which extract", title, fix, found=printable(name), expected=expected)


def _no_such_source(source: str, name: str, config: Config) -> Problem:
    extract = config.extracts[name]
    title = f"{extract.title} takes no figures from this source."
    expected = ", ".join(extract.sources)
    fix = "Choose another source."
    return Problem("error", "which source", title, fix, found=printable(source), expected=expected)
