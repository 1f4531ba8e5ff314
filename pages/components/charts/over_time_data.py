"""What a chart over time is given: the rows of its data sets, in the unit that people read, and nothing that it does
not draw.
"""

from config import Config, covid
from config.periods import in_words, parse
from pages.components.charts.frame import Spec
from pages.components.charts.over_time_labels import years
from pages.components.charts.positions import position
from pages.components.shared import number_text
from pages.components.shared.cell_text import bounded
from pages.components.words.over_time import Asked, Course, Runs

# Half a period, in years; a snapshot is a day.
_HALF = {"academic year": 0.5, "financial year": 0.5, "calendar quarter": 0.125, "snapshot": 0.0}


def unit(course: Course) -> float:
    """From the results' unit to the one that people read."""
    return 100 if number_text.is_share(course.measure) else course.measure.scale


def shown(course: Course) -> list[str]:
    """The periods that the axis holds."""
    return [label for label, row in course.rows.items() if number_text.known(row["value"]) or bounded(row)]


def points(course: Course) -> list[Spec]:
    """One a figure: where it stands, its range and its text. A figure that is not shown is not there."""
    times, runs = unit(course), _run_of(course.runs)
    held = [
        {
            "x": years(label),
            "value": position(row["value"], times),
            "lower": position(row["lower"], times) if course.ranged else None,
            "upper": position(row["upper"], times) if course.ranged else None,
            "above": (position(row["upper"], times) if course.ranged else None)
            or position(row["value"], times),
            "text": number_text.value(row["value"], course.measure),
            "run": runs.get(label, f"alone {label}"),
            "words": f"{in_words(label, short=True)}: {number_text.value(row['value'], course.measure)}",
            "now": label == course.selection.period,
        }
        for label, row in course.rows.items()
        if number_text.known(row["value"])
    ]
    return sorted([*held, *_bounded(course)], key=lambda point: point["x"])


def _bounded(course: Course) -> list[Spec]:
    """Periods of which only bounds can be given, because a withheld figure leaves the base open: a range alone."""
    times, found = unit(course), []
    for label, row in course.rows.items():
        if bounded(row):
            limits = number_text.likely_range(row["value_min"], row["value_max"], course.measure, extra=1)
            low, high = (position(row[name], times) for name in ("value_min", "value_max"))
            found.append(
                {
                    "x": years(label),
                    "value": None,
                    "lower": low,
                    "upper": high,
                    "above": high,
                    "text": "",
                    "run": f"alone {label}",
                    "words": f"{in_words(label, short=True)}: {limits}",
                    "now": False,
                }
            )
    return found


def _run_of(runs: Runs) -> dict[str, str]:
    return {label: f"run {number}" for number, run in enumerate(runs) for label in run}


def lines(course: Course) -> list[Spec]:
    found = []
    for line in course.lines:
        runs = _run_of(line.runs)
        found += [
            {
                "x": years(label),
                "value": position(value, unit(course)),
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
                "value": position(value, unit(course)),
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
