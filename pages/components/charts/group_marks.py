"""Each mark of a chart with one row a group, and its columns of text. Lengths are pixels at size 1."""

from typing import Any

import altair as alt

from pages.components.charts.frame import Frame
from pages.components.charts.layout import BAND_HEIGHT, enlarged
from pages.components.charts.specification import known, named, where
from pages.components.shared import palette


def band(frame: Frame) -> list[alt.Chart]:
    """The tolerance: grey, with an edge at either end, since the grey alone is too faint to rely on."""
    high, judged = frame.px(BAND_HEIGHT), known("low")
    edge = judged.mark_tick(orient="vertical", size=high, thickness=frame.px(1.25), color=palette.EDGE)
    return [
        judged.mark_bar(height=high, color=palette.BAND).encode(alt.X("low:Q"), alt.X2("high")),
        edge.encode(alt.X("low:Q")),
        edge.encode(alt.X("high:Q")),
    ]


def whisker(frame: Frame) -> list[alt.Chart]:
    """The likely range, with a cap at either end."""
    ranged, px = known("lower"), frame.px
    cap = ranged.mark_tick(orient="vertical", color=palette.PEOPLE, size=px(9), thickness=px(2))
    return [
        ranged.mark_rule(color=palette.PEOPLE, strokeWidth=px(2)).encode(alt.X("lower:Q"), alt.X2("upper")),
        cap.encode(alt.X("lower:Q")),
        cap.encode(alt.X("upper:Q")),
    ]


def diamond(frame: Frame) -> alt.Chart:
    """The comparator: larger than the dot, so that it shows where the two coincide."""
    return _hollow(frame, "comparator", "diamond", 230, palette.INK)


def hollow_dot(frame: Frame, field_name: str) -> alt.Chart:
    """The same people one period before."""
    return _hollow(frame, field_name, "circle", 120, palette.PEOPLE)


def _hollow(frame: Frame, field_name: str, shape: str, size: float, colour: str) -> alt.Chart:
    mark = known(field_name).mark_point(
        shape=shape, size=size * frame.size**2, fill=palette.PAPER, stroke=colour, strokeWidth=frame.px(2)
    )
    return mark.encode(alt.X(f"{field_name}:Q"))


def dot(size: float, few_area: float, few_edge: float) -> alt.Chart:
    """The people described; hollow where `few` says that there are few of them. It alone is read aloud.

    `size` enlarges it; `few_area` and `few_edge` are those of a hollow dot at size 1.
    """
    paper, people = f"'{palette.PAPER}'", f"'{palette.PEOPLE}'"
    mark = known("value").mark_point(
        shape="circle",
        size=alt.ExprRef(f"(datum.few ? {few_area:g} : 150) * {size**2:g}"),
        fill=where("few", paper, people),
        stroke=where("few", people, paper),
        strokeWidth=where("few", f"{enlarged(size, few_edge):g}", f"{enlarged(size, 1.5):g}"),
        aria=True,
    )
    return mark.encode(alt.Description("words:N"))


def group_dot(frame: Frame) -> alt.Chart:
    """The people of a group, in its row."""
    return dot(frame.size, 120, 2).encode(alt.X("value:Q"))


def text_column(
    frame: Frame, offset: float, field_name: str, *, narrow: bool = False, **look: Any
) -> alt.Chart:
    """Texts set right, `offset` px from the right of the drawing; on a phone only where `narrow`."""
    look = {"color": palette.INK, "fontSize": frame.either(15, frame.px(16))} | look
    return _column(alt.Chart(), frame, offset, field_name, narrow=narrow, **look)


def heading(frame: Frame, offset: float, field_name: str, *, narrow: bool = False) -> alt.Chart:
    """The heading of a column of texts, above the first row."""
    look = {"color": palette.INK2, "fontSize": frame.either(13, frame.px(14))}
    above = _column(named("headings"), frame, offset, field_name, narrow=narrow, **look)
    return above.encode(alt.YValue(-frame.px(15)))


def _column(
    layer: alt.Chart, frame: Frame, offset: float, field_name: str, *, narrow: bool, **look: Any
) -> alt.Chart:
    # What a phone does not show stands within its width: beyond it, it would take the room of what is shown.
    right = alt.XValue(frame.either("width", f"width - {frame.px(offset):g}"))
    seen = 1 if narrow else frame.either(0, 1)
    return layer.mark_text(align="right", opacity=seen, **look).encode(right, alt.Text(f"{field_name}:N"))
