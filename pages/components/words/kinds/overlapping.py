"""Parts that overlap, as groups of pupils do: each is set against everybody, and never against the others."""

import dataclasses
from collections.abc import Mapping

import pandas as pd

from config import Config
from pages.components.shared import cell_text, number_text, part_words
from pages.components.shared.rows import ALL, Row
from pages.components.shared.running_text import Sentence, sentence, strong
from pages.components.shared.view import View
from pages.components.words import phrases


def overlap(view: View, config: Config) -> bool:
    """Whether the view is broken down by parts that overlap."""
    return bool(view.selection.breakdown) and not all(
        one.additive for one in part_words.dimensions_of(view, config)
    )


def led(view: View, config: Config) -> bool:
    """Whether the sentence is of a part that overlaps others, set against everybody."""
    return overlap(view, config) and leading(view) is not None


def set_against(view: View, config: Config) -> str:
    """Whom the figures of a view are set against, as its sentence says it: of parts that overlap everybody; "" for nobody."""
    if led(view, config):
        return f"all {view.measure.people}"
    noun = cell_text.comparator_noun(cell_text.comparator_of(view), view.measure, config)
    return noun if cell_text.compared(view) else ""


def against_everybody(view: View, config: Config) -> View:
    """What charts show of parts that overlap: everybody in each, as a group of its own beside all of them. Any other view,
    and one whose whole has no figure to be set against, is shown as it is."""
    if not led(view, config):
        return view
    titles = {
        name: part_words.category_title(name, view, config) for name in part_words.categories(view, config)
    }
    whole = view.whole[view.whole["group"].eq(ALL)]
    chosen = dataclasses.replace(view.selection, breakdown="", comparator=ALL)
    rows = pd.concat([_as_groups(view.rows, titles), whole.assign(comparator=ALL)], ignore_index=True)
    return dataclasses.replace(
        view, selection=chosen, rows=rows, earlier=_as_groups(view.earlier, titles), whole=rows
    )


def _as_groups(rows: pd.DataFrame, titles: Mapping[str, str]) -> pd.DataFrame:
    """Everybody in each part, called by its title, in the order of the titles."""
    of_all = rows[rows["group"].eq(ALL)]
    there = [name for name in titles if name in set(of_all["category"])]
    parts = of_all.set_index("category").loc[there].reset_index()
    return parts.assign(group=parts["category"].map(titles), category="", breakdown="", comparator=ALL)


def headline(view: View, config: Config) -> Sentence:
    """The part that differs most from everybody; empty where neither has a figure."""
    row, whole = leading(view), view.everybody
    if row is None or whole is None:
        return Sentence()
    measure = view.measure
    figure, theirs = phrases.told_apart(row.value, whole.value, measure)
    return sentence(
        f"In {phrases.when(view)}, ",
        strong(f"{figure} of {part_words.people_of_part(measure.people, row.category, view, config)}"),
        f" {measure.verb} {measure.one}, compared with {theirs} of all {measure.people}.",
    )


def numbers(view: View) -> str:
    """How many people stand behind it: "376 of 1,205, and 981 of 2,485 in all."."""
    row, whole = leading(view), view.everybody
    given = [
        (number_text.count(one.numerator), number_text.count(one.denominator))
        for one in (row, whole)
        if one is not None
    ]
    if len(given) < 2 or not all(all(pair) for pair in given):
        return ""
    (ours, of), (all_, of_all) = given
    return f"That is {ours} of {of}, and {all_} of {of_all} in all."


def everybody(view: View) -> dict[str, Row]:
    """The rows of the whole, by group: what each part is set against."""
    return {row.group: row for row in cell_text.rows_of(view.whole)}


def defined(view: View, config: Config) -> list[str]:
    """Who is in each part shown, where that is declared, and whom it is set against."""
    shown = part_words.categories(view, config)
    said = {name: who for one in part_words.dimensions_of(view, config) for name, who in one.defined.items()}
    lines = [f"{name}: {said[name]}." for name in shown if name in said]
    against = f"Each of these is set against all {view.measure.people}: a pupil may be in several, so they are never added up."
    return [*lines, against] if lines else []


def leading(view: View) -> Row | None:
    """The part whose figure for everybody in it lies furthest from that of all."""
    whole = view.everybody
    if whole is None or not number_text.known(whole.value):
        return None
    parts = [row for row in view.all_rows if row.group == ALL and not cell_text.hidden(row)]
    return max(parts, key=lambda row: abs(row.value - whole.value), default=None)
