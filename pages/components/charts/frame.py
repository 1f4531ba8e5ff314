"""What charts of one row a group have in common: the frame, its rows and the value axis.

Positions along the value axis are in the unit that people read (per cent, for every 100, points). Lengths are
pixels at size 1. The right of the drawing is kept for columns of text, so the axis stops short of it.
"""

import json
import math
import re
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pages.components.shared import palette

Spec = dict[str, Any]

FONT = "Open Sans, Arial, sans-serif"
HEADINGS_HEIGHT, AXIS_HEIGHT = 26, 28
# What a character of 14 px takes, on average, and of the widest words.
_CHARACTER = 7.4
_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 4, 5, 10, 20, 50, 100, 200, 500, 1000)
_MOST_STEPS = 6
_LONG_NAME = 16


@dataclass(frozen=True)
class Scale:
    """The value axis: from `low` to `high` in steps, with what stands after a number on it."""

    low: float
    high: float
    step: float
    suffix: str = ""


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

    @property
    def is_narrow(self) -> str:
        """A Vega expression: whether this is drawn for a phone."""
        return f"width < {self.narrow:g}"

    def px(self, length: float) -> float:
        return round(length * self.size, 2)

    def either(self, narrow: float | str, wide: float | str) -> Spec:
        """One thing on a phone, another on a wide screen, as an expression."""
        return {"expr": f"{self.is_narrow} ? {narrow} : {wide}"}

    @property
    def wide_only(self) -> Spec:
        return self.either(0, 1)


def scale_over(numbers: list[float], *, from_zero: bool, suffix: str, most: float = math.inf) -> Scale:
    """A value axis that holds every number, in at most six steps of a round size. NaN is left out."""
    held = [number for number in numbers if not math.isnan(number)] or [0.0, 1.0]
    low, high = 0.0 if from_zero else min(held), min(max(held), most)
    high = high if high > low else low + 1
    span = high - low
    step = next((step for step in _STEPS if span / step <= _MOST_STEPS), span)
    bottom = math.floor(low / step + 1e-9) * step
    top = max(math.ceil(high / step - 1e-9), bottom / step + 1) * step
    return Scale(round(bottom, 6), round(top, 6), step, suffix)


def between(size: float) -> float:
    """Px between two columns of text, at size 1: less on a slide, which has no room to spare."""
    return 22 if size == 1 else 13


def text_width(text: str, size: float = 14) -> float:
    """About how wide a text is, in px: enough to keep columns apart."""
    return len(text) * _CHARACTER * size / 14


def narrow_right(texts: Iterable[str]) -> float:
    """How much the one column of texts that a phone shows leaves free on the right."""
    return max([66, *(text_width(text, 15) + 16 for text in texts)])


def chart(frame: Frame, datasets: dict[str, list[Spec]], layers: list[Spec]) -> Spec:
    """The whole specification: layers over one row a group, in the order given."""
    px = frame.px
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "height": px(frame.row) * len(frame.groups) + px(HEADINGS_HEIGHT) + px(AXIS_HEIGHT),
        "width": "container",
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": {"left": 0, "top": px(6), "right": 2, "bottom": 0},
        "background": palette.PAPER,
        "datasets": {name: _only_shown(rows, layers) for name, rows in datasets.items()},
        "data": {"name": "groups"},
        "encoding": {"y": _rows_axis(frame)},
        "layer": layers,
        "config": config(),
    }


def _only_shown(rows: list[Spec], layers: list[Spec]) -> list[Spec]:
    """Rows without the columns that no layer reads: whatever is sent to a browser can be read there."""
    drawn = json.dumps(layers)
    names = dict.fromkeys(name for row in rows for name in row)
    shown = {name for name in names if re.search(rf'"{name}"|datum\.{name}\b', drawn)}
    return [{name: value for name, value in row.items() if name in shown | {"group"}} for row in rows]


def config() -> Spec:
    """Defaults of Vega-Lite that would wash the marks out, or put a box round the drawing."""
    return {
        "font": FONT,
        "view": {"stroke": None},
        "tick": {"opacity": 1},
        "point": {"opacity": 1},
        "axis": {"domain": False, "ticks": False, "title": None},
    }


def _rows_axis(frame: Frame) -> Spec:
    axis = {
        "title": None,
        "grid": False,
        "labelColor": palette.INK,
        "labelFontSize": frame.either(15, frame.px(16)),
        "labelLineHeight": frame.px(17),
        "labelPadding": frame.px(12),
        "labelLimit": frame.px(260),
        "minExtent": 46,
        "labelExpr": _wrapped_names(frame),
        "labelOffset": _wrapped_offset(frame),
    }
    scale = {"type": "band", "domain": frame.groups, "padding": 0}
    return {"field": "group", "type": "nominal", "sort": None, "scale": scale, "axis": axis}


def _two_lines(frame: Frame) -> str:
    """The long names and the lines that they take on a phone, as an object in an expression."""
    return json.dumps(
        {name: textwrap.wrap(name, _LONG_NAME) for name in frame.groups if len(name) > _LONG_NAME}
    )


def _wrapped_names(frame: Frame) -> str:
    """Long names of groups take two lines on a phone; they are compared whole, never cut."""
    return f"{frame.is_narrow} ? ({_two_lines(frame)}[datum.label] || datum.label) : datum.label"


def _wrapped_offset(frame: Frame) -> Spec:
    """Lifts a name of two lines by half a line, so that it stands beside its row."""
    return {"expr": f"{frame.is_narrow} && {_two_lines(frame)}[datum.label] ? -9 : 0"}


def along(frame: Frame, field_name: str) -> Spec:
    """The value axis, for a field of positions."""
    scale, px = frame.scale, frame.px
    count = round((scale.high - scale.low) / scale.step)
    ticks = [round(scale.low + place * scale.step, 6) for place in range(count + 1)]
    axis = {
        "title": None,
        "values": ticks,
        "grid": True,
        "gridColor": palette.GRID,
        "gridWidth": 1,
        "labelColor": palette.INK2,
        "labelFontSize": frame.either(13, px(14)),
        "labelPadding": px(8),
        "labelFlush": False,
        "labelOverlap": False,
        "labelExpr": _tick_words(frame, count),
    }
    end = frame.either(f"width - {px(frame.right_narrow):g}", f"width - {px(frame.right):g}")
    limits = {"domain": [scale.low, scale.high], "range": [0, end], "nice": False, "zero": False}
    return {"field": field_name, "type": "quantitative", "scale": limits, "axis": axis, "title": None}


def _tick_words(frame: Frame, count: int) -> str:
    """A number and its unit; on a phone every second one, where there are many."""
    scale = frame.scale
    place = f"round((datum.value - {scale.low:g}) / {scale.step:g})"
    words = f"datum.label + '{scale.suffix}'"
    return f"({frame.is_narrow} && {count} > 4 && {place} % 2) ? '' : {words}"
