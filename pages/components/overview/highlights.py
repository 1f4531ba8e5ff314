"""What the overview says first of the figures, chosen by rule: who is lost on the way up, the largest gap, the largest
change, and what cannot be said yet. Nothing that could be chance is among them, and no invented figure.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from config import Config
from config.page import Cell
from config.periods import in_words
from metrics.promises import trends
from metrics.promises.at_its_date import at_its_date, target_of
from pages.components.overview import key_tables
from pages.components.overview.key_tables import Tables
from pages.components.shared import number_text
from pages.components.shared.content import Part, paragraph, part
from pages.components.shared.latest_view import latest
from pages.components.shared.rows import Row, only
from pages.components.shared.running_text import Link, Sentence, Span, sentence, strong, together
from pages.components.shared.view import View
from pages.components.words import change_words, kinds, ladders, over_time
from pages.components.words.course import Course, Place


@dataclass(frozen=True)
class Highlight:
    """A short label and a sentence under it."""

    label: str
    words: Sentence


@dataclass(frozen=True)
class _Moved:
    """A key measure of which the period before compares with its latest."""

    line: Cell
    change: trends.Change
    course: Course

    @property
    def size(self) -> float:
        """How far it moved, up or down, on one scale for shares and rates."""
        return abs(math.log(self.change.ratio)) if self.change.ratio > 0 else math.inf


@dataclass(frozen=True)
class _Found:
    """A finding, the view that has it, and how large it is among others of its kind."""

    size: float
    view: View
    words: Sentence


def of_figures(tables: Tables, targets: Tables, config: Config) -> tuple[Highlight, ...]:
    """Three findings, each chosen by a rule of its own: never one that could be chance, and never an invented one."""
    return (
        Highlight("From junior to senior", through_the_grades(tables, config)),
        Highlight("Largest gap", largest_gap(tables, config)),
        Highlight("Largest change", largest_change(tables, targets, config)),
    )


def side_by_side(highlights: tuple[Highlight, ...]) -> Part:
    """Each sentence under its label."""
    lines = (paragraph(Span(shown.label, "label"), shown.words) for shown in highlights)
    return part(*lines, kind="three")


def through_the_grades(tables: Tables, config: Config) -> Sentence:
    """Of all measures with grades, the group whose share falls most from the first to the last grade that is shown, and ends
    below its share of the population: a group that is thinned to its share is not lost."""
    falls, there = [], False
    for line in config.pages["overview"].matrix:
        if line.breakdown and config.measures[line.measure].ordered:
            view = latest(line, tables, config, whole=True)
            if view is None or view.demonstration:
                continue
            there = True
            for group, ends in ladders.ends_of(view).items():
                if ladders.rise(ends) < 0 and _too_few(ends) and not ladders.could_be_chance(ends):
                    about = replace(view, selection=replace(view.selection, about=group))
                    falls.append(_Found(-ladders.rise(ends), view, ladders.headline(about, config)))
    nothing = "No group’s share falls from junior to senior by more than chance would explain."
    return _largest(falls, nothing if there else "There are no figures by role or grade yet.", tables, config)


def _too_few(ends: ladders.Ends) -> bool:
    """Whether the group is below its share of the population on the last grade."""
    return ends[1].value < ends[1].comparator_value


def largest_gap(tables: Tables, config: Config) -> Sentence:
    """Of the key measures of a group, the one whose figure is the most times, or the least of, what it is set against:
    where that is the way it ought not to be. Of what is published without counts nobody knows whether it could be chance.
    Measures of staff with grades have their say above."""
    gaps, there, ranged = [], False, False
    for line in config.pages["overview"].key:
        view = latest(line, tables, config)
        row = only(row for row in view.group_rows if row.group == line.group) if view is not None else None
        if view is None or row is None or view.demonstration:
            continue
        there, known = True, number_text.known(row.lower)
        ranged = ranged or known
        if view.measure.ordered or not known or not _adverse(row, view):
            continue
        words = kinds.of(view.measure).finding(row, view, config)
        gaps.append(_Found(abs(math.log(row.value / row.comparator_value)), view, words))
    nothing = (
        "No key measure has a gap that is more than chance would explain."
        if ranged
        else "Whether a gap of a key measure is more than chance cannot be said: no counts are published."
    )
    none_yet = "No key measure has figures by ethnic group yet."
    return _largest(gaps, nothing if there else none_yet, tables, config)


def _adverse(row: Row, view: View) -> bool:
    """Whether the figure is surely on the wrong side of what it is set against."""
    if row.verdict not in ("above", "below") or row.certainty == "too_close" or not row.value:
        return False
    wrong = {"higher": ("below",), "lower": ("above",)}.get(view.measure.better, ("above", "below"))
    return row.verdict in wrong


def _largest(found: Sequence[_Found], otherwise: str, tables: Tables, config: Config) -> Sentence:
    """The largest of the findings, with a link to the view that has it."""
    if not found:
        return sentence(otherwise)
    largest = max(found, key=lambda one: one.size)
    page = config.pages[largest.view.measure.page]
    link = Link(key_tables.address(largest.view, tables, config))
    return together((largest.words, Span(f"See {page.title}", link=link)))


def largest_change(tables: Tables, targets: Tables, config: Config) -> Sentence:
    """Of the key measures' changes since the period before, the one with the largest ratio, up or down (so shares and
    rates can be set side by side), among those that are more than chance would explain."""
    key = config.pages["overview"].key
    moved = [movement for line in key if (movement := _moved(line, tables, targets, config))]
    if not moved:
        return sentence("No key measure has a figure for the period before that compares with its latest.")
    certain = [movement for movement in moved if movement.change.distinguishable]
    if all(movement.change.distinguishable is None for movement in moved):
        return sentence("Whether a key measure changed by more than chance cannot be said.")
    if not certain:
        return sentence("No key measure changed by more than chance would explain.")
    largest = max(certain, key=lambda movement: movement.size)
    change, course = largest.change, largest.course
    assert course.now is not None, "what changed has a figure"
    value = number_text.value(course.now.value, course.measure)
    words = sentence(
        f"{largest.line.title} {'rose' if change.direction == 'up' else 'fell'} ",
        strong(_by(change, course)),
        f", to {value}, in {in_words(course.selection.period, short=True)}",
    )
    return together([words + ", more than chance would explain.", change_words.repeats(course, config)])


def _moved(line: Cell, tables: Tables, targets: Tables, config: Config) -> _Moved | None:
    view = latest(line, tables, config)
    if view is None or view.demonstration:
        return None
    place = Place(line.group, line.category)
    results, asked = tables[line.measure], targets[line.measure]
    course = over_time.course_of(results, asked, view.selection, place, config)
    if course.now is None or course.then is None:
        return None
    return _Moved(line, change_words.moved(course, config), course)


def _by(change: trends.Change, course: Course) -> str:
    """By how much: points for shares, per cent for rates."""
    if number_text.is_share(course.measure):
        assert course.now is not None and course.then is not None, "what moved has a figure then and now"
        dp = number_text.gap_dp(course.measure, course.now.rounded_by, course.then.rounded_by)
        return f"{number_text.gap(abs(change.difference), course.measure, dp=dp, sign=False)} points"
    return f"{number_text.rounded(100 * abs(change.ratio - 1), 0)}%"


def _latest_rows(targets: pd.DataFrame, config: Config) -> list[dict[str, Any]]:
    """For each target and group the last of the rows by which it is judged; of one without a date the latest that can be."""
    latest_rows: list[dict[str, Any]] = []
    if targets.empty:
        return latest_rows
    for _, rows in targets.groupby(["plan", "words", "group"], sort=False):
        found = rows.to_dict("records")
        target = target_of(found[0], config)
        judged = [] if target.due else [row for row in found if row["verdict"] != "cannot_say"]
        latest_rows.append(dict(at_its_date(judged or found, target).rows[-1]))
    return latest_rows


def not_to_be_said(tables: Tables, targets: Tables, config: Config) -> Sentence:
    """How many targets cannot be judged, and for how many measures there are no real figures."""
    rows = [row for name in tables for row in _latest_rows(targets[name], config)]
    unjudged = sum(row["verdict"] == "cannot_say" for row in rows)
    invented = sum(bool(len(table)) and bool(table["demonstration"].any()) for table in tables.values())
    missing = sum(not len(table) for table in tables.values())
    parts = []
    if unjudged:
        targets_are = strong(f"{unjudged} of {len(rows)} targets")
        parts.append(sentence(targets_are, " cannot be judged yet: a figure that they need is not here."))
    if invented:
        parts.append(_of_measures(invented, tables, "invented figures only"))
    if missing:
        parts.append(_of_measures(missing, tables, "no figures"))
    if not parts:
        return sentence("Every measure has figures, and every target can be judged.")
    return together(parts)


def _of_measures(number: int, tables: Tables, what: str) -> Sentence:
    return sentence(
        strong(f"{number} of {len(tables)} measures"), f" {'has' if number == 1 else 'have'} {what}."
    )
