"""The table under every chart: the same figures, with the counts and ranges that the chart leaves out.

The order of the columns is the order in which a phone shows them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from config import Config
from config.periods import in_words
from pages.components.shared import cell_text, number_text
from pages.components.shared.content import NOTHING, Cell, Paragraph, Table, cell, paragraph, table
from pages.components.shared.view import View
from pages.components.words.category_table import category_table


@dataclass(frozen=True)
class Column:
    """A heading, and the cell that a row of the results has under it."""

    heading: str
    cell: Callable[[Any], Cell]
    numeric: bool = True


def measure_table(view: View, config: Config) -> Table:
    """The view's figures, whatever the kind of the measure.

    Groups, then people whose group is not known, then the total. A breakdown has one row a category.
    """
    if view.selection.breakdown:
        return category_table(view, config)
    columns = _COLUMNS[view.measure.kind](view, config)
    groups = cell_text.rows_of(view.groups)
    apart = [row for row in cell_text.rows_of(view.rows) if _apart(row)]
    body = [[cell(_name(row, view)), *(column.cell(row) for column in columns)] for row in [*groups, *apart]]
    header = ["Ethnic group", *(column.heading for column in columns)]
    numeric = [place for place, column in enumerate(columns, 1) if column.numeric]
    return table(caption(view), header, body, numeric)


def base_note(view: View) -> Paragraph | None:
    """Of how many people the shares are, where a withheld figure leaves that between two numbers."""
    if view.known_between is None:
        return None
    least, most = (number_text.count(number) for number in view.known_between)
    return paragraph(
        f"Each share lies between two limits: it is of at least {least} and at most {most} {view.measure.people} whose "
        "ethnic group is known. The source withholds how many there are.",
        kind="note after",
    )


def caption(view: View) -> str:
    """What the table holds: "Teachers by ethnic group, Hackney, 4 November 2021"."""
    title = f"{view.measure.title} by ethnic group, {view.selection.area}, {view.period}"
    return f"{title} (demonstration)" if view.demonstration else title


def _apart(row: Any) -> bool:
    """Not known and All, where there is a count to show or a reason why not."""
    return row.group in (cell_text.NOT_KNOWN, cell_text.ALL) and (
        number_text.known(row.numerator) or number_text.known(row.value) or cell_text.is_secret(row)
    )


def _name(row: Any, view: View) -> str:
    if row.group == cell_text.ALL:
        return f"All {view.measure.people}"
    return str(row.group)


def _representation(view: View, config: Config) -> list[Column]:
    people = cell_text.first_capital(view.measure.people)
    columns = [_value(view), *_comparison(view, config), _count(people, "numerator")]
    if view.bounded.empty:
        return [*columns, _range(view)] if view.measure.judged else columns
    return [_between(view), *_comparison(view, config), _count(people, "numerator"), *_as_published(view)]


def _between(view: View) -> Column:
    """The share where there is one, else the bounds that it lies between."""

    def cell(row: Any) -> Cell:
        bounds = number_text.range_cell(row.value_min, row.value_max, view.measure, extra=1)
        if bounds.figures and not number_text.known(row.value):
            return bounds
        return _figure(row, number_text.value_cell(row.value, view.measure))

    return Column(f"{cell_text.value_heading(view.measure)}, between", cell)


def _as_published(view: View) -> list[Column]:
    """The source's own percentages, where it prints them beside figures that it withholds."""
    shares = view.as_published
    if not shares:
        return []
    return [
        Column("As published", lambda row: number_text.value_cell(shares.get(row.group), view.measure)),
    ]


def _attainment(view: View, config: Config) -> list[Column]:
    reached = config.extracts[view.measure.extract].items[view.measure.numerator].title
    people = cell_text.first_capital(view.measure.people)
    counts = [_count(reached, "numerator"), _count(people, "denominator")]
    return [_value(view), *_comparison(view, config), *counts, _range(view)]


def _average(view: View, config: Config) -> list[Column]:
    """No likely range: no source says how widely points vary."""
    people = cell_text.first_capital(view.measure.people)
    return [_value(view), *_comparison(view, config), _count(people, "denominator")]


def _rate(view: View, config: Config) -> list[Column]:
    items = config.extracts[view.measure.extract].items
    people = cell_text.first_capital(view.measure.people)
    base = items[view.measure.denominator].title if view.measure.among else people
    counts = [_count(items[view.measure.numerator].title, "numerator"), _count(base, "denominator")]
    ratio = [_ratio(view, config)] if cell_text.compared(view) else []
    return [_value(view), *ratio, *_earlier(view), *counts, _range(view)]


_COLUMNS: dict[str, Callable[[View, Config], list[Column]]] = {
    "representation": _representation,
    "attainment": _attainment,
    "average": _average,
    "rate": _rate,
}


def _figure(row: Any, cell: Cell) -> Cell:
    """The figure where there is one; for a group whose figure is not shown, the reason in words."""
    if row.group in (cell_text.NOT_KNOWN, cell_text.ALL):
        return cell if row.status in ("published", "low_reliability") else NOTHING
    return cell_text.hidden_cell(row) if cell_text.hidden(row) else cell


def _value(view: View) -> Column:
    """The figure itself. The total of a rate has one, and so has the share of those not known: where it is withheld,
    the words say so."""
    heading = cell_text.value_heading(view.measure)
    beside = cell_text.NOT_KNOWN if view.measure.kind == "representation" else cell_text.ALL

    def cell(row: Any) -> Cell:
        if row.group == beside and cell_text.hidden(row) and cell_text.is_secret(row):
            return cell_text.hidden_cell(row)
        return _figure(row, number_text.value_cell(row.value, view.measure))

    return Column(heading, cell)


def _comparison(view: View, config: Config) -> list[Column]:
    """The comparator, the gap and the verdict, as far as the view has them."""
    if not cell_text.compared(view):
        return [_target(view, config)] if view.judged(config) else []
    theirs = cell_text.comparator_heading(view, config)
    columns = [
        Column(theirs, lambda row: number_text.value_cell(row.comparator_value, view.measure)),
        Column("Gap, points", lambda row: _gap(row, view, config)),
    ]
    return [*columns, _target(view, config)] if view.judged(config) else columns


def _gap(row: Any, view: View, config: Config) -> Cell:
    if cell_text.is_reference(row):
        return cell_text.REFERENCE_CELL
    if cell_text.hidden(row) and not cell_text.is_secret(row):
        return NOTHING
    return _figure(row, cell_text.gap_cell(row, view.measure, config))


def _target(view: View, config: Config) -> Column:
    """Called "Target" only where the plan has one that the tolerance tests."""
    heading = "Target" if view.measure.promises("within") else "Result"
    return Column(heading, lambda row: _verdict(row, view, config), numeric=False)


def _verdict(row: Any, view: View, config: Config) -> Cell:
    if row.group in (cell_text.NOT_KNOWN, cell_text.ALL):
        return NOTHING
    return cell_text.verdict_cell(row, view.measure, config)


def _ratio(view: View, config: Config) -> Column:
    name = cell_text.comparator_of(view)
    whose = {area.name: area.whose for area in config.publication.areas} | {
        "Everyone else": "everyone else’s"
    }

    def cell(row: Any) -> Cell:
        if cell_text.is_reference(row):
            return cell_text.REFERENCE_CELL
        return _figure(row, number_text.ratio_cell(row.ratio))

    return Column(f"Times {whose.get(name, name)} rate", cell)


def _earlier(view: View) -> list[Column]:
    """The figures one period before, where the two compare."""
    before = cell_text.earlier_by_group(view)
    if not before:
        return []
    return [
        Column(
            in_words(str(view.earlier["period"].iloc[0])), lambda row: _before(before.get(row.group), view)
        )
    ]


def _before(row: Any, view: View) -> Cell:
    return NOTHING if row is None else _figure(row, number_text.value_cell(row.value, view.measure))


def _count(heading: str, column: str) -> Column:
    return Column(heading, lambda row: _number(row, getattr(row, column)))


def _number(row: Any, number: float) -> Cell:
    """A count. A group has one although the base of its share is withheld; one that is itself withheld has none,
    even if the row still held it. The total and the not known keep theirs where only their figure is withheld."""
    base_withheld = not number_text.known(row.denominator) and not number_text.known(row.value)
    stands = (
        row.status != "confidential" or base_withheld or row.group in (cell_text.NOT_KNOWN, cell_text.ALL)
    )
    if number_text.known(number) and stands:
        return number_text.count_cell(number)
    return cell_text.hidden_cell(row) if cell_text.is_secret(row) else NOTHING


def _range(view: View) -> Column:
    return Column("Likely range", lambda row: _likely(row, view))


def _likely(row: Any, view: View) -> Cell:
    return NOTHING if cell_text.hidden(row) else number_text.range_cell(row.lower, row.upper, view.measure)
