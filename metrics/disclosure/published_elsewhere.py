"""What others have published of the same people: exact figures that an attacker has besides ours.

DfE prints Hackney's totals of what the council's own file counts. Where its figure is ours to the person, whoever
reads both knows one of our cells, and protection must hold all the same.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from config import Extract
from metrics.disclosure.implied_cells import keys
from metrics.disclosure.protection import policy


def published_elsewhere(cells: pd.DataFrame, beside: Sequence[pd.DataFrame], extract: Extract) -> np.ndarray:
    """Which cells (bool) a published source gives to the person. `beside`: releases of other sources of the extract.

    A figure that differs from ours is of other people (another day, another way of counting): it says nothing exact.
    """
    where = keys(cells, "source")
    public = np.zeros(len(cells), dtype=bool)
    places = pd.MultiIndex.from_frame(cells[where])
    for release in beside:
        if policy(extract, str(release["source"].iloc[0])) != "open":
            continue
        at = pd.MultiIndex.from_frame(release[where]).get_indexer(places)
        theirs = np.where(at < 0, np.nan, release["count"].to_numpy(dtype=float)[at])
        public |= theirs == cells["count"].to_numpy(dtype=float)
    return public
