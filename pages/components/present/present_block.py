"""The page for presenting: the decks, one deck, one of its slides, or the speaker's notes of it, by its address."""

import streamlit as st

from pages.components.present import address_block, deck_overview_block, decks_block, notes_block, slide_block
from pages.components.render import page
from pages.components.shared.content import note


def show() -> None:
    """What the address asks for. A deck that is not there leads to the list, which says so."""
    at = address_block.where()
    deck = decks_block.find(at.deck) if at.deck else None
    if deck is None:
        if at.deck:
            missing = "There is no deck of that name, or it was taken away. All are listed here."
            st.html(page.html(note(missing, role="status")))
        deck_overview_block.all_decks()
    elif at.notes and deck.slides:
        notes_block.show(deck, at)
    elif at.slide and deck.slides:
        slide_block.show(deck, at)
    else:
        deck_overview_block.one_deck(deck, at)
