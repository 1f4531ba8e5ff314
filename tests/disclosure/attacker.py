"""Somebody who reads every view and solves for every child: an integer programme of its own, that shares nothing
with the audit of a release but the solver.

The unknowns are the pupils of each detailed group x phase x sex, suspended or not, and their suspensions after the
first: there are never more pupils than suspensions. Every number read is a line: the pupils or suspensions that it
counts are within so many of it.
"""

from typing import NamedTuple

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from tests.disclosure.boroughs import BASE_GROUPS, DETAILED, ETHNICITY, NOT_KNOWN, PHASES, SEXES, again

SUSPENDED, OTHERS, AGAIN = range(3)
COUNTED = {"pupils": [SUSPENDED, OTHERS], "pupils_suspended": [SUSPENDED], "suspensions": [SUSPENDED, AGAIN]}
SHAPE = (len(BASE_GROUPS), 3, 2, len((SUSPENDED, OTHERS, AGAIN)))
SIZE = int(np.prod(SHAPE))


class Cell(NamedTuple):
    """What a page counts: `item` is a name of COUNTED."""

    group: str
    phase: str
    sex: str
    item: str


class Fact(NamedTuple):
    """What is read of a cell: it is at least `least` and at most `most`."""

    cell: Cell
    least: float
    most: float


def truth_of(base: np.ndarray) -> np.ndarray:
    """The unknowns of a borough, SIZE long."""
    return np.concatenate([base, again(base)[..., None]], axis=-1).astype(float).ravel()


def counted_in(cell: Cell) -> np.ndarray:
    """Which of the unknowns a cell adds up (bool, SIZE long)."""
    inside = np.zeros(SHAPE, dtype=bool)
    phases = range(3) if cell.phase == "All" else [PHASES.index(cell.phase)]
    sexes = range(2) if cell.sex == "All" else [SEXES.index(cell.sex)]
    inside[np.ix_(_groups_of(cell.group), phases, sexes, COUNTED[cell.item])] = True
    return inside.ravel()


def _groups_of(name: str) -> list[int]:
    if name == "All":
        return list(range(len(BASE_GROUPS)))
    if name == "Known":
        return [BASE_GROUPS.index(group) for group in DETAILED]
    if name == NOT_KNOWN:
        return [BASE_GROUPS.index(NOT_KNOWN)]
    atoms = ETHNICITY.atoms_of(name)
    return [place for place, group in enumerate(BASE_GROUPS[:-1]) if ETHNICITY.atoms_of(group) <= atoms]


class Attack:
    """Everything read, and the worlds found so far that fit it: a cell is narrowed to what they and the solver
    leave. `truth` (SIZE long) is one world that fits; the attacker has no other use of it."""

    def __init__(self, facts: list[Fact], truth: np.ndarray) -> None:
        lines = sparse.csr_matrix(np.array([counted_in(fact.cell) for fact in facts], dtype=float))
        least, most = (np.array([fact[place] for fact in facts]) for place in (1, 2))
        counted = lines @ truth
        assert ((least <= counted) & (counted <= most)).all(), "what is printed must be true"
        self._all = LinearConstraint(lines, least, most)
        self._worlds = [truth.astype(float)]

    def range_of(self, cell: Cell, enough: float) -> float:
        """How far apart the most and the least that the cell can be are; a range of `enough` is not followed on."""
        inside = counted_in(cell).astype(float)
        for sign in (1, -1):
            if self._seen(inside) >= enough:
                break
            self._worlds.append(self._extreme(sign * inside))
        return self._seen(inside)

    def least(self, cell: Cell) -> float:
        """The least that the cell can be."""
        inside = counted_in(cell).astype(float)
        self._worlds.append(self._extreme(inside))
        return float((np.array(self._worlds) @ inside).min())

    def _seen(self, inside: np.ndarray) -> float:
        values = np.array(self._worlds) @ inside
        return float(values.max() - values.min())

    def _extreme(self, direction: np.ndarray) -> np.ndarray:
        # Of the worlds at this end any will do, but one that is unlike the others answers for more cells.
        push = np.random.default_rng(len(self._worlds)).uniform(-1, 1, SIZE) * 1e-4
        found = milp(
            direction + push,
            constraints=self._all,
            integrality=np.ones(SIZE),
            bounds=Bounds(0, np.inf if np.isfinite(self._all.ub).all() else 1e6),
            options={"mip_rel_gap": 0.0, "time_limit": 60.0},
        )
        assert found.x is not None, found.message
        return np.round(found.x)
