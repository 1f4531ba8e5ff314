"""An open page learns of what was published since it was drawn, and offers to show it; what was withdrawn leaves it at once.

The page itself stays as it is: the offer lies over it, so that nothing moves under a reader or a presenter.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from pages.components.render.page import html
from pages.components.shared.content import note
from pages.components.shell import cached, cached_history, looking_back_block

ASKS_EVERY = 5.0
_CLOCK = ZoneInfo("Europe/London")


def show() -> None:
    """Go on asking while the page is open. A page of a day in the past has nothing to learn."""
    if not looking_back_block.back():
        _ask(cached.number())


@st.fragment(run_every=ASKS_EVERY)
def _ask(drawn_at: int) -> None:
    now = cached.number()
    if now == drawn_at:
        return
    gone = {one.place for one in cached_history.withdrawn_now(now)}
    if gone - {one.place for one in cached_history.withdrawn_now(drawn_at)}:
        st.rerun()
    with st.container(key="new-figures", horizontal=True, vertical_alignment="center"):
        st.html(html(note(offered(cached_history.stood_at(now)), role="status")))
        if st.button("Show them", key="show-new-figures", type="primary"):
            st.rerun()


def offered(at: str) -> str:
    """What is said of figures that were published at a moment (UTC), by the clock on the wall."""
    return f"New figures were published at {datetime.fromisoformat(at).astimezone(_CLOCK):%H:%M}."
