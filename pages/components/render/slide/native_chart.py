"""Draws the chart of a slide with PowerPoint's own means, and the figures of its bars beside them.

The plot is laid out by hand, so that each row of figures stands beside its bars in every program that opens the file.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from pages.components.charts.layout import scale_over
from pages.components.render.slide import figures_beside
from pages.components.render.slide.chart_data import ChartData, Series
from pages.components.render.slide.shapes import FONT, Box, colour, flat, painted, text
from pages.components.render.view_words import ViewWords
from pages.components.shared import palette
from pages.components.shared.running_text import strong

# Inches: the legend and the column headings above the bars, the axis below them, one column of figures.
_HEAD, _AXIS, _COLUMN = 0.66, 0.42, 1.3
# Of two charts on a slide: their columns, and what is between them.
_NARROW_COLUMN, _BETWEEN = 1.15, 0.4
# With more groups than these the type is smaller.
MANY, _VERY_MANY = 8, 13
_ROOM_FOR_LABELS = 4


@dataclass(frozen=True)
class Place:
    """Where a chart stands on its slide, and in it the plot: left, top, width and height as shares of the box."""

    box: Box
    plot: tuple[float, float, float, float]


@dataclass(frozen=True)
class _Style:
    """How bars are drawn. `size`: of the type, in points; `most`: the end of the axis; `figures`: so many columns of figures
    at the most, each `column` wide."""

    size: int
    most: float
    figures: int | None = None
    column: float = _COLUMN
    legend: bool = True


def bars(slide: Any, chart: ChartData, words: ViewWords, body: Box, alt: str) -> None:
    """Bars from the left, one band a group, with the page's first columns of figures to their right."""
    size = 16 if len(chart.groups) <= MANY else 13 if len(chart.groups) <= _VERY_MANY else 11
    _bars(slide, chart, words, body, alt, _Style(size, chart.most))


def pair(
    slide: Any, charts: Sequence[ChartData], words: Sequence[ViewWords], body: Box, alts: Sequence[str]
) -> None:
    """Two charts beside each other on one scale, under their names and one key for both."""
    size = 14 if max(len(chart.groups) for chart in charts) <= MANY else 11
    style = _Style(size, max(chart.most for chart in charts), figures=2, column=_NARROW_COLUMN, legend=False)
    key(slide, charts, Box(body.left, body.top, body.width, 0.3))
    width = (body.width - _BETWEEN) / 2
    for place, (chart, said, alt) in enumerate(zip(charts, words, alts, strict=True)):
        left, top = body.left + place * (width + _BETWEEN), body.top + 0.5
        text(slide, f"Name of chart{chart.mark}", Box(left, top, width), strong(said.view.measure.title), 18)
        half = Box(left, top + 0.3, width, body.height - 0.8)
        if chart.columns:
            columns(slide, chart, half, style.most, alt, legend=False)
        else:
            _bars(slide, chart, said, half, alt, style)


def key(slide: Any, charts: Sequence[ChartData], box: Box) -> None:
    """What the bars of several charts mean, once for all of them."""
    left = box.left
    for series in zip(*(chart.series for chart in charts), strict=False):
        said = " / ".join(dict.fromkeys(one.name for one in series))
        square = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *Box(left, box.top + 0.05, 0.16, 0.16).emu)
        square.name = f"Key of {said}"
        flat(square, series[0].fill, series[0].line)
        width = 0.3 + len(said) * 16 * 0.5 / 72
        text(slide, f"What the key means: {said}", Box(left + 0.26, box.top, width), said, 16)
        left += width + 0.4


def _bars(slide: Any, chart: ChartData, words: ViewWords, body: Box, alt: str, style: _Style) -> None:
    places = figures_beside.columns_beside(words)[: style.figures]
    beside = style.column * len(places)
    drawing = Box(body.left, body.top, body.width - beside - 0.15, body.height)
    longest = max(len(name) for name in chart.groups)
    names = min(0.25 + longest * style.size * 0.53 / 72, 3.4)
    plot = (names / drawing.width, _HEAD / drawing.height, 1 - (names + 0.1) / drawing.width,
            1 - (_HEAD + _AXIS) / drawing.height)  # fmt: skip
    drawn = native(
        slide, chart, Place(drawing, plot), XL_CHART_TYPE.BAR_CLUSTERED, alt, style.size, legend=style.legend
    )
    _paint(drawn, chart)
    value_scale(drawn, chart, style.most)
    drawn.category_axis.reverse_order = True
    drawn.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    drawn.plots[0].gap_width, drawn.plots[0].overlap = 60, -5
    for series, given in zip(drawn.plots[0].series, chart.series, strict=True):
        _whiskers(series, given)
    table = Box(body.left + body.width - beside, body.top, beside, body.height - _AXIS)
    figures_beside.beside(slide, chart, words, places, table, style.size, _HEAD)


def columns(slide: Any, chart: ChartData, body: Box, most: float, alt: str, *, legend: bool = True) -> None:
    """Columns from the foot, one cluster a group, each with its figure above it."""
    place = Place(body, (0.01, _HEAD / body.height, 0.98, 1 - (_HEAD + 0.5) / body.height))
    drawn = native(slide, chart, place, XL_CHART_TYPE.COLUMN_CLUSTERED, alt, 16, legend=legend)
    _paint(drawn, chart)
    drawn.value_axis.maximum_scale = most * 1.08
    drawn.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    drawn.value_axis.has_major_gridlines = False
    drawn.plots[0].gap_width, drawn.plots[0].overlap = 50, 0 if chart.clustered else 100
    drawn.plots[0].has_data_labels = True
    labels = drawn.plots[0].data_labels
    labels.number_format, labels.number_format_is_linked = chart.number_format, False
    labels.position, labels.show_value = XL_LABEL_POSITION.OUTSIDE_END, True
    size = 14 if len(chart.series) <= _ROOM_FOR_LABELS else 12
    labels.font.size, labels.font.name, labels.font.color.rgb = Pt(size), FONT, colour(palette.INK)


def native(
    slide: Any, chart: ChartData, place: Place, kind: Any, alt: str, size: int, *, legend: bool = True
) -> Any:
    """A chart of PowerPoint's own, which holds the figures and can be edited."""
    data = CategoryChartData(number_format=chart.number_format)
    data.categories = chart.groups
    for series in chart.series:
        data.add_series(series.name, series.values)
    frame = slide.shapes.add_chart(kind, *place.box.emu, data)
    frame.name = f"Chart{chart.mark}"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    drawn = frame.chart
    drawn.has_title = False
    drawn.font.name, drawn.font.size, drawn.font.color.rgb = FONT, Pt(size), colour(palette.INK)
    _lay_out(drawn._chartSpace.chart.plotArea, place.plot, inner=True)
    if legend:
        _legend(drawn, place.box)
    else:
        drawn.has_legend = False
    _axes(drawn, chart.number_format, size)
    return drawn


def _paint(drawn: Any, chart: ChartData) -> None:
    for series, given in zip(drawn.plots[0].series, chart.series, strict=True):
        painted(series.format, given.fill, given.line)
        series.format.line.width = Pt(1.25)
        series.invert_if_negative = False


def _legend(drawn: Any, box: Box) -> None:
    """What the colours mean, above the chart from its left; in two lines where one is not enough."""
    names = [series.name for series in drawn.plots[0].series]
    size = 16 if len(names) <= _ROOM_FOR_LABELS else 14
    drawn.has_legend = True
    drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    drawn.legend.font.size, drawn.legend.font.name = Pt(size), FONT
    # A program that finds too little room leaves names out, and spaces them by the longest.
    longest = 0.1 + sum(0.45 + len(name) * size * 0.52 / 72 for name in names)
    wide = longest > box.width or len(names) > _ROOM_FOR_LABELS
    width = 1.0 if wide else longest / box.width
    _lay_out(drawn.legend._element, (0.0, 0.0, width, (_HEAD if wide else 0.4) / box.height), inner=False)


def _lay_out(element: Any, place: tuple[float, ...], *, inner: bool) -> None:
    """Where a part of the chart stands, as shares of the chart's own width and height."""
    old = element.find(qn("c:layout"))
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    sizes = "".join(f'<c:{name} val="{share:.4f}"/>' for name, share in zip("xywh", place, strict=True))
    layout = parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{sizes}</c:manualLayout></c:layout>"
    )
    if old is not None:
        element.replace(old, layout)
    elif inner:
        element.insert(0, layout)
    else:
        element.find(qn("c:legendPos")).addnext(layout)


def _axes(drawn: Any, number_format: str, size: int) -> None:
    """Light lines to read along, and no ticks."""
    category, value = drawn.category_axis, drawn.value_axis
    # Bars have lengths, so they begin at 0, averages too.
    value.minimum_scale = 0
    value.has_major_gridlines = True
    value.major_gridlines.format.line.color.rgb = colour(palette.GRID)
    value.format.line.fill.background()
    value.tick_labels.number_format, value.tick_labels.number_format_is_linked = number_format, False
    value.tick_labels.font.size, value.tick_labels.font.color.rgb = Pt(14), colour(palette.INK2)
    category.format.line.color.rgb = colour(palette.EDGE)
    category.tick_labels.font.size = Pt(size)
    # Every group is named, however many there are.
    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    category._element.find(qn("c:lblOffset")).addnext(skip)
    for axis in (category, value):
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE


def value_scale(drawn: Any, chart: ChartData, most: float) -> None:
    """An axis that holds every bar and range, in the round steps of the page."""
    unit = 100 if chart.percent else 1
    scale = scale_over([most * unit], from_zero=True, suffix="", most=100 if chart.percent else math.inf)
    axis = drawn.value_axis
    axis.maximum_scale, axis.major_unit = scale.high / unit, scale.step / unit
    whole = "0" if scale.step >= 1 else "0.0#"
    axis.tick_labels.number_format = whole + "%" * chart.percent


def _whiskers(series: Any, given: Series) -> None:
    """The likely range as the bars' own error bars."""
    if not any(given.limits):
        return
    held = list(zip(given.values, given.limits, strict=True))
    plus = [limits[1] - value if limits and value is not None else 0.0 for value, limits in held]
    minus = [value - limits[0] if limits and value is not None else 0.0 for value, limits in held]
    drawn = parse_xml(
        f'<c:errBars {nsdecls("c", "a")}><c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="0"/><c:plus>{_literals(plus)}</c:plus><c:minus>{_literals(minus)}</c:minus>'
        f'<c:spPr><a:ln w="19050"><a:solidFill><a:srgbClr val="{palette.INK[1:]}"/></a:solidFill></a:ln></c:spPr>'
        "</c:errBars>"
    )
    series._element.find(qn("c:cat")).addprevious(drawn)


def _literals(lengths: list[float]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{length!r}</c:v></c:pt>' for at, length in enumerate(lengths))
    return (
        f'<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(lengths)}"/>{points}</c:numLit>'
    )
