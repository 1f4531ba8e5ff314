"""Counts that did not change from one quarter to the next are not rounded otherwise: python -m tests.disclosure --snapshots
20 compares twenty pairs at each share of changed counts."""

import numpy as np
import pytest

from metrics.disclosure import rounded_release
from tests.disclosure.snapshots import compared


@pytest.mark.parametrize("share", [0.0, 0.03, 0.10])
def test_no_finest_count_that_did_not_change_is_rounded_otherwise(share: float) -> None:
    made = compared(0, share)
    assert not made.refused
    assert made.finest > 150 and made.flipped == 0
    assert made.sums > 100 and made.sums_flipped / made.sums <= 0.01


def test_snapshots_rounded_apart_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was published before is neither kept nor held against what comes after it."""
    for name in ("as_published", "as_neighbours_published"):
        monkeypatch.setattr(rounded_release, name, lambda counts, _: np.full(len(counts), np.nan))
    monkeypatch.setattr(rounded_release, "_given_away", lambda *_: ())
    assert compared(0, 0.10).flipped > 0
