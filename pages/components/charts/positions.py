"""Where a figure stands on a chart's axis."""

from pages.components.shared import number_text
from pages.components.shared.view import View


def factor(view: View) -> float:
    """From the results' unit to the one that people read."""
    return 100 if number_text.is_share(view.measure) else view.measure.scale


def position(number: float, unit: float) -> float | None:
    """Where a figure stands on the axis; None where there is none."""
    return round(float(number) * unit, 4) if number_text.known(number) else None
