"""A group through the periods: its figures with their likely range, what they are seen against, each plan's path.

Lines join what compares and nothing else; years of Covid are shaded and named. Every mark is named beside itself, and
no colour judges.
"""

from config import Config, covid
from config.periods import in_words, parse
from pages.components import figures, over_time_targets, palette
from pages.components.cells import first_capital
from pages.components.charts import over_time_labels as placing
from pages.components.charts.frame import AXIS_HEIGHT, Scale, Spec, scale_over, text_width
from pages.components.charts.frame import config as defaults
from pages.components.charts.over_time_labels import End, years
from pages.components.charts.over_time_marks import Axes, layers
from pages.components.charts.positions import position
from pages.components.over_time import Asked, Course, Runs
from pages.components.over_time_words import who

HEIGHT, _TOP = 320, 8
_PLOT = HEIGHT - AXIS_HEIGHT - _TOP
# The px between the axis of values and the right edge, on a wide drawing and on a phone.
_WIDE, _NARROW = 900, 310
# Half a period, in years; a snapshot is a day.
_HALF = {"academic year": 0.5, "financial year": 0.5, "calendar quarter": 0.125, "snapshot": 0.0}


def over_time(course: Course, config: Config) -> Spec:
    """The specification of one course; its data sets hold only what is drawn."""
    near, paths = _near(course, config), _paths(course)
    points, lines = _points(course), _lines(course)
    wanted = [row for path in paths for row in path]
    at = [row["x"] for row in (*points, *wanted)]
    pad = max((max(at) - min(at)) * 0.04, 0.3)
    low, high = min(at) - pad, max(at) + pad
    scale = _scale(course, [*points, *lines, *wanted, *near])
    ends = _ends(course, config, near)
    right = placing.room(end.name for end in ends)
    right_narrow = max(text_width(end.short, 13) for end in ends) + 14
    per_year = (_WIDE - right) / (high - low), (_NARROW - right_narrow) / (high - low)
    _choose_texts(points, per_year)
    datasets = {
        "covid": _covid(course, low, high),
        "near": _from_edge_to_edge(near, low, high),
        "lines": lines,
        "wanted": wanted,
        "points": points,
        "names": _placed(ends, scale, high),
    }
    axes = Axes((low, high), scale, _tick_names(course, paths, per_year), right, right_narrow)
    shown = {name: rows for name, rows in datasets.items() if rows}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "height": HEIGHT,
        "width": "container",
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": {"left": 0, "top": _TOP, "right": 2, "bottom": 0},
        "background": palette.PAPER,
        "datasets": shown,
        "data": {"name": "points"},
        "layer": layers(axes, shown),
        "config": defaults(),
    }


def _unit(course: Course) -> float:
    """From the results' unit to the one that people read."""
    return 100 if figures.is_share(course.measure) else course.measure.scale


def _scale(course: Course, rows: list[Spec]) -> Scale:
    names = ("value", "lower", "upper", "low", "high")
    held = [float(row[name]) for row in rows for name in names if row.get(name) is not None]
    share = figures.is_share(course.measure)
    from_zero = course.measure.kind != "average"
    return scale_over(
        held, from_zero=from_zero, suffix="%" if share else "", most=100 if share else float("inf")
    )


def _points(course: Course) -> list[Spec]:
    """One a figure: where it stands, its range and its text. A figure that is not shown is not there."""
    unit, runs = _unit(course), _run_of(course.runs)
    return [
        {
            "x": years(label),
            "value": position(row["value"], unit),
            "lower": position(row["lower"], unit),
            "upper": position(row["upper"], unit),
            "above": position(row["upper"], unit) or position(row["value"], unit),
            "text": figures.value(row["value"], course.measure),
            "run": runs.get(label, f"alone {label}"),
            "words": f"{in_words(label, short=True)}: {figures.value(row['value'], course.measure)}",
            "now": label == course.selection.period,
        }
        for label, row in course.rows.items()
        if figures.known(row["value"])
    ]


def _run_of(runs: Runs) -> dict[str, str]:
    return {label: f"run {number}" for number, run in enumerate(runs) for label in run}


def _choose_texts(points: list[Spec], per_year: tuple[float, float]) -> None:
    """Which points carry their figure on a wide drawing, and which on a phone: as many as stand apart."""
    at = [point["x"] for point in points]
    widest = max(text_width(point["text"]) for point in points)
    for name, px in zip(("wide", "narrow"), per_year, strict=True):
        for point, kept in zip(points, placing.with_room(at, widest, px), strict=True):
            point[name] = kept


def _lines(course: Course) -> list[Spec]:
    found = []
    for line in course.lines:
        runs = _run_of(line.runs)
        found += [
            {
                "x": years(label),
                "value": position(value, _unit(course)),
                "run": f"{line.label} {runs.get(label, label)}",
            }
            for label, value in line.values.items()
        ]
    return found


def _paths(course: Course) -> list[list[Spec]]:
    """Each path once: two plans that want the same share one."""
    return [
        [
            {
                "x": years(label),
                "value": position(value, _unit(course)),
                "run": f"path {number}",
                "due": not asked[0].target.due or label in {due for one in asked for due in one.target.due},
                "label": label,
            }
            for label, value in asked[0].wanted.items()
        ]
        for number, asked in enumerate(_alike(course))
    ]


def _alike(course: Course) -> list[list[Asked]]:
    """The targets that have a path, those with one and the same together."""
    found: dict[tuple[tuple[str, float], ...], list[Asked]] = {}
    for asked in course.asked:
        if asked.target.kind != "within" and asked.target.of == "value" and asked.wanted:
            found.setdefault(tuple(asked.wanted.items()), []).append(asked)
    return list(found.values())


def _near(course: Course, config: Config) -> list[Spec]:
    """The tolerance around what a share is to stay near."""
    asked = next((asked for asked in course.asked if asked.target.kind == "within"), None)
    if asked is None:
        return []
    around = asked.target.by or config.publication.tolerance_points
    shown = {label: 100 * value for label, value in asked.wanted.items() if label in course.rows}
    return [
        {
            "x": years(label),
            "low": round(max(value - around, 0.0), 4),
            "high": round(min(value + around, 100.0), 4),
        }
        for label, value in shown.items()
    ]


def _from_edge_to_edge(near: list[Spec], low: float, high: float) -> list[Spec]:
    return [near[0] | {"x": low}, *near, near[-1] | {"x": high}] if near else []


def _covid(course: Course, low: float, high: float) -> list[Spec]:
    """The years of Covid as far as the axis goes; nothing where it does not reach them."""
    period = parse(course.selection.period)
    assert period is not None, "a page shows a period"
    half = _HALF[period.kind]
    affected = {
        "academic year": (2019.0, 2020.0),
        "financial year": (2020.0, 2021.0),
        "calendar quarter": (2020.25, 2021.5),
        "snapshot": (years(covid.FROM.isoformat()), years(covid.TO.isoformat())),
    }[period.kind]
    first, last = max(affected[0] - half, low), min(affected[1] + half, high)
    return [{"from": round(first, 3), "to": round(last, 3), "text": "Covid"}] if first < last else []


def _ends(course: Course, config: Config, near: list[Spec]) -> list[End]:
    """What is named at the end of each line."""
    unit = _unit(course)
    last = next(label for label in reversed(course.rows) if figures.known(course.rows[label]["value"]))
    whole = first_capital(who(course, config))
    ends = [End("people", years(last), course.rows[last]["value"] * unit, whole, _short(course, config))]
    for line in course.lines:
        label = next(reversed(line.values))
        ends.append(End("line", years(label), line.values[label] * unit, line.label, line.label))
    for asked in _alike(course):
        label, wanted = next(reversed(asked[0].wanted.items()))
        name = "; ".join(over_time_targets.label(one.target, config) for one in asked)
        ends.append(End("target", years(label), wanted * unit, name, "Target"))
    if near:
        target = next(asked.target for asked in course.asked if asked.target.kind == "within")
        name = over_time_targets.label(target, config)
        ends.append(End("target", near[-1]["x"], near[-1]["high"], name, "Target"))
    return ends


def _short(course: Course, config: Config) -> str:
    return "All" if course.place.group == "All" else course.place.group


def _placed(ends: list[End], scale: Scale, edge: float) -> list[Spec]:
    """Names beside the ends of their lines, moved apart where lines end near each other; those of the last period
    beside the edge of the drawing."""
    per_unit = _PLOT / (scale.high - scale.low)
    last = max(end.x for end in ends)
    rows: list[Spec] = []
    for x in dict.fromkeys(end.x for end in ends):
        here = [end for end in ends if end.x == x]
        wanted = [(end.y - scale.low) * per_unit for end in here]
        lines = [placing.wrapped(end.name) for end in here]
        wide = placing.spread(wanted, [placing.LINE * len(name) for name in lines], _PLOT)
        narrow = placing.spread(wanted, [placing.LINE] * len(here), _PLOT)
        for end, name, far, near in zip(here, lines, wide, narrow, strict=True):
            rows.append(
                {
                    "who": end.who,
                    "at": edge if end.x == last else end.x,
                    "last": end.x == last,
                    "wide": round(scale.low + far / per_unit, 4),
                    "narrow": round(scale.low + near / per_unit, 4),
                    "name": "\n".join(name),
                    "lines": len(name),
                    "short": end.short,
                }
            )
    return rows


def _tick_names(
    course: Course, paths: list[list[Spec]], per_year: tuple[float, float]
) -> tuple[dict[float, str], dict[float, str]]:
    """The periods that the axis names on a wide drawing, and on a phone."""
    labels = {row["label"] for path in paths for row in path}
    labels |= {label for label, row in course.rows.items() if figures.known(row["value"])}
    at = {years(label): placing.period_name(label) for label in sorted(labels, key=years)}
    widest = max(text_width(name) for name in at.values()) + 6
    wide, narrow = (
        [x for x, kept in zip(at, placing.with_room(list(at), widest, px), strict=True) if kept]
        for px in per_year
    )
    return {x: at[x] for x in wide}, {x: at[x] for x in narrow}
