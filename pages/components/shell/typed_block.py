"""Typed texts before they are kept: what tells of a person is refused, what may be a name is asked about once."""

import streamlit as st

from loaders import typed
from pages.components.shell import cached

_ASKED = "typed-asked-about"


def problem(*texts: str) -> str:
    """Why texts cannot be kept as they are, or what is asked about them; "" where they can. Whoever sends the same texts again
    after the question has answered it."""
    settings = cached.settings()
    refused = (typed.refused(text, settings.publication.suppress_below) for text in texts)
    if reason := next(filter(None, refused), ""):
        return f"{reason} Nothing was kept."
    asked = " ".join(filter(None, (typed.question(text, settings) for text in texts)))
    if not asked or st.session_state.pop(_ASKED, "") == asked:
        return ""
    st.session_state[_ASKED] = asked
    return f"{asked} If not, send it once more as it is. Nothing was kept so far."
