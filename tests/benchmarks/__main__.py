"""`python -m tests.benchmarks load`: how long checking files takes, beside other readers in the same run."""

import argparse
import itertools
import sys

from tests.benchmarks import loading


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Measure, beside others.")
    commands = parser.add_subparsers(dest="command", required=True)
    load = commands.add_parser("load", help="check files of growing length")
    load.add_argument(
        "--rows", type=int, nargs="*", default=[1_000, 200_000, 1_000_000], help="of a published CSV"
    )
    load.add_argument("--extract", type=int, default=0, metavar="ROWS", help="of an extract of ours")
    load.add_argument("--xlsx", type=int, default=0, metavar="ROWS", help="of a published workbook")
    load.add_argument("--frictionless", default="", metavar="PYTHON", help="a Python that has frictionless")
    load.add_argument("--slice", type=int, default=5_000, metavar="ROWS", help="that frictionless is given")
    asked = parser.parse_args()
    measured = loading.lines(
        asked.rows, extract=asked.extract, xlsx=asked.xlsx, frictionless=asked.frictionless, slice_rows=asked.slice
    )  # fmt: skip
    for line in itertools.chain((loading.HEADINGS, ("---",) * len(loading.HEADINGS)), measured):
        sys.stdout.write("| " + " | ".join(line) + " |\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
