"""Which figures an upload hides that readers can see now, by name: nobody can be asked to accept a number of them."""

from collections.abc import Collection, Iterable, Iterator

import pandas as pd

from config import Config
from config.ethnicity import ALL
from config.periods import in_order, in_words, parse
from pages.components.upload.headline_changes import Tables
from pages.components.words.phrases import joined

_WHERE = ["breakdown", "category", "group"]
MOST = 12


def newly_hidden(
    measures: Iterable[str], periods: Collection[str], before: Tables, after: Tables, config: Config
) -> list[str]:
    """A line for each measure, period and part of a breakdown of our own area: the groups whose figure was shown, in the
    same period or, where that is new, in the latest one before, and will not be."""
    lines: list[str] = []
    for name in measures:
        was, now = (_own(table(name), config) for table in (before, after))
        for period in in_order({*periods} & {*now["period"]}):
            earlier = _latest(was, period)
            if earlier:
                shown = _where(was[was["period"].eq(earlier)], hidden=False)
                hidden = _where(now[now["period"].eq(period)], hidden=True)
                lines += _lines(config.measures[name].title, period, hidden.merge(shown, on=_WHERE))
                lines += _put_together(name, period, shown, now[now["period"].eq(period)], config)
    return lines


def _own(table: pd.DataFrame, config: Config) -> pd.DataFrame:
    return table[table["area"].eq(config.area)]


def _latest(table: pd.DataFrame, period: str) -> str:
    """The latest period of the same kind up to this one that has rows; "" where none has."""
    this = parse(period)
    labels = {label: parse(label) for label in set(table["period"])}
    before = [
        label
        for label, other in labels.items()
        if this and other and other.kind == this.kind and other.start <= this.start
    ]
    return in_order(before)[-1] if before else ""


def _where(rows: pd.DataFrame, *, hidden: bool) -> pd.DataFrame:
    """The groups, each in its breakdown, whose figure is withheld so that nobody can be identified, or is shown."""
    wanted = rows["value"].isna() & rows["status"].eq("confidential") if hidden else rows["value"].notna()
    return rows.loc[wanted & rows["group"].ne(ALL), _WHERE].drop_duplicates()


def _lines(title: str, period: str, found: pd.DataFrame) -> list[str]:
    return [
        f"{title}, {in_words(period, short=True)}{f', {category}' if category else ''}: {joined(list(rows['group']))}"
        for (_, category), rows in found.groupby(["breakdown", "category"], sort=False)
    ]


def _put_together(
    name: str, period: str, shown: pd.DataFrame, now: pd.DataFrame, config: Config
) -> Iterator[str]:
    """What stood by itself and will be shown as part of something larger: neighbouring roles, or several groups."""
    measure = config.measures[name]
    title, dimensions = (
        f"{measure.title}, {in_words(period, short=True)}",
        config.extracts[measure.extract].dimensions,
    )
    for breakdown, rows in now[now["breakdown"].isin(list(dimensions))].groupby("breakdown", sort=False):
        was, dimension = shown[shown["breakdown"].eq(breakdown)], dimensions[str(breakdown)]
        there, groups = set(rows["category"]), set(rows["group"])
        for joined_name, parts in dimension.joined.items():
            gone = [part for part in parts if part in set(was["category"]) and part not in there]
            if joined_name in there and gone:
                yield f"{title}: {joined(gone)} will be shown together, as {joined_name}"
        for group in dict.fromkeys(group for split in dimension.coarser for group in split.groups):
            inside = [
                one
                for one in dict.fromkeys(was["group"])
                if one not in groups and one in config.ethnicity.groups and _within(one, group, config)
            ]
            if group in groups and inside:
                yield f"{title}, by {dimension.title.lower()}: {joined(inside)} will be shown together, as {group}"


def _within(group: str, larger: str, config: Config) -> bool:
    return config.ethnicity.is_broad(group) and config.ethnicity.atoms_of(group) < config.ethnicity.atoms_of(
        larger
    )
