"""Entering updates: one promise by its form, or many by a file. Whoever enters is told first what is withheld."""

from datetime import date

import pandas as pd
import streamlit as st

from config.plan import Promise
from loaders import updates
from loaders.checks.update import STATES
from loaders.store import updates as ledger
from loaders.store.faults import StoreUnavailable
from loaders.updates import Updates
from metrics import reported
from metrics.progress import due_now
from pages.components import cached, problems_shown, progress_words
from pages.components.table_html import safe as text
from pages.components.upload_draft import BY

WHO = (
    "Until there is a sign-in, this dashboard is served on this computer alone, to one person with every role: whoever "
    "can open it may enter updates, and the history says “officer at this computer”."
)
PENDING, DONE, FAILED = "updates-pending", "updates-done", "updates-failed"


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


def form(promise: Promise, today: date) -> None:
    """The form for one promise: what it reports decides its fields."""
    settings = cached.settings()
    st.header("Enter an update", anchor=False)
    st.html(f'<p class="eq-note">{WHO}</p>')
    names = reported.asked_of(promise)
    titles = {name: promise.figures[name].title if name else "State of the promise" for name in names}
    figure = names[0]
    if len(names) > 1:
        figure = st.radio("What do you report?", names, format_func=titles.__getitem__, key="what")
    with st.form(f"update-{promise.id}-{figure}-{_attempt()}", width=620):
        texts = _fields(promise, figure)
        sent = st.form_submit_button("Enter this update", type="primary")
    if sent:
        found = updates.check_one(
            {"item": promise.id, "figure": figure} | texts,
            settings,
            today,
            entered=ledger.entered(cached.reader()),
        )
        st.session_state[PENDING] = (promise.id, figure, found)
        if found.updates and not found.withheld:
            _store(found)
    _answer(promise.id, figure)


def _fields(promise: Promise, name: str) -> dict[str, str]:
    """The fields of the form and what was written in them."""
    texts = {"period": st.text_input("Date or period", help="2026-06-30, 2026 Q2, 2025/26 or 2025-26")}
    figure = promise.figures.get(name)
    if figure is None:
        states = {progress_words.STATES[state.replace("_", " ")]: state for state in STATES}
        texts["state"] = states.get(st.selectbox("State", list(states), index=None) or "", "")
    elif figure.of:
        st.html(f'<p class="eq-line"><strong>{text(figure.title)}</strong></p>')
        left, right = st.columns(2, vertical_alignment="bottom")
        texts["numerator"] = left.text_input("How many (x)")
        texts["denominator"] = right.text_input(f"Of how many {figure.of} (y)")
    else:
        texts["value"] = st.text_input(f"{figure.title} ({figure.unit})")
    if figure and figure.people:
        st.html(f'<p class="eq-note">{_small(shares=bool(figure.of))}</p>')
    evidence = "Evidence" if figure else "Evidence (needed for what is done)"
    texts["evidence"] = st.text_input(
        evidence, help="A document, a minute, or a web address. No names of people."
    )
    texts["note"] = st.text_input("Note", help="What a reader should know. No names of people.")
    return texts


def _small(*, shares: bool) -> str:
    """Which numbers will not be kept, said before any is entered."""
    below, what = cached.settings().publication.suppress_below, "x, or y less x," if shares else "it"
    return (
        f"This counts people. Where {what} is from 1 to {below - 1}, the figure is stored as withheld and its number "
        "is not kept. Evidence and note may hold dates and years, and no other number."
    )


def _attempt() -> int:
    """Part of the keys of the form and of the file field: after an entry both are empty again."""
    return int(st.session_state.get("updates-attempt", 0))


def _store(found: Updates) -> None:
    """Record what was checked, and show the page as it is then."""
    st.session_state.pop(PENDING, None)
    try:
        ledger.record(cached.writer(), found.updates, by=BY)
    except StoreUnavailable as problem:
        st.session_state[FAILED] = str(problem)
    else:
        number = len(found.updates)
        kept = f" {len(found.withheld)} of them without the number." if number > 1 and found.withheld else ""
        alone = " Its number was not kept." if number == 1 and found.withheld else ""
        st.session_state[DONE] = (
            f"The update of {found.updates[0].item} was entered.{alone}"
            if number == 1
            else f"{number} updates were entered.{kept}"
        )
        st.session_state["updates-attempt"] = _attempt() + 1
    st.rerun()


def _answer(item: str, figure: str) -> None:
    """What is wrong with what was sent, or what will be withheld of it and whether to go on."""
    *about, found = st.session_state.get(PENDING, ("", "", None))
    if found is None or about != [item, figure]:
        return
    if not found.updates:
        st.html(problems_shown.summary(found.problems))
        st.html(problems_shown.details(found.problems, cached.settings().publication.limits.problems_shown))
        return
    _ask(found)


def _ask(found: Updates) -> None:
    """Before anything is stored: which numbers will not be kept."""
    named = ", ".join(f"{one.item} {one.period}" for one in found.withheld)
    below = cached.settings().publication.suppress_below
    if found.withheld:
        st.html(
            '<div class="eq-empty" role="status"><h2>A number will be withheld</h2>'
            f"<p>{text(named)}: from 1 to {below - 1} people are counted or left out, and they could be identified. "
            "The update is stored as withheld. The number itself is not kept, here or in the history.</p></div>"
        )
    label = "Store as withheld" if len(found.updates) == 1 else f"Enter {len(found.updates)} updates"
    with st.container(key="actions", horizontal=True):
        if st.button(label, type="primary"):
            _store(found)
        if st.button("Do not store"):
            st.session_state.pop(PENDING, None)
            st.session_state["updates-attempt"] = _attempt() + 1
            st.rerun()


def many(table: pd.DataFrame, today: date) -> None:
    """A file of updates: the template of what is due, the field for the file, and what would be entered."""
    settings = cached.settings()
    with st.expander("Update many at once", expanded=bool(st.session_state.get(f"updates-{_attempt()}"))):
        st.html(
            '<p class="eq-note">The template has a row for everything that is due or was never reported. Rows that are '
            "left blank are left out. To take an entry back, write withdrawn under state. Counts and dates only: no names of "
            f"people.</p><p class='eq-note'>{WHO}</p>"
        )
        st.download_button(
            "Template", updates.template(due_now(table, settings, today), settings), "updates-template.csv", "text/csv",
            on_click="ignore", icon=":material/download:",
        )  # fmt: skip
        sent = st.file_uploader(
            "CSV file of updates", type="csv", max_upload_size=1, key=f"updates-{_attempt()}", width=620
        )
        if sent is None:
            return
        entered = ledger.entered(cached.reader())
        found = updates.check(sent.getvalue(), sent.name, settings, today, entered=entered)
        if not found.updates:
            st.html(problems_shown.summary(found.problems))
            st.html(problems_shown.details(found.problems, settings.publication.limits.problems_shown))
            return
        _ask(found)
