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
# What differs in a total from its parts, and the parts' row numbers.
Difference = tuple[dict[str, str], list[int]]


def build(rows: pd.DataFrame, extract: str, config: Config) -> pd.DataFrame:
    """The release of one slice (one extract, source and period).

    `rows`: source, origin, period, area, dimensions, group, item, count, symbol, line. Returned: the same
    without symbol and line, with `status`; offered sums are added, withheld counts are NaN.
    """
    declared = config.extracts[extract]
    source = str(rows["source"].iloc[0])
    cells = rows.drop(columns=["line", "symbol"]).assign(status=rows["symbol"].fillna("published"))
    given = _in_order(_one_not_known(cells, config))
    cells, sums = offered(given, declared, config, complete=_complete(source, config))
    smallest = protection.threshold(protection.policy(declared, source), config.publication)
    return protection.protect(cells, sums, declared, smallest, _worth(cells, len(given), config))


def _worth(cells: pd.DataFrame, given: int, config: Config) -> np.ndarray:
    """How much would be lost with a cell, for choosing what goes with a withheld one: 0 a union that only we
    added up, 1 any other, 2 everybody of known group, of whom all else is a share."""
    union = cells["group"].map(
        lambda name: name in config.ethnicity.groups and config.ethnicity.groups[name].level
    )
    ours = union.eq("union").to_numpy() & (np.arange(len(cells)) >= given)
    return np.where(ours, 0, np.where(cells["group"].eq(KNOWN), 2, 1))


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
    additive = [name for name, dimension in extract.dimensions.items() if dimension.additive]
    for dimension in additive:
        grown.add(_dimension_sums(grown.frame, dimension))
    grown.add(_group_sums(grown.frame, config, complete=complete))
    # All = known + not known is looked at first: a few people not known then cost the total, and no group.
    parts, grown.sums = grown.sums, []
    grown.add(_whole_sums(grown.frame, config, complete=complete))
    grown.sums += parts
    for dimension in additive:
        grown.relate(_dimension_sums(grown.frame, dimension))
    return grown.frame, grown.sums


class _Grown:
    """Cells and the sums among them, while sums are added. Only a sum that is not given is added as a cell."""

    def __init__(self, cells: pd.DataFrame, extract: Extract) -> None:
        self.frame = cells
        self.sums: list[Sum] = []
        self.summed = {name for name, item in extract.items.items() if item.kind in SUMMED}

    def add(self, sums: Iterator[Difference]) -> None:
        """Sums that are cells of their own: one that the source does not give is added."""
        records, at, keys = self._indexed()
        for differs, parts in sums:
            total = records[parts[0]] | differs
            key = tuple(total[name] for name in keys)
            if total["item"] not in self.summed:
                continue
            if key not in at:
                at[key] = len(records)
                records.append(total | _added([records[part] for part in parts]))
            self.sums.append((at[key], tuple(parts)))
        self.frame = pd.DataFrame(records, columns=self.frame.columns)

    def relate(self, sums: Iterator[Difference]) -> None:
        """Sums that hold among cells that are there: what one role leaves of everybody, in any group."""
        records, at, keys = self._indexed()
        for differs, parts in sums:
            total = records[parts[0]] | differs
            key = tuple(total[name] for name in keys)
            if total["item"] in self.summed and key in at:
                self.sums.append((at[key], tuple(parts)))

    def _indexed(self) -> tuple[list[dict], dict[tuple, int], list[str]]:
        keys = _keys(self.frame)
        records = self.frame.to_dict("records")
        at = {tuple(record[name] for name in keys): number for number, record in enumerate(records)}
        return records, at, keys


def _added(parts: list[dict]) -> dict[str, float | str]:
    """The sum of cells: a figure only where every part has one, else the strongest reason why not."""
    reasons = {part["status"] for part in parts} - {"published"}
    if not reasons:
        return {"count": float(sum(part["count"] for part in parts)), "status": "published"}
    return {"count": np.nan, "status": "confidential" if "confidential" in reasons else "not_available"}


def _dimension_sums(frame: pd.DataFrame, dimension: str) -> Iterator[Difference]:
    """One sum for each set of cells that differ in nothing but this dimension."""
    split = frame[frame[dimension] != ALL]
    for numbers in split.groupby(_keys(frame, dimension), sort=False).groups.values():
        yield {dimension: ALL}, list(numbers)


def _group_sums(frame: pd.DataFrame, config: Config, *, complete: bool) -> Iterator[Difference]:
    """For each block of cells that differ in nothing but the group: known, all, and every union."""
    return _sums_of_blocks(frame, lambda names: _block_sums(names, config, complete=complete))


def _whole_sums(frame: pd.DataFrame, config: Config, *, complete: bool) -> Iterator[Difference]:
    """The sums that hold among the sums themselves: without them a withheld "not known", or the one withheld
    part of a group that is shown beside the union of its other parts, is what the totals leave."""
    return _sums_of_blocks(frame, lambda names: _nested_sums(names, config, complete=complete))


def _sums_of_blocks(
    frame: pd.DataFrame, sums_among: Callable[[tuple[str, ...]], Iterator[tuple[str, list[str]]]]
) -> Iterator[Difference]:
    """The sums of every block, worked out once for all blocks that have the same groups."""
    names = frame["group"].tolist()
    plans: dict[tuple[str, ...], list[tuple[str, list[str]]]] = {}
    for numbers in frame.groupby(_keys(frame, "group"), sort=False).groups.values():
        at = {names[number]: number for number in numbers}
        groups = tuple(at)
        if groups not in plans:
            plans[groups] = list(sums_among(groups))
        for total, parts in plans[groups]:
            yield {"group": total}, [at[part] for part in parts]


def _block_sums(names: tuple[str, ...], config: Config, *, complete: bool) -> Iterator[tuple[str, list[str]]]:
    ethnicity = config.ethnicity
    groups = placed(names, ethnicity)
    for name in placed(ethnicity.groups, ethnicity):
        if parts := tile(ethnicity.atoms_of(name), groups - {name}, ethnicity):
            yield name, list(parts)
    everybody = list(partition(groups, ethnicity))
    if everybody:
        yield KNOWN, everybody
        apart = [name for name in names if name == NOT_KNOWN or _unplaced(name, config)]
        if complete and (KNOWN not in names or NOT_KNOWN in names or ALL in names):
            yield ALL, everybody + apart


def _nested_sums(
    names: tuple[str, ...], config: Config, *, complete: bool
) -> Iterator[tuple[str, list[str]]]:
    """Known = any group and all others; a group = its largest parts; All = known + not known + unplaced."""
    ethnicity = config.ethnicity
    groups = placed(names, ethnicity)
    everybody = frozenset[str]().union(*(ethnicity.atoms_of(name) for name in groups))
    for name in sorted(groups, key=ethnicity.order.__getitem__):
        if parts := tile(ethnicity.atoms_of(name), groups - {name}, ethnicity):
            yield name, list(parts)
        if KNOWN in names and (others := tile(everybody - ethnicity.atoms_of(name), groups, ethnicity)):
            yield KNOWN, [name, *others]
    broad = [name for name in groups if ethnicity.is_broad(name)]
    rest = [name for name in groups if not any(_inside(name, other, config) for other in broad)]
    if KNOWN in names and broad:
        yield KNOWN, [*broad, *partition(rest, ethnicity)]
    apart = [name for name in names if name in (KNOWN, NOT_KNOWN) or _unplaced(name, config)]
    if complete and ALL in names and len(apart) > 1:
        yield ALL, apart


def _unplaced(name: str, config: Config) -> bool:
    return name in config.ethnicity.groups and config.ethnicity.groups[name].level == "unplaced"


def _inside(name: str, other: str, config: Config) -> bool:
    """Whether two groups share people: what overlaps a broad group is not counted beside it."""
    return bool(config.ethnicity.atoms_of(name) & config.ethnicity.atoms_of(other))
