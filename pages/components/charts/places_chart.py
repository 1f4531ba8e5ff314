"""Places beside each other: one row a place, the highest first, with likely ranges; England and the middle as lines."""

import altair as alt

from config import Config
from pages.components.charts import group_marks
from pages.components.charts.frame import Frame, chart
from pages.components.charts.layout import BESIDE_AXIS, Scale, Spec, column_width, narrow_right
from pages.components.charts.positions import held, position, value_scale
from pages.components.charts.specification import known, named, where
from pages.components.shared import cell_text, number_text, palette
from pages.components.shared.rows import Row
from pages.components.words.places import Places

_ROW, _NARROW = 30, 400


def places_chart(shown: Places, config: Config, *, size: float = 1) -> Spec:
    """Ours is the filled dot, the others are grey; nothing of a place without a figure is drawn but its words."""
    rows = [_row(row, shown, config) for row in shown.ordered]
    lines = _lines(shown)
    numbers = [*held(rows, "value", "lower", "upper"), *(line["at"] for line in lines)]
    scale = value_scale(numbers, shown.measure)
    texts = [row["value_text"] for row in rows]
    right = column_width([shown.when, *texts]) + BESIDE_AXIS
    names = [row["group"] for row in rows]
    frame = Frame(names, scale, right, narrow_right(texts), size, _ROW, _NARROW)
    for line in lines:
        line["side"] = _side(scale, line["at"])
    datasets = {"groups": rows, "lines": lines}
    spec = chart(frame, datasets, [*_rules(frame), *_marks(frame, rows), *_texts(frame)])
    spec["padding"] = spec["padding"] | {"top": frame.px(26)}
    return spec


def _row(row: Row, shown: Places, config: Config) -> Spec:
    hidden, unit = cell_text.hidden(row), number_text.factor(shown.measure)
    words = cell_text.hidden_words(row, short=True) if hidden else number_text.value(row.value, shown.measure)
    at = {name: None if hidden else position(row[name], unit) for name in ("value", "lower", "upper")}
    said = {"value_text": words, "words": f"{row.area}: {words}"}
    return {"group": row.area, **at, "own": row.area == config.area, "hidden": hidden, **said}


def _lines(shown: Places) -> list[Spec]:
    unit, measure = number_text.factor(shown.measure), shown.measure
    widest = shown.around[-1] if shown.around else None
    lines = []
    if widest is not None and number_text.known(widest.value):
        text = f"{widest.area} {number_text.value(widest.value, measure)}"
        lines.append({"at": round(widest.value * unit, 4), "text": text, "above": -15, "dashed": True})
    if number_text.known(shown.middle):
        text = f"Middle of the others {shown.middle_cell.text}"
        lines.append({"at": round(shown.middle * unit, 4), "text": text, "above": -31, "dashed": False})
    return lines


def _side(scale: Scale, at: float) -> str:
    part = scale.part(at)
    return "left" if part < 0.3 else "right" if part > 0.7 else "center"


def _rules(frame: Frame) -> list[alt.Chart]:
    px, layers = frame.px, []
    for dashed, pattern, colour in ((True, (5, 4), palette.INK), (False, (2, 3), palette.TARGET)):
        lines = (
            named("lines").transform_filter(f"datum.dashed === {str(dashed).lower()}").encode(alt.X("at:Q"))
        )
        rule = lines.mark_rule(
            color=colour, strokeWidth=px(1.75), strokeDash=[px(length) for length in pattern]
        )
        label = lines.mark_text(
            align=alt.ExprRef("datum.side"), color=colour, fontSize=frame.either(13, px(14))
        )
        layers += [
            rule.encode(alt.YValue(-px(6)), alt.Y2Value(alt.ExprRef("height"))),
            label.encode(alt.YValue(-px(15 if dashed else 31)), alt.Text("text:N")),
        ]
    return layers


def _marks(frame: Frame, rows: list[Spec]) -> list[alt.Chart]:
    ranged, px = known("lower"), frame.px
    colour = where("own", f"'{palette.PEOPLE}'", f"'{palette.HISTORY}'")
    whisker = ranged.mark_rule(color=colour, strokeWidth=px(2)).encode(alt.X("lower:Q"), alt.X2("upper"))
    dot = known("value").mark_point(
        shape="circle",
        size=alt.ExprRef(f"(datum.own ? 170 : 110) * {frame.size**2:g}"),
        fill=where("own", f"'{palette.PEOPLE}'", f"'{palette.PAPER}'"),
        stroke=colour,
        strokeWidth=px(2),
        aria=True,
    )
    drawn = dot.encode(alt.X("value:Q"), alt.Description("words:N"))
    return [*([whisker] if any(row["lower"] is not None for row in rows) else []), drawn]


def _texts(frame: Frame) -> list[alt.Chart]:
    colour = where("own", f"'{palette.PEOPLE}'", f"'{palette.INK2}'")
    return [
        group_marks.text_column(
            frame, 0, "value_text", narrow=True, color=colour, fontWeight=where("own", 600, 400)
        )
    ]
