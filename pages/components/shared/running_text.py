"""Running text as values: sentences of spans, some strong, linked or kept together. No markup.

A text is a text: whatever somebody typed is never read as markup, because nothing here is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Link:
    """Where a run of text leads. `elsewhere`: to another site or a second window, opened beside this one."""

    address: str
    elsewhere: bool = False


@dataclass(frozen=True)
class Picture:
    """A small picture that repeats in the chart's own grammar what the words beside it say: `name` is a function of
    `marks` ("verdict", "symbol", "gap_strip", "sparkline"), `of` what it is given."""

    name: str
    of: tuple[object, ...] = ()


@dataclass(frozen=True)
class Span:
    """A run of text within a line. `kind`: "strong", "code", or names of the style sheet's ("whole", "base line");
    `picture` is drawn before the text."""

    text: str
    kind: str = ""
    link: Link | None = None
    picture: Picture | None = None


@dataclass(frozen=True)
class Sentence:
    """Running text, in which some runs are strong, linked or kept together."""

    spans: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """The words alone, for whatever has no type: an alternative text, a title, a cell."""
        return "".join(span.text for span in self.spans)

    def __bool__(self) -> bool:
        return bool(self.spans)

    def __add__(self, other: "Text") -> "Sentence":
        return sentence(self, other)


Text: TypeAlias = str | Span | Sentence


def sentence(*parts: Text) -> Sentence:
    """A sentence of its parts, one straight after the other; empty ones leave nothing."""
    spans: list[Span] = []
    for part in parts:
        if isinstance(part, Sentence):
            spans += part.spans
        elif isinstance(part, Span):
            spans.append(part)
        elif part:
            spans.append(Span(part))
    return Sentence(tuple(spans))


def together(parts: Iterable[Text], between: Text = " ") -> Sentence:
    """Sentences one after the other with a space between, or the end of a line; those that are empty are left out."""
    whole: list[Text] = []
    for part in (sentence(part) for part in parts):
        if part:
            whole += [between, part] if whole else [part]
    return sentence(*whole)


END_OF_LINE = Span("\n", "break")


def strong(text: str) -> Span:
    """The finding, and whatever else must be seen first."""
    return Span(text, "strong")


def code(text: str) -> Span:
    """Text as it stands in a file."""
    return Span(text, "code")


def whole(text: str) -> Span:
    """Words that are not broken over two lines."""
    return Span(text, "whole")
