"""The two marks of a chart named beside themselves, on the one row whose gap is largest."""

import altair as alt

from config import Config
from metrics.figures.kinds import kind_of
from pages.components.charts.frame import Frame
from pages.components.charts.layout import BESIDE_AXIS, Scale, Spec, text_width
from pages.components.charts.specification import Weight, either, named
from pages.components.shared import cell_text, number_text, palette
from pages.components.shared.rows import Row
from pages.components.shared.view import View

# The marks are named only where the axis is at least about this long.
_NAMED_OVER = 500


def labels(view: View, config: Config, scale: Scale) -> list[Spec]:
    """The two marks named, on the one row whose gap is largest; none where the names would not fit."""
    rows = [row for row in view.group_rows if not cell_text.hidden(row) and number_text.known(row.gap)]
    if not rows:
        return []
    row, unit = max(rows, key=lambda row: abs(row.gap)), number_text.factor(view.measure)
    at = (float(row.value) * unit, float(row.comparator_value) * unit)
    names = _names(row, view, config)
    sides = _sides([scale.part(place) * _NAMED_OVER for place in at], names)
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
    if at[left] - widths[left] < 0 or at[right] + widths[right] > _NAMED_OVER + BESIDE_AXIS:
        return []
    return ["right", "left"] if left == 0 else ["left", "right"]


def _names(row: Row, view: View, config: Config) -> tuple[str, str]:
    people = view.measure.people
    if kind_of(view.measure).of_whole:
        ours = people
    else:
        phrase = config.ethnicity.phrase(row.group, people)
        ours = phrase if len(phrase) <= len(row.group) + len(people) + 1 else row.group
    return cell_text.first_capital(ours), cell_text.comparator_heading(view, config)


def direct_labels(frame: Frame) -> list[alt.Chart]:
    return [
        _label(frame, "people", palette.PEOPLE, 600),
        _label(frame, "comparator", palette.INK, 400),
    ]


def _label(frame: Frame, who: str, colour: str, weight: Weight) -> alt.Chart:
    mark = named("labels").transform_filter(f"datum.who === '{who}'")
    return mark.mark_text(
        dy=-frame.px(22),
        align=alt.ExprRef("datum.side"),
        color=colour,
        fontSize=frame.px(14),
        fontWeight=weight,
        opacity=either(_NAMED_OVER + frame.right, 0, 1),
    ).encode(alt.X("at:Q"), alt.Text("name:N"))
