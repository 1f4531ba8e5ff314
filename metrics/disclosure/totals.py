"""Every sum that pages may offer, as cells of their own, and every sum that holds among the cells.

The second matter for protection alone: what a reader could add up or take away.
"""

from collections.abc import Callable, Collection, Iterable, Iterator

import numpy as np
import pandas as pd

from config import Config, Dimension, Extract
from config.ethnicity import ALL, KNOWN
from metrics.disclosure.implied_cells import keys
from metrics.disclosure.linked_system import Sum
from metrics.groups import partition, placed, tile

NOT_KNOWN = "Not known"
SUMMED = ("people", "events", "points")
# What differs in a total from its parts, and the parts' row numbers.
Difference = tuple[dict[str, str], list[int]]


def offered(
    cells: pd.DataFrame, extract: Extract, config: Config, *, complete: bool, coarser: bool = False
) -> tuple[pd.DataFrame, list[Sum]]:
    """The cells with every sum that pages offer, and the sums as (total, parts) by row number; with `coarser` those of
    the coarser splits too, of which pages offer one instead of the cells that it puts together."""
    grown = _Grown(cells, extract)
    splits = {
        name: dimension for name, dimension in extract.dimensions.items() if coarser and dimension.coarser
    }
    additive = {
        name: (ALL, *splits[name].joined) if name in splits else (ALL,)
        for name, dimension in extract.dimensions.items()
        if dimension.additive
    }
    for name, totals in additive.items():
        grown.add(_dimension_sums(grown.frame, name, totals))
    for name, dimension in splits.items():
        grown.add(_joined_sums(grown.frame, name, dimension))
    grown.add(_group_sums(grown.frame, config, complete=complete))
    for name, dimension in splits.items():
        grown.add(_joined_groups(grown.frame, name, dimension, config))
    # All = known + not known is looked at first: a few people not known then cost the total, and no group.
    parts, grown.sums = grown.sums, []
    grown.add(_whole_sums(grown.frame, config, complete=complete))
    grown.sums += parts
    for name, totals in additive.items():
        grown.relate(_dimension_sums(grown.frame, name, totals))
    for name, dimension in splits.items():
        grown.relate(_joined_sums(grown.frame, name, dimension))
    return grown.frame, grown.sums


def one_not_known(cells: pd.DataFrame, config: Config) -> pd.DataFrame:
    """Refused, not obtained and not stated together as "Not known": pages have one row for all of them, and a
    file may name several ("Not known" and "Prefer not to say")."""
    unknown = cells["group"].isin(config.ethnicity.not_known)
    cells = cells.assign(group=cells["group"].mask(unknown, NOT_KNOWN))
    several = cells.duplicated(keys(cells), keep=False)
    if not several.any():
        return cells
    blocks = cells[several].groupby(keys(cells), sort=False)
    together = [block.iloc[0].to_dict() | added(block.to_dict("records")) for _, block in blocks]
    return pd.concat([cells[~several], pd.DataFrame(together, columns=cells.columns)])


def in_order(cells: pd.DataFrame) -> pd.DataFrame:
    """One order, whatever that of the rows: which of two equal parts is withheld must not hang on it."""
    return cells.sort_values(keys(cells), kind="stable", ignore_index=True)


class _Grown:
    """Cells and the sums among them, while sums are added. Only a sum that is not given is added as a cell."""

    def __init__(self, cells: pd.DataFrame, extract: Extract) -> None:
        self.frame = cells
        self.sums: list[Sum] = []
        self.summed = {name for name, item in extract.items.items() if item.kind in SUMMED}

    def add(self, sums: Iterator[Difference]) -> None:
        """Sums that are cells of their own: one that the source does not give is added."""
        records, at, where = self._indexed()
        for differs, parts in sums:
            total = records[parts[0]] | differs
            key = tuple(total[name] for name in where)
            if total["item"] not in self.summed:
                continue
            if key not in at:
                at[key] = len(records)
                records.append(total | added([records[part] for part in parts]))
            self.sums.append((at[key], tuple(parts)))
        self.frame = pd.DataFrame(records, columns=self.frame.columns)

    def relate(self, sums: Iterator[Difference]) -> None:
        """Sums that hold among cells that are there: what one role leaves of everybody, in any group."""
        records, at, where = self._indexed()
        for differs, parts in sums:
            total = records[parts[0]] | differs
            key = tuple(total[name] for name in where)
            if total["item"] in self.summed and key in at:
                self.sums.append((at[key], tuple(parts)))

    def _indexed(self) -> tuple[list[dict], dict[tuple, int], list[str]]:
        where = keys(self.frame)
        # As objects: handing out one by one what pandas holds as text is most of the time that a release takes.
        records = self.frame.astype(object).to_dict("records")
        at = {tuple(record[name] for name in where): number for number, record in enumerate(records)}
        return records, at, where


def added(parts: list[dict]) -> dict[str, float | str]:
    """The sum of cells: a figure only where every part has one, else the strongest reason why not."""
    reasons = {part["status"] for part in parts} - {"published"}
    if not reasons:
        return {"count": float(sum(part["count"] for part in parts)), "status": "published"}
    return {"count": np.nan, "status": "confidential" if "confidential" in reasons else "not_available"}


def _dimension_sums(frame: pd.DataFrame, dimension: str, totals: Collection[str]) -> Iterator[Difference]:
    """One sum for each set of cells that differ in nothing but this dimension, of which `totals` are themselves sums."""
    split = frame[~frame[dimension].isin(totals)]
    for numbers in split.groupby(keys(frame, dimension), sort=False).groups.values():
        yield {dimension: ALL}, list(numbers)


def _joined_sums(frame: pd.DataFrame, name: str, dimension: Dimension) -> Iterator[Difference]:
    """What coarser splits put together of the values of a dimension."""
    for joined, parts in dimension.joined.items():
        inside = frame[frame[name].isin(parts)]
        for numbers in inside.groupby(keys(frame, name), sort=False).groups.values():
            yield {name: joined}, list(numbers)


def _joined_groups(
    frame: pd.DataFrame, name: str, dimension: Dimension, config: Config
) -> Iterator[Difference]:
    """What coarser splits put together of the groups, of each value of a dimension."""
    wanted = list(dict.fromkeys(group for split in dimension.coarser for group in split.groups))

    def joined(names: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
        groups = placed(names, config.ethnicity)
        for group in wanted:
            if parts := tile(config.ethnicity.atoms_of(group), groups - {group}, config.ethnicity):
                yield group, list(parts)

    return _sums_of_blocks(frame[frame[name] != ALL], joined)


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
    names = frame["group"].to_dict()
    plans: dict[tuple[str, ...], list[tuple[str, list[str]]]] = {}
    for numbers in frame.groupby(keys(frame, "group"), sort=False).groups.values():
        at = {names[number]: number for number in numbers}
        groups = tuple(at)
        if groups not in plans:
            plans[groups] = list(sums_among(groups))
        for total, parts in plans[groups]:
            yield {"group": total}, [at[part] for part in parts]


def _block_sums(names: tuple[str, ...], config: Config, *, complete: bool) -> Iterator[tuple[str, list[str]]]:
    ethnicity = config.ethnicity
    groups = placed(names, ethnicity)
    for name in _in_turn(placed(ethnicity.groups, ethnicity), config):
        if ethnicity.groups[name].level == "joined":
            continue
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
    for name in _in_turn(groups, config):
        if parts := tile(ethnicity.atoms_of(name), groups - {name}, ethnicity):
            yield name, list(parts)
        if KNOWN in names and (others := tile(everybody - ethnicity.atoms_of(name), groups, ethnicity)):
            yield KNOWN, [name, *others]
    broad = [name for name in _in_turn(groups, config) if ethnicity.is_broad(name)]
    rest = [
        name for name in _in_turn(groups, config) if not any(_inside(name, other, config) for other in broad)
    ]
    if KNOWN in names and broad:
        yield KNOWN, [*broad, *partition(rest, ethnicity)]
    apart = [name for name in names if name in (KNOWN, NOT_KNOWN) or _unplaced(name, config)]
    if complete and ALL in names and len(apart) > 1:
        yield ALL, apart


def _in_turn(names: Iterable[str], config: Config) -> list[str]:
    """Groups in the order in which they are declared: a set has another order in every process."""
    return sorted(names, key=config.ethnicity.order.__getitem__)


def _unplaced(name: str, config: Config) -> bool:
    return name in config.ethnicity.groups and config.ethnicity.groups[name].level == "unplaced"


def _inside(name: str, other: str, config: Config) -> bool:
    """Whether two groups share people: what overlaps a broad group is not counted beside it."""
    return bool(config.ethnicity.atoms_of(name) & config.ethnicity.atoms_of(other))
