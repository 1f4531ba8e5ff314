"""A file of updates, or one from the form: checked as a whole, every problem at once, and stored only if there is none."""

import csv
import io
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from config import Config
from loaders import reading
from loaders.cells import shape_of
from loaders.checks import personal
from loaders.checks.update import periods
from loaders.checks.update.line import COLUMNS, Line
from loaders.checks.update.line_checks import checked
from loaders.checks.update.periods import About
from loaders.harmonising import key
from loaders.problems import Problem, blocking, printable
from loaders.reading import Table
from loaders.store.updates import CONFIDENTIAL, Update

# A column of the template that helps to fill it in and is not read.
ABOUT = "about"
NEEDED = ("item", "period")
SAID = tuple(name for name in COLUMNS if name not in ("item", "figure"))


@dataclass(frozen=True)
class Updates:
    """What a file of updates turned out to be. `updates` is empty where anything in it stops it."""

    file_name: str
    updates: tuple[Update, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def withheld(self) -> tuple[Update, ...]:
        """The updates that are stored without their number, because it is small and counts people."""
        return tuple(update for update in self.updates if update.status == CONFIDENTIAL)


def check(
    data: bytes,
    file_name: str,
    config: Config,
    today: date,
    *,
    entered: Collection[About] = (),
    large: bool = False,
) -> Updates:
    """The updates in a file, or every problem in it. `entered`: what the ledger has ever held. `large` allows the
    command line's rows and bytes."""
    name = printable(file_name)
    sheet, problems = reading.read(data, config.publication.limits, large=large)
    if sheet is None:
        return Updates(name, problems=tuple(problems))
    table = sheet.table()
    places, found = _headings(table)
    problems += found
    if blocking(problems):
        return Updates(name, problems=tuple(problems))
    lines, found = _lines(table, places, name)
    return _judged(name, lines, [*problems, *found], config, today, entered)


def check_one(
    texts: Mapping[str, str], config: Config, today: date, *, entered: Collection[About] = ()
) -> Updates:
    """One update as it was written in the form: a text for each of COLUMNS."""
    return _judged("", [Line(texts)], [], config, today, entered)


def _judged(
    name: str,
    lines: list[Line],
    problems: list[Problem],
    config: Config,
    today: date,
    entered: Collection[About],
) -> Updates:
    judged = [checked(line, config, today) for line in lines]
    problems = [*problems, *(problem for _, found in judged for problem in found)]
    updates = [(line, update) for line, (update, _) in zip(lines, judged, strict=True) if update]
    problems += [*_twice(updates), *periods.crossing(updates, entered, config)]
    if not lines and not blocking(problems):
        fix = "Fill in the rows of the template that there is something to say about."
        problems.append(Problem("error", "no updates", "There is no update in the file.", fix))
    kept = () if blocking(problems) else tuple(update for _, update in updates)
    return Updates(name, kept, tuple(problems))


def _headings(table: Table) -> tuple[dict[str, int], list[Problem]]:
    """Where each of our columns is, and what is wrong with the headings."""
    places: dict[str, int] = {}
    problems, others = [], []
    for place, heading in enumerate(table.header):
        name = next((name for name in (*COLUMNS, ABOUT) if key(heading) == name), "")
        if name in places:
            title = f"The column “{name}” is there twice."
            problems.append(Problem("error", "heading", title, "Delete one of them.", column=name))
        elif name:
            places[name] = place
        else:
            others.append(place)
    for name in NEEDED:
        if name not in places:
            title, fix = f"The column “{name}” is missing.", f"Add a column headed {name}."
            problems.append(Problem("error", "missing column", title, fix, column=name))
    return places, [*problems, *personal.of_other_columns(table, others, "this file")]


def _lines(table: Table, places: Mapping[str, int], name: str) -> tuple[list[Line], list[Problem]]:
    """The rows that say something; those of the template that were left as they are say nothing."""
    shape, lines, left = shape_of(table), [], 0
    for place in shape.fitting:
        texts = {column: table.rows[place][where] for column, where in places.items()}
        if any(texts.get(column, "").strip() for column in SAID):
            lines.append(Line(texts, table.lines[place], name))
        else:
            left += 1
    fix = "Put cells that hold a comma into quotation marks, or save the file from Excel as CSV UTF-8."
    title = "The row has not as many cells as there are headings."
    problems = [Problem("error", "ragged row", title, fix, table.lines[place]) for place in shape.ragged]
    if left:
        title = f"{left} row{'' if left == 1 else 's'} with nothing filled in."
        problems.append(Problem("note", "blank update", title, "We will leave them out."))
    return lines, problems


def _twice(updates: Iterable[tuple[Line, Update]]) -> list[Problem]:
    seen: set[tuple[str, str, str]] = set()
    problems = []
    for line, update in updates:
        about = (update.item, update.figure, update.period)
        if about in seen:
            title = f"{update.item} is there twice for {update.period}."
            problems.append(line.problem("item", title, "Keep the right one and delete the other."))
        seen.add(about)
    return problems


def template(due: Iterable[tuple[str, str]], config: Config) -> str:
    """A CSV with our headings and a row for each (item, figure) that is due, "" standing for a milestone."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow([*COLUMNS, ABOUT])
    for item, figure in due:
        _, promise = config.promises[item]
        about = promise.figures[figure].title if figure else promise.wording
        table.writerow([item, figure, *([""] * len(SAID)), about])
    return written.getvalue()
