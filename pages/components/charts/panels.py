"""A breakdown as small charts on one scale: each group through the grades, or each category on its own."""

import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TypeAlias

import altair as alt

from config import Config
from pages.components.charts.categories import shown_categories
from pages.components.charts.group_marks import dot
from pages.components.charts.layout import Spec, enlarged
from pages.components.charts.positions import held, position
from pages.components.charts.specification import known, named, specification, where
from pages.components.shared import cell_text, number_text, palette
from pages.components.shared.rows import Row
from pages.components.shared.view import View

Pixels: TypeAlias = Callable[[float], float]

HEIGHT = 226
# Lower than this, in per cent, a label under its point would stand among the names of the grades.
_ROOM_BELOW = 12
# The most characters in a line under a point: more than three categories leave less room to each.
_LABEL_WIDTH, _NARROW_LABEL_WIDTH = 9, 6


def through_categories(view: View, config: Config, *, size: float = 1) -> list[Spec]:
    """One chart a group: its share at each grade, from junior to senior, against the population."""
    names = shown_categories(view, config)
    groups = dict.fromkeys(row.group for row in view.group_rows)
    courses = [_points(view, group, names, config) for group in groups]
    return panels(courses, config.publication.tolerance_points, size, banded=view.judged(config))


def panels(courses: Sequence[list[Spec]], near: float, size: float, *, banded: bool) -> list[Spec]:
    """A panel for each course of points, all on one scale. `banded`: with `near` points around the population's share."""
    points = [point for course in courses for point in course]
    high = top([*held(points, "value"), *(share + near for share in held(points, "comparator"))])
    return [_panel(course, near, high, size, banded=banded) for course in courses]


def top(tops: Iterable[float]) -> float:
    """A little above the highest mark, for its label: in steps of 5, at most a little above 100."""
    return 5.0 * (int(max(tops, default=0.0) * 1.12 / 5) + 1)


def _points(view: View, group: str, names: list[str], config: Config) -> list[Spec]:
    rows = {row.category: row for row in view.group_rows if row.group == group}
    dimension = config.extracts[view.measure.extract].dimensions[view.selection.breakdown]
    labels = short_names(names, dimension.short)
    points = [point(rows.get(name), name, "\n".join(labels[name]), view, config) for name in names]
    if len(points) > 1 and None not in (points[0]["value"], points[1]["value"]):
        rises = points[1]["value"] > points[0]["value"] + 4
        points[0]["below"] = rises and points[0]["value"] > _ROOM_BELOW
    return points


def point(row: Row | None, name: str, label: str, view: View, config: Config) -> Spec:
    """One point. Withheld: a word at the foot of the panel, and a break in the line."""
    unit = number_text.factor(view.measure)
    shown = None if row is None or cell_text.hidden(row) else row
    text = number_text.value(shown.value, view.measure) if shown else number_text.STATUS_WORDS["confidential"]
    return {
        "category": label,
        "value": position(shown.value, unit) if shown else None,
        "text": text,
        "comparator": position(row.comparator_value, unit) if row else None,
        "few": shown is not None and shown.denominator < config.publication.hollow_below,
        "hidden": shown is None,
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


def _panel(points: list[Spec], near: float, high: float, size: float, *, banded: bool) -> Spec:
    """One small chart: its points in order, the population's share and, where `banded`, `near` points around it."""
    px = partial(enlarged, size)
    datasets, layers = {"points": points}, _course(size, px)
    if shares := held(points, "comparator"):
        low, most = max(shares[0] - near, 0.0), min(shares[0] + near, 100.0)
        datasets["population"] = [{"share": shares[0], "low": low, "high": most}]
        layers = [*_population(px, banded), *layers]
    shared = alt.Chart(
        alt.NamedData("points"),
        height=px(HEIGHT),
        padding={"left": 1, "top": 4, "right": 1, "bottom": 2},
    )
    scale = alt.Scale(domain=[0, high], nice=False, zero=True)
    encoded = shared.encode(_x(px), alt.Y("value:Q", scale=scale, axis=None))
    return specification(encoded, layers, datasets)


def _x(px: Pixels) -> alt.X:
    axis = alt.Axis(
        domain=True,
        domainColor=palette.EDGE,
        domainWidth=1,
        labelColor=palette.INK,
        labelFontSize=px(14),
        labelLineHeight=px(16),
        labelAngle=0,
        labelPadding=px(6),
        labelOverlap=False,
        labelExpr="split(datum.label, '\\n')",
        labelFlush=False,
    )
    return alt.X("category:N", sort=None, scale=alt.Scale(padding=0.5), axis=axis)


def _population(px: Pixels, banded: bool) -> list[alt.Chart]:
    """The band with its edges, and the dashed line of the population's share, across the panel."""
    across = named("population").encode(alt.XValue(0), alt.X2Value(alt.ExprRef("width")))
    edge = across.mark_rule(color=palette.EDGE, strokeWidth=px(1.25))
    band = [
        across.mark_rect(color=palette.BAND).encode(alt.Y("low:Q"), alt.Y2("high")),
        edge.encode(alt.Y("low:Q")),
        edge.encode(alt.Y("high:Q")),
    ]
    line = across.mark_rule(color=palette.INK, strokeWidth=px(1.75), strokeDash=[px(5), px(4)])
    return [*(band if banded else []), line.encode(alt.Y("share:Q"))]


def _course(size: float, px: Pixels) -> list[alt.Chart]:
    """The line, its points, the figure at each on a halo, and at the foot a word for one that is hidden."""
    figures = known("value").encode(alt.Text("text:N"))
    look: Spec = {"fontSize": px(16), "fontWeight": 700, "dy": where("below", px(19), -px(18))}
    halo: Spec = {
        "stroke": palette.PAPER,
        "strokeWidth": px(4),
        "strokeJoin": "round",
        "color": palette.PAPER,
    }
    hidden = alt.Chart().transform_filter("datum.hidden")
    return [
        alt.Chart().mark_line(color=palette.PEOPLE, strokeWidth=px(2.5)),
        dot(size, 110, 2.25),
        figures.mark_text(**look, **halo),
        figures.mark_text(**look, color=palette.PEOPLE),
        hidden.mark_text(fontSize=px(14), baseline="bottom", color=palette.INK2).encode(
            alt.YValue(alt.ExprRef(f"height - {px(6):g}")), alt.Text("text:N")
        ),
    ]
