"""One row a group: how many for every 100, or what share, the latest against the period before and against all."""

from collections.abc import Sequence

import altair as alt

from config import Config
from config.periods import in_words, name
from metrics.figures.kinds import kind_of
from pages.components.charts import group_marks
from pages.components.charts.frame import Frame, chart
from pages.components.charts.layout import BESIDE_AXIS, Scale, Spec, between, column_width, narrow_right
from pages.components.charts.positions import against_area, held, position, value_scale
from pages.components.charts.specification import named, where
from pages.components.shared import cell_text, few_people, number_text, palette
from pages.components.shared.rows import Row
from pages.components.shared.view import View
from pages.components.words.kinds import times

# Two charts share the screen here, so the rows are lower and a phone's layout begins later.
_ROW, _NARROW = 34, 400


def rates(view: View, config: Config, *, size: float = 1, over: Sequence[View] = ()) -> Spec:
    """Filled dot and likely range: the latest. Hollow: the period before. Dashed: everybody.

    A diamond stands for the same group elsewhere, where the comparator is an area. `over`: the views whose
    figures set the axis, where several charts share one.
    """
    rows, heads = _rows(view, config), _headings(view)
    beside = [row for each in over for row in _rows(each, config)] or rows
    scale = value_scale(_extent(beside, over or (view,)), view.measure)
    offset = column_width([heads["value"], *(row["value_text"] for row in rows)]) + between(size)
    earlier = column_width([heads["earlier"], *(row.get("earlier_text", "") for row in rows)])
    wide = offset + (earlier if heads["earlier"] else 0) + BESIDE_AXIS
    narrow = narrow_right(row["value_text"] for row in beside)
    groups = [row.group for row in view.group_rows]
    frame = Frame(groups, scale, max(wide, narrow), narrow, size, _ROW, _NARROW)
    datasets = {"groups": rows, "headings": [heads], "all": _everybody(view, scale)}
    layers = [*_marks(frame, view, config), *_texts(frame, heads, offset)]
    if datasets["all"]:
        return chart(frame, datasets, [*_all_line(frame), *layers])
    del datasets["all"]
    return chart(frame, datasets, layers)


def _extent(rows: list[Spec], views: Sequence[View]) -> list[float]:
    everybody = [row.value * number_text.factor(view.measure) for view in views for row in _all_rows(view)]
    return [*held(rows, "value", "lower", "upper", "earlier", "comparator"), *everybody]


def _rows(view: View, config: Config) -> list[Spec]:
    before, elsewhere = cell_text.earlier_by_group(view), against_area(view, config)
    drawn = [_row(row, view, config) for row in view.group_rows]
    for row, given in zip(drawn, view.group_rows, strict=True):
        if before:
            row |= _earlier(before.get(given.group), view)
        if elsewhere:
            row["comparator"] = position(given.comparator_value, number_text.factor(view.measure))
    return drawn


def _row(row: Row, view: View, config: Config) -> Spec:
    """One group as the chart is given it. A withheld figure leaves words alone."""
    few = not kind_of(view.measure).by_ratio and few_people.is_of_few(row, view, config)
    hidden, unit = cell_text.hidden(row), number_text.factor(view.measure)
    words = _words(row, view)
    positions = {name: None if hidden else position(row[name], unit) for name in ("value", "lower", "upper")}
    of_base = times.of_base_in_short(row, view)
    said = {"value_text": words, "words": f"{row.group}: {words}{f', {of_base}' if of_base else ''}"}
    return {"group": row.group, **positions, "hidden": hidden, "few": few, **said}


def _words(row: Row, view: View) -> str:
    hidden = cell_text.hidden(row)
    return cell_text.hidden_words(row, short=True) if hidden else number_text.value(row.value, view.measure)


def _earlier(row: Row | None, view: View) -> Spec:
    if row is None:
        return {"earlier": None, "earlier_text": "–"}
    at = None if cell_text.hidden(row) else position(row.value, number_text.factor(view.measure))
    return {"earlier": at, "earlier_text": _words(row, view)}


def _headings(view: View) -> Spec:
    earlier = in_words(str(view.earlier["period"].iloc[0]), short=True) if len(view.earlier) else ""
    return {"value": name(view.selection.period), "earlier": earlier}


def _all_rows(view: View) -> list[Row]:
    return [row for row in view.all_rows if row.group == cell_text.ALL and not cell_text.hidden(row)]


def _everybody(view: View, scale: Scale) -> list[Spec]:
    """Where the line for all stands, and its label: "All pupils 9.5". None where all have no figure."""
    rows = _all_rows(view)
    if not rows:
        return []
    at = float(rows[0].value * number_text.factor(view.measure))
    text = f"All {view.measure.people} {number_text.value(rows[0].value, view.measure)}"
    part = scale.part(at)
    side = "left" if part < 0.15 else "right" if part > 0.8 else "center"
    return [{"at": round(at, 4), "text": text, "side": side}]


def _marks(frame: Frame, view: View, config: Config) -> list[alt.Chart]:
    layers = group_marks.whisker(frame) if view.groups["lower"].notna().any() else []
    if against_area(view, config) and cell_text.compared(view):
        layers.append(group_marks.diamond(frame))
    if len(view.earlier):
        layers.append(group_marks.hollow_dot(frame, "earlier"))
    return [*layers, group_marks.group_dot(frame)]


def _all_line(frame: Frame) -> list[alt.Chart]:
    """A dashed line over the whole height, and its name above it."""
    everybody, px = named("all").encode(alt.X("at:Q")), frame.px
    rule = everybody.mark_rule(
        color=palette.INK, strokeWidth=px(1.75), strokeDash=[px(length) for length in (5, 4)]
    )
    label = everybody.mark_text(
        align=alt.ExprRef("datum.side"), color=palette.INK, fontSize=frame.either(13, px(14))
    )
    return [
        rule.encode(alt.YValue(-px(6)), alt.Y2Value(alt.ExprRef("height"))),
        label.encode(alt.YValue(-px(15)), alt.Text("text:N")),
    ]


def _texts(frame: Frame, heads: Spec, offset: float) -> list[alt.Chart]:
    """The period before and, on a phone alone, the latest."""
    colour = where("hidden", f"'{palette.INK2}'", f"'{palette.PEOPLE}'")
    weight = where("hidden", 400, 600)
    layers = [
        group_marks.text_column(frame, 0, "value_text", narrow=True, color=colour, fontWeight=weight),
        group_marks.heading(frame, 0, "value", narrow=True),
    ]
    if heads["earlier"]:
        layers += [
            group_marks.text_column(frame, offset, "earlier_text"),
            group_marks.heading(frame, offset, "earlier"),
        ]
    return layers
