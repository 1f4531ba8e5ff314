"""Taking an upload back, and publishing it again: asked about with its effect, and with a reason for the history."""

from collections.abc import Mapping

import streamlit as st

from config.periods import in_order, in_words
from loaders import store
from loaders.actor import NotAllowed
from metrics.disclosure.release import builder
from pages.components.render.page import html
from pages.components.shared.content import Heading, items, note, part
from pages.components.shell import access, cached, typed_block

# What came of it, said on the page of the history: done, or why not.
DONE, REFUSED = "undo-done", "undo-refused"
NO_REASON = "Say why, so that the history can."
OTHERS = "what other sources hold, if any"


def effect(restored: Mapping[str, str | None]) -> list[str]:
    """What each period will show, a line for all periods that will show the same."""
    alike: dict[str, list[str]] = {}
    for period in in_order(restored):
        alike.setdefault(restored[period] or OTHERS, []).append(in_words(period, short=True))
    return [f"{_ends(periods)} will show {shown}." for shown, periods in alike.items()]


def _ends(periods: list[str]) -> str:
    return periods[0] if len(periods) == 1 else f"{periods[0]} to {periods[-1]} ({len(periods)} periods)"


def asked(reference: str, *, again: bool) -> bool:
    """The question on a receipt, and whether it was answered with yes."""
    title = f"Publish {reference} again?" if again else f"Undo {reference}?"
    lines = (
        ["Its figures will be shown again."] if again else effect(store.restores(cached.writer(), reference))
    )
    st.html(html(part(Heading(title, kind="what"), items(lines), note("Nothing is deleted."), kind="part")))
    with st.form("taking-back", border=False):
        reason = st.text_input("Why?", width=420, max_chars=200).strip()
        with st.container(key="yes-or-no", horizontal=True):
            yes = st.form_submit_button("Yes, publish it again" if again else "Yes, undo it", type="primary")
            if st.form_submit_button("No, leave it as it is"):
                st.session_state.pop("asked-back", None)
                st.rerun()
    if yes and not reason:
        st.html(html(note(NO_REASON, role="alert")))
    if not yes or not reason:
        return False
    st.session_state.pop("asked-back", None)
    act(reference, reason, again=again)
    return True


def act(reference: str, reason: str, *, again: bool = False) -> None:
    """Take an upload back or publish it again, and protect what is shown then as it is protected now; what came of it is
    said as the history is drawn."""
    settings, engine = cached.settings(), cached.writer()
    if not reason.strip():
        st.session_state[REFUSED] = NO_REASON
        return
    if problem := typed_block.problem(reason):
        st.session_state[REFUSED] = problem
        return
    try:
        by, build = access.actor(), builder(settings)
        store.take_back(engine, reference, settings, build, by=by, reason=reason, again=again)
    except (store.CannotUndo, store.StoreUnavailable, NotAllowed) as problem:
        st.session_state[REFUSED] = str(problem)
    else:
        back = f"{reference} was taken back. What was there before is shown again."
        st.session_state[DONE] = f"{reference} is published again." if again else back
