"""What the making of a release must know besides its rows: the store gathers it, and what protects reads it."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import pandas as pd

# A version of a slice: its rows (None once they were deleted on schedule), and its release.
Version = tuple[pd.DataFrame | None, pd.DataFrame]


class ReleaseContext(NamedTuple):
    """What was published once stays known, so a new release must fit all of it.

    `earlier` is the version of this slice that stands; `published` are all that ever stood, the newest first, undone
    ones too. `neighbours` are those that stand of the periods of its kind next before and next after it, snapshots of a day
    of it (of a snapshot, the lengths of time with its day), and all others that were published there, corrected or taken back
    since: an undo can let them stand again. `beyond` brings, by the label of the period next to this one, what stands in those
    that come after it on that side, the nearest first.
    `year` are the quarters of the same financial year before it, oldest first: people add them up. `overlapping` are the
    labels of lengths of time of another kind, ever published, that share days with this one (the quarters of a year).
    `beside` are the releases of the same extract and period from other sources, and `next_day` those of a snapshot's next before
    and next after it, whichever source counted then. `secret` is this store's own, by which
    counts are rounded up or down. `before` brings the releases that stand of all periods before this one,
    for those who need them.
    """

    earlier: Version | None = None
    published: tuple[Version, ...] = ()
    neighbours: tuple[Version, ...] = ()
    year: tuple[Version, ...] = ()
    overlapping: tuple[str, ...] = ()
    beside: tuple[pd.DataFrame, ...] = ()
    next_day: tuple[pd.DataFrame, ...] = ()
    secret: str = ""
    before: Callable[[], Iterable[pd.DataFrame]] = tuple
    beyond: Callable[[], Mapping[str, tuple[Version, ...]]] = dict


ALONE = ReleaseContext()
