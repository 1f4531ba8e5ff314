"""The native chart of a slide: its data are the rows of the view, and whoever opens it can edit them.

A bar for each group beside the bar of what it is compared with; a breakdown has a column for each category.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from config import Config
from config.periods import in_words, name
from metrics.figures.kinds import kind_of
from pages.components import charts
from pages.components.charts.categories import shown_categories
from pages.components.charts.key import comparator_name
from pages.components.charts.positions import against_area
from pages.components.shared import cell_text, number_text, palette, part_words
from pages.components.shared.view import View

# Columns beside each other in one breakdown; more go to the next slide.
MOST_CATEGORIES = 5


@dataclass(frozen=True)
class Series:
    """One colour of bars: unrounded figures in the order of the groups, None where none may be shown.

    `limits`: the likely range of each; `line`: the edge of its bars.
    """

    name: str
    values: tuple[float | None, ...]
    fill: str
    line: str
    limits: tuple[tuple[float, float] | None, ...] = ()

    @property
    def own(self) -> bool:
        """Whether it is of those whom the measure describes, and not of whom they are compared with."""
        return self.line == palette.PEOPLE


@dataclass(frozen=True)
class ChartData:
    """What one native chart shows: a share of 1 is printed as per cent, a rate is in the unit that people read.
    `mark` tells one chart from another on its slide, where there are two: " 2"."""

    groups: tuple[str, ...]
    series: tuple[Series, ...]
    number_format: str
    columns: bool
    mark: str = ""

    @property
    def percent(self) -> bool:
        return self.number_format.endswith("%")

    @property
    def clustered(self) -> bool:
        """Whether any group has more than one figure, which stand beside each other."""
        figures = zip(*(one.values for one in self.series), strict=True)
        return any(len(there) - there.count(None) > 1 for there in figures)

    @property
    def most(self) -> float:
        """The largest figure or limit, for charts that share a scale."""
        ends = [limits[1] for one in self.series for limits in one.limits if limits]
        return max(
            [value for one in self.series for value in one.values if value is not None] + ends, default=1.0
        )


def chart_data(view: View, config: Config) -> list[ChartData]:
    """The charts of a view, one a slide: none where there are no groups, several where there are many categories."""
    in_parts, view = bool(view.selection.breakdown), charts.against_everybody(view, config)
    if view.groups.empty:
        return []
    if not view.selection.breakdown:
        drawn = tuple(_series(view, config))
        return [ChartData(_names(view), drawn, _number_format(view), columns=in_parts)]
    names = shown_categories(view, config)
    parts = [names[at : at + MOST_CATEGORIES] for at in range(0, len(names), MOST_CATEGORIES)]
    return [_by_category(view, part, config) for part in parts]


def through(views: Sequence[View], config: Config) -> list[ChartData]:
    """One share through several measures, a series each, and the population of the last: none without any."""
    if not views:
        return []
    groups = tuple(dict.fromkeys(group for view in views for group in view.groups["group"]))
    series = []
    for view, fill in zip(views, palette.shades(len(views)), strict=True):
        rows = {row.group: row for row in view.group_rows}
        values = _values([rows.get(group) for group in groups], _unit(view))
        series.append(Series(view.measure.title, values, fill, palette.PEOPLE))
    last = {row.group: row for row in views[-1].group_rows}
    known = [last[group] for group in groups if group in last]
    if len(known) == len(groups):
        series.append(_comparator(known, views[-1], config))
    return [ChartData(groups, tuple(series), _number_format(views[-1]), columns=True)]


def charted(view: View) -> list[Any]:
    """The rows that a chart without a breakdown shows: the groups, and all of them where the whole has a figure
    of its own kind."""
    whole = [row for row in view.all_rows if row.group == cell_text.ALL and not cell_text.hidden(row)]
    return [*view.group_rows, *([] if kind_of(view.measure).of_whole else whole)]


def _names(view: View) -> tuple[str, ...]:
    return tuple(cell_text.group_title(row.group, view.measure) for row in charted(view))


def _series(view: View, config: Config) -> list[Series]:
    rows, unit = charted(view), _unit(view)
    limits = tuple(_limits(row, unit) for row in rows) if view.measure.judged else ()
    rate = kind_of(view.measure).by_ratio
    title = name(view.selection.period) if rate else view.measure.unit
    own = Series(title, _values(rows, unit), palette.tint(palette.PEOPLE, 0.6), palette.PEOPLE, limits)
    others = []
    if rate and len(view.earlier):
        before = cell_text.earlier_by_group(view)
        label = in_words(str(view.earlier["period"].iloc[0]), short=True)
        earlier = _values([before.get(row.group) for row in rows], unit)
        others.append(Series(label, earlier, palette.PAPER, palette.PEOPLE))
    if cell_text.compared(view) and (not rate or against_area(view, config)):
        others.append(_comparator(rows, view, config))
    return [own, *others]


def _values(rows: list[Any], unit: float) -> tuple[float | None, ...]:
    return tuple(None if row is None or cell_text.hidden(row) else float(row.value) * unit for row in rows)


def _limits(row: Any, unit: float) -> tuple[float, float] | None:
    there = not cell_text.hidden(row) and number_text.known(row.lower) and number_text.known(row.upper)
    return (float(row.lower) * unit, float(row.upper) * unit) if there else None


def _comparator(rows: list[Any], view: View, config: Config) -> Series:
    theirs = tuple(
        float(row.comparator_value) * _unit(view)
        if number_text.known(row.comparator_value) and not cell_text.is_reference(row)
        else None
        for row in rows
    )
    return Series(comparator_name(view, config), theirs, palette.BAND, palette.EDGE)


def _by_category(view: View, names: list[str], config: Config) -> ChartData:
    """One series a category, from light to dark, and the population where it is the same for all of them."""
    groups = tuple(dict.fromkeys(view.groups["group"]))
    at = {(row.category, row.group): row for row in view.group_rows}
    unit = _unit(view)
    series = [
        Series(
            part_words.category_title(name, view, config),
            _values([at.get((name, group)) for group in groups], unit),
            fill,
            palette.PEOPLE,
        )
        for name, fill in zip(names, palette.shades(len(names)), strict=True)
    ]
    if kind_of(view.measure).of_whole and cell_text.compared(view):
        series.append(_comparator([at[names[0], group] for group in groups], view, config))
    return ChartData(groups, tuple(series), _number_format(view), columns=True)


def _unit(view: View) -> float:
    """A share stays a share of 1, which the chart prints as per cent; a rate is for every 100 (1,000, 10,000)."""
    return 1 if number_text.is_share(view.measure) else number_text.factor(view.measure)


def _number_format(view: View) -> str:
    dp = view.measure.dp
    return f"0{'.' * bool(dp)}{'0' * dp}{'%' if number_text.is_share(view.measure) else ''}"
