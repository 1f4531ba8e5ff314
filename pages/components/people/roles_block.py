"""Giving roles and taking them away, by an administrator."""

from collections.abc import Sequence

import streamlit as st

from config.access import NOBODY, ROLES
from loaders import store
from loaders.access import roles
from loaders.access.roles import REASON_LENGTH, CannotGive, Holder
from loaders.actor import NotAllowed
from pages.components.people import role_words
from pages.components.render.page import html
from pages.components.shared.content import note, part
from pages.components.shared.messages import message
from pages.components.shell import access, cached, typed_block

DONE, REFUSED = "role-done", "role-refused"


def show() -> None:
    """Who has which role, the form that changes one, and what each role may do."""
    settings = cached.settings()
    st.title(settings.pages["roles"].question, anchor=False)
    if done := st.session_state.pop(DONE, ""):
        st.html(html(message("done", "", done)))
    if reason := st.session_state.pop(REFUSED, ""):
        st.html(html(message("problem", "Nothing was changed", reason)))
    people = roles.everybody(cached.writer())
    if not people:
        st.html(html(note(role_words.ALONE)))
    else:
        _form(people)
        st.html(html(part(role_words.everybody(people, settings.access), kind="history")))
    st.html(html(part(role_words.what_each_may(settings.access), kind="history")))
    if people:
        with st.expander("Every change"):
            st.html(
                html(
                    part(role_words.history(roles.history(cached.writer()), settings.access), kind="history")
                )
            )


def _form(people: Sequence[Holder]) -> None:
    declared = cached.settings().access
    names = {one.person: role_words.named(one, declared) for one in people}
    with st.form("give-a-role", border=False, width=620):
        person = st.selectbox("Person", list(names), format_func=names.__getitem__)
        role = st.selectbox(
            "Role", [NOBODY, *ROLES], format_func=lambda role: role_words.titled(role, declared)
        )
        reason = st.text_input("Why?", max_chars=REASON_LENGTH, help="It stays in the history.")
        sent = st.form_submit_button("Give this role", type="primary")
    if sent:
        _give(person, role, reason)


def _give(person: str, role: str, reason: str) -> None:
    if problem := typed_block.problem(reason):
        st.session_state[REFUSED] = problem
        st.rerun()
    try:
        given = roles.give(cached.writer(), person, role, by=access.actor(), reason=reason)
    except (CannotGive, NotAllowed, store.StoreUnavailable) as refused:
        st.session_state[REFUSED] = str(refused)
    else:
        st.session_state[DONE] = role_words.done(given, cached.settings().access)
    st.rerun()
