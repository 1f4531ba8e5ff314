"""The cells of a block added up: into the groups that are shown, and into what the block holds beside them.

A sum is a figure only where every part of it is one; NaN stays NaN in every sum here. How far a sum made here
may be from the truth is what its parts may be together; a sum that the release holds itself has its own bound.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from config import Config
from config.ethnicity import ALL, KNOWN
from metrics.columns import Columns, columns_of, frame, objects
from metrics.figures.counts import BLOCK, NOT_KNOWN, PROVENANCE, REASONS, Place, places_of
from metrics.groups import Detail, Shown, placed, shown

# What a block's totals say, and what they say where the block has no such row.
_BESIDE = {"x": np.nan, "n": np.nan, "s": np.nan, "x_within": 0.0, "n_within": 0.0, "status": None}


def groups_of(
    cells: pd.DataFrame,
    details: Sequence[Detail],
    config: Config,
    against: Mapping[str, frozenset[str]] | None = None,
) -> pd.DataFrame:
    """The rows to show of each block at each level of detail: x and n, and how far each may be from the truth,
    added up over the cells that make them.

    `against` gives, for each area, the groups that a comparator has: rows are then the finest unions that both
    can make, and `against` (a tuple of the comparator's names) is a column.
    """
    blocks: dict[Place, dict[str, tuple[int, str]]] = {}
    said = zip(places_of(cells), cells["group"].tolist(), cells["status"].tolist(), strict=True)
    for number, (place, group, status) in enumerate(said):
        blocks.setdefault(place, {})[group] = (number, status)
    taken: list[int] = []
    starts: list[int] = []
    rows: list[tuple[str, tuple[str, ...], Detail]] = []
    for place, there in blocks.items():
        theirs = against.get(place[1], frozenset()) if against is not None else None
        for detail in details:
            for row in _plan(there, theirs, detail, config):
                starts.append(len(taken))
                taken += [there[part][0] for part in row.parts]
                rows.append((row.name, row.against, detail))
    added = _added_up(cells, np.array(taken, dtype=int), np.array(starts, dtype=int))
    named = zip(
        ("group", "against", "detail"), zip(*rows, strict=True) if rows else ((), (), ()), strict=True
    )
    return frame(added | {name: objects(list(values)) for name, values in named})


def _plan(
    there: dict[str, tuple[int, str]], theirs: frozenset[str] | None, detail: Detail, config: Config
) -> tuple[Shown, ...]:
    names = placed(there, config.ethnicity)
    visible = frozenset(name for name in names if there[name][1] == "published")
    return shown(visible, names - visible, theirs, detail, config.ethnicity)


def _added_up(cells: pd.DataFrame, taken: np.ndarray, starts: np.ndarray) -> Columns:
    """Cells added up into rows: `taken` are the cells' numbers, `starts` where each row's begin. A share of the
    source's own is never added to another."""
    first = taken[starts]
    added = {name: cells[name].to_numpy()[first] for name in (*BLOCK, *PROVENANCE)}
    reasons = np.array([REASONS.index(status) for status in cells["status"].tolist()], dtype=int)[taken]
    added["status"] = np.array(REASONS, dtype=object)[_each(np.maximum, reasons, starts)]
    for column in ("x", "n", "x_within", "n_within"):
        added[column] = _each(np.add, cells[column].to_numpy(dtype=float)[taken], starts)
    alone = np.diff(starts, append=len(taken)) == 1
    added["s"] = np.where(alone, cells["s"].to_numpy(dtype=float)[first], np.nan)
    added["s_within"] = np.where(alone, cells["s_within"].to_numpy(dtype=float)[first], 0.0)
    return added


def _each(operation: np.ufunc, values: np.ndarray, starts: np.ndarray) -> np.ndarray:
    return operation.reduceat(values, starts) if len(starts) else values[:0]


def totals_of(cells: pd.DataFrame, config: Config) -> pd.DataFrame:
    """What each block holds beside its groups, indexed by BLOCK.

    known_x, known_n: all whose group is known. unknown_x, unknown_n: those whose group is not known or cannot be
    placed (0 where the groups are all there is; NaN where the source does not say). all_x, all_n, all_s: the
    totals. Each x and n has its x_within or n_within. known_status, unknown_status: why one is missing.
    known_least, known_most: bounds of known_x where a withheld cell leaves it open.
    """
    places = places_of(cells)
    at = {place: number for number, place in enumerate(dict.fromkeys(places))}
    block = np.array([at[place] for place in places], dtype=int)
    given = columns_of(cells)
    groups = given["group"]
    totals: dict[str, np.ndarray] = {}
    for group, prefix in {ALL: "all", KNOWN: "known", NOT_KNOWN: "unknown"}.items():
        here = groups == group
        for column, empty in _BESIDE.items():
            totals[f"{prefix}_{column}"] = np.full(len(at), empty)
            totals[f"{prefix}_{column}"][block[here]] = given[column][here]
    unplaced = is_unplaced(cells, config)
    for column in ("x", "n"):
        extra = np.bincount(block[unplaced], given[column][unplaced], len(at))
        everybody, known = totals[f"all_{column}"], totals[f"known_{column}"]
        within = given[f"{column}_within"][unplaced]
        totals[f"unknown_{column}_within"] += np.bincount(block[unplaced], within, len(at))
        nobody_else = pd.isna(totals["unknown_status"]) & (everybody == known + extra)
        totals[f"unknown_{column}"] = np.where(nobody_else, 0.0, totals[f"unknown_{column}"]) + extra
    totals["known_least"], totals["known_most"] = _bounds(totals, cells, at, config)
    return frame(totals, pd.MultiIndex.from_tuples(list(at), names=BLOCK))


def _bounds(
    totals: dict[str, np.ndarray], cells: pd.DataFrame, at: dict[Place, int], config: Config
) -> tuple[np.ndarray, np.ndarray]:
    """How few and how many people of known group a block can hold when withheld cells leave it open.

    Each withheld cell holds at least one person: DfE's 418 looked-after children of 2021 with 399 in four
    groups, Other and Refused withheld, have between 400 and 417 whose group is known.
    """
    known = totals["known_x"]
    is_open = np.isnan(known)
    if not is_open.any():
        return known, known
    inside = cells[np.array([is_open[at[place]] for place in places_of(cells)], dtype=bool)]
    leaves = groups_of(inside, ["detailed"], config)
    somebody = leaves["status"].eq("confidential").astype(float)
    block = np.array([at[place] for place in places_of(leaves)], dtype=int)
    least = np.bincount(block, leaves["x"].fillna(somebody), len(at))
    unknown_withheld = totals["unknown_status"] == "confidential"
    most = totals["all_x"] - np.nan_to_num(totals["unknown_x"]) - unknown_withheld
    return np.where(is_open, least, known), np.where(is_open, most, known)


def is_unplaced(cells: pd.DataFrame | Columns, config: Config) -> np.ndarray:
    """Which rows are of people whose label straddles broad groups: rows of their own, with a count and no share."""
    names = {name for name, group in config.ethnicity.groups.items() if group.level == "unplaced"}
    return np.array([group in names for group in cells["group"].tolist()], dtype=bool)
