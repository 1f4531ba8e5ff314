"""Each mark of a chart with one row a group, and its columns of text. Lengths are pixels at size 1."""

from typing import Any

from pages.components.charts.frame import Frame, Spec, along
from pages.components.shared import palette

BAND_HEIGHT = 28


def band(frame: Frame) -> list[Spec]:
    """The tolerance: grey, with an edge at either end, since the grey alone is too faint to rely on."""
    there = [{"filter": "isValid(datum.low)"}]
    fill = {"type": "bar", "height": frame.px(BAND_HEIGHT), "color": palette.BAND, "aria": False}
    edge = {
        "type": "tick",
        "orient": "vertical",
        "size": frame.px(BAND_HEIGHT),
        "thickness": frame.px(1.25),
        "color": palette.EDGE,
        "aria": False,
    }
    low, high = along(frame, "low"), along(frame, "high")
    return [
        {"transform": there, "mark": fill, "encoding": {"x": low, "x2": {"field": "high"}}},
        {"transform": there, "mark": edge, "encoding": {"x": low}},
        {"transform": there, "mark": edge, "encoding": {"x": high}},
    ]


def whisker(frame: Frame) -> list[Spec]:
    """The likely range, with a cap at either end."""
    there = [{"filter": "isValid(datum.lower)"}]
    line = {"type": "rule", "color": palette.PEOPLE, "strokeWidth": frame.px(2), "aria": False}
    cap = {
        "type": "tick",
        "orient": "vertical",
        "color": palette.PEOPLE,
        "size": frame.px(9),
        "thickness": frame.px(2),
        "aria": False,
    }
    lower, upper = along(frame, "lower"), along(frame, "upper")
    return [
        {"transform": there, "mark": line, "encoding": {"x": lower, "x2": {"field": "upper"}}},
        {"transform": there, "mark": cap, "encoding": {"x": lower}},
        {"transform": there, "mark": cap, "encoding": {"x": upper}},
    ]


def diamond(frame: Frame) -> Spec:
    """The comparator: larger than the dot, so that it shows where the two coincide."""
    return _point(
        frame,
        "comparator",
        {"shape": "diamond", "size": 230, "fill": palette.PAPER, "stroke": palette.INK, "strokeWidth": 2},
    )


def dot(frame: Frame) -> Spec:
    """The people described; hollow where `few` says that there are few of them."""
    mark = {
        "shape": "circle",
        "size": 150,
        "fill": palette.PEOPLE,
        "stroke": palette.PAPER,
        "strokeWidth": 1.5,
    }
    layer = _point(frame, "value", mark)
    layer["mark"]["fill"] = {"expr": f"datum.few ? '{palette.PAPER}' : '{palette.PEOPLE}'"}
    layer["mark"]["stroke"] = {"expr": f"datum.few ? '{palette.PEOPLE}' : '{palette.PAPER}'"}
    layer["mark"]["strokeWidth"] = {"expr": f"datum.few ? {frame.px(2):g} : {frame.px(1.5):g}"}
    layer["mark"]["size"] = {"expr": f"(datum.few ? 120 : 150) * {frame.size**2:g}"}
    layer["mark"]["aria"] = True
    layer["encoding"]["description"] = {"field": "words", "type": "nominal"}
    return layer


def hollow_dot(frame: Frame, field_name: str) -> Spec:
    """The same people one period before."""
    mark = {"shape": "circle", "size": 120, "fill": palette.PAPER, "stroke": palette.PEOPLE, "strokeWidth": 2}
    return _point(frame, field_name, mark)


def _point(frame: Frame, field_name: str, mark: Spec) -> Spec:
    enlarged = mark | {"size": mark["size"] * frame.size**2, "strokeWidth": frame.px(mark["strokeWidth"])}
    return {
        "transform": [{"filter": f"isValid(datum.{field_name})"}],
        "mark": {"type": "point", "filled": False, "opacity": 1, "aria": False, **enlarged},
        "encoding": {"x": along(frame, field_name)},
    }


def text_column(frame: Frame, offset: float, field_name: str, *, narrow: bool = False, **mark: Any) -> Spec:
    """Texts set right, `offset` px from the right of the drawing; on a phone only where `narrow`."""
    look = {
        "type": "text",
        "align": "right",
        "baseline": "middle",
        "aria": False,
        "color": palette.INK,
        "fontSize": frame.either(15, frame.px(16)),
        "opacity": 1 if narrow else frame.wide_only,
    }
    return {
        "mark": look | mark,
        "encoding": {
            # What a phone does not show stands within its width: beyond it, it would take the room of what is shown.
            "x": {"value": frame.either("width", f"width - {frame.px(offset):g}")},
            "text": {"field": field_name, "type": "nominal"},
        },
    }


def heading(frame: Frame, offset: float, field_name: str, *, narrow: bool = False) -> Spec:
    """The heading of a column of texts, above the first row."""
    size = frame.either(13, frame.px(14))
    layer = text_column(frame, offset, field_name, narrow=narrow, color=palette.INK2, fontSize=size)
    return _above(frame, layer)


def _above(frame: Frame, layer: Spec) -> Spec:
    layer["data"] = {"name": "headings"}
    layer["encoding"]["y"] = {"value": -frame.px(15)}
    return layer
