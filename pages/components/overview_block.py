"""The overview as a page: three sentences, the gap matrix and the key measures."""

import streamlit as st

from config.periods import in_words
from pages.components import cached, overview, sentences, strip
from pages.components.charts.key import row as key_row


def show() -> None:
    """Where are we, and what has changed?"""
    settings, at = cached.settings(), cached.number()
    tables = {name: cached.table(name, "", at) for name in settings.measures}
    st.title(settings.pages["overview"].question, anchor=False)
    said = "".join(f"<p>{sentences.html(one)}</p>" for one in overview.three_sentences(tables, settings))
    st.html(f'<div class="eq-three">{said}</div>')
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
    st.html(overview.key_measures(tables, settings))
