"""Looking back: the day that the reader asked for stays for the session, in the address and above every page."""

from datetime import date

import streamlit as st

from loaders import store
from loaders.plans import ledger as plans_ledger
from loaders.store import updates as ledger
from pages.components.render.page import html
from pages.components.shared import looking_back
from pages.components.shared.looking_back import PARAMETER, Back, Known
from pages.components.shared.messages import message
from pages.components.shell import cached, cached_history
from pages.components.shell.cached_promises import Moment

_KEPT = "looking-back"
TAKEN_BACK = (
    "Some of the figures of that day were taken back since, or made again to protect people, and are not shown any more. "
    "This page is made of all of them. The page of each measure shows those that still may be shown."
)


def begin() -> None:
    """Read the day from the address, or put the one that is kept there; say which it is, or why there is none."""
    text = st.query_params.get(PARAMETER)
    if text is None and (kept := back()):
        st.query_params[PARAMETER] = kept.day.isoformat()
    elif text is not None:
        found = looking_back.asked(text, date.today(), Known(number_on, _first))
        st.session_state[_KEPT] = None if isinstance(found, str) else found
        if isinstance(found, str):
            del st.query_params[PARAMETER]
            st.html(html(looking_back.refused(found)))
    if shown := back():
        query = {name: value for name, value in st.query_params.to_dict().items() if name != PARAMETER}
        st.html(html(looking_back.banner(shown, query)))


def back() -> Back | None:
    """The day that the reader looks back at, with the store's number of it."""
    kept: Back | None = st.session_state.get(_KEPT)
    return kept


def number() -> int:
    """The store's number whose figures are shown: that of the day, or the newest."""
    shown = back()
    return shown.at if shown else cached.number()


def moment() -> Moment:
    """All that the state of a promise depends on, on the day that is shown."""
    shown = back()
    today = shown.day if shown else date.today()
    reader, day = cached.reader(), shown.day if shown else None
    return Moment(number(), ledger.newest(reader, day), today, plans_ledger.newest(reader, day))


def of_all_measures() -> bool:
    """Whether a page that is made of the figures of every measure may be shown; says why where it may not."""
    shown = back()
    if shown is None or cached_history.taken_back(tuple(cached.settings().measures), shown.at) is None:
        return True
    st.html(html(message("problem", "This page cannot be shown as it stood", TAKEN_BACK)))
    return False


def number_on(day: date) -> int:
    return store.number_on(cached.reader(), day)


def _first() -> str:
    return cached_history.stood_at(1)
