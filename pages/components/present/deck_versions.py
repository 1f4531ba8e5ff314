"""A deck at one of the store's numbers, as it comes with the product or as somebody keeps it, and changes to it."""

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from config import Config
from config.deck import ASK, DOING, NAME, NOTES, Deck, DeckSlide
from config.periods import in_words
from loaders.store.decks import Kept

_ID = 24


@dataclass(frozen=True)
class DeckVersion:
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


def declared(config: Config, number: int) -> list[DeckVersion]:
    """The decks that come with the product, at the newest number."""
    return [DeckVersion(name, deck, number) for name, deck in config.decks.items()]


def kept(line: Kept) -> DeckVersion:
    """A deck of the store, frozen to its own number."""
    deck = Deck.model_validate({"title": line.title, "slides": line.slides})
    return DeckVersion(line.deck, deck, line.number, line.version, line.at)


# What each field of a form is called, and how many letters fit in it.
FIELDS = {
    "name": ("The name", NAME),
    "title": ("The name", NAME),
    "doing": ("“What we are doing”", DOING),
    "notes": ("The speaker’s notes", NOTES),
    "ask": ("“What we ask”", ASK),
}


def too_long(written: Mapping[str, str]) -> str:
    """What is too long of what somebody wrote, in words; "" where everything fits."""
    over = [(*FIELDS[name], len(words)) for name, words in written.items() if len(words) > FIELDS[name][1]]
    return " ".join(f"{title} may have {most} letters, and has {length}." for title, most, length in over)


def new_id(title: str) -> str:
    """A short id for an address, which nobody guesses from the title alone: "scrutiny-march-3f9a1c"."""
    plain = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:_ID].strip("-")
    return f"{plain or 'deck'}-{secrets.token_hex(3)}"


def moved(slides: Sequence[DeckSlide], place: int, by: int) -> tuple[DeckSlide, ...]:
    """The slides with one moved up or down; at the ends nothing changes."""
    target = min(max(place + by, 0), len(slides) - 1)
    rest = [*slides[:place], *slides[place + 1 :]]
    return (*rest[:target], slides[place], *rest[target:])


def as_of(at: str) -> str:
    """The day on which a deck was frozen, from its time: "22 November 2026"."""
    return in_words(at[:10])


def file_name(title: str, day: str, *, invented: bool) -> str:
    """ "scrutiny-in-march-2026-11-22-demonstration", for a deck whose figures are those of a day."""
    plain = re.sub(r"[^a-z0-9]+", "-", title.lower().replace("’", "")).strip("-") or "deck"
    return f"{plain}-{day}" + "-demonstration" * invented
