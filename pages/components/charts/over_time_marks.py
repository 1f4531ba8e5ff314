"""The marks of a chart over time, from the back to the front. Lengths are pixels."""

import json
from collections.abc import Container
from dataclasses import dataclass

import altair as alt

from pages.components.charts.layout import Scale, Spec
from pages.components.charts.specification import Weight, either, known, named, where
from pages.components.shared import palette

NARROW_BELOW = 620


@dataclass(frozen=True)
class Axes:
    """The axis of time (its ends in years, and the periods named on it, wide and on a phone), the axis of values, and
    the px that names take on the right, wide and on a phone."""

    time: tuple[float, float]
    scale: Scale
    named: tuple[dict[float, str], dict[float, str]]
    right: float
    right_narrow: float


def layers(datasets: Container[str]) -> list[alt.Chart]:
    """One layer a mark, as far as there are data for it."""
    made = {
        "covid": _covid,
        "near": _near,
        "lines": _lines,
        "wanted": _wanted,
        "points": _points,
        "names": _names,
    }
    return [layer for name, make in made.items() if name in datasets for layer in make()]


def time_axis(axes: Axes) -> alt.X:
    wide, narrow = (
        json.dumps({f"{x:.10g}": text for x, text in names.items()}, ensure_ascii=False)
        for names in axes.named
    )
    axis = alt.Axis(
        values=sorted({*axes.named[0], *axes.named[1]}),
        grid=False,
        domain=True,
        domainColor=palette.EDGE,
        labelColor=palette.INK,
        labelFontSize=_either(13, 14),
        labelPadding=8,
        labelFlush=False,
        labelOverlap=False,
        labelExpr=f"(width < {NARROW_BELOW} ? {narrow} : {wide})[toString(datum.value)] || ''",
    )
    end = _either(f"width - {axes.right_narrow:g}", f"width - {axes.right:g}")
    scale = alt.Scale(domain=list(axes.time), range=[0, end], nice=False, zero=False)
    return alt.X("x:Q", scale=scale, axis=axis, title=None)


def value_axis(axes: Axes) -> alt.Y:
    axis = alt.Axis(
        values=axes.scale.ticks,
        grid=True,
        gridColor=palette.GRID,
        labelColor=palette.INK2,
        labelFontSize=_either(13, 14),
        labelPadding=8,
        labelExpr=f"datum.label + '{axes.scale.suffix}'",
    )
    scale = alt.Scale(domain=[axes.scale.low, axes.scale.high], nice=False, zero=False)
    return alt.Y("value:Q", scale=scale, axis=axis, title=None)


def _either(narrow: float | str, wide: float | str) -> alt.ExprRef:
    return either(NARROW_BELOW, narrow, wide)


def _covid() -> list[alt.Chart]:
    """The whole height, with its name at the head."""
    years = named("covid").encode(alt.X("from:Q"))
    shade = years.mark_rect(color=palette.BAND, opacity=0.75)
    name = years.mark_text(align="left", dx=4, color=palette.INK2, fontSize=_either(13, 14))
    return [
        shade.encode(alt.X2("to"), alt.YValue(0), alt.Y2Value(alt.ExprRef("height"))),
        name.encode(alt.YValue(12), alt.Text("text:N")),
    ]


def _near() -> list[alt.Chart]:
    """The tolerance: grey between two edges, as in every chart."""
    near = named("near")
    edge = near.mark_line(color=palette.EDGE, strokeWidth=1.25)
    return [
        near.mark_area(color=palette.BAND, opacity=1).encode(alt.Y("low:Q"), alt.Y2("high")),
        edge.encode(alt.Y("low:Q")),
        edge.encode(alt.Y("high:Q")),
    ]


def _lines() -> list[alt.Chart]:
    """Thin and grey, with a small dot for a figure that stands alone."""
    line = known("value", named("lines"))
    return [
        line.mark_line(color=palette.HISTORY, strokeWidth=1.5).encode(alt.Detail("run:N")),
        line.mark_point(shape="circle", size=14, fill=palette.HISTORY, stroke=palette.HISTORY),
    ]


def _wanted() -> list[alt.Chart]:
    """A plan's path: dashed, with a hollow square wherever it is judged."""
    path = named("wanted")
    line = known("value", path).mark_line(color=palette.TARGET, strokeWidth=1.75, strokeDash=[5, 3])
    square = path.transform_filter("datum.due").mark_point(
        shape="square", size=70, fill=palette.PAPER, stroke=palette.TARGET, strokeWidth=1.75
    )
    return [line.encode(alt.Detail("run:N")), square]


def _points() -> list[alt.Chart]:
    """The figures: likely range, line, dot, and the figure above them where there is room."""
    ranged, figure = known("lower"), known("value")
    cap = ranged.mark_tick(orient="horizontal", color=palette.PEOPLE, size=7, thickness=1.5)
    dot = figure.mark_point(
        shape="circle",
        size=where("now", 130, 70),
        fill=palette.PEOPLE,
        stroke=palette.PAPER,
        strokeWidth=1.5,
        aria=True,
    )
    return [
        ranged.mark_rule(color=palette.PEOPLE, strokeWidth=1.5).encode(alt.Y("lower:Q"), alt.Y2("upper")),
        cap.encode(alt.Y("lower:Q")),
        cap.encode(alt.Y("upper:Q")),
        figure.mark_line(color=palette.PEOPLE, strokeWidth=2.5).encode(alt.Detail("run:N")),
        dot.encode(alt.Description("words:N")),
        *_figures(),
    ]


def _figures() -> list[alt.Chart]:
    figures = alt.Chart().encode(alt.Y("above:Q"), alt.Text("text:N"))
    look: Spec = {
        "dy": -11,
        "fontSize": _either(13, 14),
        "fontWeight": where("now", 700, 400),
        "opacity": _either("datum.narrow ? 1 : 0", "datum.wide ? 1 : 0"),
    }
    halo: Spec = {"stroke": palette.PAPER, "strokeWidth": 4, "strokeJoin": "round", "strokeOpacity": 0.9}
    return [
        figures.mark_text(color=palette.PAPER, **look, **halo),
        figures.mark_text(color=palette.PEOPLE, **look),
    ]


def _names() -> list[alt.Chart]:
    """The name of each line beside its end: whole on a wide drawing, short on a phone. The one that is not shown is
    empty and not merely unseen, because the drawing keeps room for what is unseen."""
    looks: tuple[tuple[str, str, Weight], ...] = (
        ("people", palette.PEOPLE, 600),
        ("line", palette.INK2, 400),
        ("target", palette.TARGET, 400),
    )
    names = [_name(*look, wide=wide) for look in looks for wide in (True, False)]
    return [_leader("wide", _either(0, 1)), _leader("narrow", _either(1, 0)), *names]


def _leader(size: str, seen: alt.ExprRef) -> alt.Chart:
    """A thin line from a name at the edge to a line that ends before it."""
    led = named("names").transform_filter("datum.led")
    rule = led.mark_rule(color=palette.RULE, strokeWidth=1, opacity=seen)
    return rule.encode(alt.X("from:Q"), alt.X2("at"), alt.Y("y:Q"), alt.Y2(size))


def _name(who: str, colour: str, weight: Weight, *, wide: bool) -> alt.Chart:
    mark = (
        named("names")
        .transform_filter(f"datum.who === '{who}'")
        .mark_text(
            align="left",
            lineBreak="\n",
            lineHeight=17,
            dx=where("near", 4, 12),
            dy=alt.ExprRef("(1 - datum.lines) * 8.5") if wide else 0,
            color=colour,
            fontSize=14 if wide else 13,
            fontWeight=weight,
        )
    )
    text = _either("''", "datum.name") if wide else _either("datum.short", "''")
    return mark.encode(alt.X("at:Q"), alt.Y("wide:Q" if wide else "narrow:Q"), alt.TextValue(text))
