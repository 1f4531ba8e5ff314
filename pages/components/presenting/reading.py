"""Decks and slides as the pages read them: from the declarations and the store, cached by the store's number."""

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from config.deck import Deck, DeckSlide, Shown, unknown
from config.periods import in_words
from loaders import store
from loaders.store import decks as ledger
from loaders.store import updates
from metrics.progress import progress
from pages.components import cached, findings, over_time, progress_block
from pages.components.other_groups import joined
from pages.components.presenting import making, opened
from pages.components.presenting.making import Made
from pages.components.presenting.opened import Face, Opened
from pages.components.presenting.talks import Talks
from pages.components.view import View


@st.cache_resource(show_spinner=False)
def talks() -> Talks:
    """The talks of this process."""
    return Talks()


def decks() -> list[Opened]:
    """Every deck: those that come with the product, then those that people keep, the last changed first."""
    saved = [opened.kept(line) for line in ledger.standing(cached.reader())]
    return [*opened.declared(cached.settings(), cached.number()), *saved]


def find(name: str) -> Opened | None:
    """The deck of that id."""
    return next((one for one in decks() if one.id == name), None)


def made(deck: Opened, place: int) -> Made:
    """One slide of a deck, ready to be shown."""
    slide = deck.slides[place]
    if slide.form == "plans":
        return _of_plans(deck, slide)
    return _made(slide.model_dump_json(), deck.number, cached.number())


@st.cache_resource(max_entries=256, show_spinner=False)
def _made(slide: str, number: int, now: int) -> Made:
    assert number <= now, "`now` is part of the key: what was taken back by then"
    shown = face(DeckSlide.model_validate_json(slide), number)
    return making.of_figures(shown, cached.published_at(number), cached.settings())


def face(slide: DeckSlide, number: int) -> Face:
    """What a slide shows at a number; or why it shows nothing, which may be known only now."""
    settings = cached.settings()
    if list(unknown(Deck(title="a deck", slides=(slide,)), settings)):
        return Face(slide, problem="This slide names a measure or a group that is no longer here.")
    gone = cached.taken_back(tuple(shown.measure for shown in slide.shows), number)
    if gone is not None:
        return Face(slide, problem=_taken_back(gone))
    views = [_view(shown, number) for shown in slide.shows]
    there = tuple(view for view in views if view is not None)
    if len(there) < len(slide.shows):
        without = [
            settings.measures[shown.measure].one
            for shown, view in zip(slide.shows, views, strict=True)
            if view is None
        ]
        return Face(slide, problem=f"There are no figures for {joined(without)} here yet.")
    return _over_time(slide, there[0], number) if slide.form == "over_time" else Face(slide, there)


def _view(shown: Shown, number: int) -> View | None:
    """One view of a slide; None where there are no figures by ethnic group."""
    found = opened.selection_of(shown, cached.table(shown.measure, "", number), cached.settings())
    if found is None:
        return None
    offered = cached.comparators(
        found.measure, found.area, found.period, shown.detail, found.breakdown, number
    )
    # Where the one that was named has no figures the measure's own stands in, and the slide's footer names it.
    against = found.comparator if found.comparator in offered else offered[0]
    view = cached.view(replace(found, comparator=against), number)
    return view if len(view.groups) else None


def _over_time(slide: DeckSlide, view: View, number: int) -> Face:
    found = over_time.places(view, cached.table(view.selection.measure, view.selection.comparator, number))
    first = over_time.opens_with(found, view, findings.leading(view, cached.settings()))
    place = opened.place_of(slide.shows[0], found, first)
    course = cached.course(view.selection, place, number) if place else None
    if course is None or not course.worth_drawing:
        return Face(
            slide, problem=f"There are too few figures for {view.measure.one} to show them over time."
        )
    return Face(slide, (view,), course)


def _taken_back(gone: store.Withdrawn) -> str:
    day = in_words(gone.at[:10])
    if gone.how == "undone":
        return f"The figures of this slide were taken back on {day}, so they are not shown."
    return f"The figures of this slide were protected anew on {day}, so the earlier ones are not shown."


def newer(deck: Opened) -> str:
    """Which slides of a frozen deck would show other figures today, in words; "" where none would."""
    if not deck.frozen:
        return ""
    slides = tuple(slide.model_dump_json() for slide in deck.slides if slide.form != "plans")
    names = list(_newer(slides, deck.number, cached.number()))
    plans = [slide.name for slide in deck.slides if slide.form == "plans"]
    if plans and updates.history(cached.reader())["at"].gt(deck.at).any():
        names += plans
    if not names:
        return ""
    return f"Newer figures exist for {'one slide' if len(names) == 1 else f'{len(names)} slides'}: {joined(names)}."


@st.cache_resource(max_entries=64, show_spinner=False)
def _newer(slides: tuple[str, ...], number: int, now: int) -> tuple[str, ...]:
    if number == now:
        return ()
    read = [DeckSlide.model_validate_json(slide) for slide in slides]
    return tuple(
        slide.name for slide in read if not opened.same_figures(face(slide, number), face(slide, now))
    )


def _of_plans(deck: Opened, slide: DeckSlide) -> Made:
    lines = updates.history(cached.reader())
    lines = lines[lines["at"].le(deck.at)] if deck.frozen else lines
    today = date.fromisoformat(deck.at[:10]) if deck.frozen else date.today()
    last = int(lines["id"].max()) if len(lines) else 0
    return making.of_promises(slide, _progress(lines, deck.number, last, today), today, cached.settings())


@st.cache_resource(max_entries=8, show_spinner=False)
def _progress(_lines: pd.DataFrame, number: int, last: int, today: date) -> pd.DataFrame:
    """The progress table of the lines up to the `last`, held against the figures at a number."""
    standing = _lines.drop_duplicates(["item", "figure", "period"], keep="last")
    standing = standing[standing["state"].ne(updates.WITHDRAWN)].reset_index(drop=True)
    measured, judged = progress_block.measured(number), progress_block.judged(number)
    return progress(cached.settings(), standing, measured, judged, today)
