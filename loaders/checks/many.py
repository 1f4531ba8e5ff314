"""The same thing said about many rows, without saying it 200,000 times."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from loaders.cells import Column
from loaders.problems import Problem, sameness

_OTHERS = "There are more rows like these."


def on_rows(
    judged: Mapping[int, Problem], column: Column, lines: npt.NDArray[np.int64], most: int
) -> list[Problem]:
    """The problem of each distinct text (by its place in the column), on every row that holds that text.

    Of each kind of problem (one title) at the most `most` rows are listed, the first row of each text before
    any other; the rows beyond that stand together in one problem for each text.
    """
    problems: list[Problem] = []
    for title in dict.fromkeys(problem.title for problem in judged.values()):
        alike = {place: problem for place, problem in judged.items() if problem.title == title}
        problems += _of_one_kind(alike, column, lines, most)
    return problems


def _of_one_kind(
    judged: dict[int, Problem], column: Column, lines: npt.NDArray[np.int64], most: int
) -> list[Problem]:
    rows = np.flatnonzero(np.isin(column.codes, list(judged)))
    codes = column.codes[rows]
    again = np.ones(len(rows), dtype=bool)
    again[np.unique(codes, return_index=True)[1]] = False
    listed = np.sort(np.concatenate([np.flatnonzero(~again), np.flatnonzero(again)])[:most])
    found = [replace(judged[int(codes[at])], line=int(lines[rows[at]])) for at in listed]
    rest = np.delete(np.arange(len(rows)), listed)
    told = np.isin(codes[rest], codes[listed])
    for code in np.unique(codes[rest][told]):
        found += _uncounted([judged[int(code)]], lines[rows[rest[codes[rest] == code]]].tolist())
    return found + _uncounted([replace(found[0], found="")], lines[rows[rest[~told]]].tolist())


def at_most(problems: Sequence[Problem], lines: Sequence[int], most: int) -> list[Problem]:
    """The first `most` problems of one kind, and one more for the rest of `lines`: all the rows that have it."""
    return [*problems[:most], *_uncounted(problems[:most], lines[most:])]


def _uncounted(listed: Sequence[Problem], lines: Sequence[int]) -> list[Problem]:
    """The rows that are not listed, as one problem: the same as the listed ones where these are all the same."""
    if not lines or not listed:
        return []
    first = listed[0]
    if len(set(map(sameness, listed))) > 1:
        one_title = len({problem.title for problem in listed}) == 1
        first = replace(first, title=first.title if one_title else _OTHERS, found="", expected="")
    have = "row has" if len(lines) == 1 else "rows have"
    fix = f"{len(lines):,} more {have} the same problem."
    return [replace(first, line=None, fix=fix, more=tuple(map(int, lines)))]
