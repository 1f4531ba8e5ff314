"""The front door: what a file is, everything that is wrong with it, and what would be stored if nothing is.

The upload page, the command line and the first filling of the store all come in here. Nothing is stored here.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from config import Config
from config.schema import SourceRule
from loaders import published, reading, typed
from loaders.checks import personal
from loaders.checks.read_as import NOBODY_KNOWN
from loaders.layout.headings_row import AGREED
from loaders.layout.placing import placed
from loaders.matching.answers import Matching
from loaders.matching.asking import NOTHING, Asks
from loaders.problems import Problem, blocking, printable
from loaders.reading import Sheet, Table
from loaders.reading.batches import Tell
from loaders.reading.oversize import larger_than
from loaders.reading.source import Source
from loaders.reading.unpacking import Packed, unpacked
from loaders.recognising import Asked, Rows, rows_of
from loaders.store import Upload

# As much of a table as a screen shows before it scrolls.
_ROWS_SHOWN, _COLUMNS_SHOWN = 6, 10


@dataclass(frozen=True, eq=False)
class Checked:
    """What a file turned out to be. `upload` is there only when no problem is an error.

    `rows_read` and `columns_read` count the file's own, headings not counted; `family` names the published
    file that it was recognised as, `sheet` the sheet of a workbook that was read, `turned` its table where that had the
    groups across the top; `matched` is what was said of its headings and labels, `asks` what is to be asked; `first_rows`
    are its headings and what stands below them; `ended` whether its last row has an end of line. Every other text that came
    from the file is printable.
    """

    file_name: str
    extract: str = ""
    source: str = ""
    origin: str = ""
    periods: tuple[str, ...] = ()
    rows_read: int = 0
    columns_read: int = 0
    problems: tuple[Problem, ...] = ()
    upload: Upload | None = None
    family: str = ""
    sheet: str = ""
    turned: Table | None = None
    matched: Matching | None = None
    asks: Asks = NOTHING
    first_rows: tuple[tuple[str, ...], ...] = ()
    ended: bool = True
    header_line: int = 1

    @property
    def to_agree(self) -> tuple[str, ...]:
        """What was made of the file that nobody can know but its sender, who has to say that it is right."""
        found = (
            problem for problem in self.problems if problem.rule == AGREED and problem.severity == "warning"
        )
        return tuple(problem.sentence() for problem in found)


def check(
    data: bytes | Path | Source, file_name: str, config: Config, asked: Asked | None = None, *, large: bool = False,
    tell: Tell = lambda share: None,
) -> Checked:  # fmt: skip
    """Everything about a file, by its bytes or its place on disk: what it is, what is wrong, the upload if nothing is.

    `asked` is what the sender chose; a file may say its extract and period itself, and its source is MISA, or the
    publisher of a file that is recognised. `large` allows the command line's limits. `tell` is called with the share of
    a published file that was read. Problems come in the order of the stages.
    """
    name = printable(file_name) or "file"
    asked, source = asked or Asked(), data if isinstance(data, Source) else Source(data)
    if misnamed := _misnamed(name, config):
        return Checked("file", problems=misnamed)
    with _nothing_collected():
        sheet, problems = _read(source, asked, config, tell, large=large)
        if sheet is None:
            return Checked(name, problems=tuple(problems))
        found = rows_of(sheet, asked, config)
    table = found.table or sheet.table()
    problems = placed([*problems, *found.problems], table, printable(sheet.name))
    return Checked(
        file_name=name,
        extract=found.extract,
        source=found.source,
        origin=found.origin,
        periods=tuple(found.frame["period"].unique()) if len(found.frame) else (),
        rows_read=table.rows_read,
        columns_read=len(table.header),
        problems=tuple(problems),
        upload=None if blocking(problems) else _upload(found, name, source, problems, config),
        family=found.family,
        sheet=printable(sheet.name),
        turned=table if table.figures_at else None,
        matched=found.matched,
        asks=found.asks,
        first_rows=_begins(table),
        ended=sheet.ended,
        header_line=table.header_line,
    )


def _misnamed(name: str, config: Config) -> tuple[Problem, ...]:
    """The problem of a name that tells of a person; it is not repeated."""
    title, _, fix = typed.refused_name(name, config.publication.suppress_below).partition(". ")
    return (Problem("error", personal.RULE, f"{title}.", fix),) if title else ()


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Without Python's search for circles: rows of text make none, and to look through 200,000 of them again and again
    takes a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _read(
    source: Source, asked: Asked, config: Config, tell: Tell, *, large: bool
) -> tuple[Sheet | None, list[Problem]]:
    """The cells of a file: of a published CSV those that matter, whatever its size, of any other file all."""
    limits = config.publication.limits
    most = limits.published_command_bytes if large else limits.published_page_bytes
    unpacked_most = most if large else limits.command_unpacked_bytes
    if refused := larger_than(source, most):
        return None, [refused]
    try:
        with unpacked(source, unpacked_most, asked.sheet) as inside:
            if asked.source is None and asked.extract in (None, *config.extracts):
                published_file = published.read(inside, asked.extract, config, tell)
                if published_file:
                    return published_file
            if refused := larger_than(inside, limits.command_bytes if large else limits.page_bytes):
                return None, [published.near_by_start(inside, config) or refused]
            return reading.read(inside.whole(), limits, large=large, sheet=asked.sheet)
    except Packed as reason:
        return None, [reason.problem]


def _begins(table: Table) -> tuple[tuple[str, ...], ...]:
    """The headings and the first rows of a table, printable, as far as a screen shows them."""
    width = min(len(table.header), _COLUMNS_SHOWN)
    rows = ([*row[:width], *[""] * (width - len(row))] for row in (table.header, *table.rows[:_ROWS_SHOWN]))
    return tuple(tuple(map(printable, row)) for row in rows)


def _kept(warning: Problem, rule: SourceRule | None) -> str:
    """A warning as the store keeps it, for good: of protected figures without a number that was found among them."""
    is_open = rule is None or rule.protection == "open"
    says_a_figure = warning.rule in ("same numbers", "shares", "out of proportion")
    if warning.rule == "nobody known" and not is_open:
        warning = replace(warning, title=NOBODY_KNOWN)
    return (replace(warning, found="", expected="") if says_a_figure and not is_open else warning).sentence()


def _upload(found: Rows, name: str, source: Source, problems: list[Problem], config: Config) -> Upload:
    rule = config.extracts[found.extract].sources.get(found.source)
    return Upload(
        extract=found.extract,
        source=found.source,
        file_name=name,
        file_hash=source.digest(),
        rows=found.frame,
        warnings=tuple(_kept(problem, rule) for problem in problems if problem.severity == "warning"),
        demonstration=rule is not None and rule.demonstration,
        needs_assessment=rule is not None and rule.needs_assessment,
        headings=found.matched.headings if found.matched else (),
        answers=found.matched.answers if found.matched else (),
    )
