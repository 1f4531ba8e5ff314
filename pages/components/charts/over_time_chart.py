"""A group through the periods: its figures with their likely range, what they are seen against, each plan's path.

Lines join what compares and nothing else; years of Covid are shaded and named. Every mark is named beside itself, and
no colour judges.
"""

from dataclasses import dataclass

import altair as alt

from config import Config
from pages.components.charts import over_time_data as data
from pages.components.charts import over_time_labels as placing
from pages.components.charts.layout import AXIS_HEIGHT, Spec, text_width
from pages.components.charts.over_time_labels import End, years
from pages.components.charts.over_time_marks import Axes, layers, time_axis, value_axis
from pages.components.charts.positions import held, value_scale
from pages.components.charts.specification import specification
from pages.components.shared import number_text
from pages.components.shared.cell_text import first_capital
from pages.components.words import target_words
from pages.components.words.change_words import who
from pages.components.words.over_time import Course

_TOP = 8
# The px that the axis of values takes on the left, and what is right of it on a phone.
_LEFT, _NARROW = 40, 310


@dataclass(frozen=True)
class Sheet:
    """What it is drawn on: px across and down, and whether a target is named by its own words alone (`brief`), because
    the plan is named elsewhere."""

    width: float = 940
    height: float = 320
    brief: bool = False

    @property
    def plot(self) -> float:
        """Px down between the top and the axis of time."""
        return self.height - AXIS_HEIGHT - _TOP


def over_time(course: Course, config: Config, sheet: Sheet) -> Spec:
    """The specification of one course; its data sets hold only what is drawn."""
    axes, datasets = _drawing(course, config, sheet)
    shown = {name: rows for name, rows in datasets.items() if rows}
    shared = alt.Chart(
        alt.NamedData("points"),
        height=sheet.height,
        padding={"left": 0, "top": _TOP, "right": 2, "bottom": 0},
    )
    return specification(shared.encode(time_axis(axes), value_axis(axes)), layers(shown), shown)


def _drawing(course: Course, config: Config, sheet: Sheet) -> tuple[Axes, dict[str, list[Spec]]]:
    """The axes and every data set, empty ones too."""
    near, paths = data.near(course, config), data.paths(course)
    points, lines = data.points(course), data.lines(course)
    wanted = [row for path in paths for row in path]
    at = [row["x"] for row in (*points, *wanted)]
    pad = max((max(at) - min(at)) * 0.04, 0.3)
    low, high = min(at) - pad, max(at) + pad
    rows = [*points, *lines, *wanted, *near]
    scale = value_scale(held(rows, "value", "lower", "upper", "low", "high"), course.measure)
    ends = _ends(course, config, near, brief=sheet.brief)
    right = placing.room(end.name for end in ends)
    right_narrow = max(text_width(end.short, 13) for end in ends) + 14
    per_year = (sheet.width - _LEFT - right) / (high - low), (_NARROW - right_narrow) / (high - low)
    _choose_texts(points, per_year)
    axes = Axes((low, high), scale, _tick_names(course, paths, per_year), right, right_narrow)
    return axes, {
        "covid": data.covid_years(course, low, high),
        "near": data.from_edge_to_edge(near, low, high),
        "lines": lines,
        "wanted": wanted,
        "points": points,
        "names": placing.placed(ends, scale, sheet.plot, high, at, per_year),
    }


def _choose_texts(points: list[Spec], per_year: tuple[float, float]) -> None:
    """Which points carry their figure on a wide drawing, and which on a phone: as many as stand apart."""
    named = [point for point in points if point["text"]]
    widest = max(text_width(point["text"]) for point in named)
    for name, px in zip(("wide", "narrow"), per_year, strict=True):
        kept = placing.with_room([point["x"] for point in named], widest, px)
        for point in points:
            point[name] = False
        for point, stands in zip(named, kept, strict=True):
            point[name] = stands


def _ends(course: Course, config: Config, near: list[Spec], *, brief: bool) -> list[End]:
    """What is named at the end of each line."""
    unit = number_text.factor(course.measure)
    last = next(
        label for label in reversed(list(course.rows)) if number_text.known(course.rows[label]["value"])
    )
    whole = first_capital(who(course, config))
    ends = [End("people", years(last), course.rows[last]["value"] * unit, whole, _short(course))]
    for line in course.lines:
        label = next((label for label in reversed(list(line.values)) if label in data.shown(course)), "")
        if not label:
            continue
        ends.append(End("line", years(label), line.values[label] * unit, line.label, line.label))
    for asked in data.alike(course):
        label, wanted = next(reversed(asked[0].wanted.items()))
        targets = [one.target for one in asked]
        name = (
            "; ".join(dict.fromkeys(target.words for target in targets))
            if brief
            else target_words.labels(targets, config)
        )
        ends.append(End("target", years(label), wanted * unit, name, "Target"))
    if near:
        target = next(asked.target for asked in course.asked if asked.target.kind == "within")
        name = target.words if brief else target_words.label(target, config)
        ends.append(End("target", near[-1]["x"], near[-1]["high"], name, "Target"))
    return ends


def _short(course: Course) -> str:
    return "All" if course.place.group == "All" else course.place.group


def _tick_names(
    course: Course, paths: list[list[Spec]], per_year: tuple[float, float]
) -> tuple[dict[float, str], dict[float, str]]:
    """The periods that the axis names on a wide drawing, and on a phone."""
    labels = {row["label"] for path in paths for row in path}
    labels |= set(data.shown(course))
    at = {years(label): placing.period_name(label) for label in sorted(labels, key=years)}
    widest = max(text_width(name) for name in at.values()) + 6
    wide, narrow = (
        [x for x, kept in zip(at, placing.with_room(list(at), widest, px), strict=True) if kept]
        for px in per_year
    )
    return {x: at[x] for x in wide}, {x: at[x] for x in narrow}
