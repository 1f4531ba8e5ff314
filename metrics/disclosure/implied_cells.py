"""The linked system of a slice: its counts of people and events, the sums among them, and the cells of nobody's page.

What a count leaves of its base says as much as the count: 58 of 60 pupils reached a standard means that 2 did
not; and there are never more pupils suspended than suspensions. Such a rest, and everyone but one group, is a cell
of the system like any other, only never shown.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from config import Extract
from config.ethnicity import ALL, KNOWN
from metrics.disclosure.linked_system import Sum

OF_PEOPLE = ("people", "events")
NOT_KEYS = ("count", "status", "origin", "within", "protected", "method")


class LinkedCells(NamedTuple):
    """`counts` of the release's cells in their order (NaN what counts neither people nor events), then of the
    implied ones; `sums` by number in that order; `names`, all different, the same in every period. `is_offered` is
    False for implied cells. `cell` and `base` are, for each implied cell, the count that leaves it and what it is left
    of; those of everyone but a group (`is_everyone_else`) come last. `is_rest_of_base`: what a count leaves of its base, and
    not of what else it is part of. `people_events`: by number, people, their events, and what the people leave of these:
    where there is nobody, there is no event."""

    counts: np.ndarray
    sums: list[Sum]
    names: list[str]
    is_offered: np.ndarray
    cell: np.ndarray
    base: np.ndarray
    is_everyone_else: np.ndarray
    is_rest_of_base: np.ndarray
    people_events: list[tuple[int, int, int]]

    @property
    def is_implied(self) -> np.ndarray:
        return ~self.is_offered

    @property
    def is_rounded(self) -> np.ndarray:
        """Which cells (bool) a rounded release rounds: the others are what two of these leave."""
        return ~(self.is_everyone_else | self.is_rest_of_base)

    @property
    def offered(self) -> int:
        """How many cells the release itself has."""
        return int(self.is_offered.sum())

    def with_differences(self, offered: np.ndarray) -> np.ndarray:
        """A number for each offered cell, and for each implied one what its two leave."""
        return np.concatenate([offered, offered[self.base] - offered[self.cell]])


def keys(cells: pd.DataFrame, *but: str) -> list[str]:
    """The columns that say which cell it is."""
    return [name for name in cells.columns if name not in (*NOT_KEYS, *but)]


def names(cells: pd.DataFrame) -> list[str]:
    """A name for each cell that is its own, the same in every period and for every version."""
    return [" | ".join(map(str, key)) for key in cells[keys(cells, "period")].itertuples(index=False)]


def linked_cells(
    cells: pd.DataFrame, sums: Sequence[Sum], extract: Extract, *, others_below: float = np.inf
) -> LinkedCells:
    """The system of all cells of a release, with the rests of bases and everyone but each group.

    Of the latter only those of fewer than `others_below` people: a larger one is the sum of cells that are there.
    """
    kinds = cells["item"].map({name: item.kind for name, item in extract.items.items()})
    people = kinds.isin(OF_PEOPLE).to_numpy()
    counts = np.where(people, cells["count"].to_numpy(), np.nan)
    counted = list(dict.fromkeys((total, tuple(parts)) for total, parts in sums if people[total]))
    rests = _rests(cells, counts, counted, extract)
    titles = names(cells)
    left = [f"{titles[cell]} | what it leaves{of}" for cell, of in zip(rests.cell, rests.of, strict=True)]
    others = _everyone_else(cells, counts, counted, extract, others_below, len(counts) + len(rests.cell))
    cell, base = (np.concatenate(both).astype(int) for both in zip(rests[:2], others[:2], strict=True))
    size = len(counts) + len(cell)
    return LinkedCells(
        np.concatenate([counts, counts[base] - counts[cell]]),
        counted + rests.sums + others.sums,
        titles + left + [f"{titles[cell]} | what it leaves" for cell in others.cell],
        np.arange(size) < len(counts),
        cell,
        base,
        np.arange(size) >= len(counts) + len(rests.cell),
        np.concatenate(
            [np.zeros(len(counts), dtype=bool), rests.of_base, np.zeros(len(others.cell), dtype=bool)]
        ),
        _people_events(cells, rests, extract),
    )


class _Implied(NamedTuple):
    cell: np.ndarray
    base: np.ndarray
    sums: list[Sum]
    of: tuple[str, ...] = ()

    @property
    def of_base(self) -> np.ndarray:
        """Which of them are left of a base: that relation comes first."""
        return np.array([not of for of in self.of], dtype=bool)


def _rests(cells: pd.DataFrame, counts: np.ndarray, sums: list[Sum], extract: Extract) -> _Implied:
    """What each count leaves of its base, and of what else it is never more than (events, of their people)."""
    made = _Implied(np.array([], dtype=int), np.array([], dtype=int), [])
    for place, whole in enumerate(_wholes(cells, extract)):
        first = len(counts) + len(made.cell)
        more = _rests_of(cells, counts, sums, whole, first)
        # The base comes first and needs no name: what it leaves was rounded by its name before there were others.
        of = [f" of {place}" if place else ""] * len(more.cell)
        made = _Implied(
            np.concatenate([made.cell, more.cell]),
            np.concatenate([made.base, more.base]),
            made.sums + more.sums,
            (*made.of, *of),
        )
    return made


def _wholes(cells: pd.DataFrame, extract: Extract) -> Iterator[pd.DataFrame]:
    """The cells that each cell is part of, a relation at a time: its base, wider items, its events, everybody where it is of a
    category that overlaps others (a pupil group), and the category in which its own lies whole, whichever source counts it."""
    for whole_of in extract.parts:
        yield cells.assign(item=cells["item"].map(whole_of))
    for name, dimension in extract.dimensions.items():
        if not dimension.additive:
            yield cells.assign(**{name: cells[name].map(lambda value: None if value == ALL else ALL)})
        for source in cells["source"].unique() if dimension.within else ():
            yield cells.assign(**{name: cells[name].map(dimension.within), "source": source})


def _people_events(cells: pd.DataFrame, rests: _Implied, extract: Extract) -> list[tuple[int, int, int]]:
    """People, their events, and the implied cell of what they leave of these."""
    people = {name: item.people for name, item in extract.items.items() if item.people}
    items = cells["item"].to_numpy()
    return [
        (int(cell), int(base), len(cells) + place)
        for place, (cell, base) in enumerate(zip(rests.cell, rests.base, strict=True))
        if people.get(items[base]) == items[cell]
    ]


def _rests_of(
    cells: pd.DataFrame, counts: np.ndarray, sums: list[Sum], whole: pd.DataFrame, first: int
) -> _Implied:
    """The rests of one relation: `whole` says for each cell which cell it is part of. A source that prints more than
    the whole says nothing by it."""
    where = keys(cells)
    places = pd.MultiIndex.from_frame(cells[where])
    whole_at = places.get_indexer(pd.MultiIndex.from_frame(whole[where]))
    cell = np.flatnonzero((whole_at >= 0) & ~(counts > counts[whole_at]))
    base = whole_at[cell]
    number = {int(part): first + place for place, part in enumerate(cell)}
    left = [(int(of), (int(part), number[int(part)])) for of, part in zip(base, cell, strict=True)]
    # Rests add up wherever the counts and their bases do: without these a sum's rest would count as finest.
    known = {(total, frozenset(parts)) for total, parts in sums}
    added = [
        (number[total], tuple(number[part] for part in parts))
        for total, parts in sums
        if total in number and all(part in number for part in parts)
        if (int(whole_at[total]), frozenset(int(whole_at[part]) for part in parts)) in known
    ]
    return _Implied(cell, base, left + added)


def _everyone_else(
    cells: pd.DataFrame, counts: np.ndarray, sums: list[Sum], extract: Extract, below: float, first: int
) -> _Implied:
    """Everyone but one group, of all whose group is known, where no cell of the release is that already."""
    whole = {name for name, item in extract.items.items() if item.kind == "people" and not item.of}
    groups = cells["group"].to_numpy()
    is_whole = (cells["item"].isin(whole) & cells["group"].eq(KNOWN)).to_numpy()
    rest_of: dict[int, tuple[int, tuple[int, ...]]] = {}
    for total, parts in sorted(sums, key=lambda line: len(line[1])):
        if is_whole[total] and KNOWN not in groups[list(parts)]:
            for part in parts:
                rest_of.setdefault(part, (total, tuple(other for other in parts if other != part)))
    needed = [
        (part, total, rest)
        for part, (total, rest) in sorted(rest_of.items())
        if len(rest) > 1 and 0 <= counts[total] - counts[part] < below
    ]
    made = [
        line
        for number, (part, total, rest) in enumerate(needed, start=first)
        for line in ((total, (part, number)), (number, rest))
    ]
    cell, base = ([implied[place] for implied in needed] for place in (0, 1))
    return _Implied(np.array(cell, dtype=int), np.array(base, dtype=int), made)
