"""Storing updates: whoever enters is asked first where a number is withheld, or where somebody was quicker."""

from dataclasses import dataclass, replace

import streamlit as st

from loaders.actor import NotAllowed
from loaders.store import updates as ledger
from loaders.store.faults import Moved, StoreUnavailable
from loaders.updates import Updates
from pages.components.progress import promise_detail
from pages.components.render.page import html
from pages.components.shared.messages import message
from pages.components.shell import access, cached, cached_promises, looking_back_block
from pages.components.upload import problem_words

PENDING, DONE, FAILED, SEEN = "updates-pending", "updates-done", "updates-failed", "updates-seen"
ATTEMPT = "updates-attempt"


@dataclass(frozen=True)
class Pending:
    """What waits for an answer: of which form it is, what was checked, and how far the ledger had been seen by then.

    `look`: it is looked at before it is stored. `warned_at`: how far the ledger was when the sender was told that
    somebody had entered the same meanwhile; None where nobody had.
    """

    about: tuple[str, ...]
    checked: Updates
    seen: int
    look: bool = False
    warned_at: int | None = None


def seen(line: int) -> int:
    """The newest line of the ledger when this session's page was last drawn: what whoever pressed a button had seen.
    Asked once in a run, because it remembers what this run shows: all up to `line`."""
    before = int(st.session_state.get(SEEN, line))
    st.session_state[SEEN] = line
    return before


def attempt() -> int:
    """Part of the keys of the form and of the file field: after an entry both are empty again."""
    return int(st.session_state.get(ATTEMPT, 0))


def say_what_was_done() -> None:
    """What became of the last entry, on the page as it is after it."""
    if done := st.session_state.pop(DONE, ""):
        st.html(html(message("done", "", done)))
        # The form is at the bottom of the page: whoever used it is there, and sees this.
        st.toast(done)
    if problem := st.session_state.pop(FAILED, ""):
        st.html(html(message("problem", "Nothing was stored", problem)))


def offer(pending: Pending) -> None:
    """What was sent: it waits for an answer, or is stored at once where there is nothing to ask."""
    st.session_state[PENDING] = pending
    if pending.checked.updates and not pending.look and not pending.checked.withheld:
        _store(pending)


def is_waiting(about: tuple[str, ...], checked: Updates) -> bool:
    """Whether this very file is waiting already: what was seen when it was sent stays what was seen."""
    pending = st.session_state.get(PENDING)
    return pending is not None and pending.about == about and pending.checked == checked


def answer(about: tuple[str, ...]) -> None:
    """What is wrong with what was sent, or what is to be known of it before it is stored."""
    pending: Pending | None = st.session_state.get(PENDING)
    if pending is None or pending.about != about:
        return
    problems = pending.checked.problems
    if not pending.checked.updates:
        most = cached.settings().publication.limits.problems_shown
        st.html(html(problem_words.summary(problems)))
        st.html(html(*problem_words.details(problems, most)))
        return
    if pending.warned_at is None:
        _ask(pending)
    else:
        _ask_again(pending, pending.warned_at)


def _store(pending: Pending) -> None:
    """Record what was checked, and show the page as it is then."""
    checked = pending.checked
    try:
        ledger.record(cached.writer(), checked.updates, by=access.actor(), seen=pending.seen)
    except Moved:
        st.session_state[PENDING] = replace(pending, warned_at=ledger.newest(cached.reader()))
    except (StoreUnavailable, NotAllowed) as problem:
        st.session_state.pop(PENDING, None)
        st.session_state[FAILED] = str(problem)
    else:
        st.session_state[DONE] = _done(checked)
        _forget()
    st.rerun()


def _forget() -> None:
    """Nothing waits any more, and the fields are empty."""
    st.session_state.pop(PENDING, None)
    st.session_state[ATTEMPT] = attempt() + 1


def _done(checked: Updates) -> str:
    number, first = len(checked.updates), checked.updates[0]
    if number > 1:
        kept = f" {len(checked.withheld)} of them without the number." if checked.withheld else ""
        return f"{number} updates were entered.{kept}"
    if first.state == ledger.WITHDRAWN:
        return f"The entry of {first.item} was taken back. It stays in the history."
    alone = " Its number was not kept." if checked.withheld else ""
    return f"The update of {first.item} was entered.{alone}"


def _ask(pending: Pending) -> None:
    """Before anything is stored: which numbers will not be kept."""
    checked = pending.checked
    named = ", ".join(f"{update.item} {update.period}" for update in checked.withheld)
    below = cached.settings().publication.suppress_below
    if checked.withheld:
        words = (
            f"{named}: from 1 to {below - 1} people are counted or left out, and they could be identified. The update is "
            "stored as withheld. The number itself is not kept, here or in the history."
        )
        st.html(html(message("empty", "A number will be withheld", words)))
    number = len(checked.updates)
    _buttons(pending, "Store as withheld" if number == 1 else f"Enter {number} updates", "Do not store")


def _ask_again(pending: Pending, warned_at: int) -> None:
    """Somebody was quicker: what they entered, and whether to go on. Whoever goes on has seen what the run before showed."""
    settings = cached_promises.followed(looking_back_block.moment().plans).config
    st.session_state[PENDING] = replace(pending, warned_at=ledger.newest(cached.reader()))
    lines = ledger.since(cached.reader(), pending.checked.updates, pending.seen)
    meanwhile = [
        promise_detail.history(settings.promises[item][1], own, f"Entered meanwhile of {item}")
        for item, own in lines.groupby("item", sort=False)
    ]
    words = (
        "Since this page was opened, the same was reported for the same period. If you go on, yours stands, and what is "
        "here stays in the history."
    )
    title = "Nothing was stored: the same was entered meanwhile"
    st.html(html(message("problem", title, words, *meanwhile)))
    _buttons(replace(pending, seen=warned_at), "Enter mine all the same", "Keep what is there")


def _buttons(pending: Pending, go_on: str, leave: str) -> None:
    with st.container(key="actions", horizontal=True):
        if st.button(go_on, type="primary"):
            _store(pending)
        if st.button(leave):
            _forget()
            st.rerun()
