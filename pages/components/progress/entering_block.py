"""Storing updates: whoever enters is asked first where a number is withheld, or where somebody was quicker."""

from dataclasses import dataclass, replace

import streamlit as st

from loaders.store import updates as ledger
from loaders.store.faults import Moved, StoreUnavailable
from loaders.updates import Updates
from pages.components.progress import promise_detail
from pages.components.shared.table_html import safe as text
from pages.components.shell import cached
from pages.components.shell.access import BY
from pages.components.upload import problem_words

PENDING, DONE, FAILED, SEEN = "updates-pending", "updates-done", "updates-failed", "updates-seen"
ATTEMPT = "updates-attempt"


@dataclass(frozen=True)
class Pending:
    """What waits for an answer: of which form it is, what was checked, and how far the ledger had been seen by then.

    `look`: it is looked at before it is stored. `told`: how far the ledger was when the sender was told that somebody had
    entered the same meanwhile; None where nobody had.
    """

    about: tuple[str, ...]
    found: Updates
    seen: int
    look: bool = False
    told: int | None = None


def seen() -> int:
    """The newest line of the ledger when this session's page was last drawn: what whoever pressed a button had seen.
    Asked once in a run, because it remembers what this run shows."""
    now = ledger.newest(cached.reader())
    before = int(st.session_state.get(SEEN, now))
    st.session_state[SEEN] = now
    return before


def attempt() -> int:
    """Part of the keys of the form and of the file field: after an entry both are empty again."""
    return int(st.session_state.get(ATTEMPT, 0))


def say_what_was_done() -> None:
    """What became of the last entry, on the page as it is after it."""
    if said := st.session_state.pop(DONE, ""):
        st.html(f'<div class="eq-done" role="status"><p>{text(said)}</p></div>')
        # The form is at the bottom of the page: whoever used it is there, and sees this.
        st.toast(said)
    if problem := st.session_state.pop(FAILED, ""):
        st.html(
            f'<div class="eq-problem" role="alert"><h2>Nothing was stored</h2><p>{text(problem)}</p></div>'
        )


def offer(pending: Pending) -> None:
    """What was sent: it waits for an answer, or is stored at once where there is nothing to ask."""
    st.session_state[PENDING] = pending
    if pending.found.updates and not pending.look and not pending.found.withheld:
        _store(pending)


def waits(about: tuple[str, ...], found: Updates) -> bool:
    """Whether this very file is waiting already: what was seen when it was sent stays what was seen."""
    pending = st.session_state.get(PENDING)
    return pending is not None and pending.about == about and pending.found == found


def answer(about: tuple[str, ...]) -> None:
    """What is wrong with what was sent, or what is to be known of it before it is stored."""
    pending: Pending | None = st.session_state.get(PENDING)
    if pending is None or pending.about != about:
        return
    problems = pending.found.problems
    if not pending.found.updates:
        st.html(problem_words.summary(problems))
        st.html(problem_words.details(problems, cached.settings().publication.limits.problems_shown))
        return
    if pending.told is None:
        _ask(pending)
    else:
        _ask_again(pending, pending.told)


def _store(pending: Pending) -> None:
    """Record what was checked, and show the page as it is then."""
    found = pending.found
    try:
        ledger.record(cached.writer(), found.updates, by=BY, seen=pending.seen)
    except Moved:
        st.session_state[PENDING] = replace(pending, told=ledger.newest(cached.reader()))
    except StoreUnavailable as problem:
        st.session_state.pop(PENDING, None)
        st.session_state[FAILED] = str(problem)
    else:
        st.session_state[DONE] = _done(found)
        _forget()
    st.rerun()


def _forget() -> None:
    """Nothing waits any more, and the fields are empty."""
    st.session_state.pop(PENDING, None)
    st.session_state[ATTEMPT] = attempt() + 1


def _done(found: Updates) -> str:
    number, first = len(found.updates), found.updates[0]
    if number > 1:
        kept = f" {len(found.withheld)} of them without the number." if found.withheld else ""
        return f"{number} updates were entered.{kept}"
    if first.state == ledger.WITHDRAWN:
        return f"The entry of {first.item} was taken back. It stays in the history."
    alone = " Its number was not kept." if found.withheld else ""
    return f"The update of {first.item} was entered.{alone}"


def _ask(pending: Pending) -> None:
    """Before anything is stored: which numbers will not be kept."""
    found = pending.found
    named = ", ".join(f"{one.item} {one.period}" for one in found.withheld)
    below = cached.settings().publication.suppress_below
    if found.withheld:
        st.html(
            '<div class="eq-empty" role="status"><h2>A number will be withheld</h2>'
            f"<p>{text(named)}: from 1 to {below - 1} people are counted or left out, and they could be identified. "
            "The update is stored as withheld. The number itself is not kept, here or in the history.</p></div>"
        )
    number = len(found.updates)
    _buttons(pending, "Store as withheld" if number == 1 else f"Enter {number} updates", "Do not store")


def _ask_again(pending: Pending, told: int) -> None:
    """Somebody was quicker: what they entered, and whether to go on. Whoever goes on has seen what the run before showed."""
    settings = cached.settings()
    st.session_state[PENDING] = replace(pending, told=ledger.newest(cached.reader()))
    lines = ledger.since(cached.reader(), pending.found.updates, pending.seen)
    drawn = "".join(
        promise_detail.history(settings.promises[item][1], own, f"Entered meanwhile of {item}")
        for item, own in lines.groupby("item", sort=False)
    )
    st.html(
        '<div class="eq-problem" role="alert"><h2>Nothing was stored: the same was entered meanwhile</h2>'
        "<p>Since this page was opened, the same was reported for the same period. If you go on, yours stands, and "
        f"what is here stays in the history.</p>{drawn}</div>"
    )
    _buttons(replace(pending, seen=told), "Enter mine all the same", "Keep what is there")


def _buttons(pending: Pending, go_on: str, leave: str) -> None:
    with st.container(key="actions", horizontal=True):
        if st.button(go_on, type="primary"):
            _store(pending)
        if st.button(leave):
            _forget()
            st.rerun()
