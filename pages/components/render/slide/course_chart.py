"""Figures over time as a native line chart: the group's own line, what it is seen against, and each target path."""

import math
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from pages.components.charts.over_time_labels import period_name
from pages.components.render.slide import native_chart
from pages.components.render.slide.chart_data import ChartData, Series
from pages.components.render.slide.shapes import FONT, Box, colour, painted
from pages.components.shared import palette

# With more figures than these only the last is written beside its point, and not every period is named.
_MOST_FIGURES, _MOST_NAMES = 20, 11
# As a share of the axis: so near above a point another line covers its figure.
_NEAR = 0.12


def over_time(slide: Any, chart: ChartData, body: Box, alt: str) -> None:
    """The lines, each figure of the group above its point."""
    stands = native_chart.Place(body, (0.035, 0.55 / body.height, 0.965, 1 - (0.55 + 0.6) / body.height))
    named = ChartData(
        tuple(period_name(label) for label in chart.groups), chart.series, chart.number_format, columns=False
    )
    drawn = native_chart.native(slide, named, stands, XL_CHART_TYPE.LINE_MARKERS, alt, 16)
    # The figure over the highest point needs room too.
    native_chart.value_scale(drawn, chart, chart.most * 1.08)
    if (
        least := min((value for one in chart.series for value in one.values if value is not None), default=0)
    ) < 0:
        drawn.value_axis.minimum_scale = math.floor(least * 1.08)
    drawn.category_axis.tick_labels.font.size = Pt(14)
    skip = drawn.category_axis._element.find(qn("c:tickLblSkip"))
    skip.set("val", str(-(-len(chart.groups) // _MOST_NAMES)))
    names = [one.name for one in chart.series]
    for place, (series, given) in enumerate(zip(drawn.plots[0].series, chart.series, strict=True)):
        _look(series, given)
        if given.line != palette.HISTORY:
            _figures(series, given, chart)
        if any(given.name.startswith(f"{name}, from ") for name in names):
            _no_entry(drawn, place)


def _look(series: Any, given: Series) -> None:
    """Our line strong, what it is seen against thin, a path dashed with hollow squares."""
    own, path = given.line in palette.LINES, given.line == palette.TARGET
    series.smooth = False
    series.format.line.color.rgb, series.format.line.width = colour(given.line), Pt(3 if own else 1.75)
    series.marker.style = XL_MARKER_STYLE.SQUARE if path else XL_MARKER_STYLE.CIRCLE
    series.marker.size = 9 if own or path else 5
    painted(series.marker.format, palette.PAPER if path else given.fill, given.line)
    if path:
        series.format.line.dash_style = MSO_LINE.DASH


def _figures(series: Any, given: Series, chart: ChartData) -> None:
    """Each figure above its point, a target's below; below too where another line would run through it."""
    held = [place for place, value in enumerate(given.values) if value is not None]
    path = given.line == palette.TARGET
    several = len({one.line for one in chart.series} - {palette.HISTORY, palette.TARGET}) > 1
    if several or len(held) > _MOST_FIGURES:
        _figure(series.points[held[-1]].data_label, given, below=path)
        return
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = chart.number_format, False
    _figure(labels, given, below=path)
    for place in (one for one in held if _crossed(one, given, chart)):
        _figure(series.points[place].data_label, given, below=True)


def _figure(label: Any, given: Series, *, below: bool) -> None:
    label.position = XL_LABEL_POSITION.BELOW if below else XL_LABEL_POSITION.ABOVE
    label.font.size, label.font.name = Pt(14), FONT
    label.font.bold = given.line != palette.TARGET
    label.font.color.rgb = colour(given.line)


def _crossed(place: int, given: Series, chart: ChartData) -> bool:
    """Whether another line passes where the figure above a point would stand."""
    value = given.values[place]
    others = [one.values[place] for one in chart.series if one is not given]
    assert value is not None, "a point that has a figure"
    return any(other is not None and 0 < other - value < chart.most * _NEAR for other in others)


def _no_entry(drawn: Any, place: int) -> None:
    """A line that goes on after a break is named once."""
    entry = parse_xml(
        f'<c:legendEntry {nsdecls("c")}><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'
    )
    drawn.legend._element.find(qn("c:legendPos")).addnext(entry)
