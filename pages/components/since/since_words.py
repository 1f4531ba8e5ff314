"""What is said of what changed since a day: a sentence, and a table for each kind of change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from config import Config
from config.periods import in_words
from pages.components.shared import cell_text, number_text
from pages.components.shared.content import Cell, Table, cell, table
from pages.components.shared.rows import Row
from pages.components.shared.running_text import Link, Sentence, Span, sentence, strong
from pages.components.since.changes import Changed
from pages.components.words import phrases, sentences

TITLES = {
    "new": "New figures",
    "verdicts": "Verdicts that changed",
    "corrected": "Figures that were corrected",
    "hidden": "No longer shown",
    "overdue": "Overdue",
}
_PROTECTED, _GONE = "So that nobody can be identified", "Not in the newest file"


@dataclass(frozen=True)
class Since:
    """`day`: the day that figures are compared with. `changes`: the measures that changed, in the order of pages. `gone`:
    measures whose figures of that day were taken back or made again, so that they are set beside nothing. `overdue`: the
    promises that are past their date, as (name, wording, day). `addresses`: what reopens a measure's newest view.
    `promised`: whether any plan has a promise at all."""

    day: date
    changes: tuple[Changed, ...]
    gone: tuple[str, ...]
    overdue: tuple[tuple[str, str, date], ...]
    addresses: Mapping[str, str]
    promised: bool = True

    def number(self, kind: str) -> int:
        if kind == "overdue":
            return len(self.overdue)
        if kind == "new":
            return sum(bool(one.new) for one in self.changes)
        return sum(len(getattr(one, kind)) for one in self.changes)

    @property
    def newly_overdue(self) -> int:
        return sum(day >= self.day for _, _, day in self.overdue)


def lead(shown: Since) -> Sentence:
    """ "Since 1 September 2026, 3 measures have new figures, 2 verdicts changed and 1 figure is no longer shown."."""
    parts = [
        words
        for words in (
            _counted(shown.number("new"), "measure has new figures", "measures have new figures"),
            _counted(shown.number("verdicts"), "verdict changed", "verdicts changed"),
            _counted(shown.number("corrected"), "figure was corrected", "figures were corrected"),
            _counted(shown.number("hidden"), "figure is no longer shown", "figures are no longer shown"),
        )
        if words
    ]
    since = f"Since {in_words(shown.day.isoformat())}, "
    if not parts:
        return sentence(since, strong("no figure that is shown changed"), ".")
    return sentence(since, strong(phrases.joined(parts)), ".")


def second(shown: Since) -> Sentence:
    """What is overdue, and what could not be compared."""
    said = "No promise is overdue." if shown.promised else "No plan is loaded, so nothing can be overdue."
    if shown.overdue:
        are = "promise is" if len(shown.overdue) == 1 else "promises are"
        newly = f"; {shown.newly_overdue} of them since that day" if shown.newly_overdue else ""
        said = f"{len(shown.overdue)} {are} overdue{newly}."
    return sentence(said)


def notes(shown: Since, config: Config) -> list[str]:
    """What could not be set beside that day."""
    if not shown.gone:
        return []
    titles = [config.measures[name].title for name in shown.gone]
    return [
        f"Figures of that day were taken back, or made again to protect people: {phrases.joined(titles)}."
    ]


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}" if number else ""


def tables(shown: Since, config: Config) -> dict[str, Table]:
    """A table for each kind of change that there was."""
    made = {
        "new": (("Measure", "Period", "What it says now"), _new(shown, config)),
        "verdicts": (("Measure", "Group", "Then", "Now", "Why"), _verdicts(shown, config)),
        "corrected": (("Measure", "Group", "Period", "Was", "Is"), _corrected(shown, config)),
        "hidden": (("Measure", "Period", "Figures", "Why"), _hidden(shown)),
        "overdue": (("Promise", "What it says", "Was due"), _overdue(shown)),
    }
    return {kind: table(TITLES[kind], header, rows) for kind, (header, rows) in made.items() if rows}


def _named(change: Changed, shown: Since) -> Cell:
    """A measure as the link to its newest view."""
    address = shown.addresses.get(change.measure.title)
    title, invented = change.measure.title, change.shows is not None and change.shows.demonstration
    name = Span(title, link=Link(address)) if address else Span(title)
    return cell(sentence(name, *([Span(" Demonstration", "base")] if invented else [])))


def _new(shown: Since, config: Config) -> list[list[Any]]:
    """The newest period, and what the page opens with."""
    return [
        [
            _named(change, shown),
            _periods(change.new),
            sentences.headline(change.shows, config) if change.shows is not None else "",
        ]
        for change in shown.changes
        if change.new
    ]


def _periods(labels: Sequence[str]) -> str:
    newest = in_words(labels[0], short=True)
    return newest if len(labels) == 1 else f"{newest}, and {len(labels) - 1} before it"


def _verdicts(shown: Since, config: Config) -> list[list[Any]]:
    return [
        [
            _named(change, shown),
            found.now.group,
            _verdict(found.then, change, config),
            _verdict(found.now, change, config),
            found.why.capitalize(),
        ]
        for change in shown.changes
        for found in change.verdicts
    ]


def _verdict(row: Row, change: Changed, config: Config) -> str:
    """ "More than 5 points above (38%, September 2025)"."""
    words = cell_text.verdict_words(row, change.measure, config)
    when = in_words(row.period, short=True)
    value = "" if cell_text.hidden(row) else f"{number_text.value(row.value, change.measure)}, "
    chance = ", which could be chance" if row.certainty == "too_close" else ""
    return f"{words}{chance} ({value}{when})"


def _corrected(shown: Since, config: Config) -> list[list[Any]]:
    lines = []
    for change in shown.changes:
        for was, now in change.corrected:
            before, after = phrases.told_apart(was.value, now.value, change.measure)
            group = cell_text.group_title(now.group, change.measure)
            whose = f"{group}, {now.category}" if now.category else group
            lines.append([_named(change, shown), whose, in_words(now.period, short=True), before, after])
    return lines


def _hidden(shown: Since) -> list[list[Any]]:
    """How many of each period, and never which: the figures themselves are not repeated."""
    lines = []
    for change in shown.changes:
        for period in dict.fromkeys(was.period for was, _ in change.hidden):
            found = [now for was, now in change.hidden if was.period == period]
            secret = any(now is not None and cell_text.is_secret(now) for now in found)
            why = _PROTECTED if secret else _GONE
            lines.append([_named(change, shown), in_words(period, short=True), str(len(found)), why])
    return lines


def _overdue(shown: Since) -> list[list[Any]]:
    rows = []
    for name, wording, day in sorted(shown.overdue, key=lambda one: one[2], reverse=True):
        link = Link(f"progress?{urlencode({'item': name})}")
        when = in_words(day.isoformat())
        since = f"{when}, since that day" if day >= shown.day else when
        rows.append([sentence(Span(name, link=link)), wording, since])
    return rows
