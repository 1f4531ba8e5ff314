"""Vega-Lite specifications of a view, as plain dicts with named data sets, for `st.vega_lite_chart`.

Titles, keys and units are page text. A chart is given only what it shows: every text in it was written by
`number_text`, and a withheld figure is a word, with no number anywhere in the specification.
"""

from collections.abc import Sequence
from typing import Any

from config import Config
from pages.components.charts.dumbbell import averages, dumbbell
from pages.components.charts.key import heading, headings, key, not_drawn
from pages.components.charts.over_time import over_time
from pages.components.charts.panels import panels
from pages.components.charts.rates import rates
from pages.components.shared.view import View

__all__ = [
    "averages",
    "dumbbell",
    "heading",
    "headings",
    "key",
    "not_drawn",
    "over_time",
    "panels",
    "rates",
    "spec",
]

_KINDS = {"representation": dumbbell, "attainment": dumbbell, "average": averages, "rate": rates}


def spec(view: View, config: Config, *, size: float = 1, over: Sequence[View] = ()) -> list[dict[str, Any]]:
    """The charts of a view: one, or for a breakdown one a panel, in the order of `headings`.

    `size` enlarges all that is drawn: 1.6 for a slide. `over`: the views whose figures set the axis, where
    charts of one kind stand beside each other.
    """
    if view.selection.breakdown:
        return panels(view, config, size=size)
    return [_KINDS[view.measure.kind](view, config, size=size, over=over)]
