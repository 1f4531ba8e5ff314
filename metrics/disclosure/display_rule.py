"""Whether a share or a rate of rounded counts is shown: not of few, not of all but few, not of a small base.

A rounded 5 may be 1, and 5 of 10 may be anything from nobody to everybody: a share of either would be read as more
than it says. Counts are tested as published, never as they were.
"""

import numpy as np
import numpy.typing as npt

from config import Item
from config.publication import Publication
from metrics.columns import Columns


def why_not(rows: Columns, item: Item, settings: Publication, prefix: str = "") -> npt.NDArray[np.object_]:
    """The status of each row's figure: "published" also where counts are exact or not there.

    `rows` have x, n, x_within and n_within, for a comparator with `prefix` "c_". "confidential": fewer than
    `round_shown_from` counted, or as few of the base left out; the latter of people alone, since there can be more
    events than people. "low_reliability": the base is too small. Points are no count of people: their base is.
    """
    x, n, *bounds = (
        np.asarray(rows[f"{prefix}{name}"], dtype=float) for name in ("x", "n", "x_within", "n_within")
    )
    rounded = (bounds[0] > 0) | (bounds[1] > 0)
    few = (x < settings.round_shown_from) & (item.kind in ("people", "events"))
    few |= (n - x < settings.round_shown_from) & (item.kind == "people")
    small = n < settings.round_minimum_base
    return np.select(
        [rounded & few, rounded & small], ["confidential", "low_reliability"], "published"
    ).astype(object)
