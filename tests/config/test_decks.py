"""Decks: what is declared is there, and what names nothing stops the start."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

import config
from config import Config, ConfigError
from config.deck import DOING, MOST_SLIDES, Deck, DeckSlide, Shown

STARTER = "decks/starter.toml"
RESIDENTS = '{ measure = "residents", group = "Black" }'
BROKEN = {
    "a measure that there is not": (
        RESIDENTS, '{ measure = "voters" }', "decks/starter.toml: slides.0.measure: no measure called 'voters'",
    ),
    "a breakdown that the measure lacks": (
        'breakdown = "role"', 'breakdown = "phase"',
        "decks/starter.toml: slides.2.breakdown: 'phase' is not a breakdown of social-workers",
    ),
    "a comparator that there is not": (
        RESIDENTS, '{ measure = "residents", comparator = "Paris" }',
        "decks/starter.toml: slides.0.comparator: no comparator called 'Paris'",
    ),
    "an area that there is not": (
        RESIDENTS, '{ measure = "residents", area = "Paris" }',
        "decks/starter.toml: slides.0.area: no area called 'Paris'",
    ),
    "a group that there is not": (
        'group = "All"', 'group = "Everybody"', "decks/starter.toml: slides.7.group: no group called 'Everybody'",
    ),
    "everybody as the one that a sentence is about": (
        RESIDENTS, '{ measure = "residents", group = "All" }',
        "decks/starter.toml: slides.0.group: 'All' is no group that the sentence of a slide",
    ),
    "a group for a slide whose sentence takes the one that falls most": (
        'shows = [{ measure = "attainment-8" }]',
        'form = "jobs"\nshows = [{ measure = "support-staff", group = "Black" }, { measure = "teachers" }]',
        "decks/starter.toml: slides.4.group: the sentence of a slide of form 'jobs' is about",
    ),
    "squares of what is no share": (
        RESIDENTS, '{ measure = "suspensions" }',
        "decks/starter.toml: slides.0.form: 'suspensions' is no share of a whole",
    ),
    "a form that there is not": ('form = "plans"', 'form = "pie"', "decks/starter.toml: slides.8.form: "),
    "a form without its views": (
        'form = "plans"', 'form = "jobs"', "slides.8: shows: a slide of form 'jobs' shows 2 to 4 views",
    ),
    "a misspelt key": ("notes = ", "note = ", "decks/starter.toml: slides.0.note: there is no such key; is “notes” meant?"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said"), BROKEN.values(), ids=BROKEN)
def test_a_deck_that_does_not_fit_stops_the_start_naming_file_and_key(
    folder: Path, old: str, new: str, said: str
) -> None:
    file = folder / STARTER
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigError, match=re.escape(said)):
        config.load(folder)


def test_the_starter_deck_has_nine_slides_of_figures_that_somebody_publishes(settings: Config) -> None:
    slides = settings.decks["starter"].slides
    assert [slide.form for slide in slides] == [
        "squares", "view", "view", "view", "view", "squares", "view", "over_time", "plans",
    ]  # fmt: skip
    assert [shown.measure for slide in slides for shown in slide.shows] == [
        "residents", "social-workers", "social-workers", "suspensions", "attainment-8", "looked-after",
        "early-years-good-level", "ks2-expected", "suspensions",
    ]  # fmt: skip
    assert all(slide.notes for slide in slides)
    assert len({slide.name for slide in slides}) == len(slides)


def test_what_people_write_is_as_long_as_it_may_be_and_no_longer() -> None:
    assert len(DeckSlide(name="A", form="plans", doing="x" * DOING).doing) == DOING
    with pytest.raises(ValidationError, match="at most 120 characters"):
        DeckSlide(name="A", form="plans", doing="x" * (DOING + 1))
    with pytest.raises(ValidationError, match="at least 1 character"):
        DeckSlide(name="  ", form="plans")
    one = DeckSlide(name="A", shows=(Shown(measure="residents"),))
    assert len(Deck(title="A", slides=(one,) * MOST_SLIDES).slides) == MOST_SLIDES
    with pytest.raises(ValidationError, match="at most 40 items"):
        Deck(title="A", slides=(one,) * (MOST_SLIDES + 1))
