"""Total rows among the detail: checked against the sum of their parts, and which of them can be left out.

A total that agrees says nothing that its parts do not say, and would be counted twice. One without parts, or
with a part that is withheld, is all there is to know and stays.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from config import Extract
from config.ethnicity import ALL, Ethnicity
from loaders.checks import parts
from loaders.checks.many import at_most
from loaders.problems import Problem, rows_in_words

Flags = npt.NDArray[np.bool_]
_WORKED_OUT = "totals are worked out for you."


@dataclass(frozen=True, eq=False)
class Settled:
    """Which of the rows are totals that their parts give as well, and what is to be said about all totals."""

    left_out: Flags
    problems: list[Problem]


def settled(
    rows: pd.DataFrame, extract: Extract, ethnicity: Ethnicity, *, must_agree: bool, most: int
) -> Settled:
    """Every total of a rows frame against its parts.

    `must_agree`: a total that is not the sum of its parts is refused. Published figures are rounded, and leave
    people without a group out of their rows: there, such a total stays beside its parts, with a warning.
    """
    compared = parts.compared(rows, extract, ethnicity, whole=must_agree)
    complete = compared["withheld"].eq(0)
    agrees = compared["sum"].eq(compared["count"]) & complete
    wrong = compared[
        compared["sum"].gt(compared["count"]) | (compared["sum"].lt(compared["count"]) & complete)
    ]
    same, differs = np.zeros(len(rows), dtype=bool), np.zeros(len(rows), dtype=bool)
    same[compared.index[agrees & compared["direct"]]] = True
    differs[compared.index[~agrees & compared["direct"]]] = True
    left_out = _not_needed(rows, same & ~differs, extract)
    if must_agree and len(wrong):
        return Settled(left_out, _refused(rows, wrong, most))
    return Settled(left_out, [*_kept(rows, wrong), *_noted(rows[left_out])])


def _not_needed(rows: pd.DataFrame, repeated: Flags, extract: Extract) -> Flags:
    """Which of the totals that their parts give as well can be left out.

    Where teachers are given by group and support staff are not, all teachers are one of two parts of all staff:
    that total must not be lost beside one that stays.
    """
    if not repeated.any():
        return repeated
    for column in ("group", *(name for name, dimension in extract.dimensions.items() if dimension.additive)):
        part = rows[column].ne(ALL).to_numpy()
        keys = [name for name in rows.columns if name not in ("origin", "count", "symbol", "line", column)]
        stays = pd.Series(~repeated[part]).groupby([rows.loc[part, key].to_numpy() for key in keys])
        repeated = repeated.copy()
        repeated[part] &= ~stays.transform("any").to_numpy(dtype=bool)
    return repeated


def _refused(rows: pd.DataFrame, wrong: pd.DataFrame, most: int) -> list[Problem]:
    fix = f"Correct the total or its parts, or delete the total: {_WORKED_OUT}"
    found = []
    for number, total in wrong.head(most).iterrows():
        line = int(rows["line"].loc[number])
        count, added = (f"{total[name]:,.12g}" for name in ("count", "sum"))
        title = f"Row {line} is a total of {count}, but its parts add up to {added}."
        expected = f"{added} or more" if total["withheld"] else added
        found.append(Problem("error", "total", title, fix, line, rows["item"].loc[number], count, expected))
    return at_most(found, rows["line"].loc[wrong.index].tolist(), most)


def _kept(rows: pd.DataFrame, wrong: pd.DataFrame) -> list[Problem]:
    lines = sorted(set(rows["line"].loc[wrong.index]))
    if not lines:
        return []
    title = "Some totals are not the sum of their parts."
    fix = f"Totals and parts are kept as they are ({rows_in_words(lines)})."
    return [Problem("warning", "total", title, fix, line=lines[0])]


def _noted(rows: pd.DataFrame) -> list[Problem]:
    lines = sorted(set(rows["line"]))
    if not lines:
        return []
    title, it = ("A row is a total", "it") if len(lines) == 1 else (f"{len(lines):,} rows are totals", "them")
    agree = "agrees" if len(lines) == 1 else "agree"
    fix = f"We left {it} out ({rows_in_words(lines)}): {_WORKED_OUT}"
    return [Problem("note", "total", f"{title} and {agree} with the sum of the parts.", fix, line=lines[0])]
