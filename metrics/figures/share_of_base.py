"""How many times its share of the base a group's share of what is counted is: of suspensions, over pupils.

What a rate over another group's rate does not say: whether a group has as much of it as there are people of the group.
"""

import numpy as np

from config import Measure
from config.ethnicity import ALL
from metrics.columns import Columns
from metrics.figures import rounding_limits
from metrics.figures.kinds import kind_of, share_of

TO_BASE = ("to_base", "to_base_lower", "to_base_upper")


def to_base(rows: Columns, measure: Measure) -> Columns:
    """TO_BASE for rows of a rate, NaN for any other kind and for everybody, who are the whole of both shares.

    Everybody of known group is the whole of what is counted and of the base. Wilson limits of the share of what is counted
    over the share of the base, which is taken as fixed, as for a share and a population.
    """
    nothing = np.full(len(rows["group"]), np.nan)
    if not kind_of(measure).by_ratio:
        return dict.fromkeys(TO_BASE, nothing)
    counted, base = _counts(rows, "x"), _counts(rows, "n")
    share = share_of(base.x, base.n)
    times = rounding_limits.ratio_to_population(counted, share, *rounding_limits.shares(base, share))
    with np.errstate(invalid="ignore"):
        part = (rows["group"] != ALL) & (counted.x <= counted.n) & (base.x <= base.n)
    return {name: np.where(part, found, np.nan) for name, found in zip(TO_BASE, times, strict=True)}


def _counts(rows: Columns, name: str) -> rounding_limits.Counts:
    x, n, x_within, n_within = (
        rows[column].astype(float)
        for column in (name, f"known_{name}", f"{name}_within", f"known_{name}_within")
    )
    return rounding_limits.Counts(x, n, x_within, n_within)
