"""What can still be judged in a file of which some cells cannot be read.

A cell that was refused must not hide what is wrong elsewhere, nor be the cause of anything more that is said: a
number that cannot be read stands as a symbol, and a row whose labels cannot be read is of no breakdown.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from config import Config, Extract
from loaders.cells import Cells, Column
from loaders.harmonised import Harmonised, groups_in, harmonised
from loaders.problems import Problem, printable

Flags = npt.NDArray[np.bool_]
# Stands where symbols do: neither blank nor a number, as a total with a hidden part knows it.
UNREADABLE = "unreadable"
_NO_PERIOD = "the file’s period"
# Any period will do where only the numbers are read, or where one that cannot be read is put back afterwards.
_STAND_IN = "2024/25"
_NO_LABELS = ("source",)


@dataclass(frozen=True, eq=False)
class Sound:
    """`numbers`: every row, without its labels. `placed`: the rows whose labels can be read; None where no row
    can be placed. `complete`: whether these are all the rows that the file was meant to have."""

    numbers: Harmonised
    placed: Harmonised | None
    complete: bool


def sound(
    cells: Cells,
    extract: Extract,
    source: str,
    config: Config,
    problems: Collection[Problem],
    *,
    chosen: str | None,
) -> Sound:
    """What is left of `cells` beside what `problems`, those of single cells, have refused."""
    spoilt = _spoilt(cells, problems)
    items = Cells({name: cells.columns[name] for name in extract.items if name in cells.columns}, cells.lines)
    everything = np.ones(len(cells), dtype=bool)
    numbers = _marked(
        harmonised(items, extract, source, config, chosen=_STAND_IN, origin=""), spoilt, everything
    )
    placing, period = _with_one_period(cells, spoilt, chosen, many=extract.sources[source].periods == "many")
    labels = [name for name in placing.columns if name not in (*extract.items, *_NO_LABELS)]
    known = ~np.any([spoilt[name] for name in labels], axis=0) if labels else everything
    complete = bool(known.all()) and not any(problem.rule == "several periods" for problem in problems)
    if not items.columns or not known.any() or not _can_place(cells, extract, problems):
        return Sound(numbers, None, complete=False)
    read = harmonised(
        _rows(placing, known),
        extract,
        source,
        config,
        chosen=_STAND_IN if period else chosen,
        origin="",
        groups=groups_in(cells, extract, source, config),
    )
    if period:
        read = replace(read, keys=read.keys.assign(period=period))
    return Sound(numbers, _marked(read, spoilt, known), complete)


def doubted(read: Harmonised, extract: Extract) -> Harmonised:
    """The rows without the pairs of numbers of which one must be wrong: more people than they are part of."""
    symbols = read.symbols.copy()
    counts = read.counts.copy()
    for pair in pairs(read, extract):
        wrong = read.counts[pair[0]] > read.counts[pair[1]]
        for one in pair:
            symbols[one] = symbols[one].astype(object).mask(wrong, UNREADABLE)
            counts[one] = counts[one].mask(wrong)
    return replace(read, counts=counts, symbols=symbols)


def pairs(read: Harmonised, extract: Extract) -> list[tuple[str, str]]:
    """The items that are never more than another, and that other, of those that the file has."""
    every = [pair for relation in extract.parts for pair in relation.items()]
    return [(name, base) for name, base in every if name in read.counts and base in read.counts]


def _can_place(cells: Cells, extract: Extract, problems: Iterable[Problem]) -> bool:
    """Without a column that tells rows apart, or with a chosen period that is none, no row has a breakdown."""
    needed = ["ethnic_group", *(name for name, dimension in extract.dimensions.items() if dimension.required)]
    choice_refused = any(problem.rule == "period" and not problem.column for problem in problems)
    return all(name in cells.columns for name in needed) and not choice_refused


def _spoilt(cells: Cells, problems: Collection[Problem]) -> dict[str, Flags]:
    """For each of our columns, the rows whose cell was refused."""
    found = {}
    for name, column in cells.columns.items():
        lines = [
            line
            for problem in problems
            if problem.severity == "error" and problem.column == column.heading and problem.rule not in _WHOLE
            for line in (problem.line, *problem.more)
            if line
        ]
        found[name] = np.isin(cells.lines, lines)
    return found


# Problems of a whole column, which name a row only to be found by.
_WHOLE = ("several periods", "other period")


def _with_one_period(
    cells: Cells, spoilt: dict[str, Flags], chosen: str | None, *, many: bool
) -> tuple[Cells, str]:
    """The cells without a period that is the same on every row and cannot be read, and what to call it: whatever
    it is, the rows share it. "" where periods can be read, or rows may be of several."""
    column = cells.columns.get("period")
    if column is None:
        return cells, "" if chosen else _NO_PERIOD
    if many or len(column.texts) > 1 or not spoilt["period"].all():
        return cells, ""
    others = {name: other for name, other in cells.columns.items() if name != "period"}
    return Cells(others, cells.lines), printable(column.texts[0]) or _NO_PERIOD


def _rows(cells: Cells, kept: Flags) -> Cells:
    return Cells({name: _part(column, kept) for name, column in cells.columns.items()}, cells.lines[kept])


def _part(column: Column, kept: Flags) -> Column:
    """Some rows of a column, and only the texts that they hold: the others could not be translated."""
    used, codes = np.unique(column.codes[kept], return_inverse=True)
    return Column(column.heading, tuple(column.texts[code] for code in used), codes)


def _marked(read: Harmonised, spoilt: dict[str, Flags], kept: Flags) -> Harmonised:
    """The rows with a symbol in every number cell that was refused, so that it is not taken for a blank one."""
    symbols = read.symbols.copy()
    for name in symbols:
        symbols[name] = symbols[name].astype(object).mask(spoilt[name][kept], UNREADABLE)
    return replace(read, symbols=symbols)
