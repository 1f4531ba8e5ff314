"""Accepting a file: its rows, its releases, the pointers to them and the audit entry are one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Engine, Row, insert, select

from config.access import ActionName
from loaders.actor import Actor
from loaders.store import assessments, audit
from loaders.store.content import content_hash, digest, to_parquet
from loaders.store.faults import Moved
from loaders.store.opening import write_transaction
from loaders.store.publishing import Hand, Place, publish
from loaders.store.rebuilding import reprotect
from loaders.store.receipts import Build, Receipt, Upload, receipt_of
from loaders.store.release_context import release_context
from loaders.store.seals.lines import uploads_ever
from loaders.store.standing import current_slices, laid_on
from loaders.store.tables import matchings, rows, uploads


def accept(
    engine: Engine,
    upload: Upload,
    *,
    build: Build,
    by: Actor,
    fingerprint: str,
    expected: Mapping[str, int] | None = None,
    guarded: Collection[str] = (),
) -> Receipt:
    """Store a file, build the releases of the slices that it changes and make them current, all or nothing.

    A file whose every slice stands already is not stored again (`Receipt.already`). `fingerprint` is that of
    the configuration by which `build` works. `expected` holds, per period, the pointer number that the
    officer saw (0 for none): if one has moved on, Moved is raised. `guarded` are the sources of this extract whose
    figures are protected: theirs for the same periods must hold beside this file. What `build` raises is passed on, unwritten.
    """
    name = by.doing(*_deeds(upload))
    slices = by_period(upload)
    contents = {period: content_hash(part) for period, part in slices.items()}
    with write_transaction(engine) as connection:
        assessments.make_sure(connection, needed=upload.needs_assessment)
        now = current_slices(connection, upload.extract, upload.source)
        changed = tuple(period for period in slices if not stands_already(now.get(period), contents[period]))
        if not changed:
            return _already(connection, upload, [now[period] for period in slices])
        _refuse_if_moved(upload.extract, now, expected or {})
        entry = _write_upload(connection, upload, slices, name)
        hand, number = Hand(name, entry["at"]), 0
        for period in changed:
            standing, place = now.get(period), Place(upload.extract, upload.source, period)
            context = release_context(connection, place, laid_on(connection, standing))
            marks = _marks(entry, contents[period], fingerprint)
            previous = standing.number if standing else 0
            release = build(slices[period], place.extract, context)
            number = publish(connection, place, release, marks, previous=previous, hand=hand)
            reprotect(connection, place, build, fingerprint, guarded, hand)
        receipt = receipt_of(entry, changed=changed, number=number)
        _note(connection, receipt, entry["content_hash"], fingerprint)
    return receipt


def _deeds(upload: Upload) -> Iterator[ActionName]:
    """What accepting a file is: more than an upload where somebody said what it means, or where it is invented."""
    yield "upload"
    if upload.answers:
        yield "mapping"
    if upload.demonstration:
        yield "demonstration"


def _marks(entry: Mapping[str, Any], content: str, fingerprint: str) -> dict[str, str]:
    return {"upload": entry["reference"], "content_hash": content, "fingerprint": fingerprint}


def by_period(upload: Upload) -> dict[str, pd.DataFrame]:
    """The rows of each slice of a file. The checks that come before the store let no empty file through."""
    assert len(upload.rows) and upload.rows["period"].notna().all(), "rows have a period"
    assert (upload.rows["source"] == upload.source).all(), "an upload has one source"
    return {str(period): part.reset_index(drop=True) for period, part in upload.rows.groupby("period")}


def stands_already(current: Row[Any] | None, content: str) -> bool:
    """Whether a slice holds this content now; one that was undone to nothing holds none."""
    return current is not None and current.content_hash == content


def _already(connection: Connection, offered: Upload, standing: Sequence[Row[Any]]) -> Receipt:
    in_order = sorted(standing, key=lambda pointer: pointer.number)
    references = list(dict.fromkeys(pointer.upload for pointer in in_order))
    stored = connection.execute(select(uploads).where(uploads.c.reference == references[-1])).mappings().one()
    entry = {
        **stored,
        "file_name": offered.file_name,
        "file_hash": offered.file_hash,
        "periods": [pointer.period for pointer in standing],
        "warnings": offered.warnings,
        "row_count": len(offered.rows),
    }
    return receipt_of(entry, changed=(), number=in_order[-1].number, already=", ".join(references))


def _refuse_if_moved(extract: str, now: Mapping[str, Row[Any]], expected: Mapping[str, int]) -> None:
    for period, seen in expected.items():
        if period in now and now[period].number != seen:
            raise Moved(
                f"Someone published a newer version of {extract} {period} at {now[period].at[11:16]} UTC. "
                "Nothing was changed. Reload and compare."
            )


def _write_upload(
    connection: Connection, upload: Upload, slices: Mapping[str, pd.DataFrame], by: str
) -> dict[str, Any]:
    at = audit.utc_now()
    before = uploads_ever(connection)
    entry = {
        "reference": f"EQ-{at[:4]}-{before + 1:04}",
        "extract": upload.extract,
        "source": upload.source,
        "file_name": upload.file_name,
        "file_hash": upload.file_hash,
        "content_hash": content_hash(upload.rows),
        "at": at,
        "by": by,
        "periods": list(slices),
        "warnings": list(upload.warnings),
        "row_count": len(upload.rows),
        "demonstration": upload.demonstration,
    }
    connection.execute(insert(uploads).values(**entry))
    if upload.answers:
        said = {"headings": list(upload.headings), "answers": [list(answer) for answer in upload.answers]}
        connection.execute(insert(matchings).values(upload=entry["reference"], **said))
        entry["answers"] = said["answers"]
    for period, part in slices.items():
        place = Place(upload.extract, upload.source, period)
        stored = {
            "upload": entry["reference"],
            "parquet": (parquet := to_parquet(part)),
            "hash": digest(parquet),
        }
        connection.execute(insert(rows).values(**vars(place), **stored))
    return entry


def _note(connection: Connection, receipt: Receipt, content: str, fingerprint: str) -> None:
    named = ("extract", "source", "file_name", "file_hash", "changed", "unchanged", "number", "demonstration")
    detail = {name: getattr(receipt, name) for name in named}
    detail |= {"content_hash": content, "fingerprint": fingerprint}
    audit.append(
        connection, at=receipt.at, by=receipt.by, action="load", subject=receipt.reference, detail=detail
    )
