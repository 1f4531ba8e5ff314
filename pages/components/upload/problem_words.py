"""Problems of a file as people read them: how many things there are to fix, then each with the rows it is in.

The same wrong label in forty rows is one thing to fix, and two wrong labels are two.
"""

import csv
import io
from collections.abc import Sequence
from itertools import groupby

from loaders.problems import Problem, Thing, counted, rows_in_words, things
from pages.components.render.csv import disarmed
from pages.components.shared.content import Block, Heading, Part, Table, items, paragraph, table
from pages.components.shared.messages import message
from pages.components.shared.running_text import Link, Sentence, Span, Text, code, sentence, together

LABELS = {"error": "Fix", "warning": "Check", "note": "Note"}
ORDER = list(LABELS)
FIRST = 20
LINKED = 10


def by_kind(problems: Sequence[Problem]) -> list[list[Thing]]:
    """Things of one kind together: errors, then warnings, then notes, each kind in the order of the file."""
    every = things(problems)
    first_of: dict[tuple[str, str], int] = {}
    for place, thing in enumerate(every):
        first_of.setdefault(_kind(thing), place)
    ordered = sorted(
        every, key=lambda thing: (ORDER.index(thing.problem.severity), first_of[_kind(thing)], thing.unlisted)
    )
    return [list(kind) for _, kind in groupby(ordered, key=_kind)]


def _kind(thing: Thing) -> tuple[str, str]:
    return thing.problem.severity, thing.problem.rule


def summary(problems: Sequence[Problem]) -> Part:
    """The box at the top: how many things to fix and to check, in how many rows, each linked to its place."""
    linked: list[Text] = [
        Span(_named(thing), link=Link(f"#problem-{place}"))
        for place, kind in enumerate(by_kind(problems))
        for thing in kind
        if thing.problem.severity != "note"
    ]
    more = len(linked) - LINKED
    rest = [f"And {more:,} more, below."] if more > 0 else []
    things_to_do = items([*linked[:LINKED], *rest], kind="")
    return message(
        "problem", "There is a problem", f"{counted(problems)}. Nothing has been saved.", things_to_do
    )


def _named(thing: Thing) -> str:
    """A thing in one line: what it is, what was found, and where."""
    found = f" “{thing.problem.found}”" if thing.problem.found else ""
    names_its_row = len(thing.lines) == 1 and thing.problem.title.startswith("Row")
    where = f" ({rows_in_words(thing.lines)})" if thing.lines and not names_its_row else ""
    return f"{thing.problem.title.rstrip('.')}{':' if found else ''}{found}{where}"


def details(problems: Sequence[Problem], most: int) -> tuple[Block, ...]:
    """Each kind of problem: its label, what it is, and where. Of one kind `most` things at the most are shown."""
    kinds = enumerate(by_kind(problems))
    return tuple(block for place, kind in kinds for block in _detail(place, kind, most))


def _detail(place: int, kind: Sequence[Thing], most: int) -> tuple[Heading, Block]:
    first = kind[0].problem
    alike = len({thing.problem.title for thing in kind}) == 1
    title = first.title if alike else f"{first.title} And {len(kind) - 1:,} more like it."
    label = Span(LABELS[first.severity], "tag fix" if first.severity == "error" else "tag")
    heading = Heading(title, kind="what", label=label, name=f"problem-{place}")
    if len(kind) == 1:
        return heading, paragraph(_where_and_how(kind[0]))
    shown = kind[: min(FIRST, most)]
    caption = f"First {len(shown)} of {len(kind):,}" if len(kind) > len(shown) else f"All {len(kind)}"
    return heading, _table(caption, shown, titled=not alike)


def _table(caption: str, shown: Sequence[Thing], *, titled: bool) -> Table:
    """A line for each thing; what it is stands beside it only where that differs."""
    header = ["Rows", *(["Problem"] if titled else []), "Column", "Found", "Expected", "How to fix"]
    rows: list[list[Text]] = [
        [
            _rows(thing.lines),
            *([thing.problem.title] if titled else []),
            thing.problem.named_column,
            code(thing.problem.found) if thing.problem.found else "",
            thing.problem.expected,
            thing.problem.fix,
        ]
        for thing in shown
    ]
    return table(caption, header, rows)


def _rows(lines: tuple[int, ...]) -> str:
    """The first rows by their numbers; where that leaves some out, how many there are in all."""
    shown = ", ".join(str(line) for line in lines[:3])
    return shown if len(lines) <= 3 else f"{len(lines):,} rows: {shown} and {len(lines) - 3:,} more"


def _where_and_how(thing: Thing) -> Sentence:
    problem = thing.problem
    rows = rows_in_words(thing.lines) if thing.lines else ""
    place = ", ".join(filter(None, (rows, f"column {problem.named_column}" if problem.named_column else "")))
    return together(
        (
            f"{place[0].upper()}{place[1:]}." if place else "",
            sentence("Found ", code(problem.found), ".") if problem.found else "",
            f"Expected {problem.expected}." if problem.expected else "",
            problem.fix,
        )
    )


def as_csv(problems: Sequence[Problem]) -> bytes:
    """Every problem, a line each, for the person who mends the file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["Kind", "Row", "Column", "Problem", "Found", "Expected", "How to fix"])
    for problem in problems:
        cells = [
            LABELS[problem.severity],
            problem.line or "",
            problem.named_column,
            problem.title,
            problem.found,
            problem.expected,
            problem.fix,
        ]
        writer.writerow([disarmed(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig")
