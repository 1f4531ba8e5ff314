"""Problems of a file as people read them: a summary that counts them, then each kind with its first rows."""

import csv
import io
from collections.abc import Sequence
from itertools import groupby

from loaders.problems import Problem
from pages.components.exports import disarmed
from pages.components.table_html import plain_table
from pages.components.table_html import safe as text

LABELS = {"error": "Fix", "warning": "Check", "note": "Note"}
ORDER = list(LABELS)
FIRST = 5


def by_kind(problems: Sequence[Problem]) -> list[list[Problem]]:
    """Problems of one kind together: errors, then warnings, then notes, each kind in the order of the file."""
    placed = {id(problem): place for place, problem in enumerate(problems)}
    first_of: dict[tuple[str, str], int] = {}
    for place, problem in enumerate(problems):
        first_of.setdefault((problem.severity, problem.rule), place)

    def key(problem: Problem) -> tuple[int, int, int]:
        return ORDER.index(problem.severity), first_of[problem.severity, problem.rule], placed[id(problem)]

    ordered = sorted(problems, key=key)
    return [list(kind) for _, kind in groupby(ordered, key=lambda problem: (problem.severity, problem.rule))]


def summary(problems: Sequence[Problem]) -> str:
    """The box at the top: how many things to fix and to check, each linked to its place."""
    kinds = [kind for kind in by_kind(problems) if kind[0].severity != "note"]
    fix = sum(kind[0].severity == "error" for kind in kinds)
    check = len(kinds) - fix
    counted = f"{fix} {'thing' if fix == 1 else 'things'} to fix" + (f", {check} to check" if check else "")
    links = "".join(
        f'<li><a href="#problem-{place}">{text(_title(kind))}</a></li>' for place, kind in enumerate(kinds)
    )
    return (
        '<div class="eq-problem" role="alert"><h2>There is a problem</h2>'
        f"<p>{counted}. Nothing has been saved.</p><ul>{links}</ul></div>"
    )


def _title(kind: Sequence[Problem]) -> str:
    return kind[0].title if len(kind) == 1 else f"{kind[0].title} And {len(kind) - 1} more like it."


def details(problems: Sequence[Problem], most: int) -> str:
    """Each kind of problem: its label, what it is, and where; the first rows of many."""
    return "".join(_detail(place, kind) for place, kind in enumerate(by_kind(problems[:most])))


def _detail(place: int, kind: Sequence[Problem]) -> str:
    first = kind[0]
    head = (
        f'<h2 class="eq-what" id="problem-{place}"><span class="eq-tag{" eq-fix" if first.severity == "error" else ""}">'
        f"{LABELS[first.severity]}</span>{text(first.title)}</h2>"
    )
    if len(kind) == 1:
        return f"{head}<p>{_where(first)}{text(first.fix)}</p>"
    shown = kind[:FIRST]
    rows = [[str(one.line or ""), one.column, one.found, one.expected, one.fix] for one in shown]
    caption = f"First {len(shown)} of {len(kind)}" if len(kind) > len(shown) else f"All {len(kind)}"
    return head + plain_table(caption, ["Row", "Column", "Found", "Expected", "How to fix"], rows, code=[2])


def _where(problem: Problem) -> str:
    parts = [
        f"Row {problem.line}" if problem.line else "",
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
