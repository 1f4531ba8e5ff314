"""Turn bits of stores over and lose whole ones; look what is shown then.

Ends with 1 where anything wrong was shown without being said, or anything but a sentence was raised.
"""

import argparse
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

from tests.damage.a_store import filled
from tests.damage.drills import LOSSES, drill
from tests.damage.flipping import CRASHED, WRONG, flips


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.damage", description=__doc__)
    parser.add_argument("--flips", type=int, default=600, metavar="N")
    parser.add_argument("--drills", type=int, default=20, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        filled(folder)
        found = flips(folder / "equalities.db", folder, asked.flips, asked.seed)
    for outcome, number in Counter(flip.outcome for flip in found).most_common():
        print(f"{outcome:20}{number:5}")
    wrong = [flip for flip in found if flip.outcome in (WRONG, CRASHED)]
    for flip in wrong:
        print(f"\n{flip.outcome}: {flip.where}\n{flip.detail}")
    took = []
    for turn in range(asked.drills):
        with tempfile.TemporaryDirectory() as made:
            took.append(drill(Path(made), LOSSES[turn % len(LOSSES)], Random(asked.seed + turn)))
    if took:
        print(f"{len(took)} drills: restored in {min(took):.2f} to {max(took):.2f} seconds each.")
    return int(bool(wrong))


if __name__ == "__main__":
    raise SystemExit(main())
