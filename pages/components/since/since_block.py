"""What changed since we met: the reader chooses a day, and the page says what became of the figures since."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from config import Config
from config.periods import parse
from pages.components.render.deck.file_slide import FileSlide, SourcedTable
from pages.components.render.drawings import WordColumns
from pages.components.render.page import html
from pages.components.shared.content import note, paragraph
from pages.components.shared.running_text import sentence
from pages.components.shell import (
    cached,
    cached_history,
    cached_promises,
    looking_back_block,
    slide_files_block,
)
from pages.components.shell.cached_promises import Moment
from pages.components.shell.opening_view import opening_view
from pages.components.since import changes, since_words
from pages.components.since.changes import Changed
from pages.components.since.since_words import Since

ASKED = "since"
# A group that meets each month.
_DAYS = 31
# As many lines as a column of the slide holds.
_MOST_LINES = 4


def show() -> None:
    """Question, day, sentence, then a table for each kind of change."""
    settings, moment = cached.settings(), looking_back_block.moment()
    st.title(settings.pages["since"].question, anchor=False)
    if not looking_back_block.of_all_measures():
        return
    day = _day(moment.today)
    shown = since(day, looking_back_block.number_on(day), moment)
    st.html(
        html(
            paragraph(since_words.lead(shown), kind="lead"),
            paragraph(since_words.second(shown), kind="second"),
            *map(note, since_words.notes(shown, settings)),
        )
    )
    for table in since_words.tables(shown, settings).values():
        st.html(html(table))
    _files(shown)


def _day(today: date) -> date:
    """The day that the reader chooses, which always stands in the address: where a page opens moves with the calendar."""
    usual = today - timedelta(days=_DAYS)
    text = st.query_params.get(ASKED)
    period = parse(text) if text and text.isascii() and len(text) <= len("2026-02-28") else None
    asked = period.start if period is not None and period.kind == "snapshot" else None
    if text and (asked is None or asked > today):
        st.html(
            html(
                note(
                    "The day in the address cannot be read or is still to come, so another is shown.",
                    role="status",
                )
            )
        )
        asked = None
    chosen = st.date_input(
        "Changed since the end of",
        asked or usual,
        min_value=date(2000, 1, 1),
        max_value=today,
        format="DD/MM/YYYY",
        key="since-day",
        width=240,
    )
    day = chosen if isinstance(chosen, date) else usual
    st.query_params[ASKED] = day.isoformat()
    return day


@st.cache_resource(max_entries=16, show_spinner=False)
def since(day: date, then: int, moment: Moment) -> Since:
    """What changed between the store's number of a day and that of the moment shown. Measures of which no release
    changed are not worked out again."""
    settings, found, gone, addresses = cached.settings(), [], [], {}
    for name, measure in settings.measures.items():
        if not cached_history.changed_since((name,), then, moment.at):
            continue
        if then and cached_history.taken_back((name,), then) is not None:
            gone.append(name)
            continue
        change = changes.changed(
            name, cached.table(name, "", then), cached.table(name, "", moment.at), settings
        )
        if change.any:
            change = replace(change, shows=opening_view(name, moment.at))
            found.append(change)
            addresses[measure.title] = _address(change, moment.at, settings)
    progress = cached_promises.progress_table(moment)
    late = progress[progress["state"].eq("overdue")]
    overdue = [(row.item, row.wording, row.due) for row in late.itertuples(index=False)]
    return Since(day, tuple(found), tuple(gone), tuple(overdue), addresses, promised=not progress.empty)


def _address(change: Changed, at: int, config: Config) -> str:
    page = config.pages[change.measure.page]
    if change.shows is None:
        return f"{page.url}?{urlencode({'measure': change.measure.title})}"
    return f"{page.url}?{urlencode(cached.address(change.shows.selection, at))}"


def _files(shown: Since) -> None:
    with st.container(key="since-files", horizontal=True):
        make = partial(slide_of, shown, cached.settings())
        slide_files_block.show(make, f"changed-since-{shown.day.isoformat()}", "since-files")


def slide_of(shown: Since, config: Config) -> FileSlide:
    """The slide: the first lines of each kind of change beside each other; the notes hold all."""
    tables = since_words.tables(shown, config)
    columns = []
    for made in list(tables.values())[:3]:
        lines = [sentence(f"{row[0].text}: {row[1].text}") for row in made.rows[:_MOST_LINES]]
        if len(made.rows) > _MOST_LINES:
            lines.append(sentence(f"and {len(made.rows) - _MOST_LINES} more, in the notes"))
        columns.append((made.caption, tuple(lines)))
    source = f"Compared with the figures as they stood on {shown.day.isoformat()}."
    return FileSlide(
        1,
        1,
        config.pages["since"].title,
        since_words.lead(shown),
        (since_words.second(shown),),
        WordColumns(tuple(columns)) if columns else None,
        tuple(
            SourcedTable(table, source=source, notes=tuple(since_words.notes(shown, config)))
            for table in tables.values()
        ),
        footer=source,
    )
