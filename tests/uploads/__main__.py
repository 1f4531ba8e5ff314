"""Spoil good files of every extract, CSV and XLSX, and look what becomes of them.

Ends with 1 where anything but a declared refusal was raised, anything was stored, or a file was accepted that had lost a
column, a group or its end without a word.
"""

import argparse
import tempfile
from pathlib import Path

import config
from tests.uploads.running import Spoilt, Tally, run
from tests.uploads.trying import CRASHED, OTHER, REFUSED, SAID, SAME, UNSAID, Outcome, trial

_SHOWN = 20


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.uploads", description=__doc__)
    parser.add_argument("--mutations", type=int, default=1000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="keep the files that came through wrongly"
    )
    parser.add_argument("--said", action="store_true", help="what was said of each file that lost something")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = run(trial(config.load(), Path(folder)), asked.mutations, asked.seed)
    _print(tally, asked.mutations)
    for spoilt, outcome in tally.wrong[:_SHOWN]:
        _print_one(spoilt, outcome)
    for spoilt, outcome in tally.said if asked.said else ():
        _print_one(spoilt, outcome)
    if asked.keep:
        asked.keep.mkdir(parents=True, exist_ok=True)
        for spoilt, _ in tally.wrong:
            suffix = "xlsx" if spoilt.kind.startswith("workbook") else "csv"
            (asked.keep / f"{spoilt.good.extract}-{spoilt.number}.{suffix}").write_bytes(spoilt.data)
    return int(bool(tally.wrong) or tally.stored)


def _print(tally: Tally, number: int) -> None:
    verdicts = (REFUSED, SAME, OTHER, SAID, UNSAID, CRASHED)
    print(f"{'':34}" + "".join(f"{verdict:>15}" for verdict in verdicts))
    for kind in sorted({kind for kind, _ in tally.verdicts}):
        print(f"{kind:34}" + "".join(f"{tally.verdicts[kind, verdict]:15,}" for verdict in verdicts))
    print(f"{'all':34}" + "".join(f"{tally.number(verdict):15,}" for verdict in verdicts))
    print("Something was stored." if tally.stored else "Nothing was stored.")
    thousand = 1000 / number
    print(
        f"{number:,} files: {tally.seconds * thousand:.0f} seconds a thousand, {tally.cpu * thousand:.0f} of them computing."
    )


def _print_one(spoilt: Spoilt, outcome: Outcome) -> None:
    print(f"\n{spoilt.number}, {spoilt.good.name or spoilt.good.extract}, {spoilt.kind}: {outcome.verdict}")
    print(
        *(f"  lost: {lost}" for lost in outcome.lost), *(f"  said: {said}" for said in outcome.said), sep="\n"
    )
    print(outcome.trace, end="")


if __name__ == "__main__":
    raise SystemExit(main())
