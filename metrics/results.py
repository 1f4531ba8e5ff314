"""The results table: everything that is known of one measure, one row a period, area, breakdown and group.

It is the contract between calculating and showing: every sentence, chart, table, slide and file is made from
it, and nothing after it computes a figure.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from config import Config, Measure
from config.ethnicity import ALL
from config.periods import in_order
from metrics import compare
from metrics.counts import (
    BLOCK,
    NOT_KNOWN,
    asked_by,
    cells_of,
    groups_of,
    totals_of,
    unplaced_rows,
)
from metrics.groups import Detail
from metrics.kinds import FIGURES, KINDS
from metrics.verdicts import WORDS

KEYS = ["measure", "period", "area", "breakdown", "category", "detail", "group", "comparator"]
COLUMNS = [
    *KEYS, "numerator", "denominator", "not_known", "value", "lower", "upper", "interval", "value_min", "value_max",
    "comparator_value", "gap", "gap_lower", "gap_upper", "ratio", "ratio_lower", "ratio_upper", "needed", "flip",
    "verdict", "rule", "certainty", "status", "release", "source", "demonstration",
]  # fmt: skip
DETAILS: tuple[Detail, ...] = ("broad", "detailed")
GIVEN_AWAY = [*FIGURES[:5], *FIGURES[6:]]


def results(
    name: str, released: Mapping[str, pd.DataFrame], config: Config, comparator: str = ""
) -> pd.DataFrame:
    """The results table of a measure, COLUMNS in order, for every period, area, breakdown and detail.

    `released` maps an extract to its current release frames. `comparator` is a population, a group,
    "Everyone else" or an area; by default the measure's own. An unknown one is a KeyError.
    """
    measure = config.measures[name]
    if released[measure.extract].empty:
        return pd.DataFrame(columns=COLUMNS)
    cells = cells_of(asked_by(measure), released[measure.extract], config)
    if cells.empty:
        return pd.DataFrame(columns=COLUMNS)
    totals = totals_of(cells, config)
    frames = [
        _at(detail, measure, cells, totals, released, config, comparator) for detail in ("broad", "detailed")
    ]
    table = pd.concat(frames, ignore_index=True).assign(measure=name)
    return _in_order(table, config)[COLUMNS]


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


def comparators(measure: Measure, detail: str = "broad") -> list[str]:
    """Every comparator that a measure offers, its own first."""
    return [own_comparator(measure, detail), *measure.also]


def _at(
    detail: Detail,
    measure: Measure,
    cells: pd.DataFrame,
    totals: pd.DataFrame,
    released: Mapping[str, pd.DataFrame],
    config: Config,
    comparator: str,
) -> pd.DataFrame:
    against = comparator or own_comparator(measure, detail)
    if against in config.comparators:
        people = compare.population(against, released, config)
        rows = groups_of(cells, detail, config, compare.groups_in(people, config) if len(people) else {})
        rows = compare.against_population(_with_totals(rows, cells, totals, measure, config), people)
    else:
        rows = _with_totals(groups_of(cells, detail, config), cells, totals, measure, config)
        rows = _against_within(rows, cells, totals, against, measure, config)
    rows = _like_for_like(rows.assign(comparator=rows.get("comparator", against)), measure, config)
    item = config.extracts[measure.extract].items[measure.numerator]
    return _finished(KINDS[measure.kind](rows, item, config.publication), measure, detail, config)


def _references(rows: pd.DataFrame, cells: pd.DataFrame, against: str, measure: Measure) -> np.ndarray:
    """The reference group of each row: the detailed one where its block has it, else the broad one. England's
    file may have White British where Hackney's has White alone."""
    there = cells[cells["group"].eq(against) & (cells["x"].notna() | cells["s"].notna())]
    inside = pd.MultiIndex.from_frame(rows[BLOCK]).isin(pd.MultiIndex.from_frame(there[BLOCK]))
    return np.where(inside | (against != measure.reference_detailed), against, measure.reference_group)


def _against_within(
    rows: pd.DataFrame,
    cells: pd.DataFrame,
    totals: pd.DataFrame,
    against: str,
    measure: Measure,
    config: Config,
) -> pd.DataFrame:
    if against in config.ethnicity.groups:
        parts = rows.assign(comparator=_references(rows, cells, against, measure)).groupby("comparator")
        compared = [compare.against_group(part, cells, name, config) for name, part in parts]
        return pd.concat(compared).sort_index()
    if against == compare.EVERYONE_ELSE:
        return compare.against_everyone_else(rows, totals)
    if against in {area.name for area in config.publication.areas}:
        return compare.against_area(rows, _based(cells, totals, measure), against)
    raise KeyError(f"no comparator called '{against}'")


def _with_totals(
    rows: pd.DataFrame, cells: pd.DataFrame, totals: pd.DataFrame, measure: Measure, config: Config
) -> pd.DataFrame:
    """Groups, unplaced groups, Not known and All, with what their block holds beside them; the base of a share
    of a whole is everybody of known group."""
    extra = [cells[cells["group"] == NOT_KNOWN], _all_rows(cells, totals), unplaced_rows(cells, config)]
    rows = pd.concat([rows, *(frame.assign(against=[()] * len(frame)) for frame in extra)], ignore_index=True)
    return _based(rows, totals, measure)


def _based(rows: pd.DataFrame, totals: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    rows = rows.join(totals, on=BLOCK)
    return rows.assign(n=rows["known_x"]) if measure.kind == "representation" else rows


def _all_rows(cells: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    """The total of every block; where the source gives none, a row that says so."""
    given = cells[cells["group"] == ALL]
    blocks = cells.drop_duplicates(BLOCK).assign(
        group=ALL, x=np.nan, n=np.nan, s=np.nan, status="not_available"
    )
    missing = blocks[~pd.MultiIndex.from_frame(blocks[BLOCK]).isin(pd.MultiIndex.from_frame(given[BLOCK]))]
    return pd.concat([given, missing], ignore_index=True)


def _like_for_like(rows: pd.DataFrame, measure: Measure, config: Config) -> pd.DataFrame:
    """Figures keep their place but lose the comparison where their source's groups are not comparable with any
    population, and where what they are set against rests on too few people to be shown itself."""
    sources = config.extracts[measure.extract].sources
    unlike = (
        rows["source"].map(lambda name: name in sources and not sources[name].comparable).to_numpy(dtype=bool)
    )
    unlike = unlike | rows["c_n"].lt(config.publication.minimum_base).to_numpy()
    return rows.assign(**{name: np.where(unlike, np.nan, rows[name]) for name in ("c_x", "c_n", "c_value")})


def _finished(rows: pd.DataFrame, measure: Measure, detail: str, config: Config) -> pd.DataFrame:
    """Verdicts in words, statuses, and nothing left beside a withheld figure that would give it away."""
    rows = _without_meaning(rows, measure, config)
    status = rows["status"].where(~(rows["status"].eq("published") & rows["n"].eq(0)), "not_applicable")
    is_group = rows["group"].isin(config.ethnicity.groups)
    bounded = is_group & status.eq("published") & rows["n"].isna() & rows["value"].isna() & rows["x"].notna()
    status = status.where(~bounded, "not_available")
    few = is_group & status.eq("published") & rows["n"].lt(config.publication.minimum_base)
    status = status.where(~few, "low_reliability")
    withheld = is_group & status.ne("published")
    unlike = withheld | rows["comparator_value"].isna() | ~rows["enough"].astype(bool)
    reference = rows["group"].eq(rows["comparator"])
    judged = is_group & ~reference & (measure.kind != "average")
    verdict = pd.Series(np.where(unlike, "cannot_say", rows["code"].map(WORDS)), index=rows.index)
    plain = {"x": "numerator", "n": "denominator", "unknown_x": "not_known", "origin": "source_words"}
    rows = rows.rename(columns=plain).assign(status=status, detail=detail)
    rows["verdict"] = verdict.where(judged, None)
    for name in ("rule", "certainty"):
        rows[name] = rows[name].where(judged & ~unlike, None)
    rows.loc[withheld & ~bounded, [*GIVEN_AWAY, "numerator"]] = np.nan
    rows.loc[rows["status"].ne("published") & ~bounded, "numerator"] = np.nan
    rows.loc[rows["lower"].isna(), "interval"] = None
    return rows.drop(columns="source").rename(columns={"source_words": "source"})


def _without_meaning(rows: pd.DataFrame, measure: Measure, config: Config) -> pd.DataFrame:
    """No comparison for the reference group itself; no share for the total and the unplaced. The not known are
    a share of everybody, not of those whose group is known."""
    reference = rows["group"].eq(rows["comparator"])
    compared = [name for name in FIGURES if name.startswith(("gap", "ratio", "needed", "flip"))]
    rows.loc[reference, compared] = np.nan
    apart = rows["group"].isin([NOT_KNOWN]) | rows["group"].isin(
        [name for name, group in config.ethnicity.groups.items() if group.level == "unplaced"]
    )
    if measure.kind == "representation":
        apart |= rows["group"].eq(ALL)
        rows.loc[rows["group"].eq(ALL), "n"] = rows["known_x"]
    rows.loc[apart, FIGURES] = np.nan
    if measure.kind == "representation":
        not_known = rows["group"].eq(NOT_KNOWN)
        share = (rows["x"] / rows["all_x"].where(rows["all_x"] > 0)).fillna(rows["s"])
        rows["n"] = rows["n"].mask(not_known, rows["all_x"])
        rows["value"] = rows["value"].mask(not_known, share)
    return rows


def _in_order(table: pd.DataFrame, config: Config) -> pd.DataFrame:
    """Areas as declared, periods as dates, broad before detailed, groups in their order, then Not known and All."""
    areas = {area.name: place for place, area in enumerate(config.publication.areas)}
    order = pd.DataFrame(
        {
            "area": table["area"].map(areas),
            "period": table["period"].map(
                {label: place for place, label in enumerate(in_order(table["period"]))}
            ),
            "detail": table["detail"],
            "breakdown": table["breakdown"],
            "category": table["category"],
            "group": table["group"].map(config.ethnicity.order),
        }
    )
    return table.loc[order.sort_values(list(order.columns), kind="stable").index].reset_index(drop=True)
