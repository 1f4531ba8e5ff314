"""The latest figures that the targets of a promise are about: of their groups, and not a measure's headline."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import pandas as pd

from config import Config, Measure
from config.periods import in_words
from config.plan import Promise
from config.target import Target
from metrics.figures.kinds import kind_of
from metrics.promises.at_its_date import target_of
from metrics.promises.progress import state_of_target
from metrics.promises.reported_figures import Row
from pages.components.progress import answer_words
from pages.components.shared import number_text
from pages.components.shared.part_words import running
from pages.components.words import judged_words
from pages.components.words.phrases import named, starting
from pages.components.words.target_words import value_of, wanted_words

# So many lines fit into a row of the page; the promise's own view has them all.
MOST = 3


def lines(promise: Promise, targets: Sequence[Row], config: Config) -> list[str]:
    """At most MOST lines, the figures first, and how many more there are; none where a promise has no targets."""
    by_target: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in targets:
        by_target[row["measure"], row["words"], row["group"]].append(row)
    ordered = sorted(by_target.values(), key=lambda rows: _order(rows[-1], promise))
    different = list(dict.fromkeys(_lines(ordered, config)))
    left = len(different) - MOST
    return [*different[:MOST], *([f"and {left} more"] if left > 0 else [])]


def people_of(group: str, target: Target, measure: Measure, config: Config) -> str:
    """Of whom a figure is: "all pupils", "Black boys"."""
    if target.category and target.breakdown != "sex":
        return answer_words.in_part(group, target.category, measure, config)
    return named(group, running(target.category) if target.breakdown == "sex" else measure.people, config)


def _order(row: Row, promise: Promise) -> tuple[bool, bool, int]:
    """What has a figure first, and of that what is not as it should be."""
    kept = state_of_target(row) in ("met", "on path")
    return not number_text.known(row["actual"]), kept, promise.measures.index(row["measure"])


def _lines(by_target: Sequence[Sequence[Row]], config: Config) -> Iterator[str]:
    """`by_target`: of each target and group the rows of its dates."""
    for rows in by_target:
        yield line(rows, config)
        row = rows[0]
        target, measure = target_of(row, config), config.measures[row["measure"]]
        judged = target.due and isinstance(rows[-1]["period"], str)
        if judged and (counted := judged_words.after_covid(row, target, measure)):
            yield counted


def line(rows: Sequence[Row], config: Config) -> str:
    """What the figure of one target and group is, of all its dates: "Black staff: 38% in September 2025; 16% to 26% wanted
    (Children’s social workers)"."""
    row = rows[-1]
    measure, target = config.measures[row["measure"]], target_of(row, config)
    people = people_of(row["group"], target, measure, config)
    if not isinstance(row["period"], str):
        return f"No figure for {people} yet that can be judged ({measure.title})"
    when = in_words(row["period"], short=True)
    if target.due:
        words = judged_words.judged(rows, row["since"], target, measure, config)
    elif number_text.known(row["actual"]):
        known = number_text.known(row["wanted"])
        wanted = wanted_words(pd.Series(row), target, measure, config, 1) if known else ""
        words = f"{_figure(row['actual'], target, measure)} in {when}{f'; {wanted} wanted' if wanted else ''}"
    else:
        words = f"not shown in {when}"
    return f"{starting(people)}: {words} ({measure.title})"


def _figure(number: float, target: Target, measure: Measure) -> str:
    value = value_of(number, target, measure)
    if target.of == "ratio":
        return f"{value} times what it is compared with"
    return f"{value} for every {measure.scale:,}" if kind_of(measure).by_ratio else value
