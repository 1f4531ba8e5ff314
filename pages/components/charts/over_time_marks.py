"""The marks of a chart over time, from the back to the front. Lengths are pixels."""

import json
from dataclasses import dataclass

from pages.components.charts.frame import Scale, Spec
from pages.components.shared import palette

NARROW_BELOW = 620
_HALO = {"stroke": palette.PAPER, "strokeWidth": 4, "strokeJoin": "round", "strokeOpacity": 0.9}
_LOOKS = {
    "people": {"color": palette.PEOPLE, "fontWeight": 600},
    "line": {"color": palette.INK2, "fontWeight": 400},
    "target": {"color": palette.TARGET, "fontWeight": 400},
}


@dataclass(frozen=True)
class Axes:
    """The axis of time (its ends in years, and the periods named on it, wide and on a phone), the axis of values, and
    the px that names take on the right, wide and on a phone."""

    time: tuple[float, float]
    scale: Scale
    named: tuple[dict[float, str], dict[float, str]]
    right: float
    right_narrow: float


def layers(axes: Axes, datasets: dict[str, list[Spec]]) -> list[Spec]:
    """One layer a mark, as far as there are data for it."""
    made = {
        "covid": _covid,
        "near": _near,
        "lines": _lines,
        "wanted": _wanted,
        "points": _points,
        "names": _names,
    }
    return [layer for name, make in made.items() if name in datasets for layer in make(axes)]


def _along(axes: Axes, name: str) -> Spec:
    wide, narrow = (
        json.dumps({f"{x:.10g}": text for x, text in names.items()}, ensure_ascii=False)
        for names in axes.named
    )
    axis = {
        "title": None,
        "values": sorted({*axes.named[0], *axes.named[1]}),
        "grid": False,
        "domain": True,
        "domainColor": palette.EDGE,
        "labelColor": palette.INK,
        "labelFontSize": _either(13, 14),
        "labelPadding": 8,
        "labelFlush": False,
        "labelOverlap": False,
        "labelExpr": f"(width < {NARROW_BELOW} ? {narrow} : {wide})[toString(datum.value)] || ''",
    }
    end = _either(f"width - {axes.right_narrow:g}", f"width - {axes.right:g}")
    scale = {"domain": list(axes.time), "range": [0, end], "nice": False, "zero": False}
    return {"field": name, "type": "quantitative", "scale": scale, "axis": axis, "title": None}


def _up(axes: Axes, name: str) -> Spec:
    low, high, step = axes.scale.low, axes.scale.high, axes.scale.step
    axis = {
        "title": None,
        "values": [round(low + place * step, 6) for place in range(round((high - low) / step) + 1)],
        "grid": True,
        "gridColor": palette.GRID,
        "labelColor": palette.INK2,
        "labelFontSize": _either(13, 14),
        "labelPadding": 8,
        "labelExpr": f"datum.label + '{axes.scale.suffix}'",
    }
    scale = {"domain": [low, high], "nice": False, "zero": False}
    return {"field": name, "type": "quantitative", "scale": scale, "axis": axis, "title": None}


def _either(narrow: float | str, wide: float | str) -> Spec:
    return {"expr": f"width < {NARROW_BELOW} ? {narrow} : {wide}"}


def _covid(axes: Axes) -> list[Spec]:
    """The whole height, with its name at the head."""
    at = {"x": _along(axes, "from"), "x2": {"field": "to"}}
    shade = {"type": "rect", "color": palette.BAND, "opacity": 0.75, "aria": False}
    text = {"type": "text", "align": "left", "dx": 4, "color": palette.INK2, "fontSize": _either(13, 14)}
    named = {"x": at["x"], "y": {"value": 12}, "text": {"field": "text", "type": "nominal"}}
    return [
        {"data": {"name": "covid"}, "mark": shade, "encoding": at},
        {"data": {"name": "covid"}, "mark": text | {"aria": False}, "encoding": named},
    ]


def _near(axes: Axes) -> list[Spec]:
    """The tolerance: grey between two edges, as in every chart."""
    x, low, high = _along(axes, "x"), _up(axes, "low"), _up(axes, "high")
    area = {"type": "area", "color": palette.BAND, "opacity": 1, "aria": False}
    edge = {"type": "line", "color": palette.EDGE, "strokeWidth": 1.25, "aria": False}
    data = {"data": {"name": "near"}}
    return [
        data | {"mark": area, "encoding": {"x": x, "y": low, "y2": {"field": "high"}}},
        data | {"mark": edge, "encoding": {"x": x, "y": low}},
        data | {"mark": edge, "encoding": {"x": x, "y": high}},
    ]


def _course(axes: Axes, data: str, **look: object) -> Spec:
    """A line through the rows of each run, and nothing between two runs."""
    encoding = {
        "x": _along(axes, "x"),
        "y": _up(axes, "value"),
        "detail": {"field": "run", "type": "nominal"},
    }
    return {
        "data": {"name": data},
        "transform": [{"filter": "isValid(datum.value)"}],
        "mark": {"type": "line", "aria": False, **look},
        "encoding": encoding,
    }


def _point(axes: Axes, data: str, **look: object) -> Spec:
    encoding = {"x": _along(axes, "x"), "y": _up(axes, "value")}
    mark = {"type": "point", "filled": False, "opacity": 1, "aria": False, **look}
    return {
        "data": {"name": data},
        "transform": [{"filter": "isValid(datum.value)"}],
        "mark": mark,
        "encoding": encoding,
    }


def _lines(axes: Axes) -> list[Spec]:
    """Thin and grey, with a small dot for a figure that stands alone."""
    return [
        _course(axes, "lines", color=palette.HISTORY, strokeWidth=1.5),
        _point(axes, "lines", shape="circle", size=14, fill=palette.HISTORY, stroke=palette.HISTORY),
    ]


def _wanted(axes: Axes) -> list[Spec]:
    """A plan's path: dashed, with a hollow square wherever it is judged."""
    square = _point(
        axes, "wanted", shape="square", size=70, fill=palette.PAPER, stroke=palette.TARGET, strokeWidth=1.75
    )
    square["transform"] = [{"filter": "datum.due"}]
    return [_course(axes, "wanted", color=palette.TARGET, strokeWidth=1.75, strokeDash=[5, 3]), square]


def _points(axes: Axes) -> list[Spec]:
    """The figures: likely range, line, dot, and the figure above them where there is room."""
    x = _along(axes, "x")
    whisker = {"type": "rule", "color": palette.PEOPLE, "strokeWidth": 1.5, "aria": False}
    cap = {
        "type": "tick",
        "orient": "horizontal",
        "color": palette.PEOPLE,
        "size": 7,
        "thickness": 1.5,
        "aria": False,
    }
    known = [{"filter": "isValid(datum.lower)"}]
    lower, upper = _up(axes, "lower"), _up(axes, "upper")
    dot = _point(axes, "points", shape="circle", fill=palette.PEOPLE, stroke=palette.PAPER, strokeWidth=1.5)
    dot["mark"] |= {"size": {"expr": "datum.now ? 130 : 70"}, "aria": True}
    dot["encoding"]["description"] = {"field": "words", "type": "nominal"}
    return [
        {"transform": known, "mark": whisker, "encoding": {"x": x, "y": lower, "y2": {"field": "upper"}}},
        {"transform": known, "mark": cap, "encoding": {"x": x, "y": lower}},
        {"transform": known, "mark": cap, "encoding": {"x": x, "y": upper}},
        _course(axes, "points", color=palette.PEOPLE, strokeWidth=2.5),
        dot,
        *_figures(axes),
    ]


def _figures(axes: Axes) -> list[Spec]:
    shown = _either("datum.narrow ? 1 : 0", "datum.wide ? 1 : 0")
    text = {
        "type": "text",
        "dy": -11,
        "fontSize": _either(13, 14),
        "fontWeight": {"expr": "datum.now ? 700 : 400"},
        "opacity": shown,
        "aria": False,
    }
    encoding = {
        "x": _along(axes, "x"),
        "y": _up(axes, "above"),
        "text": {"field": "text", "type": "nominal"},
    }
    halo = {"mark": text | _HALO | {"color": palette.PAPER}, "encoding": encoding}
    return [halo, {"mark": text | {"color": palette.PEOPLE}, "encoding": encoding}]


def _names(axes: Axes) -> list[Spec]:
    """The name of each line beside its end: whole on a wide drawing, short on a phone. The one that is not shown is
    empty and not merely unseen, because the drawing keeps room for what is unseen."""
    named = [_name(axes, who, look, size) for who, look in _LOOKS.items() for size in ("wide", "narrow")]
    return [_leader(axes, "wide"), _leader(axes, "narrow"), *named]


def _leader(axes: Axes, size: str) -> Spec:
    """A thin line from a name at the edge to a line that ends before it."""
    rule = {
        "type": "rule",
        "color": palette.RULE,
        "strokeWidth": 1,
        "opacity": _either(*((0, 1) if size == "wide" else (1, 0))),
        "aria": False,
    }
    encoding = {
        "x": _along(axes, "from"),
        "x2": {"field": "at"},
        "y": _up(axes, "y"),
        "y2": {"field": size},
    }
    led = [{"filter": "datum.led"}]
    return {"data": {"name": "names"}, "transform": led, "mark": rule, "encoding": encoding}


def _name(axes: Axes, who: str, look: Spec, size: str) -> Spec:
    wide = size == "wide"
    mark = {
        "type": "text",
        "align": "left",
        "baseline": "middle",
        "lineBreak": "\n",
        "lineHeight": 17,
        "dx": {"expr": "datum.near ? 4 : 12"},
        "dy": {"expr": "(1 - datum.lines) * 8.5"} if wide else 0,
        "fontSize": 14 if wide else 13,
        "aria": False,
    }
    shown = _either(*(("''", "datum.name") if wide else ("datum.short", "''")))
    encoding = {"x": _along(axes, "at"), "y": _up(axes, size), "text": {"value": shown}}
    return {
        "data": {"name": "names"},
        "transform": [{"filter": f"datum.who === '{who}'"}],
        "mark": mark | look,
        "encoding": encoding,
    }
