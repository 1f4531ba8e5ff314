"""A small slice of `python -m tests.damage`: bits turned over, and nothing wrong shown or raised."""

from pathlib import Path

from tests.damage.a_store import filled
from tests.damage.flipping import CRASHED, SAID, WITHDRAWN, WRONG, flips


def test_a_bit_turned_over_anywhere_is_said_or_makes_no_difference(tmp_path: Path) -> None:
    filled(tmp_path)
    found = flips(tmp_path / "equalities.db", tmp_path, 48, seed=3)
    assert [flip for flip in found if flip.outcome in (WRONG, CRASHED)] == []
    assert {flip.outcome for flip in found} >= {SAID, WITHDRAWN}
