"""What all pages share: set-up, the style sheet, the list of pages, and waiting while figures are prepared."""

from pathlib import Path

import streamlit as st

from pages.components import cached, look, preparation
from pages.components.table_html import safe

FOLDER = Path(__file__).parent.parent


def set_up() -> None:
    """Wide layout, our style sheet and the wordmark. Titles are each page's own."""
    st.set_page_config(layout="wide", initial_sidebar_state=232)
    st.html(look.css())
    st.logo(look.logo_svg(), size="large")


def pages() -> list[st.Page]:
    """Every page, in the order declared; the first is the way in."""
    declared = cached.settings().pages
    return [
        st.Page(FOLDER / page.script, title=page.title, url_path=page.url or None, default=not page.url)
        for page in declared.values()
    ]


def ready() -> bool:
    """Whether figures can be shown; otherwise says that they are being prepared, or why they cannot be."""
    preparation.start()
    if not preparation.finished():
        _being_prepared()
        return False
    if preparation.problem():
        st.title("The figures cannot be shown")
        st.html(f'<div class="eq-problem" role="alert"><p>{safe(preparation.problem())}</p></div>')
        return False
    return True


@st.fragment(run_every=1.0)
def _being_prepared() -> None:
    """A first start fills the store from the files that come with the product; that takes some seconds."""
    if preparation.finished():
        st.rerun()
    st.title("The figures are being prepared")
    st.html(
        '<p class="eq-note" role="status">This takes a few seconds on the first start. The page opens by itself.</p>'
    )
    st.skeleton(320)
