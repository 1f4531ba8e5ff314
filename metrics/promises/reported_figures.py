"""What was reported of one promise: the ledger's lines and the document's own claims, as one series for each figure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import ge, gt, le, lt
from typing import Any, Literal

import pandas as pd

from config import Config
from config.periods import last_day, parse
from config.plan import Figure, Plan, Promise
from metrics.promises import directions, due_dates

Row = Mapping[str, Any]
UNKNOWN = float("nan")
SERIES = ["period", "value", "numerator", "denominator", "status", "by", "at"]
# In the column `by`: the document itself gives the figure.
THE_DOCUMENT = "the document"
Judged = Literal[
    "baseline",
    "reported",
    "withheld",
    "on path",
    "not on path",
    "met",
    "not met",
    "as expected",
    "not as expected",
]


@dataclass(frozen=True)
class Latest:
    """The latest report of a promise: the period it speaks of, the last day of which it speaks, its evidence, and the
    measure whose figures it is ("" where it is not one's; `demonstration`: those are invented)."""

    period: str = ""
    updated: date | None = None
    evidence: str = ""
    measure: str = ""
    demonstration: bool = False


def by_item(standing: pd.DataFrame, config: Config) -> dict[str, list[Row]]:
    """The ledger's standing lines of each item, in the order of their periods and then of their entry.

    A figure that several promises ask for is entered once, for any of them, and stands under each; `entered` says for which. Of
    two entries for one period the later stands.
    """
    alike, found = same_figures(config), defaultdict[str, dict[tuple[Any, ...], Row]](dict)
    for line in sorted(standing.to_dict("records"), key=lambda line: line["id"]):
        about = (line["item"], line["figure"])
        for item, figure in alike.get(about, (about,)):
            key = (figure, line["period"]) if figure else (line["id"],)
            found[item][key] = line | {"item": item, "figure": figure, "entered": about}
    return {item: sorted(lines.values(), key=_place) for item, lines in found.items()}


def same_figures(config: Config) -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    """For each (item, figure) that more promises than one ask for, all of them: it has one title, unit and base."""
    named: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for item, (_, promise) in config.promises.items():
        for name, figure in promise.figures.items():
            named[figure.title, figure.unit, figure.of].append((item, name))
    return {one: tuple(them) for them in named.values() if len(them) > 1 for one in them}


def _place(line: Row) -> tuple[date, int]:
    return begins(line["period"]), line["id"]


def begins(label: str) -> date:
    """The first day of a period; the ledger holds periods alone."""
    period = parse(label)
    assert period is not None, "the ledger holds periods"
    return period.start


def asked_of(promise: Promise) -> tuple[str, ...]:
    """What officers report of a promise: the names of its figures, and "" for the state of a milestone."""
    return (*([""] if promise.reports == "milestone" else []), *promise.figures)


def reportable(promise: Promise) -> tuple[str, ...]:
    """The same, and each of its steps."""
    return (*asked_of(promise), *promise.steps)


def latest_of(promise: Promise, lines: list[Row]) -> Latest:
    """The line that speaks of the latest period; of a milestone, of its state if that was reported."""
    named = ("",) if promise.reports == "milestone" else tuple(promise.figures)
    own = [line for line in lines if line["figure"] in named]
    last = (own or lines)[-1]
    updated = max(due_dates.spoken_of(line["period"], line["at"]) for line in lines)
    return Latest(last["period"], updated, last["evidence"])


def of_document(plan: Plan, promise: Promise) -> Latest | None:
    """What the document itself reports: a figure that it gives, or that something is under way or done."""
    stated = [figure.stated.on for figure in promise.figures.values() if figure.stated]
    if stated:
        return Latest(max(stated).isoformat(), max(stated), plan.source)
    if promise.state and plan.dated:
        return Latest(plan.dated.isoformat(), plan.dated, plan.source)
    return None


def milestone_state(promise: Promise, lines: Sequence[Row]) -> Any:
    """The state last reported, else what its steps amount to, else the document's own, else ""."""
    states = [line["state"].replace("_", " ") for line in lines if not line["figure"]]
    return states[-1] if states else _of_steps(promise, lines) or promise.state


def steps(promise: Promise, lines: Sequence[Row]) -> Iterator[tuple[str, Row | None]]:
    """Each step of a promise in the document's words, and the report that speaks of its latest period; None where none
    does."""
    for name, words in promise.steps.items():
        yield words, next((line for line in reversed(lines) if line["figure"] == name), None)


def _of_steps(promise: Promise, lines: Sequence[Row]) -> str:
    """What was reported of steps alone amounts to: done only when all of them are; "" where nothing was."""
    found = [line["state"] if line else "" for _, line in steps(promise, lines)]
    if not any(found):
        return ""
    if {*found} == {"done"}:
        return "done"
    return "not started" if {*found} <= {"", "not_started"} else "under way"


def series(promise: Promise, lines: list[Row]) -> Iterator[tuple[Figure, pd.DataFrame]]:
    """Each figure of a promise and what was reported of it, SERIES in order, the earliest period first.

    `value` is the figure in its own unit, per cent unrounded; NaN where it is withheld. The document's own figure
    stands as it was stated, unless somebody reported that very day.
    """
    for name, figure in promise.figures.items():
        rows = [_reported(line) for line in lines if line["figure"] == name]
        if figure.stated and figure.stated.on.isoformat() not in {row[0] for row in rows}:
            rows.append(
                (figure.stated.on.isoformat(), figure.stated.value, UNKNOWN, UNKNOWN, "published", THE_DOCUMENT, "")
            )  # fmt: skip
        yield figure, pd.DataFrame(sorted(rows, key=lambda row: begins(row[0])), columns=SERIES)


def _reported(line: Row) -> tuple[Any, ...]:
    x, y = line["numerator"], line["denominator"]
    value = 100 * x / y if pd.notna(y) else line["value"]
    return (line["period"], value, x, y, line["status"], line["by"], line["at"])


def verdict(figure: Figure, found: pd.DataFrame, today: date) -> Judged:
    """What the latest figure amounts to. A count of everything has no range: it is there or it is not.

    Before its date a figure is on path if it is where a straight line from the first one to the level would be. Where
    the document says no date, a figure that is not there yet breaks no promise: it is reported.
    """
    last = found.iloc[-1]
    if last["status"] != "published":
        return "withheld"
    target = figure.target
    if target is None:
        return "baseline" if len(found) == 1 else _by_direction(figure, found)
    if is_reached(target.rule, last["value"], target.level):
        return "met"
    if target.due is None:
        return "reported"
    period, first = parse(last["period"]), found[found["status"].eq("published")].iloc[0]
    assert period is not None, "the ledger holds periods"
    if max(last_day(period), today) >= target.due:
        return "not met"
    start = parse(first["period"])
    assert start is not None, "the ledger holds periods"
    if first["period"] == last["period"]:
        return "baseline"
    gone = (last_day(period) - last_day(start)).days / (target.due - last_day(start)).days
    wanted = first["value"] + (target.level - first["value"]) * gone
    rising = target.rule in ("at_least", "over")
    return "on path" if (last["value"] >= wanted if rising else last["value"] <= wanted) else "not on path"


def _by_direction(figure: Figure, found: pd.DataFrame) -> Judged:
    """A figure without a level moves as its plan expects, or otherwise; where nothing is expected it is reported."""
    moved = directions.moved(figure, found)
    if moved is None or moved.as_expected is None:
        return "reported"
    return "as expected" if moved.as_expected else "not as expected"


def is_reached(rule: str, value: float, level: float) -> bool:
    """Whether a figure is at its level; "over" and "below" leave the level itself out."""
    return bool({"at_least": ge, "at_most": le, "over": gt, "below": lt}[rule](value, level))
