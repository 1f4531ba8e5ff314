"""One row of the results table (`metrics.figures.results`), as sentences, charts and tables read it."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

import pandas as pd

from config.ethnicity import ALL

__all__ = ["ALL", "NOT_KNOWN", "Row", "only", "rows_of", "table_of"]

NOT_KNOWN = "Not known"


@dataclass(frozen=True, slots=True)
class Row:
    """Its columns. A number that is not there is NaN, a word that is not there None."""

    measure: str
    period: str
    area: str
    breakdown: str
    category: str
    detail: str
    group: str
    comparator: str
    numerator: float
    denominator: float
    not_known: float
    within: float
    rounded_by: float
    comparator_rounded_by: float
    value: float
    lower: float
    upper: float
    interval: str | None
    value_min: float
    value_max: float
    comparator_value: float
    gap: float
    gap_lower: float
    gap_upper: float
    ratio: float
    ratio_lower: float
    ratio_upper: float
    to_base: float
    to_base_lower: float
    to_base_upper: float
    needed: float
    flip: float
    verdict: str | None
    rule: str | None
    certainty: str | None
    status: str
    release: int
    source: str
    demonstration: bool

    def __getitem__(self, column: str) -> Any:
        return getattr(self, column)

    @property
    def columns(self) -> dict[str, Any]:
        """The row as the calculations take one."""
        return {name: getattr(self, name) for name in COLUMNS}


COLUMNS = tuple(field.name for field in fields(Row))


def rows_of(table: pd.DataFrame) -> tuple[Row, ...]:
    """The rows of a results table, in their order."""
    return tuple(map(Row, *(table[name].tolist() for name in COLUMNS))) if len(table) else ()


def table_of(rows: Iterable[Row]) -> pd.DataFrame:
    """Rows as a results table again, for a calculation that takes one."""
    return pd.DataFrame([row.columns for row in rows], columns=list(COLUMNS))


def only(rows: Iterable[Row]) -> Row | None:
    """The one row there is; None of several as of none."""
    given = tuple(rows)
    return given[0] if len(given) == 1 else None
