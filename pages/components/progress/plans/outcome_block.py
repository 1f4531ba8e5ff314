"""What became of the last thing that was done on the page of plans, said on the page as it is after it."""

import streamlit as st

from pages.components.render.page import html
from pages.components.shared.messages import message

_DONE, _REFUSED, _ATTEMPT = "plans-done", "plans-refused", "plans-attempt"


def say() -> None:
    """What was done, or why it was not."""
    if done := st.session_state.pop(_DONE, ""):
        st.html(html(message("done", "", done)))
    if reason := st.session_state.pop(_REFUSED, ""):
        st.html(html(message("problem", "Nothing was changed", reason)))


def attempt() -> int:
    """Part of the keys of the fields: after something was done they are empty again."""
    return int(st.session_state.get(_ATTEMPT, 0))


def told(done: str = "", *, problem: str = "") -> None:
    """Show the page again with what was done, or with why it was not."""
    if problem:
        st.session_state[_REFUSED] = problem
    else:
        st.session_state[_DONE] = done
        st.session_state[_ATTEMPT] = attempt() + 1
    st.rerun()
