"""One row a group: how many for every 100, the latest against the period before and against all."""

from collections.abc import Sequence
from typing import Any

from config import Config
from config.periods import in_words
from pages.components.charts import parts
from pages.components.charts.frame import (
    Frame,
    Scale,
    Spec,
    along,
    between,
    chart,
    narrow_right,
    scale_over,
    text_width,
)
from pages.components.charts.positions import position
from pages.components.shared import cell_text, number_text, palette
from pages.components.shared.view import View

_BESIDE_AXIS = 26
# Two charts share the screen here, so the rows are lower and a phone's layout begins later.
_ROW, _NARROW = 34, 400


def rates(view: View, config: Config, *, size: float = 1, over: Sequence[View] = ()) -> Spec:
    """Filled dot and likely range: the latest. Hollow: the period before. Dashed: everybody.

    A diamond stands for the same group elsewhere, where the comparator is an area. `over`: the views whose
    figures set the axis, where several charts share one.
    """
    scale = scale_over(_extent(over or (view,), config), from_zero=True, suffix="")
    groups = cell_text.rows_of(view.groups)
    heads = _headings(view)
    rows = _rows(view, config)
    offset = _column(heads["value"], rows, "value_text") + between(size)
    earlier = _column(heads["earlier"], rows, "earlier_text") if heads["earlier"] else 0
    wide = offset + earlier + _BESIDE_AXIS
    narrow = narrow_right(row["value_text"] for one in over or (view,) for row in _rows(one, config))
    frame = Frame([row.group for row in groups], scale, max(wide, narrow), narrow, size, _ROW, _NARROW)
    datasets: dict[str, list[Spec]] = {
        "groups": rows,
        "headings": [heads],
    }
    if everybody := _everybody(view, scale):
        datasets["all"] = [everybody]
    return chart(frame, datasets, [*_marks(frame, view, config, datasets), *_texts(frame, heads, offset)])


def _column(heading: str, rows: list[Spec], text: str) -> float:
    """How wide a column of texts is: its heading, its figures, and the words that stand for a withheld one."""
    return max([34, text_width(heading), *(text_width(str(row.get(text, ""))) for row in rows)])


def against_area(view: View, config: Config) -> bool:
    """Whether each group is set against the same group in another area."""
    return cell_text.comparator_of(view) in {area.name for area in config.publication.areas}


def _extent(views: Sequence[View], config: Config) -> list[float]:
    rows = [row for view in views for row in _rows(view, config)]
    names = ("value", "lower", "upper", "earlier", "comparator")
    held = [float(row[name]) for row in rows for name in names if row.get(name) is not None]
    everybody = [
        row.value * view.measure.scale
        for view in views
        for row in _all_rows(view)
        if not cell_text.hidden(row)
    ]
    return [*held, *everybody]


def _rows(view: View, config: Config) -> list[Spec]:
    before, elsewhere = cell_text.earlier_by_group(view), against_area(view, config)
    drawn = [_row(row, view) for row in cell_text.rows_of(view.groups)]
    for row, given in zip(drawn, cell_text.rows_of(view.groups), strict=True):
        if before:
            row |= _earlier(before.get(given.group), view)
        if elsewhere:
            row["comparator"] = position(given.comparator_value, view.measure.scale)
    return drawn


def _row(row: Any, view: View) -> Spec:
    """One group as the chart is given it. A withheld figure leaves words alone."""
    measure, unit = view.measure, view.measure.scale
    hidden = cell_text.hidden(row)
    words = cell_text.hidden_words(row, short=True) if hidden else number_text.value(row.value, measure)
    return {
        "group": row.group,
        "value": None if hidden else position(row.value, unit),
        "lower": None if hidden else position(row.lower, unit),
        "upper": None if hidden else position(row.upper, unit),
        "value_text": words,
        "hidden": bool(hidden),
        "few": False,
        "words": f"{row.group}: {words}",
    }


def _earlier(row: Any, view: View) -> Spec:
    if row is None or cell_text.hidden(row):
        return {
            "earlier": None,
            "earlier_text": "–" if row is None else cell_text.hidden_words(row, short=True),
        }
    measure = view.measure
    return {
        "earlier": position(row.value, measure.scale),
        "earlier_text": number_text.value(row.value, measure),
    }


def _headings(view: View) -> Spec:
    earlier = in_words(str(view.earlier["period"].iloc[0]), short=True) if len(view.earlier) else ""
    return {"value": in_words(view.selection.period, short=True), "earlier": earlier}


def _all_rows(view: View) -> list[Any]:
    return [row for row in view.all_rows if row.group == cell_text.ALL]


def _everybody(view: View, scale: Scale) -> Spec | None:
    """Where the line for all stands, and its label: "All pupils 9.5"."""
    rows = [row for row in _all_rows(view) if not cell_text.hidden(row)]
    if not rows:
        return None
    at = rows[0].value * view.measure.scale
    text = f"All {view.measure.people} {number_text.value(rows[0].value, view.measure)}"
    place = (at - scale.low) / (scale.high - scale.low)
    side = "left" if place < 0.15 else "right" if place > 0.8 else "center"
    return {"at": round(float(at), 4), "text": text, "side": side}


def _marks(frame: Frame, view: View, config: Config, datasets: dict[str, list[Spec]]) -> list[Spec]:
    layers = _all_line(frame) if "all" in datasets else []
    if view.groups["lower"].notna().any():
        layers += parts.whisker(frame)
    if against_area(view, config) and cell_text.compared(view):
        layers.append(parts.diamond(frame))
    if len(view.earlier):
        layers.append(parts.hollow_dot(frame, "earlier"))
    return [*layers, parts.dot(frame)]


def _all_line(frame: Frame) -> list[Spec]:
    rule = {
        "type": "rule",
        "color": palette.INK,
        "strokeWidth": frame.px(1.75),
        "strokeDash": [frame.px(5), frame.px(4)],
        "aria": False,
    }
    label = {
        "type": "text",
        "baseline": "middle",
        "align": {"expr": "datum.side"},
        "color": palette.INK,
        "fontSize": frame.either(13, frame.px(14)),
        "aria": False,
    }
    at = along(frame, "at")
    whole = {"y": {"value": -frame.px(6)}, "y2": {"value": {"expr": "height"}}}
    return [
        {"data": {"name": "all"}, "mark": rule, "encoding": {"x": at, **whole}},
        {
            "data": {"name": "all"},
            "mark": label,
            "encoding": {
                "x": at,
                "y": {"value": -frame.px(15)},
                "text": {"field": "text", "type": "nominal"},
            },
        },
    ]


def _texts(frame: Frame, heads: Spec, offset: float) -> list[Spec]:
    """The period before and, on a phone alone, the latest."""
    colour = {"color": {"expr": f"datum.hidden ? '{palette.INK2}' : '{palette.PEOPLE}'"}}
    weight = {"fontWeight": {"expr": "datum.hidden ? 400 : 600"}}
    layers = [
        parts.text_column(frame, 0, "value_text", narrow=True, **colour, **weight),
        parts.heading(frame, 0, "value", narrow=True),
    ]
    if heads["earlier"]:
        layers += [
            parts.text_column(frame, offset, "earlier_text"),
            parts.heading(frame, offset, "earlier"),
        ]
    return layers
