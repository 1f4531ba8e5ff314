"""One group of a measure through the periods of one kind, and what the plans ask of it.

Everything is taken from the results table and the targets table. Nothing is worked out here: lines are told apart by
`metrics.series`, and a figure that was withheld in a period stays withheld.
"""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from config import Config, Measure
from config.periods import in_order, parse
from config.target import Target
from metrics.figures.kinds import kind_of
from metrics.promises import series
from metrics.promises.series import Runs
from pages.components.shared import number_text
from pages.components.shared.cell_text import group_title
from pages.components.shared.rows import ALL, NOT_KNOWN, Row, rows_of
from pages.components.shared.view import Selection, View, comparator_short
from pages.components.words import kinds
from pages.components.words.course import Asked, Course, Line, Place


def places(view: View, table: pd.DataFrame) -> list[Place]:
    """Everybody first, then each group in order: those with a figure in some period; of a breakdown, part by part."""
    inside = _inside(table, view.selection)
    shown = inside[inside["value"].notna()]
    with_figures = set(zip(shown["category"], shown["group"], strict=True))
    listed = [
        Place(row.group, row.category) for row in view.all_rows if (row.category, row.group) in with_figures
    ]
    listed = list(dict.fromkeys(listed))
    everybody = [place for place in listed if place.group == ALL]
    return everybody + [place for place in listed if place.group not in (ALL, NOT_KNOWN)]


def opens_with(found: list[Place], view: View, leading: Row | None) -> Place | None:
    """The group that the headline is about; where it is about none, everybody, or else the first there is."""
    if leading is None and view.bounded:
        leading = max(view.bounded, key=lambda row: row.value_min)
    led = None if leading is None else Place(leading.group, leading.category)
    return led if led in found else next(iter(found), None)


def course_of(
    table: pd.DataFrame, promised: pd.DataFrame, selection: Selection, place: Place, config: Config
) -> Course:
    """The course of one place of a view. `table`: the results table of its measure, `promised`: its targets table."""
    measure = config.measures[selection.measure]
    rows = _of_place(_inside(table, selection), place, selection)
    return Course(
        selection,
        measure,
        place,
        rows,
        _runs(rows, place.group, config),
        _breaks(rows, place.group, config),
        tuple(_lines(table, rows, selection, place, config)),
        tuple(_asked(promised, measure, selection, place, config)),
    )


def _inside(table: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    return table[
        table["area"].eq(selection.area)
        & table["detail"].eq(selection.detail)
        & table["breakdown"].eq(selection.breakdown)
    ]


def _of_place(inside: pd.DataFrame, place: Place, selection: Selection) -> dict[str, Row]:
    """The rows of one place in periods of the page's kind, by period, the earliest first. A year and a quarter never
    share an axis."""
    own = inside[inside["group"].eq(place.group) & inside["category"].eq(place.category)]
    rows = {row.period: row for row in rows_of(own)}
    asked = parse(selection.period)
    alike = [
        label
        for label in rows
        if asked is not None and (period := parse(label)) is not None and period.kind == asked.kind
    ]
    return {label: rows[label] for label in in_order(alike)}


def _breaks(rows: Mapping[str, Row], group: str, config: Config) -> dict[str, str]:
    """Those of the sources of this series alone: another area's file may count otherwise where ours does not."""
    return series.breaks_of({row.source for row in rows.values()}, config, group)


def _runs(rows: Mapping[str, Row], group: str, config: Config) -> Runs:
    shown = {label: row.source for label, row in rows.items() if number_text.known(row.value)}
    return series.runs(shown, _breaks(rows, group, config), config)


def _lines(
    table: pd.DataFrame, rows: Mapping[str, Row], selection: Selection, place: Place, config: Config
) -> list[Line]:
    """The population, which is one figure throughout; or the area chosen, England, and the group compared with. Of what
    pupils reached everybody too: the plans name all pupils as who to compare with."""
    measure = config.measures[selection.measure]
    areas = [area.name for area in config.publication.areas]
    chosen = next((row.comparator for row in rows.values()), "")
    lines = []
    if chosen not in areas and place.group not in (ALL, chosen):
        beside = _known({label: row.comparator_value for label, row in rows.items()})
        runs = (tuple(beside),) if chosen in config.comparators else _runs(rows, place.group, config)
        lines.append(Line(comparator_short(chosen, config, measure), beside, runs))
    if kinds.of(measure).beside_everybody and place.group != ALL:
        everybody = Place(ALL, place.category)
        lines.append(_line(group_title(ALL, measure), table, rows, selection, everybody, config))
    wanted = (chosen,) if kind_of(measure).of_whole else (chosen, areas[-1])
    for area in [name for name in dict.fromkeys(wanted) if name in areas and name != selection.area]:
        whose = area if place.group == ALL else f"{area}, same group"
        lines.append(_line(whose, table, rows, replace(selection, area=area), place, config))
    return [line for line in lines if line.values]


def _line(
    label: str,
    table: pd.DataFrame,
    rows: Mapping[str, Row],
    selection: Selection,
    place: Place,
    config: Config,
) -> Line:
    """Somebody else's figures in the periods of `rows`."""
    theirs = _of_place(_inside(table, selection), place, selection)
    beside = {period: row for period, row in theirs.items() if period in rows}
    values = _known({period: row.value for period, row in beside.items()})
    return Line(label, values, _runs(beside, place.group, config))


def _known(values: Mapping[str, float]) -> dict[str, float]:
    return {label: float(values[label]) for label in in_order(values) if number_text.known(values[label])}


def _asked(
    promised: pd.DataFrame, measure: Measure, selection: Selection, place: Place, config: Config
) -> list[Asked]:
    if selection.area != config.area:
        return []
    return [
        Asked(target, asked_rows(promised, target, place.group))
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


def asked_rows(promised: pd.DataFrame, target: Target, group: str) -> dict[str, pd.Series]:
    """The rows of one target of one group in the targets table, by period; "" is the row of one without figures."""
    mine = promised[
        promised["plan"].eq(target.plan)
        & promised["words"].eq(target.words)
        & promised["target"].eq(target.kind)
        & promised["group"].eq(group)
    ]
    return {row["period"] if isinstance(row["period"], str) else "": row for _, row in mine.iterrows()}
