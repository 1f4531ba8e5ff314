"""Totals beside the sums of their parts, whichever columns they are totals over.

A row may be a total in several columns at once: all roles and all ethnic groups. Its parts are then the rows
that say "All" in all of those columns but one, or, where the file has none, the rows split by several of them.
"""

from itertools import combinations

import numpy as np
import pandas as pd

from config import Extract
from config.ethnicity import ALL, KNOWN, Ethnicity
from loaders.checks.matrix import inside_another

SUMMED = ("people", "events", "points")
# Points are written with a decimal or two: that much the sum of some hundred rows may be out.
_ROUNDED_POINTS = 0.5
_NOT_KEYS = ("origin", "count", "symbol", "line", "derived")
_FOUND = ["count", "sum", "withheld", "direct"]


def compared(rows: pd.DataFrame, extract: Extract, ethnicity: Ethnicity, *, whole: bool) -> pd.DataFrame:
    """The totals that have parts: count, sum of the parts' counts, how many parts are withheld, and `direct`:
    whether all of the parts are rows that differ from it in one column alone.

    Indexed by the total's row number, which stands there once for each column that the total is split by; the
    sum is the count itself where rounding explains the difference. Means and shares do not add up, and a total
    that is itself a symbol has nothing to compare. `whole`: the groups of every block hold everybody in it.
    """
    summed = rows[rows["item"].isin([name for name, item in extract.items.items() if item.kind in SUMMED])]
    summed = summed.assign(derived=0)
    dimensions = [name for name, dimension in extract.dimensions.items() if dimension.additive]
    filled = _with_group_totals(summed, dimensions, ethnicity) if whole else summed
    over = {
        name: (summed[name].eq(ALL) & summed["count"].notna()).to_numpy() for name in ("group", *dimensions)
    }
    found = [_split_by(("group",), summed[over["group"]], filled, dimensions, ethnicity)]
    done = np.zeros(len(summed), dtype=bool)
    for several in range(1, len(dimensions) + 1):
        for split in combinations(dimensions, several):
            # Most files have few totals: adding rows up for none would be most of the work of checking them.
            if (totals := np.logical_and.reduce([~done, *(over[name] for name in split)])).any():
                found.append(_split_by(split, summed[totals], filled, dimensions, ethnicity))
        done = summed.index.isin(pd.concat(found).index)
    points = [name for name, item in extract.items.items() if item.kind == "points"]
    return _rounded(pd.concat(found), rows["item"].isin(points))


def _with_group_totals(rows: pd.DataFrame, dimensions: list[str], ethnicity: Ethnicity) -> pd.DataFrame:
    """The rows, and for each block of groups without a total of its own what its groups add up to.

    Only where a total over another column could need it: "All roles, all groups" beside roles by group. A sum
    that lacks a withheld group has its count and a symbol, too.
    """
    is_all = rows["group"].eq(ALL)
    if not (is_all & rows[dimensions].eq(ALL).any(axis=1)).any():
        return rows
    block = _keys(rows, "group")
    blocks = _added(rows, ("group",), ethnicity)
    given = pd.MultiIndex.from_frame(rows.loc[is_all, block])
    blocks = blocks[~blocks.index.isin(given)].reset_index()
    withheld = pd.Series("not_available", index=blocks.index).where(blocks["withheld"] > 0)
    sums = blocks.assign(group=ALL, count=blocks["sum"], symbol=withheld, derived=1)
    return pd.concat([rows, sums[[*block, "group", "count", "symbol", "derived"]]])


def _split_by(
    split: tuple[str, ...],
    totals: pd.DataFrame,
    filled: pd.DataFrame,
    dimensions: list[str],
    ethnicity: Ethnicity,
) -> pd.DataFrame:
    """The `totals` over all the columns of `split` at once, beside their parts among `filled`."""
    if totals.empty:
        return totals.assign(sum=0.0, withheld=0, direct=False)[_FOUND]
    keys = _keys(filled, *split)
    found = totals[[*_keys(totals), "count"]].join(_added(filled, split, ethnicity), on=keys)
    found = found.dropna(subset=["sum"])
    enough = found[found["sum"].le(found["count"]) & found["withheld"].eq(0)]
    found = found.drop(index=_with_more_beneath(enough, filled, split, dimensions))
    return found.assign(direct=(len(split) == 1) & found["derived"].eq(0))[_FOUND]


def _keys(rows: pd.DataFrame, *but: str) -> list[str]:
    return [name for name in rows.columns if name not in (*_NOT_KEYS, *but)]


def _parts(rows: pd.DataFrame, split: tuple[str, ...]) -> pd.DataFrame:
    return rows[~rows[list(split)].isin([ALL, KNOWN]).any(axis=1)]


def _added(rows: pd.DataFrame, split: tuple[str, ...], ethnicity: Ethnicity) -> pd.DataFrame:
    """What the parts over `split` add up to, by the other keys, and how many of them are withheld."""
    parts, keys = _parts(rows, split), _keys(rows, *split)
    if "group" in split and len(parts):
        parts = parts[~inside_another(parts, keys, ethnicity)]
    return parts.groupby(keys, sort=False).agg(
        sum=("count", "sum"), withheld=("symbol", "count"), derived=("derived", "sum")
    )


def _with_more_beneath(
    totals: pd.DataFrame, rows: pd.DataFrame, split: tuple[str, ...], dimensions: list[str]
) -> pd.Index:
    """Totals that these parts are not all of, and that are therefore not judged by them.

    Where primary schools are split by sex and secondary schools are not, "All" is more than either sum: a row
    beneath it has a school phase that no part has.
    """
    lacking = pd.Index([], dtype=int)
    columns = ["group", *dimensions]
    for flags, some in totals.groupby([totals[name].eq(ALL) for name in columns]):
        over = [name for name, flag in zip(columns, flags, strict=True) if flag]
        for name in (set(split) - {"group"}) if len(over) > 1 else ():
            beneath = _values_of(name, some, rows[rows[name] != ALL], _keys(rows, *over))
            seen = _values_of(name, some, _parts(rows, split), _keys(rows, *split))
            lacking = lacking.union(beneath.difference(seen).get_level_values(0))
    return lacking


def _values_of(name: str, totals: pd.DataFrame, rows: pd.DataFrame, shared: list[str]) -> pd.MultiIndex:
    """Each total's row number with each value that a column has in the rows sharing these keys with it."""
    values = rows[[*shared, name]].drop_duplicates()
    numbered = totals[shared].assign(total=totals.index)
    return pd.MultiIndex.from_frame(numbered.merge(values, on=shared)[["total", name]])


def _rounded(found: pd.DataFrame, points: pd.Series) -> pd.DataFrame:
    near = points.loc[found.index] & (found["sum"] - found["count"]).abs().le(_ROUNDED_POINTS)
    return found.assign(sum=found["sum"].mask(near, found["count"]))
