"""Words of which declarations choose one."""

from typing import Literal

# What a measure may be, in the words in which `config check` says it. How each is worked out and what it says are
# modules of these names, in `metrics.figures.kinds` and `pages.components.words.kinds`.
KINDS = {
    "representation": "the share of a whole that each group is, set against a population",
    "rate": "events or people for every so many of a base",
    "attainment": "the share that reached a standard",
    "average": "an average of points",
}


PeriodKind = Literal["academic year", "financial year", "calendar quarter", "snapshot"]
Policy = Literal["open", "suppress", "round"]
Status = Literal[
    "published", "confidential", "low_reliability", "rounds_to_zero", "not_applicable", "not_available"
]
