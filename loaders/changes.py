"""What an upload would change in the releases, before anything is stored: figures, and totals that jumped."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from loaders.store import Change

NOT_KEYS = ("count", "status", "origin", "release", "upload", "demonstration")
LARGE_CHANGE = 0.5
NOTABLE_CHANGE = 0.2


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
        return f"{self.new:,} figures new, {self.changed:,} changed, {self.same:,} the same, {gone}"


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
    keys = [name for name in frame.columns if name not in NOT_KEYS]
    values = zip(
        frame["count"].astype(object).where(frame["count"].notna(), None), frame["status"], strict=True
    )
    return dict(zip(frame[keys].itertuples(index=False, name=None), values, strict=True))


def flags(changes: Mapping[str, Change], extract_title: str) -> list[tuple[bool, str]]:
    """Totals that moved so far that part of the file may be missing: (whether by more than half, sentence)."""
    said = []
    for period, change in changes.items():
        if change.now is None or change.unchanged:
            continue
        before, after = _total(change.now), _total(change.proposed)
        for key in sorted(before.keys() & after.keys()):
            old, new = before[key], after[key]
            share = abs(new - old) / old if old else 0.0
            if share > NOTABLE_CHANGE:
                way = "up" if new > old else "down"
                text = f"{extract_title}, {period}: {key} is {new:,.0f}, was {old:,.0f}: {way} {share:.0%}."
                said.append(
                    (share > LARGE_CHANGE, f"{text} Is part of the file missing?" if new < old else text)
                )
    return said


def _total(frame: pd.DataFrame) -> dict[str, float]:
    """The largest published All figure of each item and area."""
    whole = frame[frame["group"].isin(["All", "Known"]) & frame["count"].notna()]
    return {
        f"{item} ({area})": float(rows["count"].max())
        for (item, area), rows in whole.groupby(["item", "area"])
    }
