"""Decks and slides apart from any page: ids, order, the newest period, and whether a slide shows the same at two numbers."""

import re
from dataclasses import replace

import pandas as pd
import pytest

from config import Config
from config.deck import DeckSlide, Shown
from pages.components.present import deck_versions, slide_figures, talk_position
from pages.components.present.slide_figures import SlideFigures
from pages.components.present.talk_position import TalkPositions
from pages.components.words.over_time import Place
from tests.pages.views import with_group, workforce

SLIDES = tuple(DeckSlide(name=name, form="plans") for name in "ABC")


@pytest.mark.parametrize(
    ("title", "starts"),
    [
        ("Scrutiny, March 2026", "scrutiny-march-2026-"),
        ("<b>&", "b-"),
        ("Ünïcode", "n-code-"),
        ("…", "deck-"),
    ],
)
def test_an_id_can_stand_in_an_address_and_is_nobody_elses(title: str, starts: str) -> None:
    first, second = deck_versions.new_id(title), deck_versions.new_id(title)
    assert first.startswith(starts) and re.fullmatch(r"[a-z0-9-]{1,32}", first) and first != second


@pytest.mark.parametrize(
    ("place", "by", "order"), [(0, 1, "BAC"), (2, -1, "ACB"), (0, -1, "ABC"), (2, 1, "ABC"), (1, 1, "ACB")]
)
def test_a_slide_moves_one_place_and_stops_at_the_ends(place: int, by: int, order: str) -> None:
    assert "".join(slide.name for slide in deck_versions.moved(SLIDES, place, by)) == order


def test_the_newest_period_is_the_newest_with_ethnic_groups() -> None:
    columns = {"area": "Hackney", "breakdown": ""}
    rows = [("2023/24", "Black", 1.0), ("2024/25", "Black", float("nan")), ("2025/26", "All", 1.0)]
    table = pd.DataFrame(
        [columns | dict(zip(("period", "group", "value"), row, strict=True)) for row in rows]
    )
    assert slide_figures.newest_period(table, "Hackney", "") == "2023/24"
    assert slide_figures.newest_period(table[table["group"].eq("All")], "Hackney", "") == "2025/26"
    assert slide_figures.newest_period(table, "London", "") == ""


def test_a_view_that_is_not_among_the_figures_is_none(settings: Config) -> None:
    table = workforce().rows
    shown = Shown(measure="social-workers")
    found = slide_figures.selection_of(shown, table, settings)
    assert found is not None and (found.period, found.area) == ("2022-09-30", "Hackney")
    assert slide_figures.selection_of(shown.model_copy(update={"period": "1066/67"}), table, settings) is None
    assert slide_figures.selection_of(shown.model_copy(update={"area": "London"}), table, settings) is None
    assert slide_figures.selection_of(shown, table.iloc[:0], settings) is None


def test_a_named_group_that_is_not_there_is_not_replaced_by_another() -> None:
    there = [Place("All"), Place("Black")]
    shown = Shown(measure="suspensions", group="Black")
    assert slide_figures.place_of(shown, there, there[0]) == Place("Black")
    assert slide_figures.place_of(shown.model_copy(update={"group": "Asian"}), there, there[0]) is None
    assert slide_figures.place_of(shown.model_copy(update={"group": ""}), there, there[0]) == Place("All")


def test_a_slide_shows_the_same_by_its_figures_and_not_by_their_release() -> None:
    slide = DeckSlide(name="A", shows=(Shown(measure="social-workers"),))
    before = SlideFigures(slide, (workforce(),))
    again = replace(workforce(), rows=workforce().rows.assign(release=2))
    other = with_group(workforce(), "Black", {"value": 0.4})
    assert slide_figures.same_figures(before, SlideFigures(slide, (again,)))
    assert not slide_figures.same_figures(before, SlideFigures(slide, (other,)))
    assert not slide_figures.same_figures(before, SlideFigures(slide, problem="Taken back."))


def test_a_talk_is_followed_by_its_name_in_its_own_browser_alone() -> None:
    mine, theirs = {"_streamlit_xsrf": "2|00000000|aabbccdd|1"}, {"_streamlit_xsrf": "2|00000000|11223344|1"}
    masked_anew = {"_streamlit_xsrf": "2|ff00ff00|55bb33dd|2"}
    assert talk_position.owned("t", "starter", mine) == talk_position.owned("t", "starter", masked_anew)
    others = [
        talk_position.owned("t", "starter", theirs),
        talk_position.owned("u", "starter", mine),
        talk_position.owned("t", "other", mine),
    ]
    assert talk_position.owned("t", "starter", mine) not in others and len(set(others)) == 3
    assert talk_position.owned("t", "starter", {"_streamlit_xsrf": "2|zz|zz|1"}) != talk_position.owned(
        "t", "starter", {}
    )


def test_a_talk_is_where_its_presenter_last_was_and_the_oldest_are_forgotten() -> None:
    held = TalkPositions()
    assert held.slide("a") == 0
    held.show("a", 3)
    held.show("a", 4)
    assert held.slide("a") == 4 and held.slide("b") == 0
    for number in range(talk_position.MOST):
        held.show(f"talk {number}", 1)
    assert held.slide("a") == 0 and held.slide("talk 0") == 1


@pytest.mark.parametrize(("letters", "said"), [(60, ""), (61, "The name may have 60 letters, and has 61.")])
def test_words_longer_than_their_field_are_named_with_both_lengths(letters: int, said: str) -> None:
    assert deck_versions.too_long({"title": "a" * letters, "ask": "short"}) == said
