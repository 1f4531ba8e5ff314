"""An extract in our own words: the groups, categories, areas, periods and numbers that its cells mean.

Only for cells that the checks of values let through; what they would have refused is an assertion here.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from config import Config, Extract
from config.ethnicity import ALL
from loaders.cells import Cells, Column
from loaders.groups import Groups, groups_of, may_be_added
from loaders.harmonising import (
    GLOBAL_MAJORITY,
    area_labels,
    category_labels,
    key,
    majority_meaning,
    period_of,
)
from loaders.problems import printable
from loaders.quantities import quantity


@dataclass(frozen=True, eq=False)
class Harmonised:
    """The rows of one file, numbered from 0 in every part.

    `keys`: origin, period, area, each dimension, group. `counts`: a column for each item in the file, NaN where
    the cell is blank or a symbol; `symbols`: the same columns, missing but where a symbol stands. `lines`: row
    numbers in Excel. `headings`: the file's own heading of each of our columns. `labels`: what a row of its group is
    called where others of the group may be added to it, else "".
    """

    keys: pd.DataFrame
    counts: pd.DataFrame
    symbols: pd.DataFrame
    lines: npt.NDArray[np.int64]
    headings: dict[str, str]
    labels: pd.Series

    @property
    def blank(self) -> pd.DataFrame:
        """Where a cell says nothing at all, which is neither nought nor a symbol."""
        return self.counts.isna() & self.symbols.isna()

    @property
    def block(self) -> list[str]:
        """The columns that rows share when they differ in their group alone."""
        return [name for name in self.keys.columns if name not in ("origin", "group")]


def harmonised(
    cells: Cells,
    extract: Extract,
    source: str,
    config: Config,
    *,
    chosen: str | None,
    origin: str,
    groups: Groups | None = None,
) -> Harmonised:
    """What checked cells mean. `chosen` is the period, and `origin` the words, where the file has no column.

    `groups`: what the labels of the whole column mean, where `cells` are only some of its rows.
    """
    groups = groups or groups_in(cells, extract, source, config)
    keys = {
        "origin": _origins(cells, origin),
        "period": _periods(cells, chosen, extract),
        "area": _labels(cells, "area", area_labels(source, config), config.area),
    }
    for name, dimension in extract.dimensions.items():
        keys[name] = _labels(cells, name, category_labels(dimension), ALL)
    keys["group"] = _spread(cells, groups.meanings, ALL)
    items = {name: cells.columns[name] for name in extract.items if name in cells.columns}
    said = {
        name: [quantity(text, extract.items[name].kind) for text in column.texts]
        for name, column in items.items()
    }
    return Harmonised(
        keys=_global_majority(pd.DataFrame(keys)),
        counts=pd.DataFrame({name: _values(said[name], column) for name, column in items.items()}),
        symbols=pd.DataFrame({name: _symbols(said[name], column) for name, column in items.items()}),
        lines=cells.lines,
        headings={name: column.heading for name, column in cells.columns.items()},
        labels=_spread(cells, _apart(groups, extract), "") + _said_apart(cells, extract),
    )


def groups_in(cells: Cells, extract: Extract, source: str, config: Config) -> Groups:
    """What the labels of the column of ethnic groups mean."""
    column = cells.columns.get("ethnic_group")
    return groups_of(column.texts if column else (), extract, source, config)


def _apart(groups: Groups, extract: Extract) -> dict[str, str]:
    """What tells the rows of one group apart, where a file may hold several."""
    may = may_be_added(groups, extract)
    return {text: (key(text) or text) if may.get(text) else "" for text in groups.texts}


def _said_apart(cells: Cells, extract: Extract) -> pd.Series:
    """What tells apart the rows of one value that an officer said several labels mean, and of a value that nobody knows,
    in whatever words."""
    apart = pd.Series([""] * len(cells), dtype="str")
    for name, dimension in extract.dimensions.items():
        column, known = cells.columns.get(name), category_labels(dimension)
        if column and dimension.not_known:
            unknown = [key(text) if known[key(text)] == dimension.not_known else "" for text in column.texts]
            apart += column.spread(unknown)
    for name, labels in extract.words.labels.items():
        if column := cells.columns.get(name):
            apart += column.spread([label if (label := key(text)) in labels else "" for text in column.texts])
    return apart


def _spread(cells: Cells, meanings: Mapping[str, str], absent: str) -> pd.Series:
    column = cells.columns.get("ethnic_group")
    if column is None:
        return pd.Series([absent] * len(cells), dtype="str")
    return column.spread([meanings[text] for text in column.texts])


def _labels(cells: Cells, name: str, known: dict[str, str], absent: str) -> pd.Series:
    column = cells.columns.get(name)
    if column is None:
        return pd.Series([absent] * len(cells), dtype="str")
    return column.spread([known[key(text)] for text in column.texts])


def _periods(cells: Cells, chosen: str | None, extract: Extract) -> pd.Series:
    asked = period_of(chosen, extract) if chosen else None
    column = cells.columns.get("period")
    texts = column.texts if column else ("",)
    found = [period_of(text, extract) or asked for text in texts]
    labels = [one.label for one in found if one is not None]
    assert len(labels) == len(texts), "a period that was not refused can be read"
    return column.spread(labels) if column else pd.Series(labels * len(cells), dtype="str")


def _origins(cells: Cells, origin: str) -> pd.Series:
    """The file's own words for where each row is from, which only transcribed figures have."""
    column = cells.columns.get("source")
    if column is None:
        return pd.Series([origin] * len(cells), dtype="str")
    return column.spread([printable(text) or origin for text in column.texts])


def _values(said: list, column: Column) -> npt.NDArray[np.float64]:
    return np.array([one.value for one in said], dtype=float)[column.codes]


def _symbols(said: list, column: Column) -> npt.NDArray[np.object_]:
    return np.array([one.symbol for one in said], dtype=object)[column.codes]


def _global_majority(keys: pd.DataFrame) -> pd.DataFrame:
    """ "Black and Global Majority" read as what the rows beside it make of it, and left where they do not say."""
    its = keys["group"].eq(GLOBAL_MAJORITY)
    if not its.any():
        return keys
    block = [name for name in keys.columns if name not in ("origin", "group")]
    beside = keys.groupby(block, sort=False)["group"].agg(
        lambda groups: majority_meaning(groups) or GLOBAL_MAJORITY
    )
    meant = beside.reindex(pd.MultiIndex.from_frame(keys.loc[its, block])).to_numpy()
    keys.loc[its, "group"] = meant
    return keys
