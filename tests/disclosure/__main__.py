"""Protect synthetic boroughs and attack what is published of them: python -m tests.disclosure --help

Prints a table, and ends with 1 where any cell was given away. Nobody in these boroughs is real.
"""

import argparse
import logging
import sys
import time
from collections.abc import Iterable
from multiprocessing import get_context

import numpy as np

from metrics.disclosure.attack import ranges
from metrics.disclosure.audit import audit_suppressed
from metrics.disclosure.rounding_programme import USUAL_LIMITS
from tests.disclosure import bases, boroughs, likelihoods, snapshots, staff_runs, views
from tests.disclosure.likelihoods import unlike
from tests.disclosure.pairs import pair
from tests.disclosure.published import EXAMPLES
from tests.disclosure.releases import Outcome, first_release, releases
from tests.disclosure.showing import compared

BOUNDS = USUAL_LIMITS.bounds
RUNS = {
    "bases": bases.lines, "councils": staff_runs.councils, "workforces": staff_runs.workforces,
    "sequences": staff_runs.sequences,
}  # fmt: skip


def main() -> int:
    asked = _arguments()
    if asked.benchmark:
        return benchmark()
    if asked.likelihoods:
        return likely()
    if asked.snapshots:
        return unchanged(asked.snapshots)
    if asked.worlds:
        return worlds(asked.worlds)
    for name, run in RUNS.items():
        if number := getattr(asked, name):
            return _printed(run(number))
    tasks = [(seed, seed < asked.periods, seed < asked.suppress) for seed in range(asked.boroughs)]
    started = time.perf_counter()
    with get_context("spawn").Pool(asked.processes) as pool:
        made = pool.imap(views.of_task if asked.views else releases, tasks, chunksize=1)
        outcomes = [one for found in made for one in found]
    for what in dict.fromkeys(one.what for one in outcomes):
        _print_table(what, [one for one in outcomes if one.what == what])
    print(f"{len(outcomes)} releases in {time.perf_counter() - started:.0f} seconds")
    return int(any(one.recovered or one.failed for one in outcomes if not one.refused))


def _printed(lines: Iterable[tuple[str, bool]]) -> int:
    """1 where a line says that something went wrong."""
    code = 0
    for line, wrong in lines:
        print(line, flush=True)
        code |= int(wrong)
    return code


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
        "--likelihoods", action="store_true", help="how likely each true count is, of five groups and a total"
    )
    parser.add_argument(
        "--snapshots",
        type=int,
        default=0,
        help="so many pairs of snapshots, at 0, 3 and 10%% of changed counts",
    )
    parser.add_argument(
        "--worlds", type=int, default=0, help="so many pairs of different children with one release, compared"
    )
    for name in RUNS:
        parser.add_argument(f"--{name}", type=int, default=0, help=f"so many {RUNS[name].__doc__}")
    return parser.parse_args()


def _print_table(what: str, outcomes: list[Outcome]) -> None:
    print(f"\n{what}")
    print(
        f"{'':12}{'releases':>9}{'refused':>9}{'recovered':>10}{'narrowest':>10}{'shown':>7}"
        f"{'bounds ' + '/'.join(map(str, BOUNDS)):>22}{'mean err':>9}{'within 4':>9}{'least':>6}{'largest':>8}"
        f"{'protect s':>14}{'attack s':>14}"
    )
    for kind in (*boroughs.KINDS, "all"):
        rows = [one for one in outcomes if kind in (one.kind, "all")]
        if rows:
            print(_line(kind, rows))


def _line(kind: str, rows: list[Outcome]) -> str:
    made = [one for one in rows if not one.refused] or [Outcome(kind, "", refused=True)]
    bounds = "/".join(str(sum(one.bound == bound for one in made)) for bound in BOUNDS)
    protecting, attacking = [one.protecting for one in rows], [one.attacking for one in rows]
    return (
        f"{kind:12}{len(rows):9}{sum(one.refused for one in rows):9}{sum(one.recovered for one in made):10}"
        f"{min(one.narrowest for one in made):10.0f}{np.mean([one.shown for one in made]):7.0%}{bounds:>22}"
        f"{np.mean([one.mean_error for one in made]):9.2f}{np.mean([one.near for one in made]):9.1%}"
        f"{min(one.near for one in made):6.0%}{max(one.largest_error for one in made):8.0f}"
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


def likely() -> int:
    """By how much the likelihoods of 1 to 4 differ where five groups and their total are published."""
    print(
        "How many times as likely the likeliest of 1 to 4 is as the least likely, of a group rounded to 0 or to 5"
    )
    for noughts in range(likelihoods.GROUPS + 1):
        table = [0] * noughts + [4 * likelihoods.BASE] * (likelihoods.GROUPS - noughts)
        of_nought = f"{unlike(likelihoods.likelihoods(table, 0)):6.2f}" if noughts else "     -"
        table[-1] = likelihoods.BASE
        of_five = (
            f"{unlike(likelihoods.likelihoods(table, 4)):6.2f}" if noughts < likelihoods.GROUPS else "     -"
        )
        print(f"  {noughts} of five rounded to 0: {of_nought} {of_five}")
    print(f"  nothing of the table shown: {unlike(likelihoods.likelihoods_of_nothing_shown()):6.2f}")
    few, many = likelihoods.ratios_of_tables()
    for what, ratios, most in (("at most one at 0", few, 4.5), ("more at 0", many, 13)):
        middle, ninety, top = np.percentile(ratios, [50, 90, 100])
        print(
            f"{likelihoods.TABLES} tables, {what}: {len(ratios)} counts not shown, half under {middle:.2f}, "
            f"nine in ten under {ninety:.2f}, the most {top:.2f} ({most} is allowed)"
        )
    otherwise = len([*likelihoods.asked_otherwise()])
    print(f"Coins of which the method makes another table than of others that tell it the same: {otherwise}")
    return int(max(few) > 4.5 or max(many) > 13 or otherwise > 0)


def unchanged(number: int) -> int:
    """Pairs of snapshots: what did not change and is rounded otherwise."""
    flipped = 0
    print(
        f"{'changed':>8}{'pairs':>6}{'refused':>8}{'finest':>8}{'flipped':>8}{'hidden sums':>12}{'flipped':>8}"
        f"{'bound':>6}{'mean err':>9}{'within 4':>9}{'least':>6}"
    )
    for share in (0.0, 0.03, 0.10):
        pairs = [snapshots.compared(seed, share) for seed in range(number)]
        made = [one for one in pairs if not one.refused]
        finest, turned, sums, of_sums = (
            sum(getattr(one, name) for one in made) for name in made[0]._fields[1:5]
        )
        print(
            f"{share:8.0%}{number:6}{len(pairs) - len(made):8}{finest:8}{turned:8}{sums:12}{of_sums:8}"
            f"{max(one.bound for one in made):6}{np.mean([one.mean_error for one in made]):9.2f}"
            f"{np.mean([one.near for one in made]):9.1%}{min(one.near for one in made):6.0%}",
            flush=True,
        )
        flipped += turned
    return int(flipped > 0)


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
