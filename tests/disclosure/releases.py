"""One borough's releases, made and attacked: what a worker of the full run does."""

import time
from typing import NamedTuple

import numpy as np

from metrics.disclosure.audit import Audit, PublishedVersion, audit_rounded, audit_suppressed
from metrics.disclosure.complementary_suppression import marks, suppressed
from metrics.disclosure.controlled_rounding import Rounded, rounded, sticky
from metrics.disclosure.linked_system import CountTable
from metrics.disclosure.rounding_programme import bindings
from tests.disclosure import boroughs

KEY = b"not a secret: for synthetic boroughs only"
PERIODS, QUARTERS, EVERY = 12, 4, 3


class Outcome(NamedTuple):
    """One release: which borough, what the attack found, and what protection cost. `refused` has no other."""

    kind: str
    what: str
    refused: bool
    recovered: int = 0
    narrowest: float = np.inf
    failed: int = 0
    shown: float = 1.0
    bound: int = 0
    mean_error: float = 0.0
    largest_error: float = 0.0
    protecting: float = 0.0
    attacking: float = 0.0


def releases(task: tuple[int, bool, bool]) -> list[Outcome]:
    """Every release of one borough, attacked."""
    seed, many, exact = task
    borough = boroughs.borough(seed)
    found = [first_release(borough)]
    found += later_releases(borough) if many else []
    return found + ([exact_release(borough)] if exact else [])


def first_release(borough: boroughs.Borough) -> Outcome:
    return _outcome(borough.kind, "rounded", _publish(boroughs.counts(borough.base)))


def later_releases(borough: boroughs.Borough) -> list[Outcome]:
    """Twelve quarters, the errors of a year kept together; one pupil's record in every third is put right, and
    the attacker has both versions."""
    chance, base = np.random.default_rng(borough.seed), borough.base
    found, drift = [], np.zeros(len(boroughs.names()))
    for period in range(PERIODS):
        drift = np.zeros_like(drift) if period % QUARTERS == 0 else drift
        truth = boroughs.counts(base)
        first = _publish(truth, drift=drift)
        made = first[0]
        found.append(_outcome(borough.kind, "rounded, 12 periods", first))
        if made is not None and period % EVERY == 0:
            base = boroughs.corrected(base, chance)
            again = boroughs.counts(base)
            kept = sticky(again, made.counts)
            earlier = PublishedVersion(made.counts, truth, made.within)
            second = _publish(again, drift=drift, kept=kept, earlier=earlier)
            found.append(_outcome(borough.kind, "rounded, corrected", second))
            made, truth = (second[0], again) if second[0] is not None else (made, truth)
        if made is not None:
            drift = drift + made.counts - truth
        base = boroughs.next_period(base, chance)
    return found


Published = tuple[Rounded | None, Audit | None, float, float]


def _publish(
    truth: np.ndarray,
    drift: np.ndarray | None = None,
    kept: np.ndarray | None = None,
    earlier: PublishedVersion | None = None,
) -> Published:
    """Rounded and attacked: (release or None, audit or None, seconds of rounding, seconds of the attack)."""
    start = time.perf_counter()
    table = CountTable(truth, boroughs.sums(), boroughs.names())
    unchanged = None if earlier is None or kept is None else np.where(earlier.truth == truth, kept, np.nan)
    made = rounded(table, KEY, bindings(len(truth), drift=drift, kept=kept, unchanged=unchanged))
    between = time.perf_counter()
    if made is None:
        return None, None, between - start, 0.0
    version = PublishedVersion(made.counts, truth, made.within)
    audit = audit_rounded(version, table.sums, earlier=[earlier] if earlier else [])
    if audit.failed:
        # Refused: never shown, so that the attacker has nothing of it.
        return None, audit, between - start, time.perf_counter() - between
    return made, audit, between - start, time.perf_counter() - between


def _outcome(kind: str, what: str, published: Published) -> Outcome:
    made, audit, protecting, attacking = published
    if made is None or audit is None:
        return Outcome(kind, what, refused=True, protecting=protecting, attacking=attacking)
    return Outcome(
        kind,
        what,
        refused=False,
        recovered=audit.recovered,
        narrowest=audit.narrowest,
        failed=len(audit.failed),
        bound=made.bound,
        mean_error=made.mean_error,
        largest_error=made.largest_error,
        protecting=protecting,
        attacking=attacking,
    )


def exact_release(borough: boroughs.Borough, seconds: float = 20.0) -> Outcome:
    """The same borough by suppression: counts of 1 to 4, and those that leave 1 to 4 of their base."""
    table = CountTable(boroughs.counts(borough.base), boroughs.sums(), boroughs.names())
    truth, aside = table.counts, boroughs.never_shown()
    small = (truth > 0) & (truth < 5)
    start = time.perf_counter()
    hidden = suppressed(table, marks(small, never_shown=aside), seconds=seconds)
    between = time.perf_counter()
    audit = audit_suppressed(truth, hidden, table.sums, small)
    return Outcome(
        borough.kind,
        "suppressed",
        refused=False,
        recovered=audit.recovered,
        narrowest=audit.narrowest,
        failed=len(audit.failed),
        shown=float((~hidden[~aside]).mean()),
        protecting=between - start,
        attacking=time.perf_counter() - between,
    )
