"""What accepting a file would change, worked out without writing anything."""

from __future__ import annotations

from typing import Any

import pandas as pd
from sqlalchemy import Engine, Row

from loaders.store.accepting import by_period, stands_already
from loaders.store.content import content_hash
from loaders.store.opening import read_transaction
from loaders.store.receipts import Build, Change, Earlier, Upload
from loaders.store.standing import current_slices, laid_on


def preview(engine: Engine, upload: Upload, *, build: Build) -> dict[str, Change]:
    """Per period the release that stands now and the one that this file would put there.

    Hand the pointer numbers on to `accept` as `expected`, so that it refuses if they have moved meanwhile.
    """
    with read_transaction(engine) as connection:
        current = current_slices(connection, upload.extract, upload.source)
        earlier = {period: laid_on(connection, pointer) for period, pointer in current.items()}
    return {
        period: _change(period, part, current.get(period), earlier.get(period), build, upload.extract)
        for period, part in by_period(upload).items()
    }


def _change(
    period: str,
    part: pd.DataFrame,
    current: Row[Any] | None,
    earlier: Earlier | None,
    build: Build,
    extract: str,
) -> Change:
    now = earlier[1] if earlier else None
    number = current.number if current is not None else 0
    standing = (current.upload if current is not None else None) or ""
    if now is not None and stands_already(current, content_hash(part)):
        return Change(period, number, now, now, unchanged=True, standing=standing)
    return Change(period, number, now, build(part, extract, earlier), unchanged=False, standing=standing)
