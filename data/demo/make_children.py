"""Invented figures of care leavers and youth justice, by age, sex and ethnic group.

Run by hand, after changing anything here: `python data/demo/make_children.py` (or with another folder to write
to). As with `make.py`, the numbers come from the made-up proportions below and a written seed, never from a real
return; the same seed gives the same bytes, which a test checks: commit the files together with this one.

Stages of which DfE publishes figures, by group or as totals, are not written. They are drawn all the same: stores hold
the other figures already, and a changed one would be a correction of theirs. Children are drawn anew for each period,
because few stay a whole year. At each stage of youth justice they are some of the stage before, which real ones need not be.
"""

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

SEED = 22811
SOURCE = "Demonstration data: invented figures"
Row = dict[str, str | int]

DATES = ("2022-03-31", "2023-03-31", "2024-03-31", "2025-03-31")
FINANCIAL_YEARS = ("2021-22", "2022-23", "2023-24", "2024-25")
Mix = tuple[float, float, float, float, float, float]
BROAD = ("Asian", "Black", "Mixed", "White", "Other", "Not known")


@dataclass(frozen=True)
class Stage:
    """Children at a stage of children's services: about how many, of which ages, and `mix` is the share of each of BROAD.

    `flow`: counted over a financial year, else on its last day. `boys` is their share of each age.
    """

    stage: str
    children: int
    ages: dict[str, float]
    mix: Mix
    boys: float = 0.52
    flow: bool = False


YOUNG = {"Under 1": 0.06, "1 to 4": 0.20, "5 to 9": 0.26, "10 to 15": 0.35, "16 to 17": 0.13}
STAGES = (
    Stage("Referral", 3600, YOUNG, (0.10, 0.29, 0.12, 0.35, 0.06, 0.08), flow=True),
    Stage("Child in need", 2250, YOUNG, (0.09, 0.33, 0.13, 0.33, 0.07, 0.05)),
    Stage("Child protection plan", 240, YOUNG, (0.08, 0.34, 0.16, 0.33, 0.06, 0.03)),
    Stage(
        "Came into care",
        265,
        {"Under 1": 0.13, "1 to 4": 0.12, "5 to 9": 0.11, "10 to 15": 0.34, "16 to 17": 0.30},
        (0.08, 0.37, 0.15, 0.29, 0.08, 0.03),
        boys=0.58,
        flow=True,
    ),
    Stage("Care leaver", 390, {"18 to 25": 1.0}, (0.09, 0.42, 0.17, 0.23, 0.07, 0.02), boys=0.56),
)
# Boys of 10 and older have a larger share of Black children, so that a view of them has something to show.
ADOLESCENT_BOYS = np.array((-0.02, 0.09, 0.01, -0.07, -0.01, 0.0))
ADOLESCENTS = ("10 to 15", "16 to 17")

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
    "first_time_entrants": ("arrested", (0.13, 0.18, 0.16, 0.12, 0.13, 0.10)),
    "outcomes": ("arrested", (0.23, 0.33, 0.30, 0.22, 0.25, 0.20)),
    "custody": ("outcomes", (0.10, 0.15, 0.14, 0.08, 0.10, 0.10)),
}


def stage_rows(rng: np.random.Generator) -> Iterator[Row]:
    """Children at every stage but looked after, of which DfE publishes the figures, by age, sex and group."""
    for stage in STAGES:
        for period in FINANCIAL_YEARS if stage.flow else DATES:
            children = rng.poisson(stage.children)
            for (age, sex), share in by_age_and_sex(stage.ages, stage.boys).items():
                older = ADOLESCENT_BOYS if sex == "Boys" and age in ADOLESCENTS else 0
                mix = shares_of(np.array(stage.mix) + older)
                place: Row = {
                    "period": period,
                    "area": "Hackney",
                    "stage": stage.stage,
                    "age": age,
                    "sex": sex,
                }
                for name, count in zip(
                    BROAD, rng.multinomial(rng.poisson(children * share), mix), strict=True
                ):
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
    # A first caution or sentence is an outcome.
    counts["first_time_entrants"] = np.minimum(counts["first_time_entrants"], counts["outcomes"])
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
    children = sorted(stage_rows(rng), key=lambda row: str(row["period"]))
    care_leavers = [row for row in children if row["stage"] == "Care leaver"]
    files = {
        "childrens_services.care_leavers.csv": care_leavers,
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
