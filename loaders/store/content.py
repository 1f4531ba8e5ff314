"""A frame as bytes, and what makes two frames the same content.

Two different questions, so two different hashes: `digest` of the bytes shows damage; `content_hash` of the
cells says whether two files hold the same, whatever the order of their lines or the version of the library
that wrote them.
"""

from __future__ import annotations

import hashlib
import io
import json
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from sqlalchemy import Row

from loaders.store.faults import Damaged


def to_parquet(frame: pd.DataFrame) -> bytes:
    """The frame as Parquet: numbers stay numbers, all else is text; mixed columns raise a pyarrow error.

    The library's own notes on the frame are left out, or `DataFrame.attrs` would travel along into a release.
    """
    table = pa.Table.from_pandas(frame, preserve_index=False)
    plain = pa.schema([(field.name, _plain_type(field.type)) for field in table.schema])
    written = io.BytesIO()
    pq.write_table(table.cast(plain), written, compression="zstd")
    return written.getvalue()


def _plain_type(found: pa.DataType) -> pa.DataType:
    numeric = pa.types.is_floating(found) or pa.types.is_integer(found) or pa.types.is_boolean(found)
    return found if numeric else pa.string()  # also an empty column, whose type Arrow cannot know


def digest(parquet: bytes) -> str:
    """SHA-256 of stored bytes."""
    return hashlib.sha256(parquet).hexdigest()


def verified(parquet: bytes, expected: str, name: str) -> pd.DataFrame:
    """The frame in stored bytes, or Damaged (naming it) when they are not the bytes that were written."""
    if digest(parquet) != expected:
        raise Damaged(
            f"{name} was damaged where it is stored and is not shown. Restore the store from a backup."
        )
    frame: pd.DataFrame = pq.read_table(io.BytesIO(parquet)).to_pandas()
    return frame


def stored_rows(row: Row[Any], prefix: str = "") -> pd.DataFrame:
    """The uploaded rows of a slice, from its line of the store. `prefix`: of the columns `parquet` and `hash` in it."""
    return _stored(row, prefix, "uploaded rows")


def stored_release(row: Row[Any], prefix: str = "") -> pd.DataFrame:
    """The release of a slice, as `stored_rows` has its rows."""
    return _stored(row, prefix, "release")


def _stored(row: Row[Any], prefix: str, what: str) -> pd.DataFrame:
    name = f"The {what} of {row.extract} {row.period} from {row.source}, loaded as {row.upload},"
    return verified(getattr(row, f"{prefix}parquet"), getattr(row, f"{prefix}hash"), name)


def content_hash(rows: pd.DataFrame) -> str:
    """SHA-256 of the cells of `rows` but their line numbers, the same for any order of rows or columns.

    Each column is hashed as its distinct cells in order, then the place of each sorted row's cell among them;
    a missing cell has the place -1, so it is neither zero nor an empty text.
    """
    names = sorted(set(rows.columns) - {"line"})
    cells = {name: _places(rows[name]) for name in names}
    order = np.lexsort([places for _, places in cells.values()]) if names else np.array([], dtype=np.intp)
    hashed = hashlib.sha256(json.dumps([len(rows), names]).encode())
    for distinct, places in cells.values():
        hashed.update(json.dumps(distinct).encode())
        hashed.update(places[order].astype("<i4").tobytes())
    return hashed.hexdigest()


def _places(column: pd.Series) -> tuple[list[str], np.ndarray]:
    """The column's distinct cells as sorted text, and each row's place among them (-1 where missing)."""
    codes, distinct = pd.factorize(column)
    texts = [_canonical(cell) for cell in distinct.tolist()]
    order = sorted(range(len(texts)), key=texts.__getitem__)
    places = np.empty(len(texts) + 1, dtype=np.int64)
    places[order] = np.arange(len(texts))
    places[-1] = -1  # where the code of a missing cell, -1, points
    return [texts[place] for place in order], places[codes]


def _canonical(cell: str | float) -> str:
    """One text for one cell: 5 and 5.0 are the same count, "5" is not a count, and minus zero is zero."""
    return f"text {cell}" if isinstance(cell, str) else f"number {float(cell) + 0.0!r}"
