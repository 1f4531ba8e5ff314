"""Invented figures for what nobody publishes for Hackney: school staff and governors, council staff by grade, recruitment.

Run by hand, after changing anything here: `python data/demo/make.py` (or with another folder to write to).
The numbers come from the made-up proportions below and a written seed, never from a real return, so that they
can be shown to anybody; every row says so. The same seed gives the same bytes, which a test checks: commit
the files together with this one.

Staff are a stock that people leave and join, because a fresh draw each year would swing far more than any
workforce does. Groups with nobody are written as 0: a missing row would say that nobody had counted.
"""

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

SEED = 31051
SOURCE = "Demonstration data: invented figures"
NOT_KNOWN = "Not known"
Row = dict[str, str | int]

SNAPSHOTS = ("2023-11-02", "2024-11-07", "2025-11-06")
LEAVING = 0.13

# How each broad group of staff splits into the census's groups, which add up to 1.
STAFF_GROUPS = {
    "Asian": {"Bangladeshi": 0.30, "Chinese": 0.08, "Indian": 0.34, "Pakistani": 0.12, "Other Asian": 0.16},
    "Black": {"Black African": 0.45, "Black Caribbean": 0.43, "Other Black": 0.12},
    "Mixed": {
        "White and Asian": 0.20,
        "White and Black African": 0.13,
        "White and Black Caribbean": 0.37,
        "Other Mixed": 0.30,
    },
    "White": {
        "White British": 0.725,
        "White Irish": 0.055,
        "Gypsy or Irish Traveller": 0.003,
        "Roma": 0.002,
        "Other White": 0.215,
    },
    "Other": {"Arab": 0.15, "Any other ethnic group": 0.85},
    NOT_KNOWN: {NOT_KNOWN: 1.0},
}


@dataclass(frozen=True)
class Post:
    """People at one grade or role; `mix` is the share of Asian, Black, Mixed, White, Other, not known.

    `broad`: given in broad groups, as an extract with few people in each row should be.
    """

    staff: str
    people: int
    mix: tuple[float, float, float, float, float, float]
    role: str = "All"
    grade: str = "All"
    broad: bool = True


POSTS = (
    Post("Hackney Education", 345, (0.11, 0.36, 0.07, 0.37, 0.04, 0.05), grade="Scale 1 to 6"),
    Post("Hackney Education", 290, (0.10, 0.27, 0.07, 0.47, 0.03, 0.06), grade="SO1 to PO3"),
    Post("Hackney Education", 188, (0.08, 0.17, 0.07, 0.57, 0.05, 0.06), grade="PO4 to PO8"),
    Post("Hackney Education", 92, (0.09, 0.14, 0.09, 0.51, 0.08, 0.09), grade="Head of service and above"),
    Post("School leaders", 172, (0.10, 0.19, 0.08, 0.51, 0.07, 0.05), role="Assistant headteacher"),
    Post("School leaders", 98, (0.09, 0.15, 0.09, 0.50, 0.08, 0.09), role="Deputy headteacher"),
    Post("School leaders", 78, (0.09, 0.12, 0.09, 0.51, 0.09, 0.10), role="Headteacher"),
    Post("Teachers", 2610, (0.10, 0.16, 0.06, 0.60, 0.03, 0.05), broad=False),
    Post("Children and Families", 240, (0.09, 0.48, 0.09, 0.25, 0.05, 0.04), grade="Scale 1 to 6"),
    Post("Children and Families", 330, (0.09, 0.36, 0.10, 0.35, 0.05, 0.05), grade="SO1 to PO3"),
    Post("Children and Families", 165, (0.08, 0.25, 0.10, 0.46, 0.06, 0.05), grade="PO4 to PO8"),
    Post(
        "Children and Families", 80, (0.10, 0.16, 0.10, 0.48, 0.09, 0.07), grade="Head of service and above"
    ),
    Post("Governors", 620, (0.08, 0.19, 0.06, 0.56, 0.04, 0.07)),
)
YEARS = ("2023-24", "2024-25", "2025-26")
# Of each service: applicants a year and staff in post; of each group its share of both, and the chances of being shortlisted,
# of being appointed then, and of leaving.
SERVICES = {"Children and Families": (1900, 815), "Hackney Education": (1450, 915)}
OF_GROUPS = {
    "Asian": (0.14, 0.09, 0.24, 0.22, 0.13),
    "Black": (0.37, 0.33, 0.22, 0.20, 0.12),
    "Mixed": (0.09, 0.08, 0.27, 0.25, 0.14),
    "White": (0.30, 0.40, 0.33, 0.31, 0.15),
    "Other": (0.06, 0.05, 0.22, 0.21, 0.15),
    NOT_KNOWN: (0.04, 0.05, 0.25, 0.24, 0.16),
}
# Those who join differ a little from those in post, so that the three years show a slow change.
JOINING = np.array((0.02, 0.04, 0.01, -0.07, 0.0, 0.0))


def shares_of(mix: np.ndarray, *, broad: bool) -> np.ndarray:
    """A share for each group and not known, from the shares of the broad ones; they add up to 1."""
    if broad:
        whole: np.ndarray = mix / mix.sum()
        return whole
    by_group = zip(mix, STAFF_GROUPS.values(), strict=True)
    parts = np.array(
        [share * inside for share, groups in by_group for inside in groups.values()], dtype=float
    )
    shares: np.ndarray = parts / parts.sum()
    return shares


def staff_rows(rng: np.random.Generator) -> Iterator[Row]:
    """Headcounts of every post, snapshot and group."""
    every = [name for groups in STAFF_GROUPS.values() for name in groups]
    for post in POSTS:
        names = list(STAFF_GROUPS) if post.broad else every
        mix = np.array(post.mix)
        people = rng.multinomial(post.people, shares_of(mix, broad=post.broad))
        for period in SNAPSHOTS:
            place: Row = {"period": period, "area": "Hackney"}
            place |= {"staff": post.staff, "role": post.role, "grade": post.grade}
            for name, count in zip(names, people, strict=True):
                yield place | {"ethnic_group": name, "headcount": int(count), "source": SOURCE}
            leaving = rng.binomial(people, LEAVING)
            after = shares_of(np.clip(mix + JOINING, 0, None), broad=post.broad)
            joining = rng.multinomial(rng.poisson(leaving.sum()), after)
            people = people - leaving + joining


def recruitment_rows(rng: np.random.Generator) -> Iterator[Row]:
    """Each stage of each service, year and group, every one out of the stage before."""
    for period in YEARS:
        for service, (applicants, staff) in SERVICES.items():
            for group, (applying, working, shortlisting, appointing, leaving) in OF_GROUPS.items():
                applied, in_post = int(rng.poisson(applicants * applying)), int(rng.poisson(staff * working))
                shortlisted = int(rng.binomial(applied, shortlisting))
                stages: Row = {"applicants": applied, "shortlisted": shortlisted}
                stages["appointed"] = int(rng.binomial(shortlisted, appointing))
                stages |= {"in_post": in_post, "leavers": int(rng.binomial(in_post, leaving))}
                place: Row = {"period": period, "area": "Hackney", "service": service, "ethnic_group": group}
                yield place | stages | {"source": SOURCE}


def write(folder: Path) -> list[Path]:
    """Write the files into `folder`; returns their paths."""
    rng = np.random.default_rng(SEED)
    staff = sorted(staff_rows(rng), key=lambda row: str(row["period"]))
    files = {"workforce.education_and_schools.csv": staff, "recruitment.csv": list(recruitment_rows(rng))}
    for name, rows in files.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return [folder / name for name in files]


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
