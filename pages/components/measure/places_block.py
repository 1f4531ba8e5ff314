"""Places beside each other: the view of a measure in which ours stands among its statistical neighbours."""

import streamlit as st

from pages.components.render import csv
from pages.components.render.page import html
from pages.components.shared import cell_text
from pages.components.shared.content import note, paragraph
from pages.components.shared.running_text import together
from pages.components.shared.view import View
from pages.components.shell import cached
from pages.components.words.places import Places, sentences, tables

ASKED, AMONG = "places", "among"


def show(view: View, at: int) -> None:
    """The section of a measure's page, where other places have figures; drawn only where it is asked for."""
    groups = cached.groups_of_places(view.selection, at)
    if not groups:
        return
    st.header("Compare places", anchor=False)
    if not st.toggle("Show beside its neighbours", key=ASKED, bind="query-params"):
        return
    shown = cached.places_of(view.selection, _choose(groups, view), at)
    if shown is not None:
        _shown(shown, at)


def in_the_link() -> dict[str, str]:
    """The query parameters that reopen what is chosen here."""
    if not st.session_state.get(ASKED):
        return {}
    chosen = st.session_state.get(AMONG)
    return {ASKED: "true"} | ({AMONG: str(chosen)} if chosen and AMONG in st.query_params else {})


def _choose(groups: list[str], view: View) -> str:
    names = {cell_text.group_title(group, view.measure): group for group in groups}
    return names[st.selectbox("Places compared for", list(names), key=AMONG, bind="query-params", width=257)]


def _shown(shown: Places, at: int) -> None:
    settings = cached.settings()
    lead, second = sentences.lead(shown, settings), sentences.second(shown, settings)
    st.html(html(paragraph(lead, kind="lead"), paragraph(second, kind="second")))
    alt = together((lead, second)).text
    st.vega_lite_chart(
        spec=cached.drawn_places(shown.selection, shown.group, at), theme=None, width="stretch", alt=alt
    )
    st.html(html(tables.places_table(shown, settings), *map(note, sentences.notes(shown, settings))))
    st.download_button(
        "Places (CSV)",
        cached.places_csv_of(shown.selection, shown.group, at),
        csv.places_file_name(shown.measure.title, shown.group, shown.period),
        "text/csv",
        on_click="ignore",
        icon=":material/csv:",
    )
