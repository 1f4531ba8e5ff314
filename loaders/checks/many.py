"""The same thing said about many rows, without saying it 200,000 times."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from loaders.cells import Column
from loaders.problems import Problem


def on_rows(
    judged: Mapping[int, Problem], column: Column, lines: npt.NDArray[np.int64], most: int
) -> list[Problem]:
    """The problem of each distinct text (by its place in the column), on every row that holds that text.

    Of each kind of problem (one title) at the most `most` rows are listed; the rest are counted.
    """
    problems: list[Problem] = []
    for title in dict.fromkeys(problem.title for problem in judged.values()):
        alike = [place for place, problem in judged.items() if problem.title == title]
        rows = np.flatnonzero(np.isin(column.codes, alike))
        listed = [replace(judged[int(column.codes[row])], line=int(lines[row])) for row in rows[:most]]
        problems += [*listed, *_uncounted(listed, len(rows))]
    return problems


def at_most(problems: Sequence[Problem], count: int, most: int) -> list[Problem]:
    """The first `most` of `count` problems of one kind, and how many more rows have it."""
    return [*problems[:most], *_uncounted(problems[:most], count)]


def _uncounted(listed: Sequence[Problem], count: int) -> list[Problem]:
    if count <= len(listed) or not listed:
        return []
    more = f"{count - len(listed):,} more rows have the same problem."
    return [Problem(listed[0].severity, listed[0].rule, listed[0].title, more, column=listed[0].column)]


def rows_in_words(lines: Sequence[int]) -> str:
    """ "row 5", "rows 5 and 9", "rows 5, 9, 13 and 4 more"."""
    if len(lines) == 1:
        return f"row {lines[0]}"
    shown = [str(line) for line in lines[:3]]
    last = f"{len(lines) - 3:,} more" if len(lines) > 3 else shown.pop()
    return f"rows {', '.join(shown)} and {last}"
