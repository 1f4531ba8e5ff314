"""Cells and headings as they are compared, and what is said about the ones that no declaration knows."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from config.ethnicity import normalised
from config.family import Family
from loaders.problems import Problem, printable

Accepted = str | tuple[str | tuple[str, ...], ...]
Wanted = Mapping[str, Accepted]


def heading(text: str) -> str:
    """A heading as it is matched. DfE wrote "Phase-type_grouping" in 2021 and "phase_type_grouping" in 2022."""
    return normalised(text.replace("\ufeff", "").replace("\u200b", ""))


def label(text: str) -> str:
    """A cell as it is matched: letter case, spacing and underscores do not matter ("Ethnic_major", "Ethnic
    major"); signs do, for the code -8 is not the code 8."""
    return " ".join(text.replace("_", " ").split()).casefold()


def translated(column: pd.Series, meaning: Callable[[str], object]) -> pd.Series:
    """A column of cells as what they mean; each distinct cell is worked on once, however long the column."""
    return column.map({text: meaning(text) for text in column.unique()})


def labels(column: pd.Series) -> pd.Series:
    """A column of cells as they are matched."""
    return translated(column, label)


def spellings(wanted: Accepted) -> Iterator[tuple[str, ...]]:
    """Each label that a declaration accepts, with all its spellings."""
    for one in (wanted,) if isinstance(wanted, str) else wanted:
        yield (one,) if isinstance(one, str) else one


def either(wanted: Accepted) -> set[str]:
    """The labels that a declaration accepts, one or several, in every spelling."""
    return {label(text) for texts in spellings(wanted) for text in texts}


def fits(frame: pd.DataFrame, where: Wanted) -> np.ndarray:
    """Which rows have, in every column of `where`, one of its labels."""
    mask = np.ones(len(frame), dtype=bool)
    for column, wanted in where.items():
        accepted = either(wanted)
        texts = [text for text in frame[column].unique() if label(text) in accepted]
        mask &= frame[column].isin(texts).to_numpy()
    return mask


def titles(name: str, family: Family) -> tuple[str, ...]:
    """The headings that a declared column has had, the newest first."""
    headings = family.rename.get(name, name)
    return (headings,) if isinstance(headings, str) else headings


def column_title(name: str, family: Family) -> str:
    """The column that a file shows under a declared name; part of a split label stands in the whole label."""
    if family.split and name in family.split.parts:
        name = family.split.column
    return titles(name, family)[0]


def unknown(frame: pd.DataFrame, cells: pd.Series, bad: pd.Series, problem: Problem) -> list[Problem]:
    """`problem` once for each distinct cell that is `bad`, with what was found and the first line that has it."""
    found: list[Problem] = []
    for text, lines in frame["line"][bad].groupby(cells[bad], sort=False):
        also = f" It stands on {lines.nunique():,} rows." if lines.nunique() > 1 else ""
        fix = f"Nothing was loaded: the publisher may have changed the file.{also}"
        found.append(replace(problem, fix=fix, line=int(lines.min()), found=printable(str(text))))
    return found


def error(rule: str, title: str, column: str, expected: str) -> Problem:
    """What is wrong with a kind of label, before it is known which cell has it."""
    return Problem("error", rule, title, fix="", column=column, expected=expected)


def listed(names: Collection[str], joined: str = "and") -> str:
    """Names as people list them: "Hackney, London and England"."""
    *most, last = names
    return f"{', '.join(most)} {joined} {last}" if most else last
