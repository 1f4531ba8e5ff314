"""The page that works out published examples again."""

import streamlit as st

from pages.components import cached, our_sums


def show() -> None:
    """Whether our sums give the answers that other people have printed."""
    settings = cached.settings()
    st.title(settings.pages["sums"].question, anchor=False)
    st.html(our_sums.block(settings))
