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
- rounded_by, comparator_rounded_by: of figures that are published without counts, half a unit of their last decimal; 0 of
  all others. Where the verdict is not the same at both ends of it, it is "cannot say" and its certainty "rounded".
- value_min, value_max: the least and the most that the value could be, whatever the group of the not known; on
  the total, which holds them already, they are its value.
- to_base: of a rate, a group's share of what is counted over its share of the base (suspensions over pupils), everybody of
  known group in both; NaN in every other kind, whose ratio is to a population already.
- value, gap and comparator_value are unscaled: a share of 1, events a person, mean points.
- verdict: None where nothing is judged: the total, averages, and a group or an area set against itself.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from config import Config, Measure
from config.ethnicity import ALL
from config.periods import in_order
from metrics.columns import Columns, columns_of, frame, kept, objects
from metrics.figures import comparison, rounded_figures
from metrics.figures.counts import NOT_KNOWN, asked_by, cells_of, places_of
from metrics.figures.figure_status import finished, like_for_like
from metrics.figures.group_sums import groups_of, is_unplaced, totals_of
from metrics.figures.kinds import kind_of
from metrics.figures.several_years import Window, added_up
from metrics.figures.share_of_base import to_base
from metrics.groups import Detail

KEYS = ["measure", "period", "area", "breakdown", "category", "detail", "group", "comparator"]
COLUMNS = [
    *KEYS, "numerator", "denominator", "not_known", "within", "rounded_by", "comparator_rounded_by", "value",
    "lower", "upper", "interval", "value_min", "value_max",
    "comparator_value", "gap", "gap_lower", "gap_upper", "ratio", "ratio_lower", "ratio_upper", "to_base",
    "to_base_lower", "to_base_upper", "needed", "flip",
    "verdict", "rule", "certainty", "status", "release", "source", "demonstration",
]  # fmt: skip
WORDS = ("measure", "detail", "comparator", "interval", "verdict", "rule", "certainty", "status")
DETAILS: tuple[Detail, ...] = ("broad", "detailed")


def results(
    name: str,
    released: Mapping[str, pd.DataFrame],
    config: Config,
    comparator: str = "",
    *,
    everywhere: bool = False,
    windows: Sequence[Window] | None = None,
) -> pd.DataFrame:
    """The results table of a measure, COLUMNS in order, for every period, area, breakdown and detail.

    `released` maps an extract to its current release frames. `everywhere`: also for the areas that ours is set beside
    when places are compared, of which no page is about one alone. `comparator` is a population, a group,
    "Everyone else" or an area; by default the measure's own, or what stands in for it. An unknown one is a KeyError.
    `windows`: of each of these several years added up, and of no year by itself.
    """
    measure = config.measures[name]
    if not everywhere:
        released = {extract: _of_our_areas(frame, config) for extract, frame in released.items()}
    if released[measure.extract].empty:
        return pd.DataFrame(columns=COLUMNS)
    cells = cells_of(asked_by(measure), released[measure.extract], config)
    if cells.empty:
        return pd.DataFrame(columns=COLUMNS)
    if windows is not None:
        cells = added_up(cells, windows)
        if cells.empty:
            return pd.DataFrame(columns=COLUMNS)
    cells = rounded_figures.with_rounding(cells, measure, in_points=kind_of(measure).in_points)
    rows = _compared(measure, cells, totals_of(cells, config), released, config, comparator)
    rows = frame(like_for_like(rows, measure, config))
    item = config.numerator_of(measure)
    figures = columns_of(kind_of(measure).figures(rows, item, config.publication))
    table = finished(figures | to_base(columns_of(rows), measure), measure, config) | {
        "measure": np.full(len(rows), name, dtype=object)
    }
    return _in_order({column: table[column] for column in COLUMNS}, config)


def _of_our_areas(rows: pd.DataFrame, config: Config) -> pd.DataFrame:
    if rows.empty:
        return rows
    ours = rows["area"].isin([area.name for area in config.publication.areas])
    return rows if ours.all() else rows[ours].reset_index(drop=True)


def has_real_groups(table: pd.DataFrame, config: Config) -> bool:
    """Whether a results table has a figure of an ethnic group that is not invented: else a measure's total (`in_all`),
    where it declares one, stands in its place."""
    groups = table["group"].isin(config.ethnicity.groups) & table["value"].notna()
    return bool((groups & ~table["demonstration"].astype(bool)).any())


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
) -> Columns:
    """Every row with its counts and its comparator's. Both levels of detail go through every step together."""
    named = {detail: comparator or own_comparator(measure, detail) for detail in DETAILS}
    against = comparator or comparison.there(named["broad"], released, config)
    if against in config.comparators:
        people = comparison.population(against, released, config)
        theirs = comparison.groups_in(people, config) if len(people) else {}
        return comparison.against_population(_rows(cells, totals, measure, config, against, theirs), people)
    rows = _rows(cells, totals, measure, config, against)
    if against in config.ethnicity.groups:
        wanted = [named[detail] for detail in rows["detail"].tolist()]
        references = _references(wanted, rows, cells, measure)
        return comparison.against_group(rows | {"comparator": objects(references)}, cells, references, config)
    if against == comparison.EVERYONE_ELSE:
        return comparison.against_everyone_else(rows)
    if against in {area.name for area in config.publication.areas}:
        return comparison.against_area(rows, _based(columns_of(cells), totals, measure), against)
    raise KeyError(f"no comparator called '{against}'")


def _references(named: Sequence[str], rows: Columns, cells: pd.DataFrame, measure: Measure) -> list[str]:
    """The reference group of each row: the detailed one where its block has it, else the broad one. England's
    file may have White British where Hackney's has White alone."""
    detailed = measure.reference_detailed
    there = cells[(cells["group"] == detailed) & (cells["x"].notna() | cells["s"].notna())]
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
    comparator: str,
    theirs: Mapping[str, frozenset[str]] | None = None,
) -> Columns:
    """Groups, unplaced groups, Not known and All, with what their block holds beside them."""
    groups, apart = columns_of(groups_of(cells, DETAILS, config, theirs)), _apart(cells, config)
    size = len(apart["group"])
    apart["against"] = objects([()] * size)
    parts = [groups, *(apart | {"detail": np.full(size, detail, dtype=object)} for detail in DETAILS)]
    rows = {name: np.concatenate([part[name] for part in parts]) for name in groups}
    rows["comparator"] = objects([comparator] * len(rows["group"]))
    return _based(rows, totals, measure)


def _based(rows: Columns, totals: pd.DataFrame, measure: Measure) -> Columns:
    """Rows with their block's totals; the base of a share of a whole is everybody of known group."""
    at = {place: number for number, place in enumerate(totals.index)}
    block = np.array([at[place] for place in places_of(rows)], dtype=int)
    rows = rows | kept(columns_of(totals), block)
    if kind_of(measure).of_whole:
        rows |= {"n": rows["known_x"], "n_within": rows["known_x_within"]}
    return rows


def _apart(cells: pd.DataFrame, config: Config) -> Columns:
    """Not known, unplaced groups, and the total of every block; where the source gives none, a row that says so."""
    columns, places = columns_of(cells), places_of(cells)
    total = columns["group"] == ALL
    given = {place for place, is_total in zip(places, total, strict=True) if is_total}
    first = {place: number for number, place in reversed(list(enumerate(places)))}
    without = sorted(number for place, number in first.items() if place not in given)
    beside = np.flatnonzero((columns["group"] == NOT_KNOWN) | total | is_unplaced(cells, config))
    apart = kept(columns, np.concatenate([beside, np.array(without, dtype=int)]))
    missing = slice(len(beside), None)
    apart["group"][missing], apart["status"][missing] = ALL, "not_available"
    for name, nothing in {
        "x": np.nan,
        "n": np.nan,
        "s": np.nan,
        "x_within": 0.0,
        "n_within": 0.0,
        "s_within": 0.0,
    }.items():
        apart[name][missing] = nothing
    return apart


def _in_order(table: Columns, config: Config) -> pd.DataFrame:
    """Areas as declared, periods as dates, broad before detailed, groups in their order, then Not known and All."""
    areas = {area.name: place for place, area in enumerate(config.publication.places)}
    periods = {label: place for place, label in enumerate(in_order(table["period"].tolist()))}
    groups = config.ethnicity.order
    columns = ("area", "period", "detail", "breakdown", "category", "group")
    keys = [
        (areas.get(area, len(areas)), periods[period], detail, breakdown, category, groups[group])
        for area, period, detail, breakdown, category, group in zip(
            *(table[name].tolist() for name in columns), strict=True
        )
    ]
    order = np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=int)
    table = kept(table, order)
    words = pd.DataFrame({name: table.pop(name) for name in WORDS}, dtype="str")
    return pd.concat([frame(table), words], axis="columns")[COLUMNS]
