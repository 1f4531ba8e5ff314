"""The dashboard as it stood on a day: what an address asks for, and what is said on every page of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from config.periods import in_words, parse
from pages.components.shared.content import Part
from pages.components.shared.messages import message
from pages.components.shared.running_text import Link, Span, sentence, strong

PARAMETER = "stood"


@dataclass(frozen=True)
class Back:
    """A day and the store's number at its end."""

    day: date
    at: int


@dataclass(frozen=True)
class Known:
    """What the store says: its number at the end of a day, and when it first had figures ("" before that)."""

    number_on: Callable[[date], int]
    first: Callable[[], str]


def asked(text: str, today: date, known: Known) -> Back | str:
    """The day that a text asks for; or why there is nothing to show of it, which never repeats the text."""
    period = parse(text) if text.isascii() and len(text) <= len("2026-02-28") else None
    if period is None or period.kind != "snapshot":
        return (
            "The address names no day that can be read, so today’s figures are shown. Write it as 2026-02-28."
        )
    day, words = period.start, in_words(period.label)
    if day > today:
        return f"{words} is still to come, so today’s figures are shown."
    if not (at := known.number_on(day)):
        first = known.first()
        began = f" The first were published on {in_words(first[:10])}." if first else ""
        return f"Nothing was published here on {words} or before, so today’s figures are shown.{began}"
    return Back(day, at)


def banner(back: Back, query: Mapping[str, str]) -> Part:
    """Stands above every page. `query`: the page's address without the day, which leads back to today."""
    words = sentence(
        "This is the dashboard as it stood at the end of ",
        strong(in_words(back.day.isoformat())),
        ". Nothing can be changed here. ",
        Span("Go back to today", link=Link(f"?{urlencode(query)}")),
    )
    return message("empty looking-back", "", words)


def refused(reason: str) -> Part:
    return message("problem", "That day cannot be shown", reason)
