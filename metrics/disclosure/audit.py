"""The attack on a release before it becomes current: it fails closed, and names cells, never their values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from metrics.disclosure import linked_system
from metrics.disclosure.attack import Knowledge, narrowed, one_solution
from metrics.disclosure.linked_system import Sum

# Cells, by row number, whose exact sum is published elsewhere, and that sum.
Margin = tuple[tuple[int, ...], int]


@dataclass(frozen=True)
class Audit:
    """What the attack found: how many cells it was tried on, those that are given away (row numbers), how many
    of these are known exactly, and the narrowest range of any cell (most less least: where all pass, a range
    was not followed further than it had to be)."""

    tried: int
    failed: tuple[int, ...]
    recovered: int
    narrowest: float

    @property
    def passed(self) -> bool:
        return not self.failed


class PublishedVersion(NamedTuple):
    """A release of the same cells as it was published before: its counts, the true ones then, and the promise
    for each cell (`Rounded.within`)."""

    published: np.ndarray
    truth: np.ndarray
    within: np.ndarray


def audit_rounded(
    current: PublishedVersion,
    sums: Sequence[Sum],
    *,
    smallest: int = 9,
    width: int = 4,
    margins: Iterable[Margin] = (),
    earlier: Iterable[PublishedVersion] = (),
    people_events: Sequence[tuple[int, int, int]] = (),
) -> Audit:
    """Passes where every cell of at most `smallest` people spans `width` or more, the truth among it.

    A rounded count says that the true one is within its promise, from 0 (NaN: nothing is published of the cell,
    which may be anything). An earlier version narrows a cell only where its true count is the same in both: the
    attacker is taken to know which counts a correction touched, which is more than anybody outside knows, and
    to learn nothing from two versions of a count that changed. `margins` are exact figures from elsewhere; of
    cells that lie within one of at most `smallest` nothing is promised, so they are not tried. `people_events`: see
    `implied_cells.LinkedCells`.
    """
    margins, truth = list(margins), current.truth
    low, high = _nobody_without_events(*_after_all(current, earlier), sums, people_events)
    tried = (truth <= smallest) & ~np.isnan(current.published)
    cells = np.flatnonzero(tried & ~_inside_small(margins, len(truth), sums, smallest))
    outside = np.flatnonzero((truth < low) | (truth > high))
    if len(outside):
        return Audit(len(cells), tuple(outside.tolist()), 0, 0.0)
    known = Knowledge(*_with_margins(low, high, sums, margins))
    for guess in _guesses(current, sums):
        known.learn(_extended(guess, margins))
    known.stretch(cells, width)
    widths = np.array([known.width(int(cell), enough=width) for cell in cells])
    failed = tuple(cells[widths < width].tolist())
    return Audit(len(cells), failed, int((widths == 0).sum()), float(widths.min(initial=np.inf)))


def _after_all(
    current: PublishedVersion, earlier: Iterable[PublishedVersion]
) -> tuple[np.ndarray, np.ndarray]:
    """What all versions together say of each cell by itself."""
    low, high = _promised(current)
    for version in earlier:
        same = version.truth == current.truth
        before_low, before_high = _promised(version)
        low = np.where(same, np.maximum(low, before_low), low)
        high = np.where(same, np.minimum(high, before_high), high)
    return low, high


def _nobody_without_events(
    low: np.ndarray, high: np.ndarray, sums: Sequence[Sum], people_events: Sequence[tuple[int, int, int]]
) -> tuple[np.ndarray, np.ndarray]:
    """What follows from there being people where there are events, and no events where there are no people."""
    if not people_events:
        return low, high
    people, events, _ = (np.array(column) for column in zip(*people_events, strict=True))
    low, high = narrowed(low, high, linked_system.matrix(len(low), linked_system.distinct(sums)))
    low[people] = np.maximum(low[people], np.minimum(low[events], 1))
    high[events] = np.where(high[people] < 1, 0, high[events])
    return low, high


def _promised(version: PublishedVersion) -> tuple[np.ndarray, np.ndarray]:
    nothing = np.isnan(version.published)
    low = np.where(nothing, 0, np.maximum(version.published - version.within, 0))
    return low, np.where(nothing, np.inf, version.published + version.within)


def _guesses(current: PublishedVersion, sums: Sequence[Sum]) -> Iterable[np.ndarray]:
    """Likely solutions: what is published is one itself, and so is most of what differs from it in one leaf."""
    known = ~np.isnan(current.published)
    if not np.isnan(current.truth).any():
        yield current.truth
    if not known.all():
        return
    yield current.published
    made_of = linked_system.of_leaves(len(known), sums).T.tocsr()
    for leaf in range(made_of.shape[0]):
        for step in (1, 4, -1, -4):
            guess = current.published.copy()
            column = slice(made_of.indptr[leaf], made_of.indptr[leaf + 1])
            guess[made_of.indices[column]] += step * made_of.data[column]
            yield guess


def _with_margins(
    low: np.ndarray, high: np.ndarray, sums: Iterable[Sum], margins: Sequence[Margin]
) -> tuple[np.ndarray, np.ndarray, list[Sum]]:
    """Each margin as a further cell, shown exactly, that is the sum of its cells."""
    values = np.array([value for _, value in margins], dtype=float)
    extra = [(len(low) + place, cells) for place, (cells, _) in enumerate(margins)]
    return np.concatenate([low, values]), np.concatenate([high, values]), [*sums, *extra]


def _extended(guess: np.ndarray, margins: Sequence[Margin]) -> np.ndarray:
    return np.concatenate([guess, [guess[list(cells)].sum() for cells, _ in margins]])


def _inside_small(margins: Iterable[Margin], size: int, sums: Sequence[Sum], smallest: int) -> np.ndarray:
    """The cells all of whose people are counted in one exact outside figure of at most `smallest`."""
    made_of = linked_system.of_leaves(size, sums)
    inside = np.zeros(size, dtype=bool)
    for cells, value in margins:
        if value <= smallest:
            covered = made_of[list(cells)].sum(axis=0) > 0
            inside |= np.asarray((made_of @ ~np.asarray(covered).ravel()) == 0).ravel()
    return inside


def audit_suppressed(
    counts: np.ndarray,
    hidden: np.ndarray,
    sums: Sequence[Sum],
    primary: np.ndarray,
    *,
    below: int = 5,
    lowest: int = 1,
    margins: Iterable[Margin] = (),
) -> Audit:
    """Passes where each primary cell can still be every number from `lowest` to `below` - 1.

    `hidden` are the cells that are not printed (shadow cells among them), NaN counts besides. A primary cell of
    which the source itself says nothing keeps as many values, whatever they are. Identities that the shown
    counts themselves break are no help to anybody and are left out.
    """
    margins = list(margins)
    unseen = hidden | np.isnan(counts)
    low, high, linked = _with_margins(
        np.where(unseen, 0, counts), np.where(unseen, np.inf, counts), consistent(counts, sums)[1], margins
    )
    known = Knowledge(low, high, linked)
    if not np.isnan(counts).any():
        known.learn(_extended(counts, margins))
    cells = np.flatnonzero(primary)
    kept = [_keeps(known, int(cell), bool(np.isnan(counts[cell])), lowest, below) for cell in cells]
    widths = [known.width(int(cell), enough=below - lowest) for cell in cells]
    failed = [int(cell) for cell, keeps in zip(cells, kept, strict=True) if not keeps]
    return Audit(len(cells), tuple(failed), widths.count(0.0), min(widths, default=np.inf))


def _keeps(known: Knowledge, cell: int, unknown: bool, lowest: int, below: int) -> bool:
    if unknown:
        return known.width(cell, enough=below - lowest - 1) >= below - lowest - 1
    return all(known.can_be(cell, value) for value in range(lowest, below))


def consistent(counts: np.ndarray, sums: Sequence[Sum]) -> tuple[np.ndarray, list[Sum]]:
    """Counts with the unknown ones filled in by any that fit, and the identities that they then all obey.

    Where nothing fits what the source says of an unknown count, the identities about it are not to be trusted.
    An unknown count in no identity stays unknown.
    """
    unknown = np.isnan(counts)
    known_only = set(linked_system.among(sums, ~unknown))
    held = linked_system.holding(counts, sums)
    about = [line for line in held if unknown[[line[0], *line[1]]].any()]
    filled = counts.copy()
    trusted = [line for line in held if line in known_only]
    for cells in linked_system.components(linked_system.matrix(len(counts), about)):
        own = linked_system.within(about, cells)
        if not own:
            continue
        here = counts[cells]
        solution = one_solution(
            np.where(np.isnan(here), 0, here), np.where(np.isnan(here), np.inf, here), own
        )
        if solution is not None:
            filled[cells] = solution
            members = set(cells.tolist())
            trusted += [(total, parts) for total, parts in about if total in members]
    return filled, trusted
