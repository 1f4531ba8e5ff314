"""Every figure of the results table against a slow second implementation: on random small slices, on all that
comes with the product, and on published files as downloaded."""

import functools
import math
import random
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from loaders import intake, store
from metrics.disclosure.release import build
from metrics.figures.results import COLUMNS, KEYS, comparators, results
from tests.contributing import measures_of_the_readme
from tests.metrics import slow_results
from tests.metrics.examples import SETTINGS, Slice, released, residents, slice_of
from tests.metrics.slow_rows import COMPARED, row, row_beside
from tests.seeded import first_start

BESIDE = ["numerator", "denominator", "not_known", "status", "value", "value_min", "value_max", "verdict"]
CHECKED = [*BESIDE, *(name for name in COMPARED if name not in BESIDE)]
GROUPS = SETTINGS.ethnicity.groups
Released = dict[str, pd.DataFrame]


def cells(frame: pd.DataFrame) -> list[slow_results.Row]:
    """Released cells as plain dicts, counts as exact fractions: a published 77% is 77/100, not the nearest float."""
    return [
        one | {"count": None if math.isnan(one["count"]) else Fraction(one["count"]).limit_denominator(10**9)}
        for one in frame.to_dict("records")
    ]


def differences(name: str, table: pd.DataFrame, frames: Released) -> list[str]:
    """The figures of a measure on which the two implementations do not agree, each as a line of text."""
    measure = SETTINGS.measures[name]
    roles = {"x": measure.numerator, "n": measure.denominator, "s": measure.share}
    blocks = slow_results.blocks(
        cells(frames[measure.extract]), measure.include, roles, measure.breakdowns, SETTINGS, measure.extract
    )
    people = {
        one: slow_results.population(cells(frames["population"]), one, SETTINGS)
        for one in SETTINGS.comparators
        if len(frames["population"])
    }
    found = _missing(table, blocks)
    for one in table.to_dict("records"):
        place = (one["period"], one["area"], one["breakdown"], one["category"])
        at = (measure, SETTINGS, blocks[place], blocks, people.get(one["comparator"], {}), place)
        work = slow_results.Working(*at, one["group"], one["comparator"])
        of_group = one["group"] in GROUPS
        expected, columns = (row(work), CHECKED) if of_group else (row_beside(work), BESIDE)
        found += [line for column in columns if (line := _off(one, column, expected.get(column)))]
    return found


def _missing(table: pd.DataFrame, blocks: dict[slow_results.Place, slow_results.Block]) -> list[str]:
    """Blocks without rows, and people of a block who are in no row of it, or in two. In detail a group gives way to those
    inside it, though a source that has percentages alone may give one of them and not the rest (Asian, and Chinese)."""
    found = []
    for detail in ("broad", "detailed"):
        rows = table[table["detail"] == detail]
        shown = rows.groupby(["period", "area", "breakdown", "category"])["group"].agg(list).to_dict()
        for place, block in blocks.items():
            placed = [name for name in block.said if name in GROUPS and GROUPS[name].level != "unplaced"]
            here = [
                name for name in shown.get(place, []) if name in GROUPS and GROUPS[name].level != "unplaced"
            ]
            sets = [GROUPS[name].atoms for name in placed]
            smallest = [atoms for atoms in sets if not any(other < atoms for other in sets)]
            there = frozenset[str]().union(*(sets if detail == "broad" else smallest))
            held = sorted(atom for name in here for atom in GROUPS[name].atoms)
            if held != sorted(there) or "All" not in shown.get(place, []):
                found.append(f"{place} {detail}: {here} of {placed}")
    return found


def _off(one: dict[str, Any], column: str, expected: Any) -> str | None:
    said = None if pd.isna(one[column]) else one[column]
    if isinstance(expected, (Fraction, float)) and isinstance(said, (int, float)):
        if math.isclose(said, float(expected), rel_tol=1e-9, abs_tol=1e-9):
            return None
    elif said == expected:
        return None
    place = " ".join(
        str(one[name]) for name in ("period", "area", "category", "detail", "group", "comparator")
    )
    return f"{one['measure']} {place}: {column} is {said}, worked out slowly {expected}"


BROAD = ("Asian", "Black", "Mixed", "White", "Other")
DETAILED = (
    "Bangladeshi", "Chinese", "Indian", "Pakistani", "Other Asian", "Black African", "Black Caribbean",
    "Other Black", "White and Asian", "White and Black African", "White and Black Caribbean", "Other Mixed",
    "White British", "White Irish", "Gypsy and Roma", "Irish Traveller", "Other White", "Other",
)  # fmt: skip
APART = ("Not known", "Refused", "Turkish, Kurdish or Latin American")
SHAPES = {
    "social-workers": ("workforce", ("headcount",), {"staff": "Social workers"}, "role"),
    "suspensions": ("exclusions", ("suspensions", "pupils"), {}, "sex"),
    "pupils-suspended": ("exclusions", ("pupils_suspended", "pupils"), {}, "phase"),
    "ks4-english-maths-strong": ("attainment", ("reached_strong", "pupils"), {"stage": "Key stage 4"}, "sex"),
    "attainment-8": ("attainment", ("points_total", "pupils"), {"stage": "Key stage 4"}, "sex"),
}


def random_slices(name: str, seed: int) -> list[Slice]:
    """Slices of a measure with small and large counts, zeros, symbols and people who cannot be placed."""
    chance, (extract, items, same, split) = random.Random(f"{name} {seed}"), SHAPES[name]
    declared = SETTINGS.extracts[extract]
    values = declared.dimensions[split].values[:2]
    same = same | {"period": "2025-09-30" if "snapshot" in declared.period else "2024/25"}
    printed = next(name for name, family in SETTINGS.families.items() if family.extract == extract)
    return [
        slice_of(extract, _text(chance, items, split, values), source=source, area=area, **same)
        for source, area in (("misa", "Hackney"), ("transcribed", "Hackney"), (printed, "England"))
    ]


def _text(chance: random.Random, items: tuple[str, ...], split: str, values: Iterable[str]) -> str:
    groups = [
        *chance.choice((BROAD, DETAILED, BROAD[:3], DETAILED[5:])),
        *chance.sample(APART, chance.randint(0, 3)),
    ]
    lines = [f"{split}  group  {'  '.join(items)}"]
    size = chance.choice((4, 15, 60, 900))
    for value in values:
        for group in groups:
            most = chance.randint(0, size)
            counts = [chance.randint(0, most), most] if len(items) == 2 else [most]
            said = [str(one) if chance.random() < 0.97 else chance.choice("cxz") for one in counts]
            lines.append("  ".join((value, group, *said)))
    return "\n".join(lines)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("name", SHAPES)
def test_random_slices_get_the_same_figures(name: str, seed: int) -> None:
    slices = random_slices(name, seed)
    own = [
        residents(area=area, source=source)
        for source, area in (("transcribed", "Hackney"), ("misa", "England"))
    ]
    offered = ["", *comparators(SETTINGS.measures[name])[1:]]
    frames = released(*slices, *own)
    table = results(name, frames, SETTINGS, offered[seed % len(offered)])
    assert differences(name, table, frames) == []


INVENTED = {
    *("education-staff", "school-leaders", "teachers", "care-leavers"),
    *("youth-offending-team", "young-hackney", "first-time-entrants", "arrests", "diversions"),
    *("youth-justice-outcomes", "custody", "children-and-families-staff", "school-governors"),
    "children-cautioned-or-sentenced",
    *("applicants", "shortlisted-from-applications", "appointed-from-shortlisting", "leavers"),
}


@functools.cache
def comes_with_the_product() -> Released:
    engine = store.connect(f"sqlite:///{first_start()}")
    return {name: store.released(engine, name) for name in SETTINGS.extracts}


@functools.cache
def _releases(*files: Path) -> Released:
    """What the store would release of files, by the same reading and the same building."""
    frames: dict[str, list[pd.DataFrame]] = {}
    for number, path in enumerate(files, start=1):
        upload = intake.check(path.read_bytes(), path.name, SETTINGS, large=True).upload
        assert upload is not None, path.name
        for _, rows in upload.rows.groupby("period"):
            release = build(rows, upload.extract, SETTINGS).assign(release=number, demonstration=False)
            frames.setdefault(upload.extract, []).append(release)
    return {name: pd.concat(parts, ignore_index=True) for name, parts in frames.items()}


def _has_figures(name: str) -> bool:
    """By ethnic group or of everybody, or in the measure whose total stands in its place."""
    names = [one for one in (name, SETTINGS.measures[name].in_all) if one]
    tables = [results(one, comes_with_the_product(), SETTINGS) for one in names]
    return any(table.loc[table["group"].isin([*GROUPS, "All"]), "value"].notna().any() for table in tables)


@pytest.mark.slow
@pytest.mark.parametrize("name", SETTINGS.measures)
def test_what_comes_with_the_product_gets_the_same_figures(name: str) -> None:
    table = results(name, comes_with_the_product(), SETTINGS, everywhere=True)
    assert differences(name, table, comes_with_the_product()) == []
    assert list(table.columns) == COLUMNS
    assert not table.duplicated(KEYS).any()
    assert name not in measures_of_the_readme() or _has_figures(name)
    assert table["demonstration"].any() == (name in INVENTED)


DOWNLOADED = {
    "looked-after": ["cla_on_31_march_by_ethnicity_hackney_london_england"],
    "social-workers": ["csww_workforce_role_by_ethnicity_2019_to_2022"],
    "permanent-exclusions": [
        "exclusions_by_characteristic",
        "exclusions_by_geographic_level.hackney_london_england",
    ],
    "ks4-english-maths-strong": ["ks4_2018_la_characteristics", "ks4_2018_national_characteristics"],
    "attainment-8": ["ks4_2018_la_characteristics", "ks4_2018_national_characteristics"],
    "ks2-expected": ["key_stage_2_2016_three_header_rows"],
    "pupils-on-roll": ["spc_pupils_ethnicity_and_language.hackney_london_england"],
    "residents": [f"census_2021_ethnic_group_by_{area}" for area in ("la", "region", "country")],
}


@pytest.mark.extracts
@pytest.mark.parametrize("name", DOWNLOADED)
def test_published_files_as_downloaded_get_the_same_figures(name: str, extracts_folder: Path) -> None:
    published = _releases(*(extracts_folder / f"{file}.csv" for file in DOWNLOADED[name]))
    frames = comes_with_the_product() | published
    assert differences(name, results(name, frames, SETTINGS, everywhere=True), frames) == []
