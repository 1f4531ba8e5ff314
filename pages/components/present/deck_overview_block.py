"""All decks, and one deck at a glance: its slides as small pictures, from which it is started, kept or changed."""

import streamlit as st

from pages.components.present import address_block, deck_builder_block, deck_files_block, decks_block
from pages.components.present.address_block import Where
from pages.components.present.deck_versions import DeckVersion, as_of
from pages.components.present.slide_content import drawing_of
from pages.components.render import page, thumbnail
from pages.components.render.view_words import DEMONSTRATION
from pages.components.shared.content import Block, Heading, Part, note, paragraph
from pages.components.shared.running_text import Span, strong
from pages.components.shell import access, cached, page_frame


def all_decks() -> None:
    """Every deck with its number of slides, the day that it is frozen to, and whether newer figures exist."""
    st.title(cached.settings().pages["present"].question, anchor=False)
    deck_builder_block.say_what_was_done()
    st.html(
        page.html(
            paragraph(
                "One message a slide, for a shared screen: a sentence, a chart and what we are doing.",
                kind="lead",
            ),
            paragraph(
                "Add any view to a deck of your own with “Add to a deck”, below its table.", kind="second"
            ),
        )
    )
    for deck in decks_block.decks():
        _entry(deck)


def _entry(deck: DeckVersion) -> None:
    with st.container(key=f"listed-{deck.id}"):
        title = Heading(deck.title, kind="what")
        st.html(page.html(Part((title, note(_facts(deck)), *_newer(deck)), "deck")))
        with st.container(horizontal=True):
            _start(deck, f"start-{deck.id}")
            st.button("Open", key=f"open-{deck.id}", on_click=address_block.open_deck, args=(deck.id,))


def _facts(deck: DeckVersion) -> str:
    number = len(deck.slides)
    slides = "1 slide" if number == 1 else f"{number} slides"
    if not deck.frozen:
        return f"{slides}. It comes with the dashboard and always shows the newest figures."
    return f"{slides}. Frozen to the figures of {as_of(deck.at)}."


def _newer(deck: DeckVersion) -> list[Block]:
    newer = decks_block.newer(deck)
    return [note(strong(newer))] if newer else []


def _start(deck: DeckVersion, key: str) -> None:
    st.button(
        "Start", key=key, type="primary", on_click=_begin, args=(deck,), disabled=not deck.slides,
        icon=":material/play_arrow:",
    )  # fmt: skip


def _begin(deck: DeckVersion) -> None:
    address_block.open_deck(deck.id)
    address_block.go(1, len(deck.slides))


def one_deck(deck: DeckVersion, at: Where) -> None:
    """The overview of one deck."""
    page_frame.name_tab("Overview of slides", deck.title)
    st.button("All decks", key="to-all", icon=":material/arrow_back:", on_click=address_block.leave)
    st.html(page.html(Heading(deck.title, 1)))  # typed, so not Markdown
    deck_builder_block.say_what_was_done()
    st.html(page.html(paragraph(_facts(deck), kind="second"), *_newer(deck)))
    with st.container(key="actions", horizontal=True):
        _start(deck, "start")
        if deck.slides:
            notes = address_block.link(deck.id, slide=1, notes=1, talk=address_block.talk())
            st.link_button("Notes in a second window", f"/{notes}", icon=":material/speaker_notes:")
        deck_files_block.show(deck)
        may_change = access.may("decks")
        if may_change:
            deck_builder_block.keep_a_copy(deck)
        if may_change and deck.frozen:
            deck_builder_block.bring_up_to_date(deck)
    changing = may_change and deck.frozen and st.toggle("Change this deck", key=f"change-{deck.id}")
    if changing:
        deck_builder_block.of_the_deck(deck)
    if not deck.slides:
        how = "Open any page, choose a view and press “Add to a deck”."
        st.html(page.html(Part((Heading("No slides yet"), paragraph(how)), "empty")))
    with st.grid(min_column_width=300, key="tiles"):
        for place in range(len(deck.slides)):
            with st.container(key=f"tile-{place}", gap="small"):
                tile(deck, place)
                if changing:
                    deck_builder_block.of_a_slide(deck, place)
    st.toggle(
        "Keyboard shortcuts on slides",
        value=at.shortcuts,
        key="shortcuts-here",
        on_change=address_block.turn_shortcuts,
    )


def tile(deck: DeckVersion, place: int, talk: str = "") -> None:
    """A slide as a link: its picture, its number and name, its sentence. `talk`: the one that goes on there."""
    content = decks_block.content(deck, place)
    address = address_block.link(deck.id, slide=place + 1, **({"talk": talk} if talk else {}))
    picture = _picture(
        deck.slides[place].model_dump_json(), deck.number, cached.number(), deck.at, deck, place
    )
    invented = [Span(DEMONSTRATION, "base")] if content.invented else []
    st.html(
        thumbnail.tile(address, f"{place + 1} {content.slide.name}", picture)
        + page.html(note(content.sentence, " ", *invented))
    )


@st.cache_resource(max_entries=256, show_spinner=False)
def _picture(slide: str, number: int, now: int, at: str, _deck: DeckVersion, _place: int) -> str:
    """The picture of a slide, by all that decides what it shows."""
    content = decks_block.content(_deck, _place)
    return thumbnail.image(drawing_of(content, cached.settings(), thumbnail.HEIGHT))
