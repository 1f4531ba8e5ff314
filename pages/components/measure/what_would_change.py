"""What would change a result: people, appointments, those whose group is not known, another population, another mix.

Words and tables alone; every figure is the results table's or follows from its unrounded columns by `metrics`.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from config import Config, Measure
from metrics.figures.appointments import appointments
from metrics.figures.rate_and_mix import Change
from metrics.figures.verdicts import by_points
from pages.components.shared import cell_text, number_text
from pages.components.shared.table_html import NOTHING, plain_table, safe
from pages.components.shared.view import View, comparator_short, comparator_title
from pages.components.words import findings
from pages.components.words.other_groups import joined

SIDES = {-1: "below", 0: "within", 1: "above"}


def parity(view: View, config: Config) -> str:
    """How many people would bring each group to the population's share, and how few would change its result."""
    if not view.judged(config) or not cell_text.compared(view):
        return ""
    staff = view.targeted(config)
    rows = [
        _parity_row(row, view, staff) for row in cell_text.rows_of(view.groups) if not cell_text.hidden(row)
    ]
    if not rows:
        return ""
    whose = cell_text.comparator_heading(view, config).lower()
    header = ["Ethnic group", cell_text.first_capital(view.measure.people), "To match, of the same total"]
    header += ["By appointments alone"] if staff else []
    header += ["Would change the result"]
    words = (
        "This is the size of the gap, said in people. It is not a recruitment quota."
        if staff
        else "This is the size of the gap, said in people."
    )
    about = "Counts are rounded, so these are about as many. " if cell_text.rounded_within(view) else ""
    table = plain_table(
        f"How many people it would take to match {whose}", header, rows, range(1, len(header))
    )
    return f'<h3>How many people?</h3><p class="eq-note">{about}{words}</p>{table}'


def _parity_row(row: Any, view: View, staff: bool) -> tuple[str, ...]:
    line = [
        row.group,
        number_text.count(row.numerator),
        _more_or_fewer(row.needed) if number_text.known(row.needed) else NOTHING,
        number_text.count(row.flip) if number_text.known(row.flip) else NOTHING,
    ]
    if staff:
        line.insert(3, _appointed(row))
    return tuple(line)


def _appointed(row: Any) -> str:
    """ "the next 9, all of the group"."""
    number, own = appointments(row.numerator, row.denominator, row.comparator_value)
    if not number_text.known(number):
        return NOTHING
    return (
        f"the next {number_text.count(number)}, all of {'the group' if own else 'other groups'}"
        if number
        else "none"
    )


def _more_or_fewer(needed: float) -> str:
    """ "14 more", "9 fewer", "none": whole people, the nearest number."""
    number = number_text.rounded(abs(needed), 0)
    if number == "0":
        return "none"
    return f"{number} {'more' if needed > 0 else 'fewer'}"


def not_known(view: View, config: Config) -> str:
    """Between what each group's share lies whoever the not known are, and whether that could change a result."""
    row = view.not_known
    if row is None or not number_text.known(row["numerator"]) or not view.judged(config):
        return ""
    number = number_text.count(row["numerator"])
    if row["numerator"] == 0:
        return f"<h3>Those whose group is not known</h3><p>The ethnic group of all {safe(view.measure.people)} is known.</p>"
    open_rows = [one for one in cell_text.rows_of(view.groups) if number_text.known(one.value_min)]
    changing = [one.group for one in open_rows if len(_sides(one, config)) > 1]
    said = (
        f"Their groups could change the result for {joined([findings.people(name, view, config) for name in changing])}."
        if changing
        else f"Whatever their groups are, none would take a share across the line of {cell_text.tolerance(config)} points."
    )
    table = plain_table(
        "The least and the most that each share could be",
        ["Ethnic group", "Share of those known", "Least", "Most"],
        [
            (one.group, number_text.value(one.value, view.measure) or NOTHING,
             number_text.value(one.value_min, view.measure), number_text.value(one.value_max, view.measure))
            for one in open_rows
        ],
        range(1, 4),
    )  # fmt: skip
    verb = "is" if row["numerator"] == 1 else "are"
    return (
        f"<h3>Those whose group is not known</h3><p>There {verb} {number} {safe(view.measure.people)} whose ethnic group is "
        f"not known. {safe(said)}</p>{table}"
    )


def _sides(row: Any, config: Config) -> set[int]:
    """On which sides of the points band a share could be."""
    values = np.array([row.value_min, row.value_max])
    return set(by_points(values, np.full(2, row.comparator_value), config.publication).tolist())


def lens(view: View, others: Mapping[str, pd.DataFrame], config: Config) -> str:
    """The same figures against everything that they can be compared with: each result, and which of them change.

    `others`: by comparator the results rows of this place, the view's own among them.
    """
    groups = [row.group for row in cell_text.rows_of(view.groups)]
    words = {
        name: {
            row.group: cell_text.verdict_words(row, view.measure, config) for row in cell_text.rows_of(rows)
        }
        for name, rows in others.items()
    }
    sides = {
        name: {row.group: row.verdict for row in cell_text.rows_of(rows) if row.verdict in SIDES.values()}
        for name, rows in others.items()
    }
    if len(words) < 2 or not any(sides.values()):
        return ""
    changing = [
        group for group in groups if len({side[group] for side in sides.values() if group in side}) > 1
    ]
    said = (
        f"The result changes with the comparison for {joined([findings.people(name, view, config) for name in changing])}."
        if changing
        else "No result changes with the comparison."
    )
    table = plain_table(
        "Each group’s result against every comparison on offer",
        ["Ethnic group", *(comparator_short(name, config, view.measure) for name in words)],
        [(group, *(found.get(group) or NOTHING for found in words.values())) for group in groups],
    )
    return f"<h3>Does it matter who we compare with?</h3><p>{safe(said)}</p>{table}{_who(words, view.measure, config)}"


def _who(names: Mapping[str, object], measure: Measure, config: Config) -> str:
    """Whom each population counts."""
    known = [name for name in names if name in config.comparators]
    lines = [f"{comparator_title(name, config, measure)}: {config.comparators[name].who}" for name in known]
    return "".join(f'<p class="eq-note">{safe(line)}</p>' for line in lines)


def rate_or_mix(change: Change | None, view: View) -> str:
    """Whether everybody's figure moved because the groups' did, or because who they are did."""
    if change is None or view.earlier.empty:
        return ""
    measure = view.measure
    then, now = (number_text.value(one, measure) for one in (change.then, change.now))
    parts = [number_text.gap(one, measure) for one in (change.rates, change.mix)]
    unit = "points" if number_text.is_share(measure) else f"for every {measure.scale:,}"
    return (
        "<h3>Did the figure change, or who it is of?</h3>"
        f"<p>For all {safe(measure.people)} whose group is known it went from {then} to {now}. Of that change, {parts[0]} "
        f"{unit} comes from the groups’ own figures and {parts[1]} from which groups {safe(measure.people)} belong to.</p>"
    )
