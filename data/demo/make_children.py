"""Invented figures of care leavers and youth justice, by age, sex and ethnic group.

Run by hand, after changing anything here: `python data/demo/make_children.py` (or with another folder to write
to). As with `make.py`, the numbers come from the made-up proportions below and a written seed, never from a real
return; the same seed gives the same bytes, which a test checks: commit the files together with this one.

What is published of children's services, by group or as a total, is left out. Children are drawn anew for each period,
because few stay a whole year. At each stage of youth justice they are some of the stage before, which real ones need not be.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

SEED = 22811
SOURCE = "Demonstration data: invented figures"
Row = dict[str, str | int]

DATES = ("2022-03-31", "2023-03-31", "2024-03-31", "2025-03-31")
FINANCIAL_YEARS = ("2021-22", "2022-23", "2023-24", "2024-25")
Mix = tuple[float, float, float, float, float, float]
BROAD = ("Asian", "Black", "Mixed", "White", "Other", "Not known")


# Care leavers on a date: about how many, the share of each of BROAD, and of boys.
CARE_LEAVERS = 390
CARE_LEAVERS_MIX: Mix = (0.09, 0.42, 0.17, 0.23, 0.07, 0.02)
CARE_LEAVERS_BOYS = 0.56
CARE_LEAVERS_AGES = {"18 to 25": 1.0}

JUSTICE_AGES = {"10 to 13": 0.16, "14 to 15": 0.37, "16 to 17": 0.47}
CLUB_AGES = {"10 to 13": 0.48, "14 to 15": 0.31, "16 to 17": 0.21}
BOYS = {"young_hackney": 0.55, "youth_offending_team": 0.84, "arrested": 0.83}
IN_A_YEAR = {"young_hackney": 4700, "youth_offending_team": 95, "arrested": 430}
MIXES: dict[str, Mix] = {
    "young_hackney": (0.10, 0.35, 0.13, 0.29, 0.08, 0.05),
    "youth_offending_team": (0.05, 0.50, 0.18, 0.22, 0.04, 0.01),
    "arrested": (0.06, 0.46, 0.15, 0.24, 0.05, 0.04),
}
# How likely children of each group in turn go from one stage to the next.
NEXT: dict[str, tuple[str, Mix]] = {
    "diverted": ("arrested", (0.34, 0.27, 0.30, 0.42, 0.33, 0.30)),
    "outcomes": ("arrested", (0.23, 0.33, 0.30, 0.22, 0.25, 0.20)),
    "custody": ("outcomes", (0.10, 0.15, 0.14, 0.08, 0.10, 0.10)),
}


def care_leaver_rows(rng: np.random.Generator) -> Iterator[Row]:
    """Care leavers by date, sex and group."""
    mix = shares_of(np.array(CARE_LEAVERS_MIX))
    for period in DATES:
        for (age, sex), share in by_age_and_sex(CARE_LEAVERS_AGES, CARE_LEAVERS_BOYS).items():
            place: Row = {"period": period, "area": "Hackney", "stage": "Care leaver", "age": age, "sex": sex}
            counts = rng.multinomial(rng.poisson(CARE_LEAVERS * share), mix)
            for name, count in zip(BROAD, counts, strict=True):
                yield place | {"ethnic_group": name, "children": int(count), "source": SOURCE}


def justice_rows(rng: np.random.Generator) -> Iterator[Row]:
    """Children of 10 to 17 in Young Hackney and at each stage of youth justice, by year, age, sex and group."""
    for period in FINANCIAL_YEARS:
        for age in JUSTICE_AGES:
            for sex in ("Boys", "Girls"):
                place: Row = {"period": period, "area": "Hackney", "age": age, "sex": sex}
                counts = justice_counts(rng, age, sex)
                for number, name in enumerate(BROAD):
                    figures = {item: int(count[number]) for item, count in counts.items()}
                    yield place | {"ethnic_group": name} | figures | {"source": SOURCE}


def justice_counts(rng: np.random.Generator, age: str, sex: str) -> dict[str, np.ndarray]:
    """Children of one age and sex at each stage, by group."""
    counts = {}
    for item, mix in MIXES.items():
        ages = CLUB_AGES if item == "young_hackney" else JUSTICE_AGES
        share = by_age_and_sex(ages, BOYS[item])[age, sex]
        counts[item] = rng.multinomial(rng.poisson(IN_A_YEAR[item] * share), shares_of(np.array(mix)))
    for item, (before, likely) in NEXT.items():
        counts[item] = rng.binomial(counts[before], likely)
    return counts


def shares_of(mix: np.ndarray) -> np.ndarray:
    """Shares that add up to 1 exactly."""
    shares: np.ndarray = mix / mix.sum()
    return shares


def by_age_and_sex(ages: dict[str, float], boys: float) -> dict[tuple[str, str], float]:
    """The share of all children that each age and sex has."""
    return {
        (age, sex): share * part
        for age, share in ages.items()
        for sex, part in (("Boys", boys), ("Girls", 1 - boys))
    }


def write(folder: Path) -> list[Path]:
    """Write both files into `folder`; returns their paths."""
    rng = np.random.default_rng(SEED)
    files = {
        "childrens_services.care_leavers.csv": list(care_leaver_rows(rng)),
        "youth_justice.csv": list(justice_rows(rng)),
    }
    for name, rows in files.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return [folder / name for name in files]


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
