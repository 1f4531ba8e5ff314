"""What each row is set against: a population, a group of its own block, everybody else, or another area.

Adds c_x, c_n (the comparator's numerator and base, NaN where only a value is known), c_value, and c_x_within,
c_n_within and c_s_within (how far its counts, or its value without counts, may be from the truth) to rows. Where the
comparator cannot make the same set of people, the first three are NaN and the verdict is "cannot say".
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from config import Config
from config.ethnicity import ALL, KNOWN
from config.periods import in_order
from metrics.columns import Columns, kept
from metrics.figures.counts import asked_of, cells_of, places_of
from metrics.groups import placed, tile

EVERYONE_ELSE = "Everyone else"
COUNTS = ["x", "n", "x_within", "n_within", "s", "s_within"]


def population(
    name: str, released: Mapping[str, pd.DataFrame], config: Config, area: str = ""
) -> pd.DataFrame:
    """The cells of a population by area, at the date declared or else the latest that has ethnic groups: area,
    group, x, plus everybody of known group as group "Known"; of one `area` where that is all that is wanted."""
    asked = asked_of(config.comparators[name])
    if released[asked.extract].empty:
        return pd.DataFrame(columns=["area", "group", "x", "x_within", "period"])
    cells = cells_of(asked, released[asked.extract], config, {"area": area} if area else None)
    if cells.empty:
        return cells
    if asked.period:
        return cells[cells["period"] == asked.period]
    order = {label: place for place, label in enumerate(in_order(cells["period"]))}
    places = list(
        zip(cells["area"].tolist(), (order[label] for label in cells["period"].tolist()), strict=True)
    )
    latest: dict[str, int] = {}
    for (area_name, place), group in zip(places, cells["group"].tolist(), strict=True):
        if group in config.ethnicity.groups:
            latest[area_name] = max(place, latest.get(area_name, place))
    return cells[[latest.get(area_name) == place for area_name, place in places]]


def there(name: str, released: Mapping[str, pd.DataFrame], config: Config) -> str:
    """The population itself, or the one that stands in for it while it has no figures anywhere."""
    stand_in = config.comparators[name].stand_in if name in config.comparators else ""
    return stand_in if stand_in and population(name, released, config).empty else name


def groups_in(cells: pd.DataFrame, config: Config) -> dict[str, frozenset[str]]:
    """For each area, the groups of a population that have a figure."""
    visible = cells[cells["x"].notna()]
    names: dict[str, set[str]] = {}
    for area, group in zip(visible["area"].tolist(), visible["group"].tolist(), strict=True):
        names.setdefault(area, set()).add(group)
    return {area: placed(groups, config.ethnicity) for area, groups in names.items()}


def share_of(group: str, area: str, cells: pd.DataFrame, config: Config) -> float:
    """The share of a population that is in a group or named union; NaN where its cells cannot make it exactly."""
    people = cells[cells["area"] == area].set_index("group")["x"].to_dict()
    parts = tile(config.ethnicity.atoms_of(group), placed(people, config.ethnicity), config.ethnicity)
    return sum(people[part] for part in parts) / people[KNOWN] if parts else float("nan")


def against_population(rows: Columns, cells: pd.DataFrame) -> Columns:
    """Rows against a population of their own area: the share that the same people are of all of it."""
    people = dict(zip(zip(cells["area"].tolist(), cells["group"].tolist(), strict=True),
                      cells[["x", "x_within"]].to_numpy(dtype=float), strict=True))  # fmt: skip
    nothing = np.array([np.nan, 0.0])
    parts = [
        sum(people[area, name] for name in names) if names else nothing
        for area, names in zip(rows["area"].tolist(), rows["against"].tolist(), strict=True)
    ]
    c_x, c_x_within = np.array(parts, dtype=float).reshape(-1, 2).T
    known = [people.get((area, KNOWN), nothing) for area in rows["area"].tolist()]
    c_n, c_n_within = np.array(known, dtype=float).reshape(-1, 2).T
    return _with(rows, c_x, c_n, c_x_within, c_n_within)


def against_group(rows: Columns, cells: pd.DataFrame, name: str | Sequence[str], config: Config) -> Columns:
    """Rows against one group of the same block, `name`: one for all, or one for each row. A group that overlaps it is
    not compared with it (the interval of a part against its whole would be wrong); its own row carries its own figures.
    """
    names = [name] * len(rows["group"]) if isinstance(name, str) else list(name)
    there = cells[cells["group"].isin(names)]
    found = zip(places_of(there), there["group"].tolist(), strict=True)
    theirs = dict(zip(found, there[COUNTS].to_numpy(dtype=float), strict=True))
    atoms = config.ethnicity.atoms_of
    apart = [
        group != ALL and (group == other or not atoms(group) & atoms(other))
        for group, other in zip(rows["group"].tolist(), names, strict=True)
    ]
    return _with(rows, *_found(list(zip(places_of(rows), names, strict=True)), theirs, apart))


def against_everyone_else(rows: Columns) -> Columns:
    """Rows against all others of known group in the same block (known_x and known_n): known counts less the row's,
    so that both bounds add up."""
    is_group = rows["group"] != ALL
    c_x = np.where(is_group, rows["known_x"] - rows["x"], np.nan)
    c_n = np.where(is_group, rows["known_n"] - rows["n"], np.nan)
    bounds = [rows[f"known_{name}_within"] + rows[f"{name}_within"] for name in ("x", "n")]
    return _with(rows, c_x, c_n, *(np.where(is_group, bound, 0.0) for bound in bounds))


def against_area(rows: Columns, cells: Columns, area: str) -> Columns:
    """Rows against the same group in another area, in the same period and breakdown: any group that can be made
    there, also one that its own rows show in more detail. An area is never set against itself."""
    there = kept(cells, cells["area"] == area)
    counts = np.column_stack([there[name] for name in COUNTS]).astype(float)
    theirs = dict(zip(_of_group(there), counts, strict=True))
    return _with(rows, *_found(_of_group(rows), theirs, (rows["area"] != area).tolist()))


def _of_group(rows: Columns) -> list[tuple[str, ...]]:
    keys = ["period", "breakdown", "category", "group"]
    return list(zip(*(rows[name].tolist() for name in keys), strict=True))


def _found(keys: Sequence[tuple], theirs: Mapping[Any, np.ndarray], wanted: Sequence[bool]) -> np.ndarray:
    """The comparator's COUNTS for each row, NaN where there is none or it is not wanted."""
    nothing = np.array([np.nan, np.nan, 0.0, 0.0, np.nan, 0.0])
    found = [
        theirs.get(key, nothing) if compared else nothing for key, compared in zip(keys, wanted, strict=True)
    ]
    return np.array(found, dtype=float).reshape(-1, len(COUNTS)).T


def _with(
    rows: Columns,
    c_x: np.ndarray,
    c_n: np.ndarray,
    c_x_within: np.ndarray,
    c_n_within: np.ndarray,
    c_s: np.ndarray | None = None,
    c_s_within: np.ndarray | None = None,
) -> Columns:
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.where(c_n > 0, c_x / c_n, np.nan)
    if c_s is not None:
        value = np.where(np.isnan(value), c_s, value)
    theirs = {"c_x": c_x, "c_n": c_n, "c_x_within": c_x_within, "c_n_within": c_n_within, "c_value": value}
    return rows | theirs | {"c_s_within": np.zeros(len(c_x)) if c_s_within is None else c_s_within}
