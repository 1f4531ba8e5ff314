"""Workforces in which nobody is real, and DfE's own Septembers as a council's file: what is withheld of them, and somebody
who puts every figure that he can read beside the others and solves for each count.

The attacker shares nothing with the audit of a release but the solver: his unknowns are the people of each place (a role or
a grade) and group, in every version that he has read, and of two versions he knows which counts differ.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from config.ethnicity import ALL, KNOWN
from tests.metrics.examples import SETTINGS

PUBLISHED = Path(__file__).parents[2] / "data" / "published" / "workforce.social_workers.csv"
BROAD = ["Asian", "Black", "Mixed", "White", "Other"]
NOT_KNOWN = "Not known"
ROLES = [
    "Case holder",
    "Qualified without cases",
    "Senior practitioner",
    "First line manager",
    "Middle manager",
]
GRADES = ["Scale 1 to 6", "SO1 to PO3", "PO4 to PO8", "Head of service and above"]
SHARES = {"role": (0.46, 0.18, 0.16, 0.13, 0.07), "grade": (0.40, 0.33, 0.20, 0.07)}
GROUPS = {"role": (0.08, 0.36, 0.12, 0.42, 0.02), "grade": (0.11, 0.31, 0.08, 0.45, 0.05)}
PERIOD = "2025-12-31"
SMALL = 5


def rows_of(counts: pd.DataFrame, *, source: str = "misa", period: str = PERIOD) -> pd.DataFrame:
    """The rows of a slice. `counts`: columns staff, role, grade, group, count."""
    number = len(counts)
    frame = counts[["staff", "role", "grade", "group"]].assign(
        item="headcount", count=counts["count"].astype(float)
    )
    frame = frame.assign(source=source, origin=source, period=period, area="Hackney", symbol=None)
    frame["line"] = range(2, number + 2)
    first = [
        "source",
        "origin",
        "period",
        "area",
        "staff",
        "role",
        "grade",
        "group",
        "item",
        "count",
        "symbol",
        "line",
    ]
    return frame[first].reset_index(drop=True)


def september(year: int, source: str = "misa") -> pd.DataFrame:
    """What DfE printed of Hackney's social workers on 30 September, as the rows of a file from `source`."""
    printed = pd.read_csv(PUBLISHED)
    here = printed[printed["area"].eq("Hackney") & printed["period"].eq(f"{year}-09-30")]
    counts = here.rename(columns={"ethnic_group": "group", "headcount": "count"})
    return rows_of(counts, source=source, period=f"{year}-09-30")


def split(people: int, by: str, chance: np.random.Generator, *, not_known: float = 0.02) -> pd.DataFrame:
    """So many people by role (social workers) or by grade (Hackney Education), and by broad group: of few, more are White
    the higher they are."""
    places, staff = (ROLES, "Social workers") if by == "role" else (GRADES, "Hackney Education")
    sizes = chance.multinomial(people, chance.dirichlet(np.array(SHARES[by]) * 60))
    lines = []
    for height, (place, size) in enumerate(zip(places, sizes, strict=True)):
        lean = np.array(GROUPS[by]) * np.where(np.array(BROAD) == "White", 1 + height / 2, 1)
        of_group = chance.multinomial(size, [*(lean / lean.sum() * (1 - not_known)), not_known])
        lines += [
            (place, group, int(count)) for group, count in zip([*BROAD, NOT_KNOWN], of_group, strict=True)
        ]
    counts = pd.DataFrame(lines, columns=[by, "group", "count"])
    return counts.assign(staff=staff, **{"grade" if by == "role" else "role": ALL})


def council(seed: int) -> pd.DataFrame:
    """The rows of 200 social workers in five roles and 868 education staff in four grades."""
    chance = np.random.default_rng(seed)
    return rows_of(pd.concat([split(200, "role", chance), split(868, "grade", chance)], ignore_index=True))


def any_workforce(seed: int) -> pd.DataFrame:
    """The rows of 1 to 400 people, by role, by grade or both, nobody's group left out or many."""
    chance = np.random.default_rng([seed, 1])
    parts = [
        split(int(chance.integers(1, 401)), by, chance, not_known=float(chance.choice([0, 0.02, 0.2])))
        for by in ([["role"], ["grade"], ["role", "grade"]][chance.integers(3)])
    ]
    return rows_of(pd.concat(parts, ignore_index=True))


def moved(rows: pd.DataFrame, chance: np.random.Generator, people: int = 1) -> pd.DataFrame:
    """The same with so many people gone from one cell, or come to it, and the sums that the file gives put right.

    Only files whose totals are left to be added up (`council`), or that have Known and All beside their groups.
    """
    rows = rows.copy()
    for _ in range(people):
        fine = rows[rows["group"].isin(BROAD) & (rows[["role", "grade"]] != ALL).any(axis="columns")]
        cell = fine.loc[chance.choice(fine.index)]
        step = -1.0 if cell["count"] > 0 and chance.random() < 0.5 else 1.0
        same_place = rows["role"].isin([cell["role"], ALL]) & rows["grade"].isin([cell["grade"], ALL])
        of = rows["staff"].eq(cell["staff"]) & same_place & rows["group"].isin([cell["group"], KNOWN, ALL])
        rows.loc[of, "count"] += step
    return rows


def withheld(release: pd.DataFrame) -> pd.DataFrame:
    """The cells of a release that are withheld."""
    return release[release["status"].eq("confidential")]


class Version(NamedTuple):
    """What was released of rows, and what others have published that is theirs to the person."""

    rows: pd.DataFrame
    release: pd.DataFrame


class Attack:
    """Everything that is read of some versions of one slice, with what others have published of it."""

    def __init__(self, versions: Sequence[Version], others: pd.DataFrame | None = None) -> None:
        tables = [_finest(version.rows) for version in versions]
        self._places = [list(table.index) for table in tables]
        self._starts = np.cumsum([0, *(len(places) for places in self._places)])
        self.truth = np.concatenate([table.to_numpy() for table in tables])
        facts = [line for number, one in enumerate(versions) for line in self._read(number, one.release)]
        if others is not None:
            facts += [line for number in range(len(versions)) for line in self._the_same(number, others)]
        facts += [line for number in range(1, len(versions)) for line in self._unchanged(number, versions)]
        self._lines = sparse.csr_matrix(np.array(facts).reshape(-1, len(self.truth)))
        self._right = self._lines @ self.truth

    def can_be(self, cell: np.ndarray, value: int) -> bool:
        """Whether some world that fits everything has so many people in a cell (`cells`)."""
        lines = sparse.vstack([self._lines, sparse.csr_matrix(cell)])
        right = np.append(self._right, value)
        answer = milp(
            np.zeros(len(cell)), constraints=LinearConstraint(lines, right, right),
            integrality=np.ones(len(cell)), bounds=Bounds(0, np.inf),
        )  # fmt: skip
        assert answer.status in (0, 2), answer.message
        return answer.x is not None

    def cells(self, number: int, release: pd.DataFrame) -> Iterator[tuple[str, np.ndarray]]:
        """Every cell of a version's release by its name, and which people it counts."""
        for row in release.itertuples(index=False):
            if (inside := self._inside(number, row)).any():
                yield f"{row.staff} | {row.role} | {row.grade} | {row.group}", inside

    def _inside(self, number: int, row: object) -> np.ndarray:
        places = pd.DataFrame(self._places[number], columns=["staff", "role", "grade", "group"])
        groups = _groups(row.group, places["group"])  # type: ignore[attr-defined]
        inside = places["staff"].eq(row.staff) & groups  # type: ignore[attr-defined]
        for name in ("role", "grade"):
            value = getattr(row, name)
            together = SETTINGS.extracts["workforce"].dimensions[name].joined.get(value, (value,))
            inside &= places[name].isin(together) | (value == ALL)
        found = np.zeros(self._starts[-1])
        found[self._starts[number] : self._starts[number + 1]] = inside
        return found

    def _read(self, number: int, release: pd.DataFrame) -> Iterator[np.ndarray]:
        for row in release[release["status"].eq("published")].itertuples(index=False):
            yield self._inside(number, row)

    def _the_same(self, number: int, others: pd.DataFrame) -> Iterator[np.ndarray]:
        """Of what others have printed, that which is so here too."""
        for row in others[others["status"].eq("published")].itertuples(index=False):
            inside = self._inside(number, row)
            if inside @ self.truth == row.count:
                yield inside

    def _unchanged(self, number: int, versions: Sequence[Version]) -> Iterator[np.ndarray]:
        """The counts that are the same as in the version before."""
        for row in versions[number].release.itertuples(index=False):
            now, before = self._inside(number, row), self._inside(number - 1, row)
            if now @ self.truth == before @ self.truth:
                yield now - before


def _groups(name: str, groups: pd.Series) -> pd.Series:
    if name == ALL:
        return groups.notna()
    if name == KNOWN:
        return groups.ne(NOT_KNOWN)
    if name == NOT_KNOWN:
        return groups.eq(NOT_KNOWN)
    ethnicity = SETTINGS.ethnicity
    inside = {
        group for group in set(groups) - {NOT_KNOWN} if ethnicity.atoms_of(group) <= ethnicity.atoms_of(name)
    }
    return groups.isin(inside)


def _finest(rows: pd.DataFrame) -> pd.Series:
    """The people of each place and group: the rows that are not sums of others; those not known, where only a total says
    how many they are, as a group of their own."""
    where = ["staff", "role", "grade", "group"]
    parts = []
    for _, of_staff in rows.groupby("staff", sort=False):
        split_up = of_staff[(of_staff[["role", "grade"]] != ALL).any(axis="columns")]
        parts.append(split_up if len(split_up) else of_staff)
    finest = pd.concat(parts)
    table = finest[finest["group"].isin([*BROAD, NOT_KNOWN])].set_index(where)["count"]
    return table.astype(float)
