"""The progress page: counts in words, the views and their filters, one promise in full, and many updates at once."""

from datetime import date
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from loaders.store import updates as ledger
from metrics.promises import reported_figures
from metrics.promises.progress import progress
from metrics.promises.targets import COLUMNS as TARGETS
from pages.components.progress import (
    entering_block,
    promise_detail,
    promise_rows,
    promise_words,
    reported_chart,
    update_block,
    withdraw_block,
)
from pages.components.progress.progress_views import (
    ANY,
    DUE,
    SCRUTINY,
    VIEWS,
    Filters,
    Known,
    Row,
    lead,
    parts,
    second,
)
from pages.components.progress.promise_words import STATES
from pages.components.render.page import html
from pages.components.shared.content import facts
from pages.components.shared.table_html import safe as text
from pages.components.shell import cached, cached_promises
from pages.components.words import sentences


def show() -> None:
    """Are we doing what we said?"""
    settings, today = cached.settings(), date.today()
    st.title(settings.pages["progress"].question, anchor=False)
    entering_block.say_what_was_done()
    asked = st.query_params.get("item", "")
    if asked in settings.promises:
        _one(asked, today)
        return
    if asked:
        st.html('<p class="eq-note" role="status">There is no promise of that name, so all are shown.</p>')
    _all(today)


def _known(view: str, today: date) -> tuple[pd.DataFrame, Known]:
    settings, at = cached.settings(), cached.number()
    standing = ledger.standing(cached.reader())
    figures = cached_promises.measured(at)
    table = progress(settings, standing, figures, cached_promises.judged(at), today)
    said = dict(zip(figures["measure"], figures["words"], strict=True))
    invented = frozenset(figures.loc[figures["demonstration"].astype(bool), "measure"])
    return table, Known(
        settings,
        reported_figures.by_item(standing),
        said,
        invented,
        cached_promises.judged(at),
        today,
        view,
        cached_promises.of_everybody(at),
    )


def beside(page: str) -> None:
    """What is reported to the plans about a service, below its measures: complaints, audits, referrals."""
    settings, today = cached.settings(), date.today()
    standing = ledger.standing(cached.reader())
    none = pd.DataFrame(columns=cached_promises.MEASURED), pd.DataFrame(columns=TARGETS)
    table = progress(settings, standing, *none, today)
    known = Known(settings, reported_figures.by_item(standing), {}, frozenset(), none[1], today, SCRUTINY)
    rows = {row["item"]: row for row in table.to_dict("records")}
    entries = [(settings.promises[name][1], rows[name]) for name in settings.pages[page].promises]
    st.header("Complaints, audits and referrals", anchor=False)
    st.html(promise_rows.beside(entries, known, settings.pages["progress"].url))


def _all(today: date) -> None:
    head = st.container()
    view = st.segmented_control(
        "View", list(VIEWS), default=SCRUTINY, required=True, key="view", bind="query-params",
        label_visibility="collapsed",
    ) or SCRUTINY  # fmt: skip
    table, known = _known(view, today)
    settings = known.config
    filters = _filters(table)
    with head:
        first, more = lead(view, table, settings, today), second(view, table, settings)
        st.html(
            f'<p class="eq-lead">{sentences.html(first)}</p><p class="eq-second">{sentences.html(more)}</p>'
        )
    found = parts(view, table, settings, filters, today)
    # A plan of hundreds of promises is first a list of its headings.
    drawn = "".join(
        promise_rows.part(one, known, opened=filters.open or filters.any or (place == 0 and view == SCRUTINY))
        for place, one in enumerate(found)
    )
    st.html(f'<div class="eq-progress">{drawn or _none()}</div>')
    update_block.many(table, today, entering_block.seen())


def _none() -> str:
    return '<div class="eq-empty"><h2>No promise is like that</h2><p>Choose “Any” in one of the filters.</p></div>'


def _filters(table: pd.DataFrame) -> Filters:
    states = [STATES[state] for state in STATES if state in set(table["state"])]
    owners = sorted({owner for owner in table["owner"] if owner})
    with st.container(key="filters", horizontal=True):
        state = st.selectbox("State", [ANY, *states], key="state", bind="query-params", width=230)
        owner = st.selectbox("Owner", [ANY, *owners], key="owner", bind="query-params", width=340)
        due = st.selectbox("Next update due", DUE, key="due", bind="query-params", width=200)
        with st.container(height=66, border=False, vertical_alignment="bottom", width=150):
            whole = st.toggle("Open all", key="open", bind="query-params")
    return Filters(state, owner, due, whole)


def _one(item: str, today: date) -> None:
    """Everything about one promise, and the form for its next update."""
    asked = st.query_params.get("view", SCRUTINY)
    view = asked if asked in VIEWS else SCRUTINY
    table, known = _known(view, today)
    row = next(row for row in table.to_dict("records") if row["item"] == item)
    _, promise = known.config.promises[item]
    back = f'<a href="?{urlencode({"view": view})}" target="_self">All promises: {text(view)}</a>'
    st.html(
        f'<p class="eq-note">{back}</p><p class="eq-lead eq-after"><strong>{item}</strong> {text(promise.wording)}</p>'
    )
    st.html(html(facts(promise_detail.strip(promise, row, known.config, known))))
    if promise.reports != "text":
        st.header("What is known", anchor=False)
        st.html(promise_rows.latest(promise, row, known))
        _courses(item, known)
        if drawn := promise_detail.targets(promise, known):
            st.html(drawn)
    st.header("What the document says, and how we read it", anchor=False)
    st.html(f'<div class="eq-detail">{promise_rows.facts(promise, row, known)}</div>')
    _entered(item, row, known)


def _courses(item: str, known: Known) -> None:
    """A chart of each figure that was reported more than once, and what the rules for quarters say of it."""
    _, promise = known.config.promises[item]
    for figure, found in reported_figures.series(promise, known.lines.get(item, [])):
        spec = reported_chart.course(figure, found)
        if spec is None:
            continue
        st.html(f'<h3 class="eq-what">{text(figure.title)}</h3>')
        st.vega_lite_chart(spec, theme=None, width="stretch", alt=promise_words.course(figure, found))
        if left := reported_chart.not_drawn(found):
            st.html(f'<p class="eq-note">{text(left)}</p>')
        if said := promise_words.runs(found, known.config):
            st.html(f'<p class="eq-second">{sentences.html(said)}</p>')
            st.html(f'<p class="eq-note">{text(promise_words.how_runs_are_read())}</p>')


def _entered(item: str, row: Row, known: Known) -> None:
    _, promise = known.config.promises[item]
    lines = ledger.history(cached.reader(), item)
    if len(lines):
        st.header("History", anchor=False)
        st.html(promise_detail.history(promise, lines))
    if reported_figures.asked_of(promise):
        seen = entering_block.seen()
        withdraw_block.form(promise, known.lines.get(item, []), known.today, seen)
        update_block.form(promise, known.today, seen)
