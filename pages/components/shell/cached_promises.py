"""What measures say of the promises that name them, cached by the store's number."""

from datetime import date

import pandas as pd
import streamlit as st

from config.ethnicity import ALL
from config.page import Cell
from config.periods import last_day, parse
from metrics.promises.targets import COLUMNS as TARGETS
from metrics.promises.targets import real
from pages.components.shared.latest_view import latest
from pages.components.shared.view import View
from pages.components.shell import cached
from pages.components.words import change_words, sentences
from pages.components.words.course import Place

MEASURED = ["measure", "group", "period", "words", "demonstration", "updated"]


@st.cache_resource(max_entries=4, show_spinner=False)
def measured(at: int) -> pd.DataFrame:
    """MEASURED for each measure that a promise names and that has figures: the sentence that its page opens with."""
    settings = cached.settings()
    named = {name for _, promise in settings.promises.values() for name in promise.measures}
    rows = []
    for name in sorted(named):
        view = _latest(name, at)
        if view is None:
            continue
        published = cached.published_at(at)
        stamps = [published[number] for number in view.rows["release"] if number in published]
        said = sentences.headline(view, settings).text
        period = view.selection.period
        rows.append((name, "", period, said, view.demonstration, spoken_of(period, max(stamps))))
    return pd.DataFrame(rows, columns=MEASURED)


def _latest(name: str, at: int) -> View | None:
    """What the page of a measure opens with; None where it has no figures."""
    table = cached.table(name, "", at)
    return latest(Cell(title=name, measure=name), {name: table}, cached.settings()) if len(table) else None


@st.cache_resource(max_entries=4, show_spinner=False)
def of_everybody(at: int) -> dict[str, str]:
    """What became of everybody's figure, for each measure with figures that a promise about everybody names."""
    settings, found = cached.settings(), {}
    about = [promise for _, promise in settings.promises.values() if promise.everybody]
    for name in {name for promise in about for name in promise.measures}:
        view = _latest(name, at)
        if view is not None:
            course = cached.course(view.selection, Place(ALL), at)
            found[name] = change_words.change(course, settings).text
    return found


def spoken_of(label: str, uploaded: str) -> date:
    """The last day of which figures speak, and not the day on which they came: an old file is no new report. Of a
    period that had not ended when they were uploaded, the day of the upload."""
    period = parse(label)
    assert period is not None, "a release has periods"
    return min(last_day(period), date.fromisoformat(uploaded[:10]))


@st.cache_resource(max_entries=4, show_spinner=False)
def judged(at: int) -> pd.DataFrame:
    """The targets tables of all measures, one under the other: of figures that are not invented."""
    settings = cached.settings()
    names = [name for name, measure in settings.measures.items() if measure.targets]
    frames = [cached.targets(name, "", at) for name in names if len(real(cached.table(name, "", at)))]
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=TARGETS)
