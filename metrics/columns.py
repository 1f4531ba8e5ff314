"""Columns as numpy arrays, while a table is being made: pandas takes longer to add one column than to work it out, and
longest over texts, which are plain objects here.
"""

import numpy as np
import pandas as pd

Columns = dict[str, np.ndarray]


def columns_of(rows: pd.DataFrame) -> Columns:
    """Every column of a frame, texts as objects."""
    return {name: rows[name].to_numpy() for name in rows.columns}


def kept(columns: Columns, which: np.ndarray) -> Columns:
    """Some rows of the columns: `which` are marks (bool) or numbers of rows."""
    return {name: values[which] for name, values in columns.items()}


def objects(values: list) -> np.ndarray:
    """Texts or tuples as one array of objects: tuples of one length are not taken for a second dimension."""
    return np.fromiter(values, dtype=object, count=len(values))


def only_where(marks: np.ndarray, texts: np.ndarray | str) -> np.ndarray:
    """The texts of the rows that are marked, and None on all others."""
    found = np.full(len(marks), None, dtype=object)
    found[marks] = texts if isinstance(texts, str) else texts[marks]
    return found


def frame(columns: Columns, index: pd.Index | None = None) -> pd.DataFrame:
    """The columns as a frame in which objects stay objects."""
    texts = {name: values for name, values in columns.items() if values.dtype == object}
    others = {name: values for name, values in columns.items() if name not in texts}
    parts = [pd.DataFrame(texts, index=index, dtype=object), pd.DataFrame(others, index=index)]
    return pd.concat([part for part in parts if len(part.columns)], axis="columns")


def beside(rows: pd.DataFrame, **columns: object) -> pd.DataFrame:
    """The rows with these columns in place of any of the same name: `assign`, in one step for all of them."""
    stays = [name for name in rows.columns if name not in columns]
    return pd.concat([rows[stays], pd.DataFrame(columns, index=rows.index)], axis="columns")
