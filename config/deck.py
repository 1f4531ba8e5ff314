"""The shape of a deck: the views that are shown one after the other at a meeting, each with its words.

The same shape holds for the decks declared here and for those that people keep in the store, so that whatever a
deck can show can be declared, and nothing else.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints, model_validator

NEWEST = "newest"
# The most characters of what people write: a line that fits on a slide, and what can be said in some minutes.
NAME, DOING, ASK, NOTES = 60, 120, 300, 2000
MOST_SLIDES = 40
Form = Literal["view", "over_time", "squares", "jobs", "plans"]
# How many views each form shows.
VIEWS_OF: dict[str, tuple[int, int]] = {
    "view": (1, 2),
    "over_time": (1, 1),
    "squares": (1, 1),
    "jobs": (2, 4),
    "plans": (0, 0),
}


def _at_most(characters: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, max_length=characters)


class Shown(BaseModel, frozen=True, extra="forbid"):
    """One view. Empty means the measure's own comparator and our own area; `period` is a label, or the newest that
    has ethnic groups. `group` is the one that the sentence is about, "" the one that stands out most; with `category`
    it names whose course a slide over time draws, "" the one that the page opens with."""

    measure: str
    area: str = ""
    detail: Literal["broad", "detailed"] = "broad"
    breakdown: str = ""
    comparator: str = ""
    period: str = NEWEST
    group: str = ""
    category: str = ""


class DeckSlide(BaseModel, frozen=True, extra="forbid"):
    """One slide. `doing` is what we are doing about it, `notes` what the speaker says, `ask` what we ask of those who
    listen. `view`: the chart of a page, or of two side by side; `jobs`: one chart a group through several measures;
    `plans`: what we said and what is done, in words. `times`: a chart of shares also says how many times its share of those
    compared with each group is."""

    name: Annotated[str, _at_most(NAME), Field(min_length=1)]
    form: Form = "view"
    shows: tuple[Shown, ...] = ()
    times: bool = False
    doing: Annotated[str, _at_most(DOING)] = ""
    notes: Annotated[str, _at_most(NOTES)] = ""
    ask: Annotated[str, _at_most(ASK)] = ""

    @model_validator(mode="after")
    def the_form_has_the_views_that_it_needs(self) -> "DeckSlide":
        fewest, most = VIEWS_OF[self.form]
        if not fewest <= len(self.shows) <= most:
            needs = f"{fewest}" if fewest == most else f"{fewest} to {most}"
            raise ValueError(
                f"shows: a slide of form '{self.form}' shows {needs} views, and not {len(self.shows)}"
            )
        return self


class Deck(BaseModel, frozen=True, extra="forbid"):
    """A title and its slides, in the order in which they are shown."""

    title: Annotated[str, _at_most(NAME), Field(min_length=1)]
    slides: Annotated[tuple[DeckSlide, ...], Field(max_length=MOST_SLIDES)]
