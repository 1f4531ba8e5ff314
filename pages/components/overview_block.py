"""The overview as a page: what is chosen to be said first, the gap matrix and the key measures."""

from datetime import date

import streamlit as st

from config.periods import in_words
from loaders.store import updates as ledger
from metrics.progress import progress
from pages.components import cached, highlights, overview, progress_block, sentences, strip
from pages.components.charts.key import row as key_row


def show() -> None:
    """Where are we, and what has changed?"""
    settings, at = cached.settings(), cached.number()
    tables = {name: cached.table(name, "", at) for name in settings.measures}
    st.title(settings.pages["overview"].question, anchor=False)
    promised = {name: cached.targets(name, "", at) for name in tables}
    _first(tables, promised, at)
    published = cached.published_at(at)
    newest = in_words(max(published.values())[:10]) if published else "None"
    st.html(strip.facts_line(overview.facts(tables, settings, newest)))
    st.header("Gap between staff and residents, in points", anchor=False)
    points = f"{settings.publication.tolerance_points:g}"
    meanings = [
        ("band", f"Within {points} points: target met"),
        ("dot", f"Gap. Left: fewer staff than residents. Right: more. Bold: outside {points} points"),
    ]
    st.html(key_row(meanings))
    st.html(overview.gap_matrix(tables, settings))
    st.header("Key measures", anchor=False)
    st.html(overview.key_measures(tables, promised, settings))


def _first(tables: overview.Tables, promised: overview.Tables, at: int) -> None:
    """Three sentences chosen by rule, and one on what cannot be said."""
    settings, today = cached.settings(), date.today()
    standing = ledger.standing(cached.reader())
    table = progress(settings, standing, progress_block.measured(at), progress_block.judged(at), today)
    found = highlights.chosen(tables, promised, table, settings, today)
    said = "".join(
        f'<p><span class="eq-label">{one.label}</span>{sentences.html(one.words)}</p>' for one in found
    )
    unsaid = sentences.html(highlights.cannot(tables, promised, settings))
    st.html(f'<div class="eq-three">{said}</div><p class="eq-second eq-after">{unsaid}</p>')
