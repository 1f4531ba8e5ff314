"""The charts of two views beside each other, on one scale and under one sentence."""

from collections.abc import Sequence
from dataclasses import replace

from config import Config
from metrics.figures.kinds import kind_of
from pages.components import charts
from pages.components.present import slide_charts
from pages.components.present.forms.shared import first_sentence, with_years
from pages.components.present.forms.view import order
from pages.components.present.slide_charts import PAIR_WIDTH
from pages.components.present.slide_figures import SlideFigures
from pages.components.render.deck.file_slide import NativeDrawing, Pair
from pages.components.render.drawings import ScreenChart
from pages.components.render.slide.chart_data import chart_data
from pages.components.render.view_words import ViewWords
from pages.components.shared import cell_text, number_text
from pages.components.shared.content import Block
from pages.components.shared.running_text import Sentence, sentence, strong
from pages.components.shared.view import View
from pages.components.words import findings, phrases, sentences


def headline(figures: SlideFigures, config: Config) -> Sentence:
    """One group in both measures; the first one's sentence where the other has no figure of it."""
    first, other = figures.views
    both = _both(first, other, config) or first_sentence(sentences.headline(first, config))
    return with_years(both, figures.views)


def _both(first: View, other: View, config: Config) -> Sentence:
    row = findings.leading(first, config)
    if row is None or not all(kind_of(view.measure).of_whole for view in (first, other)):
        return sentence()
    same = [
        theirs for theirs in other.group_rows if (theirs.group, theirs.category) == (row.group, row.category)
    ]
    if len(same) != 1 or cell_text.hidden(same[0]):
        return sentence()
    who = phrases.members(row.group, "", first, config)
    share = number_text.value(row.value, first.measure)
    theirs = number_text.value(same[0].value, other.measure)
    beside = "" if other.selection.period == first.selection.period else f" in {phrases.when(other)}"
    return sentence(
        strong(f"{who} made up {share}"),
        f" of {first.measure.one} in {phrases.when(first)}, and ",
        strong(theirs),
        f" of {other.measure.one}{beside}.",
    )


def above(figures: SlideFigures, config: Config) -> Sequence[Block]:
    """The key of both charts."""
    first, _ = figures.views
    return (charts.key(first, config), *order(first, config))


def drawing(figures: SlideFigures, height: float, config: Config) -> tuple[ScreenChart, ...]:
    over = _on_one_scale(figures.views)
    specs = [charts.spec(view, config, over=over)[0] for view in figures.views]
    return tuple(
        ScreenChart(slide_charts.of_half(spec, height), PAIR_WIDTH, (view.measure.title, ""))
        for spec, view in zip(specs, figures.views, strict=True)
    )


def _on_one_scale(views: tuple[View, ...]) -> tuple[View, ...]:
    """The views whose figures set the axis of all: of one kind and unit, or else a reader would compare lengths that do
    not compare. None where each has its own."""
    units = {(kind_of(view.measure), view.measure.scale) for view in views}
    return views if len(units) == 1 else ()


def native(figures: SlideFigures, words: Sequence[ViewWords], config: Config) -> NativeDrawing:
    firsts = [chart_data(view, config)[0] for view in figures.views]
    return Pair(
        tuple(replace(chart, mark=f" {place}") for place, chart in enumerate(firsts, 1)), tuple(words)
    )


def how(figures: SlideFigures, config: Config) -> tuple[Sentence, ...]:
    """The parts of a breakdown for which a half of the slide has no room."""
    parts = (part for view in figures.views for part in chart_data(view, config)[1:])
    names = dict.fromkeys(series.name for part in parts for series in part.series if series.own)
    return (sentence(f"In the table only: {', '.join(names)}."),) if names else ()
