"""From releases to the counts of one measure: one source a block, one row a group, numerator beside base.

A *block* is what is never mixed from two sources: one period, area, breakdown and category.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from config import Config, Measure
from config.ethnicity import ALL, KNOWN
from config.schema import Comparator
from metrics.groups import Detail, Shown, placed, shown

NOT_KNOWN = "Not known"
BLOCK = ["period", "area", "breakdown", "category"]
PROVENANCE = ["source", "origin", "release", "demonstration"]
# Why a figure is missing, the strongest reason last: a sum is missing for the strongest reason of its parts.
REASONS = [
    "published",
    "low_reliability",
    "rounds_to_zero",
    "not_applicable",
    "not_available",
    "confidential",
]
ORDER_OF_SOURCES = {"misa": 0, "transcribed": 2, "demonstration": 3}


@dataclass(frozen=True)
class Asked:
    """Which cells of an extract are wanted: x the numerator's item, n the base's, s the source's own share."""

    extract: str
    include: dict[str, str]
    x: str
    n: str = ""
    s: str = ""
    breakdowns: tuple[str, ...] = ()
    period: str = ""


def asked_by(measure: Measure) -> Asked:
    """The cells of a measure."""
    items = {"x": measure.numerator, "n": measure.denominator, "s": measure.share}
    return Asked(measure.extract, measure.include, **items, breakdowns=measure.breakdowns)


def asked_of(comparator: Comparator) -> Asked:
    """The cells of a population that shares are set against."""
    return Asked(comparator.extract, comparator.include, comparator.item, period=comparator.period)


def cells_of(asked: Asked, released: pd.DataFrame, config: Config) -> pd.DataFrame:
    """The released cells asked for, one row a block and group.

    Columns: BLOCK, group, PROVENANCE, x (numerator), n (base, NaN for a share of a whole), s (the source's
    own share or mean), status. Blocks of every breakdown are stacked; each comes from one source.
    """
    dimensions = list(config.extracts[asked.extract].dimensions)
    inside = _where(released, asked.include).astype(
        dict.fromkeys((*dimensions, "period", "area", "group"), object)
    )
    frames = [_breakdown(inside, breakdown, dimensions, asked) for breakdown in ("", *asked.breakdowns)]
    stacked = pd.concat([_wide(frame, asked) for frame in frames], ignore_index=True)
    return _one_source(stacked, config)


def _where(frame: pd.DataFrame, include: dict[str, str]) -> pd.DataFrame:
    for dimension, value in include.items():
        frame = frame[frame[dimension] == value]
    return frame


def _breakdown(frame: pd.DataFrame, breakdown: str, dimensions: list[str], asked: Asked) -> pd.DataFrame:
    """Cells split by `breakdown` ("sex", or crossed "sex x age") and by nothing else."""
    split = breakdown.split(" x ") if breakdown else []
    for dimension in dimensions:
        if dimension not in asked.include:
            frame = frame[(frame[dimension] != ALL) if dimension in split else (frame[dimension] == ALL)]
    category = frame[split].agg(", ".join, axis=1) if split and len(frame) else ""
    return frame.assign(breakdown=breakdown, category=category)


def _wide(frame: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """Items side by side: x, n and s, with the strongest reason why one of them is missing."""
    items = {"x": asked.x, "n": asked.n, "s": asked.s}
    keys = [*BLOCK, "group", *PROVENANCE]
    wide = (
        frame[frame["item"].isin(set(items.values()))]
        .set_index([*keys, "item"])[["count", "status"]]
        .unstack("item")
    )
    out = wide.index.to_frame(index=False)
    statuses = pd.DataFrame(index=out.index)
    for name, item in items.items():
        there = bool(item) and item in wide["count"].columns if len(wide) else False
        out[name] = wide["count"][item].to_numpy(dtype=float) if there else np.nan
        statuses[name] = wide["status"][item].to_numpy() if there else None
    out["status"] = _strongest(statuses, needed=["x", *(["n"] if asked.n else [])])
    out.loc[out["status"].eq("not_available") & out["s"].notna(), "status"] = "published"
    return out[out["x"].notna() | out["s"].notna() | out["status"].ne("absent")]


def _strongest(statuses: pd.DataFrame, needed: list[str]) -> pd.Series:
    """One status for the items that a figure needs; "absent" where the numerator was never given."""
    result = pd.Series("published", index=statuses.index)
    for status in REASONS[1:]:
        result[(statuses[needed] == status).any(axis=1)] = status
    result[statuses[needed].isna().any(axis=1) & result.eq("published")] = "not_available"
    result[statuses["x"].isna() & statuses["s"].isna()] = "absent"
    return result


def _one_source(cells: pd.DataFrame, config: Config) -> pd.DataFrame:
    """The cells of the best source of each block: one with ethnic groups before a bare total, then an upload
    of ours, a published file, a transcribed figure; demonstration only where the measure has nothing else."""
    if not cells["demonstration"].all():
        cells = cells[~cells["demonstration"].astype(bool)]
    grouped = cells["group"].isin(config.ethnicity.groups)
    rank = cells["source"].map(ORDER_OF_SOURCES).fillna(1)
    cells = cells.assign(bare=~grouped, rank=rank)
    blocks = cells.groupby([*BLOCK, "source"], as_index=False).agg(
        bare=("bare", "all"), rank=("rank", "first"), size=("group", "size")
    )
    best = blocks.sort_values(["bare", "rank", "size", "source"], ascending=[True, True, False, True])
    best = best.drop_duplicates(BLOCK)[[*BLOCK, "source"]]
    return cells.drop(columns=["bare", "rank"]).merge(best, on=[*BLOCK, "source"])


def groups_of(
    cells: pd.DataFrame, detail: Detail, config: Config, against: dict[str, frozenset[str]] | None = None
) -> pd.DataFrame:
    """The rows to show of each block at one level of detail, x and n added up over the cells that make them.

    `against` gives, for each area, the groups that a comparator has: rows are then the finest unions that both
    can make, and `against` (a tuple of the comparator's names) is a column. A sum is a figure only where every
    part of it is one.
    """
    columns = [cells[name].tolist() for name in (*BLOCK, "group", "status")]
    blocks: dict[tuple[str, ...], dict[str, tuple[int, str]]] = {}
    for number, (*place, group, status) in enumerate(zip(*columns, strict=True)):
        blocks.setdefault(tuple(place), {})[group] = (number, status)
    numbers: list[int] = []
    rows: list[int] = []
    names: list[str] = []
    tiles: list[tuple[str, ...]] = []
    for block, there in blocks.items():
        theirs = against.get(block[1], frozenset()) if against is not None else None
        for row in _plan(there, theirs, detail, config):
            numbers += [there[part][0] for part in row.parts]
            rows += [len(names)] * len(row.parts)
            names.append(row.name)
            tiles.append(row.against)
    return _added_up(cells, numbers, rows).assign(group=names, against=tiles, detail=detail)


def _plan(
    there: dict[str, tuple[int, str]], theirs: frozenset[str] | None, detail: Detail, config: Config
) -> tuple[Shown, ...]:
    names = placed(there, config.ethnicity)
    visible = frozenset(name for name in names if there[name][1] == "published")
    return shown(visible, names - visible, theirs, detail, config.ethnicity)


def _added_up(cells: pd.DataFrame, numbers: list[int], rows: list[int]) -> pd.DataFrame:
    """Cells added up into rows: `numbers` are the cells taken, `rows` the row that each belongs to."""
    taken = cells.iloc[numbers].assign(row=rows)
    taken["reason"] = taken["status"].map(REASONS.index)
    grouped = taken.groupby("row")
    added = taken.drop_duplicates("row")[[*BLOCK, *PROVENANCE]].reset_index(drop=True)
    added["status"] = [REASONS[place] for place in grouped["reason"].max()]
    size = grouped.size()
    for column in ("x", "n", "s"):
        whole = grouped[column].count().eq(size) & (size.eq(1) | (column != "s"))
        added[column] = grouped[column].sum().where(whole).to_numpy()
    return added


def totals_of(cells: pd.DataFrame, config: Config) -> pd.DataFrame:
    """What each block holds beside its groups, indexed by BLOCK.

    known_x, known_n: all whose group is known. unknown_x, unknown_n: those whose group is not known or cannot be
    placed (0 where the groups are all there is; NaN where the source does not say). all_x, all_n, all_s: the
    totals. known_least, known_most: bounds of known_x where a withheld cell leaves it open.
    """
    named = {ALL: "all", KNOWN: "known", NOT_KNOWN: "unknown"}
    totals = cells[["period", "area", "breakdown", "category"]].drop_duplicates().set_index(BLOCK)
    for group, prefix in named.items():
        rows = cells[cells["group"] == group].set_index(BLOCK)
        for column in ("x", "n", "s"):
            totals[f"{prefix}_{column}"] = rows[column].reindex(totals.index)
        totals[f"{prefix}_status"] = rows["status"].reindex(totals.index)
    unplaced = cells[cells["group"].map(lambda name: _is_unplaced(name, config))]
    extra = unplaced.groupby(BLOCK)[["x", "n"]].sum(min_count=1).reindex(totals.index, fill_value=0.0)
    for column in ("x", "n"):
        none = totals["unknown_status"].isna() & totals[f"all_{column}"].eq(
            totals[f"known_{column}"] + extra[column]
        )
        totals[f"unknown_{column}"] = totals[f"unknown_{column}"].mask(none, 0.0) + extra[column]
    return totals.join(_bounds(cells, totals, config))


def _is_unplaced(name: str, config: Config) -> bool:
    return name in config.ethnicity.groups and config.ethnicity.groups[name].level == "unplaced"


def _bounds(cells: pd.DataFrame, totals: pd.DataFrame, config: Config) -> pd.DataFrame:
    """How few and how many people of known group a block can hold when withheld cells leave it open.

    Each withheld cell holds at least one person: DfE's 418 looked-after children of 2021 with 399 in four
    groups, Other and Refused withheld, have between 400 and 417 whose group is known.
    """
    open_ended = totals.index[totals["known_x"].isna()]
    bounds = pd.DataFrame({"known_least": totals["known_x"], "known_most": totals["known_x"]})
    if len(open_ended):
        inside = cells[pd.MultiIndex.from_frame(cells[BLOCK]).isin(open_ended)]
        leaves = groups_of(inside, "detailed", config)
        leaves["least"] = leaves["x"].fillna(leaves["status"].eq("confidential").astype(float))
        unknown_withheld = totals["unknown_status"].eq("confidential")
        most = totals["all_x"] - totals["unknown_x"].fillna(0.0) - unknown_withheld
        bounds.loc[open_ended, "known_least"] = leaves.groupby(BLOCK)["least"].sum().reindex(open_ended)
        bounds.loc[open_ended, "known_most"] = most.reindex(open_ended)
    return bounds


def unplaced_rows(cells: pd.DataFrame, config: Config) -> pd.DataFrame:
    """People whose label straddles broad groups: rows of their own, with a count and no share."""
    return cells[cells["group"].map(lambda name: _is_unplaced(name, config))]


def source_shares(
    measure: Measure, released: pd.DataFrame, place: dict[str, str], config: Config
) -> dict[str, float]:
    """The shares that the source itself prints of each group in one period and area, all together: of everybody,
    whether their group is known or not, and rounded as it chose."""
    cells = _where(cells_of(asked_by(measure), released, config), {**place, "breakdown": ""})
    given = cells[cells["s"].notna() & cells["group"].isin(config.ethnicity.groups)]
    return dict(zip(given["group"], given["s"], strict=True))
