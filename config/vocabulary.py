"""Words of which declarations choose one."""

from typing import Literal

PeriodKind = Literal["academic year", "financial year", "calendar quarter", "snapshot"]
Policy = Literal["open", "suppress", "round"]
Status = Literal[
    "published", "confidential", "low_reliability", "rounds_to_zero", "not_applicable", "not_available"
]
