"""What a file is, published or one of our extracts, and the rows that its own rules find in it."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

import pandas as pd

from config import Config, Extract
from config.family import Family
from loaders import extracts, layout, published
from loaders.checks import headings, numbers, personal, signature
from loaders.checks.heading_meanings import PUBLISHED_IN
from loaders.harmonising import ELSEWHERE, MISA, key, period_of
from loaders.layout import Laid, headings_row, total_lines
from loaders.layout.foot import words_of_labels
from loaders.matching import applying, around, asking, keeping
from loaders.matching.answers import Answers, Matching, headings_key, laid_over
from loaders.matching.applying import GROUP
from loaders.matching.around import Around
from loaders.matching.asking import NOTHING, Asks
from loaders.problems import Problem, blocking, printable
from loaders.published.recognising import headings_of
from loaders.reading import Sheet, Table

# Above a table stand its title and a note or two.
_HEADINGS_WITHIN = 10


@dataclass(frozen=True)
class Asked:
    """What the sender of a file chose, as far as anything was chosen. `today` decides what lies in the future, `sheet`
    names that of a workbook; `answers` are the sender's about headings and labels, `kept` those given for earlier files,
    the newest first."""

    extract: str | None = None
    period: str | None = None
    source: str | None = None
    today: date = field(default_factory=date.today)
    sheet: str | None = None
    answers: Answers = ()
    kept: tuple[Matching, ...] = ()


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows of one file, of one extract and source, and the table of its cells that they were read from. `matched` is
    what was said of it and applied, `asks` what is to be asked."""

    extract: str = ""
    source: str = ""
    origin: str = ""
    family: str = ""
    frame: pd.DataFrame = field(default_factory=pd.DataFrame)
    problems: tuple[Problem, ...] = ()
    table: Table | None = None
    matched: Matching | None = None
    asks: Asks = NOTHING


class _Sent(NamedTuple):
    """The table of an officer's file, the rows around it, what the sender chose, and what was said of an earlier file
    with the same headings."""

    laid: Laid
    beside: Around
    asked: Asked
    kept: Matching | None


def rows_of(sheet: Sheet, asked: Asked, config: Config) -> Rows:
    """The rows of a file with every problem; without rows, and as much else as is known, where one is an error."""
    if asked.extract is not None and asked.extract not in config.extracts:
        return Rows(problems=(_no_such_extract(asked.extract, config),))
    family = None
    if asked.source is None:
        family = published.recognise(sheet, config, asked.extract)
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
    if not blocking(problems):
        problems = problems + _also_of(family, config)
    table = sheet.table(headings_of(sheet, family).row)
    return Rows(family.extract, family.source, family.short, name, frame, tuple(problems), table)


def _also_of(family: Family, config: Config) -> list[Problem]:
    """That the same file has figures of other extracts, which are loaded for each of them."""
    others = [
        other.extract
        for other in config.families.values()
        if other.told_by and other.short == family.short and other.extract != family.extract
    ]
    if not others:
        return []
    names = ", ".join(f"{config.extracts[name].title} ({name})" for name in others)
    title = f"The same file has figures of {names}, too."
    fix = "Load it again for each of them: choose what you are sending, or name it with --extract."
    return [Problem("note", "more in the file", title, fix)]


def _of_extract(sheet: Sheet, asked: Asked, config: Config) -> Rows:
    """An officer's extract: find its headings and which extract it is, then check every cell."""
    source = asked.source or (ELSEWHERE if _names_publications(sheet) else MISA)
    laid = layout.laid_out(sheet, config, source, asked.extract)
    kept = keeping.known(sheet, laid.headings if laid else (), asked.kept) if source == MISA else None
    given, asked = asked.answers, _with_what_was_said(asked, kept)
    found = Rows(asked.extract or "", source)
    is_turned = laid is not None and laid.turned and not published.is_of_the_service(sheet)
    if not asked.source and source == MISA and not is_turned and (changed := published.near(sheet, config)):
        return _with(found, personal.in_published(sheet) or [changed])
    if kept and kept.row is not None:
        laid = layout.laid_out(sheet, config, source, found=headings_row.at(sheet, kept.row))
    guessed = headings_row.likely(sheet) if laid is None else None
    if guessed and asked.extract:
        laid = layout.laid_out(sheet, config, source, found=guessed)
    table = laid.table if laid else sheet.table()
    if individuals := personal.problems(table, asked.today, lambda: words_of_labels(config, source)):
        return _with(found, individuals)
    unknown = signature.no_header(config, asked.extract)
    if laid is None:
        return replace(_with(found, [unknown]), asks=Asks(tuple(config.extracts)) if guessed else NOTHING)
    found = replace(found, table=table)
    if blocking(laid.problems):
        return _with(found, list(laid.problems))
    told = signature.Which(asked.extract, [])
    if not (asked.extract and asked.answers):
        told = signature.which(table, config, asked.extract, source)
    problems = [*laid.problems, *told.problems]
    if told.extract is None:
        return replace(_with(found, problems), asks=Asks(told.could_be))
    sent = _Sent(laid, around.rows_around(sheet, laid.table), asked, kept.matching if kept else None)
    read = _checked(
        _with_what_still_holds(sent, given, config.extracts[told.extract]),
        told.extract,
        problems,
        found,
        config,
    )
    could_be_groups = any(GROUP in question.options for question in read.asks.questions)
    return read if not guessed or asked.answers or could_be_groups else _with(found, [unknown])


def _with_what_was_said(asked: Asked, kept: keeping.Known | None) -> Asked:
    """What the sender chose, laid over what was said of an earlier file with these headings."""
    if not kept or asked.extract not in (None, kept.matching.extract):
        return asked
    answers = laid_over(kept.matching.answers, asked.answers)
    return replace(asked, extract=kept.matching.extract, answers=answers)


def _with_what_still_holds(sent: _Sent, given: Answers, extract: Extract) -> _Sent:
    """Without answers of an earlier file that the rows around this table say otherwise; what was `given` of this one stays."""
    if not sent.kept:
        return sent
    still = around.still_true(sent.kept.answers, sent.beside, extract)
    answers = tuple(answer for answer in sent.asked.answers if answer in still or answer in given)
    return sent._replace(asked=replace(sent.asked, answers=answers))


def _names_publications(sheet: Sheet) -> bool:
    """Whether a file is the template of figures published elsewhere, whose rows each name their publication."""
    return any(key(PUBLISHED_IN) in map(key, row) for row in sheet.rows[:_HEADINGS_WITHIN])


def _checked(sent: _Sent, name: str, problems: list[Problem], found: Rows, config: Config) -> Rows:
    extract, source = config.extracts[name], found.source
    asked, laid = sent.asked, sent.laid
    if source not in extract.sources:
        return _with(found, [*problems, _no_such_source(source, name, config)])
    if wrong := applying.faults(asked.answers, extract, source, config):
        return replace(_with(found, [*problems, *wrong]), extract=name)
    worded = applying.worded(extract, asked.answers)
    table, dated = laid.table, list[Problem]()
    if source == MISA and asked.period is None and not applying.has_period(table, worded, source):
        table, dated = around.with_period(table, sent.beside, worded)
    table, used, told = applying.applied(table, worded, source, asked.answers)
    frame, more = extracts.rows(table, worded, source, config, asked.period, today=asked.today)
    asks = NOTHING
    if any(problem.rule == personal.RULE for problem in more):
        said = more
    else:
        more = [*_totals(laid, worded, source), *more]
        if source == MISA:
            asks = asking.of(table, worded, source, config, asked.period, more, sent.beside)
            unsure = asking.unsure(asks.questions, more, table.header)
            more = [*asking.without_answered(asks.questions, more), *unsure]
        said = [*problems, *keeping.notes(used, sent.kept), *dated, *told, *more]
    return replace(
        found,
        extract=name,
        origin=extract.sources[source].title,
        frame=frame.iloc[:0] if blocking(more) else frame,
        problems=tuple(said),
        matched=Matching(name, headings_key(laid.headings), used) if used else None,
        asks=asks,
    )


def _totals(laid: Laid, extract: Extract, source: str) -> list[Problem]:
    """What is wrong with lines of totals, held against the rows as they came."""
    if not laid.totals:
        return []
    header, whole = laid.table.header, numbers.whole_numbers(laid.table)
    positions = headings.match(header, extract, source, whole).positions
    counted = [place for item, place in positions.items() if item in extract.items]
    return total_lines.problems(laid.totals, laid.table, counted)


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
