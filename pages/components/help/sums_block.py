"""The page that works out published examples again."""

import streamlit as st

from pages.components.help import sums_words
from pages.components.render.page import html
from pages.components.shell import cached


def show() -> None:
    """Whether our sums give the answers that other people have printed."""
    settings = cached.settings()
    st.title(settings.pages["sums"].question, anchor=False)
    st.html(html(*sums_words.blocks(settings)))
