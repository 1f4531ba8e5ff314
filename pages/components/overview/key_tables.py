"""The overview's strip and its two tables, from the results tables of the measures that it names."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from config import Config, Measure, page
from config.periods import in_words, last_day, parse
from metrics.brought_by import brought_by
from metrics.figures.kinds import kind_of
from pages.components.shared import cell_text, number_text, view_address
from pages.components.shared.content import Cell, Facts, Key, Part, cell, facts, note, part, table, withheld
from pages.components.shared.latest_view import latest
from pages.components.shared.running_text import Link, Picture, Span, Text, sentence
from pages.components.shared.view import View, comparator_short
from pages.components.words.target_words import VERDICTS

# The results tables of all measures, or their targets tables, by the measure's name.
Tables = Mapping[str, pd.DataFrame]
DEMONSTRATION = "Demonstration"
NO_FIGURES = withheld("No figures", "not_available", secret=False)


def strip(tables: Tables, config: Config, newest: str) -> Facts:
    """What was loaded last, how many measures have figures that are not invented, the comparator."""
    real = sum(bool(len(results)) and not results["demonstration"].any() for results in tables.values())
    comparator = config.comparators[config.measures[config.pages["overview"].matrix[0].measure].comparator]
    return facts(
        {
            "Latest upload": newest,
            "Measures with figures": f"{real} of {len(tables)}",
            "Compared with": comparator.title,
        }
    )


def gap_matrix(tables: Tables, config: Config, today: date) -> Part:
    """Staff groups by ethnic groups: the gap to residents in points, drawn and written; where there is not one, the file that
    brings the first."""
    broad = [name for name in config.ethnicity.groups if config.ethnicity.is_broad(name)]
    lines = config.pages["overview"].matrix
    views = [latest(line, tables, config) for line in lines]
    if not any(views):
        brought = brought_by(config.measures[lines[0].measure], broad[0], "", config, "They come")
        return part(note(f"There are no figures of staff in {config.area} yet. {brought}"))
    meanings = (
        ("band", f"Within {cell_text.tolerance(config)} points{': target met' if config.plans else ''}"),
        (
            "dot",
            f"Gap. Left: fewer staff than residents. Right: more. Bold: outside {cell_text.tolerance(config)} points",
        ),
    )
    rows = [
        _staff_group(line, view, broad, tables, config, today)
        for line, view in zip(lines, views, strict=True)
    ]
    caption = "Staff share minus residents’ share, latest figures"
    drawn = part(table(caption, ["Staff group", *broad], rows), kind="matrix")
    return part(Key(meanings), drawn)


def address(view: View, tables: Tables, config: Config) -> str:
    """What reopens a view on its measure's page."""
    asked = view_address.link_to(view.selection, tables[view.selection.measure], config)
    return f"{config.pages[view.measure.page].url}?{urlencode(asked)}"


def _staff_group(
    line: page.Cell, view: View | None, broad: list[str], tables: Tables, config: Config, today: date
) -> list[Cell]:
    if view is None:
        return [cell(line.title), *([NO_FIGURES] * len(broad))]
    rows = {row.group: row for row in view.all_rows if row.category == line.category}
    people = number_text.count(rows["All"].denominator) if "All" in rows else ""
    said = [people, _old(view, config, today), "demonstration" if view.demonstration else ""]
    base, to = ", ".join(part for part in said if part), address(view, tables, config)
    name = sentence(f"{line.title} ", Span(base, "base"))
    return [cell(name), *(_gap(rows.get(group), view.measure, to, config) for group in broad)]


def _old(view: View, config: Config, today: date) -> str:
    """That the latest figures are old, in a word and their day; "" where they are not."""
    period = parse(view.selection.period)
    years = config.publication.judgement.old_years
    old = period is not None and (today - last_day(period)).days > 365 * years
    return f"old: {in_words(view.selection.period, short=True)}" if old else ""


def _gap(row: Any, measure: Measure, to: str, config: Config) -> Cell:
    if row is None:
        return NO_FIGURES
    if cell_text.hidden(row):
        return cell_text.hidden_cell(row, short=True)
    text = cell_text.gap_text(row, measure, config)
    strip = Picture("gap_strip", (100 * row.gap, config.publication.tolerance_points))
    return Cell(sentence(Span(text, "strong" * cell_text.outside(row), link=Link(to))), picture=strip)


def key_measures(tables: Tables, targets: Tables, config: Config, today: date) -> Part:
    """Each key measure: the latest figure, its course, what it is compared with, and what that amounts to."""
    rows = [
        _key_measure(line, latest(line, tables, config), tables, targets, config, today)
        for line in config.pages["overview"].key
    ]
    header = ["Measure", "Latest", "Earlier to latest", "Compared with", "Result", "Period"]
    return part(table("Latest figure for each key measure", header, rows, numeric=[1]), kind="key")


def _key_measure(
    line: page.Cell, view: View | None, tables: Tables, targets: Tables, config: Config, today: date
) -> list[Cell | Text]:
    row = next((row for row in view.all_rows if row.group == line.group), None) if view else None
    if view is None or row is None:
        return [line.title, "No figure yet", "", "", "No figure", ""]
    measure, when = config.measures[line.measure], in_words(row.period, short=True)
    if cell_text.hidden(row):
        named = _title(line, view, Link(address(view, tables, config)))
        result = cell_text.verdict_words(row, measure, config)
        return [named, cell_text.hidden_cell(row, short=True), "", "", result, when]
    against = number_text.value(row.comparator_value, measure)
    verdicts = _verdicts(line, row, targets, config)
    to = Link(address(view, tables, config))
    return [
        _title(line, view, to),
        Span(number_text.value(row.value, measure), "strong", link=to),
        _course(line, view, tables),
        f"{comparator_short(row.comparator, config, measure)} {against}" if against else _counted(verdicts),
        _result(row, measure, config) if against else _together(verdicts),
        _old(view, config, today).capitalize() or when,
    ]


def _title(line: page.Cell, view: View, to: Link) -> Text:
    invented: list[Text] = [" ", Span(DEMONSTRATION, "base")] if view.demonstration else []
    return sentence(Span(line.title, link=to), *invented)


def _verdicts(line: page.Cell, row: Any, targets: Tables, config: Config) -> list[str]:
    """The verdict of each target of this group's figure, in words."""
    of_whole = {target.words for target in config.measures[line.measure].targets if not target.breakdown}
    judged = targets[line.measure]
    own = judged["group"].eq(line.group) & judged["period"].eq(row.period) & judged["words"].isin(of_whole)
    return [VERDICTS[verdict] for verdict in judged.loc[own, "verdict"]]


def _counted(verdicts: list[str]) -> str:
    number = len(verdicts)
    return f"{number} {'target' if number == 1 else 'targets'}" if number else "None set"


def _together(verdicts: list[str]) -> str:
    """One verdict where all agree, else how many of each: never one score."""
    if not verdicts:
        return "Not judged"
    different = dict.fromkeys(verdicts)
    if len(different) == 1:
        return verdicts[0]
    return ", ".join(f"{verdicts.count(words)} {words.lower()}" for words in different)


def _result(row: Any, measure: Measure, config: Config) -> Cell | str:
    if row.verdict is None or pd.isna(row.verdict):
        return "Not judged"
    if not kind_of(measure).by_ratio:
        return cell_text.verdict_cell(row, measure, config)
    known = number_text.known(row.ratio)
    return f"{number_text.ratio(row.ratio)} times the rate" if known else "No comparison"


def _course(line: page.Cell, view: View, tables: Tables) -> Cell | str:
    """The run of past values of the same kind of period from the same source; a year without figures breaks it."""
    results = tables[line.measure]
    inside = results[
        results["area"].eq(view.selection.area)
        & results["detail"].eq(view.selection.detail)
        & results["breakdown"].eq(line.breakdown)
        & results["category"].eq(line.category)
        & results["group"].eq(line.group)
        & results["value"].notna()
    ]
    values = {int(label[:4]): value for label, value in zip(inside["period"], inside["value"], strict=True)}
    if len(values) < 2:
        return "One figure"
    years = range(min(values), max(values) + 1)
    return Cell(picture=Picture("sparkline", ([values.get(year) for year in years],)))
