"""What was shown before and is not in a file: groups, parts of a breakdown, most of the people.

A file that was cut off, or holds one row, is right in every cell; only what stood before says that something is missing.
"""

from collections.abc import Iterator, Sequence

import pandas as pd

from config import Extract
from config.ethnicity import ALL, KNOWN, Ethnicity
from config.periods import in_order, in_words
from config.publication import Judgement
from loaders.problems import some

# Columns of a release that are not names of a cell, and names that are no part of a breakdown.
NOT_KEYS = (
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
NOT_PARTS = ("source", "period", "area", "group", "item")
_MOST = 6


def losses(
    before: pd.DataFrame,
    proposed: pd.DataFrame,
    extract: Extract,
    ethnicity: Ethnicity,
    judgement: Judgement,
) -> Iterator[tuple[bool, str]]:
    """A sentence for each kind of thing that is gone or moved far since the latest period before in which its part was
    shown, and whether it has to be confirmed.

    Takes releases. Where they are of one period, smaller moves are spoken of, too. Broad groups are looked for, as finer
    ones come and go with the source.
    """
    broad = ethnicity.broad
    dimensions = [name for name in proposed if name not in (*NOT_KEYS, *NOT_PARTS) and name in before]
    added = [name for name in dimensions if extract.dimensions[name].additive and before[name].eq(ALL).any()]
    apart = [name for name in dimensions if name not in added and not proposed[name].eq(ALL).any()]
    split = [name for name in dimensions if name not in apart]
    for values, part in proposed.groupby(["area", *apart]):
        same = before[(before[["area", *apart]] == list(values)).all(axis=1)]
        if same.empty:
            continue
        period = in_order(same["period"])[-1]
        old = same[same["period"].eq(period)]
        when = f" {'in' if in_words(period) == period else 'on'} {in_words(period)}"
        yield from _of_totals(values, when, (old, part), extract, judgement)
        for group in (name for name in broad if name in set(part["group"])):
            yield from _group_moved(group, values, when, (old, part), extract, judgement)
        item = next((item for item in part["item"] if item in set(old["item"])), "")
        counted = old[old["item"].eq(item)], part[part["item"].eq(item)]
        groups = _groups(counted, split, ethnicity, when)
        for words in (*_alone(old, part, added, extract, when), *groups, *_missing(counted, split, when)):
            yield True, f"{_place(values)}: {words}"


def _of_totals(
    values: Sequence[str],
    when: str,
    frames: tuple[pd.DataFrame, pd.DataFrame],
    extract: Extract,
    judgement: Judgement,
) -> Iterator[tuple[bool, str]]:
    """Totals of the items that both have and that moved far: of one period also those that moved less far."""
    old, new = frames
    one_period = old["period"].iloc[0] in set(new["period"])
    for item, rows in new.groupby("item", sort=False):
        was, now = _total(old[old["item"].eq(item)]), _total(rows)
        if not was or now is None or abs(was - now) / was <= judgement.notable_change:
            continue
        far = abs(was - now) / was > judgement.large_change
        if far or one_period:
            part = part_in_words(extract, str(item), values)
            yield far, _move(part, was, now, "" if one_period else when)


def _alone(
    old: pd.DataFrame, new: pd.DataFrame, added: Sequence[str], extract: Extract, when: str
) -> Iterator[str]:
    """Breakdowns of which the file has one part alone, where there was the whole: its "All" is that part."""
    for name in added:
        parts = {*new[name]} & {*extract.dimensions[name].values}  # and nothing that was put together
        if len(parts) == 1 and not {*old[name]} - {ALL}:
            yield f"there are figures of {parts.pop()} alone;{when} there were more."


def part_in_words(extract: Extract, item: str, values: Sequence[str]) -> str:
    """What is counted, and of whom: "Number of staff (Social workers, Hackney)"."""
    return f"{extract.items[item].title} ({_place(values)})"


def _place(values: Sequence[str]) -> str:
    area, *apart = values
    return ", ".join([*apart, area])


def _group_moved(
    group: str,
    values: Sequence[str],
    when: str,
    frames: tuple[pd.DataFrame, pd.DataFrame],
    extract: Extract,
    judgement: Judgement,
) -> Iterator[tuple[bool, str]]:
    """A broad group of many people that is another size now, which a slip of the keyboard does to one row."""
    for item in frames[1]["item"].unique():
        was, now = (_count(frame[frame["item"].eq(item) & frame["group"].eq(group)]) for frame in frames)
        if was is None or now is None or max(was, now) < judgement.small_numbers or not was:
            continue
        if abs(was - now) / was > judgement.large_change:
            yield True, _move(part_in_words(extract, item, (*values, group)), was, now, when)


def _move(part: str, was: float, now: float, when: str) -> str:
    direction = "up" if now > was else "down"
    less = " Is part of the file missing?" if now < was else ""
    return f"{part} is {now:,.0f}, was {was:,.0f}{when}: {direction} {abs(was - now) / was:.0%}.{less}"


def _count(rows: pd.DataFrame) -> float | None:
    """The largest count of some rows that are of every part of each breakdown. None where those are withheld: the largest of the
    parts would be taken for all of them, and the rest of the file for missing."""
    of_parts = [name for name in rows if name not in (*NOT_KEYS, *NOT_PARTS) and rows[name].eq(ALL).any()]
    counts = rows.loc[rows[of_parts].eq(ALL).all(axis="columns"), "count"].dropna()
    return float(counts.max()) if len(counts) else None


def _groups(
    counted: tuple[pd.DataFrame, pd.DataFrame], split: list[str], ethnicity: Ethnicity, when: str
) -> Iterator[str]:
    """Broad groups that had people before and have no row, or only rows of some of their parts."""
    old, new = counted
    whole = old[old[split].eq(ALL).all(axis=1)]
    there = {*new["group"]} & {*ethnicity.groups}
    gone = whole[whole["group"].isin([*ethnicity.broad]) & ~whole["group"].isin(list(there))]
    halved = gone["group"].map(
        lambda name: any(ethnicity.atoms_of(group) <= ethnicity.atoms_of(name) for group in there)
    )
    yield from _gone(gone[~halved.astype(bool)], "group", when)
    yield from _gone(
        gone[halved.astype(bool)], "group", when, "of some of their parts", "of some of its parts"
    )


def _missing(counted: tuple[pd.DataFrame, pd.DataFrame], split: list[str], when: str) -> Iterator[str]:
    """Parts of each breakdown that the file has, that had people before and have no row."""
    old, new = counted
    for name in split:
        others = [other for other in split if other != name]
        parts = old[old["group"].isin([ALL, KNOWN]) & old[others].eq(ALL).all(axis=1) & old[name].ne(ALL)]
        if not new[name].eq(ALL).all():  # A file need not be split by everything.
            yield from _gone(parts[~parts[name].isin(new[name])], name, when)


def _total(rows: pd.DataFrame) -> float | None:
    return _count(rows[rows["group"].isin([ALL, KNOWN])])


def _gone(rows: pd.DataFrame, name: str, when: str, theirs: str = "", its: str = "") -> Iterator[str]:
    """ "Mixed and Other have no row; on 31 March 2026 they had 22 and 9." `theirs`, `its`: where there are rows."""
    rows = rows[rows["count"].isna() | rows["count"].gt(0)].drop_duplicates(name)
    if rows.empty:
        return
    names = list(rows[name])
    had = [f"{count:,.0f}" if pd.notna(count) else "some" for count in rows["count"]]
    figures = _listed(had) if rows["count"].notna().any() else "figures"
    have, they, some_rows = ("has", "it", its) if len(names) == 1 else ("have", "they", theirs)
    lack = f"{have} rows {some_rows} alone and cannot be added up" if some_rows else f"{have} no row"
    yield f"{_listed(names)} {lack};{when} {they} had {figures}."


def _listed(words: list[str]) -> str:
    *first, last = words if len(words) <= _MOST else [some(words, _MOST)]
    return f"{', '.join(first)} and {last}" if first else last
