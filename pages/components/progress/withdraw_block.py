"""Taking back an entry of the ledger on the page: the line stays in the history, and stands no more."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from config.plan import Promise
from loaders import updates
from loaders.store import updates as ledger
from metrics.promises.reported_figures import Row
from pages.components.progress import entering_block, promise_detail
from pages.components.progress.entering_block import Pending
from pages.components.render.page import html
from pages.components.shared.content import note
from pages.components.shell import cached_promises, looking_back_block

TAKE_BACK = "Take it back"


def form(promise: Promise, standing: Sequence[Row], today: date, seen: int) -> None:
    """Which entry that stands is to be taken back, and why. `standing`: the ledger's lines of the promise that stand."""
    if not standing:
        return
    lines = {promise_detail.named(promise, line): line for line in reversed(standing)}
    about = (promise.id, ledger.WITHDRAWN)
    waiting = st.session_state.get(entering_block.PENDING)
    opened = waiting is not None and waiting.about == about
    with st.expander("Take an entry back", expanded=opened):
        st.html(
            html(
                note(
                    "For what was entered by mistake. It stays in the history and stands no more: nothing is then "
                    "reported for its period, until the right figure is entered."
                )
            )
        )
        with st.form(f"withdraw-{promise.id}-{entering_block.attempt()}", width=620, border=False):
            chosen = st.selectbox("Entry", list(lines))
            why = st.text_input("Why", help="No names of people.", key=f"why-{entering_block.attempt()}")
            sent = st.form_submit_button(TAKE_BACK)
        if sent:
            line = lines[chosen]
            item, figure = line["entered"]
            texts = {"item": item, "figure": figure, "period": str(line["period"])}
            texts |= {"state": ledger.WITHDRAWN, "note": why}
            settings = cached_promises.followed(looking_back_block.moment().plans).config
            checked = updates.check_one(texts, settings, today)
            entering_block.offer(Pending(about, checked, seen))
        entering_block.answer(about)
