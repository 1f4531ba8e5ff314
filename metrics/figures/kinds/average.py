"""Average points a person, against another group's."""

import numpy as np
import pandas as pd

from config import Item
from config.publication import Publication
from metrics.columns import beside
from metrics.figures.kinds import steps
from metrics.figures.kinds.kind import Kind


def figures(rows: pd.DataFrame, item: Item, settings: Publication) -> pd.DataFrame:
    """Average points a person, and the gap to the comparator's. No interval: no source gives the spread of
    points, and none can be worked out from a total."""
    n, theirs = steps.numbers(rows, "n", "c_value")
    value, _ = steps.counted_or_given(rows)
    filled = dict.fromkeys(
        (name for name in steps.FIGURES if name not in ("value", "comparator_value", "gap")), np.nan
    )
    return beside(
        rows, **filled, value=value, comparator_value=theirs, gap=value - theirs, interval=None,
        code=0, rule=None, certainty=None, enough=n >= settings.minimum_base, turned=False,
    )  # fmt: skip


KIND = Kind(figures, judged=False, in_points=True)
