"""Protect synthetic boroughs and attack what is published of them: python -m tests.disclosure --help

Prints a table, and ends with 1 where any cell was given away. Nobody in these boroughs is real.
"""

import argparse
import logging
import sys
import time
from multiprocessing import get_context

import numpy as np

from metrics.disclosure.attack import ranges
from metrics.disclosure.audit import audit_suppressed
from tests.disclosure import boroughs, views
from tests.disclosure.pairs import pair
from tests.disclosure.published import EXAMPLES
from tests.disclosure.releases import Outcome, first_release, releases
from tests.disclosure.showing import compared


def main() -> int:
    asked = _arguments()
    if asked.benchmark:
        return benchmark()
    if asked.worlds:
        return worlds(asked.worlds)
    tasks = [(seed, seed < asked.periods, seed < asked.suppress) for seed in range(asked.boroughs)]
    started = time.perf_counter()
    with get_context("spawn").Pool(asked.processes) as pool:
        made = pool.imap(views.of_task if asked.views else releases, tasks, chunksize=1)
        outcomes = [one for found in made for one in found]
    for what in dict.fromkeys(one.what for one in outcomes):
        _print_table(what, [one for one in outcomes if one.what == what])
    print(f"{len(outcomes)} releases in {time.perf_counter() - started:.0f} seconds")
    return int(any(one.recovered or one.failed for one in outcomes if not one.refused))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.disclosure", description=__doc__)
    parser.add_argument("--boroughs", type=int, default=200, help="how many boroughs, one release each")
    parser.add_argument("--periods", type=int, default=20, help="how many of them have 12 periods, corrected")
    parser.add_argument("--suppress", type=int, default=0, help="how many of them are suppressed as well")
    parser.add_argument(
        "--views", action="store_true", help="through the product itself, every view and download read"
    )
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--benchmark", action="store_true", help="time and loss of single releases")
    parser.add_argument(
        "--worlds", type=int, default=0, help="so many pairs of different children with one release, compared"
    )
    return parser.parse_args()


def _print_table(what: str, outcomes: list[Outcome]) -> None:
    print(f"\n{what}")
    print(
        f"{'':12}{'releases':>9}{'refused':>9}{'recovered':>10}{'narrowest':>10}{'shown':>7}"
        f"{'bounds 4/6/9':>14}{'mean err':>9}{'largest':>8}{'protect s':>14}{'attack s':>14}"
    )
    for kind in (*boroughs.KINDS, "all"):
        rows = [one for one in outcomes if kind in (one.kind, "all")]
        if rows:
            print(_line(kind, rows))


def _line(kind: str, rows: list[Outcome]) -> str:
    made = [one for one in rows if not one.refused] or [Outcome(kind, "", refused=True)]
    bounds = "/".join(str(sum(one.bound == bound for one in made)) for bound in (4, 6, 9))
    protecting, attacking = [one.protecting for one in rows], [one.attacking for one in rows]
    return (
        f"{kind:12}{len(rows):9}{sum(one.refused for one in rows):9}{sum(one.recovered for one in made):10}"
        f"{min(one.narrowest for one in made):10.0f}{np.mean([one.shown for one in made]):7.0%}{bounds:>14}"
        f"{np.mean([one.mean_error for one in made]):9.2f}{max(one.largest_error for one in made):8.0f}"
        f"{np.median(protecting):8.2f}{max(protecting):6.1f}{np.median(attacking):8.2f}{max(attacking):6.1f}"
    )


def benchmark() -> int:
    """Time and loss of one release of each kind, and of suppression beside what others publish."""
    offered = len(boroughs.names())
    print(f"One release of {offered} cells (with outcome yes/no), seconds to round and to attack")
    passed = True
    for seed in range(8):
        outcome = first_release(boroughs.borough(seed))
        passed &= not outcome.refused and not outcome.recovered
        print(
            f"  {outcome.kind:12} bound {outcome.bound}  mean error {outcome.mean_error:.2f}  "
            f"largest {outcome.largest_error:.0f}  "
            f"round {outcome.protecting:5.2f}  attack {outcome.attacking:5.2f}"
        )
    _print_naive()
    print("\nSuppression: cells hidden, ours beside the published choice")
    for example in EXAMPLES:
        hidden = example.hidden()
        audit = audit_suppressed(
            example.counts, hidden, example.sums, example.primary, below=example.below, lowest=example.lowest
        )
        passed &= audit.passed
        ours, theirs = hidden.mean(), example.theirs / len(hidden)
        print(
            f"  {example.name:34} ours {hidden.sum():3} ({ours:.0%})  theirs {example.theirs:3} ({theirs:.0%})  of {len(hidden)}"
        )
    return int(not passed)


def worlds(number: int) -> int:
    """Pairs of stores with different children and one release: whatever a viewer is sent must be the same."""
    print(
        f"{'pair':>5} {'differ in':10} {'measure':21}{'sent':>6}{'bytes':>9}{'differing':>10}{'seconds':>8}"
    )
    # Files are made outside a page here, of which Streamlit warns every time.
    logging.disable(logging.WARNING)
    differing, sent, start = 0, 0, time.perf_counter()
    for seed in range(number):
        one = compared(pair(seed))
        print(
            f"{seed:5} {one.kind:10} {one.measure:21}{one.places:6}{one.size:9}{len(one.differing):10}"
            f"{one.seconds:8.1f}",
            flush=True,
        )
        for place in one.differing:
            print(f"      not the same: {place}")
        differing, sent = differing + bool(one.differing), sent + one.places
    took = time.perf_counter() - start
    print(
        f"{number} pairs, {sent} things sent in each of two worlds, {differing} pairs differ: {took:.0f} seconds"
    )
    return int(differing > 0)


def _print_naive() -> None:
    """What the attack finds where counts of 1 to 4 are simply left out: it must find most of them."""
    truth, sums = boroughs.counts(boroughs.borough(0).base), boroughs.sums()
    hidden = ((truth > 0) & (truth < 5)) | boroughs.never_shown()
    low, high = np.where(hidden, 0, truth), np.where(hidden, np.inf, truth)
    small = np.flatnonzero((truth > 0) & (truth < 5) & ~boroughs.never_shown())
    least, most = ranges(low, high, sums, small)
    print(
        f"\nHiding counts of 1 to 4 and nothing else: {(least == most).mean():.0%} of {len(small)} recovered"
    )


if __name__ == "__main__":
    sys.exit(main())
