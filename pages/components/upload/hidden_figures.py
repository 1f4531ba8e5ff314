"""Which figures an upload hides that readers can see now, by name: nobody can be asked to accept a number of them."""

from collections.abc import Collection, Iterable

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
