"""The progress page's views: which promises each has, under which headings, and what it says of them at the top."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

import pandas as pd

from config import Config
from config.periods import MONTHS
from config.plan import End, Plan, Promise
from metrics.promises import due_dates
from metrics.promises.answers import Answered
from metrics.promises.progress import NOTHING, OVER, counts
from metrics.promises.reported_figures import Row
from pages.components.progress.filters import PAST, Filters
from pages.components.progress.promise_words import many
from pages.components.shared.running_text import Sentence, sentence, strong
from pages.components.words.phrases import joined

SCRUTINY, PLAN, ACTIONS, PILLAR, TIMELINE = (
    "Scrutiny measures", "Improvement plan", "Action plans", "By pillar", "Timeline",
)  # fmt: skip
VIEWS = {
    SCRUTINY: "scrutiny-measures",
    PLAN: "improvement-plan",
    ACTIONS: "action-plans",
    PILLAR: "",
    TIMELINE: "",
}
# How the top sentence names what a view counts, and how a row without an update names its document.
_COUNTED = {
    SCRUTINY: "measures in the scrutiny report",
    PLAN: "promises in the improvement plan that ask for an update",
    ACTIONS: "promises in the action plans that ask for an update",
    PILLAR: "promises that the joint plan puts under a corporate pillar",
    TIMELINE: "promises in all plans that ask for an update",
}
NOUNS = {"scrutiny-measures": "The report", "improvement-plan": "The plan", "action-plans": "The plan"}
# The sections that say how the work is governed, and what came when.
GOVERNANCE = ("LBH", "JT", "GOV")
Entry = tuple[Promise, Row]


def views_of(config: Config, closed: Collection[str]) -> list[str]:
    """The views that there are: the plans in force first, of those that arrived the newest; then those of all plans, and
    what was closed."""
    titles = {plan: view for view, plan in VIEWS.items() if plan}
    arrived = sorted(set(config.plans) - set(titles), key=lambda name: config.plans[name].dated or date.min)
    titles |= {name: config.plans[name].short for name in arrived}
    plans = [name for name in (*reversed(arrived), *VIEWS.values()) if name in config.plans]
    across = [view for view, plan in VIEWS.items() if not plan]
    in_force = [titles[name] for name in plans if name not in closed]
    return [*in_force, *across, *(titles[name] for name in plans if name in closed)]


def plan_of(view: str, config: Config) -> str:
    """The plan that a view is about, by its name; "" for one of all plans."""
    named = {plan.short: name for name, plan in config.plans.items() if name not in VIEWS.values()}
    return VIEWS.get(view) or named.get(view, "")


@dataclass(frozen=True)
class Section:
    """One heading of a view: its id for a link, its title, the document's sentence under it, its promises, and what we say
    of it."""

    key: str
    title: str
    wording: str
    entries: tuple[Entry, ...]
    note: str = ""


@dataclass(frozen=True)
class Known:
    """What rows are written from, beside the progress table: the ledger's standing lines of each item, the sentence of
    each measure, which measures' figures are invented, the rows by which each promise's targets are judged, today, the
    other figures that answer promises, and how those ended that did."""

    config: Config
    lines: Mapping[str, Sequence[Row]]
    sentences: Mapping[str, str]
    invented: frozenset[str]
    targets: Mapping[str, Sequence[Row]]
    today: date
    view: str
    answers: Mapping[str, Sequence[Answered]] = field(default_factory=dict)
    ends: Mapping[str, End] = field(default_factory=dict)

    def lines_of(self, promise: Promise) -> Sequence[Row]:
        return self.lines.get(promise.id, [])

    def targets_of(self, promise: Promise) -> Sequence[Row]:
        return self.targets.get(promise.id, [])

    def answers_of(self, promise: Promise) -> Sequence[Answered]:
        return self.answers.get(promise.id, [])


def rows_of(view: str, table: pd.DataFrame, config: Config) -> pd.DataFrame:
    """The rows of the progress table that a view is about."""
    if plan := plan_of(view, config):
        return table[table["plan"].eq(plan)]
    if view == PILLAR:
        return table[[bool(config.promises[item][1].pillars) for item in table["item"]]]
    return table


def _counted(view: str, table: pd.DataFrame, config: Config) -> pd.DataFrame:
    """The rows that the top sentences count: of the scrutiny report its measures, and not the slides before them."""
    rows = rows_of(view, table, config)
    if view != SCRUTINY:
        return rows
    return rows[[config.promises[item][1].kind == "criterion" for item in rows["item"]]]


def lead(view: str, table: pd.DataFrame, config: Config, today: date) -> Sentence:
    """How many promises have figures or updates, have nothing yet, and are due: counts in words, and no score."""
    counted = counts(_counted(view, table, config), today)
    reported, nothing, due, past = (counted[name] for name in ("reported", "nothing", "due", "past"))
    what = "figures" if view == SCRUTINY else "figures or an update"
    # These are among those: counted with them they would seem more than there are.
    dates = [
        *([f"{due} {_are(due)} due this quarter"] if due else []),
        *([f"{past} {_are(past)} past their date"] if past else []),
    ]
    return sentence(
        f"Of the {counted['asked']} {_COUNTED.get(view, f'promises of “{view}” that ask for an update')}, ",
        strong(f"{_number(reported)} {_have(reported)} {what}"),
        " and ",
        strong(f"{_number(nothing)} {_have(nothing)} nothing yet"),
        f"; {joined(dates)}." if dates else ".",
    )


def second(view: str, table: pd.DataFrame, config: Config) -> str:
    """How those that were reported stand, and what is left out of the count."""
    rows = _counted(view, table, config)
    states = rows.loc[rows["verdict"].ne(""), "verdict"].value_counts()
    reported = many({state: count for state, count in states.items() if state not in NOTHING})
    sentences = [f"By their latest report: {joined(reported)}."] if reported else []
    invented = int(rows["demonstration"].sum())
    if invented:
        sentences.append(
            f"{invented} of those without figures {_have(invented)} invented ones, which are not judged."
        )
    without = int(rows["verdict"].eq("").sum())
    if without and plan_of(view, config):
        sentences.append(f"{without} statements stand below too; they ask for no update.")
    return " ".join(sentences)


def _number(count: int) -> str:
    return f"{count}" if count else "none"


def _have(count: int) -> str:
    return "has" if count == 1 else "have"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def sections(view: str, table: pd.DataFrame, config: Config, filters: Filters, today: date) -> list[Section]:
    """The headings of a view with the promises that pass the filters; headings with none are left out."""
    kept = {
        row["item"]: row
        for row in table.to_dict("records")
        if filters.keep(row, *config.promises[row["item"]], today)
    }
    across_plans: dict[str, Callable[[], Iterator[Section]]] = {
        PILLAR: lambda: _by_pillar(kept, config),
        TIMELINE: lambda: _by_date(kept, config, today),
    }
    of_view = across_plans.get(view, lambda: _by_section(config.plans[plan_of(view, config)], kept))
    return [section for section in of_view() if section.entries]


def _by_section(plan: Plan, kept: Mapping[str, Row], only: tuple[str, ...] = ()) -> Iterator[Section]:
    # The measures are what the report promised; the slides that come before them are what it showed.
    names = sorted(plan.sections, key=lambda name: name == "slides")
    for name in only or names:
        section = plan.sections[name]
        promises = [promise for promise in plan.promises.values() if promise.section == name]
        yield Section(name, section.title, section.wording, _entries(promises, kept), section.note)


def _by_pillar(kept: Mapping[str, Row], config: Config) -> Iterator[Section]:
    """The five pillars in the order in which the plan names them; a promise under two stands under both."""
    promises = [promise for _, promise in config.promises.values()]
    for pillar in dict.fromkeys(pillar for promise in promises for pillar in promise.pillars):
        under = [promise for promise in promises if pillar in promise.pillars]
        yield Section(pillar, pillar, "", _entries(under, kept))


def _entries(promises: Sequence[Promise], kept: Mapping[str, Row]) -> tuple[Entry, ...]:
    return tuple((promise, kept[promise.id]) for promise in promises if promise.id in kept)


def _by_date(kept: Mapping[str, Row], config: Config, today: date) -> Iterator[Section]:
    """What is past its date, due in each quarter to come, judged or ended, and how the work is governed."""
    every = _entries([promise for _, promise in config.promises.values()], kept)
    dated = sorted((entry for entry in every if entry[1]["due"]), key=lambda entry: entry[1]["due"])
    yield Section("past", PAST, "", tuple(entry for entry in dated if entry[1]["due"] < today))
    to_come = [entry for entry in dated if entry[1]["due"] >= today]
    for end, entries in groupby(to_come, key=lambda entry: due_dates.end_of_quarter(entry[1]["due"])):
        yield Section(end.isoformat(), f"Due {_quarter(end)}", "", tuple(entries))
    going_on = (entry for entry in every if entry[1]["state"] not in OVER)
    judged = (entry for entry in going_on if entry[0].due and not entry[1]["due"] and not entry[0].cannot)
    asked = ("measure", "figure")
    yield Section("judged", "Judged at their date", "", tuple(e for e in judged if e[0].reports in asked))
    ended = tuple(entry for entry in every if entry[1]["state"] in ("done", "stopped"))
    yield Section("ended", "Done or stopped", "", ended)
    over = tuple(entry for entry in every if entry[1]["state"] in OVER)
    yield Section("over", "Closed, or carried on elsewhere", "", over)
    if VIEWS[ACTIONS] in config.plans:
        yield from _by_section(config.plans[VIEWS[ACTIONS]], kept, GOVERNANCE)


def _quarter(end: date) -> str:
    return f"{MONTHS[end.month - 3]} to {MONTHS[end.month - 1]} {end.year}"
