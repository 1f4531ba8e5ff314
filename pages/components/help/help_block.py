"""The pages that explain: help, the accessibility statement, and published examples worked out again."""

from collections.abc import Mapping

import streamlit as st

from pages.components.help import accessibility_words, help_words, protection_words, sums_words
from pages.components.render.page import html
from pages.components.shared.content import Block, items, paragraph
from pages.components.shared.running_text import Link, Span, sentence
from pages.components.shell import cached


def help_page() -> None:
    """How to read, definitions, how a number is made, how people are protected."""
    settings = cached.settings()
    _show(
        "help",
        {
            "How to read a chart": (help_words.how_to_read(settings),),
            "When there is no figure": (help_words.words_for_no_figure(settings),),
            "Definitions": (help_words.definitions(settings),),
            "Ethnic groups": (help_words.groups(settings.ethnicity),),
            "How a number is made": (help_words.how_a_number_is_made(settings),),
            "How people are protected": protection_words.protection(settings),
            **help_words.statements(settings),
        },
    )


def accessibility() -> None:
    """Who can use the product, what is known to fail, how that was found, and where to complain."""
    _show("accessibility", accessibility_words.sections(cached.settings()))


def sums() -> None:
    """Whether our sums give the answers that other people have printed."""
    _show("sums", {})
    st.html(html(*sums_words.blocks(cached.settings())))


def _show(page: str, sections: Mapping[str, tuple[Block, ...]]) -> None:
    """The page's question, and its sections under their headings."""
    st.title(cached.settings().pages[page].question, anchor=False)
    places = {title: f"part-{number}" for number, title in enumerate(sections, 1)}
    if places:
        links = (sentence(Span(title, link=Link(f"#{place}"))) for title, place in places.items())
        st.html(html(paragraph("On this page"), items(links)))
    for title, blocks in sections.items():
        st.header(title, anchor=places[title])
        st.html(html(*blocks))
