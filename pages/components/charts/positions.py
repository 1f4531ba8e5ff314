"""Where figures stand on a chart's axis."""

import math
from collections.abc import Iterable

from config import Config, Measure
from metrics.figures.kinds import kind_of
from pages.components.charts.layout import Scale, Spec, scale_over
from pages.components.shared import cell_text, number_text
from pages.components.shared.view import View


def position(number: float, unit: float) -> float | None:
    """Where a figure stands on the axis; None where there is none."""
    return round(float(number) * unit, 4) if number_text.known(number) else None


def held(rows: Iterable[Spec], *names: str) -> list[float]:
    """The positions that rows of a chart have in these columns."""
    return [float(row[name]) for row in rows for name in names if row.get(name) is not None]


def value_scale(numbers: Iterable[float], measure: Measure) -> Scale:
    """The value axis of a measure: of shares up to 100 per cent, of points not from 0, since a dot has no length to
    misread."""
    kind, share = kind_of(measure), number_text.is_share(measure)
    most = 100 if share else math.inf
    return scale_over(numbers, from_zero=not kind.in_points, suffix="%" if share else "", most=most)


def beside_all(view: View) -> bool:
    """Whether each group's figure stands beside a line for everybody, as rates do and parts that overlap."""
    return kind_of(view.measure).by_ratio or cell_text.comparator_of(view) == cell_text.ALL


def against_area(view: View, config: Config) -> bool:
    """Whether each group is set against the same group in another area."""
    return cell_text.comparator_of(view) in {area.name for area in config.publication.areas}
