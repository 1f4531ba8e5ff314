"""Places beside each other: the view of a measure in which ours stands among its statistical neighbours."""

from functools import partial

import streamlit as st

from pages.components.measure import together_block
from pages.components.render import csv
from pages.components.render.deck.file_slide import FileSlide
from pages.components.render.page import html
from pages.components.shared import cell_text
from pages.components.shared.content import note, paragraph
from pages.components.shared.running_text import together
from pages.components.shared.view import View
from pages.components.shell import cached, cached_together, slide_files_block
from pages.components.words.places import Places, sentences, tables

ASKED, AMONG, BESIDE = "places", "among", "beside"
# As many places as stand beside ours in one chart over time.
_MOST_BESIDE = 5


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
        _over_time(shown, at)


def in_the_link() -> dict[str, str | list[str]]:
    """The query parameters that reopen what is chosen here."""
    if not st.session_state.get(ASKED):
        return {}
    chosen = st.session_state.get(AMONG)
    among: dict[str, str | list[str]] = {AMONG: str(chosen)} if chosen and AMONG in st.query_params else {}
    beside = {BESIDE: st.query_params.get_all(BESIDE)} if BESIDE in st.query_params else {}
    return {ASKED: "true"} | among | beside


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
    _files(shown, at)


def _files(shown: Places, at: int) -> None:
    name = csv.places_file_name(shown.measure.title, shown.group, shown.period)
    with st.container(key="place-files", horizontal=True):
        st.download_button(
            "Places (CSV)",
            cached.places_csv_of(shown.selection, shown.group, at),
            name,
            "text/csv",
            on_click="ignore",
            icon=":material/csv:",
        )
        slide_files_block.show(partial(_slide, shown), name.removesuffix(".csv"), "place-files")


def _slide(shown: Places) -> FileSlide:
    from pages.components.render.deck.places_slide import slide_of

    return slide_of(shown, cached.settings())


def _over_time(shown: Places, at: int) -> None:
    """Our place and those that the reader chooses, over time."""
    every = cached_together.places(shown.selection, shown.group, at)
    own, *others = every.names
    if not others or all(strand.first is None for strand in every.strands):
        return
    st.subheader("These places over time", anchor=False)
    chosen = st.multiselect(
        f"Beside {own} (up to {_MOST_BESIDE})",
        others,
        default=others[:3],
        key=BESIDE,
        max_selections=_MOST_BESIDE,
        bind="query-params",
        width=520,
    )
    together = every.only([own, *chosen])
    with together_block.show(together, key="places-files"):
        together_block.in_one(together)
