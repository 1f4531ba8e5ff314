"""The invented row that a template brings with it, which must never be published."""

import numpy as np

from config import Extract
from loaders.cells import Cells, Column
from loaders.harmonising import key, period_of
from loaders.problems import Problem

# What only the template of other areas' figures has.
NOT_OF_THE_EXAMPLE = ("area", "source")


def problems(cells: Cells, extract: Extract) -> list[Problem]:
    """A problem for each row that says in every column what the extract's example says."""
    if not extract.example or not {*extract.example} <= {*cells.columns}:
        return []
    same = np.ones(len(cells), dtype=bool)
    for name, column in cells.columns.items():
        if name not in NOT_OF_THE_EXAMPLE:
            same &= _says(column, name, extract)
    lines = cells.lines[same].tolist()
    title = "This is the example row of the template."
    fix = "Put your own figures in its place, or delete it: its numbers are invented."
    return [Problem("error", "example row", title, fix, line) for line in lines]


def _says(column: Column, name: str, extract: Extract) -> np.ndarray:
    """Which rows of a column say what the example does."""
    wanted = extract.example.get(name, "")
    day = period_of(wanted, extract) if name == "period" else None
    alike = [period_of(text, extract) == day if day else key(text) == key(wanted) for text in column.texts]
    return np.array(alike, dtype=bool)[column.codes]
