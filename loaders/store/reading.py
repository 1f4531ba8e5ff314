"""What pages and officers read. Every stored frame is checked against its hash on the way out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import Column, ColumnElement, Engine, Select, and_, func, select

from loaders.store.content import stored_release, stored_rows
from loaders.store.opening import read_transaction
from loaders.store.receipts import Kept, Loaded, Slice, Undone, receipt_of
from loaders.store.standing import Trail, accepted_as, current_numbers, standing, trails
from loaders.store.tables import audit, matchings, pointers, releases, rows, uploads
from loaders.store.undoing import undone_of

_COLUMNS = [
    "source", "period", "area", "group", "item", "count", "status", "within", "protected", "method", "release",
    "upload", "demonstration",
]  # fmt: skip
_NO_RELEASE = pd.DataFrame(columns=_COLUMNS, dtype="str").astype(
    dict.fromkeys(("count", "within", "protected"), "float64") | {"release": "int64", "demonstration": "bool"}
)


def newest_line(number: Column[int], engine: Engine, day: date | None = None) -> int:
    """The number of the newest line of a ledger, or of the newest at the end of a day (UTC); 0 where there is none."""
    asked = select(func.max(number))
    if day is not None:
        asked = asked.where(number.table.c.at < (day + timedelta(days=1)).isoformat())
    with read_transaction(engine) as connection:
        return connection.scalar(asked) or 0


def latest_number(engine: Engine) -> int:
    """The number of the newest pointer, 0 in an empty store: the key of every cache, and what a link pins."""
    return newest_line(pointers.c.number, engine)


def released(engine: Engine, extract: str, *, at: int | None = None) -> pd.DataFrame:
    """All current releases of an extract in one frame, or those that were current at the store's number `at`.

    Columns: source, period, area, the extract's dimensions, group, item, count, status, within (how far a count
    may be from the truth), protected (what it was rounded to, shown or not), method (by which it was rounded), and for each line
    `release` (its pointer's number), `upload` (the reference) and `demonstration`. With nothing released the
    frame is empty and has no dimensions. Raises Damaged if any of the stored bytes were altered.
    """
    with read_transaction(engine) as connection:
        found = connection.execute(_current(at).where(pointers.c.extract == extract)).all()
    frames = [
        stored_release(slice_).assign(
            release=slice_.number, upload=slice_.upload, demonstration=bool(slice_.demonstration)
        )
        for slice_ in found
    ]
    return pd.concat(frames, ignore_index=True) if frames else _NO_RELEASE.copy()


def slices(engine: Engine, *, at: int | None = None) -> list[Slice]:
    """The slices that have a release, now or at the store's number `at`."""
    with read_transaction(engine) as connection:
        found = connection.execute(_current(at)).all()
    return [Slice(*(getattr(slice_, name) for name in Slice._fields)) for slice_ in found]


def history(engine: Engine) -> list[Loaded | Undone]:
    """Every upload, every undo and every redo, the newest first; for officers, since hashes of the rows are among it."""
    with read_transaction(engine) as connection:
        all_trails = trails(connection)
        with_answers = select(uploads, matchings.c.answers).outerjoin(
            matchings, matchings.c.upload == uploads.c.reference
        )
        loaded = connection.execute(with_answers).mappings().all()
        undone = (
            connection.execute(select(audit).where(audit.c.action.in_(("undo", "redo")))).mappings().all()
        )
    entries: list[Loaded | Undone] = [_loaded(upload, all_trails) for upload in loaded]
    entries.extend(undone_of(entry) for entry in undone)
    return sorted(entries, key=lambda entry: entry.number, reverse=True)


def matchings_kept(engine: Engine) -> list[Kept]:
    """What was said of the headings and labels of uploads that were not taken back, the newest first."""
    with read_transaction(engine) as connection:
        headings = {row.upload: tuple(row.headings) for row in connection.execute(select(matchings))}
    return [
        Kept(entry.receipt, headings[entry.receipt.reference])
        for entry in history(engine)
        if isinstance(entry, Loaded)
        and entry.receipt.reference in headings
        and {*entry.standing.values()} & {"current", "replaced"}
    ]


def uploaded_rows(engine: Engine, reference: str) -> pd.DataFrame:
    """The rows of an upload as they were stored, for officers alone: the pages' connection is refused them.

    Raises LookupError if there is no such upload or its rows were deleted on schedule, Damaged if altered.
    """
    wanted = select(rows).where(rows.c.upload == reference).order_by(rows.c.period)
    with read_transaction(engine) as connection:
        found = connection.execute(wanted).all()
    if not found:
        raise LookupError(f"The store has no rows of an upload {reference}.")
    return pd.concat(map(stored_rows, found), ignore_index=True)


def _current(at: int | None) -> Select[Any]:
    """The pointers that lead to a release, each with its bytes."""
    return (
        select(pointers, releases.c.parquet, releases.c.hash, releases.c.fingerprint, uploads.c.demonstration)
        .join(releases, and_(releases.c.id == pointers.c.release, *_same_slice()))
        .join(uploads, uploads.c.reference == pointers.c.upload)
        .where(pointers.c.number.in_(current_numbers(at)))
        .order_by(pointers.c.extract, pointers.c.source, pointers.c.period)
    )


def _same_slice() -> list[ColumnElement[bool]]:
    """A pointer leads to releases of its own slice and upload alone, whatever number stands in it."""
    return [releases.c[name] == pointers.c[name] for name in ("extract", "source", "period", "upload")]


def _loaded(upload: Any, all_trails: dict[tuple[str, str, str], Trail]) -> Loaded:
    reference, changed, number = upload["reference"], [], 0
    states = dict.fromkeys(upload["periods"], "unchanged")
    for period in states:
        trail = all_trails.get((upload["extract"], upload["source"], period), [])
        if any(pointer.upload == reference for pointer in trail):
            states[period] = standing(reference, trail)
            changed.append(period)
            number = max(number, accepted_as(reference, trail).number)
    return Loaded(receipt_of(upload, changed=tuple(changed), number=number), states)
