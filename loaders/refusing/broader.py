"""The same figures said more broadly: what an officer can send where a file is too detailed to be published."""

from collections.abc import Iterator
from itertools import combinations

import pandas as pd

from config import Extract
from config.ethnicity import ALL, Ethnicity

AGAIN = "and send the file again."


def broader(rows: pd.DataFrame, extract: Extract, ethnicity: Ethnicity) -> Iterator[tuple[str, pd.DataFrame]]:
    """What can be asked for, in words, and the rows that the file would then have, what loses least first.

    Breakdowns are left out, then detailed ethnic groups joined.
    """
    splits = [
        name
        for name, dimension in extract.dimensions.items()
        if dimension.additive and not dimension.required and rows[name].ne(ALL).any()
    ]
    for number in range(1, len(splits) + 1):
        for left_out in combinations(splits, number):
            titles = " and by ".join(f"“{extract.dimensions[name].title}”" for name in left_out)
            yield f"Leave out the breakdown by {titles} {AGAIN}", _without(rows, left_out)
    fewest = _without(rows, tuple(splits))
    if (broad := _in_broad_groups(fewest, ethnicity)) is not None:
        yield f"Give the broad ethnic groups alone{', without breakdowns,' if splits else ''} {AGAIN}", broad


def _without(rows: pd.DataFrame, left_out: tuple[str, ...]) -> pd.DataFrame:
    """The rows of everybody in these dimensions: those of the file, and where it has none the sums of its parts."""
    for name in left_out:
        whole, parts = rows[rows[name].eq(ALL)], rows[rows[name].ne(ALL)]
        where = [column for column in _keys(rows) if column != name]
        summed = _added(parts.assign(**{name: ALL}))
        given = pd.MultiIndex.from_frame(whole[where])
        fresh = summed[~pd.MultiIndex.from_frame(summed[where]).isin(given)]
        rows = pd.concat([whole, fresh], ignore_index=True) if len(whole) else fresh
    return rows


def _in_broad_groups(rows: pd.DataFrame, ethnicity: Ethnicity) -> pd.DataFrame | None:
    """The rows with detailed groups added up to broad ones; None where there is none that is inside a broad group."""
    broad = [name for name in ethnicity.groups if ethnicity.is_broad(name)]
    inside = {
        group: name
        for group in rows["group"].unique()
        for name in broad
        if group in ethnicity.groups and ethnicity.atoms_of(group) < ethnicity.atoms_of(name)
    }
    if not inside:
        return None
    given = rows[~rows["group"].isin(inside)]
    joined = rows[rows["group"].isin(inside) & ~rows["group"].map(inside).isin(given["group"])]
    return pd.concat([given, _added(joined.assign(group=joined["group"].map(inside)))], ignore_index=True)


def _keys(rows: pd.DataFrame) -> list[str]:
    return [name for name in rows.columns if name not in ("count", "symbol", "line")]


def _added(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows that are now of the same people added up; one that lacks a part has its reason."""
    added = rows.groupby(_keys(rows), sort=False, as_index=False, dropna=False).agg(
        count=("count", lambda counts: counts.sum(skipna=False)),
        symbol=("symbol", "first"),
        line=("line", "first"),
    )
    return added[list(rows.columns)].astype({"count": float})
