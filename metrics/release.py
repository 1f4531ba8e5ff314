"""From rows to the protected release: every cell that pages may offer, and nothing that they may not.

A release holds sums as well as rows (all roles together, broad groups, everybody whose group is known), each
a cell of its own, so that a total stays when a part of it is withheld and no page ever adds cells up past
what was protected. `build` is pure: the same rows and configuration give the same release.
"""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
import pandas as pd

from config import Config, Extract
from config.ethnicity import ALL, KNOWN
from metrics import protection
from metrics.groups import partition, placed, tile
from metrics.protection import Sum

NOT_KNOWN = "Not known"
SUMMED = ("people", "events", "points")


def build(rows: pd.DataFrame, extract: str, config: Config) -> pd.DataFrame:
    """The release of one slice (one extract, source and period).

    `rows`: source, origin, period, area, dimensions, group, item, count, symbol, line. Returned: the same
    without symbol and line, with `status`; offered sums are added, withheld counts are NaN.
    """
    declared = config.extracts[extract]
    source = str(rows["source"].iloc[0])
    cells = rows.drop(columns=["line", "symbol"]).assign(status=rows["symbol"].fillna("published"))
    cells = _in_order(_one_not_known(cells, config))
    cells, sums = offered(cells, declared, config, complete=_complete(source, config))
    smallest = protection.threshold(protection.policy(declared, source), config.publication)
    return protection.protect(cells, sums, declared, smallest)


def builder(config: Config) -> Callable[[pd.DataFrame, str], pd.DataFrame]:
    """`build` with its configuration, as the store asks for it: (rows of a slice, extract) -> release."""
    return partial(build, config=config)


def _complete(source: str, config: Config) -> bool:
    """Whether the source's groups and its not known add up to its total (older DfE files leave groups out)."""
    family = next((family for family in config.families.values() if family.source == source), None)
    return family is None or family.group.complete


def _one_not_known(cells: pd.DataFrame, config: Config) -> pd.DataFrame:
    """Refused, not obtained and not stated together as "Not known": pages have one row for all of them, and a
    file may name several ("Not known" and "Prefer not to say")."""
    unknown = cells["group"].isin(config.ethnicity.not_known)
    cells = cells.assign(group=cells["group"].mask(unknown, NOT_KNOWN))
    several = cells.duplicated(_keys(cells), keep=False)
    if not several.any():
        return cells
    blocks = cells[several].groupby(_keys(cells), sort=False)
    together = [block.iloc[0].to_dict() | _added(block.to_dict("records")) for _, block in blocks]
    return pd.concat([cells[~several], pd.DataFrame(together, columns=cells.columns)])


def _in_order(cells: pd.DataFrame) -> pd.DataFrame:
    """One order, whatever that of the rows: which of two equal parts is withheld must not hang on it."""
    return cells.sort_values(_keys(cells), kind="stable", ignore_index=True)


def _keys(cells: pd.DataFrame, *but: str) -> list[str]:
    return [name for name in cells.columns if name not in ("count", "status", "origin", *but)]


def offered(
    cells: pd.DataFrame, extract: Extract, config: Config, *, complete: bool
) -> tuple[pd.DataFrame, list[Sum]]:
    """The cells with every sum that pages offer, and the sums as (total, parts) by row number."""
    grown = _Grown(cells, extract)
    for dimension, declared in extract.dimensions.items():
        if declared.additive:
            grown.add(_dimension_sums(grown.frame, dimension))
    grown.add(_group_sums(grown.frame, config, complete=complete))
    grown.add(_whole_sums(grown.frame, config, complete=complete))
    return grown.frame, grown.sums


class _Grown:
    """Cells and the sums among them, while sums are added. Only a sum that is not given is added as a cell."""

    def __init__(self, cells: pd.DataFrame, extract: Extract) -> None:
        self.frame = cells
        self.sums: list[Sum] = []
        self.summed = {name for name, item in extract.items.items() if item.kind in SUMMED}

    def add(self, sums: Iterator[tuple[dict[str, str], list[int]]]) -> None:
        """Each sum is (what differs in the total from its parts, the parts' row numbers)."""
        keys = _keys(self.frame)
        records = self.frame.to_dict("records")
        at = {tuple(record[name] for name in keys): number for number, record in enumerate(records)}
        for differs, parts in sums:
            if records[parts[0]]["item"] not in self.summed:
                continue
            total = records[parts[0]] | differs
            key = tuple(total[name] for name in keys)
            if key not in at:
                at[key] = len(records)
                records.append(total | _added([records[part] for part in parts]))
            self.sums.append((at[key], tuple(parts)))
        self.frame = pd.DataFrame(records, columns=self.frame.columns)


def _added(parts: list[dict]) -> dict[str, float | str]:
    """The sum of cells: a figure only where every part has one, else the strongest reason why not."""
    reasons = {part["status"] for part in parts} - {"published"}
    if not reasons:
        return {"count": float(sum(part["count"] for part in parts)), "status": "published"}
    return {"count": np.nan, "status": "confidential" if "confidential" in reasons else "not_available"}


def _dimension_sums(frame: pd.DataFrame, dimension: str) -> Iterator[tuple[dict[str, str], list[int]]]:
    """One sum for each set of cells that differ in nothing but this dimension."""
    split = frame[frame[dimension] != ALL]
    for numbers in split.groupby(_keys(frame, dimension), sort=False).groups.values():
        yield {dimension: ALL}, list(numbers)


def _group_sums(
    frame: pd.DataFrame, config: Config, *, complete: bool
) -> Iterator[tuple[dict[str, str], list[int]]]:
    """For each block of cells that differ in nothing but the group: known, all, and every union."""
    names = frame["group"].tolist()
    for numbers in frame.groupby(_keys(frame, "group"), sort=False).groups.values():
        yield from _block_sums({names[number]: number for number in numbers}, config, complete=complete)


def _block_sums(
    at: dict[str, int], config: Config, *, complete: bool
) -> Iterator[tuple[dict[str, str], list[int]]]:
    ethnicity = config.ethnicity
    groups = placed(at, ethnicity)
    for name in placed(ethnicity.groups, ethnicity):
        others = groups - {name}
        if parts := tile(ethnicity.atoms_of(name), others, ethnicity):
            yield {"group": name}, [at[part] for part in parts]
    unknown = [at[NOT_KNOWN]] if NOT_KNOWN in at else []
    everybody = [at[name] for name in partition(groups, ethnicity)]
    if everybody:
        yield {"group": KNOWN}, everybody
        unplaced = [number for name, number in at.items() if name in ethnicity.groups and name not in groups]
        if complete and (KNOWN not in at or unknown or ALL in at):
            yield {"group": ALL}, everybody + unplaced + unknown


def _whole_sums(
    frame: pd.DataFrame, config: Config, *, complete: bool
) -> Iterator[tuple[dict[str, str], list[int]]]:
    """Known = the broad groups, and All = known + not known + unplaced.

    These hold among the sums themselves: without them a withheld "not known", or the only withheld broad group,
    is what the totals leave.
    """
    names = frame["group"].tolist()
    unplaced = [name for name, group in config.ethnicity.groups.items() if group.level == "unplaced"]
    for numbers in frame.groupby(_keys(frame, "group"), sort=False).groups.values():
        at = {names[number]: number for number in numbers}
        groups = placed(at, config.ethnicity)
        broad = [name for name in groups if config.ethnicity.is_broad(name)]
        rest = [name for name in groups if not any(_inside(name, other, config) for other in broad)]
        if KNOWN in at and broad:
            yield {"group": KNOWN}, [at[name] for name in (*broad, *partition(rest, config.ethnicity))]
        parts = [at[name] for name in (KNOWN, NOT_KNOWN, *unplaced) if name in at]
        if complete and ALL in at and len(parts) > 1:
            yield {"group": ALL}, parts


def _inside(name: str, other: str, config: Config) -> bool:
    """Whether two groups share people: what overlaps a broad group is not counted beside it."""
    return bool(config.ethnicity.atoms_of(name) & config.ethnicity.atoms_of(other))
