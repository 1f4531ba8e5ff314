"""The chart of a page as a slide; of a breakdown its panels."""

from collections.abc import Sequence

from config import Config
from metrics.figures.kinds import kind_of
from pages.components import charts
from pages.components.present import slide_charts
from pages.components.present.forms.shared import first_sentence, lines, with_years
from pages.components.present.slide_charts import PAIR_WIDTH, WIDTH
from pages.components.present.slide_figures import SlideFigures
from pages.components.render.deck.file_slide import Bars, Columns, NativeDrawing
from pages.components.render.drawings import ScreenChart
from pages.components.render.slide.chart_data import chart_data
from pages.components.render.view_words import ViewWords
from pages.components.shared.content import Block, Key
from pages.components.shared.running_text import Sentence
from pages.components.shared.view import View
from pages.components.words import findings, sentences
from pages.components.words.kinds import times

# How much larger than on a page the marks of one chart are.
_SIZE = 1.6


def headline(figures: SlideFigures, config: Config) -> Sentence:
    """The first sentence of the page."""
    (view,) = figures.views
    return with_years(first_sentence(sentences.headline(view, config)), figures.views)


def above(figures: SlideFigures, config: Config) -> Sequence[Block]:
    """The key, without the two marks that the chart names itself: the dot and the diamond of a view that is not broken
    down. The chart of a rate has two dots, and does not."""
    (view,) = figures.views
    key = charts.key(view, config)
    names_its_marks = not view.selection.breakdown and not kind_of(view.measure).by_ratio
    if names_its_marks and len(key.entries) > 2:
        key = Key(key.entries[2:])
    return (key, *order(view, config), *lines(how(figures, config)))


def how(figures: SlideFigures, config: Config) -> Sequence[Sentence]:
    """Where the slide asks for it, how many times its share the group of its sentence is."""
    (view,) = figures.views
    asked = figures.slide.times and not view.selection.breakdown
    line = times.line if kind_of(view.measure).of_whole else times.line_of_base
    said = line(findings.leading(view, config), view, config) if asked else Sentence()
    return (said,) if said else ()


def order(view: View, config: Config) -> Sequence[Block]:
    """Which points the panels have, where they have an order, and which grades have none."""
    if not (view.selection.breakdown and view.measure.ordered):
        return ()
    said = f"Left to right, junior to senior: {', '.join(charts.shown_categories(view, config))}."
    if missing := charts.not_drawn(view, config):
        said += f" Not drawn, because no figure can be shown: {', '.join(missing)}."
    return lines([said])


def drawing(figures: SlideFigures, height: float, config: Config) -> tuple[ScreenChart, ...]:
    (view,) = figures.views
    if charts.headings(view, config):
        return _panels(view, height, config)
    (spec,) = charts.spec(view, config, size=_SIZE)
    return (ScreenChart(slide_charts.of_rows(spec, height, _SIZE), WIDTH),)


def _panels(view: View, height: float, config: Config) -> tuple[ScreenChart, ...]:
    """A panel a group through ordered parts; of parts without an order the first two, beside each other."""
    headings = charts.headings(view, config)
    if not view.measure.ordered:
        pairs = zip(charts.spec(view, config)[:2], headings[:2], strict=True)
        return tuple(
            ScreenChart(slide_charts.of_half(spec, height), PAIR_WIDTH, heading) for spec, heading in pairs
        )
    # The ends that are drawn: a grade without a figure has no point, and its name would stand under another's.
    drawn = charts.shown_categories(view, config)
    first, last = drawn[0], drawn[-1]
    short = config.extracts[view.measure.extract].dimensions[view.selection.breakdown].short
    named = (short.get(first, first), short.get(last, last) if last != first else "")
    panels = zip(charts.spec(view, config, size=_SIZE), headings, strict=True)
    return tuple(slide_charts.panel(spec, heading, named, height) for spec, heading in panels)


def native(figures: SlideFigures, words: Sequence[ViewWords], config: Config) -> NativeDrawing | None:
    """Bars with the figures beside them, or a column for each part of a breakdown."""
    (view,) = figures.views
    drawn = tuple(chart_data(view, config))
    if view.selection.breakdown and drawn:
        return Columns(drawn, words[0], max(chart.most for chart in drawn))
    return Bars(drawn[0], words[0]) if drawn else None
