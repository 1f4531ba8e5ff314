"""All decks, and one deck at a glance: its slides as small pictures, from which it is started, kept or changed."""

import streamlit as st

from pages.components import cached, sentences, shell
from pages.components.presenting import address, builder_block, files_block, pictures, reading, wording
from pages.components.presenting.address import Where
from pages.components.presenting.opened import Opened
from pages.components.table_html import safe as text


def all_decks() -> None:
    """Every deck with its number of slides, the day that it is frozen to, and whether newer figures exist."""
    st.title(cached.settings().pages["present"].question, anchor=False)
    builder_block.say_what_was_done()
    st.html(
        '<p class="eq-lead">One message a slide, for a shared screen: a sentence, a chart and what we are doing.</p>'
        '<p class="eq-second">Add any view to a deck of your own with “Add to a deck”, below its table.</p>'
    )
    for deck in reading.decks():
        _entry(deck)


def _entry(deck: Opened) -> None:
    with st.container(key=f"listed-{deck.id}"):
        st.html(
            f'<div class="eq-deck"><h2 class="eq-what">{text(deck.title)}</h2><p class="eq-note">{text(_facts(deck))}</p>'
            f"{_newer(deck)}</div>"
        )
        with st.container(horizontal=True):
            _start(deck, f"start-{deck.id}")
            st.button("Open", key=f"open-{deck.id}", on_click=address.open_deck, args=(deck.id,))


def _facts(deck: Opened) -> str:
    number = len(deck.slides)
    slides = "1 slide" if number == 1 else f"{number} slides"
    if not deck.frozen:
        return f"{slides}. It comes with the dashboard and always shows the newest figures."
    return f"{slides}. Frozen to the figures of {wording.as_of(deck.at)}."


def _newer(deck: Opened) -> str:
    said = reading.newer(deck)
    return f'<p class="eq-note"><strong>{text(said)}</strong></p>' if said else ""


def _start(deck: Opened, key: str) -> None:
    st.button(
        "Start", key=key, type="primary", on_click=_begin, args=(deck,), disabled=not deck.slides,
        icon=":material/play_arrow:",
    )  # fmt: skip


def _begin(deck: Opened) -> None:
    address.open_deck(deck.id)
    address.go(1, len(deck.slides))


def one_deck(deck: Opened, at: Where) -> None:
    """The overview of one deck."""
    shell.name_tab("Overview of slides", deck.title)
    st.button("All decks", key="to-all", icon=":material/arrow_back:", on_click=address.leave)
    st.title(deck.title, anchor=False)
    builder_block.say_what_was_done()
    st.html(f'<p class="eq-second">{text(_facts(deck))}</p>{_newer(deck)}')
    with st.container(key="actions", horizontal=True):
        _start(deck, "start")
        if deck.slides:
            notes = address.link(deck.id, slide=1, notes=1, talk=address.talk())
            st.link_button("Notes in a second window", f"/{notes}", icon=":material/speaker_notes:")
        files_block.show(deck)
        builder_block.keep_a_copy(deck)
        if deck.frozen:
            builder_block.bring_up_to_date(deck)
    changing = deck.frozen and st.toggle("Change this deck", key=f"change-{deck.id}")
    if changing:
        builder_block.of_the_deck(deck)
    if not deck.slides:
        st.html(
            '<div class="eq-empty"><h2>No slides yet</h2><p>Open any page, choose a view and press “Add to a deck”.</p></div>'
        )
    with st.grid(min_column_width=300, key="tiles"):
        for place in range(len(deck.slides)):
            with st.container(key=f"tile-{place}", gap="small"):
                _tile(deck, place)
                if changing:
                    builder_block.of_a_slide(deck, place)
    st.toggle(
        "Keyboard shortcuts on slides",
        value=at.shortcuts,
        key="shortcuts-here",
        on_change=address.turn_shortcuts,
    )


def _tile(deck: Opened, place: int) -> None:
    """A slide as a link: its picture, its number and name, its sentence."""
    made = reading.made(deck, place)
    invented = '<span class="eq-base">Demonstration data</span>' if made.invented else ""
    st.html(
        f'<a class="eq-tile" href="{text(address.link(deck.id, slide=place + 1))}" target="_self">'
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
    return pictures.image(reading.made(_deck, _place), cached.settings())
