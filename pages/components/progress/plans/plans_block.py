"""The page of plans: which are followed, putting one in force from a sheet, closing one, and the history of both."""

import streamlit as st

from loaders.actor import NotAllowed
from loaders.plans import ledger
from loaders.plans.ledger import CannotTakeBack, Entry
from loaders.store.faults import StoreUnavailable
from loaders.typed import refused
from pages.components.progress.plans import bring_plan_block, close_plan_block, plan_words
from pages.components.progress.plans.outcome_block import say, told
from pages.components.render.page import html
from pages.components.shared.content import note, part
from pages.components.shell import access, cached, cached_promises, looking_back_block


def show() -> None:
    """Which plans do we follow?"""
    settings, moment = cached.settings(), looking_back_block.moment()
    st.title(settings.pages["plans"].question, anchor=False)
    say()
    plans = cached_promises.followed(moment.plans)
    every = plan_words.every_plan(plans, settings.pages["progress"].url, moment.today)
    st.html(html(part(every, kind="history followed") if every.rows else note("No plan is followed yet.")))
    if access.may("plans"):
        bring_plan_block.show(moment)
        close_plan_block.show(moment)
    entries = ledger.history(cached.reader(), moment.plans)
    if access.may("plans"):
        _take_back(ledger.standing_of(entries))
    past(entries)


def past(entries: tuple[Entry, ...] | None = None) -> None:
    """Everything that was done with plans, by whom and when: on this page, and under the uploads of the history."""
    done = ledger.history(cached.reader(), looking_back_block.moment().plans) if entries is None else entries
    if done:
        st.html(html(part(plan_words.history(done), kind="history")))


def _take_back(standing: tuple[Entry, ...]) -> None:
    """What was done last comes first: an entry under a later one stays."""
    if not standing:
        return
    entries = {entry.id: entry for entry in reversed(standing)}
    with st.expander("Take an entry back"), st.form("take-a-plan-back", border=False, width=620):
        st.html(html(note("Brings back what stood before. Nothing is deleted, and the list keeps both.")))
        number = st.selectbox(
            "Entry", list(entries), format_func=lambda number: plan_words.named(entries[number])
        )
        why = st.text_input("Why?", max_chars=200, help="No names of people.").strip()
        sent = st.form_submit_button("Take it back")
    if not sent:
        return
    reason = (
        refused(why, cached.settings().publication.suppress_below)
        if why
        else "Say why, so that the history can."
    )
    if reason:
        st.html(html(note(reason, role="alert")))
        return
    try:
        entry = ledger.take_back(cached.writer(), number, by=access.actor(), reason=why)
    except (CannotTakeBack, StoreUnavailable, NotAllowed) as problem:
        told(problem=str(problem))
    else:
        told(f"Taken back: {plan_words.named(entry)}.")
