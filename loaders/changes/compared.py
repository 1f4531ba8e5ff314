"""What an upload changes in the releases, before it is stored and after: figures, and totals that jumped."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from config import Config, Extract
from config.ethnicity import ALL, KNOWN
from config.periods import in_words
from config.release_context import ReleaseContext
from loaders.changes.vanished import TOGETHER, vanished
from loaders.checks.losses import NOT_KEYS, NOT_PARTS, losses, part_in_words
from loaders.store import Build, Change, Receipt


@dataclass(frozen=True)
class Counted:
    """How many figures of the release are new, changed, the same or gone, and how many are withheld in it."""

    new: int
    changed: int
    same: int
    gone: int
    withheld: int

    def sentence(self) -> str:
        """The counts as a line of text. Figures are counted, never people."""
        gone = f"{self.gone:,} removed" if self.gone else "none removed"
        figures = "figure" if self.new == 1 else "figures"
        return f"{self.new:,} {figures} new, {self.changed:,} changed, {self.same:,} the same, {gone}"


def counted(changes: Mapping[str, Change]) -> Counted:
    """The figures of all slices of a file, compared cell by cell with what stands now."""
    totals = [_compared(change) for change in changes.values()]
    return Counted(*(sum(getattr(one, name) for one in totals) for name in Counted.__dataclass_fields__))


def _compared(change: Change) -> Counted:
    after = _cells(change.proposed)
    before = _cells(change.now) if change.now is not None else {}
    both = after.keys() & before.keys()
    same = sum(after[key] == before[key] for key in both)
    withheld = int(change.proposed["status"].eq("confidential").sum())
    return Counted(len(after) - len(both), len(both) - same, same, len(before) - len(both), withheld)


def _cells(frame: pd.DataFrame) -> dict[tuple, tuple]:
    frame = frame[frame["status"].ne("put_together")]
    keys = [name for name in frame.columns if name not in NOT_KEYS]
    values = zip(
        frame["count"].astype(object).where(frame["count"].notna(), None), frame["status"], strict=True
    )
    return dict(zip(frame[keys].itertuples(index=False, name=None), values, strict=True))


def _source(frame: pd.DataFrame) -> str:
    return str(frame["source"].iloc[0]) if len(frame) else ""


def as_previewed(changes: Mapping[str, Change], build: Build) -> Build:
    """`build` for accepting a file that was previewed: the releases made then are not made a second time.

    A release depends on its rows, the configuration and what it is laid on, and none changes between the two. A period
    that was to stay as it stands is built by `build`, should it come to that, and so is another source's.
    """

    def made(part: pd.DataFrame, extract: str, context: ReleaseContext) -> pd.DataFrame:
        change = changes.get(str(part["period"].iloc[0]))
        if change is None or change.unchanged or _source(change.proposed) != _source(part):
            return build(part, extract, context)
        return change.proposed

    return made


def afterwards(receipt: Receipt, before: pd.DataFrame, after: pd.DataFrame) -> dict[str, Change]:
    """What an accepted file changed, from the releases of its extract just before it and just after."""
    return {
        period: Change(
            period,
            receipt.number,
            _slice(before, receipt.source, period),
            after[_inside(after, receipt.source, period)],
            unchanged=period not in receipt.changed,
            standing=receipt.reference,
        )
        for period in receipt.periods
    }


def _slice(released: pd.DataFrame, source: str, period: str) -> pd.DataFrame | None:
    found = released[_inside(released, source, period)]
    return found if len(found) else None


def _inside(released: pd.DataFrame, source: str, period: str) -> pd.Series:
    return released["source"].eq(source) & released["period"].eq(period)


def flags(changes: Mapping[str, Change], extract: Extract, config: Config) -> list[tuple[bool, str]]:
    """What is gone or moved so far that part of the file may be missing: (whether it must be confirmed, sentence).

    A file takes the place of all that its source said of a period: one of teachers alone would leave the social workers
    of the same date without figures. A file of a new period is set against what is shown of the latest one before.
    """
    judgement = config.publication.judgement
    said: list[tuple[bool, str]] = []
    for period, change in changes.items():
        before = change.earlier if change.now is None else change.now
        if change.unchanged or before is None or before.empty:
            continue
        found = list(losses(before, change.proposed, extract, config.ethnicity, judgement))
        if change.now is not None:
            found += _gone(change.now, change.proposed, extract)
        else:
            lacking = vanished(before, change.proposed, extract, config.ethnicity.not_known)
            found += [(True, words) for words in lacking]
        said += [(large, f"{in_words(period)}: {words}") for large, words in found]
    return said


def _gone(now: pd.DataFrame, proposed: pd.DataFrame, extract: Extract) -> list[tuple[bool, str]]:
    """Totals of parts that this source gave of the period so far, and that the file does not hold at all."""
    before, after = _totals(now, extract), _totals(proposed, extract)
    return [
        (
            True,
            f"{part}: there were {before[part]:,.0f}, and this file, which takes their place, has none. {TOGETHER}",
        )
        for part in sorted(before.keys() - after.keys())
    ]


def _totals(frame: pd.DataFrame, extract: Extract) -> dict[str, float]:
    """The largest published total of each item and area, and of each part that is never added up to an "All"
    (social workers and teachers, stages of schooling)."""
    whole = frame[frame["group"].isin([ALL, KNOWN]) & frame["count"].notna()]
    apart = [name for name in frame if name not in (*NOT_KEYS, *NOT_PARTS) and not frame[name].eq(ALL).any()]
    return {
        part_in_words(extract, item, place): float(rows["count"].max())
        for (item, *place), rows in whole.groupby(["item", "area", *apart])
    }
