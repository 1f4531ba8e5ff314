"""The progress page's views: which promises each has, under which headings, and what it says of them at the top."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from config import Config
from config.periods import MONTHS
from config.plan import Plan, Promise
from metrics.promises import due_dates, reported_figures
from metrics.promises.progress import NOTHING, counts
from pages.components.progress.promise_words import STATES, many
from pages.components.words.other_groups import joined

Row = Mapping[str, Any]
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
ANY = "Any"
PAST, THIS_QUARTER, LATER, NO_DATE = "Past their date", "This quarter", "Later", "No date"
DUE = (ANY, PAST, THIS_QUARTER, LATER, NO_DATE)
Entry = tuple[Promise, Row]


@dataclass(frozen=True)
class Filters:
    """What the reader asked for: a state in words, an owner, when the next update is due, and every heading open."""

    state: str = ANY
    owner: str = ANY
    due: str = ANY
    open: bool = False

    @property
    def any(self) -> bool:
        return (self.state, self.owner, self.due) != (ANY, ANY, ANY)

    def keep(self, row: Row, today: date) -> bool:
        return (
            self.state in (ANY, STATES[row["state"]])
            and self.owner in (ANY, row["owner"])
            and self.due in (ANY, due_group(row["due"], today))
        )


@dataclass(frozen=True)
class Part:
    """One heading of a view: its id for a link, its title, the document's sentence under it, and its promises."""

    key: str
    title: str
    wording: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Known:
    """What rows are written from, beside the progress table: the ledger's lines of each item, the sentence of each
    measure, which measures' figures are invented, the targets tables, today, and what became of everybody's figure in
    the measures that promises about everybody name."""

    config: Config
    lines: Mapping[str, list[reported_figures.Row]]
    sentences: Mapping[str, str]
    invented: frozenset[str]
    judged: pd.DataFrame
    today: date
    view: str
    everybody: Mapping[str, str] = field(default_factory=dict)

    def sentence(self, promise: Promise, measure: str) -> str:
        """What a measure says to a promise that no target is about."""
        return self.everybody[measure] if promise.everybody else self.sentences[measure]


def due_group(day: date | None, today: date) -> str:
    """Which of DUE a day belongs to."""
    if day is None:
        return NO_DATE
    return PAST if day < today else THIS_QUARTER if day <= due_dates.end_of_quarter(today) else LATER


def rows_of(view: str, table: pd.DataFrame, config: Config) -> pd.DataFrame:
    """The rows of the progress table that a view is about."""
    if plan := VIEWS[view]:
        return table[table["plan"].eq(plan)]
    if view == PILLAR:
        return table[[bool(config.promises[item][1].pillars) for item in table["item"]]]
    return table


def lead(view: str, table: pd.DataFrame, config: Config, today: date) -> str:
    """How many promises have figures or updates, have nothing yet, and are due: counts in words, and no score."""
    rows = rows_of(view, table, config)
    if view == SCRUTINY:
        rows = rows[[config.promises[item][1].kind == "criterion" for item in rows["item"]]]
    found = counts(rows, today)
    what = "figures" if view == SCRUTINY else "figures or an update"
    said = [
        f"**{_number(found['reported'])} {_have(found['reported'])} {what}**",
        f"**{_number(found['nothing'])} {_have(found['nothing'])} nothing yet**",
    ]
    # These are among those: counted with them they would seem more than there are.
    dates = [
        f"{_number(found['due'])} {_are(found['due'])} due this quarter" if found["due"] else "",
        f"{_number(found['past'])} {_are(found['past'])} past their date" if found["past"] else "",
    ]
    when = joined([one for one in dates if one]) if any(dates) else ""
    return f"Of the {found['asked']} {_COUNTED[view]}, {joined(said)}{f'; {when}' if when else ''}."


def second(view: str, table: pd.DataFrame, config: Config) -> str:
    """How those that were reported stand, and what is left out of the count."""
    rows = rows_of(view, table, config)
    if view == SCRUTINY:
        rows = rows[[config.promises[item][1].kind == "criterion" for item in rows["item"]]]
    states = rows.loc[rows["verdict"].ne(""), "verdict"].value_counts()
    told = many({state: count for state, count in states.items() if state not in NOTHING})
    said = [f"By their latest report: {joined(told)}."] if told else []
    invented = int(rows["demonstration"].sum())
    if invented:
        said.append(
            f"Demonstration data stand in for {_number(invented)} of those without figures, and are not judged."
        )
    without = int(rows["verdict"].eq("").sum())
    if without and VIEWS[view]:
        said.append(f"{without} statements stand below too; they ask for no update.")
    return " ".join(said)


def _number(count: int) -> str:
    return f"{count}" if count else "none"


def _have(count: int) -> str:
    return "has" if count == 1 else "have"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def parts(view: str, table: pd.DataFrame, config: Config, filters: Filters, today: date) -> list[Part]:
    """The headings of a view with the promises that pass the filters; headings with none are left out."""
    kept = {row["item"]: row for row in table.to_dict("records") if filters.keep(row, today)}
    made: dict[str, Callable[[], Iterator[Part]]] = {
        PILLAR: lambda: _by_pillar(kept, config),
        TIMELINE: lambda: _by_date(kept, config, today),
    }
    found = made.get(view, lambda: _by_section(config.plans[VIEWS[view]], kept))()
    return [part for part in found if part.entries]


def _by_section(plan: Plan, kept: Mapping[str, Row], only: tuple[str, ...] = ()) -> Iterator[Part]:
    # The measures are what the report promised; the slides that come before them are what it showed.
    names = sorted(plan.sections, key=lambda name: name == "slides")
    for name in only or names:
        section = plan.sections[name]
        own = (one for one in plan.promises.values() if one.section == name and one.id in kept)
        yield Part(name, section.title, section.wording, tuple((one, kept[one.id]) for one in own))


def _by_pillar(kept: Mapping[str, Row], config: Config) -> Iterator[Part]:
    """The five pillars in the order in which the plan names them; a promise under two stands under both."""
    every = [one for _, one in config.promises.values() if one.pillars]
    for pillar in dict.fromkeys(pillar for one in every for pillar in one.pillars):
        own = (one for one in every if pillar in one.pillars and one.id in kept)
        yield Part(pillar, pillar, "", tuple((one, kept[one.id]) for one in own))


def _by_date(kept: Mapping[str, Row], config: Config, today: date) -> Iterator[Part]:
    """What is past its date, what is due in each quarter to come, what has ended, and how the work is governed."""
    every = [(one, kept[name]) for name, (_, one) in config.promises.items() if name in kept]
    dated = sorted((entry for entry in every if entry[1]["due"]), key=lambda entry: entry[1]["due"])
    past = tuple(entry for entry in dated if entry[1]["due"] < today)
    yield Part("past", PAST, "", past)
    quarters = dict.fromkeys(due_dates.end_of_quarter(row["due"]) for _, row in dated if row["due"] >= today)
    for end in quarters:
        own = tuple(
            entry
            for entry in dated
            if entry[1]["due"] >= today and due_dates.end_of_quarter(entry[1]["due"]) == end
        )
        yield Part(end.isoformat(), f"Due {_quarter(end)}", "", own)
    ended = tuple(entry for entry in every if entry[1]["verdict"] in ("done", "stopped"))
    yield Part("ended", "Done or stopped", "", ended)
    yield from _by_section(config.plans[VIEWS[ACTIONS]], kept, GOVERNANCE)


def _quarter(end: date) -> str:
    return f"{MONTHS[end.month - 3]} to {MONTHS[end.month - 1]} {end.year}"
