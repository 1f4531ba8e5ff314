"""Decks and slides as the pages read them: from the declarations and the store, cached by the store's number."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from config.deck import Deck, DeckSlide, Shown
from config.fitting.decks import unknown
from config.periods import in_words, years_of
from loaders import store
from loaders.actor import NotAllowed
from loaders.store import decks as ledger
from loaders.store import updates
from metrics.promises.progress import progress
from pages.components.present import deck_versions, slide_figures
from pages.components.present.deck_versions import DeckVersion
from pages.components.present.forms import form_of
from pages.components.present.slide_content import SlideContent, content_of, drawing_of
from pages.components.present.slide_figures import Promises, SlideFigures
from pages.components.present.talk_position import TalkPositions
from pages.components.render.drawings import Drawing
from pages.components.shared.view import View
from pages.components.shell import (
    access,
    cached,
    cached_history,
    cached_promises,
    cached_replies,
    looking_back_block,
    typed_block,
)
from pages.components.words import findings, over_time, questions
from pages.components.words.phrases import joined
from pages.components.words.questions import Answers


@st.cache_resource(show_spinner=False)
def talk_positions() -> TalkPositions:
    """Where the talks of this process are."""
    return TalkPositions()


def decks() -> list[DeckVersion]:
    """Every deck: those that come with the product, then those that people keep, the last changed first."""
    saved = [deck_versions.kept(line) for line in ledger.standing(cached.reader())]
    return [*deck_versions.declared(cached.settings(), looking_back_block.number()), *saved]


def keep(deck: DeckVersion, slides: Sequence[DeckSlide], *, title: str = "", number: int = 0) -> str:
    """A new version of a deck that people keep, frozen to a number where one is given; why it was not kept, "" where it
    was."""
    kept = [slide.model_dump(mode="json") for slide in slides]
    new = [slide for slide in slides if slide not in deck.slides]
    words = [text for slide in new for text in (slide.name, slide.doing, slide.notes, slide.ask)]
    if problem := typed_block.problem(title, *words):
        return problem
    frozen_to = number or deck.number
    try:
        ledger.save(
            cached.writer(),
            deck.id,
            title or deck.title,
            kept,
            number=frozen_to,
            seen=deck.version,
            by=access.actor(),
        )
    except (store.Moved, store.StoreUnavailable, NotAllowed) as reason:
        return str(reason)
    return ""


def find(name: str) -> DeckVersion | None:
    """The deck of that id."""
    return next((deck for deck in decks() if deck.id == name), None)


def content(deck: DeckVersion, place: int) -> SlideContent:
    """One slide of a deck with its words."""
    slide = deck.slides[place]
    if form_of(slide).shows == "promises":
        return content_of(SlideFigures(slide, promises=_promises(deck)), {}, cached.settings())
    found = _content(slide.model_dump_json(), deck.number, cached.number())
    return replace(found, replies=cached_replies.of_slide(found.figures.views, deck.number))


@st.cache_resource(max_entries=256, show_spinner=False)
def _content(slide: str, number: int, now: int) -> SlideContent:
    assert number <= now, "`now` is part of the key: what was taken back by then"
    shown = figures(DeckSlide.model_validate_json(slide), number)
    return content_of(shown, cached_history.published_at(number), cached.settings())


def drawing(deck: DeckVersion, place: int) -> Drawing:
    """What is drawn on a slide, in the room that its words leave."""
    slide = deck.slides[place]
    if form_of(slide).shows == "promises":
        return drawing_of(content(deck, place), cached.settings())
    return _drawing(slide.model_dump_json(), deck.number, cached.number(), content(deck, place).replies)


@st.cache_resource(max_entries=256, show_spinner=False)
def _drawing(slide: str, number: int, now: int, replies: tuple[str, ...]) -> Drawing:
    return drawing_of(replace(_content(slide, number, now), replies=replies), cached.settings())


def answers(deck: DeckVersion, place: int) -> Answers:
    """The questions that a slide raises, with their answers: of its course, or of each of its views."""
    shown = content(deck, place).figures
    if shown.problem or not shown.views:
        return []
    if shown.course is not None:
        return questions.of_a_course(shown.course, shown.views[0], cached.settings())
    chosen = form_of(shown.slide).asked_of(shown)
    by_title = [
        (view.measure.title, cached.answered(selection, deck.number))
        for view, selection in zip(shown.views, chosen, strict=True)
    ]
    if len(by_title) == 1:
        return by_title[0][1]
    return [(f"{title}: {question}", answer) for title, answered in by_title for question, answer in answered]


def figures(slide: DeckSlide, number: int) -> SlideFigures:
    """What a slide shows at a number; or why it shows nothing, which may be known only now."""
    settings, of_groups = cached.settings(), form_of(slide).shows == "groups"
    if list(unknown(Deck(title="a deck", slides=(slide,)), settings)):
        return SlideFigures(slide, problem="This slide names a measure or a group that is no longer here.")
    gone = cached_history.taken_back(tuple(shown.measure for shown in slide.shows), number)
    if gone is not None:
        return SlideFigures(slide, problem=_taken_back(gone), taken_back=True)
    views = [_view(shown, number, of_groups=of_groups) for shown in slide.shows]
    held = tuple(view for view in views if view is not None)
    if len(held) < len(slide.shows):
        without = [shown.measure for shown, view in zip(slide.shows, views, strict=True) if view is None]
        return SlideFigures(slide, problem=_without(without, number, of_groups=of_groups))
    return SlideFigures(slide, held) if of_groups else _over_time(slide, held[0], number)


def _without(measures: Sequence[str], number: int, *, of_groups: bool) -> str:
    """That there is nothing to show; of a measure whose totals are here, that it has none by ethnic group."""
    names = joined([f"“{cached.settings().measures[name].title}”" for name in measures])
    totals = [not cached.table(cached.shown_as(name, number), "", number).empty for name in measures]
    if of_groups and all(totals):
        return f"There are no figures by ethnic group for {names}, only totals."
    return f"There are no figures for {names} here yet."


def _view(shown: Shown, number: int, *, of_groups: bool) -> View | None:
    """One view of a slide; None where there are no figures, or none by ethnic group where the slide is of groups."""
    table = cached.table_of_years(shown.measure, "", years_of(shown.period), number)
    chosen = slide_figures.selection_of(shown, table, cached.settings())
    if chosen is None:
        return None
    offered = cached.comparators(
        chosen.measure, chosen.area, chosen.period, shown.detail, chosen.breakdown, number
    )
    # Where the one that was named has no figures the measure's own stands in, and the slide's footer names it.
    against = chosen.comparator if chosen.comparator in offered else offered[0]
    about = shown.group if of_groups else ""
    view = cached.view(replace(chosen, comparator=against, about=about), number)
    return view if len(view.groups) or (len(view.rows) and not of_groups) else None


def _over_time(slide: DeckSlide, view: View, number: int) -> SlideFigures:
    places = over_time.places(view, cached.table(view.selection.measure, view.selection.comparator, number))
    first = over_time.opens_with(places, view, findings.opening(view, cached.settings()))
    place = slide_figures.place_of(slide.shows[0], places, first)
    course = cached.course(view.selection, place, number) if place else None
    if course is None or not course.worth_drawing:
        too_few = f"There are too few figures for {view.measure.one} to show them over time."
        return SlideFigures(slide, problem=too_few)
    return SlideFigures(slide, (view,), course)


def _taken_back(gone: store.Withdrawn) -> str:
    day = in_words(gone.at[:10])
    if gone.how == "undone":
        return f"The figures of this slide were taken back on {day}, so they are not shown."
    return f"The figures of this slide were protected anew on {day}, so the earlier ones are not shown."


def newer(deck: DeckVersion) -> str:
    """Which slides of a frozen deck would show other figures today, and whose were taken back, in words; "" where none."""
    if not deck.frozen:
        return ""
    plans = [slide for slide in deck.slides if form_of(slide).shows == "promises"]
    slides = tuple(slide.model_dump_json() for slide in deck.slides if slide not in plans)
    names, gone = (list(of_slides) for of_slides in _newer(slides, deck.number, cached.number()))
    if plans and updates.history(cached.reader())["at"].gt(deck.at).any():
        names += [slide.name for slide in plans]
    lines = [f"Newer figures exist for {_many(names)}: {joined(names)}."] if names else []
    if gone:
        lines.append(
            f"The figures of {_many(gone)} were taken back since, and are not shown: {joined(gone)}."
        )
    return " ".join(lines)


def _many(names: list[str]) -> str:
    return "one slide" if len(names) == 1 else f"{len(names)} slides"


@st.cache_resource(max_entries=64, show_spinner=False)
def _newer(slides: tuple[str, ...], number: int, now: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of slides that would show other figures now, and of those whose figures were taken back."""
    if number == now:
        return (), ()
    both = [
        (figures(slide, number), figures(slide, now)) for slide in map(DeckSlide.model_validate_json, slides)
    ]
    gone = tuple(then.slide.name for then, _ in both if then.taken_back)
    changed = (then.slide.name for then, today in both if not slide_figures.same_figures(then, today))
    return tuple(name for name in changed if name not in gone), gone


def _promises(deck: DeckVersion) -> Promises:
    """The plans as they stood on the day of a frozen deck, or stand today."""
    lines = updates.history(cached.reader())
    lines = lines[lines["at"].le(deck.at)] if deck.frozen else lines
    day = date.fromisoformat(deck.at[:10]) if deck.frozen else date.today()
    last = int(lines["id"].max()) if len(lines) else 0
    return Promises(_progress(lines, deck.number, last, day), day)


@st.cache_resource(max_entries=8, show_spinner=False)
def _progress(_lines: pd.DataFrame, number: int, last: int, today: date) -> pd.DataFrame:
    """The progress table of the lines up to the `last`, held against the figures at a number."""
    measured, judged = cached_promises.measured(number), cached_promises.judged(number)
    return progress(
        cached.settings(),
        updates.standing_of(_lines),
        measured,
        judged,
        today,
        cached_promises.answers(number),
    )
