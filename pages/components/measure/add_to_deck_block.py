"""Adding a view to a deck, beside the other things that a reader takes away from a page of a measure."""

import streamlit as st

from config.deck import DOING, MOST_SLIDES, NAME, NEWEST, Deck, DeckSlide, Form, Shown
from metrics.figures.kinds import kind_of
from pages.components.measure import over_time_block
from pages.components.present import deck_versions, decks_block, slide_figures
from pages.components.present.deck_versions import DeckVersion
from pages.components.render.page import html
from pages.components.shared.content import note
from pages.components.shared.running_text import strong
from pages.components.shared.view import View
from pages.components.shell import cached
from pages.components.words import findings, over_time
from pages.components.words.course import Place

DONE, FAILED = "added-to-deck", "not-added-to-deck"
A_NEW_DECK = "A new deck"
AS_SHOWN, OVER_TIME, SQUARES = "The chart as shown", "Over time", "One hundred squares"
STANDS_OUT = "Whichever stands out most"
# More groups than this do not fit on a shared screen in a size that can be read.
MOST_ROWS = 9


def show(view: View, at: int) -> None:
    """The button and its form. `at`: the store's number whose figures the page shows."""
    with st.popover("Add to a deck", icon=":material/add_to_queue:"):
        kept = {one.id: one for one in decks_block.decks() if one.frozen}
        chosen = st.selectbox(
            "Deck",
            ["", *kept],
            format_func=lambda name: kept[name].title if name else A_NEW_DECK,
            key="deck-chosen",
        )
        if not chosen:
            st.text_input("Name of the new deck", key="deck-title")
        _what(view, at)
        st.text_input(f"What we are doing (one line on the slide, {DOING} letters at most)", key="deck-doing")
        st.text_area("Speaker’s notes", key="deck-notes", height=80)
        st.text_input("What we ask of those who listen", key="deck-ask")
        if chosen and kept[chosen].number != at:
            day = deck_versions.as_of(kept[chosen].at)
            frozen = f"This deck is frozen to the figures of {day}, and shows the view as it was then."
            st.html(html(note(frozen)))
        # What became of the last try, above the button: below it nobody would see it.
        if said := st.session_state.pop(DONE, ""):
            st.html(html(note(strong(said), role="status")))
        if problem := st.session_state.pop(FAILED, ""):
            st.html(html(note(strong("Nothing was added."), f" {problem}", role="alert")))
        st.button(
            "Add this view",
            key="add-to-deck",
            type="primary",
            on_click=_add,
            args=(kept.get(chosen), view, at),
        )


def _what(view: View, at: int) -> None:
    """In which form the view is shown, whom its sentence is about, and over time for whom."""
    places = _places(view, at)
    forms = [AS_SHOWN, *([OVER_TIME] if places else []), *([SQUARES] if _whole(view) else [])]
    form = st.radio("Show", forms, key="deck-form") if len(forms) > 1 else forms[0]
    if form == OVER_TIME:
        names = list(places)
        first = over_time.opens_with(list(places.values()), view, findings.opening(view, cached.settings()))
        opens = st.session_state.get("over")
        shown = opens if opens in places else next(name for name, place in places.items() if place == first)
        st.selectbox("Over time for", names, index=names.index(shown), key="deck-group")
    elif len(view.groups):
        named = dict.fromkeys(row.group for row in view.group_rows if findings.compares(row))
        st.selectbox("The sentence is about", [STANDS_OUT, *named], key="deck-about")
    if form == AS_SHOWN and kind_of(view.measure).of_whole and not view.selection.breakdown:
        st.checkbox("Say how many times its share the group is", key="deck-times")
    if form == AS_SHOWN and not view.selection.breakdown and view.groups["group"].nunique() > MOST_ROWS:
        number = view.groups["group"].nunique()
        crowded = (
            f"{number} groups do not fit on a shared screen, so this slide will scroll. Broad groups fit."
        )
        st.html(html(note(crowded)))


def _whole(view: View) -> bool:
    """Whether the view is one whole by broad group, which squares can show."""
    chosen = view.selection
    return kind_of(view.measure).of_whole and not chosen.breakdown and chosen.detail == "broad"


def _places(view: View, at: int) -> dict[str, Place]:
    """Whose course can be drawn, by the name that the page gives it."""
    settings, drawn = cached.settings(), cached.places_drawn(view.selection, at)
    return {over_time_block.name_of(place, view, settings): place for place in drawn}


def slide_of(view: View, at: int) -> DeckSlide:
    """The slide that the form describes. A view of the newest figures stays with the newest whenever the deck is brought
    up to date; one of an earlier period stays where it is."""
    said, chosen = st.session_state, view.selection
    form: Form = "view"
    about, category = str(said.get("deck-about") or STANDS_OUT), ""
    group = "" if about == STANDS_OUT else about
    name = view.measure.title
    if said.get("deck-form") == OVER_TIME:
        place = _places(view, at)[str(said["deck-group"])]
        form, group, category = "over_time", place.group, place.category
        name = f"{name} over time"
    elif said.get("deck-form") == SQUARES:
        form = "squares"
    newest = slide_figures.newest_period(cached.table(chosen.measure, "", at), chosen.area, chosen.breakdown)
    shown = Shown(
        measure=chosen.measure,
        area=chosen.area,
        detail="detailed" if chosen.detail == "detailed" else "broad",
        breakdown=chosen.breakdown,
        comparator=chosen.comparator,
        period=NEWEST if chosen.period == newest else chosen.period,
        group=group,
        category=category,
    )
    words = {field: typed for field, typed in _written().items() if field != "title"}
    times = form == "view" and bool(said.get("deck-times"))
    return DeckSlide(name=name[:NAME], form=form, shows=(shown,), times=times, **words)


def _written() -> dict[str, str]:
    """What was written in the form."""
    return {
        name: str(st.session_state.get(f"deck-{name}") or "").strip()
        for name in ("title", "doing", "notes", "ask")
    }


def _add(deck: DeckVersion | None, view: View, at: int) -> None:
    title = _written()["title"]
    nameless = "" if deck or title else "The new deck needs a name."
    if problem := deck_versions.too_long(_written()) or nameless:
        st.session_state[FAILED] = problem
        return
    slide = slide_of(view, at)
    into = deck or DeckVersion(deck_versions.new_id(title), Deck(title=title, slides=()), at)
    slides = (*into.slides, slide)
    full = f"A deck has at most {MOST_SLIDES} slides." if len(slides) > MOST_SLIDES else ""
    if problem := full or decks_block.figures(slide, into.number).problem or decks_block.keep(into, slides):
        st.session_state[FAILED] = problem
        return
    st.session_state[DONE] = f"Slide {len(slides)} of “{into.title}”. The page Present has it."
    for name in ("deck-doing", "deck-notes", "deck-ask", "deck-title"):
        st.session_state.pop(name, None)
