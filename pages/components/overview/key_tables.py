"""The overview's sentences and two tables, from the results tables of the measures that it names."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from config import Config, Measure
from config.page import Cell
from config.periods import in_words
from pages.components.shared import cell_text, marks, number_text
from pages.components.shared.latest_view import latest
from pages.components.shared.table_html import Html, table, with_mark, withheld
from pages.components.shared.view import View, comparator_short
from pages.components.words.target_words import VERDICTS

Tables = Mapping[str, pd.DataFrame]
DEMONSTRATION = "Demonstration"


def facts(tables: Tables, config: Config, newest: str) -> dict[str, str]:
    """The strip: what was loaded last, how many measures have figures that are not invented, the comparator."""
    real = sum(bool(len(found)) and not found["demonstration"].any() for found in tables.values())
    comparator = config.comparators[config.measures[config.pages["overview"].matrix[0].measure].comparator]
    return {
        "Latest upload": newest,
        "Measures with figures": f"{real} of {len(tables)}",
        "Compared with": comparator.title,
    }


def gap_matrix(tables: Tables, config: Config) -> str:
    """Staff groups by ethnic groups: the gap to residents in points, drawn and written."""
    broad = [name for name in config.ethnicity.groups if config.ethnicity.is_broad(name)]
    lines = [
        _matrix_line(cell, latest(cell, tables, config), broad, config)
        for cell in config.pages["overview"].matrix
    ]
    caption = "Staff share minus residents’ share, latest figures"
    return f'<div class="eq-matrix">{table(caption, ["Staff group", *broad], lines)}</div>'


def _matrix_line(cell: Cell, view: View | None, broad: list[str], config: Config) -> list[str]:
    if view is None:
        return [cell.title, *([withheld("No figures", secret=False)] * len(broad))]
    rows = {row.group: row for row in view.all_rows if row.category == cell.category}
    people = number_text.count(rows["All"].denominator) if "All" in rows else ""
    marked = f"{people}, demonstration" if view.demonstration else people
    name = Html(f'{cell.title} <span class="eq-base">{marked}</span>')
    return [name, *(_matrix_cell(rows.get(group), view.measure, config) for group in broad)]


def _matrix_cell(row: Any, measure: Measure, config: Config) -> str:
    if row is None:
        return withheld("No figures", secret=False)
    if cell_text.hidden(row):
        return withheld(cell_text.hidden_words(row, short=True), secret=cell_text.is_secret(row))
    text = cell_text.gap_text(row, measure, config)
    weight = "strong" if cell_text.outside(row) else "span"
    return Html(
        f'<span class="eq-gap">{marks.gap_strip(100 * row.gap, config.publication.tolerance_points)}'
        f"<{weight}>{text}</{weight}></span>"
    )


def key_measures(tables: Tables, promised: Tables, config: Config) -> str:
    """Each key measure: the latest figure, its course, what it is compared with, and what that amounts to. `promised`:
    the targets tables."""
    lines = [
        _key_line(cell, latest(cell, tables, config), tables, promised, config)
        for cell in config.pages["overview"].key
    ]
    header = ["Measure", "Latest", "Earlier to latest", "Compared with", "Result", "Period"]
    drawn = table("Latest figure for each key measure", header, lines, numeric=[1])
    return f'<div class="eq-key">{drawn}</div>'


def _key_line(cell: Cell, view: View | None, tables: Tables, promised: Tables, config: Config) -> list[str]:
    row = next((row for row in view.all_rows if row.group == cell.group), None) if view else None
    if view is None or row is None:
        return [cell.title, "No figure yet", "", "", "No figure", ""]
    measure = config.measures[cell.measure]
    if cell_text.hidden(row):
        value = withheld(cell_text.hidden_words(row, short=True), secret=cell_text.is_secret(row))
        return [cell.title, value, "", "", "Not shown", in_words(row.period, short=True)]
    against, asked = number_text.value(row.comparator_value, measure), _asked(cell, row, promised, config)
    compared = (
        f"{comparator_short(row.comparator, config, measure)} {against}" if against else _targets(asked)
    )
    title = (
        Html(f'{cell.title} <span class="eq-base">{DEMONSTRATION}</span>')
        if view.demonstration
        else cell.title
    )
    return [
        title,
        Html(f"<strong>{number_text.value(row.value, measure)}</strong>"),
        _course(cell, view, tables),
        compared,
        _result(row, measure, config) if against else _verdicts(asked),
        in_words(row.period, short=True),
    ]


def _asked(cell: Cell, row: Any, promised: Tables, config: Config) -> list[str]:
    """The verdict of each target of this group's figure, in words."""
    whole = {target.words for target in config.measures[cell.measure].targets if not target.breakdown}
    found = promised[cell.measure]
    mine = found[found["group"].eq(cell.group) & found["period"].eq(row.period) & found["words"].isin(whole)]
    return [VERDICTS[verdict] for verdict in mine["verdict"]]


def _targets(asked: list[str]) -> str:
    number = len(asked)
    return f"{number} {'target' if number == 1 else 'targets'}" if number else "None set"


def _verdicts(asked: list[str]) -> str:
    """One verdict where all agree, else how many of each: never one score."""
    if not asked:
        return "Not judged"
    counts = {words: asked.count(words) for words in dict.fromkeys(asked)}
    return (
        next(iter(counts))
        if len(counts) == 1
        else ", ".join(f"{n} {words.lower()}" for words, n in counts.items())
    )


def _result(row: Any, measure: Measure, config: Config) -> str:
    if row.verdict is None or pd.isna(row.verdict):
        return "Not judged"
    if measure.kind == "rate":
        return (
            f"{number_text.ratio(row.ratio)} times the rate"
            if number_text.known(row.ratio)
            else "No comparison"
        )
    return with_mark(
        marks.verdict(cell_text.verdict_mark(row)), cell_text.verdict_words(row, measure, config)
    )


def _course(cell: Cell, view: View, tables: Tables) -> str:
    """The run of past values of the same kind of period from the same source; a year without figures breaks it."""
    found = tables[cell.measure]
    inside = found[
        found["area"].eq(view.selection.area)
        & found["detail"].eq(view.selection.detail)
        & found["breakdown"].eq(cell.breakdown)
        & found["category"].eq(cell.category)
        & found["group"].eq(cell.group)
        & found["value"].notna()
    ]
    values = {int(label[:4]): value for label, value in zip(inside["period"], inside["value"], strict=True)}
    if len(values) < 2:
        return "One figure"
    return Html(marks.sparkline([values.get(year) for year in range(min(values), max(values) + 1)]))
