"""The accessibility statement as a page."""

import streamlit as st

from pages.components.help import accessibility_words
from pages.components.render.page import html
from pages.components.shell import cached


def show() -> None:
    """Who can use the product, what is known to fail, how that was found, and where to complain."""
    settings = cached.settings()
    st.title(settings.pages["accessibility"].question, anchor=False)
    for title, blocks in accessibility_words.sections(settings).items():
        st.header(title, anchor=False)
        st.html(html(*blocks))
