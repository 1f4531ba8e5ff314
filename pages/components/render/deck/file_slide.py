"""One slide of a deck as its files hold it: what it says, what is drawn with a program's own means, and its tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pages.components.render.drawings import Squares, WordColumns
from pages.components.render.slide.chart_data import ChartData
from pages.components.render.view_words import ViewWords
from pages.components.shared.content import Paragraph, Table
from pages.components.shared.running_text import Sentence, Text, sentence, strong


@dataclass(frozen=True)
class SourcedTable:
    """A table of a slide, where its figures are from ("": as the slide's footer says) and what is to be known of them.
    On the screen `below` stands under it; `kind` names its style there."""

    table: Table
    source: str = ""
    notes: tuple[str, ...] = ()
    below: Paragraph | None = None
    kind: str = ""


@dataclass(frozen=True)
class Bars:
    """The chart of one view, with the figures of its table beside it."""

    chart: ChartData
    words: ViewWords


@dataclass(frozen=True)
class Columns:
    """Columns from the foot; those of many categories go on to another slide, on one scale up to `most`. `words` name
    what the marks mean; None where they are the columns of no view."""

    charts: tuple[ChartData, ...]
    words: ViewWords | None
    most: float


@dataclass(frozen=True)
class Pair:
    """Two views beside each other."""

    charts: tuple[ChartData, ...]
    words: tuple[ViewWords, ...]


@dataclass(frozen=True)
class Lines:
    """Figures over time."""

    chart: ChartData


NativeDrawing: TypeAlias = Bars | Columns | Pair | Lines | Squares | WordColumns


def under_a_chart(doing: str, replies: Sequence[str]) -> Sentence:
    """What we are doing about it, and what owners answer or that nobody did; empty where nothing is said."""
    ended = f"{doing}." if doing and replies and not doing.endswith((".", "!", "?")) else doing
    own: list[Text] = [strong("What we are doing:"), f" {ended} "] if doing else []
    theirs: list[Text] = [strong("What the owners answer:"), f" {' '.join(replies)}"] if replies else []
    return sentence(*own, *theirs)


@dataclass(frozen=True)
class FileSlide:
    """`number` counts from 1. `how`: what stands between sentence and chart. `asked`: councillors' questions with their
    answers. A slide that cannot be shown has its sentence alone."""

    number: int
    of: int
    name: str
    sentence: Sentence
    how: tuple[Sentence, ...] = ()
    drawing: NativeDrawing | None = None
    tables: tuple[SourcedTable, ...] = ()
    doing: str = ""
    replies: tuple[str, ...] = ()
    footer: str = ""
    invented: bool = False
    notes: str = ""
    ask: str = ""
    asked: tuple[tuple[str, Sentence], ...] = ()
    link: str = ""
