"""The course of one reported figure: its values by period, and the level that it is to reach."""

import json

import pandas as pd

from config.periods import in_words, parse
from config.plan import PER_CENT, Figure
from metrics.promises import reported_figures
from pages.components.charts.frame import Spec, config
from pages.components.progress import promise_words
from pages.components.shared import palette

HEIGHT = 200
_LABEL = 14
# Below this width, and with more values than a phone has room to label, only the ends are labelled.
_NARROW, _ROOM = 520, 3


def drawable(series: pd.DataFrame) -> pd.DataFrame:
    """The values that can be drawn on one axis: those that are shown, of the kind of period that came last."""
    shown = series[series["status"].eq("published")]
    if shown.empty:
        return shown
    kinds = [period.kind for label in shown["period"] if (period := parse(label))]
    return shown[[kind == kinds[-1] for kind in kinds]]


def course(figure: Figure, series: pd.DataFrame) -> Spec | None:
    """A line through the values of one kind of period, each labelled; None where there are fewer than two.

    A withheld value breaks the line and is nowhere in the specification.
    """
    shown = drawable(series)
    if len(shown) < 2:
        return None
    rows = [
        {
            "when": reported_figures.begins(period).isoformat(),
            "value": round(value, 2),
            "words": promise_words.number(value, figure),
            "run": _run(period, series),
            "end": len(shown) <= _ROOM or period in (shown["period"].iloc[0], shown["period"].iloc[-1]),
        }
        for period, value in zip(shown["period"], shown["value"], strict=True)
    ]
    names = {
        reported_figures.begins(period).isoformat(): in_words(period, short=True)
        for period in shown["period"]
    }
    layers = [*_target(figure), *_line(rows, names, "%" if figure.unit == PER_CENT else "")]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "height": HEIGHT,
        "width": "container",
        "background": palette.PAPER,
        "padding": {"left": 0, "top": 8, "right": 28, "bottom": 12},
        "autosize": {"type": "fit", "contains": "padding"},
        "datasets": {"reported": rows},
        "data": {"name": "reported"},
        "layer": layers,
        "config": config(),
    }


def not_drawn(series: pd.DataFrame) -> str:
    """Which periods have no mark, and why: withheld, or of another kind of period, which shares no axis."""
    drawn = set(drawable(series)["period"])
    left = [
        f"{in_words(row['period'])} ({'withheld' if row['status'] != 'published' else 'another kind of period'})"
        for row in series.to_dict("records")
        if row["period"] not in drawn
    ]
    return f"Not drawn: {'; '.join(left)}." if left else ""


def _run(period: str, series: pd.DataFrame) -> int:
    """Which unbroken stretch a value is in: a withheld one between two of them parts them."""
    before = series[
        [reported_figures.begins(label) < reported_figures.begins(period) for label in series["period"]]
    ]
    return int(before["status"].ne("published").sum())


def _line(rows: list[Spec], names: dict[str, str], suffix: str) -> list[Spec]:
    x, y = _when(names), _value([row["value"] for row in rows], suffix)
    point = {"type": "point", "filled": True, "size": 110, "color": palette.PEOPLE, "stroke": palette.PAPER}
    label = {
        "type": "text",
        "dy": -16,
        "fontSize": 16,
        "fontWeight": 700,
        "color": palette.PEOPLE,
        "aria": False,
    }
    # On a phone there is room for the first and the last alone; the history below has all of them.
    narrow = {"test": f"width < {_NARROW} && !datum.end", "value": 0}
    words = {
        "text": {"field": "words", "type": "nominal"},
        "opacity": {"condition": narrow, "value": 1},
    }
    return [
        {
            "mark": {"type": "line", "strokeWidth": 2.5, "color": palette.PEOPLE},
            "encoding": {"x": x, "y": y, "detail": {"field": "run", "type": "nominal"}},
        },
        {"mark": point, "encoding": {"x": x, "y": y}},
        {"mark": label, "encoding": {"x": x, "y": y} | words},
    ]


def _when(names: dict[str, str]) -> Spec:
    """The axis of time, with a word at each period that was reported; years between them take their room."""
    axis = {
        "values": list(names),
        "labelExpr": f"{json.dumps(names)}[utcFormat(datum.value, '%Y-%m-%d')]",
        "labelColor": palette.INK2,
        "labelFontSize": _LABEL,
        "labelOverlap": True,
        "labelPadding": 8,
        "grid": False,
    }
    return {"field": "when", "type": "temporal", "scale": {"type": "utc", "padding": 32}, "axis": axis}


def _value(values: list[float], suffix: str) -> Spec:
    axis = {
        "gridColor": palette.GRID,
        "labelColor": palette.INK2,
        "labelFontSize": _LABEL,
        "labelExpr": f"datum.label + '{suffix}'",
        "labelPadding": 8,
        "tickCount": 4,
    }
    top = max(values)
    scale = {"zero": min(values) >= 0, "domainMax": top * 1.15 if top > 0 else top}
    return {"field": "value", "type": "quantitative", "scale": scale, "axis": axis}


def _target(figure: Figure) -> list[Spec]:
    if figure.target is None:
        return []
    mark = {"type": "rule", "strokeDash": [5, 3], "strokeWidth": 1.75, "color": palette.TARGET}
    return [{"mark": mark, "encoding": {"y": {"datum": figure.target.level, "type": "quantitative"}}}]
