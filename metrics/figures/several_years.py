"""Several years of one measure added up, for what is too rare to be read year by year.

Only released figures are added, cell by cell, with how far each may be from the truth: nothing is looked up in the rows
behind them, and a sum of which one year is withheld is withheld.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from config.periods import MOST_YEARS, in_order, together
from metrics.figures.counts import BLOCK, REASONS

PLACE = [*(name for name in BLOCK if name != "period"), "group"]
COUNTS = ["x", "n", "x_within", "n_within"]
Window = tuple[str, ...]


def windows(runs: Sequence[Window]) -> Iterator[Window]:
    """Two to five years that stand beside each other within one unbroken run, counted back from its newest: those of one
    length never overlap, and the years that are left at its beginning are in none."""
    for years in range(2, MOST_YEARS + 1):
        for run in runs:
            for end in range(len(run), years - 1, -years):
                yield run[end - years : end]


def added_up(cells: pd.DataFrame, asked: Sequence[Window]) -> pd.DataFrame:
    """The cells of each window as those of one period. A group that one of its years does not have, or has from another
    source, has no figure; the source's own share of a year is no share of several."""
    found = [_window(cells[cells["period"].isin(window)], window) for window in asked]
    return pd.concat(found, ignore_index=True) if found else cells.iloc[:0]


def _window(cells: pd.DataFrame, window: Window) -> pd.DataFrame:
    reasons = cells["status"].map(REASONS.index)
    years = cells.assign(reason=reasons).groupby(PLACE, sort=False)
    sums = years[COUNTS].sum(min_count=len(window))
    whole = (years.size() == len(window)) & (years["source"].nunique() == 1)
    missing = np.where(whole, 0, REASONS.index("not_available"))
    kept = years.agg(
        {"source": "last", "origin": "last", "release": "max", "demonstration": "max", "reason": "max"}
    )
    worst = np.maximum(kept.pop("reason"), missing)
    sums.loc[~whole, ["x", "n"]] = np.nan
    sums[["x_within", "n_within"]] = sums[["x_within", "n_within"]].fillna(0.0)
    status = [REASONS[reason] for reason in worst]
    made = (
        sums.join(kept)
        .assign(status=status, s=np.nan, s_within=0.0, period=together(in_order(window)))
        .reset_index()
    )
    return made.astype(cells.dtypes)[list(cells.columns)]
