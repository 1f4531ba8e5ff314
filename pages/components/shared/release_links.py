"""A link that names the release whose figures it shows: what was asked for, what may be shown, and what is said of it.

A link keeps figures that were published and have since been replaced. Figures that were taken back are not shown by any
link: they may have been taken back because somebody could be identified.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias
from urllib.parse import urlencode

from config.periods import in_words
from loaders.store import Withdrawn
from pages.components.shared.content import Paragraph
from pages.components.shared.running_text import Link, Sentence, Span, sentence, strong

PARAMETER = "release"
# A number of the store has fewer digits than this for thousands of years; a longer text is not even read.
MOST_DIGITS = 12


@dataclass(frozen=True)
class Pin:
    """`at`: the store's number whose figures are shown. `kind`: why that one.

    "newest": no release was asked for. "stood": the one asked for. "unknown": the text asked for is no release of this
    store. "withdrawn": what was asked for was taken back, so the newest are shown. `on`: the day that the page names.
    """

    at: int
    kind: Literal["newest", "stood", "unknown", "withdrawn"] = "newest"
    on: str = ""
    changed: bool = False
    made_again: bool = False

    @property
    def held(self) -> bool:
        """Whether the reader sees the figures of a link, and not the newest."""
        return self.kind == "stood"


# The parameters of an address; one of which several can be chosen has a list.
Query: TypeAlias = Mapping[str, str | list[str]]


@dataclass(frozen=True)
class Known:
    """What the store says of a number: when it stood there, whether figures changed since, whether they were taken back."""

    stood_at: Callable[[int], str]
    changed_since: Callable[[int], bool]
    taken_back: Callable[[int], Withdrawn | None]


def pinned(asked: str | None, newest: int, known: Known) -> Pin:
    """What a page may show. `asked`: the text of the link's release, None where it names none; `newest`: the store's
    number now."""
    if asked is None:
        return Pin(newest)
    at = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= MOST_DIGITS else 0
    if not 1 <= at <= newest:
        return Pin(newest, "unknown")
    if (gone := known.taken_back(at)) is not None:
        return Pin(newest, "withdrawn", gone.at, made_again=gone.how == "made_again")
    return Pin(at, "stood", known.stood_at(at), known.changed_since(at))


def line(pin: Pin, newest: Query) -> Paragraph | None:
    """The one line under the title; None where the newest figures are shown as ever. `newest`: the query that reopens
    the view with the newest figures."""
    words = _words(pin)
    if pin.held and pin.changed:
        to_newest = Span("Show the newest figures", link=Link(f"?{urlencode(newest, doseq=True)}"))
        words = sentence(words, " Newer figures exist. ", to_newest)
    return Paragraph(words, "note pinned", "status") if words else None


def _words(pin: Pin) -> Sentence:
    day = strong(in_words(pin.on[:10]) if pin.on else "")
    if pin.kind == "stood":
        return sentence("These are the figures as they stood on ", day, ".")
    if pin.kind == "unknown":
        return sentence("The link names a release that is not here, so the newest figures are shown.")
    if pin.kind == "withdrawn" and pin.made_again:
        made_again = " to protect people, so the newest are shown."
        return sentence("The figures in this link were made again on ", day, made_again)
    if pin.kind == "withdrawn":
        return sentence("The figures in this link were taken back on ", day, ", so the newest are shown.")
    return Sentence()


def address(base: str, asked: Query, at: int) -> str:
    """The link that reopens exactly a view: the page's address, its filters, and the release that it shows."""
    return f"{base.partition('?')[0]}?{urlencode({**asked, PARAMETER: str(at)}, doseq=True)}"
