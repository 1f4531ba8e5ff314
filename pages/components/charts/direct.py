"""The two marks of a chart named beside themselves, on the one row whose gap is largest."""

from typing import Any

from config import Config
from pages.components.charts.frame import Frame, Scale, Spec, along, text_width
from pages.components.charts.positions import factor
from pages.components.shared import cell_text, number_text, palette
from pages.components.shared.view import View

# The marks are named only where the axis is at least about this long.
_NAMED_OVER = 500
# Px between the axis and the columns of text.
_BESIDE_AXIS = 26


def labels(view: View, config: Config, scale: Scale) -> list[Spec]:
    """The two marks named, on the one row whose gap is largest; none where the names would not fit."""
    rows = [
        row
        for row in cell_text.rows_of(view.groups)
        if not cell_text.hidden(row) and number_text.known(row.gap)
    ]
    if not rows:
        return []
    row = max(rows, key=lambda row: abs(row.gap))
    at = (float(row.value) * factor(view), float(row.comparator_value) * factor(view))
    names = _direct_names(row, view, config)
    sides = _sides([(place - scale.low) / (scale.high - scale.low) * _NAMED_OVER for place in at], names)
    return [
        {"group": row.group, "at": round(place, 4), "name": name, "side": side, "who": who}
        for place, name, side, who in zip(at, names, sides, ("people", "comparator"), strict=False)
    ]


def _sides(at: list[float], names: tuple[str, str]) -> list[str]:
    """How each name is set at its mark: centred, or outwards where they would touch. Empty: no room."""
    widths = [text_width(name) for name in names]
    if abs(at[0] - at[1]) > sum(widths) / 2 + 8:
        return ["center", "center"]
    left, right = (0, 1) if at[0] < at[1] else (1, 0)
    if at[left] - widths[left] < 0 or at[right] + widths[right] > _NAMED_OVER + _BESIDE_AXIS:
        return []
    return ["right", "left"] if left == 0 else ["left", "right"]


def _direct_names(row: Any, view: View, config: Config) -> tuple[str, str]:
    if view.measure.kind == "representation":
        ours = view.measure.people
    else:
        phrase = config.ethnicity.phrase(row.group, view.measure.people)
        ours = phrase if len(phrase) <= len(row.group) + len(view.measure.people) + 1 else row.group
    return cell_text.first_capital(ours), cell_text.comparator_heading(view, config)


def direct_labels(frame: Frame) -> list[Spec]:
    looks = {
        "people": {"color": palette.PEOPLE, "fontWeight": 600},
        "comparator": {"color": palette.INK, "fontWeight": 400},
    }
    return [_direct_label(frame, who, look) for who, look in looks.items()]


def _direct_label(frame: Frame, who: str, look: Spec) -> Spec:
    mark = {
        "type": "text",
        "dy": -frame.px(22),
        "baseline": "middle",
        "align": {"expr": "datum.side"},
        "fontSize": frame.px(14),
        "opacity": {"expr": f"width < {_NAMED_OVER + frame.right:g} ? 0 : 1"},
        "aria": False,
    }
    return {
        "data": {"name": "labels"},
        "transform": [{"filter": f"datum.who === '{who}'"}],
        "mark": mark | look,
        "encoding": {"x": along(frame, "at"), "text": {"field": "name", "type": "nominal"}},
    }
