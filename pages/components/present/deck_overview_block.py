"""All decks, and one deck at a glance: its slides as small pictures, from which it is started, kept or changed."""

import streamlit as st

from pages.components.present import (
    address_block,
    deck_builder_block,
    deck_files_block,
    decks_block,
    slide_words,
    thumbnails,
)
from pages.components.present.address_block import Where
from pages.components.present.opened_deck import Opened
from pages.components.shared.table_html import safe as text
from pages.components.shell import cached, page_frame
from pages.components.words import sentences


def all_decks() -> None:
    """Every deck with its number of slides, the day that it is frozen to, and whether newer figures exist."""
    st.title(cached.settings().pages["present"].question, anchor=False)
    deck_builder_block.say_what_was_done()
    st.html(
        '<p class="eq-lead">One message a slide, for a shared screen: a sentence, a chart and what we are doing.</p>'
        '<p class="eq-second">Add any view to a deck of your own with “Add to a deck”, below its table.</p>'
    )
    for deck in decks_block.decks():
        _entry(deck)


def _entry(deck: Opened) -> None:
    with st.container(key=f"listed-{deck.id}"):
        st.html(
            f'<div class="eq-deck"><h2 class="eq-what">{text(deck.title)}</h2><p class="eq-note">{text(_facts(deck))}</p>'
            f"{_newer(deck)}</div>"
        )
        with st.container(horizontal=True):
            _start(deck, f"start-{deck.id}")
            st.button("Open", key=f"open-{deck.id}", on_click=address_block.open_deck, args=(deck.id,))


def _facts(deck: Opened) -> str:
    number = len(deck.slides)
    slides = "1 slide" if number == 1 else f"{number} slides"
    if not deck.frozen:
        return f"{slides}. It comes with the dashboard and always shows the newest figures."
    return f"{slides}. Frozen to the figures of {slide_words.as_of(deck.at)}."


def _newer(deck: Opened) -> str:
    said = decks_block.newer(deck)
    return f'<p class="eq-note"><strong>{text(said)}</strong></p>' if said else ""


def _start(deck: Opened, key: str) -> None:
    st.button(
        "Start", key=key, type="primary", on_click=_begin, args=(deck,), disabled=not deck.slides,
        icon=":material/play_arrow:",
    )  # fmt: skip


def _begin(deck: Opened) -> None:
    address_block.open_deck(deck.id)
    address_block.go(1, len(deck.slides))


def one_deck(deck: Opened, at: Where) -> None:
    """The overview of one deck."""
    page_frame.name_tab("Overview of slides", deck.title)
    st.button("All decks", key="to-all", icon=":material/arrow_back:", on_click=address_block.leave)
    st.title(deck.title, anchor=False)
    deck_builder_block.say_what_was_done()
    st.html(f'<p class="eq-second">{text(_facts(deck))}</p>{_newer(deck)}')
    with st.container(key="actions", horizontal=True):
        _start(deck, "start")
        if deck.slides:
            notes = address_block.link(deck.id, slide=1, notes=1, talk=address_block.talk())
            st.link_button("Notes in a second window", f"/{notes}", icon=":material/speaker_notes:")
        deck_files_block.show(deck)
        deck_builder_block.keep_a_copy(deck)
        if deck.frozen:
            deck_builder_block.bring_up_to_date(deck)
    changing = deck.frozen and st.toggle("Change this deck", key=f"change-{deck.id}")
    if changing:
        deck_builder_block.of_the_deck(deck)
    if not deck.slides:
        st.html(
            '<div class="eq-empty"><h2>No slides yet</h2><p>Open any page, choose a view and press “Add to a deck”.</p></div>'
        )
    with st.grid(min_column_width=300, key="tiles"):
        for place in range(len(deck.slides)):
            with st.container(key=f"tile-{place}", gap="small"):
                _tile(deck, place)
                if changing:
                    deck_builder_block.of_a_slide(deck, place)
    st.toggle(
        "Keyboard shortcuts on slides",
        value=at.shortcuts,
        key="shortcuts-here",
        on_change=address_block.turn_shortcuts,
    )


def _tile(deck: Opened, place: int) -> None:
    """A slide as a link: its picture, its number and name, its sentence."""
    made = decks_block.made(deck, place)
    invented = '<span class="eq-base">Demonstration data</span>' if made.invented else ""
    st.html(
        f'<a class="eq-tile" href="{text(address_block.link(deck.id, slide=place + 1))}" target="_self">'
        f'<span class="eq-tile-frame">{_picture(deck, place)}</span>'
        f'<span class="eq-tile-name">{place + 1} {text(made.slide.name)}</span></a>'
        f'<p class="eq-note">{sentences.html(made.sentence)} {invented}</p>'
    )


def _picture(deck: Opened, place: int) -> str:
    slide = deck.slides[place].model_dump_json()
    return _drawn(slide, deck.number, cached.number(), deck.at, deck, place)


@st.cache_resource(max_entries=256, show_spinner=False)
def _drawn(slide: str, number: int, now: int, at: str, _deck: Opened, _place: int) -> str:
    """The picture of a slide, by all that decides what it shows."""
    return thumbnails.image(decks_block.made(_deck, _place), cached.settings())
