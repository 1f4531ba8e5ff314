"""What publishers have brought out: what of it is loaded, what is newer, one button to bring it, and what waits.

Opening the page asks nobody. What was brought is compared and published by the steps of any upload.
"""

import streamlit as st

from config import Config
from loaders.actor import NotAllowed
from loaders.fetching import bringing, said
from loaders.fetching.ledger import FAILED, Line
from loaders.fetching.manners import OFF, Manners, NotFetched, manners_of
from loaders.fetching.standing import Standing, standing
from loaders.reading.source import Source
from loaders.recognising import Asked
from pages.components.render.page import html
from pages.components.shared.content import Heading, facts, note, part
from pages.components.shared.messages import message
from pages.components.shell import access, cached
from pages.components.upload.draft_block import PAGES, Draft, Sent

TOLD = "fetch-told"


def show() -> None:
    """Every source, with what can be done about it."""
    settings = cached.settings()
    manners = manners_of(settings)
    st.title(settings.pages["published"].question, anchor=False)
    if told := st.session_state.pop(TOLD, None):
        st.html(html(message(*told)))
    if manners.on:
        st.html(
            html(
                note("Nobody is asked until you press a button. What is brought waits until you publish it.")
            )
        )
    else:
        st.html(html(message("empty", "", OFF, "Until then a file can be downloaded by hand and uploaded.")))
    states = standing(cached.writer(), settings)
    if manners.on and st.button("Look for newer figures", type="primary"):
        _look(list(states), settings, manners)
    for state in states.values():
        _source(state, settings, manners)


def _source(state: Standing, settings: Config, manners: Manners) -> None:
    about = note(f"{state.source.publisher}: {state.source.publication}. {state.source.licence}.")
    title = Heading(state.source.title, kind="what")
    st.html(html(part(title, about, facts(said.facts(state), kind="dl"), kind="part")))
    with st.container(key=f"fetched-{state.name}", horizontal=True):
        if state.waiting is not None:
            if st.button("See what changes", key=f"see-{state.name}", type="primary"):
                _open(state.waiting, settings)
            if st.button("Throw it away", key=f"discard-{state.name}"):
                _discard(state.waiting)
        elif manners.on and state.newest is not None:
            label = "Bring it" if state.newer else "Bring it again"
            if st.button(label, key=f"bring-{state.name}"):
                _bring(state, settings, manners)


def _look(names: list[str], settings: Config, manners: Manners) -> None:
    place, lines = st.empty(), []
    for number, name in enumerate(names):
        place.progress(number / len(names), f"Asking about {settings.sources[name].title}")
        try:
            lines.append(bringing.look(cached.writer(), name, settings, manners, by=access.actor()))
        except NotAllowed as reason:
            _tell("problem", "Nobody was asked", str(reason))
    failed = sum(line.event == FAILED for line in lines)
    words = (
        f"{failed} of {len(lines)} sources did not say what is newest: each says why."
        if failed
        else "All sources answered."
    )
    _tell("problem" if failed else "done", "", words)


def _bring(state: Standing, settings: Config, manners: Manners) -> None:
    place = st.empty()

    def tell(have: int, whole: int | None) -> None:
        of = f" of {said.size(whole)}" if whole else ""
        place.progress(have / whole if whole else 0.0, f"{said.size(have)}{of}")

    try:
        line = bringing.stage(
            cached.writer(), state.name, settings, manners, by=access.actor(), again=True, tell=tell
        )
    except NotAllowed as reason:
        _tell("problem", "Nothing was brought", str(reason))
        return
    if line.event == FAILED:
        _tell("problem", "Nothing was brought", line.words)
    _tell("done", "", "It waits below. Nothing is published yet: see what changes first.")


def _open(line: Line, settings: Config) -> None:
    """The steps of an upload, with the file that waits."""
    try:
        with st.spinner("Checking the file"):
            checked = bringing.check(cached.writer(), line, settings)
            path = bringing.held(cached.writer(), line)
    except NotFetched as reason:
        _tell("problem", "It cannot be read", str(reason))
        return
    sent = Sent(Source(path), line.file["name"])
    st.session_state["draft"] = Draft(checked, sent, Asked(), fetched=line)
    st.switch_page(PAGES / settings.pages["upload"].script)


def _discard(line: Line) -> None:
    try:
        bringing.discarded(cached.writer(), line, by=access.actor())
    except NotAllowed as reason:
        _tell("problem", "Nothing was changed", str(reason))
    _tell("done", "", "It was thrown away. It comes again only when you ask for it.")


def _tell(kind: str, title: str, words: str) -> None:
    """Say what came of it as the page is drawn anew."""
    st.session_state[TOLD] = (kind, title, words)
    st.rerun()
