"""Decks and slides as the pages read them: from the declarations and the store, cached by the store's number."""

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from config.deck import Deck, DeckSlide, Shown
from config.deck_names import unknown
from config.periods import in_words
from loaders import store
from loaders.store import decks as ledger
from loaders.store import updates
from metrics.promises.progress import progress
from pages.components.present import made_slides, opened_deck
from pages.components.present.made_slides import Made
from pages.components.present.opened_deck import Face, Opened
from pages.components.present.talk_position import Talks
from pages.components.shared.view import View
from pages.components.shell import cached, cached_promises
from pages.components.words import findings, over_time
from pages.components.words.phrases import joined


@st.cache_resource(show_spinner=False)
def talks() -> Talks:
    """The talks of this process."""
    return Talks()


def decks() -> list[Opened]:
    """Every deck: those that come with the product, then those that people keep, the last changed first."""
    saved = [opened_deck.kept(line) for line in ledger.standing(cached.reader())]
    return [*opened_deck.declared(cached.settings(), cached.number()), *saved]


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
    return made_slides.of_figures(shown, cached.published_at(number), cached.settings())


def face(slide: DeckSlide, number: int) -> Face:
    """What a slide shows at a number; or why it shows nothing, which may be known only now."""
    settings = cached.settings()
    if list(unknown(Deck(title="a deck", slides=(slide,)), settings)):
        return Face(slide, problem="This slide names a measure or a group that is no longer here.")
    gone = cached.taken_back(tuple(shown.measure for shown in slide.shows), number)
    if gone is not None:
        return Face(slide, problem=_taken_back(gone), taken_back=True)
    views = [_view(shown, number, of_groups=slide.form != "over_time") for shown in slide.shows]
    there = tuple(view for view in views if view is not None)
    if len(there) < len(slide.shows):
        without = [
            settings.measures[shown.measure].one
            for shown, view in zip(slide.shows, views, strict=True)
            if view is None
        ]
        return Face(slide, problem=f"There are no figures for {joined(without)} here yet.")
    return _over_time(slide, there[0], number) if slide.form == "over_time" else Face(slide, there)


def _view(shown: Shown, number: int, *, of_groups: bool) -> View | None:
    """One view of a slide; None where there are no figures, or none by ethnic group where the slide is of groups."""
    found = opened_deck.selection_of(shown, cached.table(shown.measure, "", number), cached.settings())
    if found is None:
        return None
    offered = cached.comparators(
        found.measure, found.area, found.period, shown.detail, found.breakdown, number
    )
    # Where the one that was named has no figures the measure's own stands in, and the slide's footer names it.
    against = found.comparator if found.comparator in offered else offered[0]
    about = shown.group if of_groups else ""
    view = cached.view(replace(found, comparator=against, about=about), number)
    return view if len(view.groups) or (len(view.rows) and not of_groups) else None


def _over_time(slide: DeckSlide, view: View, number: int) -> Face:
    found = over_time.places(view, cached.table(view.selection.measure, view.selection.comparator, number))
    first = over_time.opens_with(found, view, findings.leading(view, cached.settings()))
    place = opened_deck.place_of(slide.shows[0], found, first)
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
    """Which slides of a frozen deck would show other figures today, and whose were taken back, in words; "" where none."""
    if not deck.frozen:
        return ""
    slides = tuple(slide.model_dump_json() for slide in deck.slides if slide.form != "plans")
    names, gone = (list(found) for found in _newer(slides, deck.number, cached.number()))
    plans = [slide.name for slide in deck.slides if slide.form == "plans"]
    if plans and updates.history(cached.reader())["at"].gt(deck.at).any():
        names += plans
    said = [f"Newer figures exist for {_many(names)}: {joined(names)}."] if names else []
    if gone:
        said.append(f"The figures of {_many(gone)} were taken back since, and are not shown: {joined(gone)}.")
    return " ".join(said)


def _many(names: list[str]) -> str:
    return "one slide" if len(names) == 1 else f"{len(names)} slides"


@st.cache_resource(max_entries=64, show_spinner=False)
def _newer(slides: tuple[str, ...], number: int, now: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of slides that would show other figures now, and of those whose figures were taken back."""
    if number == now:
        return (), ()
    faces = [(face(slide, number), face(slide, now)) for slide in map(DeckSlide.model_validate_json, slides)]
    gone = tuple(then.slide.name for then, _ in faces if then.taken_back)
    newer_ones = (then.slide.name for then, today in faces if not opened_deck.same_figures(then, today))
    return tuple(name for name in newer_ones if name not in gone), gone


def _of_plans(deck: Opened, slide: DeckSlide) -> Made:
    lines = updates.history(cached.reader())
    lines = lines[lines["at"].le(deck.at)] if deck.frozen else lines
    today = date.fromisoformat(deck.at[:10]) if deck.frozen else date.today()
    last = int(lines["id"].max()) if len(lines) else 0
    return made_slides.of_promises(
        slide, _progress(lines, deck.number, last, today), today, cached.settings()
    )


@st.cache_resource(max_entries=8, show_spinner=False)
def _progress(_lines: pd.DataFrame, number: int, last: int, today: date) -> pd.DataFrame:
    """The progress table of the lines up to the `last`, held against the figures at a number."""
    standing = _lines.drop_duplicates(["item", "figure", "period"], keep="last")
    standing = standing[standing["state"].ne(updates.WITHDRAWN)].reset_index(drop=True)
    measured, judged = cached_promises.measured(number), cached_promises.judged(number)
    return progress(cached.settings(), standing, measured, judged, today)
