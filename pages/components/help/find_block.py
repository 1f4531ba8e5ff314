"""One search box over everything that the pages show and explain."""

import streamlit as st

from pages.components.help import found
from pages.components.render.page import html
from pages.components.shell import cached, cached_promises, looking_back_block

ASKED, LONGEST = "find", 80


def show() -> None:
    """The box, and under it what has every word of it. What is asked stands in the address."""
    settings, moment = cached.settings(), looking_back_block.moment()
    st.title(settings.pages["find"].question, anchor=False)
    asked = st.query_params.get(ASKED, "")[:LONGEST]
    query = st.text_input(
        "Search measures, promises and words", asked, max_chars=LONGEST, key="find-words", width=640
    )
    if not query:
        st.query_params.pop(ASKED, None)
        return
    st.query_params[ASKED] = query
    promises = cached_promises.followed(moment.plans).config.promises
    st.html(html(*found.blocks(query, found.found(query, found.entries(promises, settings)))))
