"""Several courses on one scale, cached by the store's number like all that pages read."""

from dataclasses import replace
from functools import partial

import streamlit as st

from pages.components import charts
from pages.components.render import csv
from pages.components.shared import cell_text
from pages.components.shared.rows import table_of
from pages.components.shared.view import Selection
from pages.components.shell import cached
from pages.components.words import over_time, phrases, together
from pages.components.words.course import Place
from pages.components.words.together import Together


@st.cache_resource(max_entries=128, show_spinner=False)
def groups(selection: Selection, gaps: bool, at: int) -> Together:
    """Every group of a view over time; none for a breakdown, whose parts are many."""
    shown = cached.view(selection, at)
    strands = tuple(
        together.Strand(
            cell_text.group_title(place.group, shown.measure), cached.course(selection, place, at)
        )
        for place in cached.places(selection, at)
        if not place.category
    )
    whose = f"by ethnic group, {selection.area}"
    return Together(selection, shown.measure, strands, "group", whose, gaps)


@st.cache_resource(max_entries=128, show_spinner=False)
def places(selection: Selection, group: str, at: int) -> Together:
    """Our place and those that it is set beside, over time, for one group."""
    config, table = cached.settings(), cached.everywhere(selection.measure, at)
    measure = config.measures[selection.measure]
    none = cached.targets(selection.measure, "", at).iloc[:0]
    names = [config.area, *(area.name for area in config.publication.areas[:0:-1])]
    names += [area.name for area in config.publication.beside]
    found = []
    for name in dict.fromkeys(names):
        chosen = replace(selection, area=name)
        course = over_time.course_of(table, none, chosen, Place(group), config)
        strand = together.Strand(name, replace(course, lines=(), asked=()))
        if strand.last is not None:
            found.append(strand)
    whose = f"{phrases.named(group, measure.people, config)}, by place"
    return Together(selection, measure, tuple(found), "place", whose)


@st.cache_resource(max_entries=128, show_spinner=False)
def panels(selection: Selection, gaps: bool, at: int) -> list[dict]:
    """The small charts of every group."""
    return [charts.sent(spec) for spec in charts.several(groups(selection, gaps, at), cached.settings())]


def in_one(shown: Together) -> dict:
    """Several lines in one chart: what is chosen is not kept, because there are as many choices as sets."""
    return charts.sent(charts.several(shown, cached.settings(), in_one=True)[0])


def csv_of(shown: Together) -> partial[bytes]:
    """What makes the download of the rows when it is asked for."""
    rows = [row for strand in shown.strands for row in strand.course.rows.values()]
    return partial(csv.as_csv, table_of(rows))
