"""The help page."""

import streamlit as st

from pages.components import cached, help_protection, help_text


def show() -> None:
    """How to read, definitions, how a number is made, how people are protected."""
    settings = cached.settings()
    st.title(settings.pages["help"].question, anchor=False)
    sections = {
        "How to read a chart": help_text.how_to_read(settings),
        "When there is no figure": help_text.words_for_no_figure(settings),
        "Definitions": help_text.definitions(settings),
        "Ethnic groups": help_text.groups(settings.ethnicity),
        "How a number is made": help_text.how_a_number_is_made(settings),
        "How people are protected": help_protection.protection(settings),
    }
    for title, words in sections.items():
        st.header(title, anchor=False)
        st.html(words)
