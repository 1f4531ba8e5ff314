"""One borough's releases, made and attacked: what a worker of the full run does."""

import time
from dataclasses import replace
from typing import NamedTuple

import numpy as np

import config
from metrics.disclosure.audit import Audit, audit_rounded, audit_suppressed
from metrics.disclosure.complementary_suppression import marks, suppressed
from metrics.disclosure.implied_cells import LinkedCells
from metrics.disclosure.linked_system import CountTable, among, renumbered
from metrics.disclosure.published_elsewhere import Bases
from metrics.disclosure.published_version import (
    PROMISE,
    PublishedVersion,
    as_published,
    of_counts_of_the_file,
    of_unchanged_parts,
)
from metrics.disclosure.rounded_release import Attacked, Rounding, _beside_bases, _rounded
from tests.disclosure import boroughs

PUBLICATION = config.load().publication
# The cells of a borough in the order of a release: those suspended, pupils, and last what no page has.
ORDER = np.arange(len(boroughs.names())).reshape(-1, 3)[:, [0, 2, 1]].T.ravel()
SUMS = tuple(renumbered(boroughs.sums(), ORDER))
KEY = b"not a secret: for synthetic boroughs only"
PERIODS, QUARTERS, EVERY = 12, 4, 3
SHOWN_FROM, NEAR = 10, 4


class Outcome(NamedTuple):
    """One release: which borough, what the attack found, and what protection cost: of the counts shown the mean error and
    the share that is within 4 (`near`), and the largest error of all. `refused` has no other."""

    kind: str
    what: str
    refused: bool
    recovered: int = 0
    narrowest: float = np.inf
    failed: int = 0
    shown: float = 1.0
    bound: int = 0
    mean_error: float = 0.0
    near: float = 1.0
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
    """Twelve quarters, each bound by the one before it, the errors of a year kept together; one pupil's record in every
    third is put right, and the attacker has both versions."""
    chance, base = np.random.default_rng(borough.seed), borough.base
    found, drift = [], np.zeros(len(boroughs.names()))
    before: PublishedVersion | None = None
    for period in range(PERIODS):
        drift = np.zeros_like(drift) if period % QUARTERS == 0 else drift
        made = _publish(boroughs.counts(base), drift=drift, before=before)
        found.append(_outcome(borough.kind, "rounded, 12 periods", made))
        standing = made.version
        if standing is not None and period % EVERY == 0:
            base = boroughs.corrected(base, chance)
            again = _publish(boroughs.counts(base), drift=drift, earlier=standing, before=before)
            found.append(_outcome(borough.kind, "rounded, corrected", again))
            standing = again.version or standing
        if standing is not None:
            drift = drift + (standing.published - standing.truth)
        before, base = standing, boroughs.next_period(base, chance)
    return found


class Published(NamedTuple):
    """A borough rounded and attacked: None where no release is safe; seconds of rounding and of the attack."""

    version: PublishedVersion | None
    audit: Audit | None
    protecting: float
    attacking: float


def _publish(
    truth: np.ndarray,
    drift: np.ndarray | None = None,
    earlier: PublishedVersion | None = None,
    before: PublishedVersion | None = None,
) -> Published:
    """The release of true counts, after an earlier version of them, and after the period before: by the product's own
    rounding and gate, without the reading and writing of files."""
    start = time.perf_counter()
    system, bases = _system(truth)
    nothing = np.zeros(system.offered, dtype=bool)
    rounding = Rounding(
        KEY, nothing, (), (), nothing + np.nan if drift is None else drift[: system.offered], nothing, ""
    )
    seen = [version for version in (earlier, before) if version is not None]
    version = _rounded(system, as_published(truth[ORDER], seen), bases, rounding, PUBLICATION)
    between = time.perf_counter()
    if version is None:
        return Published(None, None, between - start, 0.0)
    own = among(system.sums, ~system.is_rest_of_base)
    known = [of_counts_of_the_file(earlier, system)] if earlier else []
    if before:
        known.append(of_unchanged_parts(of_counts_of_the_file(before, system), system.counts, own))
    audit = audit_rounded(version, system.sums, earlier=known)
    beside = _beside_bases(Attacked(version, system, bases, nothing), known, PROMISE)
    audit = replace(audit, failed=audit.failed + beside.failed)
    took = between - start, time.perf_counter() - between
    # Refused: never shown, so that the attacker has nothing of it.
    return Published(None if audit.failed else version, audit, *took)


def _system(truth: np.ndarray) -> tuple[LinkedCells, Bases]:
    """A borough as the cells of a release: pupils suspended, pupils, and the pupils left, of whom no page says anything."""
    counts, each = truth[ORDER], len(ORDER) // 3
    number, none = np.arange(3 * each), np.zeros(3 * each, dtype=bool)
    cell, base, left = number < each, (number >= each) & (number < 2 * each), number >= 2 * each
    names = [boroughs.names()[place] for place in ORDER]
    of = np.where(cell, number + each, -1)
    system = LinkedCells(
        counts, list(SUMS), names, ~left, number[cell], number[base], none, left, people_events=[]
    )
    return system, Bases(base, of, np.where(cell, counts[of], np.inf))


def _outcome(kind: str, what: str, published: Published) -> Outcome:
    version, audit, protecting, attacking = published
    if version is None or audit is None:
        return Outcome(kind, what, refused=True, protecting=protecting, attacking=attacking)
    offered = np.abs(version.published - version.truth)[: 2 * len(ORDER) // 3]
    error = offered[version.published[: len(offered)] >= SHOWN_FROM]
    return Outcome(
        kind,
        what,
        refused=False,
        recovered=audit.recovered,
        narrowest=audit.narrowest,
        failed=len(audit.failed),
        bound=int(version.within[: len(offered)].max()),
        mean_error=float(error.mean()),
        near=float((error <= NEAR).mean()),
        largest_error=float(offered.max()),
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
