"""What the overview says first of the figures, chosen by rule: the largest change, the furthest target, and what cannot
be said yet. Invented figures are never among them.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from config import Config
from config.page import Cell
from config.periods import in_order, in_words
from config.target import Target
from metrics.promises import trends
from pages.components.overview.key_tables import Tables
from pages.components.shared import number_text
from pages.components.shared.content import Part, paragraph, part
from pages.components.shared.latest_view import latest
from pages.components.shared.running_text import Sentence, Span, sentence, strong, together
from pages.components.words import change_words, over_time, phrases, target_words
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
class _Missed:
    """A target that the latest figures do not meet, and by how much."""

    distance: float
    measure: str
    row: pd.Series
    target: Target


def of_figures(tables: Tables, targets: Tables, config: Config) -> tuple[Highlight, ...]:
    """The two that are chosen by the figures, in their order. The third is of the `deadlines`."""
    return (
        Highlight("Largest change", largest_change(tables, targets, config)),
        Highlight("Furthest from its target", furthest_from_target(tables, targets, config)),
    )


def side_by_side(highlights: tuple[Highlight, ...]) -> Part:
    """Each sentence under its label."""
    lines = (paragraph(Span(shown.label, "label"), shown.words) for shown in highlights)
    return part(*lines, kind="three")


def largest_change(tables: Tables, targets: Tables, config: Config) -> Sentence:
    """Of the key measures' changes since the period before, the one with the largest ratio, up or down (so shares and
    rates can be set side by side): among those that are more than chance would explain, where there are any."""
    key = config.pages["overview"].key
    moved = [movement for line in key if (movement := _moved(line, tables, targets, config))]
    if not moved:
        return sentence("No key measure has a figure for the period before that compares with its latest.")
    certain = [movement for movement in moved if movement.change.distinguishable]
    largest = max(certain or moved, key=lambda movement: movement.size)
    change, course = largest.change, largest.course
    assert course.now is not None, "what changed has a figure"
    value = number_text.value(course.now.value, course.measure)
    words = sentence(
        f"{largest.line.title} {'rose' if change.direction == 'up' else 'fell'} ",
        strong(_by(change, course)),
        f", to {value}, in {in_words(course.selection.period, short=True)}",
    )
    if not certain:
        return words + ". It could be chance."
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
        return f"{number_text.gap(abs(change.difference), course.measure, sign=False)} points"
    return f"{number_text.rounded(100 * abs(change.ratio - 1), 0)}%"


def furthest_from_target(tables: Tables, targets: Tables, config: Config) -> Sentence:
    """Of all targets that the latest figures do not meet, the one that is missed by most: by the share of what is wanted
    for rates, by points for shares, a share of 1 and 100 points counting alike."""
    missed = [target for name in tables for target in _missed(name, tables, targets, config)]
    if not missed:
        return sentence("No target that can be judged is missed by the latest figures.")
    furthest = max(missed, key=lambda target: target.distance)
    measure, row, target = config.measures[furthest.measure], furthest.row, furthest.target
    people = phrases.named(row["group"], measure.people, config)
    actual = target_words.value_of(row["actual"], target, measure)
    wanted = target_words.wanted_words(row, target, measure, config)
    when = in_words(row["period"], short=True)
    return sentence(f"{measure.title}, {people}: ", strong(actual), f" in {when}, where {wanted} is wanted.")


def _missed(name: str, tables: Tables, targets: Tables, config: Config) -> Iterator[_Missed]:
    measure, real = config.measures[name], _real(tables[name])
    for row in _latest_rows(targets[name]):
        if row["verdict"] != "not_met" or row["period"] not in real:
            continue
        about = row["plan"], row["words"]
        target = next(target for target in measure.targets if (target.plan, target.words) == about)
        distance = abs(row["actual"] - row["wanted"])
        if not number_text.is_share(measure):
            distance = distance / row["wanted"] if row["wanted"] else math.inf
        yield _Missed(float(distance), name, row, target)


def _real(table: pd.DataFrame) -> set[str]:
    """The periods whose figures are not invented."""
    return set(table.loc[~table["demonstration"].astype(bool), "period"]) if len(table) else set()


def _latest_rows(targets: pd.DataFrame) -> list[pd.Series]:
    """For each target and group the row of the latest period that can be judged, else its last."""
    latest_rows: list[pd.Series] = []
    if targets.empty:
        return latest_rows
    for _, rows in targets.groupby(["plan", "words", "group"], sort=False):
        known = rows[rows["period"].map(lambda label: isinstance(label, str))]
        judged = known[known["verdict"].ne("cannot_say")]
        periods = in_order((judged if len(judged) else known)["period"])
        latest_rows.append(known[known["period"].eq(periods[-1])].iloc[-1] if periods else rows.iloc[-1])
    return latest_rows


def not_to_be_said(tables: Tables, targets: Tables) -> Sentence:
    """How many targets cannot be judged, and for how many measures there are no real figures."""
    rows = [row for name in tables for row in _latest_rows(targets[name])]
    unjudged = sum(row["verdict"] == "cannot_say" for row in rows)
    invented = sum(bool(len(table)) and bool(table["demonstration"].any()) for table in tables.values())
    missing = sum(not len(table) for table in tables.values())
    parts = []
    if unjudged:
        targets_are = strong(f"{unjudged} of {len(rows)} targets")
        parts.append(
            sentence("whether ", targets_are, " are met, because a figure that they need is not here")
        )
    if invented:
        measures = strong(f"{invented} of {len(tables)} measures")
        parts.append(sentence("anything of ", measures, ", which demonstration data stand in for"))
    if missing:
        measures = strong(f"{missing} {'measure' if missing == 1 else 'measures'}")
        parts.append(sentence("anything of ", measures, " without figures"))
    if not parts:
        return sentence("Every measure has figures, and every target can be judged.")
    return sentence("What cannot be said yet: ", together(parts, "; "), ".")
