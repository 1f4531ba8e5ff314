"""What every declaration is, and words of which declarations choose one."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

# What a measure may be, in the words in which `config check` says it. How each is worked out and what it says are
# modules of these names, in `metrics.figures.kinds` and `pages.components.words.kinds`.
KINDS = {
    "representation": "the share of a whole that each group is, set against a population",
    "rate": "events or people for every so many of a base",
    "attainment": "the share that reached a standard",
    "average": "an average of points",
}


# What a figure that its source gives ready-made is of so many: held as a figure of one, whatever the source writes.
OF_SO_MANY = {"share": 100, "percentage": 100, "per 100": 100, "per 10,000": 10_000, "per 100,000": 100_000}

ItemKind = Literal[
    "people",
    "events",
    "points",
    "share",
    "percentage",
    "per 100",
    "per 10,000",
    "per 100,000",
    "mean",
    "score",
]
PeriodKind = Literal["academic year", "financial year", "calendar quarter", "snapshot"]
Policy = Literal["open", "suppress", "round"]
Status = Literal[
    "published",
    "confidential",
    "low_reliability",
    "rounds_to_zero",
    "not_applicable",
    "not_available",
    "put_together",
]


class Declared(BaseModel):
    """Frozen, and refuses keys that it does not know: a misspelt key must never be ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")
