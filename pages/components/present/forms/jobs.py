"""One share through several measures: from job to job, one small chart a group, as through the grades of a service."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from config import Config
from pages.components.charts.layout import Spec
from pages.components.charts.panels import panels, point
from pages.components.present import slide_charts
from pages.components.present.forms.shared import (
    compared_with,
    first_sentence,
    lines,
    notes_of,
    of_view,
    source_of,
    with_years,
)
from pages.components.present.slide_figures import SlideFigures
from pages.components.render.deck.file_slide import Columns, NativeDrawing, SourcedTable
from pages.components.render.drawings import ScreenChart
from pages.components.render.slide.chart_data import through
from pages.components.render.view_words import ViewWords
from pages.components.shared import cell_text, content, number_text
from pages.components.shared.content import NOTHING, Cell, Paragraph, Table, cell
from pages.components.shared.running_text import Sentence, sentence, strong
from pages.components.shared.view import Selection, View, comparator_title
from pages.components.words import phrases, sentences
from pages.components.words.phrases import joined


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
    courses = [[_point(view, group, config) for view in jobs.drawn] for group in jobs.groups]
    return panels(courses, config.publication.tolerance_points, size, banded=True)


def _point(view: View, group: str, config: Config) -> Spec:
    return point(_row(view, group), view.measure.title, view.measure.title, view, config)


def _row(view: View, group: str) -> Any:
    return next((row for row in view.group_rows if row.group == group), None)


def leading(jobs: Jobs) -> str:
    """The group whose share falls most (or, where none falls, rises least) from the first job drawn to the last; "" where
    no group has both."""
    if not jobs.drawn:
        return ""
    first, last = jobs.drawn[0], jobs.drawn[-1]
    ends = {group: (_row(first, group), _row(last, group)) for group in jobs.groups}
    rises = {
        group: float(higher.value - lower.value)
        for group, (lower, higher) in ends.items()
        if not any(row is None or cell_text.hidden(row) for row in (lower, higher))
    }
    return min(rises, key=rises.__getitem__, default="")


def headline(figures: SlideFigures, config: Config) -> Sentence:
    """What became of the leading group's share from the first job drawn to the last."""
    return with_years(first_sentence(_headline(split(figures.views), config)), figures.views)


def _headline(jobs: Jobs, config: Config) -> Sentence | str:
    if len(jobs.drawn) < 2:
        first, *_ = (*jobs.drawn, *jobs.left_out)
        return sentences.headline(first, config)
    first, last = jobs.drawn[0], jobs.drawn[-1]
    if not (group := leading(jobs)):
        return f"There are no figures that can be shown of both {first.measure.one} and {last.measure.one}."
    lower, higher = _row(first, group), _row(last, group)
    who = phrases.starting(config.ethnicity.phrase(group, "people"))
    return sentence(
        strong(f"{who} made up {number_text.value(lower.value, first.measure)}"),
        f" of {first.measure.one} and ",
        strong(number_text.value(higher.value, last.measure)),
        f" of {last.measure.one} in {phrases.when(last)}.",
    )


def above(figures: SlideFigures, config: Config) -> tuple[Paragraph, ...]:
    """The order of the jobs, and in words those that are not drawn."""
    jobs = split(figures.views)
    names = ", ".join(view.measure.title[0].lower() + view.measure.title[1:] for view in jobs.drawn)
    order = [f"Left to right: {names}. Dashed: {_whom(jobs.drawn[0], config)}."] if jobs.drawn else []
    return lines([*order, *how(figures, config)])


def _whom(view: View, config: Config) -> str:
    name = cell_text.comparator_noun(cell_text.comparator_of(view), view.measure, config)
    return phrases.of_area(name, view.selection.area, config)


def how(figures: SlideFigures, config: Config) -> tuple[Sentence, ...]:
    """What is said of the jobs that are not drawn."""
    return tuple(sentence(_in_words(view, config)) for view in split(figures.views).left_out)


def _in_words(view: View, config: Config) -> str:
    """A job's own sentence, or its shares, and that its groups do not compare."""
    shares = [
        f"{row.group} {number_text.value(row.value, view.measure)}"
        for row in view.group_rows
        if not cell_text.hidden(row)
    ]
    title = view.measure.title
    if not shares:
        return f"{title}: {sentences.headline(view, config).text}"
    return (
        f"{title} in words, because their groups do not compare: {', '.join(shares)} ({phrases.when(view)})."
    )


def drawing(figures: SlideFigures, height: float, config: Config) -> tuple[ScreenChart, ...]:
    jobs = split(figures.views)
    if not jobs.drawn:
        return ()
    names = [view.measure.title.split()[-1].capitalize() for view in jobs.drawn]
    drawn = zip(specs(jobs, config, size=1.6), jobs.groups, strict=True)
    return tuple(
        slide_charts.panel(spec, (group, ""), (names[0], names[-1]), height) for spec, group in drawn
    )


def native(figures: SlideFigures, words: Sequence[ViewWords], config: Config) -> NativeDrawing | None:
    drawn = tuple(through(split(figures.views).drawn, config))
    return Columns(drawn, words[0], drawn[0].most) if drawn else None


def tables(figures: SlideFigures, words: Sequence[ViewWords], config: Config) -> tuple[SourcedTable, ...]:
    """All jobs that are drawn in one table, and the page's own of each other."""
    jobs = split(figures.views)
    others = [of_view(view) for view in words if not cell_text.compared(view.view)]
    return (SourcedTable(jobs_table(jobs, config), notes=notes_of(words)), *others)


def jobs_table(jobs: Jobs, config: Config) -> Table:
    """The figures that are drawn as a table: a group a row, a job a column, the population last."""
    population = [cell_text.comparator_heading(view, config) for view in jobs.drawn[-1:]]
    header = ["Ethnic group", *(view.measure.title for view in jobs.drawn), *population]
    body = [
        [cell(group), *(_cell(_row(view, group), view) for view in jobs.drawn), _population(jobs, group)]
        for group in jobs.groups
    ]
    return content.table("Share of each job by ethnic group", header, body, range(1, len(header)))


def _cell(row: Any, view: View) -> Cell:
    if row is None:
        return NOTHING
    if cell_text.hidden(row):
        return cell_text.hidden_cell(row, short=True)
    return number_text.value_cell(row.value, view.measure)


def _population(jobs: Jobs, group: str) -> Cell:
    """The population's share of a group, from the first job that has it."""
    rows = (_row(view, group) for view in jobs.drawn)
    shares = [
        row.comparator_value for row in rows if row is not None and number_text.known(row.comparator_value)
    ]
    return number_text.value_cell(shares[0], jobs.drawn[-1].measure) if shares else NOTHING


def footer(figures: SlideFigures, words: Sequence[ViewWords], config: Config) -> str:
    """The jobs that are drawn, those with one source and date together, and then those in words."""
    jobs = split(figures.views)
    titles: dict[str, list[str]] = {}
    for view in (*jobs.drawn, *jobs.left_out):
        titles.setdefault(source_of(view), []).append(view.measure.title)
    parts = [f"{joined(names)}: {where}." for where, names in titles.items()]
    for last in jobs.drawn[-1:]:
        title = comparator_title(cell_text.comparator_of(last), config, last.measure)
        parts.append(f"{compared_with(last, title, config)}.")
    return " ".join(parts)


def asked_of(figures: SlideFigures) -> tuple[Selection, ...]:
    """Each job, about the group that the slide's sentence is about."""
    about = leading(split(figures.views))
    return tuple(replace(view.selection, about=about or view.selection.about) for view in figures.views)
