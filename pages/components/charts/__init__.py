"""The charts of a view as Vega-Lite specifications, for `st.vega_lite_chart`: made with Altair from named data, and
handed out as plain dicts.

Titles, keys and units are page text. A chart is given only what it shows: every text in it was written by
`number_text`, and a withheld figure is a word, with no number anywhere in the specification.

The modules that draw are imported when something is first drawn, or in advance by `prepare`: Altair takes a quarter of a
second, which the server need not wait for.
"""

from collections.abc import Sequence

from config import Config
from pages.components.charts.categories import not_drawn, only, shown_categories
from pages.components.charts.key import heading, headings, key
from pages.components.charts.layout import Spec
from pages.components.charts.positions import beside_all
from pages.components.shared.view import View
from pages.components.words.course import Course
from pages.components.words.kinds.overlapping import against_everybody
from pages.components.words.places import Places
from pages.components.words.together import Together

__all__ = [
    "against_everybody",
    "heading",
    "headings",
    "key",
    "not_drawn",
    "of_places",
    "over_time",
    "prepare",
    "sent",
    "several",
    "shown_categories",
    "spec",
]


def spec(view: View, config: Config, *, size: float = 1, over: Sequence[View] = ()) -> list[Spec]:
    """The charts of a view: one, or for a breakdown one a panel, in the order of `headings`.

    `size` enlarges all that is drawn: 1.6 for a slide. `over`: the views whose figures set the axis, where
    charts of one kind stand beside each other.
    """
    from pages.components.charts.dumbbell import dumbbell
    from pages.components.charts.panels import through_categories
    from pages.components.charts.rates import rates

    view = against_everybody(view, config)
    draw = rates if beside_all(view) else dumbbell
    if not view.selection.breakdown:
        return [draw(view, config, size=size, over=over)]
    if view.measure.ordered:
        return through_categories(view, config, size=size)
    parts = shown_categories(view, config)
    return [draw(only(view, part), config, size=size, over=(view,)) for part in parts]


def over_time(course: Course, config: Config, *, slide: tuple[float, float] | None = None) -> Spec:
    """The chart of a course. `slide`: px across and down, where it is drawn for a slide, on which the plan is named above."""
    from pages.components.charts.over_time_chart import Sheet, over_time

    return over_time(course, config, Sheet(*slide, brief=True) if slide else Sheet())


def sent(spec: Spec) -> Spec:
    """A specification as a page is given it."""
    from pages.components.charts import specification

    return specification.sent(spec)


def of_places(shown: Places, config: Config, *, size: float = 1) -> Spec:
    """The chart of places beside each other."""
    from pages.components.charts.places_chart import places_chart

    return places_chart(shown, config, size=size)


def several(shown: Together, config: Config, *, in_one: bool = False) -> list[Spec]:
    """The charts of several courses: one each on one scale, or all in one."""
    from pages.components.charts import several_chart

    return [several_chart.one(shown, config)] if in_one else several_chart.panels(shown, config)


def prepare() -> None:
    """Have what draws ready before anybody waits for it."""
    import pages.components.charts.over_time_chart  # noqa: F401
