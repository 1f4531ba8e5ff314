"""What a slide of a deck shows on the screen, as values: charts, a whole as one hundred squares, or columns of words."""

from dataclasses import dataclass
from typing import TypeAlias

from pages.components.charts.hundred_squares import GroupSquares, Whole
from pages.components.charts.layout import Spec
from pages.components.shared.content import Heading, Paragraph, Part, part
from pages.components.shared.running_text import Picture, Sentence, Span, sentence


@dataclass(frozen=True)
class ScreenChart:
    """One chart: `width` is that at which it is drawn, a name of the style sheet's. `heading` and what is below it stand
    above the chart, and `ends` below its first and last point."""

    spec: Spec
    width: int
    heading: tuple[str, str] = ("", "")
    ends: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Squares:
    """One whole, or two beside each other."""

    wholes: tuple[Whole, ...]

    @property
    def block(self) -> Part:
        """The squares as a part of a page, each group's over its name and its figure."""
        kind = "two-hundred" if len(self.wholes) > 1 else "one-hundred"
        return Part(tuple(_whole(whole) for whole in self.wholes), kind)


@dataclass(frozen=True)
class WordColumns:
    """Headings, each with the lines below it."""

    columns: tuple[tuple[str, tuple[Sentence, ...]], ...]

    @property
    def block(self) -> Part:
        parts = (part(Heading(head), *map(Paragraph, lines)) for head, lines in self.columns)
        return Part(tuple(parts), "columns-of-three")


Drawing: TypeAlias = tuple[ScreenChart, ...] | Squares | WordColumns


def _whole(whole: Whole) -> Part:
    heading = [Heading(whole.heading, kind="hundred-of")] if whole.heading else []
    return part(*heading, Part(tuple(_group(group) for group in whole.groups), "blocks"), kind="hundred")


def _group(group: GroupSquares) -> Part:
    drawn = group.squares and not group.words
    picture = Picture("squares", (group.squares, group.leads)) if drawn else None
    words = sentence(
        Span("", picture=picture),
        Span(group.group, "group"),
        Span(group.text, "said" if group.words else "share"),
        *([Span(group.beside, "beside")] if group.beside else []),
    )
    return Part((words,), "block leads" if group.leads else "block")
