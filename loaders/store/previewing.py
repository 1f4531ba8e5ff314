"""What accepting a file would change, worked out without writing anything."""

from __future__ import annotations

from typing import Any

import pandas as pd
from sqlalchemy import Connection, Engine, Row

from loaders.store.accepting import by_period, stands_already
from loaders.store.content import content_hash
from loaders.store.opening import read_transaction
from loaders.store.reading import current_release, release_frame
from loaders.store.receipts import Build, Change, Upload
from loaders.store.standing import current_slices


def preview(engine: Engine, upload: Upload, *, build: Build) -> dict[str, Change]:
    """Per period the release that stands now and the one that this file would put there.

    Hand the pointer numbers on to `accept` as `expected`, so that it refuses if they have moved meanwhile.
    """
    with read_transaction(engine) as connection:
        current = current_slices(connection, upload.extract, upload.source)
        now = {period: _frame(connection, pointer) for period, pointer in current.items()}
    return {
        period: _change(period, part, current.get(period), now.get(period), build, upload.extract)
        for period, part in by_period(upload).items()
    }


def _frame(connection: Connection, pointer: Row[Any]) -> pd.DataFrame | None:
    return None if pointer.release is None else release_frame(current_release(connection, pointer.number))


def _change(
    period: str,
    part: pd.DataFrame,
    current: Row[Any] | None,
    now: pd.DataFrame | None,
    build: Build,
    extract: str,
) -> Change:
    number = current.number if current is not None else 0
    standing = (current.upload if current is not None else None) or ""
    if now is not None and stands_already(current, content_hash(part)):
        return Change(period, number, now, now, unchanged=True, standing=standing)
    return Change(period, number, now, build(part, extract), unchanged=False, standing=standing)
