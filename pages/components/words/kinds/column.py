"""The columns that tables of views are made of: a heading, and the cell that a row of the results has under it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from config import Config
from config.periods import in_words
from pages.components.shared import cell_text, number_text
from pages.components.shared.content import NOTHING, Cell
from pages.components.shared.rows import ALL, NOT_KNOWN, Row
from pages.components.shared.running_text import sentence
from pages.components.shared.view import View

APART = (NOT_KNOWN, ALL)
# Beside a figure that its source gives without the counts that it is of.
NOT_PUBLISHED = Cell(sentence("Not published"))


@dataclass(frozen=True)
class Column:
    heading: str
    cell: Callable[[Row], Cell]
    numeric: bool = True


def figure(row: Row, cell: Cell) -> Cell:
    """The figure where there is one; for a group whose figure is not shown, the reason in words."""
    if row.group in APART:
        return cell if row.status in ("published", "low_reliability") else NOTHING
    return cell_text.hidden_cell(row) if cell_text.hidden(row) else cell


def value(view: View, beside: str = ALL) -> Column:
    """The figure itself. `beside`: the one apart from the groups that has one too, where its words are shown as well if it
    is withheld: the total of a rate, and of a share of a whole those not known."""

    def cell(row: Row) -> Cell:
        if row.group == beside and cell_text.hidden(row) and cell_text.is_secret(row):
            return cell_text.hidden_cell(row)
        return figure(row, number_text.value_cell(row.value, view.measure))

    return Column(cell_text.value_heading(view.measure), cell)


def between(view: View) -> Column:
    """The share where there is one, else the bounds that it lies between."""

    def cell(row: Row) -> Cell:
        bounds = number_text.range_cell(row.value_min, row.value_max, view.measure, extra=1)
        if bounds.figures and not number_text.known(row.value):
            return bounds
        return figure(row, number_text.value_cell(row.value, view.measure))

    return Column(f"{cell_text.value_heading(view.measure)}, between", cell)


def comparison(view: View, config: Config, times: Sequence[Column] = ()) -> list[Column]:
    """The comparator, the gap, of shares how many `times`, and the verdict, as far as the view has them."""
    judged = [_target(view, config)] if view.judged(config) else []
    if not cell_text.compared(view):
        return judged
    theirs = cell_text.comparator_heading(view, config)
    return [
        Column(theirs, lambda row: number_text.value_cell(row.comparator_value, view.measure)),
        Column("Gap, points", lambda row: _gap(row, view, config)),
        *times,
        *judged,
    ]


def result(view: View, config: Config) -> list[Column]:
    """What each group's figure amounts to beside another group's or area's, where any is judged so."""
    return [_target(view, config)] if any(row.verdict for row in view.group_rows) else []


def _gap(row: Row, view: View, config: Config) -> Cell:
    if cell_text.is_reference(row):
        return cell_text.REFERENCE_CELL
    if cell_text.hidden(row) and not cell_text.is_secret(row):
        return NOTHING
    return figure(row, cell_text.gap_cell(row, view.measure, config))


def _target(view: View, config: Config) -> Column:
    """Called "Target" only where the plan has one that the tolerance tests."""
    heading = "Target" if view.targeted(config) else "Result"

    def cell(row: Row) -> Cell:
        return NOTHING if row.group in APART else cell_text.verdict_cell(row, view.measure, config)

    return Column(heading, cell, numeric=False)


def ratio(view: View, config: Config) -> list[Column]:
    """How many times the rate of whoever it is set against; none where nothing compares."""
    if not cell_text.compared(view):
        return []
    name = cell_text.comparator_of(view)
    whose = {area.name: area.whose for area in config.publication.areas} | {
        "Everyone else": "everyone else’s"
    }

    def cell(row: Row) -> Cell:
        if cell_text.is_reference(row):
            return cell_text.REFERENCE_CELL
        return figure(row, number_text.ratio_cell(row.ratio))

    return [Column(f"Times {whose.get(name, name)} rate", cell)]


def earlier(view: View) -> list[Column]:
    """The figures one period before, where the two compare."""
    before = cell_text.earlier_by_group(view)

    def cell(row: Row) -> Cell:
        then = before.get(row.group)
        return NOTHING if then is None else figure(then, number_text.value_cell(then.value, view.measure))

    return [Column(in_words(view.earlier_rows[0].period), cell)] if before else []


def counts(given: list[tuple[str, str]]) -> list[Column]:
    """Counts by their headings and columns of the results."""
    return [Column(heading, _count_in(name)) for heading, name in given]


def _count_in(column: str) -> Callable[[Row], Cell]:
    return lambda row: _count(row, row[column])


def _count(row: Row, number: float) -> Cell:
    """A group has a count although the base of its share is withheld; one that is itself withheld has none, even if the row
    still held it. The total and the not known keep theirs where only their figure is withheld."""
    base_withheld = not number_text.known(row.denominator) and not number_text.known(row.value)
    stands = row.status != "confidential" or base_withheld or row.group in APART
    if number_text.known(number) and stands:
        return number_text.count_cell(number)
    if row.status == "published" and number_text.known(row.value):
        return NOT_PUBLISHED
    return cell_text.hidden_cell(row) if cell_text.is_secret(row) else NOTHING


def likely_range(view: View) -> Column:
    def cell(row: Row) -> Cell:
        hidden = cell_text.hidden(row)
        return NOTHING if hidden else number_text.range_cell(row.lower, row.upper, view.measure)

    return Column("Likely range", cell)


def as_published(view: View) -> list[Column]:
    """The source's own percentages, where it prints them beside figures that it withholds."""
    shares = view.as_published
    if not shares:
        return []
    return [Column("As published", lambda row: number_text.value_cell(shares.get(row.group), view.measure))]
