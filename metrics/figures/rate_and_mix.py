"""Rate against mix: how much of a change in everybody's figure is the groups' figures, and how much who they are.

Everybody's rate can rise although no group's did, because a group with a high rate has grown. Method: Kitagawa 1955,
Journal of the American Statistical Association 50:1168, the two parts without an interaction.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

from config import Config
from config.ethnicity import ALL
from metrics.disclosure.totals import NOT_KNOWN
from metrics.groups import partition


class Change(NamedTuple):
    """Everybody's figure then and now, of people in a group that is known, unscaled; `rates` + `mix` is what lies
    between the two."""

    then: float
    now: float
    rates: float
    mix: float


def change(now: pd.DataFrame, then: pd.DataFrame, config: Config) -> Change | None:
    """How everybody's figure changed between two periods of one series, and why; None where it cannot be told.

    Results rows of one block each. It needs every group of both, with a count and a base, and the same groups in both.
    Rounded counts are taken as they are published.
    """
    groups = sorted(partition(set(now["group"]) - {ALL, NOT_KNOWN}, config.ethnicity))
    if not groups or set(groups) != set(partition(set(then["group"]) - {ALL, NOT_KNOWN}, config.ethnicity)):
        return None
    (x1, n1), (x0, n0) = (_counts(rows, groups) for rows in (now, then))
    if (
        np.isnan([*x1, *n1, *x0, *n0]).any()
        or not n1.sum()
        or not n0.sum()
        or (n1 == 0).any()
        or (n0 == 0).any()
    ):
        return None
    rate1, rate0, share1, share0 = x1 / n1, x0 / n0, n1 / n1.sum(), n0 / n0.sum()
    rates = float(((share1 + share0) / 2 * (rate1 - rate0)).sum())
    mix = float(((rate1 + rate0) / 2 * (share1 - share0)).sum())
    return Change(float(x0.sum() / n0.sum()), float(x1.sum() / n1.sum()), rates, mix)


def _counts(rows: pd.DataFrame, groups: list[str]) -> tuple[np.ndarray, np.ndarray]:
    there = rows.drop_duplicates("group").set_index("group").reindex(groups)
    return there["numerator"].to_numpy(dtype=float), there["denominator"].to_numpy(dtype=float)
