"""The progress page: counts in words, the views and their filters, one promise in full, and many updates at once."""

from collections import Counter
from functools import partial
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from config import Config
from config.periods import in_words
from config.plan import Promise
from loaders.store import updates as ledger
from metrics.promises import reported_figures
from pages.components.progress import (
    end_block,
    entering_block,
    promise_detail,
    promise_rows,
    promise_words,
    register,
    reply_block,
    reported_chart,
    update_block,
    withdraw_block,
)
from pages.components.progress.about_block import known_of
from pages.components.progress.filters import ANY, DUE, Filters, offered
from pages.components.progress.plans.plan_words import dates_passed
from pages.components.progress.progress_views import (
    ACTIONS,
    PLAN,
    SCRUTINY,
    Known,
    lead,
    plan_of,
    second,
    sections,
    views_of,
)
from pages.components.progress.promise_facts import facts_of
from pages.components.progress.promise_words import STATES
from pages.components.render import handouts
from pages.components.render.page import html
from pages.components.shared.content import Block, Heading, Part, note, paragraph, part
from pages.components.shared.running_text import Link, Span, strong
from pages.components.shell import access, cached, cached_promises, looking_back_block
from pages.components.shell.cached_promises import Moment
from pages.components.words.phrases import joined
from pages.components.words.replies import ended

_PART_OF = {
    "heading": "Priority or heading",
    "service": "Service",
    "pillar": "Pillar",
    "manifesto": "Manifesto number",
}


def show() -> None:
    """Are we doing what we said?"""
    moment = looking_back_block.moment()
    settings = cached_promises.followed(moment.plans).config
    st.title(settings.pages["progress"].question, anchor=False)
    if not looking_back_block.of_all_measures():
        return
    if not settings.plans:
        title = settings.pages["plans"].title
        none = f"No plan of {settings.area} is in force, so there is no promise to follow."
        st.html(html(note(f"{none} Put one in force on the page “{title}”.")))
        return
    entering_block.say_what_was_done()
    asked = st.query_params.get("item", "")
    if asked in settings.promises:
        _one(asked, moment)
        return
    if asked:
        st.html(html(note("There is no promise of that name, so all are shown.", role="status")))
    _all(moment)


def _all(moment: Moment) -> None:
    head = st.container()
    plans = cached_promises.followed(moment.plans)
    views = views_of(plans.config, plans.closed)
    view = st.segmented_control(
        "View", views, default=views[0], required=True, key="view", bind="query-params", label_visibility="collapsed"
    ) or views[0]  # fmt: skip
    table = cached_promises.progress_table(moment)
    filters = _filters(table, plans.config)
    top, rows = _drawn(view, filters, moment)
    with head:
        st.html(top)
    st.html(rows)
    st.download_button(
        "Whole register (spreadsheet)",
        partial(_register, moment),
        register.FILE,
        handouts.KINDS["sheet"].media_type,
        on_click="ignore",
        icon=handouts.KINDS["sheet"].icon,
    )
    if access.may("updates"):
        update_block.many(table, moment.today, entering_block.seen(moment.line))


def _register(moment: Moment) -> bytes:
    return register.xlsx(cached_promises.progress_table(moment), known_of(SCRUTINY, moment))


@st.cache_resource(max_entries=16, show_spinner=False)
def _drawn(view: str, filters: Filters, moment: Moment) -> tuple[str, str]:
    """The sentences at the top, and the headings with their promises: hundreds of rows, the same for all who ask."""
    table, known = cached_promises.progress_table(moment), known_of(view, moment)
    settings, today = known.config, moment.today
    top = html(
        paragraph(lead(view, table, settings, today), kind="lead"),
        paragraph(second(view, table, settings), kind="second"),
        _closed(view, moment),
    )
    # A plan of hundreds of promises is first a list of its headings.
    rows: list[Block] = [
        promise_rows.section(
            section, known, opened=filters.open or filters.any or (place == 0 and view not in (PLAN, ACTIONS))
        )
        for place, section in enumerate(sections(view, table, settings, filters, today))
    ]
    return top, html(part(*(rows or [_none()]), kind="progress"))


def _closed(view: str, moment: Moment) -> Block | None:
    """Of a plan that is over: since when, how its promises ended, and that they stay as they stood; of one whose dates are
    past, that it is to be closed."""
    plans = cached_promises.followed(moment.plans)
    name = plan_of(view, plans.config)
    entry = plans.closed.get(name)
    if entry is None:
        passed = dates_passed(plans.config.plans[name], moment.today) if name in plans.config.plans else ""
        return note(f"{passed} Whoever looks after plans does that on the page Plans.") if passed else None
    items = plans.config.plans[entry.plan].promises
    ends = Counter(end.end for name, end in plans.ends.items() if name in items)
    how = joined([f"{count} {kind}" for kind, count in ends.most_common()])
    on = in_words(max(end.on for end in entry.ends).isoformat()) if entry.ends else in_words(entry.at[:10])
    why = f" {ended(entry.reason)}" if entry.reason else ""
    return note(f"This plan was closed on {on}: {how}. Each promise stays as it stood then.{why}")


def _none() -> Part:
    choose = paragraph("Choose “Any” in one of the filters.")
    return part(Heading("No promise is like that"), choose, kind="empty")


def _filters(table: pd.DataFrame, settings: Config) -> Filters:
    states = [STATES[state] for state in STATES if state in set(table["state"])]
    owners = sorted({owner for owner in table["owner"] if owner})
    with st.container(key="filters", horizontal=True):
        state = st.selectbox("State", [ANY, *states], key="state", bind="query-params", width=180)
        owner = st.selectbox("Owner", [ANY, *owners], key="owner", bind="query-params", width=230)
        due = st.selectbox("Next update due", DUE, key="due", bind="query-params", width=170)
        words = st.text_input("Search promises", key="words", bind="query-params", max_chars=60, width=200)
        with st.container(height=66, border=False, vertical_alignment="bottom", width=120):
            whole = st.toggle("Open all", key="open", bind="query-params")
    parts = {}
    with st.expander("More filters"), st.container(key="more-filters", horizontal=True):
        for name, choices in offered(settings).items():
            parts[name] = st.selectbox(
                _PART_OF[name], [ANY, *choices], key=name, bind="query-params", width=230
            )
    return Filters(state, owner, due, **parts, words=words.strip(), open=whole)


def _one(item: str, moment: Moment) -> None:
    """Everything about one promise, and the form for its next update."""
    plans = cached_promises.followed(moment.plans)
    views = views_of(plans.config, plans.closed)
    asked = st.query_params.get("view", views[0])
    view = asked if asked in views else views[0]
    table, known = cached_promises.progress_table(moment), known_of(view, moment)
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
    reply_block.show(promise, row, moment)
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
    if promise.id in known.ends:
        return
    if reported_figures.reportable(promise) and access.may("updates"):
        withdraw_block.form(promise, known.lines_of(promise), known.today, seen)
        update_block.form(promise, known.today, seen)
    if access.may("plans"):
        end_block.form(promise, known)
