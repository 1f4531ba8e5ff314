"""What would change a result: people, appointments, those whose group is not known, another population, another mix.

Words and tables alone; every figure is the results table's or follows from its unrounded columns by `metrics`.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from config import Config, Measure
from metrics.figures.appointments import appointments
from metrics.figures.rate_and_mix import Change
from metrics.figures.verdicts import by_points
from pages.components.shared import cell_text, number_text
from pages.components.shared.content import NOTHING, Block, Cell, Heading, cell, note, paragraph, table
from pages.components.shared.rows import Row
from pages.components.shared.view import View, comparator_short, comparator_title
from pages.components.words import phrases

Blocks = tuple[Block, ...]
VERDICTS = ("below", "within", "above")


def parity(view: View, config: Config) -> Blocks:
    """How many people would bring each group to the population's share, and how few would change its result."""
    if not view.judged(config) or not cell_text.compared(view):
        return ()
    staff = view.measure.promises("within")
    rows = [_parity_row(row, staff) for row in view.group_rows if not cell_text.hidden(row)]
    if not rows:
        return ()
    header = ["Ethnic group", cell_text.first_capital(view.measure.people), "To match, of the same total"]
    header += [*(["By appointments alone"] if staff else []), "Would change the result"]
    about = "Counts are rounded, so these are about as many. " if cell_text.rounded_within(view) else ""
    quota = " It is not a recruitment quota." if staff else ""
    whose = cell_text.comparator_heading(view, config).lower()
    return (
        Heading("How many people?", 3),
        note(f"{about}This is the size of the gap, said in people.{quota}"),
        table(f"How many people it would take to match {whose}", header, rows, range(1, len(header))),
    )


def _parity_row(row: Row, staff: bool) -> list[Cell]:
    needed = cell(_more_or_fewer(row.needed)) if number_text.known(row.needed) else NOTHING
    appointed = [_appointed(row)] if staff else []
    flip = number_text.count_cell(row.flip)
    return [cell(row.group), number_text.count_cell(row.numerator), needed, *appointed, flip]


def _appointed(row: Row) -> Cell:
    """ "the next 9, all of the group"."""
    number, own = appointments(row.numerator, row.denominator, row.comparator_value)
    if not number_text.known(number):
        return NOTHING
    whom = "the group" if own else "other groups"
    return cell(f"the next {number_text.count(number)}, all of {whom}" if number else "none")


def _more_or_fewer(needed: float) -> str:
    """ "14 more", "9 fewer", "none": whole people, the nearest number."""
    number = number_text.rounded(abs(needed), 0)
    return "none" if number == "0" else f"{number} {'more' if needed > 0 else 'fewer'}"


def not_known(view: View, config: Config) -> Blocks:
    """Between what each group's share lies whoever the not known are, and whether that could change a result."""
    unknown, people = view.not_known, view.measure.people
    if unknown is None or not number_text.known(unknown.numerator) or not view.judged(config):
        return ()
    heading = Heading("Those whose group is not known", 3)
    if unknown.numerator == 0:
        return heading, paragraph(f"The ethnic group of all {people} is known.")
    open_rows = [row for row in view.group_rows if number_text.known(row.value_min)]
    changing = [row.group for row in open_rows if len(_sides(row, config)) > 1]
    could = (
        f"Their groups could change the result for {_listed(changing, view, config)}."
        if changing
        else f"Whatever their groups are, none would take a share across the line of {cell_text.tolerance(config)} points."
    )
    are = "is" if unknown.numerator == 1 else "are"
    number = number_text.count(unknown.numerator)
    return (
        heading,
        paragraph(f"There {are} {number} {people} whose ethnic group is not known. {could}"),
        table(
            "The least and the most that each share could be",
            ["Ethnic group", "Share of those known", "Least", "Most"],
            [_open_row(row, view.measure) for row in open_rows],
            range(1, 4),
        ),
    )


def _open_row(row: Row, measure: Measure) -> list[Cell]:
    shares = (row.value, row.value_min, row.value_max)
    return [cell(row.group), *(number_text.value_cell(share, measure) for share in shares)]


def _listed(groups: Sequence[str], view: View, config: Config) -> str:
    """Groups by name; many of them by their number, for the table names them."""
    if len(groups) > 3:
        return f"{len(groups)} of the {len(view.group_rows)} groups"
    return phrases.joined([phrases.people(group, view, config) for group in groups])


def _sides(row: Row, config: Config) -> set[int]:
    """On which sides of the points band a share could be."""
    values = np.array([row.value_min, row.value_max])
    return set(by_points(values, np.full(2, row.comparator_value), config.publication).tolist())


def lens(view: View, others: Mapping[str, Sequence[Row]], config: Config) -> Blocks:
    """The same figures against everything that they can be compared with: each result, and which of them change.

    `others`: by comparator the groups' rows of this place, the view's own among them.
    """
    words = {
        name: {row.group: cell_text.verdict_words(row, view.measure, config) for row in rows}
        for name, rows in others.items()
    }
    verdicts = [
        {row.group: row.verdict for row in rows if row.verdict in VERDICTS} for rows in others.values()
    ]
    if len(words) < 2 or not any(verdicts):
        return ()
    groups = [row.group for row in view.group_rows]
    changing = [group for group in groups if len({side[group] for side in verdicts if group in side}) > 1]
    changes = (
        f"The result changes with the comparison for {_listed(changing, view, config)}."
        if changing
        else "No result changes with the comparison."
    )
    results = table(
        "Each group’s result against every comparison on offer",
        ["Ethnic group", *(comparator_short(name, config, view.measure) for name in words)],
        [(group, *(by_group.get(group, "") for by_group in words.values())) for group in groups],
    )
    heading = Heading("Does it matter who we compare with?", 3)
    return heading, paragraph(changes), results, *_who(words, view.measure, config)


def _who(names: Iterable[str], measure: Measure, config: Config) -> Blocks:
    """Whom each population counts."""
    known = [name for name in names if name in config.comparators]
    return tuple(
        note(f"{comparator_title(name, config, measure)}: {config.comparators[name].who}") for name in known
    )


def rate_or_mix(change: Change | None, view: View) -> Blocks:
    """Whether everybody's figure moved because the groups' did, or because who they are did."""
    if change is None or not view.earlier_rows:
        return ()
    measure, people = view.measure, view.measure.people
    then, now = number_text.value(change.then, measure), number_text.value(change.now, measure)
    rates, mix = number_text.gap(change.rates, measure), number_text.gap(change.mix, measure)
    unit = "points" if number_text.is_share(measure) else f"for every {measure.scale:,}"
    return (
        Heading("Did the figure change, or who it is of?", 3),
        paragraph(
            f"For all {people} whose group is known it went from {then} to {now}. Of that change, {rates} {unit} comes from the "
            f"groups’ own figures and {mix} from which groups {people} belong to."
        ),
    )
