"""What accepting a file would change, worked out without writing anything."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
from sqlalchemy import Engine, Row

from config.periods import parse
from config.release_context import ReleaseContext, Version
from loaders.store.accepting import by_period, stands_already
from loaders.store.content import content_hash
from loaders.store.opening import read_transaction
from loaders.store.publishing import Place
from loaders.store.reading import released
from loaders.store.receipts import Build, Change, Upload
from loaders.store.release_context import release_context
from loaders.store.standing import current_slices, laid_on


def preview(engine: Engine, upload: Upload, *, build: Build) -> dict[str, Change]:
    """Per period the release that stands now and the one that this file would put there.

    Hand the pointer numbers on to `accept` as `expected`, so that it refuses if they have moved meanwhile.
    """
    shown = released(engine, upload.extract)
    if not upload.demonstration:  # Real figures are never set against invented ones.
        shown = shown[~shown["demonstration"].astype(bool)]
    with read_transaction(engine) as connection:
        current = current_slices(connection, upload.extract, upload.source)
        changes: dict[str, Change] = {}
        proposed: dict[str, Version] = {}
        for period, part in by_period(upload).items():
            pointer, place = current.get(period), Place(upload.extract, upload.source, period)
            context = release_context(connection, place, laid_on(connection, pointer), proposed)
            changes[period] = _change(period, part, pointer, context, build, upload.extract)
            proposed[period] = part, changes[period].proposed
    return {
        period: replace(change, earlier=_up_to(period, upload.source, shown))
        for period, change in changes.items()
    }


def _up_to(period: str, source: str, shown: pd.DataFrame) -> pd.DataFrame:
    """What is shown of periods of this kind up to this one, but for the slice itself."""
    this = parse(period)
    assert this is not None, "a period that was stored can be read"
    before = {
        label
        for label in set(shown["period"])
        if (other := parse(label)) and other.kind == this.kind and other.start <= this.start
    }
    return shown[shown["period"].isin(before) & ~(shown["period"].eq(period) & shown["source"].eq(source))]


def _change(
    period: str,
    part: pd.DataFrame,
    current: Row[Any] | None,
    context: ReleaseContext,
    build: Build,
    extract: str,
) -> Change:
    now = context.earlier[1] if context.earlier else None
    number = current.number if current is not None else 0
    standing = (current.upload if current is not None else None) or ""
    if now is not None and stands_already(current, content_hash(part)):
        return Change(period, number, now, now, unchanged=True, standing=standing)
    return Change(period, number, now, build(part, extract, context), unchanged=False, standing=standing)
