"""The overview as a page: what is chosen to be said first, the gap matrix and the key measures."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from config.periods import in_words
from pages.components.overview import deadlines, highlights, key_tables
from pages.components.overview.highlights import Highlight
from pages.components.render.page import html
from pages.components.shared.content import Facts, Part, paragraph
from pages.components.shared.running_text import Link, Sentence, Span
from pages.components.shell import cached, cached_history, cached_promises, looking_back_block
from pages.components.shell.cached_promises import Moment


@dataclass(frozen=True)
class OfFigures:
    """What the overview takes from the figures of every measure, and not from the ledger or the day."""

    highlights: tuple[Highlight, ...]
    not_to_be_said: Sentence
    strip: Facts
    matrix: Part
    key: Part


@st.cache_resource(max_entries=4, show_spinner=False)
def of_figures(at: int, today: date) -> OfFigures:
    """Worked out once for each state of the store and day: it asks for the results of all measures."""
    settings = cached.settings()
    tables = {name: cached.table(name, "", at) for name in settings.measures}
    targets = {name: cached.targets(name, "", at) for name in tables}
    published = cached_history.published_at(at)
    newest = in_words(max(published.values())[:10]) if published else "None"
    return OfFigures(
        highlights.of_figures(tables, targets, settings),
        highlights.not_to_be_said(tables, targets, settings),
        key_tables.strip(tables, settings, newest),
        key_tables.gap_matrix(tables, settings, today),
        key_tables.key_measures(tables, targets, settings, today),
    )


@st.cache_resource(max_entries=4, show_spinner=False)
def drawn(moment: Moment) -> tuple[str, str, str, str]:
    """What is said first, the strip and the two tables, as the page draws them for all who ask."""
    figures, table = of_figures(moment.at, moment.today), cached_promises.progress_table(moment)
    plans = cached_promises.followed(moment.plans)
    going_on = table[~table["item"].isin(list(plans.ends))]
    deadline = deadlines.nearest_deadline(going_on, plans.config, moment.today)
    first = html(
        highlights.side_by_side(figures.highlights),
        paragraph(figures.not_to_be_said, kind="second after"),
        *([paragraph(deadline, kind="second")] if deadline else []),
    )
    return first, html(figures.strip), html(figures.matrix), html(figures.key)


def warm() -> None:
    """Fill the caches that the overview needs, so that its first reader does not wait for them."""
    drawn(cached_promises.now())


def show() -> None:
    """Where are we, and what has changed?"""
    settings = cached.settings()
    st.title(settings.pages["overview"].question, anchor=False)
    if not looking_back_block.of_all_measures():
        return
    first, strip, matrix, key = drawn(looking_back_block.moment())
    st.html(first)
    st.html(
        html(
            paragraph(
                Span("What changed since we met?", link=Link(settings.pages["since"].url)), kind="second"
            )
        )
    )
    st.html(strip)
    st.header("Gap between staff and residents, in points", anchor=False)
    st.html(matrix)
    st.header("Key measures", anchor=False)
    st.html(key)
