"""The second block of a measure: its figures over time, against what the plans asked."""

import streamlit as st

from config import Config
from pages.components.render import csv
from pages.components.render.page import html
from pages.components.shared import cell_text, part_words
from pages.components.shared.content import items, note, paragraph, part
from pages.components.shared.running_text import Sentence
from pages.components.shared.view import View
from pages.components.shell import cached
from pages.components.words import (
    change_words,
    findings,
    over_time,
    target_words,
)
from pages.components.words.course import Course, Place


def show(view: View, at: int) -> None:
    """Chart, sentences, table and file of one group over time, where there is a course."""
    settings = cached.settings()
    found = cached.places(view.selection, at)
    first = over_time.opens_with(found, view, findings.opening(view, settings))
    promised = bool(view.measure.targets) and view.selection.area == settings.area
    drawable = bool(cached.places_drawn(view.selection, at))
    if first is None or not (promised or drawable):
        return
    title = "Over time and against the plans" if drawable else "Against the plans"
    st.header(title if promised else "Over time", anchor=False)
    course = cached.course(view.selection, _choose(found, first, view), at)
    _shown(course, at)
    if promised:
        _file(view, at)


def _shown(course: Course, at: int) -> None:
    """What is said of one group's course, and where there is more than one figure the chart and the table."""
    said = cached.said_over_time(course.selection, course.place, at)
    st.html(html(paragraph(said.all, kind="second")))
    if lines := _promises(course, at):
        st.html(html(part(items(lines), kind="part")))
    if said.table:
        st.html(html(paragraph(said.title, kind="what")))
        spec = cached.drawn_over_time(course.selection, course.place, at)
        st.vega_lite_chart(spec=spec, theme=None, width="stretch", alt=said.change.text)
        st.html(html(part(said.table, kind="course"), *map(note, said.breaks)))


def _choose(found: list[Place], first: Place, view: View) -> Place:
    """Whose figures are drawn, where there is a choice."""
    names = {name_of(place, view, cached.settings()): place for place in found}
    if len(names) == 1:
        return first
    chosen = st.selectbox(
        "Over time for", list(names), index=found.index(first), key="over", bind="query-params", width=257
    )
    return names[chosen]


def name_of(place: Place, view: View, config: Config) -> str:
    """What a reader chooses a place by: "All pupils", "Black", "Black: Boys aged 10 to 15"."""
    whole = cell_text.group_title(place.group, view.measure)
    return f"{whole}: {part_words.category_title(place.category, view, config)}" if place.category else whole


def in_the_link() -> dict[str, str]:
    """The query parameter that reopens the group chosen here; none where the reader has not chosen."""
    chosen = st.session_state.get("over")
    return {"over": str(chosen)} if chosen and "over" in st.query_params else {}


def _promises(course: Course, at: int) -> list[Sentence]:
    """What became of each plan's target, in a list: never one score."""
    settings = cached.settings()
    lines = [target_words.said(asked, course, settings) for asked in course.asked]
    for other in cached.promised_elsewhere(course.selection, course.place, at):
        whose = change_words.who(other, settings)
        for asked in other.asked:
            named = "" if other.place.group in asked.target.words else whose
            lines.append(target_words.said(asked, other, settings, named))
    return lines


def _file(view: View, at: int) -> None:
    """Every target of the measure as a file, under the table in which they are judged."""
    st.download_button(
        "Targets (CSV)",
        cached.targets_csv_of(view.selection.measure, at),
        csv.targets_file_name(view),
        "text/csv",
        on_click="ignore",
        icon=":material/csv:",
    )
