"""How promises end, as an officer says it: of a whole plan by a sheet, or of one promise. Checked before anything is stored."""

import csv
import io
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from config import Config
from config.plan import End, EndKind, Plan
from loaders import reading
from loaders.cells import shape_of
from loaders.harmonising import clean, key
from loaders.plans.ledger import Arrived
from loaders.problems import Problem, blocking, printable
from loaders.reading import Table
from loaders.typed import refused

COLUMNS = ("item", "end", "into", "why")
KINDS: tuple[EndKind, ...] = get_args(EndKind)
LONGEST = 300


@dataclass(frozen=True)
class Final:
    """What a promise has come to: the state of its last report and what was said of it, "" where nothing ever was."""

    state: str
    words: str


@dataclass(frozen=True)
class Closing:
    """What a closing would store, or why it cannot."""

    ends: tuple[End, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Context:
    """What an end must fit: all that is followed, what ended already, what each promise came to, and the day."""

    config: Config
    ended: Collection[str]
    final: Mapping[str, Final]
    on: date


def template(plan: Plan, context: Context) -> str:
    """A CSV with a row for each promise that has not ended; a blank end closes it."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow([*COLUMNS, "words", "state"])
    for item, promise in plan.promises.items():
        if item not in context.ended:
            final = context.final.get(item, Final("", ""))
            table.writerow([item, "", "", "", _disarmed(promise.wording), final.state])
    return written.getvalue()


def _disarmed(text: str) -> str:
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def carried(plan: Arrived, final: Mapping[str, Final]) -> tuple[End, ...]:
    """The earlier promises that go on in a plan: one alone is carried over, several into one are merged. `final`: what each
    has come to."""
    nothing = Final("", "")
    return tuple(
        End(
            item=item,
            end="merged" if len(row.takes_over) > 1 else "carried over",
            on=plan.adopted,
            into=plan.item(row),
            state=final.get(item, nothing).state,
            words=final.get(item, nothing).words,
        )
        for row in plan.rows
        for item in row.takes_over
    )


def whole(plan: Plan, context: Context, rows: Iterable[Mapping[str, str]] = ()) -> Closing:
    """The end of each promise of a plan that has not ended: as the rows say, and closed where none does."""
    said, problems = _said(rows)
    for item, row in said.items():
        if item not in plan.promises or item in context.ended:
            line = int(row["line"])
            problems.append(
                Problem(
                    "error",
                    "item",
                    f"{printable(item)} is no promise of this plan that goes on.",
                    "Leave it out.",
                    line,
                )
            )
    leaving = {item for item in plan.promises if item not in context.ended}
    ends = []
    for item in plan.promises:
        if item in leaving:
            made, found = one(item, said.get(item, {}), context, leaving)
            problems += found
            ends += [made] if made else []
    return Closing((), tuple(problems)) if blocking(problems) else Closing(tuple(ends), tuple(problems))


def one(
    item: str, row: Mapping[str, str], context: Context, leaving: Collection[str]
) -> tuple[End | None, list[Problem]]:
    """How one promise ends. `leaving`: all that end with it, into which nothing can go on."""
    line = int(row["line"]) if "line" in row else None
    kind = next((kind for kind in KINDS if key(row.get("end", "")) == kind), None)
    into, why = clean(row.get("into", "")), clean(row.get("why", ""))
    problems = []

    def wrong(column: str, title: str, fix: str, found: str = "") -> None:
        problems.append(Problem("error", f"end {column}", title, fix, line, column, printable(found)))

    if not clean(row.get("end", "")):
        kind = "closed"
    if kind is None:
        wrong("end", "There is no such end.", f"Write one of {', '.join(KINDS)}.", row["end"])
    elif kind == "closed" and into:
        wrong("into", "What is closed goes on nowhere.", "Leave it blank, or write carried over.", into)
    elif kind != "closed" and (
        into not in context.config.promises or into in leaving or into in context.ended
    ):
        wrong(
            "into",
            "It has to go on in a promise of a plan in force.",
            "Write its id, as the Progress page has it.",
            into,
        )
    if len(why) > LONGEST:
        wrong("why", f"The text is longer than {LONGEST} characters.", "Say it in short.")
    if reason := refused(why, context.config.publication.suppress_below):
        wrong("why", reason, "Nothing was stored.")
    if problems or kind is None:
        return None, problems
    final = context.final.get(item, Final("", ""))
    end = End(item=item, end=kind, on=context.on, into=into, state=final.state, words=final.words, why=why)
    return end, problems


def _said(rows: Iterable[Mapping[str, str]]) -> tuple[dict[str, Mapping[str, str]], list[Problem]]:
    said: dict[str, Mapping[str, str]] = {}
    problems = []
    for row in rows:
        item = clean(row.get("item", ""))
        if item in said:
            title = f"{printable(item)} is there twice."
            problems.append(Problem("error", "item", title, "Keep one row.", int(row["line"])))
        said[item] = row
    return said, problems


def read(data: bytes, config: Config) -> tuple[list[dict[str, str]], list[Problem]]:
    """The rows of a sheet of ends, each with its line; what the template has beside them is not read."""
    sheet, problems = reading.read(data, config.publication.limits, large=False)
    if sheet is None:
        return [], problems
    table = sheet.table()
    places = {name: place for place, heading in enumerate(table.header) if (name := key(heading)) in COLUMNS}
    for name in COLUMNS[:2]:
        if name not in places:
            fix = f"Add a column headed {name}."
            problems.append(
                Problem("error", "missing column", f"The column “{name}” is missing.", fix, column=name)
            )
    return (_rows(table, places, problems), problems) if not blocking(problems) else ([], problems)


def _rows(table: Table, places: Mapping[str, int], problems: list[Problem]) -> list[dict[str, str]]:
    shape = shape_of(table)
    for place in sorted([*shape.ragged, *shape.notes]):
        title = "The row has not as many cells as there are headings."
        problems.append(
            Problem("error", "ragged row", title, "Send the template as it is.", table.lines[place])
        )
    return [
        {name: table.rows[place][where] for name, where in places.items()} | {"line": str(table.lines[place])}
        for place in shape.fitting
        if any(table.rows[place])
    ]
