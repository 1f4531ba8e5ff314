"""The linked system: every linear identity among the cells of a release, as one sparse matrix.

A reader who can change the level of detail and the filters sees sums of the same people many ways over. What
can be worked out, and what must be moved or hidden together, hangs on all of those sums at once, never on one
table by itself.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

# A total and its parts, by row number.
Sum = tuple[int, tuple[int, ...]]
Matrix = Any


class CountTable(NamedTuple):
    """Whole numbers by cell (NaN where one is unknown), the sums among them, and a name for each cell that is the
    same in every period. Without names the cells keep the order that they have."""

    counts: np.ndarray
    sums: Sequence[Sum]
    names: Sequence[str] = ()

    @property
    def order(self) -> np.ndarray:
        """The cells in the order of their names: what is settled by order must not hang on that of the rows."""
        if not len(self.names):
            return np.arange(len(self.counts))
        return np.argsort(np.array(self.names, dtype=str), kind="stable")


def matrix(size: int, sums: Sequence[Sum]) -> Matrix:
    """One row an identity, total - parts = 0, over `size` cells (scipy CSR, float)."""
    rows = [row for row, (_, parts) in enumerate(sums) for _ in range(len(parts) + 1)]
    columns = [cell for total, parts in sums for cell in (total, *parts)]
    signs = [sign for _, parts in sums for sign in (1.0, *(-1.0 for _ in parts))]
    return sparse.csr_matrix((signs, (rows, columns)), shape=(len(sums), size))


def distinct(sums: Iterable[Sum]) -> list[Sum]:
    """Every identity once, in one order: the same sum is reached by way of groups and by way of dimensions."""
    return sorted({(int(total), tuple(sorted(map(int, parts)))) for total, parts in sums})


def among(sums: Iterable[Sum], known: np.ndarray) -> list[Sum]:
    """The identities all of whose cells are `known`."""
    return [(total, parts) for total, parts in sums if known[total] and known[list(parts)].all()]


def holding(counts: np.ndarray, sums: Sequence[Sum]) -> list[Sum]:
    """The identities that the counts obey, or that hold an unknown count (NaN).

    A published source that rounds, or leaves groups out, prints totals that its parts do not add up to. Such a
    line says nothing exact, and would make every other conclusion impossible.
    """
    off = np.abs(_off(counts, sums)) > 0.5
    return [line for line, wrong in zip(sums, off, strict=True) if not wrong]


def _off(counts: np.ndarray, sums: Sequence[Sum]) -> np.ndarray:
    """By how much each total differs from its parts: NaN where any of them is unknown."""
    return np.array([counts[total] - counts[list(parts)].sum() for total, parts in sums], dtype=float)


def leaves(size: int, sums: Iterable[Sum]) -> np.ndarray:
    """Which cells are never a total (bool): what all the others are made of."""
    never = np.ones(size, dtype=bool)
    never[[total for total, _ in sums]] = False
    return never


def components(identities: Matrix) -> list[np.ndarray]:
    """The cells (columns) that hang together through identities: arrays of column numbers, each ascending."""
    links = abs(identities).T @ abs(identities)
    number, label = connected_components(links, directed=False)
    order = np.argsort(label, kind="stable")
    return np.split(order, np.searchsorted(label[order], np.arange(1, number)))


def renumbered(sums: Iterable[Sum], order: np.ndarray) -> list[Sum]:
    """The identities when cell `order[i]` becomes cell i; every cell of them must be in `order`."""
    place = np.full(int(order.max(initial=-1)) + 1, -1)
    place[order] = np.arange(len(order))
    return distinct((int(place[total]), tuple(place[list(parts)].tolist())) for total, parts in sums)


def within(sums: Iterable[Sum], cells: np.ndarray) -> list[Sum]:
    """The identities of one component, renumbered to its own cells (those not in `cells` play no part)."""
    members = set(cells.tolist())
    return renumbered(((total, parts) for total, parts in sums if total in members), cells)


def definitions(size: int, sums: Sequence[Sum]) -> list[Sum]:
    """For each total the shortest identity that makes it of cells made before it, beginning with the leaves."""
    made = leaves(size, sums)
    chosen: list[Sum] = []
    waiting = sorted(distinct(sums), key=lambda line: len(line[1]))
    while waiting:
        later = []
        for total, parts in waiting:
            if not made[total] and made[list(parts)].all():
                made[total] = True
                chosen.append((total, parts))
            elif not made[total]:
                later.append((total, parts))
        assert len(later) < len(waiting), "a cell is a sum of itself"
        waiting = later
    return chosen


def of_leaves(size: int, sums: Sequence[Sum]) -> Matrix:
    """Each cell as a sum of leaves (CSR, cells x leaves), by its definition.

    What further identities add is in `ties`: they may say nothing new (the same leaves another way round), or
    tie leaves together (the rows by sex and the rows by phase have the same total).
    """
    places = np.flatnonzero(leaves(size, sums))
    made: dict[int, np.ndarray] = {int(leaf): np.array([place]) for place, leaf in enumerate(places)}
    for total, parts in definitions(size, sums):
        made[total] = np.concatenate([made[part] for part in parts])
    columns = [made[cell] for cell in range(size)]
    starts = np.concatenate([[0], np.cumsum([len(column) for column in columns])])
    places_of = np.concatenate([np.array([], dtype=int), *columns])
    return sparse.csr_matrix((np.ones(len(places_of)), places_of, starts), shape=(size, len(places)))


def ties(made_of: Matrix, sums: Sequence[Sum]) -> Matrix:
    """What the identities say of the leaves themselves (CSR, rows x leaves, each row @ leaves = 0)."""
    left = (matrix(made_of.shape[0], sums) @ made_of).tocsr()
    left.eliminate_zeros()
    return left[np.flatnonzero(np.diff(left.indptr))]


def independent(size: int, sums: Sequence[Sum]) -> list[Sum]:
    """As few of the identities as say it all: one for each total, and those that tie leaves together."""
    chosen = definitions(size, sums)
    rest = sorted(set(distinct(sums)) - set(chosen))
    off = matrix(size, rest) @ of_leaves(size, sums)
    says_more = np.asarray(abs(off).sum(axis=1)).ravel() > 0
    return [*chosen, *(line for line, more in zip(rest, says_more, strict=True) if more)]
