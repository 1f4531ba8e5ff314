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
from metrics.columns import Columns, frame, kept, objects

NOT_KNOWN = "Not known"
BLOCK = ["period", "area", "breakdown", "category"]
PROVENANCE = ["source", "origin", "release", "demonstration"]
TEXTS = ("source", "origin", "item", "status")
# Why a figure is missing, the strongest reason last: a sum is missing for the strongest reason of its parts.
REASONS = [
    "published",
    "low_reliability",
    "rounds_to_zero",
    "not_applicable",
    "not_available",
    "confidential",
]
ORDER_OF_SOURCES = {"misa": 0, "elsewhere": 2, "transcribed": 3, "demonstration": 4}
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
    own share or mean), x_within, n_within and s_within (how far each may be from the truth: 0 where it is exact),
    status. Blocks of every breakdown are stacked; each comes from one source.
    """
    declared = config.extracts[asked.extract].dimensions
    rows = _asked_for(asked, released, {name: dimension.not_known for name, dimension in declared.items()})
    rows = _real(rows, asked)
    for name, value in (at or {}).items():
        rows = kept(rows, rows[name] == value)
    return frame(_one_source(_side_by_side(rows, asked), asked, config))


def places_of(rows: pd.DataFrame | Columns) -> list[Place]:
    """The block that each row belongs to."""
    return list(zip(*(rows[name].tolist() for name in BLOCK), strict=True))


def _asked_for(asked: Asked, released: pd.DataFrame, dimensions: Mapping[str, str]) -> Columns:
    """The rows of the items and places asked for, each with its breakdown and category.

    A row belongs to the breakdown by whose dimensions, and by no others, it is split; those of which a dimension is not
    known (`dimensions`: what each calls that) are in the totals alone.
    """
    wanted = [released["item"].isin({asked.x, asked.n, asked.s} - {""})]
    wanted += [released["status"].ne("put_together")]
    wanted += [released[dimension].eq(value) for dimension, value in asked.include.items()]
    inside = released[np.logical_and.reduce(wanted)]
    values = {name: inside[name].to_numpy(dtype=object) for name in dimensions}
    whole = {name: values[name] == ALL for name in dimensions if name not in asked.include}
    taken, breakdowns, categories = [], [], []
    for breakdown in ("", *asked.breakdowns):
        split = breakdown.split(" x ") if breakdown else []
        here = np.full(len(inside), True)
        for name, is_whole in whole.items():
            here &= ~is_whole & (values[name] != dimensions[name]) if name in split else is_whole
        texts = [values[name][here].tolist() for name in split]
        taken.append(np.flatnonzero(here))
        breakdowns += [breakdown] * len(taken[-1])
        categories += (
            [", ".join(parts) for parts in zip(*texts, strict=True)] if split else [""] * len(taken[-1])
        )
    rows = {name: inside[name].to_numpy(dtype=object) for name in ("period", "area", "group", *TEXTS)}
    rows |= {name: inside[name].to_numpy() for name in ("release", "demonstration")}
    rows["count"] = inside["count"].to_numpy(dtype=float)
    bounds = inside["within"].to_numpy(dtype=float) if "within" in inside else np.zeros(len(inside))
    rows["within"] = np.nan_to_num(bounds)
    return kept(rows, np.concatenate(taken)) | {
        "breakdown": objects(breakdowns),
        "category": objects(categories),
    }


def _real(rows: Columns, asked: Asked) -> Columns:
    """Demonstration figures only where the measure has no others, in any period or area. A base alone, such as
    pupils without their suspensions, is no figure of the measure."""
    invented = rows["demonstration"].astype(bool)
    telling = (rows["item"] == asked.x) | (rows["item"] == asked.s)
    return rows if invented[telling].all() else kept(rows, ~invented)


def _side_by_side(rows: Columns, asked: Asked) -> Columns:
    """Items side by side: x, n and s, how far they may be off, and the strongest reason why one is missing."""
    keys = [*BLOCK, "group", *PROVENANCE]
    at: dict[tuple, int] = {}
    places = zip(*(rows[name].tolist() for name in keys), strict=True)
    number = np.array([at.setdefault(place, len(at)) for place in places], dtype=int)
    _, first = np.unique(number, return_index=True)
    out = kept({name: rows[name] for name in keys}, first)
    said = np.array([REASONS.index(status) for status in rows["status"].tolist()], dtype=int)
    reasons = {}
    for name, item in {"x": asked.x, "n": asked.n, "s": asked.s}.items():
        mine = rows["item"] == item
        figures, within, reason = np.full(len(at), np.nan), np.zeros(len(at)), np.full(len(at), _NEVER_SAID)
        here = number[mine]
        figures[here], within[here], reason[here] = rows["count"][mine], rows["within"][mine], said[mine]
        out[name], out[f"{name}_within"], reasons[name] = figures, within, reason
    needed = [reasons["x"], reasons["n"]] if asked.n else [reasons["x"]]
    out["status"] = _strongest(needed, ~np.isnan(out["s"]))
    return kept(out, (reasons["x"] != _NEVER_SAID) | (reasons["s"] != _NEVER_SAID))


def _strongest(needed: list[np.ndarray], own_share: np.ndarray) -> np.ndarray:
    """One status for the items that a figure needs. Where one of them is not there, the source's own share is
    a figure too."""
    worst, missing = np.maximum.reduce(needed), np.minimum.reduce(needed) == _NEVER_SAID
    worst = np.where(missing & (worst <= 0), _NOT_AVAILABLE, worst)
    worst = np.where((worst == _NOT_AVAILABLE) & own_share, 0, worst)
    return np.array(REASONS, dtype=object)[worst]


def _one_source(cells: Columns, asked: Asked, config: Config) -> Columns:
    """The cells of the best source of each period, area and breakdown: one with ethnic groups before a bare total, one
    with figures before counts without their base, then an upload of ours, a published file, a figure entered by hand, a
    transcribed one. The roles of one table are never of two sources, though one of them leaves a role out that the other has."""
    tables = [(period, area, breakdown) for period, area, breakdown, _ in places_of(cells)]
    theirs = list(zip(tables, cells["source"].tolist(), strict=True))
    size = Counter(theirs)
    grouped = {
        one
        for one, group in zip(theirs, cells["group"].tolist(), strict=True)
        if group in config.ethnicity.groups
    }
    based = ~np.isnan(cells["n"]) if asked.n else ~np.isnan(cells["x"])
    telling = based | ~np.isnan(cells["s"])
    figured = {one for one, tells in zip(theirs, telling.tolist(), strict=True) if tells}
    best: dict[tuple[str, str, str], tuple[tuple[bool, bool, int, int, str], str]] = {}
    for one in size:
        place, source = one
        rank = (one not in grouped, one not in figured, ORDER_OF_SOURCES.get(source, 1), -size[one], source)
        best[place] = min(best.get(place, (rank, source)), (rank, source))
    return kept(cells, np.array([best[place][1] == source for place, source in theirs], dtype=bool))


def source_shares(
    measure: Measure, released: pd.DataFrame, place: dict[str, str], config: Config
) -> dict[str, float]:
    """The shares that the source itself prints of each group in one period and area, all together: of everybody,
    whether their group is known or not, and rounded as it chose."""
    cells = cells_of(asked_by(measure), released, config, place | {"breakdown": ""})
    given = cells[cells["s"].notna() & cells["group"].isin(config.ethnicity.groups)]
    return dict(zip(given["group"], given["s"], strict=True))
