"""What several forms of slide say alike: one sentence of a page's, and the parts of a footer.

Everything is made of what the pages say of the same views, so that a slide says no figure that they do not.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from config import Config
from config.periods import in_words, parse
from pages.components.present.slide_figures import SlideFigures
from pages.components.render.deck.file_slide import SourcedTable
from pages.components.render.view_words import ViewWords
from pages.components.shared import cell_text, running_text
from pages.components.shared.content import Paragraph
from pages.components.shared.running_text import Sentence
from pages.components.shared.view import Selection, View

# The end of a first sentence: a full stop that another sentence follows, and not one within a number.
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])")
_END_BEFORE_A_FINDING = re.compile(rf"{_END.pattern}|(?<=[.!?])\s+$")
_PLACED = ("Source", "Date", "Period", "Updated")


def first_sentence(text: Sentence | str) -> Sentence:
    """The first of several sentences."""
    spans = running_text.sentence(text).spans
    for place, span in enumerate(spans):
        end = (_END_BEFORE_A_FINDING if place < len(spans) - 1 else _END).search(span.text)
        if end:
            return Sentence((*spans[:place], replace(span, text=span.text[: end.start()])))
    return Sentence(spans)


def with_years(sentence: Sentence, views: Sequence[View]) -> Sentence:
    """A date is its year, as long as that tells the figures apart: the footer has the day."""
    days = {view.selection.period for view in views if _is_day(view.selection.period)}
    if len({label[:4] for label in days}) < len(days):
        return sentence
    spans = sentence.spans
    for label in days:
        date = in_words(label, short=True)
        spans = tuple(replace(span, text=span.text.replace(date, label[:4])) for span in spans)
    return Sentence(spans)


def _is_day(label: str) -> bool:
    period = parse(label)
    return period is not None and period.kind == "snapshot"


def lines(sentences: Iterable[Sentence | str]) -> tuple[Paragraph, ...]:
    """What stands between a slide's sentence and what is drawn, in words."""
    return tuple(Paragraph(running_text.sentence(sentence), "how") for sentence in sentences if sentence)


def legend_alone(figures: SlideFigures, config: Config) -> tuple[Sentence, ...]:
    """Nothing: a native chart has a legend of its own."""
    return ()


def each_view(figures: SlideFigures) -> tuple[Selection, ...]:
    return tuple(view.selection for view in figures.views)


def tables(figures: SlideFigures, words: Sequence[ViewWords], config: Config) -> tuple[SourcedTable, ...]:
    """The table of each view's page."""
    return tuple(of_view(view) for view in words)


def of_view(words: ViewWords) -> SourcedTable:
    """The table of a page, with its own source and notes."""
    return SourcedTable(words.table, words.source, (*words.notes, *words.definitions), words.below)


def notes_of(words: Sequence[ViewWords]) -> tuple[str, ...]:
    """What is to be known of a table that is made of several views."""
    return tuple(dict.fromkeys(note for view in words for note in (*view.notes, *view.definitions)))


def footer(figures: SlideFigures, words: Sequence[ViewWords], config: Config) -> str:
    """Source, period, who is counted and compared with whom, in a few short sentences."""
    first, *others = words
    sources = [source_of(first.view)]
    sources += [
        f"{other.view.measure.title}: {source_of(other.view)}"
        for other in others
        if source_of(other.view) != sources[0]
    ]
    against = compared_with(first.view, first.compared, config) if first.compared else ""
    return in_sentences([*sources, first.view.measure.unit, *counted(words), against])


def in_sentences(parts: Iterable[str]) -> str:
    return " ".join(f"{part}." for part in parts if part)


def counted(words: Sequence[ViewWords]) -> list[str]:
    """Of how many each view's group is known, by its title where there are several."""
    return [
        f"{view.view.measure.title}, {name[0].lower()}{name[1:]}: {fact}"
        if len(words) > 1
        else f"{name}: {fact}"
        for view in words
        for name, fact in view.facts.by_name.items()
        if name not in _PLACED
    ]


def compared_with(view: View, title: str, config: Config) -> str:
    """ "Compared with all residents, Census 2021", and that a population stands in for the one that is asked for."""
    name, wanted = cell_text.comparator_of(view), config.comparators.get(view.measure.comparator)
    whom = title[0].lower() + title[1:] if name in config.comparators else title
    instead = wanted is not None and bool(wanted.stand_in) and name == wanted.stand_in
    in_place_of = f", in place of {wanted.noun}" if instead and wanted is not None else ""
    return f"Compared with {whom}{in_place_of}"


def source_of(view: View) -> str:
    """Whose figures, of where and when; that they are invented stands before them."""
    sources = [] if view.demonstration else list(dict.fromkeys(view.rows["source"].astype(str)))
    return ", ".join([*sources, view.selection.area, view.period])
