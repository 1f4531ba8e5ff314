"""Every promise that a figure answers, a row each figure: the document's words, what answers it, and how it stands."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from config import Config
from config.plan import Promise
from metrics.promises.answers import Answered, Tables, answered
from metrics.promises.at_its_date import target_of
from metrics.promises.progress import latest_targets, state_of_target, targets_of_all
from metrics.promises.target_kinds import Row
from metrics.promises.targets import real, targets

COLUMNS = [
    "item", "wording", "measure", "group", "category", "asks", "period", "value", "against", "since_value", "ratio", "state",
    "certainty", "says", "why",
]  # fmt: skip
UNKNOWN = float("nan")


@dataclass(frozen=True)
class Words:
    """How a page says what a target's figure is, and what another figure is that answers a promise."""

    of_target: Callable[[Sequence[Row], Config], str]
    of_answer: Callable[[Answered, Config], str]


def answer_table(config: Config, table_of: Tables, words: Words) -> pd.DataFrame:
    """COLUMNS, in the order of the documents; a promise that reports by measures and that none of their figures answers has
    a row without a measure. `against`: what is wanted, or the comparator's or the other area's figure; `since_value`: that
    of the period from which the promise counts; `says`: in the words of the page; `why`: how we read the promise, and what
    of it no figure can judge. `table_of`: as of `answers.answered`."""
    judged = targets_of_all(
        config,
        lambda name: targets(table_of(name, 1), name, config),
        lambda name: len(real(table_of(name, 1))) > 0,
    )
    of_targets = latest_targets(config, judged) if len(judged) else {}
    others = answered(config, table_of)
    rows = [
        line
        for item, (_, promise) in config.promises.items()
        if promise.reports == "measure"
        for line in _lines(promise, of_targets.get(item, []), others.get(item, ()), config, words)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _lines(
    promise: Promise, judged: Sequence[Row], others: Sequence[Answered], config: Config, words: Words
) -> Iterator[tuple[Any, ...]]:
    said = (promise.id, promise.wording)
    why = " ".join(filter(None, (promise.note, promise.unjudged)))
    for row in judged:
        category = target_of(row, config).category
        yield (
            *said, row["measure"], row["group"], category, row["words"], row["period"], row["actual"], row["wanted"],
            row["baseline"], UNKNOWN, state_of_target(row), row["certainty"], words.of_target([row], config), why,
        )  # fmt: skip
    for answer in others:
        yield (*said, *_answer(answer), words.of_answer(answer, config), why)
    if not judged and not others:
        yield (*said, None, None, None, None, None, *[UNKNOWN] * 4, None, None, None, why)


def _answer(found: Answered) -> tuple[Any, ...]:
    asked, now = found.answer, found.now
    asks = f"{asked.expects} since {asked.since}" if asked.since else asked.expects or "reported"
    asks += f", {asked.years} years together" if asked.years > 1 else ""
    if now is None:
        return (
            found.measure,
            found.group,
            asked.category,
            asks,
            asked.period or None,
            *[UNKNOWN] * 4,
            found.state,
            None,
        )
    against = found.theirs["value"] if found.theirs is not None else now["comparator_value"]
    then = found.then["value"] if found.then is not None else UNKNOWN
    sure = "too_close" if found.close else None
    return (
        found.measure, found.group, asked.category, asks, now["period"], now["value"], against, then, now["ratio"],
        found.state, sure,
    )  # fmt: skip
