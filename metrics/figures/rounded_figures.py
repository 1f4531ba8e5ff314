"""How far a figure that was published rounded and without counts may be from the true one.

Two percentages of one decimal that are 5.0 points apart are between 4.9 and 5.1 apart: a verdict that lies between is none.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd

from config import Measure
from config.ethnicity import ALL
from metrics.figures.verdicts import EXACTLY_AT, Direction, Numbers

# No publisher prints more decimals than these; a figure that has more was worked out, and is taken as it is.
_MOST_DECIMALS = 6
_DUST = 1e-6


def with_rounding(cells: pd.DataFrame, measure: Measure, *, in_points: bool = False) -> pd.DataFrame:
    """The cells with `s_within`: half a unit of the last decimal that a source gives of a period; 0 of figures with
    counts, which are worked out here. Without counts those of groups are printed alike, and those of everybody: early
    years had whole percentages of groups and one decimal of all children."""
    scale = 1 if in_points else max(measure.scale, 100)
    counted = cells["x"].notna() & (cells["n"].notna() | (not measure.denominator))
    bare = cells["s"].notna() & ~counted
    alike = ["origin", "period", cells["group"].eq(ALL)]
    printed = cells[bare].groupby(alike)["s"]
    half = printed.transform(lambda values: _half_a_unit(values.to_numpy(dtype=float) * scale) / scale)
    return cells.assign(s_within=half.reindex(cells.index).fillna(0.0))


def _half_a_unit(printed: np.ndarray) -> float:
    """Half a unit of the last decimal of numbers that are printed with one number of decimals."""
    for decimals in range(_MOST_DECIMALS + 1):
        units = printed * 10**decimals
        if np.all(np.abs(units - np.round(units)) < _DUST):
            return 0.5 / 10**decimals
    return 0.0


def turned(
    rows: pd.DataFrame, value: Numbers, comparator: Numbers, judge: Callable[[Numbers, Numbers], Direction]
) -> np.ndarray:
    """Whether figures that were published rounded give one verdict at one end of their rounding and another at the other.
    Of figures that are both counted nothing turns."""
    ours, theirs = (rows[name].to_numpy(dtype=float) for name in ("s_within", "c_s_within"))
    lowest = judge(value - ours + EXACTLY_AT, comparator + theirs - EXACTLY_AT)
    highest = judge(value + ours - EXACTLY_AT, comparator - theirs + EXACTLY_AT)
    return (ours + theirs > 0) & (lowest != highest)
