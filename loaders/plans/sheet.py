"""A sheet that brings a plan: checked as a whole, every problem at once, and nothing is stored while there is one."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from config import Config
from loaders import reading
from loaders.cells import shape_of
from loaders.checks import personal
from loaders.harmonising import clean, key
from loaders.plans import template
from loaders.plans.following import Followed
from loaders.plans.ledger import Arrived
from loaders.plans.row import COLUMNS, HEADINGS, NEEDED, PlanRow, Written
from loaders.plans.row_checks import checked
from loaders.problems import Problem, blocking, printable
from loaders.reading import Sheet, Table
from loaders.typed import refused, refused_name

MOST = 400


@dataclass(frozen=True)
class Said:
    """What is said of a plan beside its sheet."""

    title: str
    code: str
    recommendations: bool
    adopted: date


@dataclass(frozen=True)
class Known:
    """What a plan must fit: all promises by their ids, those of them that ended, and the titles of other plans."""

    items: Mapping[str, str]
    ended: Collection[str]
    titles: Mapping[str, str]


@dataclass(frozen=True)
class PlanSheet:
    """What a sheet turned out to be. `plan` is None where anything in it stops it."""

    file_name: str
    plan: Arrived | None
    problems: tuple[Problem, ...]


def known_of(plans: Followed) -> Known:
    """The same of the plans that are followed."""
    items = {item: name for name, plan in plans.config.plans.items() for item in plan.promises}
    titles = {name: plan.short for name, plan in plans.config.plans.items()}
    return Known(items, plans.ends, titles)


def check(data: bytes, file_name: str, said: Said, known: Known, config: Config) -> PlanSheet:
    """The plan that a file holds, or every problem in it and in what is said of it."""
    name = printable(file_name)
    problems = [*_said(said, known, config), *_named(name, config)]
    sheet, found = _read(data, config)
    problems += found
    if sheet is None:
        return PlanSheet(name, None, tuple(problems))
    table = sheet.table()
    places, found = _headings(table)
    problems += found
    if blocking(found):
        return PlanSheet(name, None, tuple(problems))
    rows, found = _rows(table, places, config)
    problems += [*found, *_whole(rows, said, known)]
    if blocking(problems):
        return PlanSheet(name, None, tuple(problems))
    plan = Arrived(
        said.code, clean(said.title), said.recommendations, said.adopted, tuple(row for _, row in rows)
    )
    return PlanSheet(name, plan, tuple(problems))


def _read(data: bytes, config: Config) -> tuple[Sheet | None, list[Problem]]:
    """The cells of a file; of a workbook of several sheets those of the one that is named as in the template."""
    limits = config.publication.limits
    sheet, found = reading.read(data, limits, large=False)
    if sheet is None and any(template.SHEET in problem.choices for problem in found):
        return reading.read(data, limits, large=False, sheet=template.SHEET)
    fix = f"Name the sheet with the promises “{template.SHEET}”, as in the template, or send it as a CSV."
    return sheet, [replace(one, fix=fix, choices=()) if one.rule == "which sheet" else one for one in found]


def _named(name: str, config: Config) -> list[Problem]:
    reason = refused_name(name, config.publication.suppress_below)
    return [Problem("error", "file name", reason, "Nothing was stored.")] if reason else []


def _said(said: Said, known: Known, config: Config) -> list[Problem]:
    """What is wrong with the title and the letters of a plan."""
    problems, title = [], clean(said.title)
    if not title or len(title) > 60:
        problems.append(
            Problem(
                "error", "title", "The title is missing or longer than 60 characters.", "Write it in short."
            )
        )
    if reason := refused(title, config.publication.suppress_below):
        problems.append(Problem("error", "title", reason, "Nothing was stored."))
    if not re.fullmatch(r"[A-Z][A-Z0-9]{1,7}", said.code):
        fix = "Write 2 to 8 capital letters and digits, such as SC26. They stand before each number."
        problems.append(Problem("error", "code", "The letters of the plan cannot be used.", fix))
    elif any(item.startswith(f"{said.code}-") and plan != said.code for item, plan in known.items.items()):
        problems.append(Problem("error", "code", "Another plan has these letters.", "Choose others."))
    if any(key(title) == key(other) and plan != said.code for plan, other in known.titles.items()):
        problems.append(
            Problem(
                "error", "title", "Another plan has this title.", "Choose another, such as with its years."
            )
        )
    return problems


def _headings(table: Table) -> tuple[dict[str, int], list[Problem]]:
    """Where each of our columns is, and what is wrong with the headings."""
    means = {key(other): name for name, others in HEADINGS.items() for other in (name, *others)}
    places: dict[str, int] = {}
    problems, others = [], []
    for place, heading in enumerate(table.header):
        name = means.get(key(heading.replace("_", " "))) or means.get(key(heading))
        if name in places:
            title = f"Two columns are the “{name}”."
            problems.append(
                Problem("error", "heading", title, "Delete one of them.", column=printable(heading))
            )
        elif name:
            places[name] = place
        else:
            others.append(place)
    for name in NEEDED:
        if name not in places:
            fix = f"Add a column headed {name}."
            problems.append(
                Problem("error", "missing column", f"The column “{name}” is missing.", fix, column=name)
            )
    return places, [*problems, *personal.of_other_columns(table, others, "a plan")]


def _rows(
    table: Table, places: Mapping[str, int], config: Config
) -> tuple[list[tuple[Written, PlanRow]], list[Problem]]:
    shape = shape_of(table)
    fix = "Put cells that hold a comma into quotation marks, or send the workbook itself."
    title = "The row has not as many cells as there are headings."
    uneven = sorted([*shape.ragged, *shape.notes])
    problems = [Problem("error", "ragged row", title, fix, table.lines[place]) for place in uneven]
    rows: list[tuple[Written, PlanRow]] = []
    for place in shape.fitting:
        written = Written(
            {name: table.rows[place][where] for name, where in places.items()}, table.lines[place]
        )
        if not any(written[name] for name in COLUMNS):
            continue
        if written["words"] == template.EXAMPLE["words"]:
            left = "This is the example of the template."
            problems.append(Problem("note", "example", left, "We will leave it out.", written.line))
            continue
        row, found = checked(written, config)
        problems += found
        rows += [(written, row)] if row else []
    if not rows and not blocking(problems):
        problems.append(
            Problem("error", "no rows", "There is no promise in the file.", "Fill in a row for each.")
        )
    if len(rows) > MOST:
        problems.append(
            Problem(
                "error", "too many", f"There are more than {MOST} promises.", "Send them as several plans."
            )
        )
    return rows, problems


def _whole(rows: list[tuple[Written, PlanRow]], said: Said, known: Known) -> list[Problem]:
    """What only the rows together show: a number twice, and promises that are there no more or cannot be taken over."""
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    taken: dict[str, int] = {}
    for written, row in rows:
        if key(row.number) in seen:
            problems.append(
                written.problem("number", "The number is there twice.", "Give each promise its own.")
            )
        seen[key(row.number)] = row.number
        for item in row.takes_over:
            problems += _taken(written, item, said, known, taken)
    gone = [
        item for item, plan in known.items.items()
        if plan == said.code and item not in known.ended and key(item.removeprefix(f"{said.code}-")) not in seen
    ]  # fmt: skip
    for item in gone:
        fix = "Keep its row, and end the promise on its page if it is to go."
        problems.append(Problem("error", "gone", f"{item} is in the plan and not in this file.", fix))
    return problems


def _taken(written: Written, item: str, said: Said, known: Known, taken: dict[str, int]) -> Iterable[Problem]:
    if item not in known.items:
        yield written.problem(
            "takes_over", f"There is no promise {printable(item)}.", "Use the ids of the Progress page."
        )
    elif known.items[item] == said.code:
        yield written.problem(
            "takes_over", f"{item} is in this plan itself.", "Name promises of earlier plans."
        )
    elif item in known.ended:
        yield written.problem("takes_over", f"{item} has ended already.", "Leave it out.")
    elif item in taken:
        title = f"{item} goes on in row {taken[item]} already."
        yield written.problem("takes_over", title, "A promise goes on in one.")
    taken.setdefault(item, written.line)
