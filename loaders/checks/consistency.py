"""Whether the rows of a file agree with themselves and with one another, as far as their cells could be read."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from config import Extract
from config.ethnicity import ALL
from loaders.checks.many import at_most
from loaders.checks.sound import UNREADABLE, pairs
from loaders.harmonised import Harmonised
from loaders.problems import Problem

# Fewer rows than this may well hold the same number by chance.
_FEW_ROWS = 5
# More events than this for each person of a row are a slip of the keyboard.
_MOST_EACH = 3
# Shares that are rounded to whole per cents may add up to a little more than 100.
_ROUNDED_SHARES = 0.02


def problems(read: Harmonised, extract: Extract, *, whole_blocks: bool, most: int) -> list[Problem]:
    """Rows that contradict each other, say nothing, or cannot be. `whole_blocks`: a gap among figures is refused."""
    return [
        *between_rows(read, whole_blocks=whole_blocks, most=most),
        *nothing_said(read, most),
        *above_base(read, extract, most),
    ]


def between_rows(read: Harmonised, *, whole_blocks: bool, most: int) -> list[Problem]:
    """Rows that contradict each other, and gaps: for rows whose labels can be read."""
    return [*_duplicates(read, most), *_gaps(read, most, "error" if whole_blocks else "warning")]


def plausible(read: Harmonised, extract: Extract, most: int) -> list[Problem]:
    """Warnings about figures that may be right and often are not."""
    found = [
        *_out_of_proportion(read, extract, most),
        *_of_nobody(read, extract, most),
        *_seldom(read, extract, most),
    ]
    for name in read.counts:
        column, kind = read.headings[name], extract.items[name].kind
        given = read.counts[name].dropna()
        if kind in ("people", "events") and len(given) >= _FEW_ROWS and given.nunique() == 1:
            title = "Every number in the column is the same."
            fix = "Check that the figures were filled in."
            found.append(
                Problem("warning", "same numbers", title, fix, None, column, f"{given.iloc[0]:.12g}")
            )
        if kind == "share":
            found += _shares(read, name, column)
    return found


def _events(read: Harmonised, extract: Extract) -> list[tuple[str, str]]:
    """The items of events that the file has, each with the people of whom they are events."""
    base = next((name for name, item in extract.items.items() if item.kind == "people" and item.required), "")
    events = [name for name in read.counts if extract.items[name].kind == "events"]
    return [(name, base) for name in events if base in read.counts]


def _out_of_proportion(read: Harmonised, extract: Extract, most: int) -> list[Problem]:
    """Rows with far more events than people: digits are missing in one number or there twice in the other."""
    found = []
    for name, base in _events(read, extract):
        rows = np.flatnonzero((read.counts[name] > _MOST_EACH * read.counts[base]) & read.counts[base].gt(0))
        listed = [_too_many(read, name, base, int(row)) for row in rows[:most]]
        found += at_most(listed, read.lines[rows].tolist(), most)
    return found


def _too_many(read: Harmonised, name: str, base: str, row: int) -> Problem:
    title, fix = f"There are more than {_MOST_EACH} for each person.", "Check both numbers."
    found, people = (f"{read.counts.loc[row, item]:,.12g}" for item in (name, base))
    expected, line = f"a number that fits {people} in {read.headings[base]}", int(read.lines[row])
    return Problem("warning", "out of proportion", title, fix, line, read.headings[name], found, expected)


def _of_nobody(read: Harmonised, extract: Extract, most: int) -> list[Problem]:
    """Rows with events of a group that has nobody in it: no rate can be given of them."""
    fix = "Check both numbers: without anybody there is no rate."
    found = []
    for name, base in _events(read, extract):
        rows = np.flatnonzero(read.counts[name].gt(0) & read.counts[base].eq(0))
        title = f"Something is counted of a group that has nobody in {read.headings[base]}."
        listed = [
            Problem("warning", "of nobody", title, fix, int(read.lines[row]), read.headings[name])
            for row in rows[:most]
        ]
        found += at_most(listed, read.lines[rows].tolist(), most)
    return found


def _seldom(read: Harmonised, extract: Extract, most: int) -> list[Problem]:
    """Rows with more people than in an item that hardly ever has fewer."""
    found = []
    for name, item in extract.items.items():
        other = item.seldom_above
        if name not in read.counts or other not in read.counts:
            continue
        rows = np.flatnonzero(read.counts[name] > read.counts[other])
        title = f"More are counted than in {read.headings[other]}."
        fix = "It may be right: check both numbers."
        listed = [
            Problem("warning", "seldom above", title, fix, int(read.lines[row]), read.headings[name])
            for row in rows[:most]
        ]
        found += at_most(listed, read.lines[rows].tolist(), most)
    return found


def where(row: pd.Series) -> str:
    """A row of `keys` in words: the group and what it is split by, then the period."""
    shown = [
        row["group"],
        *(value for name, value in row.items() if name not in _NOT_A_SPLIT and value != ALL),
    ]
    return ", ".join([*shown, row["period"]])


_NOT_A_SPLIT = ("origin", "period", "group")


def _duplicates(read: Harmonised, most: int) -> list[Problem]:
    keys = read.keys[[*read.block, "group"]].assign(label=read.labels)
    again = np.flatnonzero(keys.duplicated())
    if not len(again):
        return []
    same = keys.groupby(list(keys.columns), sort=False).ngroup().to_numpy()
    first = pd.Series(range(len(keys))).groupby(same).transform("first").to_numpy()
    found = [_duplicate(read, int(first[row]), int(row)) for row in again[:most]]
    return at_most(found, read.lines[again].tolist(), most)


def _duplicate(read: Harmonised, first: int, second: int) -> Problem:
    one, other = (_figures(read, row) for row in (first, second))
    same = f", with different numbers: {one} and {other}" if one != other else ", with the same numbers"
    if UNREADABLE in (*read.symbols.loc[first], *read.symbols.loc[second]):
        same = ""
    title = f"Rows {read.lines[first]} and {read.lines[second]} are the same group and breakdown."
    row = where(read.keys.loc[second])
    fix = f"Both are {row}{same}. Keep one, or add them together if they are parts of one group."
    return Problem("error", "duplicate row", title, fix, int(read.lines[second]))


def _figures(read: Harmonised, row: int) -> str:
    cells = read.counts.loc[row].where(read.symbols.loc[row].isna(), read.symbols.loc[row])
    return " | ".join(
        "blank" if pd.isna(cell) else cell if isinstance(cell, str) else f"{cell:.12g}" for cell in cells
    )


def nothing_said(read: Harmonised, most: int) -> list[Problem]:
    """Rows without a single figure, whatever their labels are."""
    rows = np.flatnonzero(read.blank.all(axis=1))
    title, fix = "The row has no figures.", "Fill in the numbers: write 0 if there were none."
    found = [Problem("error", "no figures", title, fix, int(read.lines[row])) for row in rows[:most]]
    return at_most(found, read.lines[rows].tolist(), most)


def _gaps(read: Harmonised, most: int, severity: str) -> list[Problem]:
    """A blank cell where other groups of the same breakdown have a figure: nought or unknown, nobody can tell."""
    blank, found = read.blank, []
    for name in blank.columns[blank.any()]:
        given = (~blank[name]).groupby([read.keys[part] for part in read.block], sort=False).transform("any")
        rows = np.flatnonzero(blank[name] & given & ~blank.all(axis=1))
        title = "A cell is blank where other groups have a figure."
        fix = "Write 0 if there were none."
        listed = [
            Problem(severity, "blank cell", title, fix, int(read.lines[row]), read.headings[name])  # type: ignore[arg-type]
            for row in rows[:most]
        ]
        found += at_most(listed, read.lines[rows].tolist(), most)
    return found


def above_base(read: Harmonised, extract: Extract, most: int) -> list[Problem]:
    """More people than the people that they are part of, or than their events, in one row."""
    found = []
    for name, base in pairs(read, extract):
        rows = np.flatnonzero(read.counts[name] > read.counts[base])
        listed = [_above(read, name, base, int(row), extract) for row in rows[:most]]
        found += at_most(listed, read.lines[rows].tolist(), most)
    return found


def _above(read: Harmonised, name: str, base: str, row: int, extract: Extract) -> Problem:
    title = f"A number is above the number in {read.headings[base]} that it is part of."
    if extract.items[base].people == name:
        title = f"More people are counted than the number in {read.headings[base]}, though each of them has one or more."
    found, most = (f"{read.counts.loc[row, item]:.12g}" for item in (name, base))
    line, expected = int(read.lines[row]), f"{most} at the most"
    return Problem(
        "error", "above base", title, "Check both numbers.", line, read.headings[name], found, expected
    )


def _shares(read: Harmonised, name: str, column: str) -> Iterable[Problem]:
    shares = read.counts[name]
    if shares.max() <= 0.01 and shares.gt(0).any():
        title = "Every percentage is 1 or less."
        fix = "Shares are given in per cent: write 12 for 12%, not 0.12."
        yield Problem("warning", "small shares", title, fix, column=column)
    groups = shares[read.keys["group"] != ALL]
    totals = groups.groupby([read.keys.loc[groups.index, part] for part in read.block], sort=False).sum()
    if totals.gt(1 + _ROUNDED_SHARES).any():
        title = "The percentages of the groups add up to more than 100."
        fix = "Check the figures."
        yield Problem("warning", "shares", title, fix, column=column, found=f"{100 * totals.max():.1f}")
