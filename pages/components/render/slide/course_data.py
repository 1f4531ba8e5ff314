"""What the native chart of figures over time holds: the group's own line, what it is seen against, and target paths.

Lines stop where the page's lines stop. A year without a figure keeps its place on the axis, and nothing is drawn
there.
"""

from collections.abc import Mapping

from config import Config
from config.periods import in_order, parse
from pages.components.charts import over_time_data
from pages.components.charts.over_time_labels import period_name
from pages.components.render.slide.chart_data import ChartData, Series
from pages.components.shared import number_text, palette
from pages.components.shared.cell_text import first_capital
from pages.components.words import change_words
from pages.components.words.over_time import Course, Runs

_SEPARATORS = {"academic year": "/", "financial year": "-"}


def course_data(course: Course, config: Config) -> ChartData:
    """What the chart holds: its groups are periods. A share stays a share of 1, a rate is in the unit people read."""
    share = number_text.is_share(course.measure)
    unit = 1.0 if share else course.measure.scale
    own = {
        label: float(row["value"]) for label, row in course.rows.items() if number_text.known(row["value"])
    }
    paths = over_time_data.alike(course)
    axis = axis_of([*own, *(label for path in paths for label in path[0].wanted)])
    whole = first_capital(change_words.who(course, config))
    series = lines_of(whole, own, course.runs, axis, unit, palette.PEOPLE)
    for line in course.lines:
        series += lines_of(line.label, line.values, line.runs, axis, unit, palette.HISTORY)
    for path in paths:
        named = "; ".join(dict.fromkeys(asked.target.words for asked in path))
        wanted = path[0].wanted
        series += lines_of(f"Target: {named}", wanted, (tuple(wanted),), axis, unit, palette.TARGET)
    dp = course.measure.dp
    return ChartData(tuple(axis), tuple(series), f"0{'.' * bool(dp)}{'0' * dp}{'%' * share}", columns=False)


def axis_of(labels: list[str]) -> list[str]:
    """Every period in order, and of years those between them, so that equal times are equally far apart."""
    held = in_order(labels)
    ends = [parse(label) for label in (held[0], held[-1])]
    if ends[0] is None or ends[1] is None or ends[0].kind not in _SEPARATORS:
        return held
    mark = _SEPARATORS[ends[0].kind]
    years = range(ends[0].start.year, ends[1].start.year + 1)
    return [f"{year}{mark}{(year + 1) % 100:02}" for year in years]


def lines_of(
    name: str, values: Mapping[str, float], runs: Runs, axis: list[str], unit: float, ink: str
) -> list[Series]:
    """One series, or one more from each place where a line must not be joined and no period without a figure stands
    between."""
    parts: list[list[str]] = []
    joined = {label: number for number, run in enumerate(runs) for label in run}
    for label in (one for one in axis if one in values):
        last = parts[-1][-1] if parts else ""
        apart = last and axis.index(label) - axis.index(last) > 1
        together = last and joined.get(label, label) == joined.get(last, last)
        if parts and (apart or together):
            parts[-1].append(label)
        else:
            parts.append([label])
    return [
        Series(
            name if not place else f"{name}, from {period_name(part[0])}",
            tuple(float(values[label]) * unit if label in part else None for label in axis),
            ink,
            ink,
        )
        for place, part in enumerate(parts)
    ]
