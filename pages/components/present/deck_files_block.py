"""The buttons that give a deck as files. A file is made when it is asked for, and not before."""

from functools import partial
from urllib.parse import urljoin

import streamlit as st

from pages.components.present import address_block, deck_versions, decks_block
from pages.components.present.deck_versions import DeckVersion
from pages.components.present.slide_content import in_file
from pages.components.render import handouts
from pages.components.render.deck.file_slide import FileSlide
from pages.components.shell import cached, cached_history

KINDS = ("slide", "sheet")


def show(deck: DeckVersion) -> None:
    """The deck as a PowerPoint presentation and as a spreadsheet; nothing where it has no slides."""
    if not deck.slides:
        return
    base = st.context.url or ""
    day = _frozen_on(deck)[:10]
    invented = any(decks_block.content(deck, place).invented for place in range(len(deck.slides)))
    for name in KINDS:
        kind = handouts.KINDS[name]
        st.download_button(
            kind.label,
            partial(made, name, deck, base),
            f"{deck_versions.file_name(deck.title, day, invented=invented)}.{kind.extension}",
            kind.media_type,
            key=f"deck-{name}",
            on_click="ignore",
            icon=kind.icon,
        )


def made(kind: str, deck: DeckVersion, base: str) -> bytes:
    """The file of a kind (a name of `KINDS`). `base`: the address of a page of the dashboard, "" for none."""
    from pages.components.render.deck import presentation, spreadsheet

    about = f"Slides with the figures as they stood on {deck_versions.as_of(_frozen_on(deck))}."
    slides = file_slides(deck, base)
    if kind == "slide":
        return presentation.pptx(deck.title, about, slides, cached.settings())
    return spreadsheet.xlsx(deck.title, about, slides, _link(deck, base), cached.settings())


def file_slides(deck: DeckVersion, base: str) -> list[FileSlide]:
    """Every slide of the deck as its files hold it."""
    return [
        in_file(
            decks_block.content(deck, place),
            place + 1,
            len(deck.slides),
            decks_block.answers(deck, place),
            cached.settings(),
            _link(deck, base, slide=place + 1),
        )
        for place in range(len(deck.slides))
    ]


def _link(deck: DeckVersion, base: str, **asked: int) -> str:
    return urljoin(base, address_block.link(deck.id, **asked)) if base else ""


def _frozen_on(deck: DeckVersion) -> str:
    """The time whose figures it shows: when a deck was frozen, or when the newest figures came."""
    return deck.at or cached_history.stood_at(deck.number)
