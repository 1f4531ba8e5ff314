"""The pages that explain: help, the accessibility statement, and published examples worked out again."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from loaders import assessing
from loaders.store import assessments
from pages.components.help import accessibility_words, help_words, protection_words, sums_words
from pages.components.render import csv, data_package
from pages.components.render.page import html
from pages.components.shared.content import Block, items, paragraph
from pages.components.shared.running_text import Link, Span, sentence
from pages.components.shell import cached, cached_history

NOT_NEEDED = (
    "None is named yet: no extract of the council’s own is stored. The first one is not taken without it."
)


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
            "How people are protected": protection_words.protection(settings, _assessed()),
            **help_words.statements(settings),
            "Take all figures away": (help_words.all_figures(settings),),
        },
    )
    at = cached.number()
    st.download_button(
        "All figures (ZIP)",
        partial(_everything, at),
        f"{csv.plain_name(f'equalities {settings.area}')}.zip",
        "application/zip",
        on_click="ignore",
        icon=":material/folder_zip:",
    )


def _everything(at: int) -> bytes:
    """What is released of every measure that has figures, made when it is asked for."""
    tables = {name: cached.table(name, "", at) for name in cached.settings().measures}
    some = {name: table for name, table in tables.items() if not table.empty}
    return data_package.package(some, cached_history.stood_at(at)[:10], cached.settings())


def _assessed() -> str:
    """By which data-protection assessment the council's own figures are kept here."""
    given = assessments.current(cached.reader())
    return f"{assessing.said(given)}{'.' if given.reference else ''}" if given else NOT_NEEDED


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
