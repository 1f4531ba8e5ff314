"""What goes into the store and what it answers: an upload, its receipt, what it would change, its undoing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

import pandas as pd

from config.release_context import ReleaseContext


class Build(Protocol):
    """The rows of one slice, the name of the extract and what is known besides in; the protected release of that
    slice out. Raises config.refusal.Unsafe where no release of it is safe."""

    def __call__(self, rows: pd.DataFrame, extract: str, context: ReleaseContext, /) -> pd.DataFrame: ...


@dataclass(frozen=True, eq=False)
class Upload:
    """A checked and harmonised file: one extract from one source, any number of periods.

    `rows` has the columns source, period, area, the extract's dimensions, group, item, count (float, missing
    where a symbol stands), symbol, line. `answers` are what somebody said its headings and labels mean (kind, written,
    means), kept with `headings` for the next file that has them. `needs_assessment`: it is of the council's own people.
    """

    extract: str
    source: str
    file_name: str
    file_hash: str
    rows: pd.DataFrame
    warnings: tuple[str, ...] = ()
    demonstration: bool = False
    headings: tuple[str, ...] = ()
    answers: tuple[tuple[str, str, str], ...] = ()
    needs_assessment: bool = False


@dataclass(frozen=True)
class Receipt:
    """What became of a file. `at` is UTC; `number` is the store's number once the file was in.

    When all of it was loaded before, `already` names under what; reference, at and by are that upload's. `answers`: as of
    the upload.
    """

    reference: str
    at: str
    by: str
    extract: str
    source: str
    file_name: str
    file_hash: str
    row_count: int
    periods: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    warnings: tuple[str, ...]
    already: str | None
    number: int
    demonstration: bool
    answers: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Loaded:
    """An upload in the history. `standing`: for each period current, replaced, undone, or unchanged (it said
    the same as what stood there before, which therefore went on standing).
    """

    receipt: Receipt
    standing: Mapping[str, str] = field(hash=False)

    @property
    def number(self) -> int:
        return self.receipt.number


@dataclass(frozen=True)
class Kept:
    """The answers of an upload (`receipt.answers`) and the headings of its file, as they are looked up."""

    receipt: Receipt
    headings: tuple[str, ...]


@dataclass(frozen=True)
class Undone:
    """An upload taken back, or (`again`) published again after that. `restored`: the upload that stands in each period
    since, None for nothing."""

    reference: str
    at: str
    by: str
    reason: str
    extract: str
    source: str
    periods: tuple[str, ...]
    restored: Mapping[str, str | None] = field(hash=False)
    number: int
    again: bool = False


@dataclass(frozen=True, eq=False)
class Change:
    """What accepting a file would do to one period. `now` is None where nothing stands; `number` is 0 where
    nothing ever did, and is what to hand to `accept` as expected. An unchanged slice keeps its release.
    `standing` is the reference of the upload that stands there now, empty where none does. `earlier` is what is shown of
    the same kind of period up to this one, from other sources or other periods.
    """

    period: str
    number: int
    now: pd.DataFrame | None
    proposed: pd.DataFrame
    unchanged: bool
    standing: str = ""
    earlier: pd.DataFrame | None = None


class Slice(NamedTuple):
    """A slice that has a release: its pointer's number and time, its upload, the configuration's mark."""

    extract: str
    source: str
    period: str
    number: int
    upload: str
    at: str
    fingerprint: str
    demonstration: bool


def receipt_of(
    upload: Mapping[Any, Any], *, changed: tuple[str, ...], number: int, already: str | None = None
) -> Receipt:
    """The receipt for a line of the table of uploads, of whose periods `changed` got a new pointer; with `answers` where
    the line has them."""
    as_stored = ("reference", "at", "by", "extract", "source", "file_name", "file_hash", "row_count")
    periods = tuple(upload["periods"])
    return Receipt(
        **{name: upload[name] for name in as_stored},
        demonstration=upload["demonstration"],
        periods=periods,
        changed=changed,
        unchanged=tuple(period for period in periods if period not in changed),
        warnings=tuple(upload["warnings"]),
        already=already,
        number=number,
        answers=tuple((kind, written, means) for kind, written, means in upload.get("answers") or ()),
    )
