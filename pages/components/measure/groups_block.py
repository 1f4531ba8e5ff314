"""Over time for everybody: every group of a view on one scale, or up to five of them in one chart."""

from urllib.parse import urlencode

import streamlit as st

from pages.components.measure import together_block
from pages.components.render.page import html
from pages.components.shared import cell_text, number_text
from pages.components.shared.content import Heading, note, paragraph, part
from pages.components.shared.running_text import Link, Span, sentence
from pages.components.shared.view import View
from pages.components.shell import cached, cached_together, page_frame
from pages.components.words.course import Course
from pages.components.words.together import MOST_LINES, Together, sentences

ASKED, DRAWN, CHOSEN = "groups", "drawn", "together"
FIGURES, GAPS = "Figures", "Gaps"


def show(view: View, at: int) -> None:
    """The section of a measure's page, where two groups have figures over time; drawn only where it is asked for."""
    if view.selection.breakdown:
        return
    every = cached_together.groups(view.selection, False, at)
    if sum(strand.first is not None for strand in every.strands) < 2:
        return
    st.header("Every group over time", anchor=False)
    if not st.toggle("Show every group over time", key=ASKED, bind="query-params"):
        return
    gaps, names = _choose(every)
    shown = cached_together.groups(view.selection, gaps, at)
    chosen = shown.only(names) if names else shown
    with together_block.show(chosen, key="groups-files"):
        if names:
            together_block.in_one(chosen)
        else:
            _panels(chosen, at)


def in_the_link() -> dict[str, str | list[str]]:
    """The query parameters that reopen what is chosen here."""
    if not st.session_state.get(ASKED):
        return {}
    return {ASKED: "true"} | {
        name: st.query_params.get_all(name) for name in (DRAWN, CHOSEN) if name in st.query_params
    }


def _choose(every: Together) -> tuple[bool, list[str]]:
    """Figures or gaps, and which groups are put in one chart."""
    compared = any(
        number_text.known(row.gap) and not cell_text.is_reference(row)
        for strand in every.strands
        for row in strand.course.rows.values()
    )
    with st.container(horizontal=True, key="groups-choice"):
        drawn = (
            st.selectbox("What is drawn", [FIGURES, GAPS], key=DRAWN, bind="query-params", width=150)
            if compared
            else FIGURES
        )
        names = st.multiselect(
            f"In one chart (up to {MOST_LINES})",
            every.names,
            key=CHOSEN,
            max_selections=MOST_LINES,
            placeholder="Each in its own",
            bind="query-params",
            width=420,
        )
    return drawn == GAPS, [str(name) for name in names]


def _panels(shown: Together, at: int) -> None:
    """A small chart a group, under its name, which opens it large."""
    specs = cached_together.panels(shown.selection, shown.gaps, at)
    st.html(html(note(sentences.how_to_read(shown, cached.settings()))))
    with st.grid(min_column_width=250, key="small-panels"):
        for strand, spec in zip(shown.strands, specs, strict=True):
            with st.container():
                address = f"?{urlencode({**page_frame.shown_in_address(), 'over': strand.name}, doseq=True)}"
                name = sentence(Span(strand.name, link=Link(address)))
                against = "" if shown.gaps else _against(strand.course)
                st.html(
                    html(
                        part(Heading(name, level=3), *([paragraph(against)] if against else []), kind="panel")
                    )
                )
                alt = f"{strand.name}. {together_block.said_of(strand, shown)}"
                st.vega_lite_chart(spec=spec, theme=None, width="stretch", alt=alt)


def _against(course: Course) -> str:
    """What the thin line and the dashed line of a panel are: "Residents 21%. Target 6.8"."""
    said = []
    for line in course.lines[:1]:
        said.append(f"{line.label} {number_text.value(list(line.values.values())[-1], course.measure)}")
    wanted = [asked.wanted for asked in course.asked if asked.target.kind != "within" and asked.wanted]
    if wanted and course.asked[0].target.of == "value":
        said.append(f"target {number_text.value(list(wanted[0].values())[-1], course.measure)}")
    return "; ".join(said)
