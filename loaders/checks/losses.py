"""What was shown before and is not in a file: groups, parts of a breakdown, most of the people.

A file that was cut off, or holds one row, is right in every cell; only what stood before says that something is missing.
"""

from collections.abc import Collection, Iterator, Sequence

import pandas as pd

from config.ethnicity import ALL, KNOWN
from config.periods import in_order, in_words
from config.publication import Judgement
from loaders.problems import some

_NOT_KEYS = (
    "count",
    "status",
    "within",
    "protected",
    "method",
    "origin",
    "release",
    "upload",
    "demonstration",
)
_NOT_DIMENSIONS = (*_NOT_KEYS, "source", "period", "area", "group", "item")
_MOST = 6


def losses(
    before: pd.DataFrame, proposed: pd.DataFrame, broad: Collection[str], judgement: Judgement | None
) -> Iterator[str]:
    """A sentence for each kind of thing that is gone since the latest period before in which its part was shown.

    Takes releases; `broad` are the groups looked for, as finer ones come and go with the source. Totals that moved far
    are said by `judgement`, or not at all.
    """
    dimensions = [name for name in proposed if name not in _NOT_DIMENSIONS and name in before]
    apart = [name for name in dimensions if not proposed[name].eq(ALL).any()]
    split = [name for name in dimensions if name not in apart]
    for values, part in proposed.groupby(["area", *apart]):
        same = before[(before[["area", *apart]] == list(values)).all(axis=1)]
        if same.empty:
            continue
        period = in_order(same["period"])[-1]
        old = same[same["period"].eq(period)]
        when = f"{'in' if in_words(period) == period else 'on'} {in_words(period)}"
        if judgement:
            yield from _moved(values, when, old, part, judgement)
        item = next((item for item in part["item"] if item in set(old["item"])), "")
        for words in _missing(old[old["item"].eq(item)], part[part["item"].eq(item)], split, broad, when):
            yield f"{', '.join(values)}: {words}"


def _moved(
    values: Sequence[str], when: str, old: pd.DataFrame, new: pd.DataFrame, judgement: Judgement
) -> Iterator[str]:
    """Totals of the items that both have and that differ by more than is asked about."""
    for item, rows in new.groupby("item", sort=False):
        was, now = _total(old[old["item"].eq(item)]), _total(rows)
        if was and now is not None and abs(was - now) / was > judgement.large_change:
            less = " Is part of the file missing?" if now < was else ""
            yield f"{item} ({', '.join(values)}) is {now:,.0f}, was {was:,.0f} {when}.{less}"


def _missing(
    old: pd.DataFrame, new: pd.DataFrame, split: list[str], broad: Collection[str], when: str
) -> Iterator[str]:
    """Groups, and parts of each breakdown that the file has, that had people before and have no row."""
    whole = old[old[split].eq(ALL).all(axis=1)]
    gone = {"group": whole[whole["group"].isin(list(broad)) & ~whole["group"].isin(new["group"])]}
    for name in split:
        others = [other for other in split if other != name]
        parts = old[old["group"].isin([ALL, KNOWN]) & old[others].eq(ALL).all(axis=1) & old[name].ne(ALL)]
        if not new[name].eq(ALL).all():  # A file need not be split by everything.
            gone[name] = parts[~parts[name].isin(new[name])]
    yield from (words for name, rows in gone.items() if (words := _gone(rows, name, when)))


def _total(rows: pd.DataFrame) -> float | None:
    counts = rows.loc[rows["group"].isin([ALL, KNOWN]), "count"].dropna()
    return float(counts.max()) if len(counts) else None


def _gone(rows: pd.DataFrame, name: str, when: str) -> str:
    """ "Mixed and Other have no row; on 31 March 2026 they had 22 and 9." """
    rows = rows[rows["count"].isna() | rows["count"].gt(0)].drop_duplicates(name)
    if rows.empty:
        return ""
    names = list(rows[name])
    had = [f"{count:,.0f}" if pd.notna(count) else "some" for count in rows["count"]]
    have, they = ("has", "it") if len(names) == 1 else ("have", "they")
    return f"{_listed(names)} {have} no row; {when} {they} had {_listed(had)}."


def _listed(words: list[str]) -> str:
    *first, last = words if len(words) <= _MOST else [some(words, _MOST)]
    return f"{', '.join(first)} and {last}" if first else last
