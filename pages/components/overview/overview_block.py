"""The overview as a page: what is chosen to be said first, the gap matrix and the key measures."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from config.periods import in_words
from loaders.store import updates as ledger
from metrics.promises.progress import progress
from pages.components.overview import highlights, key_tables
from pages.components.overview.highlights import Highlight
from pages.components.render.page import html
from pages.components.shared import cell_text
from pages.components.shared.content import Key
from pages.components.shared.content import facts as facts_line
from pages.components.shell import cached, cached_promises
from pages.components.words import sentences


@dataclass(frozen=True)
class Made:
    """What the overview takes from the figures of every measure, and not from the ledger or the day."""

    first: tuple[Highlight, ...]
    unsaid: str
    facts: str
    matrix: str
    key: str


@st.cache_resource(max_entries=4, show_spinner=False)
def made(at: int) -> Made:
    """Worked out once for each state of the store: it asks for the results of all measures."""
    settings = cached.settings()
    tables = {name: cached.table(name, "", at) for name in settings.measures}
    promised = {name: cached.targets(name, "", at) for name in tables}
    published = cached.published_at(at)
    newest = in_words(max(published.values())[:10]) if published else "None"
    return Made(
        tuple(highlights.of_figures(tables, promised, settings)),
        highlights.cannot(tables, promised, settings),
        html(facts_line(key_tables.facts(tables, settings, newest))),
        key_tables.gap_matrix(tables, settings),
        key_tables.key_measures(tables, promised, settings),
    )


def warm() -> None:
    """Fill the caches that the overview needs, so that its first reader does not wait for them."""
    at = cached.number()
    made(at)
    cached_promises.measured(at)
    cached_promises.judged(at)


def show() -> None:
    """Where are we, and what has changed?"""
    settings, at = cached.settings(), cached.number()
    found = made(at)
    st.title(settings.pages["overview"].question, anchor=False)
    _first(found, at)
    st.html(found.facts)
    st.header("Gap between staff and residents, in points", anchor=False)
    points = cell_text.tolerance(settings)
    meanings = (
        ("band", f"Within {points} points: target met"),
        ("dot", f"Gap. Left: fewer staff than residents. Right: more. Bold: outside {points} points"),
    )
    st.html(html(Key(meanings)))
    st.html(found.matrix)
    st.header("Key measures", anchor=False)
    st.html(found.key)


def _first(found: Made, at: int) -> None:
    """Three sentences chosen by rule, and one on what cannot be said."""
    settings, today = cached.settings(), date.today()
    standing = ledger.standing(cached.reader())
    table = progress(settings, standing, cached_promises.measured(at), cached_promises.judged(at), today)
    deadline = Highlight("Nearest deadline", highlights.nearest(table, settings, today))
    said = "".join(
        f'<p><span class="eq-label">{one.label}</span>{sentences.html(one.words)}</p>'
        for one in (*found.first, deadline)
    )
    unsaid = sentences.html(found.unsaid)
    st.html(f'<div class="eq-three">{said}</div><p class="eq-second eq-after">{unsaid}</p>')
