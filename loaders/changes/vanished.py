"""What the file before had and this one lacks altogether: a column that counts, a part that is never added up, a breakdown.

Every cell of such a file is right, and totals of what is left agree; only the file before says that there was more.
"""

from collections.abc import Collection, Iterator, Mapping

import pandas as pd

from config import Extract
from config.ethnicity import ALL, KNOWN
from config.periods import in_order, in_words

TOGETHER = "To show all of them, send them in one file."
_MISSING = "Is part of the file missing?"


def vanished(
    before: pd.DataFrame, proposed: pd.DataFrame, extract: Extract, not_known: Collection[str]
) -> Iterator[str]:
    """A sentence for each thing that the latest file of the same source had. Takes releases; `before` may hold several
    periods and sources: another source is free to have other columns. `not_known`: the groups of people without one."""
    old = before[before["source"].isin(proposed["source"])]
    if old.empty:
        return
    period = in_order(old["period"])[-1]
    old = old[old["period"].eq(period)]
    when = f"{'in' if in_words(period) == period else 'on'} {in_words(period)}"
    dimensions = {name: each for name, each in extract.dimensions.items() if name in old and name in proposed}
    apart = [name for name, dimension in dimensions.items() if dimension.required]
    yield from _items(old, proposed, apart, extract, when)
    for name in apart:
        for value in old[name].unique():
            if value not in set(proposed[name]):
                replaced = period in set(proposed["period"])
                yield (
                    _replaced(value, when)
                    if replaced
                    else f"{value}: no row, where {when} there were some. {_MISSING}"
                )
    split = {name: each.title.lower() for name, each in dimensions.items() if name not in apart}
    yield from _breakdowns(old, proposed, apart, split, when)
    yield from _crossed(old, proposed, apart, split, when)
    if old["group"].isin(not_known).any() and not proposed["group"].isin(not_known).any():
        yield f"No row says Not known, where {when} some did. {_MISSING}"


def _replaced(value: str, when: str) -> str:
    """Of a file for the very period of the one before, such as another staff group's: nobody sends one to take the other away."""
    return f"{value}: no row. This file takes the place of the one before, and {value} will not be shown {when}. {TOGETHER}"


def _items(
    old: pd.DataFrame, new: pd.DataFrame, apart: list[str], extract: Extract, when: str
) -> Iterator[str]:
    """What is counted no more, anywhere or of a part that has rows still."""
    for item in old["item"].unique():
        title = extract.items[item].title
        if item not in set(new["item"]):
            yield f"{title}: no figures, where {when} there were some. Is the column {item} missing?"
            continue
        for values, rows, same in _parts(old, new, apart):
            if len(same) and item in set(rows["item"]) and item not in set(same["item"]):
                yield f"{', '.join(values)}: no figures of {title.lower()}, where {when} there were some. Is a cell blank?"


def _parts(
    old: pd.DataFrame, new: pd.DataFrame, apart: list[str]
) -> Iterator[tuple[tuple[str, ...], pd.DataFrame, pd.DataFrame]]:
    """Each part that is never added up: its values, its rows before and its rows now."""
    both = [(values, rows) for values, rows in old.groupby(apart)] if apart else [((), old)]
    for values, rows in both:
        yield values, rows, new[(new[apart] == list(values)).all(axis=1)] if apart else new


def _crossed(
    old: pd.DataFrame, new: pd.DataFrame, apart: list[str], split: Collection[str], when: str
) -> Iterator[str]:
    """Parts of two breakdowns at once that had people and have no row, though each of the two has rows: boys of one age."""
    names = list(split)
    for values, rows, same in _parts(old, new, apart):
        there = {*same[names].itertuples(index=False, name=None)}
        held = rows[rows["group"].isin([ALL, KNOWN]) & (rows["count"].isna() | rows["count"].gt(0))]
        for parts in held[names].drop_duplicates().itertuples(index=False, name=None):
            told = [(name, part) for name, part in zip(names, parts, strict=True) if part != ALL]
            alone = all(same[name].eq(part).any() for name, part in told)
            if len(told) > 1 and alone and parts not in there:
                where = ", ".join([*values, *(part for _, part in told)])
                yield f"{where}: no row, where {when} there were some. {_MISSING}"


def _breakdowns(
    old: pd.DataFrame, new: pd.DataFrame, apart: list[str], split: Mapping[str, str], when: str
) -> Iterator[str]:
    """Breakdowns (`split`: their titles) that nothing of a part has any more, though the file before split it."""
    for values, rows, same in _parts(old, new, apart):
        for name, title in split.items():
            if same.empty or same[name].ne(ALL).any() or not rows[name].ne(ALL).any():
                continue
            of = f"{', '.join(values)}: n" if apart else "N"
            yield f"{of}o row says the {title}, where {when} some did. Is the column {name} missing?"
