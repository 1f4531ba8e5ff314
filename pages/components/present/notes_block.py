"""The speaker's notes, in a window that nobody else sees: it follows the slides of the same talk."""

import time
from datetime import timedelta

import streamlit as st

from pages.components.present import address_block, decks_block, slide_block
from pages.components.present.address_block import Where
from pages.components.present.made_slides import Made
from pages.components.present.opened_deck import Opened
from pages.components.render import page
from pages.components.shared.table_html import safe as text
from pages.components.shell import page_frame
from pages.components.words import questions, sentences


def show(deck: Opened, at: Where) -> None:
    """The notes of one slide, and a look each second at where the talk is."""
    of = len(deck.slides)
    number = min(max(at.slide, 1), of)
    made = decks_block.made(deck, number - 1)
    page_frame.name_tab(f"Notes {number} of {of}: {made.slide.name}", deck.title)
    with st.container(key="notes"):
        with st.container(horizontal=True, vertical_alignment="center"):
            _follow(deck, number, at)
            st.button("Back", on_click=address_block.go, args=(number - 1, of), disabled=number == 1)
            st.button("Next", on_click=address_block.go, args=(number + 1, of), disabled=number == of)
        st.html(f'<p class="eq-label">{number} of {of}: {text(made.slide.name)}</p>')
        st.html(f'<h1 class="eq-lead">{sentences.html(made.sentence)}</h1>')
        _words(made)
        after = deck.slides[number].name if number < of else "This is the last slide"
        st.html(f'<p class="eq-second"><strong>Next:</strong> {text(after)}</p>')
        if answers := slide_block.asked(deck, made):
            st.header("Questions you may be asked", anchor=False)
            st.html(page.html(questions.asked(answers)))
        if made.table:
            st.header("The table", anchor=False)
            st.html(made.table)


def _words(made: Made) -> None:
    said = {
        "Notes": made.slide.notes,
        "What we are doing": made.doing,
        "What we ask": made.slide.ask,
    }
    items = "".join(
        f"<div><dt>{name}</dt><dd>{text(words)}</dd></div>" for name, words in said.items() if words
    )
    if items:
        st.html(f'<dl class="eq-facts eq-speaker">{items}</dl>')


@st.fragment(run_every=1)
def _follow(deck: Opened, number: int, at: Where) -> None:
    """The time since this window was opened, and whether it moves with the slides."""
    began = st.session_state.setdefault("notes-began", time.monotonic())
    gone = timedelta(seconds=int(time.monotonic() - began))
    follows = st.toggle("Follow the slides", value=True, key="follows", disabled=not at.talk)
    shown = address_block.follow(at.talk, deck.id) if at.talk else 0
    st.html(f'<p class="eq-clock" role="timer">{text(str(gone))}</p>')
    if not at.talk:
        st.html('<p class="eq-note">Opened by itself: it follows no slides.</p>')
    elif not shown:
        st.html('<p class="eq-note">No slides are open in this browser yet.</p>')
    if follows and shown and shown != number:
        address_block.go(shown, len(deck.slides))
        st.rerun()
