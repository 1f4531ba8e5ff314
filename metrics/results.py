"""The results table: everything that is known of one measure, one row a period, area, breakdown and group.

It is the contract between calculating and showing: every sentence, chart, table, slide and file is made from
it, and nothing after it computes a figure. What its columns hold, where the names do not say it:

- numerator, denominator: counts in the release's own units; a zero is 0, and NaN is a count that is not there.
- not_known: what the numerator counts (staff, suspensions, pupils who reached the standard, points), of the
  people in the block whose group is not known or cannot be placed. The same on every row of a block and in
  every kind; NaN where the source does not say or it is withheld.
- within: how far the row's counts may be from the truth, the wider of numerator and denominator: 0 where they are
  exact. Every limit (lower, upper, gap_..., ratio_...) allows for it; value, needed and flip are of the counts as
  they are published.
- value_min, value_max: the least and the most that the value could be, whatever the group of the not known; on
  the total, which holds them already, they are its value.
- value, gap and comparator_value are unscaled: a share of 1, events a person, mean points.
- verdict: None where nothing is judged: the total, averages, and a group or an area set against itself.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from config import Config, Measure
from config.ethnicity import ALL
from config.periods import in_order
from metrics import compare
from metrics.counts import NOT_KNOWN, asked_by, cells_of, places_of
from metrics.finishing import finished, like_for_like
from metrics.groups import Detail
from metrics.kinds import KINDS
from metrics.sums import groups_of, totals_of, unplaced_rows

KEYS = ["measure", "period", "area", "breakdown", "category", "detail", "group", "comparator"]
COLUMNS = [
    *KEYS, "numerator", "denominator", "not_known", "within", "value", "lower", "upper", "interval", "value_min",
    "value_max", "comparator_value", "gap", "gap_lower", "gap_upper", "ratio", "ratio_lower", "ratio_upper", "needed", "flip",
    "verdict", "rule", "certainty", "status", "release", "source", "demonstration",
]  # fmt: skip
DETAILS: tuple[Detail, ...] = ("broad", "detailed")


def results(
    name: str, released: Mapping[str, pd.DataFrame], config: Config, comparator: str = ""
) -> pd.DataFrame:
    """The results table of a measure, COLUMNS in order, for every period, area, breakdown and detail.

    `released` maps an extract to its current release frames. `comparator` is a population, a group,
    "Everyone else" or an area; by default the measure's own, or what stands in for it. An unknown one is a KeyError.
    """
    measure = config.measures[name]
    if released[measure.extract].empty:
        return pd.DataFrame(columns=COLUMNS)
    cells = cells_of(asked_by(measure), released[measure.extract], config)
    if cells.empty:
        return pd.DataFrame(columns=COLUMNS)
    rows = _compared(measure, cells, totals_of(cells, config), released, config, comparator)
    rows = like_for_like(rows, measure, config)
    item = config.extracts[measure.extract].items[measure.numerator]
    table = finished(KINDS[measure.kind](rows, item, config.publication), measure, config)
    return _in_order(table.assign(measure=name), config)[COLUMNS]


def with_stand_in(name: str, config: Config) -> list[str]:
    """A comparator, and the population that stands in for it while it has no figures."""
    stand_in = config.comparators[name].stand_in if name in config.comparators else ""
    return [name, stand_in] if stand_in else [name]


def extracts_needed(name: str, config: Config) -> list[str]:
    """The extracts whose releases the results table of a measure is made from."""
    measure = config.measures[name]
    populations = [
        config.comparators[other].extract for other in comparators(measure) if other in config.comparators
    ]
    return sorted({measure.extract, *populations})


def own_comparator(measure: Measure, detail: str) -> str:
    """The comparator that a measure declares first, at one level of detail."""
    detailed = measure.reference_detailed if detail == "detailed" else ""
    return measure.comparator or detailed or measure.reference_group


def comparators(measure: Measure, detail: str = "broad", area: str = "") -> list[str]:
    """Every comparator that a measure offers, its own first; for the figures of one `area`, all but that area,
    because nothing is compared with itself."""
    return [name for name in (own_comparator(measure, detail), *measure.also) if name != area]


def _compared(
    measure: Measure,
    cells: pd.DataFrame,
    totals: pd.DataFrame,
    released: Mapping[str, pd.DataFrame],
    config: Config,
    comparator: str,
) -> pd.DataFrame:
    """Every row with its counts and its comparator's. Both levels of detail go through every step together."""
    named = {detail: comparator or own_comparator(measure, detail) for detail in DETAILS}
    against = comparator or compare.there(named["broad"], released, config)
    if against in config.comparators:
        people = compare.population(against, released, config)
        theirs = compare.groups_in(people, config) if len(people) else {}
        rows = _rows(cells, totals, measure, config, theirs).assign(comparator=against)
        return compare.against_population(rows, people)
    rows = _rows(cells, totals, measure, config).assign(comparator=against)
    if against in config.ethnicity.groups:
        rows["comparator"] = _references(rows["detail"].map(named), rows, cells, measure)
        parts = rows.groupby("comparator")
        return pd.concat(
            [compare.against_group(part, cells, name, config) for name, part in parts]
        ).sort_index()
    if against == compare.EVERYONE_ELSE:
        return compare.against_everyone_else(rows)
    if against in {area.name for area in config.publication.areas}:
        return compare.against_area(rows, _based(cells, totals, measure), against)
    raise KeyError(f"no comparator called '{against}'")


def _references(named: pd.Series, rows: pd.DataFrame, cells: pd.DataFrame, measure: Measure) -> list[str]:
    """The reference group of each row: the detailed one where its block has it, else the broad one. England's
    file may have White British where Hackney's has White alone."""
    detailed = measure.reference_detailed
    there = cells[cells["group"].eq(detailed) & (cells["x"].notna() | cells["s"].notna())]
    places = set(places_of(there))
    return [
        name if name != detailed or place in places else measure.reference_group
        for name, place in zip(named, places_of(rows), strict=True)
    ]


def _rows(
    cells: pd.DataFrame,
    totals: pd.DataFrame,
    measure: Measure,
    config: Config,
    against: Mapping[str, frozenset[str]] | None = None,
) -> pd.DataFrame:
    """Groups, unplaced groups, Not known and All, with what their block holds beside them."""
    apart = [cells[cells["group"] == NOT_KNOWN], _all_rows(cells), unplaced_rows(cells, config)]
    beside = pd.concat(apart, ignore_index=True)
    beside["against"] = [()] * len(beside)
    groups = groups_of(cells, DETAILS, config, against)
    rows = pd.concat([groups, *(beside.assign(detail=detail) for detail in DETAILS)], ignore_index=True)
    return _based(rows, totals, measure)


def _based(rows: pd.DataFrame, totals: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """Rows with their block's totals; the base of a share of a whole is everybody of known group."""
    at = {place: number for number, place in enumerate(totals.index)}
    beside = totals.iloc[[at[place] for place in places_of(rows)]].reset_index(drop=True)
    rows = pd.concat([rows.reset_index(drop=True), beside], axis="columns")
    if measure.kind != "representation":
        return rows
    return rows.assign(n=rows["known_x"], n_within=rows["known_x_within"])


def _all_rows(cells: pd.DataFrame) -> pd.DataFrame:
    """The total of every block; where the source gives none, a row that says so."""
    places = places_of(cells)
    given = {place for place, group in zip(places, cells["group"], strict=True) if group == ALL}
    without = np.array([place not in given for place in places], dtype=bool)
    missing = cells[without].drop_duplicates(["period", "area", "breakdown", "category"])
    nothing = dict.fromkeys(("x", "n", "s"), np.nan) | dict.fromkeys(("x_within", "n_within"), 0.0)
    missing = missing.assign(group=ALL, status="not_available", **nothing)
    return pd.concat([cells[cells["group"] == ALL], missing])


def _in_order(table: pd.DataFrame, config: Config) -> pd.DataFrame:
    """Areas as declared, periods as dates, broad before detailed, groups in their order, then Not known and All."""
    areas = {area.name: place for place, area in enumerate(config.publication.areas)}
    periods = {label: place for place, label in enumerate(in_order(table["period"]))}
    keys = zip(
        (areas.get(name, len(areas)) for name in table["area"]),
        table["period"].map(periods),
        table["detail"],
        table["breakdown"],
        table["category"],
        table["group"].map(config.ethnicity.order),
        strict=True,
    )
    order = sorted(enumerate(keys), key=lambda numbered: numbered[1])
    return table.iloc[[number for number, _ in order]].reset_index(drop=True)
