"""The attack on a release before it becomes current: it fails closed, and names cells, never their values."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
from scipy import sparse

from metrics.disclosure import linked_system
from metrics.disclosure.attack import Knowledge, consistent, narrowed
from metrics.disclosure.linked_system import Matrix, Sum
from metrics.disclosure.published_elsewhere import NOTHING, Elsewhere, Margin
from metrics.disclosure.published_version import (
    PROMISE,
    Promise,
    PublishedVersion,
    after_all,
    must_be_possible,
    room,
)

# How many people are moved to find other solutions from one that is known.
FURTHEST = 4


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


def audit_rounded(
    current: PublishedVersion,
    sums: Sequence[Sum],
    *,
    promise: Promise = PROMISE,
    margins: Iterable[Margin] = (),
    earlier: Sequence[PublishedVersion] = (),
    people_events: Sequence[tuple[int, int, int]] = (),
    most: np.ndarray | None = None,
) -> Audit:
    """Passes where the promise holds of every cell: its range holds the truth and is wide enough, and each of the
    promise's values that its own figure allows is possible.

    A rounded count says that the true one is within its promise, from 0 (NaN: nothing is published of the cell,
    which may be anything). An earlier version, or a period next to this one, narrows a cell only where its true count is
    the same in both: the attacker is taken to know which counts changed, but not by how much. `margins` are exact figures
    from elsewhere; of cells within one of at most that many nothing is promised, so they are not tried. `people_events`: see
    `implied_cells.LinkedCells`. `most` is the base of each cell, known exactly (infinite without one): what is left of it is
    tried too, and nothing is promised but what the bases and earlier versions leave; of a base under 5, every number but 0.
    """
    smallest, width, margins, truth = promise.smallest, promise.width, list(margins), current.truth
    most = np.full(len(truth), np.inf) if most is None else most
    low, high = after_all(current, earlier)
    low, high = _nobody_without_events(low, np.minimum(high, most), sums, people_events)
    least, largest = room(earlier, truth, most)
    aside = _inside_small(margins, len(truth), sums, smallest)
    small = np.minimum(truth, most - truth) <= smallest
    cells = np.flatnonzero(small & ~np.isnan(current.published) & ~aside)
    hidden = np.flatnonzero((np.minimum(current.published, most - current.published) <= smallest) & ~aside)
    outside = np.flatnonzero((truth < low) | (truth > high))
    if len(outside):
        return Audit(len(cells), tuple(outside.tolist()), 0, 0.0)
    known = _knowledge(current, margins, (low, high), sums)
    known.stretch(cells, width)
    widths = np.array([known.width(int(cell), enough=width) for cell in cells])
    needed = np.minimum(width, np.minimum(largest - least, most - 1)[cells])
    wanted = {int(cell): must_be_possible(current, int(cell), promise, most[cell]) for cell in hidden}
    excluding = [cell for cell in wanted if not _can_be_all(known, cell, wanted[cell], (least, largest))]
    failed = tuple(sorted({*cells[widths < needed].tolist(), *excluding}))
    return Audit(len(cells), failed, int((widths == 0).sum()), float(widths.min(initial=np.inf)))


def _can_be_all(
    known: Knowledge, cell: int, values: Iterable[int], room: tuple[np.ndarray, np.ndarray]
) -> bool:
    """Whether a cell can be each of the values that there is room for."""
    least, largest = (end[cell] for end in room)
    return all(known.can_be(cell, value) for value in values if least <= value <= largest)


def _knowledge(
    current: PublishedVersion,
    margins: Sequence[Margin],
    ends: tuple[np.ndarray, np.ndarray],
    sums: Sequence[Sum],
) -> Knowledge:
    """All that is known of the cells and the margins, with what likely solutions answer."""
    low, high, linked = _with_margins(*ends, sums, margins)
    known = Knowledge(low, high, linked)
    for guess in _guesses(current, margins, (low, high), linked):
        known.learn(guess)
    return known


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


def _guesses(
    current: PublishedVersion,
    margins: Sequence[Margin],
    ends: tuple[np.ndarray, np.ndarray],
    sums: Sequence[Sum],
) -> Iterator[np.ndarray]:
    """Likely solutions: the truth, what is published, and what moving some people into or out of one finest cell, or
    between two that are tied, makes of either."""
    bases = [_extended(one, margins) for one in (current.truth, current.published) if not np.isnan(one).any()]
    yield from bases
    made_of = linked_system.of_leaves(len(ends[0]), sums)
    effects = (made_of @ _moves(linked_system.ties(made_of, sums), made_of.shape[1])).tocsc()
    for base, move, sign in product(bases, range(effects.shape[1]), (1, -1)):
        column = slice(effects.indptr[move], effects.indptr[move + 1])
        cells, effect = effects.indices[column], sign * effects.data[column]
        end = np.where(effect > 0, ends[1][cells], ends[0][cells])
        for steps in range(1, 1 + int(min(((end - base[cells]) / effect).min(), FURTHEST))):
            guess = base.copy()
            guess[cells] += steps * effect
            yield guess


def _moves(ties: Matrix, leaves: int) -> Matrix:
    """Ways to move people that leave all ties whole (CSC, leaves x moves): a leaf by itself, or two of one tie."""
    single = sparse.identity(leaves, format="csc")
    shortest = ties[np.argsort(np.diff(ties.indptr), kind="stable")].tocsr()
    pairs, tied = [], np.zeros(leaves, dtype=bool)
    for row in range(shortest.shape[0]):
        entries = slice(shortest.indptr[row], shortest.indptr[row + 1])
        members, signs = shortest.indices[entries], shortest.data[entries]
        if not tied[members].all():
            of_two = combinations(zip(members, signs, strict=True), 2)
            pairs += [(one, other, -sign / others) for (one, sign), (other, others) in of_two]
        tied[members] = True
    places = [place for one, other, _ in pairs for place in (one, other)]
    values = [value for _, _, back in pairs for value in (1.0, back)]
    both = sparse.csc_matrix((values, places, np.arange(0, len(places) + 1, 2)), shape=(leaves, len(pairs)))
    moves = sparse.hstack([single, both], format="csc")
    return moves[:, np.flatnonzero(np.asarray(abs(ties @ moves).sum(axis=0)).ravel() == 0)]


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
    elsewhere: Elsewhere = NOTHING,
) -> Audit:
    """Passes where each primary cell can still be every number from `lowest` to `below` - 1, but for what is ruled out.

    `hidden` are the cells that are not printed (shadow cells among them), NaN counts besides. A primary cell of
    which the source itself says nothing keeps as many values, whatever they are. Identities that the shown
    counts themselves break are no help to anybody and are left out.
    """
    margins = list(elsewhere.margins)
    unseen = hidden | np.isnan(counts)
    low, high, linked = _with_margins(
        np.where(unseen, 0, counts), np.where(unseen, np.inf, counts), consistent(counts, sums)[1], margins
    )
    known = Knowledge(low, high, linked)
    if not np.isnan(counts).any():
        known.learn(_extended(counts, margins))
    cells = np.flatnonzero(primary)
    wanted = {
        int(cell): [value for value in range(lowest, below) if (int(cell), value) not in elsewhere.ruled_out]
        for cell in cells
    }
    kept = [_keeps(known, cell, bool(np.isnan(counts[cell])), wanted[cell]) for cell in wanted]
    widths = [known.width(int(cell), enough=below - lowest) for cell in cells]
    failed = [int(cell) for cell, keeps in zip(cells, kept, strict=True) if not keeps]
    return Audit(len(cells), tuple(failed), widths.count(0.0), min(widths, default=np.inf))


def _keeps(known: Knowledge, cell: int, unknown: bool, wanted: Sequence[int]) -> bool:
    if unknown:
        return known.width(cell, enough=len(wanted) - 1) >= len(wanted) - 1
    return all(known.can_be(cell, value) for value in wanted)
