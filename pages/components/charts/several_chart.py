"""Several courses on one scale: a small chart each, or up to five lines in one with their names at their ends."""

from collections.abc import Iterable
from dataclasses import replace

import altair as alt

from config import Config
from pages.components.charts import over_time_data as data
from pages.components.charts import over_time_labels as placing
from pages.components.charts.layout import AXIS_HEIGHT, Scale, Spec, scale_over, text_width
from pages.components.charts.over_time_labels import End, years
from pages.components.charts.over_time_marks import NARROW_BELOW, Axes, layers, time_axis, value_axis
from pages.components.charts.positions import held, value_scale
from pages.components.charts.specification import either, known, named, specification
from pages.components.shared import cell_text, number_text, palette
from pages.components.words.course import Course
from pages.components.words.together import Strand, Together

_PANEL, _ONE, _TOP = 176, 340, 8
_PLOT = _ONE - AXIS_HEIGHT - _TOP
_WIDE, _NARROW = 900, 310
_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross")
_DASHES = ([1, 0], [8, 3], [2, 2], [10, 3, 2, 3], [5, 5])


def panels(shown: Together, config: Config) -> list[Spec]:
    """A chart a strand, all on one scale, with what it is seen against and what plans asked of it."""
    rows = [_rows(strand, shown, config) for strand in shown.strands]
    low, high = _ends_of(rows)
    scale = _scale([row for sets in rows for several in sets.values() for row in several], shown)
    labels = sorted({label for strand in shown.strands for label in data.shown(strand.course)}, key=years)
    ends = {years(label): placing.period_name(label) for label in (labels[0], labels[-1])} if labels else {}
    widest = max((text_width(point["text"]) for sets in rows for point in sets["points"]), default=30)
    axes = Axes((low, high), scale, (ends, ends), widest / 2 + 10, widest / 2 + 10)
    return [_panel(sets, axes, shown, config) for sets in rows]


def _panel(sets: dict[str, list[Spec]], axes: Axes, shown: Together, config: Config) -> Spec:
    low, high = axes.time
    drawn = sets | {"near": data.from_edge_to_edge(sets["near"], low, high)}
    if shown.gaps:
        drawn["lines"] = [{"x": x, "value": 0.0, "run": "none"} for x in (low, high)]
    for point in drawn["points"]:
        point["narrow"] = point["wide"] = point["last"]
    there = {name: rows for name, rows in drawn.items() if rows}
    shared = alt.Chart(
        alt.NamedData("points"), height=_PANEL, padding={"left": 0, "top": _TOP, "right": 2, "bottom": 0}
    )
    return specification(
        shared.encode(time_axis(axes), value_axis(axes)), layers(there), there | {"points": drawn["points"]}
    )


def _rows(strand: Strand, shown: Together, config: Config) -> dict[str, list[Spec]]:
    """The data sets of one strand."""
    if shown.gaps:
        course = _of_gaps(strand.course)
        points = _as_gaps(data.points(course), strand.course, config)
        return {"near": _tolerance(strand, points, config), "points": _last(points)}
    course = replace(strand.course, lines=strand.course.lines[:1])
    return {
        "near": data.near(course, config),
        "lines": data.lines(course),
        "wanted": [row for path in data.paths(course) for row in path],
        "points": _last(data.points(course)),
    }


def _of_gaps(course: Course) -> Course:
    """The same course with the gap in the place of the figure; the group compared with has none."""
    nan = float("nan")
    rows = {
        label: replace(
            row, value=row.gap, lower=row.gap_lower, upper=row.gap_upper, value_min=nan, value_max=nan
        )
        for label, row in course.rows.items()
        if number_text.known(row.gap) and not cell_text.is_reference(row) and not cell_text.hidden(row)
    }
    return replace(course, rows=rows, lines=(), asked=())


def _as_gaps(points: list[Spec], course: Course, config: Config) -> list[Spec]:
    by_year = {years(label): row for label, row in course.rows.items()}
    texts = {x: cell_text.gap_text(row, course.measure, config) for x, row in by_year.items()}
    return [point | {"text": texts[point["x"]], "words": texts[point["x"]]} for point in points]


def _tolerance(strand: Strand, points: list[Spec], config: Config) -> list[Spec]:
    """The points around no gap within which a share is close enough, where that is how it is judged."""
    judged = any(row.comparator in config.comparators for row in strand.course.rows.values())
    if not (judged and strand.course.measure.judged and points):
        return []
    near = config.publication.tolerance_points
    return [{"x": points[0]["x"], "low": -near, "high": near}]


def _last(points: list[Spec]) -> list[Spec]:
    """Only the last figure is written: the panels are small, and the table has them all."""
    last = max((point["x"] for point in points if point["text"]), default=None)
    return [point | {"last": bool(point["text"]) and point["x"] == last} for point in points]


def _ends_of(rows: Iterable[dict[str, list[Spec]]]) -> tuple[float, float]:
    at = [row["x"] for sets in rows for name in ("points", "wanted") for row in sets.get(name, ())]
    if not at:
        return 0.0, 1.0
    pad = max((max(at) - min(at)) * 0.05, 0.3)
    return min(at) - pad, max(at) + pad


def _scale(rows: list[Spec], shown: Together) -> Scale:
    numbers = held(rows, "value", "lower", "upper", "low", "high")
    if shown.gaps:
        return scale_over([0.0, *numbers], from_zero=False, suffix="")
    return value_scale(numbers, shown.measure)


def one(shown: Together, config: Config) -> Spec:
    """Up to five lines in one chart. Each has a colour, a shape and a dash of its own, and its name at its end."""
    named_rows = {strand.name: _rows(strand, shown, config) for strand in shown.strands}
    points = [
        row | {"who": name, "run": f"{name} {row['run']}"}
        for name, sets in named_rows.items()
        for row in sets["points"]
    ]
    low, high = _ends_of(named_rows.values() if points else [])
    scale = _scale(points, shown)
    ends = [_end(name, sets["points"]) for name, sets in named_rows.items() if sets["points"]]
    right = placing.room(end.name for end in ends) + 12
    narrow = max((text_width(end.short, 13) for end in ends), default=0) + 26
    per_year = (_WIDE - right) / (high - low), (_NARROW - narrow) / (high - low)
    at = {row["x"]: "" for row in points} or {low: ""}
    labels = {
        years(label): placing.period_name(label) for s in shown.strands for label in data.shown(s.course)
    }
    wide, small = (_ticks({x: labels[x] for x in at if x in labels}, px) for px in per_year)
    axes = Axes((low, high), scale, (wide, small), right, narrow)
    names = placing.placed(ends, scale, _PLOT, high, list(at), per_year)
    shared = alt.Chart(
        alt.NamedData("points"), height=_ONE, padding={"left": 0, "top": _TOP, "right": 2, "bottom": 0}
    )
    datasets = {"points": points, "names": names}
    return specification(shared.encode(time_axis(axes), value_axis(axes)), _lines(shown.names), datasets)


def _end(name: str, points: list[Spec]) -> End:
    last = [point for point in points if point["value"] is not None][-1]
    text = f"{name} {last['text']}"
    return End(name, last["x"], last["value"], text, text)


def _ticks(at: dict[float, str], per_year: float) -> dict[float, str]:
    in_time = dict(sorted(at.items()))
    widest = max((text_width(name) for name in in_time.values()), default=0) + 6
    kept = placing.with_room(list(in_time), widest, per_year)
    return {x: name for (x, name), stands in zip(in_time.items(), kept, strict=True) if stands}


def _lines(names: tuple[str, ...]) -> list[alt.Chart]:
    domain, ways = list(names), range(len(names))
    colour = alt.Color(
        "who:N", legend=None, scale=alt.Scale(domain=domain, range=list(palette.LINES[: len(names)]))
    )
    shape = alt.Shape(
        "who:N", legend=None, scale=alt.Scale(domain=domain, range=[_SHAPES[at] for at in ways])
    )
    dash = alt.StrokeDash(
        "who:N", legend=None, scale=alt.Scale(domain=domain, range=[_DASHES[at] for at in ways])
    )
    figure = known("value")
    dot = figure.mark_point(size=70, filled=True, opacity=1, aria=True)
    return [
        figure.mark_line(strokeWidth=2.5).encode(colour, dash, alt.Detail("run:N")),
        dot.encode(colour, shape, alt.Description("words:N")),
        *(_names(colour, wide=wide) for wide in (True, False)),
    ]


def _names(colour: alt.Color, *, wide: bool) -> alt.Chart:
    mark = named("names").mark_text(
        align="left",
        lineBreak="\n",
        lineHeight=17,
        dx=12,
        dy=alt.ExprRef("(1 - datum.lines) * 8.5") if wide else 0,
        fontSize=14 if wide else 13,
        fontWeight=600,
    )
    text = either(NARROW_BELOW, "''", "datum.name") if wide else either(NARROW_BELOW, "datum.short", "''")
    return mark.encode(alt.X("at:Q"), alt.Y("wide:Q" if wide else "narrow:Q"), alt.TextValue(text), colour)
