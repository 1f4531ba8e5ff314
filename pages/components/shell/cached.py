"""Everything that pages read, cached by the store's number: pages see releases and never the rows behind them.

The number grows with every publication and undo, so a key that holds it is never stale and nothing expires by
the clock. Cached frames are shared between readers and never changed.
"""

import dataclasses
from functools import partial

import pandas as pd
import streamlit as st
from sqlalchemy import Engine

import config
from config import Config
from config.periods import last_year, years_of
from loaders import store
from metrics.figures import comparison
from metrics.figures.available_comparators import comparators_with_figures
from metrics.figures.counts import source_shares
from metrics.figures.results import comparators as results_comparators
from metrics.figures.results import extracts_needed, has_real_groups, results
from metrics.groups import Detail
from metrics.promises import several_years as years_together
from metrics.promises.targets import targets as targets_of
from pages.components import charts
from pages.components.render import csv
from pages.components.shared import view_address
from pages.components.shared.rows import table_of
from pages.components.shared.running_text import Sentence
from pages.components.shared.view import Selection, View, view_of
from pages.components.words import course_table, findings, over_time, questions, sentences
from pages.components.words import places as places_beside
from pages.components.words.course import Course, Place
from pages.components.words.course_table import SaidOverTime
from pages.components.words.places import Places
from pages.components.words.questions import Answers


def settings() -> Config:
    """What is declared; read once for the process."""
    return config.load()


@st.cache_resource(show_spinner=False)
def reader() -> Engine:
    """The store as pages may read it: releases, never rows."""
    return store.connect_reader()


@st.cache_resource(show_spinner=False)
def writer() -> Engine:
    """The store as officers' pages may use it."""
    return store.connect()


def number() -> int:
    """The store's number now: part of the key of everything below."""
    return store.latest_number(reader())


@st.cache_resource(max_entries=64, show_spinner=False)
def released(extract: str, at: int) -> pd.DataFrame:
    """The releases of an extract as they stood at a number."""
    return store.released(reader(), extract, at=at)


@st.cache_resource(max_entries=256, show_spinner=False)
def table(measure: str, comparator: str, at: int) -> pd.DataFrame:
    """The results table of a measure against one comparator."""
    frames = {extract: released(extract, at) for extract in extracts_needed(measure, settings())}
    return results(measure, frames, settings(), comparator)


@st.cache_resource(max_entries=64, show_spinner=False)
def several_years(measure: str, comparator: str, at: int) -> pd.DataFrame:
    """The results table of several years together of a measure that is read so; empty of any other."""
    frames = {extract: released(extract, at) for extract in extracts_needed(measure, settings())}
    return years_together.table(measure, frames, settings(), comparator, table(measure, comparator, at))


def table_of_years(measure: str, comparator: str, years: int, at: int) -> pd.DataFrame:
    """The results table of single periods, or of so many years together."""
    if years == 1:
        return table(measure, comparator, at)
    return years_together.of_length(several_years(measure, comparator, at), years)


def table_behind(selection: Selection, at: int) -> pd.DataFrame:
    """The results table that a view is taken from."""
    return table_of_years(selection.measure, selection.comparator, years_of(selection.period), at)


@st.cache_resource(max_entries=64, show_spinner=False)
def everywhere(measure: str, at: int) -> pd.DataFrame:
    """The results table of a measure for every place whose figures are kept, our neighbours too."""
    frames = {extract: released(extract, at) for extract in extracts_needed(measure, settings())}
    return results(measure, frames, settings(), everywhere=True)


@st.cache_resource(max_entries=256, show_spinner=False)
def groups_of_places(selection: Selection, at: int) -> list[str]:
    """The groups for which our place can be set beside others."""
    return places_beside.groups(everywhere(selection.measure, at), selection, settings())


@st.cache_resource(max_entries=256, show_spinner=False)
def places_of(selection: Selection, group: str, at: int) -> Places | None:
    """Our place beside others for one group."""
    return places_beside.places(everywhere(selection.measure, at), selection, group, settings())


@st.cache_resource(max_entries=256, show_spinner=False)
def drawn_places(selection: Selection, group: str, at: int) -> dict:
    """The chart specification of places beside each other."""
    shown = places_of(selection, group, at)
    assert shown is not None, "only places that there are are drawn"
    return charts.sent(charts.of_places(shown, settings()))


def places_csv_of(selection: Selection, group: str, at: int) -> partial[bytes]:
    """What makes the download of places beside each other when it is asked for."""
    shown = places_of(selection, group, at)
    assert shown is not None, "only places that there are are handed out"
    return partial(csv.as_csv, table_of((*shown.ordered, *shown.around)))


def shown_as(measure: str, at: int) -> str:
    """The measure itself, or the total that stands in its place where nobody gives real figures by ethnic group."""
    in_all = settings().measures[measure].in_all
    if not in_all or table(in_all, "", at).empty:
        return measure
    return measure if has_real_groups(table(measure, "", at), settings()) else in_all


@st.cache_resource(max_entries=256, show_spinner=False)
def comparators(measure: str, area: str, period: str, detail: Detail, breakdown: str, at: int) -> list[str]:
    """What one view can be compared with, the measure's own first; all that it declares where nothing has figures."""
    frames = {extract: released(extract, at) for extract in extracts_needed(measure, settings())}
    declared = results_comparators(settings().measures[measure], detail, area)
    year = last_year(period)  # what one year can be compared with, all of them can
    return comparators_with_figures(measure, area, year, frames, settings(), detail, breakdown) or declared


@st.cache_resource(max_entries=64, show_spinner=False)
def share_of_residents(group: str, at: int) -> float:
    """The share of our residents in a group or named union, for figures whose group is not defined."""
    people = comparison.population("residents", {"population": released("population", at)}, settings())
    return comparison.share_of(group, settings().area, people, settings())


@st.cache_resource(max_entries=512, show_spinner=False)
def view(selection: Selection, at: int) -> View:
    """The rows that one choice shows, with the period before."""
    found = view_of(table_behind(selection, at), selection, settings())
    if not found.bounded:
        return found
    cells = released(found.measure.extract, at)
    place = {"period": selection.period, "area": selection.area}
    shares = source_shares(found.measure, cells, place, settings())
    return dataclasses.replace(found, as_published=shares)


@st.cache_resource(max_entries=512, show_spinner=False)
def drawn(selection: Selection, at: int) -> list[dict]:
    """The chart specifications of a view: building one costs more than all else in a rerun."""
    return [charts.sent(spec) for spec in charts.spec(view(selection, at), settings())]


@st.cache_resource(max_entries=256, show_spinner=False)
def targets(measure: str, comparator: str, at: int) -> pd.DataFrame:
    """The targets table of a measure; "" is its own comparator, which its targets are about."""
    return targets_of(table(measure, comparator, at), measure, settings())


@st.cache_resource(max_entries=1024, show_spinner=False)
def course(selection: Selection, place: Place, at: int) -> Course:
    """One group of a view over time, with what plans asked of it; of several years together, year by year up to the last."""
    selection = dataclasses.replace(selection, period=last_year(selection.period))
    rows = table(selection.measure, selection.comparator, at)
    return over_time.course_of(rows, targets(selection.measure, "", at), selection, place, settings())


@st.cache_resource(max_entries=1024, show_spinner=False)
def promised_elsewhere(selection: Selection, place: Place, at: int) -> list[Course]:
    """What plans asked of other groups of the same measure."""
    rows, asked = table(selection.measure, selection.comparator, at), targets(selection.measure, "", at)
    return over_time.elsewhere(course(selection, place, at), rows, asked, settings())


@st.cache_resource(max_entries=512, show_spinner=False)
def places(selection: Selection, at: int) -> list[Place]:
    """Whose figures over time a view can show."""
    return over_time.places(view(selection, at), table(selection.measure, selection.comparator, at))


@st.cache_resource(max_entries=512, show_spinner=False)
def places_drawn(selection: Selection, at: int) -> list[Place]:
    """Those of them whose figures over time make a chart."""
    return [place for place in places(selection, at) if course(selection, place, at).worth_drawing]


@st.cache_resource(max_entries=512, show_spinner=False)
def finding(selection: Selection, at: int) -> tuple[Sentence, Sentence]:
    """What a view says first, and what it says after that."""
    shown = view(selection, at)
    return sentences.headline(shown, settings()), sentences.second(shown, settings())


@st.cache_resource(max_entries=1024, show_spinner=False)
def said_over_time(selection: Selection, place: Place, at: int) -> SaidOverTime:
    """What is said of a course, beside its chart."""
    return course_table.said(course(selection, place, at), settings())


@st.cache_resource(max_entries=512, show_spinner=False)
def address(selection: Selection, at: int) -> dict[str, str]:
    """The query that reopens a view, whatever is newest by then."""
    return view_address.link_to(selection, table_behind(selection, at), settings())


def opening_course(shown: View, at: int) -> Course | None:
    """The group over time that the page of a view opens with; None where no group has a figure."""
    place = over_time.opens_with(places(shown.selection, at), shown, findings.opening(shown, settings()))
    return course(shown.selection, place, at) if place else None


@st.cache_resource(max_entries=512, show_spinner=False)
def answered(selection: Selection, at: int) -> Answers:
    """What councillors ask of a view, with the answers."""
    shown = view(selection, at)
    opening = opening_course(shown, at)
    elsewhere = promised_elsewhere(selection, opening.place, at) if opening else []
    return questions.answers(shown, opening, settings(), elsewhere)


@st.cache_resource(max_entries=512, show_spinner=False)
def drawn_over_time(selection: Selection, place: Place, at: int) -> dict:
    """The chart specification of a course."""
    return charts.sent(charts.over_time(course(selection, place, at), settings()))


def targets_csv_of(measure: str, at: int) -> partial[bytes]:
    """What makes the download of a measure's targets when it is asked for."""
    return partial(csv.as_csv, targets(measure, "", at))


def csv_of(selection: Selection, at: int) -> partial[bytes]:
    """What makes the download of a view when it is asked for."""
    return partial(csv.csv, view(selection, at))
