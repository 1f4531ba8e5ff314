"""The promises that are about something, on the pages of measures and services, and what their rows are written from."""

from collections.abc import Iterable
from datetime import date

import streamlit as st

from loaders.plans.closing import Context
from pages.components.progress import final_states, promise_rows
from pages.components.progress.progress_views import SCRUTINY, Known
from pages.components.render.page import html
from pages.components.shell import cached, cached_promises, looking_back_block
from pages.components.shell.cached_promises import Moment

REPORTED = "Reported to the plans, without ethnic groups"


def known_of(view: str, moment: Moment) -> Known:
    """The same for all promises; `view` is that to which links lead."""
    figures, plans = cached_promises.measured(moment.at, moment.plans), cached_promises.followed(moment.plans)
    return Known(
        plans.config,
        cached_promises.lines(moment.line, moment.plans),
        dict(zip(figures["measure"], figures["words"], strict=True)),
        frozenset(figures.loc[figures["demonstration"].astype(bool), "measure"]),
        cached_promises.latest_targets(moment.at),
        moment.today,
        view,
        cached_promises.answers(moment.at, moment.plans),
        plans.ends,
    )


def came_to(items: Iterable[str], moment: Moment | None = None) -> Context:
    """What each of these promises has come to, by now or at a moment, and what else an end of them must fit."""
    at = moment or cached_promises.now()
    return final_states.context(known_of(SCRUTINY, at), cached_promises.progress_table(at), items)


def beside(page: str) -> None:
    """What is reported to the plans about a service, below its measures: complaints, audits, referrals."""
    st.header("Complaints, audits and referrals", anchor=False)
    moment = looking_back_block.moment()
    st.html(_drawn_beside(page, moment.line, moment.today))


@st.cache_resource(max_entries=4, show_spinner=False)
def _drawn_beside(page: str, line: int, today: date) -> str:
    settings = cached.settings()
    rows = {row["item"]: row for row in cached_promises.reported_table(line, today).to_dict("records")}
    known = Known(settings, cached_promises.lines(line, 0), {}, frozenset(), {}, today, SCRUTINY)
    entries = [(settings.promises[name][1], rows[name]) for name in settings.pages[page].promises]
    return html(promise_rows.listed(REPORTED, entries, known, settings.pages["progress"].url))


def about(measure: str) -> None:
    """All promises about a measure, with how each stands. Worked out once it is opened: it asks for every measure's figures."""
    followed = cached_promises.followed(looking_back_block.moment().plans)
    promised = [one for _, one in followed.config.promises.values() if measure in one.measures]
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
    known = known_of(SCRUTINY, moment)
    rows = {row["item"]: row for row in cached_promises.progress_table(moment).to_dict("records")}
    entries = [
        (promise, rows[item])
        for item, (_, promise) in known.config.promises.items()
        if measure in promise.measures
    ]
    title = f"Promises: {known.config.measures[measure].title}"
    return html(promise_rows.listed(title, entries, known, known.config.pages["progress"].url))
