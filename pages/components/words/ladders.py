"""A share through ordered grades, in words: how it thins or grows from junior to senior."""

from typing import TypeAlias

from config import Config
from metrics.figures.intervals import mover_difference
from pages.components.shared import number_text, part_words
from pages.components.shared.rows import Row
from pages.components.shared.running_text import Sentence, sentence, strong
from pages.components.shared.view import View
from pages.components.words import phrases

# The first and the last grade that have a figure, junior to senior.
Ends: TypeAlias = tuple[Row, Row]


def headline(view: View, config: Config) -> Sentence:
    """The group that the view names, or else the one whose share differs most between the first and the last grade that
    can be shown; empty where fewer than two grades can."""
    ends = leading(view)
    if ends is None:
        return Sentence()
    first, last = ends
    way = "rises" if rise(ends) > 0 else "falls"
    who = phrases.people(first.group, view, config)
    return sentence(
        "The share of ",
        strong(f"{who} {way} from {number_text.value(first.value, view.measure)}"),
        f" {_step(first)} ",
        strong(f"to {number_text.value(last.value, view.measure)}"),
        f" {_step(last)}.{' That could be chance.' if could_be_chance(ends) else ''}",
    )


def second(view: View, config: Config) -> str:
    """How many people of that group stand on the last grade shown, and what share of whom it is set against they are."""
    ends = leading(view)
    if ends is None:
        return ""
    last = ends[1]
    who = phrases.starting(phrases.people(last.group, view, config))
    words = f"{who} are {number_text.count(last.numerator)} of {_those(last)}{_not_shown_above(view, last)}."
    against, name = number_text.value(last.comparator_value, view.measure), view.selection.comparator
    if not against:
        return words
    if name not in config.comparators:
        return f"{words} In {name} the same group makes up {against} {_grade(last)}."
    whole = phrases.of_area(config.comparators[name].noun, view.selection.area, config)
    return f"{words} The same group makes up {against} of {whole}."


def could_be_chance(ends: Ends) -> bool:
    """Whether the likely range of the difference between the two grades holds no difference; not where none is known."""
    first, last = ends
    lower, upper = mover_difference(first.value, first.lower, first.upper, last.value, last.lower, last.upper)
    return bool(lower <= 0 <= upper)


def _not_shown_above(view: View, last: Row) -> str:
    """That the way up goes further than the figures do: the grades above the last one shown."""
    graded = {row.category for row in view.group_rows}
    above = view.measure.ordered[view.measure.ordered.index(last.category) + 1 :]
    names = [part_words.on_grade(name) for name in above if name in graded]
    return f" (not shown for {' and '.join(names)})" if names else ""


def leading(view: View) -> Ends | None:
    """The group that the view names, or else the one that falls most: who is lost on the way up is the question; where
    nobody falls, the one that rises least."""
    by_group = ends_of(view)
    if view.selection.about in by_group:
        return by_group[view.selection.about]
    return min(by_group.values(), key=rise, default=None)


def ends_of(view: View) -> dict[str, Ends]:
    """For each group its first and last grade with a figure, where the two are not written alike."""
    order = view.measure.ordered
    rows = [row for row in view.group_rows if row.category in order and number_text.known(row.value)]
    rows.sort(key=lambda row: (row.group, order.index(row.category)))
    ends: dict[str, Ends] = {}
    for row in rows:
        ends[row.group] = (ends.get(row.group, (row, row))[0], row)
    return {group: both for group, both in ends.items() if len({_written(row, view) for row in both}) == 2}


def _written(row: Row, view: View) -> str:
    return number_text.value(row.value, view.measure)


def rise(ends: Ends) -> float:
    """By how much the share is larger on the last grade than on the first, as a share of 1."""
    return ends[1].value - ends[0].value


def _step(row: Row) -> str:
    """A grade that a share falls or rises from: "of case holders", "(Scale 1 to 6)"."""
    grade = part_words.on_grade(row.category)
    return f"of {grade}" if part_words.is_job(row.category) else f"({grade})"


def _grade(row: Row) -> str:
    """A grade after a share: "of case holders", but "at Scale 1 to 6"."""
    return f"{'of' if part_words.is_job(row.category) else 'at'} {part_words.on_grade(row.category)}"


def _those(row: Row) -> str:
    """The people on a grade, counted: "25 middle managers", "95 people at Head of service and above"."""
    people = "" if part_words.is_job(row.category) else "people at "
    return f"{number_text.count(row.denominator)} {people}{part_words.on_grade(row.category)}"
