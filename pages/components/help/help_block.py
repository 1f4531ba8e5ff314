"""The help page."""

import streamlit as st

from pages.components.help import help_words, protection_words
from pages.components.render.page import html
from pages.components.shared.content import Block
from pages.components.shell import cached


def show() -> None:
    """How to read, definitions, how a number is made, how people are protected."""
    settings = cached.settings()
    st.title(settings.pages["help"].question, anchor=False)
    sections: dict[str, tuple[Block, ...]] = {
        "How to read a chart": (help_words.how_to_read(settings),),
        "When there is no figure": (help_words.words_for_no_figure(settings),),
        "Definitions": (help_words.definitions(settings),),
        "Ethnic groups": (help_words.groups(settings.ethnicity),),
        "How a number is made": (help_words.how_a_number_is_made(settings),),
        "How people are protected": protection_words.protection(settings),
    }
    for title, blocks in sections.items():
        st.header(title, anchor=False)
        st.html(html(*blocks))
