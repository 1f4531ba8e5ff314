"""The government's public-health statistics package, PHStatsMethods, gives the same limits from its own code.

It is published under the GPL, so it is a check on the product and never part of it: only tests import it.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from PHStatsMethods import ph_proportion, ph_rate  # type: ignore[import-untyped]

from metrics.figures.intervals import Z95, Z998, rate, wilson

# None, one, the last exact count and the first of Byar's, ordinary sizes, all, and a whole country.
COUNTS = pd.DataFrame(
    {
        "events": [0, 1, 5, 9, 10, 11, 57, 222, 1045, 29, 7_776_456],
        "people": [20, 100, 100, 100, 100, 100, 182, 3215, 5000, 29, 7_564_336_677],
    }
).assign(row=lambda table: np.arange(len(table)))

LEVELS = [(Z95, "95"), (Z998, "99_8")]


@pytest.mark.parametrize(("z", "level"), LEVELS)
def test_limits_of_a_proportion_are_those_of_phstatsmethods(z: float, level: str) -> None:
    theirs = ph_proportion(COUNTS, "events", "people", "row", metadata=False, confidence=[0.95, 0.998])

    lower, upper = wilson(COUNTS["events"], COUNTS["people"], z=z)

    assert lower == pytest.approx(theirs[f"lower_{level}_ci"].to_numpy(), rel=1e-9, abs=1e-15)
    assert upper == pytest.approx(theirs[f"upper_{level}_ci"].to_numpy(), rel=1e-9)


@pytest.mark.parametrize(("z", "level"), LEVELS)
def test_limits_of_a_rate_are_those_of_phstatsmethods(z: float, level: str) -> None:
    # It refuses a count of none, which the worked examples cover; events may outnumber people.
    some = pd.concat(
        [COUNTS[COUNTS["events"] > 0], pd.DataFrame({"events": [250], "people": [220], "row": [99]})]
    )
    theirs = ph_rate(some, "events", "people", "row", metadata=False, confidence=[0.95, 0.998], multiplier=1)

    lower, upper = rate(some["events"], some["people"], z=z)

    assert lower == pytest.approx(theirs[f"lower_{level}_ci"].to_numpy(), rel=1e-9)
    assert upper == pytest.approx(theirs[f"upper_{level}_ci"].to_numpy(), rel=1e-9)
