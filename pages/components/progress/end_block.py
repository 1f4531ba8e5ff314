"""Ending one promise on its page: closed, or carried on in a promise of another plan."""

import streamlit as st

from config.plan import Promise
from loaders.actor import NotAllowed
from loaders.plans import closing, ledger
from loaders.plans.ledger import Deed
from loaders.store.faults import Moved, StoreUnavailable
from pages.components.progress import about_block, entering_block
from pages.components.progress.progress_views import Known
from pages.components.render.page import html
from pages.components.shared.content import items, note
from pages.components.shell import access, cached, cached_promises, looking_back_block

HOW = (
    "It goes on no more, or in a promise of another plan. What it had come to stays in its row, and its history stays here. "
    "The page “Plans” takes an end back."
)


def form(promise: Promise, known: Known) -> None:
    """How the promise ends, into which it goes, and why."""
    with st.expander("End this promise"), st.form(f"end-{promise.id}", border=False, width=620):
        st.html(html(note(HOW)))
        kind = st.selectbox("How does it end?", closing.KINDS, format_func=str.capitalize)
        into = st.text_input(
            "In which promise does it go on?", help="Its id, such as SC26-3. Blank where it is closed."
        )
        why = st.text_input("Why?", max_chars=closing.LONGEST, help="No names of people.")
        if st.form_submit_button("End it"):
            _end(promise, {"end": kind, "into": into, "why": why}, known)


def _end(promise: Promise, said: dict[str, str], known: Known) -> None:
    moment = looking_back_block.moment()
    context = about_block.came_to([promise.id], moment)
    made, problems = closing.one(promise.id, said, context, {promise.id})
    if made is None:
        st.html(html(items([problem.sentence() for problem in problems], role="alert")))
        return
    plan = next(name for name, plan in known.config.plans.items() if promise.id in plan.promises)
    title = known.config.plans[plan].short
    try:
        deed = Deed(plan, title, (made,), reason=made.why)
        ledger.end(cached.writer(), deed, by=access.actor(), seen=moment.plans)
    except (Moved, StoreUnavailable, NotAllowed) as problem:
        st.session_state[entering_block.FAILED] = str(problem)
    else:
        st.session_state[entering_block.DONE] = (
            f"{promise.id} has ended. What it had come to stays in its row."
        )
    cached_promises.followed.clear()
    st.rerun()
