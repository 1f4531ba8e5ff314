"""The latest figures that the targets of a promise are about: of their groups, and not a measure's headline."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from config import Config, Measure
from config.ethnicity import ALL
from config.periods import in_words
from config.plan import Promise
from config.target import Target
from metrics.promises.progress import latest_targets
from pages.components.shared import number_text
from pages.components.words.findings import starting
from pages.components.words.target_words import value_of

Row = Mapping[str, Any]
# So many lines fit into a row of the page; the promise's own view has them all.
MOST = 3


def lines(promise: Promise, judged: pd.DataFrame, config: Config) -> list[str]:
    """At most MOST lines, the figures first, and how many more there are; none where a promise has no targets."""
    found = sorted(latest_targets(promise, judged), key=lambda row: _place(row, promise))
    said = list(dict.fromkeys(_lines(found, config)))
    left = len(said) - MOST
    return [*said[:MOST], *([f"and {left} more"] if left > 0 else [])]


def unjudged(promise: Promise) -> list[str]:
    """What of a promise no target can judge, and why: a line of its own, so that no group is left out in silence."""
    return [promise.unjudged] if promise.unjudged else []


def target_of(row: Row, config: Config) -> Target:
    """The target that a row of the targets table judges."""
    own = config.measures[row["measure"]].targets
    about = (row["plan"], row["target"], row["words"])
    return next(one for one in own if (one.plan, one.kind, one.words) == about)


def _place(row: Row, promise: Promise) -> tuple[bool, int]:
    return not number_text.known(row["actual"]), promise.measures.index(row["measure"])


def _lines(found: list[dict[str, Any]], config: Config) -> Iterator[str]:
    for row in found:
        measure, target = config.measures[row["measure"]], target_of(row, config)
        whose = who(row["group"], target, measure, config)
        if number_text.known(row["actual"]):
            when = in_words(row["period"], short=True)
            yield f"{starting(whose)}: {_told(row['actual'], target, measure)} in {when} ({measure.title})"
        elif isinstance(row["period"], str):
            yield f"{starting(whose)}: not shown in {in_words(row['period'], short=True)} ({measure.title})"
        else:
            yield f"No figure for {whose} yet ({measure.title})"


def who(group: str, target: Target, measure: Measure, config: Config) -> str:
    """Of whom a figure is: "all pupils", "Black boys"."""
    noun = target.category.lower() if target.breakdown == "sex" else measure.people
    who = f"all {noun}" if group == ALL else config.ethnicity.phrase(group, noun)
    return f"{who} ({target.category.lower()})" if target.category and target.breakdown != "sex" else who


def _told(number: float, target: Target, measure: Measure) -> str:
    said = value_of(number, target, measure)
    if target.of == "ratio":
        return f"{said} times what it is compared with"
    return f"{said} for every {measure.scale:,}" if measure.kind == "rate" else said
