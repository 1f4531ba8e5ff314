"""The page for presenting: the decks, one deck, one of its slides, or the speaker's notes of it, by its address."""

import streamlit as st

from pages.components.presenting import address, notes_block, overview_block, reading, slide_block


def show() -> None:
    """What the address asks for. A deck that is not there leads to the list, which says so."""
    at = address.where()
    deck = reading.find(at.deck) if at.deck else None
    if deck is None:
        if at.deck:
            st.html(
                '<p class="eq-note" role="status">There is no deck of that name, or it was taken away. All are listed here.</p>'
            )
        overview_block.all_decks()
    elif at.notes and deck.slides:
        notes_block.show(deck, at)
    elif at.slide and deck.slides:
        slide_block.show(deck, at)
    else:
        overview_block.one_deck(deck, at)
