"""A deck as it is shown, and one slide of it: which views it holds, at which of the store's numbers."""

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from config import Config
from config.deck import ASK, DOING, NAME, NEWEST, NOTES, Deck, DeckSlide, Shown
from config.periods import in_order
from loaders.store.decks import Kept
from pages.components.shared.view import Selection, View
from pages.components.words.course import Course, Place

_ID = 24


@dataclass(frozen=True)
class Opened:
    """A deck. `number`: the store's number that it shows. `version` is 0 for a declared deck, which always shows the
    newest; else its line in the store, and `at` is when it was frozen (UTC)."""

    id: str
    deck: Deck
    number: int
    version: int = 0
    at: str = ""

    @property
    def frozen(self) -> bool:
        return self.version > 0

    @property
    def slides(self) -> tuple[DeckSlide, ...]:
        return self.deck.slides

    @property
    def title(self) -> str:
        return self.deck.title


@dataclass(frozen=True)
class Face:
    """A slide with what it shows. `problem`: why nothing is shown, in words; `taken_back`: that it is for that. `course`:
    of a slide over time."""

    slide: DeckSlide
    views: tuple[View, ...] = ()
    course: Course | None = None
    problem: str = ""
    taken_back: bool = False


def declared(config: Config, number: int) -> list[Opened]:
    """The decks that come with the product, at the newest number."""
    return [Opened(name, deck, number) for name, deck in config.decks.items()]


def kept(line: Kept) -> Opened:
    """A deck of the store, frozen to its own number."""
    deck = Deck.model_validate({"title": line.title, "slides": line.slides})
    return Opened(line.deck, deck, line.number, line.version, line.at)


# What each field of a form is called, and how many letters fit in it.
FIELDS = {
    "name": ("The name", NAME),
    "title": ("The name", NAME),
    "doing": ("“What we are doing”", DOING),
    "notes": ("The speaker’s notes", NOTES),
    "ask": ("“What we ask”", ASK),
}


def too_long(said: Mapping[str, str]) -> str:
    """What is too long of what somebody wrote, in words; "" where everything fits."""
    over = [(*FIELDS[name], len(words)) for name, words in said.items() if len(words) > FIELDS[name][1]]
    return " ".join(f"{title} may have {most} letters, and has {length}." for title, most, length in over)


def new_id(title: str) -> str:
    """A short id for an address, which nobody guesses from the title alone: "scrutiny-march-3f9a1c"."""
    plain = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:_ID].strip("-")
    return f"{plain or 'deck'}-{secrets.token_hex(3)}"


def moved(slides: Sequence[DeckSlide], place: int, by: int) -> tuple[DeckSlide, ...]:
    """The slides with one moved up or down; at the ends nothing changes."""
    there = min(max(place + by, 0), len(slides) - 1)
    rest = [*slides[:place], *slides[place + 1 :]]
    return (*rest[:there], slides[place], *rest[there:])


def newest_period(table: pd.DataFrame, area: str, breakdown: str) -> str:
    """The newest period of a view that has ethnic groups, as a page opens with; "" where there is no figure."""
    inside = table[table["area"].eq(area) & table["breakdown"].eq(breakdown)]
    grouped = inside.loc[inside["group"].ne("All") & inside["value"].notna(), "period"]
    labels = in_order(grouped if len(grouped) else inside["period"])
    return labels[-1] if labels else ""


def selection_of(shown: Shown, table: pd.DataFrame, config: Config) -> Selection | None:
    """The view that a slide names, among the rows of its measure's results table; None where there is none.

    Its comparator is the one that is named, or "" for the measure's own.
    """
    area = shown.area or config.area
    period = shown.period
    if period == NEWEST:
        period = newest_period(table, area, shown.breakdown) if len(table) else ""
    there = (
        len(table)
        and (
            table["area"].eq(area) & table["breakdown"].eq(shown.breakdown) & table["period"].eq(period)
        ).any()
    )
    if not there:
        return None
    return Selection(shown.measure, period, area, shown.detail, shown.breakdown, shown.comparator)


def place_of(shown: Shown, found: Sequence[Place], first: Place | None) -> Place | None:
    """Whose course a slide over time draws: the group that it names, or else the one that the page opens with."""
    if shown.group:
        return next((one for one in found if one == Place(shown.group, shown.category)), None)
    return first


def same_figures(one: Face, other: Face) -> bool:
    """Whether two faces of one slide show the same, whatever release they were taken from."""
    if len(one.views) != len(other.views) or bool(one.problem) != bool(other.problem):
        return False
    views = zip(one.views, other.views, strict=True)
    if any(a.selection.period != b.selection.period or not _same(a.rows, b.rows) for a, b in views):
        return False
    if one.course is None or other.course is None:
        return one.course is other.course
    return _same(pd.DataFrame(one.course.rows).T, pd.DataFrame(other.course.rows).T)


def _same(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    """Equal but for the number of the release. `equals` takes two NaN for the same."""
    plain = [frame.drop(columns="release", errors="ignore").reset_index(drop=True) for frame in (one, other)]
    return bool(plain[0].equals(plain[1]))
