"""The progress page: counts in words, the views and their filters, one promise in full, and many updates at once."""

from datetime import date
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from config.plan import Promise
from loaders.store import updates as ledger
from metrics.promises import reported_figures
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
    lead,
    second,
    sections,
)
from pages.components.progress.promise_facts import facts_of
from pages.components.progress.promise_words import STATES
from pages.components.render.page import html
from pages.components.shared.content import Block, Heading, Part, note, paragraph, part
from pages.components.shared.running_text import Link, Span, strong
from pages.components.shell import access, cached, cached_promises, looking_back_block
from pages.components.shell.cached_promises import Moment

REPORTED = "Reported to the plans, without ethnic groups"


def show() -> None:
    """Are we doing what we said?"""
    settings, moment = cached.settings(), looking_back_block.moment()
    st.title(settings.pages["progress"].question, anchor=False)
    if not looking_back_block.of_all_measures():
        return
    if not settings.plans:
        st.html(html(note(f"No plan of {settings.area} is declared here, so there is no promise to follow.")))
        return
    entering_block.say_what_was_done()
    asked = st.query_params.get("item", "")
    if asked in settings.promises:
        _one(asked, moment)
        return
    if asked:
        st.html(html(note("There is no promise of that name, so all are shown.", role="status")))
    _all(moment)


def _known(view: str, moment: Moment) -> Known:
    figures = cached_promises.measured(moment.at)
    return Known(
        cached.settings(),
        cached_promises.lines(moment.line),
        dict(zip(figures["measure"], figures["words"], strict=True)),
        frozenset(figures.loc[figures["demonstration"].astype(bool), "measure"]),
        cached_promises.latest_targets(moment.at),
        moment.today,
        view,
        cached_promises.answers(moment.at),
    )


def beside(page: str) -> None:
    """What is reported to the plans about a service, below its measures: complaints, audits, referrals."""
    st.header("Complaints, audits and referrals", anchor=False)
    moment = looking_back_block.moment()
    st.html(_drawn_beside(page, moment.line, moment.today))


@st.cache_resource(max_entries=4, show_spinner=False)
def _drawn_beside(page: str, line: int, today: date) -> str:
    settings = cached.settings()
    rows = {row["item"]: row for row in cached_promises.reported_table(line, today).to_dict("records")}
    known = Known(settings, cached_promises.lines(line), {}, frozenset(), {}, today, SCRUTINY)
    entries = [(settings.promises[name][1], rows[name]) for name in settings.pages[page].promises]
    return html(promise_rows.listed(REPORTED, entries, known, settings.pages["progress"].url))


def about(measure: str) -> None:
    """All promises about a measure, with how each stands. Worked out once it is opened: it asks for every measure's figures."""
    settings = cached.settings()
    promised = [one for _, one in settings.promises.values() if measure in one.measures]
    if not promised:
        return
    opened = st.expander(
        f"What plans promised about this ({len(promised)})",
        key="promised",
        on_change="rerun",
        bind="query-params",
    )
    if opened.open:
        with opened:
            if looking_back_block.of_all_measures():
                st.html(_drawn_about(measure, looking_back_block.moment()))


@st.cache_resource(max_entries=32, show_spinner=False)
def _drawn_about(measure: str, moment: Moment) -> str:
    known = _known(SCRUTINY, moment)
    rows = {row["item"]: row for row in cached_promises.progress_table(moment).to_dict("records")}
    entries = [
        (promise, rows[item])
        for item, (_, promise) in known.config.promises.items()
        if measure in promise.measures
    ]
    title = f"Promises: {known.config.measures[measure].title}"
    return html(promise_rows.listed(title, entries, known, known.config.pages["progress"].url))


def _all(moment: Moment) -> None:
    head = st.container()
    view = st.segmented_control(
        "View", list(VIEWS), default=SCRUTINY, required=True, key="view", bind="query-params",
        label_visibility="collapsed",
    ) or SCRUTINY  # fmt: skip
    table = cached_promises.progress_table(moment)
    filters = _filters(table)
    top, rows = _drawn(view, filters, moment)
    with head:
        st.html(top)
    st.html(rows)
    if access.may("updates"):
        update_block.many(table, moment.today, entering_block.seen(moment.line))


@st.cache_resource(max_entries=16, show_spinner=False)
def _drawn(view: str, filters: Filters, moment: Moment) -> tuple[str, str]:
    """The sentences at the top, and the headings with their promises: hundreds of rows, the same for all who ask."""
    table, known = cached_promises.progress_table(moment), _known(view, moment)
    settings, today = known.config, moment.today
    top = html(
        paragraph(lead(view, table, settings, today), kind="lead"),
        paragraph(second(view, table, settings), kind="second"),
    )
    # A plan of hundreds of promises is first a list of its headings.
    rows: list[Block] = [
        promise_rows.section(
            section, known, opened=filters.open or filters.any or (place == 0 and view == SCRUTINY)
        )
        for place, section in enumerate(sections(view, table, settings, filters, today))
    ]
    return top, html(part(*(rows or [_none()]), kind="progress"))


def _none() -> Part:
    choose = paragraph("Choose “Any” in one of the filters.")
    return part(Heading("No promise is like that"), choose, kind="empty")


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


def _one(item: str, moment: Moment) -> None:
    """Everything about one promise, and the form for its next update."""
    asked = st.query_params.get("view", SCRUTINY)
    view = asked if asked in VIEWS else SCRUTINY
    table, known = cached_promises.progress_table(moment), _known(view, moment)
    (row,) = table[table["item"].eq(item)].to_dict("records")
    _, promise = known.config.promises[item]
    back = Span(f"All promises: {view}", link=Link(f"?{urlencode({'view': view})}"))
    wording = paragraph(strong(item), f" {promise.wording}", kind="lead after")
    st.html(html(note(back), wording))
    st.html(html(promise_detail.strip(promise, row, known)))
    if promise.reports != "text":
        st.header("What is known", anchor=False)
        st.html(html(*promise_rows.latest(promise, row, known)))
        _courses(promise, known)
        if targets := promise_detail.targets(promise, known):
            st.html(html(targets))
        if answers := promise_rows.answers(promise, known):
            st.html(html(answers))
    st.header("What the document says, and how we read it", anchor=False)
    st.html(html(part(facts_of(promise, row, known), kind="detail")))
    _entered(promise, known, entering_block.seen(moment.line))


def _courses(promise: Promise, known: Known) -> None:
    """A chart of each figure that was reported more than once, and what the rules for quarters say of it."""
    for figure, series in reported_figures.series(promise, list(known.lines_of(promise))):
        spec = reported_chart.course(figure, series)
        if spec is None:
            continue
        st.html(html(Heading(figure.title, 3, "what")))
        st.vega_lite_chart(spec, theme=None, width="stretch", alt=promise_words.course(figure, series))
        if left := reported_chart.not_drawn(series):
            st.html(html(note(left)))
        if reading := promise_words.runs(series, known.config):
            st.html(html(paragraph(reading, kind="second")))
            st.html(html(note(promise_words.how_runs_are_read())))


def _entered(promise: Promise, known: Known, seen: int) -> None:
    lines = ledger.history(cached.reader(), promise.id)
    lines = lines[lines["id"].le(looking_back_block.moment().line)]
    if len(lines):
        st.header("History", anchor=False)
        st.html(html(promise_detail.history(promise, lines)))
    if reported_figures.asked_of(promise) and access.may("updates"):
        withdraw_block.form(promise, known.lines_of(promise), known.today, seen)
        update_block.form(promise, known.today, seen)
