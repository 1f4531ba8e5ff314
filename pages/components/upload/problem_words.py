"""Problems of a file as people read them: how many things there are to fix, then each with the rows it is in.

The same wrong label in forty rows is one thing to fix, and two wrong labels are two.
"""

import csv
import io
from collections.abc import Sequence
from itertools import groupby

from loaders.checks.many import rows_in_words
from loaders.problems import Problem, Thing, counted, things
from pages.components.render.csv import disarmed
from pages.components.shared.table_html import plain_table
from pages.components.shared.table_html import safe as text

LABELS = {"error": "Fix", "warning": "Check", "note": "Note"}
ORDER = list(LABELS)
FIRST = 20
LINKED = 10


def by_kind(problems: Sequence[Problem]) -> list[list[Thing]]:
    """Things of one kind together: errors, then warnings, then notes, each kind in the order of the file."""
    found = things(problems)
    first_of: dict[tuple[str, str], int] = {}
    for place, thing in enumerate(found):
        first_of.setdefault(_kind(thing), place)
    ordered = sorted(
        found, key=lambda thing: (ORDER.index(thing.problem.severity), first_of[_kind(thing)], thing.unlisted)
    )
    return [list(kind) for _, kind in groupby(ordered, key=_kind)]


def _kind(thing: Thing) -> tuple[str, str]:
    return thing.problem.severity, thing.problem.rule


def summary(problems: Sequence[Problem]) -> str:
    """The box at the top: how many things to fix and to check, in how many rows, each linked to its place."""
    linked = [
        f'<li><a href="#problem-{place}">{text(_named(thing))}</a></li>'
        for place, kind in enumerate(by_kind(problems))
        for thing in kind
        if thing.problem.severity != "note"
    ]
    more = len(linked) - LINKED
    rest = [f"<li>And {more:,} more, below.</li>"] if more > 0 else []
    return (
        '<div class="eq-problem" role="alert"><h2>There is a problem</h2>'
        f"<p>{counted(problems)}. Nothing has been saved.</p><ul>{''.join([*linked[:LINKED], *rest])}</ul></div>"
    )


def _named(thing: Thing) -> str:
    """A thing in one line: what it is, what was found, and where."""
    found = f" “{thing.problem.found}”" if thing.problem.found else ""
    told = len(thing.lines) == 1 and thing.problem.title.startswith("Row")
    where = f" ({rows_in_words(thing.lines)})" if thing.lines and not told else ""
    return f"{thing.problem.title.rstrip('.')}{':' if found else ''}{found}{where}"


def details(problems: Sequence[Problem], most: int) -> str:
    """Each kind of problem: its label, what it is, and where. Of one kind `most` things at the most are shown."""
    return "".join(_detail(place, kind, most) for place, kind in enumerate(by_kind(problems)))


def _detail(place: int, kind: Sequence[Thing], most: int) -> str:
    first = kind[0].problem
    alike = len({thing.problem.title for thing in kind}) == 1
    title = first.title if alike else f"{first.title} And {len(kind) - 1:,} more like it."
    tag = f'<span class="eq-tag{" eq-fix" if first.severity == "error" else ""}">{LABELS[first.severity]}</span>'
    head = f'<h2 class="eq-what" id="problem-{place}">{tag}{text(title)}</h2>'
    if len(kind) == 1:
        return f"{head}<p>{_where(kind[0])}{text(first.fix)}</p>"
    shown = kind[: min(FIRST, most)]
    caption = f"First {len(shown)} of {len(kind):,}" if len(kind) > len(shown) else f"All {len(kind)}"
    return head + _table(caption, shown, titled=not alike)


def _table(caption: str, shown: Sequence[Thing], *, titled: bool) -> str:
    """A line for each thing; what it is stands beside it only where that differs."""
    header = ["Rows", *(["Problem"] if titled else []), "Column", "Found", "Expected", "How to fix"]
    rows = [
        [
            _rows(thing.lines),
            *([thing.problem.title] if titled else []),
            thing.problem.column,
            thing.problem.found,
            thing.problem.expected,
            thing.problem.fix,
        ]
        for thing in shown
    ]
    return plain_table(caption, header, rows, code=[header.index("Found")])


def _rows(lines: tuple[int, ...]) -> str:
    """The first rows by their numbers; where that leaves some out, how many there are in all."""
    shown = ", ".join(str(line) for line in lines[:3])
    return shown if len(lines) <= 3 else f"{len(lines):,} rows: {shown} and {len(lines) - 3:,} more"


def _where(thing: Thing) -> str:
    problem = thing.problem
    parts = [
        rows_in_words(thing.lines) if thing.lines else "",
        f"column {text(problem.column)}" if problem.column else "",
    ]
    place = ", ".join(part for part in parts if part)
    found = f" Found <code>{text(problem.found)}</code>." if problem.found else ""
    expected = f" Expected {text(problem.expected)}." if problem.expected else ""
    said = f"{place[0].upper()}{place[1:]}." if place else ""
    return f"{said}{found}{expected} ".lstrip()


def as_csv(problems: Sequence[Problem]) -> bytes:
    """Every problem, a line each, for the person who mends the file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["Kind", "Row", "Column", "Problem", "Found", "Expected", "How to fix"])
    for one in problems:
        cells = [
            LABELS[one.severity],
            one.line or "",
            one.column,
            one.title,
            one.found,
            one.expected,
            one.fix,
        ]
        writer.writerow([disarmed(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig")
