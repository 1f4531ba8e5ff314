"""The speaker's notes, in a window that nobody else sees: it follows the slides of the same talk."""

import time
from datetime import timedelta

import streamlit as st

from pages.components.present import address_block, decks_block, slide_content
from pages.components.present.address_block import Where
from pages.components.present.deck_versions import DeckVersion
from pages.components.present.slide_content import SlideContent
from pages.components.render import page
from pages.components.shared.content import Heading, facts, note, paragraph
from pages.components.shared.running_text import strong
from pages.components.shell import page_frame
from pages.components.words import questions


def show(deck: DeckVersion, at: Where) -> None:
    """The notes of one slide, and a look each second at where the talk is."""
    of = len(deck.slides)
    number = min(max(at.slide, 1), of)
    content = decks_block.content(deck, number - 1)
    page_frame.name_tab(f"Notes {number} of {of}: {content.slide.name}", deck.title)
    with st.container(key="notes"):
        with st.container(horizontal=True, vertical_alignment="center"):
            _follow(deck, number, at)
            st.button("Back", on_click=address_block.go, args=(number - 1, of), disabled=number == 1)
            st.button("Next", on_click=address_block.go, args=(number + 1, of), disabled=number == of)
        st.html(page.html(paragraph(f"{number} of {of}: {content.slide.name}", kind="label")))
        st.html(page.html(Heading(content.sentence, 1, "lead")))
        _words(content)
        after = deck.slides[number].name if number < of else "This is the last slide"
        st.html(page.html(paragraph(strong("Next:"), f" {after}", kind="second")))
        if answers := decks_block.answers(deck, number - 1):
            st.header("Questions you may be asked", anchor=False)
            st.html(page.html(questions.asked(answers)))
        if content.tables:
            st.header("The table", anchor=False)
            st.html(page.html(*slide_content.table_blocks(content)))


def _words(content: SlideContent) -> None:
    slide = content.slide
    words = {"Notes": slide.notes, "What we are doing": content.doing, "What we ask": slide.ask}
    if any(words.values()):
        st.html(page.html(facts(words, kind="facts speaker")))


@st.fragment(run_every=1)
def _follow(deck: DeckVersion, number: int, at: Where) -> None:
    """The time since this window was opened, and whether it moves with the slides."""
    began = st.session_state.setdefault("notes-began", time.monotonic())
    gone = timedelta(seconds=int(time.monotonic() - began))
    follows = st.toggle("Follow the slides", value=True, key="follows", disabled=not at.talk)
    shown = address_block.follow(at.talk, deck.id) if at.talk else 0
    st.html(page.html(paragraph(str(gone), kind="clock", role="timer")))
    if not at.talk:
        st.html(page.html(note("Opened by itself: it follows no slides.")))
    elif not shown:
        st.html(page.html(note("No slides are open in this browser yet.")))
    if follows and shown and shown != number:
        address_block.go(shown, len(deck.slides))
        st.rerun()
