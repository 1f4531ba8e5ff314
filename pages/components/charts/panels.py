"""A breakdown as small charts on one scale: each group through the grades, or each category on its own."""

import dataclasses
import textwrap
from collections.abc import Mapping
from typing import Any

from config import Config
from pages.components.charts.dumbbell import averages, dumbbell
from pages.components.charts.frame import Spec
from pages.components.charts.frame import config as defaults
from pages.components.charts.positions import factor, position
from pages.components.charts.rates import rates
from pages.components.shared import cell_text, number_text, palette
from pages.components.shared.view import View

HEIGHT = 226
# Lower than this, in per cent, a label under its point would stand among the names of the grades.
_ROOM_BELOW = 12
# The most characters in a line under a point: more than three categories leave less room to each.
_LABEL_WIDTH, _NARROW_LABEL_WIDTH = 9, 6
_ORDINARY = {"representation": dumbbell, "attainment": dumbbell, "average": averages, "rate": rates}


def panels(view: View, config: Config, *, size: float = 1) -> list[Spec]:
    """One chart a group through ordered categories, or the ordinary chart a category; one scale for all."""
    if view.measure.ordered:
        return through_categories(view, config, size)
    draw = _ORDINARY[view.measure.kind]
    return [
        draw(only(view, name), config, size=size, over=(view,)) for name in shown_categories(view, config)
    ]


def only(view: View, category: str) -> View:
    """The view of one category of a breakdown."""
    earlier = view.earlier[view.earlier["category"] == category] if len(view.earlier) else view.earlier
    return dataclasses.replace(view, rows=view.rows[view.rows["category"] == category], earlier=earlier)


def shown_categories(view: View, config: Config) -> list[str]:
    """The categories with at least one figure; the others are named in words instead (`not_drawn`).

    Of a measure with an order only the ordered ones: another role has no place on the way from junior to senior.
    Where there is no figure at all, every category, so that the panels say so.
    """
    there = {row.category for row in cell_text.rows_of(view.groups) if not cell_text.hidden(row)}
    names = [
        name
        for name in cell_text.categories(view, config)
        if not view.measure.ordered or name in view.measure.ordered
    ]
    return [name for name in names if name in there] or names


def through_categories(view: View, config: Config, size: float) -> list[Spec]:
    """One chart a group: its share at each grade, from junior to senior, against the population."""
    names = shown_categories(view, config)
    groups = list(dict.fromkeys(view.groups["group"]))
    points = {group: _points(view, group, names, config) for group in groups}
    near = config.publication.tolerance_points
    tops = [point["value"] for some in points.values() for point in some if point["value"] is not None]
    tops += [
        some[0]["comparator"] + near for some in points.values() if some and some[0]["comparator"] is not None
    ]
    high = top([float(one) for one in tops])
    return [panel(points[group], near, high, size, banded=view.judged(config)) for group in groups]


def top(tops: list[float]) -> float:
    """A little above the highest mark, for its label: in steps of 5, at most a little above 100."""
    highest = max(tops, default=0.0)
    return 5.0 * (int(highest * 1.12 / 5) + 1)


def _points(view: View, group: str, names: list[str], config: Config) -> list[Spec]:
    rows = {row.category: row for row in cell_text.rows_of(view.groups) if row.group == group}
    dimension = config.extracts[view.measure.extract].dimensions[view.selection.breakdown]
    labels = short_names(names, dimension.short)
    points = [_point(rows.get(name), name, labels[name], view, config) for name in names]
    if len(points) > 1 and None not in (points[0]["value"], points[1]["value"]):
        rises = points[1]["value"] > points[0]["value"] + 4
        points[0]["below"] = rises and points[0]["value"] > _ROOM_BELOW
    return points


def _point(row: Any, name: str, label: list[str], view: View, config: Config) -> Spec:
    """One point. Withheld: a word at the foot of the panel, and a break in the line."""
    hidden = row is None or cell_text.hidden(row)
    text = "Hidden" if hidden else number_text.value(row.value, view.measure)
    theirs = None if row is None else position(row.comparator_value, factor(view))
    return {
        "category": "\n".join(label),
        "value": None if hidden else position(row.value, factor(view)),
        "text": text,
        "comparator": theirs,
        "few": bool(not hidden and row.denominator < config.publication.hollow_below),
        "hidden": bool(hidden),
        "below": False,
        "words": f"{name}: {text}",
    }


def short_names(names: list[str], declared: Mapping[str, str]) -> dict[str, list[str]]:
    """Names of categories in lines that fit under a point, by their declared short names where there are any."""
    width = _LABEL_WIDTH if len(names) < 4 else _NARROW_LABEL_WIDTH
    return {
        name: textwrap.wrap(declared.get(name, name), width, break_long_words=False, break_on_hyphens=False)
        for name in names
    }


def panel(points: list[Spec], near: float, high: float, size: float, *, banded: bool) -> Spec:
    """One small chart: its points in order, the population's share and, where `banded`, `near` points around it."""
    px = lambda length: round(length * size, 2)  # noqa: E731
    comparator = next((point["comparator"] for point in points if point["comparator"] is not None), None)
    datasets: dict[str, list[Spec]] = {
        "points": [{key: value for key, value in point.items() if key != "comparator"} for point in points]
    }
    layers = _points_layers(px, high)
    if comparator is not None:
        datasets["population"] = [
            {"share": comparator, "low": max(comparator - near, 0.0), "high": min(comparator + near, 100.0)}
        ]
        layers = [*_population(px, high, banded), *layers]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "height": px(HEIGHT),
        "width": "container",
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": {"left": 1, "top": 4, "right": 1, "bottom": 2},
        "background": palette.PAPER,
        "datasets": datasets,
        "data": {"name": "points"},
        "layer": layers,
        "config": defaults(),
    }


def _x(px: Any) -> Spec:
    axis = {
        "title": None,
        "domain": True,
        "domainColor": palette.EDGE,
        "domainWidth": 1,
        "labelColor": palette.INK,
        "labelFontSize": px(14),
        "labelLineHeight": px(16),
        "labelAngle": 0,
        "labelPadding": px(6),
        "labelOverlap": False,
        "labelExpr": "split(datum.label, '\\n')",
        "labelFlush": False,
    }
    scale = {"padding": 0.5}
    return {"field": "category", "type": "nominal", "sort": None, "scale": scale, "axis": axis}


def _y(high: float, field_name: str = "value") -> Spec:
    scale = {"domain": [0, high], "nice": False, "zero": True}
    return {"field": field_name, "type": "quantitative", "scale": scale, "axis": None}


def _population(px: Any, high: float, banded: bool) -> list[Spec]:
    """The band with its edges, and the dashed line of the population's share, across the panel."""
    across = {"x": {"value": 0}, "x2": {"value": {"expr": "width"}}}
    dash = {"strokeWidth": px(1.75), "strokeDash": [px(5), px(4)]}
    edge = {"type": "rule", "color": palette.EDGE, "strokeWidth": px(1.25), "aria": False}
    base: Spec = {"data": {"name": "population"}}
    fill = {"mark": {"type": "rect", "color": palette.BAND, "aria": False}}
    band = [
        base | fill | {"encoding": {**across, "y": _y(high, "low"), "y2": {"field": "high"}}},
        *(base | {"mark": edge, "encoding": {**across, "y": _y(high, side)}} for side in ("low", "high")),
    ]
    line = {"mark": {"type": "rule", "color": palette.INK, "aria": False, **dash}}
    return [*(band if banded else []), base | line | {"encoding": {**across, "y": _y(high, "share")}}]


def _points_layers(px: Any, high: float) -> list[Spec]:
    line = {"type": "line", "color": palette.PEOPLE, "strokeWidth": px(2.5), "aria": False}
    dot = {
        "type": "point",
        "filled": False,
        "opacity": 1,
        "size": {"expr": f"(datum.few ? 110 : 150) * {px(1) ** 2:g}"},
        "fill": {"expr": f"datum.few ? '{palette.PAPER}' : '{palette.PEOPLE}'"},
        "stroke": {"expr": f"datum.few ? '{palette.PEOPLE}' : '{palette.PAPER}'"},
        "strokeWidth": {"expr": f"datum.few ? {px(2.25):g} : {px(1.5):g}"},
    }
    said = {"description": {"field": "words", "type": "nominal"}}
    there = {"transform": [{"filter": "isValid(datum.value)"}]}
    return [
        {"mark": line, "encoding": {"x": _x(px), "y": _y(high)}},
        there | {"mark": dot, "encoding": {"x": _x(px), "y": _y(high), **said}},
        *(_label(px, high, halo) for halo in (True, False)),
        _hidden_label(px),
    ]


def _label(px: Any, high: float, halo: bool) -> Spec:
    mark: Spec = {
        "type": "text",
        "fontSize": px(16),
        "fontWeight": 700,
        "dy": {"expr": f"datum.below ? {px(19):g} : {-px(18):g}"},
        "baseline": "middle",
        "color": palette.PEOPLE,
        "aria": False,
    }
    if halo:
        mark |= {"stroke": palette.PAPER, "strokeWidth": px(4), "strokeJoin": "round", "color": palette.PAPER}
    text = {"text": {"field": "text", "type": "nominal"}}
    return {
        "transform": [{"filter": "isValid(datum.value)"}],
        "mark": mark,
        "encoding": {"x": _x(px), "y": _y(high), **text},
    }


def _hidden_label(px: Any) -> Spec:
    mark = {"type": "text", "fontSize": px(14), "baseline": "bottom", "color": palette.INK2, "aria": False}
    foot = {"y": {"value": {"expr": f"height - {px(6):g}"}}, "text": {"field": "text", "type": "nominal"}}
    return {"transform": [{"filter": "datum.hidden"}], "mark": mark, "encoding": {"x": _x(px), **foot}}
