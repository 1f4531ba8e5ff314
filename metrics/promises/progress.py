"""The progress table: how far every promise of every plan is, one row a promise.

Made from what the documents themselves say, the ledger of updates, and the verdicts of the targets table. Pure: today is
given. What nobody has reported is "no figure yet" or "no update yet", and never a nought.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, get_args

import pandas as pd

from config import Config
from config.plan import EndKind, Plan, Promise
from metrics.promises import due_dates, reported_figures
from metrics.promises.answers import Answered
from metrics.promises.at_its_date import at_its_date, target_of
from metrics.promises.reported_figures import Latest, Row
from metrics.promises.targets import COLUMNS as TARGETS

COLUMNS = [
    "item", "plan", "wording", "state", "verdict", "latest", "due", "owner", "evidence", "updated", "measure",
    "demonstration",
]  # fmt: skip
State = Literal[
    "", "no figure yet", "no update yet", "baseline", "reported", "withheld", "cannot say", "on path", "not on path",
    "met", "not met", "overdue", "not started", "under way", "done", "stopped", "cannot be measured as written",
    "as expected", "not as expected", "partly reported", "closed", "merged", "carried over", "superseded",
]  # fmt: skip
# Of several verdicts on one promise the first of these is its own: it is kept when all of it is.
WORST_FIRST: tuple[State, ...] = (
    "not met", "not on path", "not as expected", "cannot say", "withheld", "reported", "as expected", "baseline",
    "partly reported", "on path", "met",
)  # fmt: skip
ENDED = ("done", "stopped")
# A promise that goes on no more, or in another one.
OVER: tuple[EndKind, ...] = get_args(EndKind)
NOTHING = ("no figure yet", "no update yet")


def progress(
    config: Config,
    standing: pd.DataFrame,
    measured: pd.DataFrame,
    judged: pd.DataFrame,
    today: date,
    answers: Mapping[str, Sequence[Answered]] = MappingProxyType({}),
) -> pd.DataFrame:
    """COLUMNS, one row a promise, plans and promises in the order of their documents.

    `standing`: the lines of the ledger that stand. `measured`: measure, group, period, words, demonstration and updated
    (the day with which its figures end), one row for each measure that has figures. `judged`: the targets tables of the
    measures. `answers`: the figures that answer a promise without a target. What columns hold:

    - state: where the promise stands; "" for a statement, which needs no update. `verdict` is the same but where the
      state is "overdue" or that it cannot be measured: what the latest update says for itself.
    - latest: the period that the latest report speaks of, "" where there is none.
    - due: the day by which the next update is due, None where none is; the promise's own date stays when it has
      passed, until figures speak of it or a milestone has ended. `updated`: the last day of which the latest report
      speaks, however late it came; what the document itself says is dated as the document.
    - measure: the measure whose figures stand for the promise, "" for none; `demonstration`: those are invented, so
      that nothing is judged and nothing counts as reported.
    """
    lines, targets = reported_figures.by_item(standing, config), latest_targets(config, judged)
    figures = {row["measure"]: row for row in measured.to_dict("records")}
    rows = []
    for name, plan in config.plans.items():
        for promise in plan.promises.values():
            states = states_of(targets.get(promise.id, []), answers.get(promise.id, []))
            rows.append(_row(name, plan, promise, lines.get(promise.id, []), figures, states, today))
    return pd.DataFrame(rows, columns=COLUMNS)


def _row(
    name: str,
    plan: Plan,
    promise: Promise,
    lines: list[Row],
    figures: Mapping[str, Row],
    states: Sequence[State],
    today: date,
) -> tuple[Any, ...]:
    latest = _latest(plan, promise, lines, figures)
    verdict = _verdict(promise, lines, latest, states, today)
    next_due = due_dates.next_due(plan, promise, latest.updated, ended=verdict in ENDED)
    return (
        promise.id, name, promise.wording, _state(promise, verdict, next_due, today), verdict, latest.period,
        next_due, promise.owner, latest.evidence, latest.updated, latest.measure, latest.demonstration,
    )  # fmt: skip


def _latest(plan: Plan, promise: Promise, lines: list[Row], figures: Mapping[str, Row]) -> Latest:
    """The ledger's latest line; before it, the figures of the first measure that has real ones, then what the document
    says. Invented figures are named and count for nothing."""
    of_measures = [figures[name] for name in promise.measures if name in figures]
    real = next((row for row in of_measures if not row["demonstration"]), None)
    if promise.reports == "measure" and real:
        return Latest(real["period"], real["updated"], measure=real["measure"])
    # Of what figures of measures answer, lines are of its steps.
    if lines and promise.reports != "measure":
        return reported_figures.latest_of(promise, lines)
    if stated := reported_figures.of_document(plan, promise):
        return stated
    shown = real or next(iter(of_measures), None)
    if shown is None:
        return Latest()
    return Latest(measure=shown["measure"], demonstration=bool(shown["demonstration"]))


def _verdict(
    promise: Promise, lines: list[Row], latest: Latest, states: Sequence[State], today: date
) -> State:
    if promise.reports == "text":
        return ""
    if promise.reports == "milestone":
        state: State = reported_figures.milestone_state(promise, lines)
        return state or ("reported" if lines else "no update yet")
    if promise.reports == "measure" and latest.measure and not latest.demonstration:
        return _of_all(states)
    found = list(reported_figures.series(promise, lines))
    verdicts: list[State] = [
        reported_figures.verdict(figure, series, today) for figure, series in found if len(series)
    ]
    # What speaks of schools and of staff is not kept while one of them was never reported.
    missing: list[State] = ["partly reported"] if verdicts and len(verdicts) < len(found) else []
    return _worst([*verdicts, *missing]) if verdicts else promise.state or "no figure yet"


def states_of(targets: Sequence[Row], answers: Sequence[Answered]) -> list[State]:
    """The state of each target and each other figure that answers a promise. Where no group that its targets are about has
    a figure of any period there is nothing of them yet, though others have one."""
    nothing: list[State] = ["no figure yet"] if targets else []
    there = any(isinstance(row["period"], str) for row in targets)
    judged = [state_of_target(row) for row in targets] if there else nothing
    return [*judged, *(answer.state for answer in answers)]


def _of_all(states: Sequence[State]) -> State:
    """What the figures of a promise amount to: the state of all; measures that nothing is asked of are watched."""
    known = [state for state in states if state != "no figure yet"]
    if states and not known:
        return "no figure yet"
    missing: list[State] = ["partly reported"] if len(known) < len(states) else []
    return _worst([*known, *missing]) if states else "reported"


def _worst(verdicts: Sequence[State]) -> State:
    return next(state for state in WORST_FIRST if state in verdicts)


def latest_targets(config: Config, judged: pd.DataFrame) -> dict[str, list[Row]]:
    """For each promise that names measures: of each target and group the rows of its dates, in order, the last with the
    latest row after it as `since`, None where there is none; of one without a date the row of the latest period."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for _, of_target in judged.groupby(["plan", "measure", "target", "words", "group"], sort=False):
        found = of_target.to_dict("records")
        judgement = at_its_date(found, target_of(found[0], config))
        *before, last = judgement.rows
        rows[last["plan"]] += [
            *({**row, "since": None} for row in before),
            {**last, "since": judgement.since},
        ]
    return {
        name: [row for row in rows[name] if row["measure"] in promise.measures]
        for name, (_, promise) in config.promises.items()
        if promise.measures
    }


def targets_of_all(
    config: Config, targets_of: Callable[[str], pd.DataFrame], has_figures: Callable[[str], bool]
) -> pd.DataFrame:
    """The targets tables of all measures, one under the other: of those that have figures that are not invented; and of the
    others what a promise asks of everybody or of a named group that has figures elsewhere, so that no promise is met while a
    part of it has none."""
    tables = {name: targets_of(name) for name, measure in config.measures.items() if measure.targets}
    judged = [table for name, table in tables.items() if has_figures(name)]
    asked = {plan for table in judged for plan in table["plan"]}
    silent = [
        table[table["plan"].isin(asked) & table["group"].ne("")]
        for name, table in tables.items()
        if not has_figures(name)
    ]
    frames = [table for table in (*judged, *silent) if len(table)]
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=TARGETS)


def state_of_target(row: Row) -> State:
    """A verdict of the targets table as a state: what is not reached before its date is not on path yet."""
    if row["verdict"] == "not_met":
        return "not met" if due_dates.is_past(row["due"], row["period"]) else "not on path"
    states: dict[str, State] = {"met": "met", "on_path": "on path", "cannot_say": "cannot say"}
    return states[row["verdict"]]


def _state(promise: Promise, verdict: State, next_due: date | None, today: date) -> State:
    """What is past its date says so; what was never reported stays that: its date stands beside it."""
    if promise.cannot:
        return "cannot be measured as written"
    past = next_due is not None and next_due < today
    return "overdue" if past and verdict not in NOTHING else verdict


def counts(table: pd.DataFrame, today: date) -> dict[str, int]:
    """How many promises of a table need an update, and of those: have a figure or an update, are due in this quarter,
    are past their date, and have nothing yet. Figures that are invented count as nothing."""
    asked = table[table["verdict"].ne("")]
    nothing = asked["verdict"].isin(NOTHING)
    ends = due_dates.end_of_quarter(today)
    due = [day for day in asked["due"] if day is not None]
    return {
        "asked": len(asked),
        "reported": int((~nothing).sum()),
        "due": sum(today <= day <= ends for day in due),
        "past": sum(day < today for day in due),
        "nothing": int(nothing.sum()),
        "demonstration": int((nothing & asked["demonstration"]).sum()),
    }


def due_now(table: pd.DataFrame, config: Config, today: date) -> Iterator[tuple[str, str]]:
    """(item, figure) of everything that officers are to report by the end of this quarter, "" for a milestone, and of
    what was never reported though no date is set. Nothing that comes from extracts is asked for, and nothing twice."""
    ends, asked = due_dates.end_of_quarter(today), set[tuple[str, str]]()
    alike = reported_figures.same_figures(config)
    for row in table.itertuples(index=False):
        _, promise = config.promises[row.item]
        never = row.verdict in NOTHING and row.due is None
        if promise.cannot or row.state in OVER or not (never or (row.due is not None and row.due <= ends)):
            continue
        for figure in reported_figures.asked_of(promise):
            if (row.item, figure) not in asked:
                yield row.item, figure
            asked.update(alike.get((row.item, figure), ()))
