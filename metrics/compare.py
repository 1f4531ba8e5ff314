"""What each row is set against: a population, a group of its own block, everybody else, or another area.

Adds c_x, c_n (the comparator's numerator and base, NaN where only a value is known) and c_value to rows.
Where the comparator cannot make the same set of people, all three are NaN and the verdict is "cannot say".
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from config import Config
from config.ethnicity import ALL, KNOWN
from config.periods import in_order
from metrics.counts import BLOCK, asked_of, cells_of
from metrics.groups import placed, tile

EVERYONE_ELSE = "Everyone else"


def population(name: str, released: Mapping[str, pd.DataFrame], config: Config) -> pd.DataFrame:
    """The cells of a population by area, at the date declared or else the latest that has ethnic groups: area,
    group, x, plus everybody of known group as group "Known"."""
    asked = asked_of(config.comparators[name])
    if released[asked.extract].empty:
        return pd.DataFrame(columns=["area", "group", "x", "period"])
    cells = cells_of(asked, released[asked.extract], config)
    if cells.empty:
        return cells
    if asked.period:
        return cells[cells["period"] == asked.period]
    place = cells["period"].map({label: place for place, label in enumerate(in_order(cells["period"]))})
    latest = place[cells["group"].isin(config.ethnicity.groups)].groupby(cells["area"]).max()
    return cells[place == cells["area"].map(latest)]


def groups_in(cells: pd.DataFrame, config: Config) -> dict[str, frozenset[str]]:
    """For each area, the groups of a population that have a figure."""
    visible = cells[cells["x"].notna()]
    return {area: placed(rows["group"], config.ethnicity) for area, rows in visible.groupby("area")}


def share_of(group: str, area: str, cells: pd.DataFrame, config: Config) -> float:
    """The share of a population that is in a group or named union; NaN where its cells cannot make it exactly."""
    people = cells[cells["area"] == area].set_index("group")["x"].to_dict()
    parts = tile(config.ethnicity.atoms_of(group), placed(people, config.ethnicity), config.ethnicity)
    return sum(people[part] for part in parts) / people[KNOWN] if parts else float("nan")


def against_population(rows: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """Rows against a population of their own area: the share that the same people are of all of it."""
    people = cells.set_index(["area", "group"])["x"].to_dict()
    c_x = [
        sum(people[area, name] for name in names) if names else np.nan
        for area, names in zip(rows["area"], rows["against"], strict=True)
    ]
    c_n = [people.get((area, KNOWN), np.nan) for area in rows["area"]]
    return _with(rows, np.array(c_x, dtype=float), np.array(c_n, dtype=float))


def against_group(rows: pd.DataFrame, cells: pd.DataFrame, name: str, config: Config) -> pd.DataFrame:
    """Rows against one group of the same block. A group that overlaps it is not compared with it (the
    interval of a part against its whole would be wrong); the group's own row carries its own figures."""
    theirs = cells[cells["group"] == name].set_index(BLOCK)[["x", "n", "s"]].reindex(_blocks(rows))
    reference = config.ethnicity.atoms_of(name)
    apart = np.array(
        [not (config.ethnicity.atoms_of(group) & reference) or group == name for group in rows["group"]]
    )
    apart &= (rows["group"] != ALL).to_numpy()
    c_x, c_n, c_s = (np.where(apart, theirs[column].to_numpy(), np.nan) for column in ("x", "n", "s"))
    return _with(rows, c_x, c_n, c_s)


def against_everyone_else(rows: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    """Rows against all others of known group in the same block."""
    known = totals.reindex(_blocks(rows))
    is_group = (rows["group"] != ALL).to_numpy()
    c_x = np.where(is_group, known["known_x"].to_numpy() - rows["x"].to_numpy(), np.nan)
    c_n = np.where(is_group, known["known_n"].to_numpy() - rows["n"].to_numpy(), np.nan)
    return _with(rows, c_x, c_n)


def against_area(rows: pd.DataFrame, cells: pd.DataFrame, area: str) -> pd.DataFrame:
    """Rows against the same group in another area, in the same period and breakdown: any group that can be made
    there, also one that its own rows show in more detail."""
    keys = ["period", "breakdown", "category", "group"]
    there = cells[cells["area"] == area].set_index(keys)[["x", "n", "s"]]
    theirs = there.reindex(pd.MultiIndex.from_frame(rows[keys]))
    elsewhere = (rows["area"] != area).to_numpy()
    return _with(
        rows, *(np.where(elsewhere, theirs[column].to_numpy(), np.nan) for column in ("x", "n", "s"))
    )


def _blocks(rows: pd.DataFrame) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(rows[BLOCK])


def _with(
    rows: pd.DataFrame, c_x: np.ndarray, c_n: np.ndarray, c_s: np.ndarray | None = None
) -> pd.DataFrame:
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.where(c_n > 0, c_x / c_n, np.nan)
    if c_s is not None:
        value = np.where(np.isnan(value), c_s, value)
    return rows.assign(c_x=c_x, c_n=c_n, c_value=value)
