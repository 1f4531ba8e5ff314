"""What was reported of a promise's figures, and what answers it, each with a small line of its course beside its words."""

import math
from collections.abc import Sequence

import pandas as pd

from config import Config
from config.periods import in_words, parse
from config.plan import Figure, Promise
from metrics.promises import directions, reported_figures
from metrics.promises.answers import Answered
from metrics.promises.reported_figures import Row
from pages.components.progress import answer_words, course_words, promise_words, reported_chart
from pages.components.shared import number_text
from pages.components.shared.running_text import Picture, Sentence, Span, sentence
from pages.components.words.phrases import starting

# Two figures say no more as a line than as words.
FEWEST = 3


def of_figures(promise: Promise, lines: Sequence[Row]) -> list[Sentence]:
    """The latest report of each figure, with its title where more than one could be meant."""
    titled = len(promise.figures) > 1 or promise.reports != "figure"
    return [
        sentence(
            f"{figure.title}: {words[0].lower()}{words[1:]}" if titled else starting(words),
            _reported(figure, series),
        )
        for figure, series in reported_figures.series(promise, list(lines))
        if (words := _of_figure(figure, series))
    ]


def _of_figure(figure: Figure, series: pd.DataFrame) -> str:
    """The latest report of a figure; of one that was reported before, how it moved."""
    moved = directions.moved(figure, series)
    if moved is None or series.iloc[-1]["status"] != "published":
        return promise_words.latest_of_figure(figure, series)
    return course_words.of(figure, moved)


def _reported(figure: Figure, series: pd.DataFrame) -> Sentence:
    """The rounds of one kind of period; one that is withheld breaks the line."""
    kinds = {period.kind for label in reported_chart.drawable(series)["period"] if (period := parse(label))}
    rounds = [
        row for row in series.to_dict("records") if (period := parse(row["period"])) and period.kind in kinds
    ]
    shown = [row for row in rounds if row["status"] == "published"]
    said = [f"{promise_words.number(row['value'], figure)} in {in_words(row['period'])}" for row in shown]
    return _line([row["value"] if row["status"] == "published" else None for row in rounds], said)


def of_answer(found: Answered, config: Config) -> Sentence:
    """What a figure of a measure answers, with the years that compare with its newest."""
    measure = config.measures[found.measure]
    said = [
        f"{number_text.value(row['value'], measure)} in {in_words(row['period'], short=True)}"
        for row in found.course
    ]
    by_year = {begins.start.year: row["value"] for row in found.course if (begins := parse(row["period"]))}
    years = range(min(by_year), max(by_year) + 1) if by_year else range(0)
    # Several figures of one year, such as quarters, stand one after the other.
    apart = len(by_year) == len(found.course)
    values = [by_year.get(year) for year in years] if apart else [row["value"] for row in found.course]
    return sentence(answer_words.line(found, config), _line(values, said))


def _line(values: Sequence[float | None], said: Sequence[str]) -> Sentence:
    """A picture that is read aloud as the figures it is drawn from; nothing where there are too few."""
    if sum(value is not None and not math.isnan(value) for value in values) < FEWEST:
        return Sentence()
    return sentence(
        " ", Span("", picture=Picture("sparkline", (tuple(values), f"Course: {'; '.join(said)}")))
    )
