"""One measure on a page, always in this order: question, sentence, status, filters, chart, table, notes, files."""

from urllib.parse import urlencode

import streamlit as st

from pages.components import cached, charts, exports, selection, sentences, strip, tables
from pages.components.charts.key import not_drawn
from pages.components.selection import measures_of
from pages.components.table_html import safe as text
from pages.components.view import View


def show(page: str) -> None:
    """A page of measures: the reader chooses one, and the rest of the page is about that choice."""
    settings, at = cached.settings(), cached.number()
    head = st.container()
    chosen = selection.choose(page, at)
    if chosen is None:
        with head:
            no_figures(st.session_state.get("measure") or measures_of(page, settings)[0])
        return
    view = cached.view(chosen, at)
    with head:
        _finding(view, at)
    _drawn(view, at)
    st.html(tables.measure_table(view, settings))
    _notes(view)
    _files(view, at)


def _finding(view: View, at: int) -> None:
    settings = cached.settings()
    st.title(view.measure.question, anchor=False)
    if view.demonstration:
        demonstration()
    lead, more = sentences.headline(view, settings), sentences.second(view, settings)
    second = f'<p class="eq-second">{sentences.html(more)}</p>' if more else ""
    st.html(f'<p class="eq-lead">{sentences.html(lead)}</p>{second}')
    st.html(strip.status(view, cached.published_at(at), settings))


def _drawn(view: View, at: int) -> None:
    """The chart, or for a breakdown a row of panels on one scale, each under its heading."""
    settings = cached.settings()
    if view.groups.empty:
        return
    st.html(charts.key(view, settings))
    alt = sentences.plain(sentences.headline(view, settings))
    specs, headings = cached.drawn(view.selection, at), charts.headings(view, settings)
    if not headings:
        st.vega_lite_chart(spec=specs[0], theme=None, width="stretch", alt=alt)
        return
    with st.grid(min_column_width=165 if view.measure.ordered else 420, key="panels"):
        for heading, spec in zip(headings, specs, strict=True):
            with st.container():
                st.html(heading)
                st.vega_lite_chart(spec=spec, theme=None, width="stretch", alt=alt)
    st.html(f'<p class="eq-note">{text(_how_to_read_panels(view))}</p>')


def _how_to_read_panels(view: View) -> str:
    """Which way the panels run, that they share a scale, and what could not be drawn."""
    said = ["Every panel has the same scale."]
    if view.measure.ordered:
        said.insert(0, f"Left to right, junior to senior: {', '.join(view.measure.ordered)}.")
    in_table = [
        name
        for name in view.groups["category"].unique()
        if view.measure.ordered and name not in view.measure.ordered
    ]
    if in_table:
        said.append(f"In the table only, being no step on that way: {', '.join(in_table)}.")
    if left_out := not_drawn(view, cached.settings()):
        said.append(f"Not drawn, because no figure can be shown: {', '.join(left_out)}.")
    return " ".join(said)


def _notes(view: View) -> None:
    settings = cached.settings()
    st.header("Notes", anchor=False)
    st.html(strip.notes(view, settings))
    if view.measure.doing:
        st.header("What we are doing", anchor=False)
        st.html(
            "<ul class='eq-list'>"
            + "".join(f"<li>{text(line)}</li>" for line in view.measure.doing)
            + "</ul>"
        )


def csv_button(view: View, at: int) -> None:
    """The rows of the view as a file."""
    st.download_button(
        "CSV",
        cached.csv_of(view.selection, at),
        exports.file_name(view),
        "text/csv",
        on_click="ignore",
        icon=":material/csv:",
    )


def _files(view: View, at: int) -> None:
    with st.container(key="actions", horizontal=True):
        csv_button(view, at)
        with st.popover("Link to this view", icon=":material/link:"):
            table = cached.table(view.selection.measure, view.selection.comparator, at)
            asked = selection.link_to(view.selection, table, cached.settings())
            st.code(
                f"{(st.context.url or '').partition('?')[0]}?{urlencode(asked)}",
                language=None,
                wrap_lines=True,
            )


def demonstration() -> None:
    """Said above every invented figure."""
    st.html(
        '<div class="eq-demo" role="note"><p><strong>Demonstration data.</strong> '
        "These figures are invented to show the page. Do not quote them.</p></div>"
    )


def no_figures(name: str) -> None:
    """The designed empty state: what is missing, who can send it, and what to send."""
    settings = cached.settings()
    measure = settings.measures[name]
    extract = settings.extracts[measure.extract]
    st.title(measure.question, anchor=False)
    st.html(
        '<div class="eq-empty"><h2>No figures yet</h2>'
        f"<p>No figures for {text(measure.one)} have been uploaded.</p>"
        f"<p><strong>Who can upload:</strong> {text(extract.who)}. "
        f"<strong>What to send:</strong> the “{text(extract.title)}” extract. {text(extract.description)}</p></div>"
    )
