"""How far every promise is and what measures say of it, cached by the store's number, the ledger's last line and the day.

Like figures these are worked out once for all who ask, and never expire by the clock: what they are made from is in
their key.
"""

from datetime import date
from typing import NamedTuple

import pandas as pd
import streamlit as st

from loaders.plans import ledger as plans_ledger
from loaders.plans.following import Followed, followed_at
from loaders.store import updates as ledger
from metrics.promises import progress, reported_figures
from metrics.promises.answers import Answered, answered
from metrics.promises.due_dates import spoken_of
from metrics.promises.endings import with_ends
from metrics.promises.reported_figures import Row
from metrics.promises.targets import COLUMNS as TARGETS
from metrics.promises.targets import real
from pages.components.shell import cached, cached_history
from pages.components.shell.opening_view import opening_view
from pages.components.words import sentences

MEASURED = ["measure", "group", "period", "words", "demonstration", "updated"]


class Moment(NamedTuple):
    """All that the state of a promise depends on, beside what is declared: the store's number, the newest line of the
    ledger, the day, and the newest entry about plans."""

    at: int
    line: int
    today: date
    plans: int = 0


def now() -> Moment:
    reader = cached.reader()
    return Moment(cached.number(), ledger.newest(reader), date.today(), plans_ledger.newest(reader))


@st.cache_resource(max_entries=4, show_spinner=False)
def followed(plans: int) -> Followed:
    """The plans as they stood at an entry about them."""
    return followed_at(cached.settings(), plans_ledger.history(cached.reader(), plans))


@st.cache_resource(max_entries=4, show_spinner=False)
def progress_table(moment: Moment) -> pd.DataFrame:
    """How far every promise is, a row each."""
    figures, targets = measured(moment.at, moment.plans), judged(moment.at)
    plans = followed(moment.plans)
    table = progress.progress(
        plans.config,
        _standing(moment.line),
        figures,
        targets,
        moment.today,
        answers(moment.at, moment.plans),
    )
    return with_ends(table, plans.ends)


@st.cache_resource(max_entries=4, show_spinner=False)
def reported_table(line: int, today: date) -> pd.DataFrame:
    """The same by what was reported alone, without a figure of any measure."""
    none = pd.DataFrame(columns=MEASURED), pd.DataFrame(columns=TARGETS)
    return progress.progress(cached.settings(), _standing(line), *none, today)


@st.cache_resource(max_entries=4, show_spinner=False)
def lines(line: int, plans: int) -> dict[str, list[Row]]:
    """The lines of the ledger that stand, by item."""
    return reported_figures.by_item(_standing(line), followed(plans).config)


@st.cache_resource(max_entries=4, show_spinner=False)
def _standing(line: int) -> pd.DataFrame:
    return ledger.standing(cached.reader(), line)


@st.cache_resource(max_entries=4, show_spinner=False)
def latest_targets(at: int) -> dict[str, list[Row]]:
    """For each promise that names measures: of each target and group its row of the latest period."""
    return progress.latest_targets(cached.settings(), judged(at))


@st.cache_resource(max_entries=4, show_spinner=False)
def measured(at: int, plans: int = 0) -> pd.DataFrame:
    """MEASURED for each measure that a promise names and that has figures: the sentence that its page opens with."""
    settings = cached.settings()
    promises = followed(plans).config.promises
    named = {name for _, promise in promises.values() for name in promise.measures}
    rows = []
    for name in sorted(named):
        view = opening_view(name, at)
        if view is None:
            continue
        published = cached_history.published_at(at)
        stamps = [published[number] for number in view.rows["release"] if number in published]
        headline = sentences.headline(view, settings).text
        period = view.selection.period
        rows.append((name, "", period, headline, view.demonstration, spoken_of(period, max(stamps))))
    return pd.DataFrame(rows, columns=MEASURED)


@st.cache_resource(max_entries=4, show_spinner=False)
def answers(at: int, plans: int = 0) -> dict[str, tuple[Answered, ...]]:
    """The figures that answer each promise that names some."""
    return answered(followed(plans).config, lambda name, years: cached.table_of_years(name, "", years, at))


@st.cache_resource(max_entries=4, show_spinner=False)
def judged(at: int) -> pd.DataFrame:
    """The targets tables of all measures, one under the other: of figures that are not invented."""
    return progress.targets_of_all(
        cached.settings(),
        lambda name: cached.targets(name, "", at),
        lambda name: len(real(cached.table(name, "", at))) > 0,
    )
