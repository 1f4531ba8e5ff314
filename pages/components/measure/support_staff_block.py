"""The support-staff page: the slide's figures as they are, every reading of them, and no gap until it is settled."""

import streamlit as st

from config.page import Reading, Slide
from pages.components.measure import measure_block, no_figures_block
from pages.components.render.page import html
from pages.components.shared import number_text
from pages.components.shared.content import paragraph, table
from pages.components.shared.running_text import Sentence, sentence, strong
from pages.components.shared.view import Selection, View
from pages.components.shell import cached, cached_history, looking_back_block
from pages.components.words import status_line

MEASURE = "support-staff"


def show() -> None:
    """An officer's figures where there are any that compare, else the slide."""
    at = looking_back_block.number()
    table = cached.table(MEASURE, "", at)
    slide = cached.settings().slide
    if slide is None or table["comparator_value"].notna().any():
        measure_block.show("support_staff")
        return
    if table.empty:
        no_figures_block.of_a_measure(MEASURE)
        return
    _as_on_the_slide(slide, at)
    _by_ethnic_group()


def _as_on_the_slide(slide: Slide, at: int) -> None:
    settings = cached.settings()
    period = cached.table(MEASURE, "", at)["period"].max()
    view = cached.view(Selection(MEASURE, period, settings.area), at)
    st.title(view.measure.question, anchor=False)
    lead = _lead(view)
    st.html(html(paragraph(lead, kind="lead"), paragraph(slide.why, kind="second")))
    st.html(html(status_line.status(view, cached_history.published_at(at))))
    st.header("As on the 2022 slide", anchor=False)
    st.vega_lite_chart(spec=cached.drawn(view.selection, at)[0], theme=None, width="stretch", alt=lead.text)
    st.html(html(table(f"The slide’s table ({slide.source})", slide.header, slide.rows)))
    st.header("Ways to read the slide", anchor=False)
    rows = [_reading(reading, view, at) for reading in slide.readings]
    header = ["Reading", "What it means", "Residents"]
    st.html(html(table("What the staff figure would be set beside", header, rows)))
    with st.container(key="actions", horizontal=True):
        measure_block.csv_button(view, at)


def _lead(view: View) -> Sentence:
    shares = {row.group: number_text.value(row.value, view.measure) for row in view.all_rows}
    return sentence(
        "Of school support staff, ",
        strong(f"{shares['Asian, Black and Mixed together']} were recorded as Asian, Black or Mixed"),
        f" and {shares['White']} as White; {shares['Not known']} did not disclose. The slide sets this beside residents whose "
        "figure may count White minorities differently, so we do not give a gap yet.",
    )


def _reading(reading: Reading, view: View, at: int) -> list[str]:
    share = cached.share_of_residents(reading.group, at)
    residents = (
        f"{number_text.value(share, view.measure, extra=1)} (Census 2021)"
        if number_text.known(share)
        else "Not available"
    )
    return [reading.title, reading.words, residents]


def _by_ethnic_group() -> None:
    st.header("By ethnic group", anchor=False)
    missing = "No support-staff extract has been uploaded."
    st.html(html(no_figures_block.not_yet(missing, cached.settings().measures[MEASURE])))
