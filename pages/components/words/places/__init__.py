"""Places beside each other for one group of a measure: ours and its statistical neighbours, and what they are seen against.

Everything is taken from the results table of everywhere; the rank and its range are those of `metrics.figures.ranks`.
"""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from config import Config, Measure
from config.ethnicity import ALL
from config.periods import in_order, in_words, parse
from metrics.figures.ranks import Figure, Standing, middle, standing
from pages.components.shared import number_text
from pages.components.shared.content import Cell
from pages.components.shared.rows import NOT_KNOWN, Row, rows_of
from pages.components.shared.view import Selection

# Fewer than these have no middle, and a place among them says nothing.
FEWEST = 2


@dataclass(frozen=True)
class Places:
    """`selection` is the page's, `period` the one compared: its own where others have figures of it, else the newest that
    has. `own`: our row. `others`: the rows of the places that ours is ranked among, `around` those of areas that it
    lies in, the widest last."""

    selection: Selection
    measure: Measure
    group: str
    period: str
    own: Row
    others: tuple[Row, ...]
    around: tuple[Row, ...]

    @cached_property
    def ordered(self) -> tuple[Row, ...]:
        """Ours and the others, the highest figure first, those without one last."""
        return tuple(sorted((self.own, *self.others), key=_highest_first))

    @cached_property
    def standing(self) -> Standing | None:
        return standing(_figure(self.own), [_figure(row) for row in self.others])

    @cached_property
    def with_figures(self) -> int:
        """How many of the others have a figure."""
        return sum(number_text.known(row.value) for row in self.others)

    @cached_property
    def middle(self) -> float:
        """The middle of the others."""
        return middle([row.value for row in self.others])

    @property
    def middle_cell(self) -> Cell:
        """The middle as people read it: with one more decimal where it lies half-way between two whole figures."""
        halves = self.measure.dp == 0 and ".0" not in number_text.value(self.middle, self.measure, extra=1)
        return number_text.value_cell(self.middle, self.measure, extra=int(halves))

    @property
    def when(self) -> str:
        return in_words(self.period, short=True)


def _figure(row: Row) -> Figure:
    return Figure(row.value, row.lower, row.upper)


def _highest_first(row: Row) -> tuple[bool, float, str]:
    there = number_text.known(row.value)
    return (not there, -row.value if there else 0.0, row.area)


def groups(table: pd.DataFrame, selection: Selection, config: Config) -> list[str]:
    """The groups for which places can be compared in some period, everybody first."""
    rows = _inside(table, selection)
    rows = rows[rows["value"].notna() & rows["group"].ne(NOT_KNOWN)]
    named = [area.name for area in config.publication.beside]
    order = {group: place for place, group in enumerate(rows["group"].unique())}
    ours = set(rows.loc[rows["area"].eq(config.area), "group"])
    there = rows[rows["area"].isin(named)].groupby("group")["area"].nunique()
    found = [str(group) for group, number in there.items() if number >= FEWEST and group in ours]
    return sorted(found, key=lambda group: (group != ALL, order[group]))


def places(table: pd.DataFrame, selection: Selection, group: str, config: Config) -> Places | None:
    """The places beside each other; None where ours or the others have no figure in any period."""
    rows = _inside(table, selection)
    rows = rows[rows["group"].eq(group)]
    period = _period(rows, selection.period, config)
    if not period:
        return None
    by_area = {row.area: row for row in rows_of(rows[rows["period"].eq(period)])}
    within = {area.name for area in config.publication.areas[1:]} | _round(config)
    beside = [area.name for area in config.publication.beside if area.name not in within]
    around = [area.name for area in config.publication.beside if area.name in within]
    around += [area.name for area in config.publication.areas[1:]]
    return Places(
        selection,
        config.measures[selection.measure],
        group,
        period,
        by_area[config.area],
        tuple(by_area[name] for name in beside if name in by_area),
        tuple(by_area[name] for name in around if name in by_area),
    )


def _round(config: Config) -> set[str]:
    """The areas that ours lies in."""
    names, place = set(), config.areas.find(config.publication.area)
    while place is not None and place.inside:
        names.add(place.inside)
        place = config.areas.find(place.inside)
    return names


def _inside(table: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    return table[table["detail"].eq(selection.detail) & table["breakdown"].eq("") & table["category"].eq("")]


def _period(rows: pd.DataFrame, wanted: str, config: Config) -> str:
    """The period asked for, or else the newest of its kind in which ours and two others have figures."""
    shown = rows[rows["value"].notna()]
    beside = {area.name for area in config.publication.beside} - _round(config)
    kind = getattr(parse(wanted), "kind", None)
    fits = [
        label
        for label, areas in shown.groupby("period")["area"]
        if config.area in set(areas)
        and len(beside & set(areas)) >= FEWEST
        and getattr(parse(str(label)), "kind", None) == kind
    ]
    return wanted if wanted in fits else next(iter(in_order(fits)[::-1]), "")
