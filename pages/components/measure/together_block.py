"""What a section of several courses has around its chart: sentence, tables, notes and files."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import streamlit as st

from pages.components.render import csv
from pages.components.render.deck.file_slide import FileSlide
from pages.components.render.page import html
from pages.components.shared import cell_text, number_text
from pages.components.shared.content import Fold, note, paragraph
from pages.components.shared.rows import Row
from pages.components.shared.running_text import sentence
from pages.components.shell import cached, cached_together, slide_files_block
from pages.components.words.together import Strand, Together, sentences, tables


@contextmanager
def show(shown: Together, key: str) -> Iterator[None]:
    """Sentence and title, then what is drawn inside, then the tables, notes and files."""
    settings = cached.settings()
    st.html(
        html(
            paragraph(sentences.lead(shown, settings), kind="lead"),
            paragraph(sentences.title(shown, settings), kind="what"),
        )
    )
    yield
    folded = Fold((sentence("Every period"),), (tables.every_period(shown, settings),), kind="fold")
    noted = map(note, sentences.notes(shown, settings))
    st.html(html(tables.changes(shown, settings), folded, *noted))
    _files(shown, key)


def in_one(shown: Together) -> None:
    """The lines in one chart."""
    alt = sentences.lead(shown, cached.settings()).text
    st.vega_lite_chart(spec=cached_together.in_one(shown), theme=None, width="stretch", alt=alt)


def said_of(strand: Strand, shown: Together) -> str:
    """One strand in words, for who hears its chart: "From 31% in 2017 to 38% in 2025"."""
    first, last = strand.first, strand.last
    if last is None:
        return "Not shown."
    figure = _figure(last, shown)
    if first is None:
        return f"{figure} in {last.period}."
    before = _figure(first, shown)
    return f"{before} in {first.period}, {figure} in {last.period}."


def _figure(row: Row, shown: Together) -> str:
    if shown.gaps:
        return cell_text.gap_text(row, shown.measure, cached.settings())
    return number_text.value(row.value, shown.measure)


def _files(shown: Together, key: str) -> None:
    name = csv.plain_name(
        f"{shown.measure.title} over time by {shown.noun}", demonstration=shown.demonstration
    )
    with st.container(key=key, horizontal=True):
        st.download_button(
            "CSV",
            cached_together.csv_of(shown),
            f"{name}.csv",
            "text/csv",
            key=f"{key}-csv",
            on_click="ignore",
            icon=":material/csv:",
        )
        slide_files_block.show(partial(_slide, shown), name, key)


def _slide(shown: Together) -> FileSlide:
    from pages.components.render.deck.together_slide import slide_of

    return slide_of(shown, cached.settings())
