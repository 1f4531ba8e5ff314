"""One share through several measures: from job to job, one small chart a group, as through the grades of a service."""

from dataclasses import dataclass
from typing import Any

from config import Config
from pages.components.charts.frame import Spec
from pages.components.charts.panels import panel, top
from pages.components.charts.positions import factor, position
from pages.components.shared import cell_text, number_text
from pages.components.shared.table_html import NOTHING, table, withheld
from pages.components.shared.view import View
from pages.components.words import phrases
from pages.components.words.sentences import headline, starred


@dataclass(frozen=True)
class Jobs:
    """`drawn`: the views whose groups compare, in the order given; `left_out`: the others, which are words."""

    drawn: tuple[View, ...]
    left_out: tuple[View, ...]

    @property
    def groups(self) -> list[str]:
        return list(dict.fromkeys(group for view in self.drawn for group in view.groups["group"]))


def split(views: tuple[View, ...]) -> Jobs:
    """Which of the views have groups that compare with a population."""
    return Jobs(
        tuple(view for view in views if cell_text.compared(view)),
        tuple(view for view in views if not cell_text.compared(view)),
    )


def specs(jobs: Jobs, config: Config, *, size: float = 1) -> list[Spec]:
    """One chart a group on one scale: a point a job, against the population."""
    near = config.publication.tolerance_points
    points = {group: [_point(view, group, config) for view in jobs.drawn] for group in jobs.groups}
    tops = [point["value"] for some in points.values() for point in some if point["value"] is not None]
    tops += [point["comparator"] + near for some in points.values() for point in some if point["comparator"]]
    high = top([float(one) for one in tops])
    return [panel(points[group], near, high, size, banded=True) for group in jobs.groups]


def _point(view: View, group: str, config: Config) -> Spec:
    row = _row(view, group)
    hidden = row is None or cell_text.hidden(row)
    written = "Hidden" if hidden else number_text.value(row.value, view.measure)
    return {
        "category": view.measure.title,
        "value": None if hidden else position(row.value, factor(view)),
        "text": written,
        "comparator": None if row is None else position(row.comparator_value, factor(view)),
        "few": bool(not hidden and row.denominator < config.publication.hollow_below),
        "hidden": hidden,
        "below": False,
        "words": f"{view.measure.title}: {written}",
    }


def _row(view: View, group: str) -> Any:
    return next((row for row in view.group_rows if row.group == group), None)


def leading(jobs: Jobs) -> str:
    """The group whose share falls most (or, where none falls, rises least) from the first job drawn to the last; "" where
    no group has both."""
    if not jobs.drawn:
        return ""
    first, last = jobs.drawn[0], jobs.drawn[-1]
    ends = {group: (_row(first, group), _row(last, group)) for group in jobs.groups}
    told = {
        group: (a, b)
        for group, (a, b) in ends.items()
        if a is not None and b is not None and not cell_text.hidden(a) and not cell_text.hidden(b)
    }
    return min(told, key=lambda name: float(told[name][1].value - told[name][0].value), default="")


def sentence(jobs: Jobs, config: Config) -> str:
    """What became of that group's share from the first job drawn to the last."""
    if len(jobs.drawn) < 2:
        shown = (*jobs.drawn, *jobs.left_out)
        return starred(headline(shown[0], config))
    first, last = jobs.drawn[0], jobs.drawn[-1]
    if not (group := leading(jobs)):
        return f"There are no figures that can be shown of both {first.measure.one} and {last.measure.one}."
    a, b = _row(first, group), _row(last, group)
    who = phrases.starting(config.ethnicity.phrase(group, "people"))
    return (
        f"**{who} made up {number_text.value(a.value, first.measure)}** of {first.measure.one} and "
        f"**{number_text.value(b.value, last.measure)}** of {last.measure.one} in {phrases.when(last)}."
    )


def in_words(view: View, config: Config) -> str:
    """What is said of a job that is not drawn: its own sentence, and that its groups do not compare."""
    shares = [
        f"{row.group} {number_text.value(row.value, view.measure)}"
        for row in view.group_rows
        if not cell_text.hidden(row)
    ]
    title = view.measure.title
    if not shares:
        return f"{title}: {headline(view, config).text}"
    said = ", ".join(shares)
    return f"{title} in words, because their groups do not compare: {said} ({phrases.when(view)})."


def jobs_table(jobs: Jobs, config: Config) -> str:
    """The same figures as a table: a group a row, a job a column, the population last."""
    header = ["Ethnic group", *(view.measure.title for view in jobs.drawn)]
    population = bool(jobs.drawn)
    last = jobs.drawn[-1] if population else None
    if last is not None:
        header.append(cell_text.comparator_heading(last, config))
    body = []
    for group in jobs.groups:
        rows = [(_row(view, group), view) for view in jobs.drawn]
        cells_of = [_cell(row, view) for row, view in rows]
        shares = [
            row.comparator_value
            for row, _ in rows
            if row is not None and number_text.known(row.comparator_value)
        ]
        against = [number_text.value(shares[0], last.measure)] if shares and last is not None else [NOTHING]
        body.append([group, *cells_of, *(against if population else [])])
    return table("Share of each job by ethnic group", header, body, range(1, len(header)))


def _cell(row: Any, view: View) -> str:
    if row is None:
        return NOTHING
    if cell_text.hidden(row):
        return withheld(cell_text.hidden_words(row, short=True), secret=cell_text.is_secret(row))
    return number_text.value(row.value, view.measure)
