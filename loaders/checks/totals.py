"""Total rows among the detail: checked against the sum of their parts, and which of them can be left out.

A total that agrees says nothing that its parts do not say, and would be counted twice. One without parts, or
with a part that is withheld, is all there is to know and stays.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from config import Extract
from config.ethnicity import ALL, KNOWN, Ethnicity
from loaders.checks.many import at_most, rows_in_words
from loaders.checks.matrix import inside_another
from loaders.problems import Problem

SUMMED = ("people", "events", "points")
# Points are written with a decimal or two: that much the sum of some hundred rows may be out.
_ROUNDED_POINTS = 0.5
_WORKED_OUT = "totals are worked out for you."


@dataclass(frozen=True, eq=False)
class Settled:
    """Which of the rows are totals that their parts give as well, and what is to be said about all totals."""

    left_out: npt.NDArray[np.bool_]
    problems: list[Problem]


def settled(
    rows: pd.DataFrame, extract: Extract, ethnicity: Ethnicity, *, must_agree: bool, most: int
) -> Settled:
    """Every total of a rows frame against its parts.

    `must_agree`: a total that is not the sum of its parts is refused. Published figures are rounded, and leave
    people without a group out of their rows: there, such a total stays beside its parts, with a warning.
    """
    compared = pd.concat(
        [_compared(rows, column, extract, ethnicity) for column in ("group", *_additive(extract))]
    )
    complete = compared["withheld"].eq(0)
    agrees = compared["sum"].eq(compared["count"]) & complete
    wrong = compared[
        compared["sum"].gt(compared["count"]) | (compared["sum"].lt(compared["count"]) & complete)
    ]
    same, differs = np.zeros(len(rows), dtype=bool), np.zeros(len(rows), dtype=bool)
    same[compared.index[agrees]] = True
    differs[compared.index[~agrees]] = True
    left_out = same & ~differs
    if must_agree and len(wrong):
        return Settled(left_out, _refused(rows, wrong, most))
    return Settled(left_out, [*_kept(rows, wrong), *_noted(rows[left_out])])


def _additive(extract: Extract) -> list[str]:
    return [name for name, dimension in extract.dimensions.items() if dimension.additive]


def _compared(rows: pd.DataFrame, column: str, extract: Extract, ethnicity: Ethnicity) -> pd.DataFrame:
    """The totals over `column` that have parts: count, sum of the parts' counts, how many parts are withheld.

    Indexed by the total's row number; the sum is the count itself where rounding explains the difference. Means
    and shares do not add up, and a total that is itself a symbol has nothing to compare.
    """
    summed = rows["item"].isin([name for name, item in extract.items.items() if item.kind in SUMMED])
    total = summed & rows[column].eq(ALL) & rows["count"].notna()
    part = summed & ~rows[column].isin([ALL, KNOWN])
    keys = [name for name in rows.columns if name not in ("origin", "count", "symbol", "line", column)]
    if not total.any() or not part.any():
        return pd.DataFrame(
            {"count": [], "sum": [], "withheld": []}, dtype=float, index=pd.Index([], dtype=int)
        )
    parts = rows[part]
    if column == "group":
        parts = parts[~inside_another(parts, keys, ethnicity)]
    added = parts.groupby(keys, sort=False).agg(sum=("count", "sum"), withheld=("symbol", "count"))
    found = rows.loc[total, [*keys, "count"]].join(added, on=keys).dropna(subset=["sum"])
    points = found["item"].isin([name for name, item in extract.items.items() if item.kind == "points"])
    near = points & (found["sum"] - found["count"]).abs().le(_ROUNDED_POINTS)
    return found.assign(sum=found["sum"].mask(near, found["count"]))[["count", "sum", "withheld"]]


def _refused(rows: pd.DataFrame, wrong: pd.DataFrame, most: int) -> list[Problem]:
    fix = f"Correct the total or its parts, or delete the total: {_WORKED_OUT}"
    found = []
    for number, total in wrong.head(most).iterrows():
        line = int(rows["line"].loc[number])
        title = f"Row {line} is a total of {total['count']:,g}, but its parts add up to {total['sum']:,g}."
        found.append(Problem("error", "total", title, fix, line, column=rows["item"].loc[number]))
    return at_most(found, len(wrong), most)


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
