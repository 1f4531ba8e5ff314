"""One group of a measure through the periods of one kind, and what the plans ask of it.

Everything is taken from the results table and the targets table. Nothing is worked out here: lines are told apart by
`metrics.series`, and a figure that was withheld in a period stays withheld.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from config import Config, Measure
from config.ethnicity import ALL
from config.periods import in_order, parse
from config.target import Target
from metrics.promises import series, target_paths
from metrics.promises.series import Runs
from metrics.promises.target_kinds import PATHS
from pages.components.shared import cell_text, number_text
from pages.components.shared.view import Selection, View, comparator_short

# What is no group that has a course of its own.
_APART = (ALL, cell_text.NOT_KNOWN)


@dataclass(frozen=True)
class Place:
    """Whose figures: a group, or one in one part of a breakdown."""

    group: str
    category: str = ""


@dataclass(frozen=True)
class Line:
    """What the figures are seen against: a figure for each period that has one, and the periods that it may join."""

    label: str
    values: Mapping[str, float]
    runs: Runs


@dataclass(frozen=True)
class Asked:
    """One target of one plan, and its rows of the targets table, by period."""

    target: Target
    rows: Mapping[str, pd.Series]

    @property
    def wanted(self) -> dict[str, float]:
        """What is wanted in each period, and at the due periods still to come where the way there is known."""
        known = {label: row["wanted"] for label, row in self.rows.items() if label}
        baseline = next((row["baseline"] for row in self.rows.values()), float("nan"))
        ahead = [label for label in self.target.due if label not in known]
        if self.target.baseline and number_text.known(baseline):
            known[self.target.baseline] = target_paths.path(self.target, baseline, [self.target.baseline])[0]
        if self.target.kind in PATHS:
            known |= dict(zip(ahead, target_paths.path(self.target, baseline, ahead), strict=True))
        return {label: float(known[label]) for label in in_order(known) if number_text.known(known[label])}


@dataclass(frozen=True)
class Course:
    """`rows`: of the results table, one series, by period, the earliest first. `runs`: the periods that a line may
    join, `breaks`: from when the source counts otherwise, and how. `lines`: what it is seen against. `asked`: what
    plans promised of it."""

    selection: Selection
    measure: Measure
    place: Place
    rows: Mapping[str, pd.Series]
    runs: Runs
    breaks: Mapping[str, str]
    lines: tuple[Line, ...] = ()
    asked: tuple[Asked, ...] = ()

    @property
    def now(self) -> pd.Series | None:
        """The row of the period that the page shows."""
        return self.rows.get(self.selection.period)

    @property
    def run(self) -> tuple[str, ...]:
        """The periods up to the page's own that compare with it, that one last; empty where none does."""
        period = self.selection.period
        return next((run[: run.index(period) + 1] for run in self.runs if period in run), ())

    @property
    def then(self) -> pd.Series | None:
        """The row of the period before, where the two compare."""
        return self.rows[self.run[-2]] if len(self.run) > 1 else None

    @property
    def ranged(self) -> bool:
        """Whether chance has a part in the figures, and how large can be said."""
        return self.measure.judged and self.measure.kind != "average"

    @property
    def worth_drawing(self) -> bool:
        """Whether there are two figures to see, or something that a plan wanted to hold one against."""
        held = sum(number_text.known(row["value"]) for row in self.rows.values())
        return held > 1 or (held > 0 and any(asked.wanted for asked in self.asked))


def places(view: View, table: pd.DataFrame) -> list[Place]:
    """Everybody first, then each group in order: those with a figure in some period; of a breakdown, part by part."""
    inside = _inside(table, view.selection)
    shown = inside[inside["value"].notna() & inside["group"].ne(cell_text.NOT_KNOWN)]
    there = set(zip(shown["category"], shown["group"], strict=True))
    rows = view.rows[["category", "group"]].drop_duplicates().itertuples(index=False)
    listed = [Place(row.group, row.category) for row in rows if (row.category, row.group) in there]
    return [one for one in listed if one.group == ALL] + [one for one in listed if one.group not in _APART]


def opens_with(found: list[Place], view: View, leading: pd.Series | None) -> Place | None:
    """The group that the headline is about; where it is about none, everybody, or else the first there is."""
    if leading is None and len(view.bounded):
        leading = view.bounded.loc[view.bounded["value_min"].idxmax()]
    led = [] if leading is None else [Place(leading["group"], leading["category"])]
    return next((one for one in led if one in found), next(iter(found), None))


def course_of(
    table: pd.DataFrame, promised: pd.DataFrame, selection: Selection, place: Place, config: Config
) -> Course:
    """The course of one place of a view. `table`: the results table of its measure, `promised`: its targets table."""
    measure = config.measures[selection.measure]
    found = _of_place(_inside(table, selection), place, selection)
    rows = {label: found[label] for label in in_order(found)}
    breaks = _breaks(rows, place.group, config)
    return Course(
        selection,
        measure,
        place,
        rows,
        _runs(rows, place.group, config),
        breaks,
        tuple(_lines(table, rows, selection, place, config)),
        tuple(_asked(promised, measure, selection, place, config)),
    )


def _inside(table: pd.DataFrame, selection: Selection, area: str = "") -> pd.DataFrame:
    return table[
        table["area"].eq(area or selection.area)
        & table["detail"].eq(selection.detail)
        & table["breakdown"].eq(selection.breakdown)
    ]


def _of_place(inside: pd.DataFrame, place: Place, selection: Selection) -> dict[str, pd.Series]:
    """The rows of one place in periods of the page's kind. A year and a quarter never share an axis."""
    asked = parse(selection.period)
    mine = inside[inside["group"].eq(place.group) & inside["category"].eq(place.category)]
    rows = {row["period"]: row for _, row in mine.iterrows()}
    return {
        label: row
        for label, row in rows.items()
        if asked is not None and (found := parse(label)) is not None and found.kind == asked.kind
    }


def _breaks(rows: Mapping[str, pd.Series], group: str, config: Config) -> dict[str, str]:
    """Those of the sources of this series alone: another area's file may count otherwise where ours does not."""
    return series.breaks_of({row["source"] for row in rows.values()}, config, group)


def _runs(rows: Mapping[str, pd.Series], group: str, config: Config) -> Runs:
    shown = {label: str(row["source"]) for label, row in rows.items() if number_text.known(row["value"])}
    return series.runs(shown, _breaks(rows, group, config), config)


def _lines(
    table: pd.DataFrame, rows: Mapping[str, pd.Series], selection: Selection, place: Place, config: Config
) -> list[Line]:
    """The population, which is one figure throughout; or England, the area chosen, and the group compared with. Of what
    pupils reached everybody too: the plans name all pupils as who to compare with."""
    measure = config.measures[selection.measure]
    areas = [area.name for area in config.publication.areas]
    chosen = next((str(row["comparator"]) for row in rows.values()), "")
    lines = []
    if chosen not in areas and place.group not in (ALL, chosen):
        beside = _known({label: row["comparator_value"] for label, row in rows.items()})
        runs = (tuple(beside),) if chosen in config.comparators else _runs(rows, place.group, config)
        lines.append(Line(comparator_short(chosen, config, measure), beside, runs))
    if measure.kind == "attainment" and place.group != ALL:
        everybody = _of_place(_inside(table, selection), Place(ALL, place.category), selection)
        all_rows = {label: everybody[label] for label in in_order(rows) if label in everybody}
        values = _known({label: row["value"] for label, row in all_rows.items()})
        lines.append(Line(f"All {measure.people}", values, _runs(all_rows, ALL, config)))
    wanted = (chosen, areas[-1]) if measure.kind != "representation" else (chosen,)
    for area in [name for name in dict.fromkeys(wanted) if name in areas and name != selection.area]:
        theirs = _of_place(_inside(table, selection, area), place, selection)
        there = {label: theirs[label] for label in in_order(rows) if label in theirs}
        values = _known({label: row["value"] for label, row in there.items()})
        whom = area if place.group == ALL else f"{area}, same group"
        lines.append(Line(whom, values, _runs(there, place.group, config)))
    return [line for line in lines if line.values]


def _known(values: Mapping[str, float]) -> dict[str, float]:
    return {label: float(values[label]) for label in in_order(values) if number_text.known(values[label])}


def _asked(
    promised: pd.DataFrame, measure: Measure, selection: Selection, place: Place, config: Config
) -> list[Asked]:
    if selection.area != config.area:
        return []
    return [
        Asked(target, rows_of(promised, target, place.group))
        for target in measure.targets
        if target.group in ("", place.group)
        and (target.breakdown, target.category) == (selection.breakdown, place.category)
        and (target.group or place.group != ALL)
    ]


def elsewhere(course: Course, table: pd.DataFrame, promised: pd.DataFrame, config: Config) -> list[Course]:
    """What plans asked of other groups of the measure than the one shown, each with that group's own course."""
    if course.selection.area != config.area:
        return []
    found = []
    for target in course.measure.targets:
        place = Place(target.group, target.category)
        if not target.group or target in [asked.target for asked in course.asked]:
            continue
        broad = target.group == ALL or config.ethnicity.is_broad(target.group)
        selection = replace(
            course.selection, breakdown=target.breakdown, detail="broad" if broad else "detailed"
        )
        theirs = course_of(table, promised, selection, place, config)
        found.append(replace(theirs, asked=tuple(asked for asked in theirs.asked if asked.target == target)))
    return found


def rows_of(promised: pd.DataFrame, target: Target, group: str) -> dict[str, pd.Series]:
    """The rows of one target of one group in the targets table, by period; "" is the row of one without figures."""
    mine = promised[
        promised["plan"].eq(target.plan)
        & promised["words"].eq(target.words)
        & promised["target"].eq(target.kind)
        & promised["group"].eq(group)
    ]
    return {row["period"] if isinstance(row["period"], str) else "": row for _, row in mine.iterrows()}
