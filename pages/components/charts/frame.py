"""What charts of one row a group have in common: the frame, its rows and the value axis.

Positions along the value axis are in the unit that people read (per cent, for every 100, points). Lengths are
pixels at size 1. The right of the drawing is kept for columns of text, so the axis stops short of it.
"""

import json
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt

from pages.components.charts.layout import AXIS_HEIGHT, HEADINGS_HEIGHT, Scale, Spec, enlarged
from pages.components.charts.specification import either, specification
from pages.components.shared import palette

_LONG_NAME = 16
# As many numbers as a phone has room for.
_MOST_TICKS = 5


@dataclass(frozen=True)
class Frame:
    """One drawing: its rows, its value axis, and how much it leaves free on the right for text.

    Below `narrow` px it is laid out for a phone.
    """

    groups: list[str]
    scale: Scale
    right: float
    right_narrow: float = 66
    size: float = 1
    row: float = 40
    narrow: float = 520

    def px(self, length: float) -> float:
        return enlarged(self.size, length)

    def either(self, narrow: float | str, wide: float | str) -> alt.ExprRef:
        """One thing on a phone, another on a wide screen."""
        return either(self.narrow, narrow, wide)


def chart(frame: Frame, datasets: Mapping[str, Sequence[Spec]], layers: Sequence[alt.Chart]) -> Spec:
    """The whole specification: layers over one row a group, in the order given."""
    px = frame.px
    shared = alt.Chart(
        alt.NamedData("groups"),
        height=px(frame.row) * len(frame.groups) + px(HEADINGS_HEIGHT) + px(AXIS_HEIGHT),
        padding={"left": 0, "top": px(6), "right": 2, "bottom": 0},
    )
    return specification(shared.encode(_value_axis(frame), _rows_axis(frame)), layers, datasets)


def _rows_axis(frame: Frame) -> alt.Y:
    axis = alt.Axis(
        grid=False,
        labelColor=palette.INK,
        labelFontSize=frame.either(15, frame.px(16)),
        labelLineHeight=frame.px(17),
        labelPadding=frame.px(12),
        labelLimit=frame.px(300),
        minExtent=46,
        # Long names of groups take two lines on a phone; they are compared whole, never cut.
        labelExpr=f"width < {frame.narrow:g} ? ({_two_lines(frame)}[datum.label] || datum.label) : datum.label",
        # Lifts a name of two lines by half a line, so that it stands beside its row.
        labelOffset=alt.ExprRef(f"width < {frame.narrow:g} && {_two_lines(frame)}[datum.label] ? -9 : 0"),
    )
    scale = alt.Scale(type="band", domain=frame.groups, padding=0)
    return alt.Y("group:N", sort=None, scale=scale, axis=axis)


def _two_lines(frame: Frame) -> str:
    """The long names and the two lines that they take on a phone, as an object in an expression."""
    return json.dumps({name: in_two(name) for name in frame.groups if len(name) > _LONG_NAME})


def in_two(name: str) -> list[str]:
    """A name in the narrowest two lines that hold it: a third would stand in the row below."""
    widths = (textwrap.wrap(name, width) for width in range(_LONG_NAME, len(name) + 1))
    return next(lines for lines in widths if len(lines) <= 2)


def _value_axis(frame: Frame) -> alt.X:
    """The value axis, for whatever a layer draws along it."""
    scale, px = frame.scale, frame.px
    axis = alt.Axis(
        values=scale.ticks,
        grid=True,
        gridColor=palette.GRID,
        gridWidth=1,
        labelColor=palette.INK2,
        labelFontSize=frame.either(13, px(14)),
        labelPadding=px(8),
        labelFlush=False,
        labelOverlap=False,
        labelExpr=_tick_words(frame),
    )
    end = frame.either(f"width - {px(frame.right_narrow):g}", f"width - {px(frame.right):g}")
    limits = alt.Scale(domain=[scale.low, scale.high], range=[0, end], nice=False, zero=False)
    return alt.X(type="quantitative", scale=limits, axis=axis, title=None)


def _tick_words(frame: Frame) -> str:
    """A number and its unit; on a phone every second one, where there are many."""
    scale = frame.scale
    place = f"round((datum.value - {scale.low:g}) / {scale.step:g})"
    words = f"datum.label + '{scale.suffix}'"
    few = len(scale.ticks) <= _MOST_TICKS
    return words if few else f"(width < {frame.narrow:g} && {place} % 2) ? '' : {words}"
