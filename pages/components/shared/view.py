"""One view of one measure: what the reader chose, and the rows of the results table that it shows.

Sentence, chart, table, download and slide are all made from the same view, so they cannot disagree.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import isnan

import pandas as pd

from config import Config, Measure
from config.periods import begins_after, in_order, in_words, parse
from metrics.figures.kinds import kind_of
from metrics.promises import series
from pages.components.shared.rows import ALL, NOT_KNOWN, Row, only, rows_of


@dataclass(frozen=True)
class Selection:
    """What the reader chose. Hashable: with a release number it is the key of every cache.

    `about`: the group that the sentence is about, as a slide may name it; "" is the one that stands out most.
    """

    measure: str
    period: str
    area: str
    detail: str = "broad"
    breakdown: str = ""
    comparator: str = ""
    category: str = ""
    about: str = ""


@dataclass(frozen=True)
class View:
    """`rows`: the results rows shown, groups in their order, then Not known and All. `earlier`: the same view
    one period of the same kind before, empty where there is none or where the two do not compare.

    `as_published`: the source's own share of each group, shown beside bounds where it is all there is. `whole`: the
    same groups before they are broken down, which is `rows` itself where they are not. `later`: the newest period, where
    the figures go on after this one and are of everybody alone.
    """

    selection: Selection
    measure: Measure
    rows: pd.DataFrame
    earlier: pd.DataFrame
    as_published: Mapping[str, float] = field(default_factory=dict)
    whole: pd.DataFrame = field(default_factory=pd.DataFrame)
    later: str = ""

    @cached_property
    def all_rows(self) -> tuple[Row, ...]:
        """`rows` one by one: made once, as everything below."""
        return rows_of(self.rows)

    @cached_property
    def groups(self) -> pd.DataFrame:
        """The rows of ethnic groups alone, without All and Not known."""
        return self.rows[~self.rows["group"].isin([ALL, NOT_KNOWN])]

    @cached_property
    def group_rows(self) -> tuple[Row, ...]:
        return tuple(row for row in self.all_rows if row.group not in (ALL, NOT_KNOWN))

    @cached_property
    def earlier_rows(self) -> tuple[Row, ...]:
        return rows_of(self.earlier)

    @cached_property
    def bounded(self) -> tuple[Row, ...]:
        """Groups of which only bounds can be given, because a withheld figure leaves their base open."""
        return tuple(row for row in self.group_rows if isnan(row.value) and not isnan(row.value_min))

    @cached_property
    def known_between(self) -> tuple[int, int] | None:
        """How few and how many people have a known group where a withheld figure leaves that open: what the largest
        group's share is least and most of. None where it is not open, or every part of a breakdown has its own."""
        counted = [row for row in self.bounded if not isnan(row.numerator)]
        if not counted or self.selection.breakdown:
            return None
        largest = max(counted, key=lambda row: row.numerator)
        return round(largest.numerator / largest.value_max), round(largest.numerator / largest.value_min)

    @cached_property
    def total(self) -> Row | None:
        """The All row, or None where the view has none or has several (one for each category)."""
        return only(row for row in self.all_rows if row.group == ALL)

    @cached_property
    def everybody(self) -> Row | None:
        """The All row of the whole, whatever the breakdown; None where the source gives none."""
        return only(row for row in rows_of(self.whole) if row.group == ALL)

    @cached_property
    def not_known(self) -> Row | None:
        """The row of people whose group is not known, of the whole; None where the source gives none."""
        return only(row for row in rows_of(self.whole) if row.group == NOT_KNOWN)

    def judged(self, config: Config) -> bool:
        """Whether shares are judged by the tolerance: set against a population, in a measure that is judged."""
        return (
            self.measure.judged
            and kind_of(self.measure).of_whole
            and self.selection.comparator in config.comparators
        )

    def targeted(self, config: Config) -> bool:
        """Whether a plan promised that the shares shown stay within the tolerance: of the whole, in this area, against
        this population, and from the day of the promise on."""
        return not self.selection.breakdown and self.promised_in_all(config)

    def promised_in_all(self, config: Config) -> bool:
        """The same for all the people of whom this view may show parts."""
        chosen, measure = self.selection, self.measure
        return (
            self.judged(config)
            and chosen.area == config.area
            and any(
                target.kind == "within"
                and chosen.comparator == (target.against or measure.comparator)
                and begins_after(chosen.period, target.baseline)
                for target in measure.targets
            )
        )

    @property
    def period(self) -> str:
        return in_words(self.selection.period)

    @cached_property
    def withheld(self) -> int:
        """How many of its figures are confidential."""
        return sum(row.status == "confidential" for row in self.all_rows)

    @cached_property
    def demonstration(self) -> bool:
        return any(row.demonstration for row in self.all_rows)


def view_of(table: pd.DataFrame, selection: Selection, config: Config) -> View:
    """The view that a selection makes of a measure's results table."""
    # Rows are taken out of the table once for each part of the view: forty columns are slow to take, marking them is not.
    there = table["area"].eq(selection.area) & table["detail"].eq(selection.detail)
    inside, now = there & table["breakdown"].eq(selection.breakdown), table["period"].eq(selection.period)
    rows = table[inside & now].reset_index(drop=True)
    whole = there & table["breakdown"].eq("") & now & table["source"].isin(rows["source"].unique())
    before = earlier_period(selection.period, table["period"][inside].unique(), config)
    if before and series.broken(before, selection.period, series.breaks_of(rows["source"].unique(), config)):
        before = ""
    return View(
        selection,
        _as_put_together(config.measures[selection.measure], selection, rows["category"], config),
        rows,
        table[inside & table["period"].eq(before)].reset_index(drop=True),
        whole=table[whole].reset_index(drop=True),
        later=_later(selection.period, table.loc[inside, ["period", "group", "value"]]),
    )


def _later(label: str, inside: pd.DataFrame) -> str:
    """The newest of the periods after one whose figures are of everybody alone; "" where a later one has ethnic groups."""
    labels = dict.fromkeys(inside.loc[inside["value"].notna(), "period"])
    after = inside[inside["period"].isin([one for one in labels if begins_after(one, label)])]
    known = after[after["value"].notna()]
    newest = in_order(known["period"])[-1:] if known["group"].eq(ALL).all() else []
    return newest[0] if newest else ""


def _as_put_together(
    measure: Measure, selection: Selection, categories: pd.Series, config: Config
) -> Measure:
    """The measure with its order of grades as they stand in the rows: what is put together in the place of its parts."""
    dimension = config.extracts[measure.extract].dimensions.get(selection.breakdown)
    there = set(categories)
    joined = {name: parts for name, parts in dimension.joined.items() if name in there} if dimension else {}
    if dimension is None or not joined or not measure.ordered:
        return measure
    gone = {*dimension.joined, *(part for parts in joined.values() for part in parts)} - {*joined}
    ordered = tuple(name for name in dimension.with_joined(measure.ordered) if name not in gone)
    return measure.model_copy(update={"ordered": ordered})


def earlier_period(label: str, labels: Iterable[str], config: Config) -> str:
    """The period just before, of the same kind; a gap of years between is no "before"."""
    known = {other: found for other in in_order(labels) if (found := parse(other))}
    if label not in known:
        return ""
    before = [found for found in known.values() if found.kind == known[label].kind and found < known[label]]
    furthest = config.publication.judgement.days_apart["academic year"]
    if not before or (known[label].start - before[-1].start).days > furthest:
        return ""
    return before[-1].label


def comparator_title(name: str, config: Config, measure: Measure) -> str:
    """What the filter calls a comparator: "All residents, Census 2021", "White pupils", "England"."""
    if name in config.comparators:
        return config.comparators[name].title
    return _plain_comparator(name, config, measure)


def comparator_short(name: str, config: Config, measure: Measure) -> str:
    """What a column or a mark calls it: "Residents", "White pupils", "England"."""
    if name in config.comparators:
        return config.comparators[name].short
    return _plain_comparator(name, config, measure)


def _plain_comparator(name: str, config: Config, measure: Measure) -> str:
    if name in config.ethnicity.groups:
        phrase = config.ethnicity.phrase(name, measure.people)
        return phrase[0].upper() + phrase[1:]
    return name
