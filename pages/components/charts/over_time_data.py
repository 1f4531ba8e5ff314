"""What a chart over time is given: the rows of its data sets, in the unit that people read, and nothing that it does
not draw.
"""

from config import Config
from config.periods import covid, in_words, parse
from pages.components.charts.layout import Spec
from pages.components.charts.over_time_labels import years
from pages.components.charts.positions import position
from pages.components.shared import number_text
from pages.components.shared.cell_text import bounded
from pages.components.words.over_time import Asked, Course, Runs

# Half a period, in years; a snapshot is a day.
_HALF = {"academic year": 0.5, "financial year": 0.5, "calendar quarter": 0.125, "snapshot": 0.0}


def shown(course: Course) -> list[str]:
    """The periods that the axis holds."""
    return [label for label, row in course.rows.items() if number_text.known(row["value"]) or bounded(row)]


def points(course: Course) -> list[Spec]:
    """One a figure: where it stands, its range and its text. A figure that is not shown is not there, and of a period of
    which only bounds can be given, because a withheld figure leaves the base open, there is a range alone."""
    runs = _run_of(course.runs)
    held = [_point(label, course) | {"run": runs.get(label, f"alone {label}")} for label in shown(course)]
    return sorted(held, key=lambda point: point["x"])


def _point(label: str, course: Course) -> Spec:
    row, measure, times = course.rows[label], course.measure, number_text.factor(course.measure)
    limited, at = bounded(row), position(row["value"], times)
    limits = (row["value_min"], row["value_max"]) if limited else (row["lower"], row["upper"])
    low, high = (position(limit, times) if limited or course.ranged else None for limit in limits)
    text = "" if limited else number_text.value(row["value"], measure)
    return {
        "x": years(label),
        "value": at,
        "lower": low,
        "upper": high,
        "above": high or at,
        "text": text,
        "words": f"{in_words(label, short=True)}: {text or number_text.likely_range(*limits, measure, extra=1)}",
        "now": not limited and label == course.selection.period,
    }


def _run_of(runs: Runs) -> dict[str, str]:
    return {label: f"run {number}" for number, run in enumerate(runs) for label in run}


def lines(course: Course) -> list[Spec]:
    found = []
    for line in course.lines:
        runs = _run_of(line.runs)
        found += [
            {
                "x": years(label),
                "value": position(value, number_text.factor(course.measure)),
                "run": f"{line.label} {runs.get(label, label)}",
            }
            for label, value in line.values.items()
            if label in shown(course)
        ]
    return found


def paths(course: Course) -> list[list[Spec]]:
    """Each path once: two plans that want the same share one."""
    return [
        [
            {
                "x": years(label),
                "value": position(value, number_text.factor(course.measure)),
                "run": f"path {number}",
                "due": not asked[0].target.due or label in {due for one in asked for due in one.target.due},
                "label": label,
            }
            for label, value in asked[0].wanted.items()
        ]
        for number, asked in enumerate(alike(course))
    ]


def alike(course: Course) -> list[list[Asked]]:
    """The targets that have a path, those with one and the same together."""
    found: dict[tuple[tuple[str, float], ...], list[Asked]] = {}
    for asked in course.asked:
        if asked.target.kind != "within" and asked.target.of == "value" and asked.wanted:
            found.setdefault(tuple(asked.wanted.items()), []).append(asked)
    return list(found.values())


def near(course: Course, config: Config) -> list[Spec]:
    """The tolerance around what a share is to stay near."""
    asked = next((asked for asked in course.asked if asked.target.kind == "within"), None)
    if asked is None:
        return []
    around = asked.target.by or config.publication.tolerance_points
    around_it = {label: 100 * value for label, value in asked.wanted.items() if label in course.rows}
    return [
        {
            "x": years(label),
            "low": round(max(value - around, 0.0), 4),
            "high": round(min(value + around, 100.0), 4),
        }
        for label, value in around_it.items()
    ]


def from_edge_to_edge(near: list[Spec], low: float, high: float) -> list[Spec]:
    return [near[0] | {"x": low}, *near, near[-1] | {"x": high}] if near else []


def covid_years(course: Course, low: float, high: float) -> list[Spec]:
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
