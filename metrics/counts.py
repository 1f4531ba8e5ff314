"""From releases to the counts of one measure: one source a block, one row a group, numerator beside base.

A *block* is what is never mixed from two sources: one period, area, breakdown and category.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from config import Config, Measure
from config.ethnicity import ALL
from config.schema import Comparator

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
_NEVER_SAID = -1
_NOT_AVAILABLE = REASONS.index("not_available")
Place = tuple[str, str, str, str]


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


def cells_of(
    asked: Asked, released: pd.DataFrame, config: Config, at: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """The released cells asked for, one row a block and group; `at` names one period, area or breakdown alone.

    Columns: BLOCK, group, PROVENANCE, x (numerator), n (base, NaN for a share of a whole), s (the source's
    own share or mean), x_within and n_within (how far each count may be from the truth: 0 where it is exact),
    status. Blocks of every breakdown are stacked; each comes from one source.
    """
    rows = _asked_for(asked, released, list(config.extracts[asked.extract].dimensions))
    rows = _real(rows, asked)
    for name, value in (at or {}).items():
        rows = rows[rows[name] == value]
    return _one_source(_side_by_side(rows, asked), config)


def places_of(rows: pd.DataFrame) -> list[Place]:
    """The block that each row belongs to."""
    return list(zip(*(rows[name].tolist() for name in BLOCK), strict=True))


def _asked_for(asked: Asked, released: pd.DataFrame, dimensions: list[str]) -> pd.DataFrame:
    """The rows of the items and places asked for, each with its breakdown and category.

    A row belongs to the breakdown by whose dimensions, and by no others, it is split. Texts become plain
    objects: they are grouped and compared many times, and Arrow's strings cost more each time.
    """
    wanted = [released["item"].isin({asked.x, asked.n, asked.s} - {""})]
    wanted += [released[dimension].eq(value) for dimension, value in asked.include.items()]
    inside = released[np.logical_and.reduce(wanted)]
    if "within" not in inside:
        inside = inside.assign(within=0.0)
    whole = {name: inside[name].eq(ALL).to_numpy() for name in dimensions if name not in asked.include}
    parts = []
    for breakdown in ("", *asked.breakdowns):
        split = breakdown.split(" x ") if breakdown else []
        here = np.full(len(inside), True)
        for name, is_whole in whole.items():
            here &= ~is_whole if name in split else is_whole
        part = inside[here]
        texts = [part[name].tolist() for name in split]
        category = [", ".join(values) for values in zip(*texts, strict=True)] if split else ""
        parts.append(part.assign(breakdown=breakdown, category=category))
    rows = pd.concat(parts)[[*BLOCK, "group", *PROVENANCE, "item", "count", "within", "status"]]
    return rows.astype(dict.fromkeys(rows.select_dtypes("str").columns, object))


def _real(rows: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """Demonstration figures only where the measure has no others, in any period or area. A base alone, such as
    pupils without their suspensions, is no figure of the measure."""
    invented = rows["demonstration"].to_numpy(dtype=bool)
    telling = rows["item"].isin({asked.x, asked.s}).to_numpy()
    return rows if invented[telling].all() else rows[~invented]


def _side_by_side(rows: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """Items side by side: x, n and s, how far they may be off, and the strongest reason why one is missing."""
    keys = [*BLOCK, "group", *PROVENANCE]
    number = rows.groupby(keys, sort=False, dropna=False).ngroup().to_numpy()
    _, first = np.unique(number, return_index=True)
    out = rows[keys].iloc[first].reset_index(drop=True)
    items, counts = rows["item"].to_numpy(), rows["count"].to_numpy(dtype=float)
    bounds = rows["within"].fillna(0).to_numpy(dtype=float)
    said = rows["status"].map(REASONS.index).to_numpy(dtype=int)
    reasons = {}
    for name, item in {"x": asked.x, "n": asked.n, "s": asked.s}.items():
        mine = items == item
        figures, reason = np.full(len(out), np.nan), np.full(len(out), _NEVER_SAID)
        figures[number[mine]], reason[number[mine]] = counts[mine], said[mine]
        out[name], reasons[name] = figures, reason
        within = np.zeros(len(out))
        within[number[mine]] = bounds[mine]
        out[f"{name}_within"] = within
    needed = [reasons["x"], reasons["n"]] if asked.n else [reasons["x"]]
    out["status"] = _strongest(needed, out["s"].notna().to_numpy())
    out = out.drop(columns="s_within")
    return out[(reasons["x"] != _NEVER_SAID) | (reasons["s"] != _NEVER_SAID)].reset_index(drop=True)


def _strongest(needed: list[np.ndarray], own_share: np.ndarray) -> np.ndarray:
    """One status for the items that a figure needs. Where one of them is not there, the source's own share is
    a figure too."""
    worst, missing = np.maximum.reduce(needed), np.minimum.reduce(needed) == _NEVER_SAID
    worst = np.where(missing & (worst <= 0), _NOT_AVAILABLE, worst)
    worst = np.where((worst == _NOT_AVAILABLE) & own_share, 0, worst)
    return np.array(REASONS, dtype=object)[worst]


def _one_source(cells: pd.DataFrame, config: Config) -> pd.DataFrame:
    """The cells of the best source of each period, area and breakdown: one with ethnic groups before a bare total,
    then an upload of ours, a published file, a transcribed figure. The roles of one table are never of two sources,
    though one of them leaves a role out that the other has."""
    tables = [(period, area, breakdown) for period, area, breakdown, _ in places_of(cells)]
    theirs = list(zip(tables, cells["source"].tolist(), strict=True))
    size = Counter(theirs)
    grouped = {
        one for one, group in zip(theirs, cells["group"], strict=True) if group in config.ethnicity.groups
    }
    best: dict[tuple[str, str, str], tuple[tuple[bool, int, int, str], str]] = {}
    for one in size:
        place, source = one
        rank = (one not in grouped, ORDER_OF_SOURCES.get(source, 1), -size[one], source)
        best[place] = min(best.get(place, (rank, source)), (rank, source))
    chosen = np.array([best[place][1] == source for place, source in theirs], dtype=bool)
    return cells[chosen].reset_index(drop=True)


def source_shares(
    measure: Measure, released: pd.DataFrame, place: dict[str, str], config: Config
) -> dict[str, float]:
    """The shares that the source itself prints of each group in one period and area, all together: of everybody,
    whether their group is known or not, and rounded as it chose."""
    cells = cells_of(asked_by(measure), released, config, place | {"breakdown": ""})
    given = cells[cells["s"].notna() & cells["group"].isin(config.ethnicity.groups)]
    return dict(zip(given["group"], given["s"], strict=True))
