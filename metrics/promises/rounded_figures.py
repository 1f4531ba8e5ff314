"""How far a figure that was published rounded and without counts may be from the true one.

Two percentages of one decimal that are 5.0 points apart are between 4.9 and 5.1 apart: a verdict that lies between is none.
"""

import numpy as np
import pandas as pd

from config import Measure
from config.ethnicity import ALL
from metrics.figures.kinds import kind_of

# No publisher prints more decimals than these; a figure that has more was worked out, and is taken as it is.
_MOST_DECIMALS = 6
_DUST = 1e-6


def with_rounding(results: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """The results with `rounded_by`: half a unit of the last decimal that a source gives of a period; 0 of figures with
    counts, which are worked out here. Without counts those of groups are printed alike, and those of everybody: early
    years had whole percentages of groups and one decimal of all children."""
    scale = 1 if kind_of(measure).in_points else max(measure.scale, 100)
    bare = results["numerator"].isna() & results["value"].notna()
    alike = ["source", "period", results["group"].eq(ALL)]
    printed = results[bare].groupby(alike)["value"]
    half = printed.transform(lambda values: _half_a_unit(values.to_numpy(dtype=float) * scale) / scale)
    return results.assign(rounded_by=half.reindex(results.index).fillna(0.0))


def _half_a_unit(printed: np.ndarray) -> float:
    """Half a unit of the last decimal of numbers that are printed with one number of decimals."""
    for decimals in range(_MOST_DECIMALS + 1):
        units = printed * 10**decimals
        if np.all(np.abs(units - np.round(units)) < _DUST):
            return 0.5 / 10**decimals
    return 0.0
