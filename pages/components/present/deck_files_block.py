"""The buttons that give a deck as files. A file is made when it is asked for, and not before."""

from functools import partial
from urllib.parse import urljoin

import streamlit as st

from pages.components.present import address_block, deck_files, decks_block, slide_block, slide_words
from pages.components.present.opened_deck import Opened
from pages.components.render import handouts
from pages.components.render.deck.slide_content import SlideContent
from pages.components.shell import cached

KINDS = ("slide", "sheet")


def show(deck: Opened) -> None:
    """The deck as a PowerPoint presentation and as a spreadsheet; nothing where it has no slides."""
    if not deck.slides:
        return
    base = st.context.url or ""
    day = _frozen_on(deck)[:10]
    invented = any(decks_block.made(deck, place).invented for place in range(len(deck.slides)))
    for name in KINDS:
        kind = handouts.KINDS[name]
        st.download_button(
            kind.label,
            partial(made, name, deck, base),
            f"{deck_files.file_name(deck.title, day, invented=invented)}.{kind.extension}",
            kind.media_type,
            key=f"deck-{name}",
            on_click="ignore",
            icon=kind.icon,
        )


def made(kind: str, deck: Opened, base: str) -> bytes:
    """The file of a kind (a name of `KINDS`). `base`: the address of a page of the dashboard, "" for none."""
    from pages.components.render.deck import presentation, spreadsheet

    about = _about(deck)
    if kind == "slide":
        return presentation.pptx(deck.title, about, leaves(deck, base), cached.settings())
    return spreadsheet.xlsx(deck.title, about, leaves(deck, base), _link(deck, base), cached.settings())


def leaves(deck: Opened, base: str) -> list[SlideContent]:
    """Every slide of the deck as its files hold it."""
    ready = [decks_block.made(deck, place) for place in range(len(deck.slides))]
    published_at = cached.published_at(deck.number)
    return [
        deck_files.leaf(
            one,
            number,
            len(ready),
            slide_block.asked(deck, one),
            published_at,
            cached.settings(),
            _link(deck, base, slide=number),
        )
        for number, one in enumerate(ready, 1)
    ]


def _link(deck: Opened, base: str, **asked: int) -> str:
    return urljoin(base, address_block.link(deck.id, **asked)) if base else ""


def _frozen_on(deck: Opened) -> str:
    """The time whose figures it shows: when a deck was frozen, or when the newest figures came."""
    return deck.at or cached.stood_at(deck.number)


def _about(deck: Opened) -> str:
    return f"Slides with the figures as they stood on {slide_words.as_of(_frozen_on(deck))}."
