"""One group of a measure over time, with what it is seen against and what plans asked."""

from collections.abc import Sequence

from config import Config
from pages.components import charts
from pages.components.present.forms.shared import (
    counted,
    first_sentence,
    in_sentences,
    lines,
    notes_of,
    source_of,
)
from pages.components.present.slide_charts import WIDTH
from pages.components.present.slide_figures import SlideFigures
from pages.components.render.deck.file_slide import Lines, NativeDrawing, SourcedTable
from pages.components.render.drawings import ScreenChart
from pages.components.render.slide.course_data import course_data
from pages.components.render.view_words import ViewWords
from pages.components.shared import number_text
from pages.components.shared.content import Paragraph
from pages.components.shared.running_text import Sentence
from pages.components.words import change_words, course_table, series_breaks, target_words
from pages.components.words.over_time import Course

# Drawn at the width of a phone and enlarged.
_WIDTH = 730


def _course(figures: SlideFigures) -> Course:
    assert figures.course is not None, "a slide over time has a course, or a problem"
    return figures.course


def headline(figures: SlideFigures, config: Config) -> Sentence:
    """What changed."""
    return first_sentence(change_words.change(_course(figures), config))


def above(figures: SlideFigures, config: Config) -> tuple[Paragraph, ...]:
    """What the first plan asked, and why a line last breaks."""
    course = _course(figures)
    asked = [target_words.said(target, course, config) for target in course.asked[:1]]
    return lines([*asked, *series_breaks.said(course, config)[-1:]])


def drawing(figures: SlideFigures, height: float, config: Config) -> tuple[ScreenChart, ...]:
    high = round(height * _WIDTH / WIDTH)
    return (ScreenChart(charts.over_time(_course(figures), config, slide=(_WIDTH, high)), _WIDTH),)


def tables(figures: SlideFigures, words: Sequence[ViewWords], config: Config) -> tuple[SourcedTable, ...]:
    course = _course(figures)
    notes = (*notes_of(words), *series_breaks.said(course, config))
    return (SourcedTable(course_table.course_table(course, config), notes=notes, kind="course"),)


def footer(figures: SlideFigures, words: Sequence[ViewWords], config: Config) -> str:
    """Every source that the line is made of; what it is seen against is named beside the lines."""
    (view,) = figures.views
    whence = source_of(view)
    if not view.demonstration:
        rows = [row for row in _course(figures).rows.values() if number_text.known(row["value"])]
        sources = dict.fromkeys(str(row["source"]) for row in rows)
        whence = ", ".join([*sources, view.selection.area, view.period])
    return in_sentences([whence, view.measure.unit, *counted(words)])


def native(figures: SlideFigures, words: Sequence[ViewWords], config: Config) -> NativeDrawing:
    return Lines(course_data(_course(figures), config))


def how(figures: SlideFigures, config: Config) -> tuple[Sentence, ...]:
    return tuple(line.words for line in above(figures, config))
