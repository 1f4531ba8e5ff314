"""What changed of a measure between two states of the store, from its results tables: never from rounded figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from config import Config, Measure
from config.page import Cell
from config.periods import in_order
from pages.components.shared import cell_text, number_text
from pages.components.shared.latest_view import latest
from pages.components.shared.rows import NOT_KNOWN, Row, rows_of
from pages.components.shared.view import View

Why = Literal["new figures", "new comparator", "corrected"]
# One figure of our own area: breakdown, category, group. A broad group is the same figure among detailed ones.
_Place = tuple[str, str, str]


@dataclass(frozen=True)
class Verdict:
    """A verdict of the newest figures that is another than it was, and why."""

    then: Row
    now: Row
    why: Why


@dataclass(frozen=True)
class Changed:
    """`new`: the periods that have figures now and had none, the newest first. `corrected`: figures of one period that were
    others. `hidden`: figures that were shown and are not any more. `shows`: what the page of the measure opens with now,
    where that was asked for."""

    measure: Measure
    new: tuple[str, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    corrected: tuple[tuple[Row, Row], ...] = ()
    hidden: tuple[tuple[Row, Row | None], ...] = ()
    shows: View | None = None

    @property
    def any(self) -> bool:
        return bool(self.new or self.verdicts or self.corrected or self.hidden)


def changed(name: str, before: pd.DataFrame, after: pd.DataFrame, config: Config) -> Changed:
    """What changed of one measure. The tables are those of its own comparator."""
    then, now = _by_period(before, config), _by_period(after, config)
    shared = [label for label in in_order(now)[::-1] if label in then]
    pairs = [(row, now[label].get(place)) for label in shared for place, row in then[label].items()]
    return Changed(
        config.measures[name],
        tuple(label for label in in_order(now)[::-1] if label not in then and _has_figures(now[label])),
        tuple(_verdicts(_newest(name, before, config), _newest(name, after, config))),
        tuple(
            (was, row)
            for was, row in pairs
            if row is not None and _shown(was) and _shown(row) and was.value != row.value
        ),
        tuple((was, row) for was, row in pairs if _shown(was) and (row is None or cell_text.hidden(row))),
    )


def _newest(name: str, table: pd.DataFrame, config: Config) -> View | None:
    return latest(Cell(title=name, measure=name), {name: table}, config) if len(table) else None


def _by_period(table: pd.DataFrame, config: Config) -> dict[str, dict[_Place, Row]]:
    """The rows of our own area, by period and place."""
    found: dict[str, dict[_Place, Row]] = {}
    if len(table):
        for row in rows_of(table[table["area"].eq(config.area) & table["group"].ne(NOT_KNOWN)]):
            place = (row.breakdown, row.category, row.group)
            found.setdefault(row.period, {})[place] = row
    return found


def _has_figures(rows: dict[_Place, Row]) -> bool:
    return any(_shown(row) for row in rows.values())


def _shown(row: Row) -> bool:
    return not cell_text.hidden(row)


def _verdicts(then: View | None, now: View | None) -> Iterator[Verdict]:
    """Of the newest view then and now, the groups whose verdict is another. What was never judged has none."""
    if then is None or now is None or then.demonstration != now.demonstration:
        return
    was = {row.group: row for row in then.group_rows}
    for row in now.group_rows:
        before = was.get(row.group)
        if before is None or not (isinstance(before.verdict, str) and isinstance(row.verdict, str)):
            continue
        if before.verdict != row.verdict:
            yield Verdict(before, row, _why(before, row))


def _why(then: Row, now: Row) -> Why:
    if then.period != now.period:
        return "new figures"
    known = number_text.known(then.value) and number_text.known(now.value)
    if known and then.value == now.value:
        return "new comparator"
    return "corrected"
