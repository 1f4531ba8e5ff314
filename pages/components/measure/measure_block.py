"""One measure on a page, always in this order: question, sentence, status, filters, chart, table, notes, files."""

from dataclasses import replace
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from config.periods import last_year
from pages.components import charts
from pages.components.measure import (
    add_to_deck_block,
    filters_block,
    groups_block,
    no_figures_block,
    over_time_block,
    places_block,
    what_would_change_block,
)
from pages.components.measure.filters_block import measures_of
from pages.components.progress import about_block
from pages.components.render import csv, handouts
from pages.components.render.page import html
from pages.components.render.view_words import DEMONSTRATION, INVENTED
from pages.components.shared import part_words, release_links
from pages.components.shared.content import Heading, items, note, paragraph, part
from pages.components.shared.running_text import Link, Sentence, Span, sentence, strong, together
from pages.components.shared.view import View
from pages.components.shell import (
    access,
    announced,
    cached,
    cached_history,
    cached_replies,
    looking_back_block,
    page_frame,
)
from pages.components.words import everybody, questions, replies, sentences, status_line, view_table


def show(page: str) -> None:
    """A page of measures: the reader chooses one, and the rest of the page is about that choice."""
    settings = cached.settings()
    if not measures_of(page, settings):
        no_figures_block.of_a_page(page)
        return
    head = st.container()
    chosen, pin = filters_block.choose(page, _pinned)
    if chosen is None:
        with head:
            name = st.session_state.get("measure")
            no_figures_block.of_a_measure(name, pin) if name else no_figures_block.invented_alone(page)
        return
    at = pin.at
    view = cached.view(chosen, at)
    page_frame.name_tab(f"{view.measure.title}, {view.period}, {chosen.area}", settings.pages[page].title)
    with head:
        _finding(view, pin)
    announced.say(status_line.showing(view, settings))
    _drawn(view, at)
    st.html(html(view_table.measure_table(view, settings), view_table.base_note(view)))
    _replies(view)
    with st.expander("Questions councillors ask"):
        st.html(html(questions.asked(cached.answered(chosen, at))))
    by_year = _by_year(view, at)
    over_time_block.show(by_year, at)
    groups_block.show(by_year, at)
    places_block.show(by_year, at)
    what_would_change_block.show(view, at)
    about_block.about(chosen.measure)
    _notes(view)
    _files(view, at)


def _pinned(name: str) -> release_links.Pin:
    """The release of a measure that the page shows: the one in its address, if that may be shown, or the newest."""
    newest, beside = cached.number(), cached.settings().measures[name].beside
    names = (name, beside) if beside else (name,)
    known = release_links.Known(
        stood_at=cached_history.stood_at,
        changed_since=lambda at: cached_history.changed_since(names, at, newest),
        taken_back=lambda at: cached_history.taken_back(names, at),
    )
    day = looking_back_block.back()
    asked = str(day.at) if day else st.query_params.get(release_links.PARAMETER)
    return release_links.pinned(asked, newest, known)


def _finding(view: View, pin: release_links.Pin) -> None:
    at = pin.at
    st.title(view.measure.question, anchor=False)
    if line := release_links.line(pin, _query(view, at)):
        st.html(html(line))
    if view.demonstration:
        demonstration()
    places = set(cached.table(view.selection.measure, "", at)["area"])
    if words := everybody.elsewhere(view, places, cached.settings()):
        st.html(html(paragraph(strong(words))))
    headline, more = cached.finding(view.selection, at)
    second = together((more, everybody.later(view), _beside(view, at)))
    st.html(html(paragraph(headline, kind="lead"), paragraph(second, kind="second") if second else None))
    st.html(html(status_line.status(view, cached_history.published_at(at))))


def _by_year(view: View, at: int) -> View:
    """The view whose course is shown: of several years together that of their last."""
    last = last_year(view.selection.period)
    return view if last == view.selection.period else cached.view(replace(view.selection, period=last), at)


def _query(view: View, at: int) -> release_links.Query:
    """The query that reopens the view, of the newest figures."""
    chosen = groups_block.in_the_link() | places_block.in_the_link()
    return {**cached.address(view.selection, at), **over_time_block.in_the_link(), **chosen}


def _beside(view: View, at: int) -> Sentence:
    """What the measure set beside this one says of the same group, with a link to it."""
    settings, name = cached.settings(), view.measure.beside
    if not name:
        return Sentence()
    other = cached.view(replace(view.selection, measure=name), at)
    words = sentences.beside(view, other, settings)
    link = Link(f"?{urlencode({'measure': other.measure.title})}")
    return (
        sentence("Beside it, ", Span(other.measure.title, link=link), f": {words}") if words else Sentence()
    )


def _drawn(view: View, at: int) -> None:
    """The chart, or for a breakdown a row of panels on one scale, each under its heading."""
    settings = cached.settings()
    if charts.against_everybody(view, settings).groups.empty:
        return
    st.html(html(charts.key(view, settings)))
    alt = cached.finding(view.selection, at)[0].text
    specs, headings = cached.drawn(view.selection, at), charts.headings(view, settings)
    if not headings:
        st.vega_lite_chart(spec=specs[0], theme=None, width="stretch", alt=alt)
        return
    with st.grid(min_column_width=165 if view.measure.ordered else 420, key="panels"):
        for heading, spec in zip(headings, specs, strict=True):
            with st.container():
                st.html(html(charts.heading(*heading)))
                st.vega_lite_chart(spec=spec, theme=None, width="stretch", alt=alt)
    st.html(html(note(_how_to_read_panels(view))))


def _how_to_read_panels(view: View) -> str:
    """Which way the panels run, that they share a scale, and what could not be drawn."""
    settings = cached.settings()
    said = ["Every panel has the same scale."]
    if view.measure.ordered:
        drawn = ", ".join(charts.shown_categories(view, settings))
        said.insert(0, f"Left to right, junior to senior: {drawn}.")
    in_table = [
        name
        for name in view.groups["category"].unique()
        if view.measure.ordered and name not in view.measure.ordered
    ]
    if in_table:
        said.append(f"In the table only, being no step on that way: {', '.join(in_table)}.")
    if left_out := charts.not_drawn(view, settings):
        left_out = [part_words.category_title(name, view, settings) for name in left_out]
        said.append(f"Not drawn, because no figure can be shown: {', '.join(left_out)}.")
    return " ".join(said)


def _replies(view: View) -> None:
    """What is said of promises that these figures do not keep."""
    if lines := cached_replies.of_view(view):
        st.html(html(Heading(replies.HEADING, kind="what"), items(lines)))


def _notes(view: View) -> None:
    settings = cached.settings()
    st.header("Notes", anchor=False)
    st.html(html(*(note(line) for line in status_line.notes(view, settings))))


def csv_button(view: View, at: int) -> None:
    """The rows of the view as a file."""
    st.download_button(
        "CSV",
        cached.csv_of(view.selection, at),
        csv.file_name(view),
        "text/csv",
        on_click="ignore",
        icon=":material/csv:",
    )


def _files(view: View, at: int) -> None:
    """What a reader takes away. A file is made when it is asked for, and not before."""
    settings = cached.settings()
    link = release_links.address(st.context.url or "", _query(view, at), at)
    said = cached_replies.of_view(view)
    with st.container(key="actions", horizontal=True):
        csv_button(view, at)
        for name, kind in handouts.KINDS.items():
            st.download_button(
                kind.label,
                partial(handouts.made, name, view, cached_history.published_at(at), settings, link, said),
                handouts.file_name(name, view),
                kind.media_type,
                on_click="ignore",
                icon=kind.icon,
            )
        if access.may("decks"):
            add_to_deck_block.show(view, at)
        with st.popover("Link to this view", icon=":material/link:"):
            st.code(link, language=None, wrap_lines=True)
            st.html(
                html(note("It keeps these figures, also when newer ones come, unless they are taken back."))
            )
    page_frame.printed(link, exact=True)


def demonstration() -> None:
    """Said above every invented figure."""
    warning = paragraph(strong(f"{DEMONSTRATION}."), f" {INVENTED}")
    st.html(html(part(warning, kind="demo", role="note")))
