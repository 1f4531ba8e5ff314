"""Coarser splits: what is put together where protection would take too much of a breakdown.

200 social workers by five roles and five groups lose half of their cells. Managers together, of Black and of all other
groups, can be shown; so the first split stands of those that an extract declares (`Dimension.coarser`) that loses no
more than `withheld_at_most`, and where none does the breakdown is left out. Cells of the other splits are in the linked
system and protected like any other, but on no page: two splits beside each other could differ by a few people.
Readers keep what they have seen, so that a correction keeps the split of its slice; and what is put together stays so
in later periods, so that a line over time is one of the same people.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from config import Config, Dimension, Extract
from config.dimension import Split
from config.ethnicity import ALL, Ethnicity
from config.refusal import Unsafe
from config.vocabulary import Status
from metrics.disclosure.implied_cells import OF_PEOPLE
from metrics.disclosure.withholding import ExactTable
from metrics.groups import partition, placed

FINE = Split()
ASIDE: Status = "put_together"
# A split, or None: the breakdown is left out.
Choice = Split | None


class Most(NamedTuple):
    """So many of so many rows of a breakdown, and of each of its parts, may be withheld."""

    of_all: tuple[int, int]
    of_a_part: tuple[int, int]


class Offer(NamedTuple):
    """A breakdown in one split (bool by cell): the cells that are put aside for it, and its rows; those of each role or grade
    too, where its groups are those of the file, and can still be put together. `is_left_out`: all of its cells are withheld."""

    aside: np.ndarray
    rows: np.ndarray
    parts: tuple[np.ndarray, ...] = ()
    is_left_out: bool = False


def offers(
    table: ExactTable,
    public: np.ndarray,
    versions: Sequence[pd.DataFrame],
    before: Callable[[], Iterable[pd.DataFrame]],
    config: Config,
) -> list[list[Offer]]:
    """For each breakdown that has coarser splits, such as social workers by role, the offers to try, the finest first.

    `versions` are the releases of this slice so far, the newest first, `before` those of earlier periods. What others have
    published in the finest split (`public`) is shown in it, whatever is put together in other periods.
    """
    found, periods = [], None
    for name, where, inside in _breakdowns(table.cells, table.extract):
        dimension = table.extract.dimensions[name]
        splits = [split for split in (FINE, *dimension.coarser) if _can_be(split, table.cells[inside], name)]
        then = [choice for release in versions for choice in _taken(release, name, where, table.extract)]
        choices: list[Choice]
        if then:
            same = [split for split in splits if _is(split, then[0], table.cells.loc[inside, name])]
            choices = [*same[:1]] or [None]
        else:
            periods = list(before()) if periods is None else periods
            bound = [] if public[inside].any() else _bound(periods, name, where, table.extract)
            splits = [split for split in splits if all(split.holds(other) for other in bound)]
            choices = [*_different(splits, frozenset(table.cells.loc[inside, name])), None]
        found.append([_offer(choice, table, inside, name, config.ethnicity) for choice in choices])
    return found


def first_that_stand(
    every: Sequence[Sequence[Offer]],
    withheld_beside: Callable[[np.ndarray], np.ndarray],
    surely: np.ndarray,
    most: Most,
) -> tuple[np.ndarray, np.ndarray]:
    """Which cells are withheld and which put aside, by the first offer of each breakdown that does not lose too many.

    `withheld_beside` says for what is put aside which cells are withheld, or raises Unsafe; `surely` are withheld in any case.
    """
    at = [0] * len(every)
    while True:
        now = [of_one[place] for of_one, place in zip(every, at, strict=True)]
        going_on = [number for number, of_one in enumerate(every) if at[number] + 1 < len(of_one)]
        failing = [number for number in going_on if too_many(surely, now[number], most)]
        if not failing:
            aside, left_out = _together(now, len(surely))
            try:
                withheld = withheld_beside(aside | left_out) | left_out
                failing = [number for number in going_on if too_many(withheld, now[number], most)]
            except Unsafe:
                failing = going_on
                if not failing:
                    raise
            else:
                if not failing:
                    return withheld & ~aside, aside
        for number in failing:
            at[number] += 1


def _together(offers: Sequence[Offer], size: int) -> tuple[np.ndarray, np.ndarray]:
    """What is put aside for these offers, and what is left out."""
    aside, left_out = np.zeros((2, size), dtype=bool)
    for offer in offers:
        aside |= offer.aside
        if offer.is_left_out:
            left_out |= offer.rows
    return aside, left_out


def too_many(withheld: np.ndarray, offer: Offer, most: Most) -> bool:
    """Whether more is withheld of the breakdown, or of one of its parts, than may be: of 9 rows 4 are more than 1 of 3, and 3
    are not."""
    return _over(withheld, offer.rows, most.of_all) or any(
        _over(withheld, part, most.of_a_part) for part in offer.parts
    )


def _over(withheld: np.ndarray, rows: np.ndarray, share: tuple[int, int]) -> bool:
    return int((withheld & rows).sum()) * share[1] > int(rows.sum()) * share[0]


def _breakdowns(cells: pd.DataFrame, extract: Extract) -> Iterator[tuple[str, dict[str, str], np.ndarray]]:
    """Each dimension that has coarser splits, by area and whatever is never added up (staff groups), and its cells (bool)."""
    apart = ["area", *(name for name, dimension in extract.dimensions.items() if not dimension.additive)]
    for name, dimension in extract.dimensions.items():
        split = cells[cells[name].ne(ALL)] if dimension.coarser else cells[:0]
        for values, places in split.groupby(apart, sort=False).indices.items():
            inside = np.zeros(len(cells), dtype=bool)
            inside[split.index[places]] = True
            # Of one key pandas gives the value itself: support staff have nothing apart but their area.
            named = values if isinstance(values, tuple) else (values,)
            yield name, dict(zip(apart, named, strict=True)), inside


def _different(splits: Iterable[Split], values: frozenset[str]) -> list[Split]:
    """The splits that are not the one before them again, in a file that has these values alone."""
    different: dict[object, Split] = {}
    for split in splits:
        together = frozenset(there for parts in split.join.values() if len(there := values & {*parts}) > 1)
        different.setdefault((split.groups, together), split)
    return list(different.values())


def _can_be(split: Split, cells: pd.DataFrame, name: str) -> bool:
    """Whether the cells of a breakdown hold what the split puts together."""
    return set(split.groups) <= set(cells["group"]) and (
        not split.join or bool(split.groups) or cells[name].isin(list(split.join)).any()
    )


def _offer(choice: Choice, table: ExactTable, inside: np.ndarray, name: str, ethnicity: Ethnicity) -> Offer:
    if choice is None:
        finest = _offer(FINE, table, inside, name, ethnicity)
        return Offer(finest.aside, inside & ~finest.aside, is_left_out=True)
    cells, dimension = table.cells, table.extract.dimensions[name]
    given = set(cells.loc[table.given, "group"])
    groups = placed(set(cells.loc[inside, "group"]), ethnicity)
    kept = set(choice.groups) or groups - (_only_joined(dimension, ethnicity) - given)
    parts = {part for joined in choice.join.values() for part in joined}
    values = {*dimension.values, *choice.join} - parts
    aside = inside & ~(cells[name].isin(values) & ~cells["group"].isin(groups - kept)).to_numpy()
    wanted = choice.groups or [group for group in groups if ethnicity.is_broad(group)]
    others = [other for other, of in table.extract.dimensions.items() if of.additive and other != name]
    items = [item for item, of in table.extract.items.items() if of.kind in OF_PEOPLE]
    rows = cells["group"].isin(wanted or partition(kept, ethnicity)) & cells["item"].isin(items)
    rows = inside & ~aside & (rows & cells[others].eq(ALL).all(axis=1)).to_numpy()
    if choice.groups:
        return Offer(aside, rows)
    return Offer(aside, rows, tuple(rows & cells[name].eq(value).to_numpy() for value in sorted(values)))


def _only_joined(dimension: Dimension, ethnicity: Ethnicity) -> set[str]:
    groups = {group for split in dimension.coarser for group in split.groups}
    return {group for group in groups if ethnicity.groups[group].level == "joined"}


def _taken(release: pd.DataFrame, name: str, where: dict[str, str], extract: Extract) -> list[Choice]:
    """The split in which a release shows a breakdown, with those names only that it has; empty where it has none of it."""
    inside = release[name].ne(ALL)
    for column, value in where.items():
        inside &= release[column].eq(value)
    if not inside.any():
        return []
    offered = release[inside & release["status"].ne(ASIDE)]
    if offered["status"].eq("confidential").all():
        return [None]
    dimension, there = extract.dimensions[name], set(offered["group"])
    groups = next(
        (split.groups for split in dimension.coarser if split.groups and set(split.groups) <= there), ()
    )
    values = frozenset(offered[name])
    return [
        Split(
            join={joined: parts for joined, parts in dimension.joined.items() if joined in values},
            groups=groups,
        )
    ]


def _bound(
    periods: Iterable[pd.DataFrame], name: str, where: dict[str, str], extract: Extract
) -> list[Split]:
    return [
        split for release in periods for split in _taken(release, name, where, extract) if split is not None
    ]


def _is(split: Split, then: Choice, values: pd.Series) -> bool:
    there = {joined for joined in split.join if values.eq(joined).any()}
    return then is not None and there == set(then.join) and split.groups == then.groups
