"""Entering updates: one promise by its form, or many by a file."""

from datetime import date

import pandas as pd
import streamlit as st

from config import Config
from config.plan import Promise
from loaders import updates
from loaders.checks.update.line_checks import STATES
from loaders.store import updates as ledger
from metrics.promises import reported_figures
from metrics.promises.progress import due_now
from pages.components.progress import entering_block, promise_words
from pages.components.progress.entering_block import Pending
from pages.components.render.page import html
from pages.components.shared.content import note, paragraph
from pages.components.shared.running_text import strong
from pages.components.shell import cached, cached_promises, looking_back_block
from pages.components.words.phrases import joined

# Of which form a file is: of none of one promise.
MANY = "a file"
WHO = (
    "Until there is a sign-in, this dashboard is served on this computer alone, to one person with every role: whoever "
    "can open it may enter updates, and the history says “officer at this computer”."
)
TEMPLATE = (
    "The template has a row for everything that is due or was never reported. Rows that are left blank are left out. To "
    "take an entry back, write withdrawn under state. Counts and dates only: no names of people."
)


def form(promise: Promise, today: date, seen: int) -> None:
    """The form for one promise: what it reports decides its fields. `seen`: how far the page had seen the ledger."""
    settings = _followed()
    st.header("Enter an update", anchor=False)
    st.html(html(note(WHO)))
    names = reported_figures.reportable(promise)
    titles = {name: promise_words.named(name, promise) for name in names}
    figure = names[0]
    if len(names) > 1:
        figure = st.radio("What do you report?", names, format_func=titles.__getitem__, key="what")
    others = reported_figures.same_figures(settings).get((promise.id, figure), ())
    if also := [item for item, _ in others if item != promise.id]:
        st.html(html(note(f"Entered once, it answers {joined(also)} too.")))
    with st.form(f"update-{promise.id}-{figure}-{entering_block.attempt()}", width=620):
        texts = _fields(promise, figure)
        sent = st.form_submit_button("Enter this update", type="primary")
    if sent:
        entered = ledger.entered(cached.reader())
        texts |= {"item": promise.id, "figure": figure}
        checked = updates.check_one(texts, settings, today, entered=entered)
        entering_block.offer(Pending((promise.id, figure), checked, seen))
    entering_block.answer((promise.id, figure))


def _followed() -> Config:
    """What is declared, with the plans that arrived as sheets."""
    return cached_promises.followed(looking_back_block.moment().plans).config


def _fields(promise: Promise, name: str) -> dict[str, str]:
    """The fields of the form and what was written in them."""
    texts = {"period": st.text_input("Date or period", help="2026-06-30, 2026 Q2, 2025/26 or 2025-26")}
    figure = promise.figures.get(name)
    if figure is None:
        states = {promise_words.STATES[state.replace("_", " ")]: state for state in STATES}
        texts["state"] = states.get(st.selectbox("State", list(states), index=None) or "", "")
    elif figure.of:
        st.html(html(paragraph(strong(figure.title), kind="line")))
        left, right = st.columns(2, vertical_alignment="bottom")
        texts["numerator"] = left.text_input("How many (x)")
        texts["denominator"] = right.text_input(f"Of how many {figure.of} (y)")
    else:
        texts["value"] = st.text_input(f"{figure.title} ({figure.unit})")
    if figure and figure.people:
        st.html(html(note(_not_kept(shares=bool(figure.of)))))
    evidence = "Evidence" if figure else "Evidence (needed for what is done)"
    texts["evidence"] = st.text_input(
        evidence, help="A document, a minute, or a web address. No names of people."
    )
    texts["note"] = st.text_input("Note", help="What a reader should know. No names of people.")
    return texts


def _not_kept(*, shares: bool) -> str:
    """Which numbers will not be kept, said before any is entered."""
    below, what = cached.settings().publication.suppress_below, "x, or y less x," if shares else "it"
    return (
        f"This counts people. Where {what} is from 1 to {below - 1}, the figure is stored as withheld and its number "
        "is not kept. Evidence and note may hold dates and years, and no other number."
    )


def many(table: pd.DataFrame, today: date, seen: int) -> None:
    """A file of updates: the template of what is due, the field for the file, and what would be entered."""
    settings, field = _followed(), f"updates-{entering_block.attempt()}"
    with st.expander("Update many at once", expanded=bool(st.session_state.get(field))):
        st.html(html(note(TEMPLATE), note(WHO)))
        st.download_button(
            "Template",
            lambda: updates.template(due_now(table, settings, today), settings),
            "updates-template.csv",
            "text/csv",
            on_click="ignore",
            icon=":material/download:",
        )
        sent = st.file_uploader("CSV file of updates", type="csv", max_upload_size=1, key=field, width=620)
        if sent is None:
            return
        entered = ledger.entered(cached.reader())
        checked = updates.check(sent.getvalue(), sent.name, settings, today, entered=entered)
        if not entering_block.is_waiting((MANY,), checked):
            entering_block.offer(Pending((MANY,), checked, seen, look=True))
        entering_block.answer((MANY,))
