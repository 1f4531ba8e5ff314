"""The table under every chart: the same figures, with the counts and ranges that the chart leaves out.

The order of the columns is the order in which a phone shows them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from config import Config
from config.periods import in_words
from pages.components.shared import cell_text, marks, number_text
from pages.components.shared.table_html import NOTHING, plain_table, safe, table, with_mark, withheld
from pages.components.shared.view import View
from pages.components.words.category_table import category_table

__all__ = ["measure_table", "plain_table"]

# How a text becomes a cell: the row, and the text that its figure would have.
Cell = Callable[[Any], str]


@dataclass(frozen=True)
class Column:
    heading: str
    cell: Cell
    numeric: bool = True


def measure_table(view: View, config: Config) -> str:
    """The view's figures as an accessible HTML table, whatever the kind of the measure.

    Groups, then people whose group is not known, then the total. A breakdown has one row a category.
    """
    if view.selection.breakdown:
        return category_table(view, config)
    columns = _COLUMNS[view.measure.kind](view, config)
    groups = cell_text.rows_of(view.groups)
    apart = [row for row in cell_text.rows_of(view.rows) if _apart(row)]
    body = [[_name(row, view), *(column.cell(row) for column in columns)] for row in [*groups, *apart]]
    header = ["Ethnic group", *(column.heading for column in columns)]
    numeric = [place for place, column in enumerate(columns, 1) if column.numeric]
    return table(caption(view), header, body, numeric) + _base(view)


def _base(view: View) -> str:
    """Of how many people the shares are, where a withheld figure leaves that between two numbers."""
    if view.known_between is None:
        return ""
    least, most = (number_text.count(number) for number in view.known_between)
    return (
        f'<p class="eq-note eq-after">Each share lies between two limits: it is of at least {least} and at most {most} '
        f"{safe(view.measure.people)} whose ethnic group is known. The source withholds how many there are.</p>"
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

    def cell(row: Any) -> str:
        bounds = number_text.likely_range(row.value_min, row.value_max, view.measure, extra=1)
        return (
            bounds
            if bounds and not number_text.known(row.value)
            else _figure(row, number_text.value(row.value, view.measure))
        )

    return Column(f"{cell_text.value_heading(view.measure)}, between", cell)


def _as_published(view: View) -> list[Column]:
    """The source's own percentages, where it prints them beside figures that it withholds."""
    shares = view.as_published
    if not shares:
        return []
    return [
        Column("As published", lambda row: number_text.value(shares.get(row.group), view.measure) or NOTHING),
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


def _figure(row: Any, text: str) -> str:
    """A text where there is one; for a group whose figure is not shown, the reason in words."""
    if row.group in (cell_text.NOT_KNOWN, cell_text.ALL):
        return text if row.status in ("published", "low_reliability") and text else NOTHING
    if cell_text.hidden(row):
        return withheld(cell_text.hidden_words(row), secret=cell_text.is_secret(row))
    return text or NOTHING


def _value(view: View) -> Column:
    """The figure itself. The total of a rate has one, and so has the share of those not known: where it is withheld,
    the words say so."""
    heading = cell_text.value_heading(view.measure)
    beside = cell_text.NOT_KNOWN if view.measure.kind == "representation" else cell_text.ALL

    def cell(row: Any) -> str:
        if row.group == beside and cell_text.hidden(row) and cell_text.is_secret(row):
            return withheld(cell_text.hidden_words(row), secret=True)
        return _figure(row, number_text.value(row.value, view.measure))

    return Column(heading, cell)


def _comparison(view: View, config: Config) -> list[Column]:
    """The comparator, the gap and the verdict, as far as the view has them."""
    if not cell_text.compared(view):
        return [_target(view, config)] if view.judged(config) else []
    theirs = cell_text.comparator_heading(view, config)
    columns = [
        Column(theirs, lambda row: number_text.value(row.comparator_value, view.measure) or NOTHING),
        Column("Gap, points", lambda row: _gap(row, view, config)),
    ]
    return [*columns, _target(view, config)] if view.judged(config) else columns


def _gap(row: Any, view: View, config: Config) -> str:
    if cell_text.is_reference(row):
        return cell_text.REFERENCE
    if cell_text.hidden(row) and not cell_text.is_secret(row):
        return NOTHING
    return _figure(row, cell_text.gap_text(row, view.measure, config))


def _target(view: View, config: Config) -> Column:
    """Called "Target" only where the plan has one that the tolerance tests."""
    heading = "Target" if view.measure.promises("within") else "Result"
    return Column(heading, lambda row: _verdict(row, view, config), numeric=False)


def _verdict(row: Any, view: View, config: Config) -> str:
    if row.group in (cell_text.NOT_KNOWN, cell_text.ALL):
        return NOTHING
    words = cell_text.verdict_words(row, view.measure, config)
    return with_mark(marks.verdict(cell_text.verdict_mark(row)), words)


def _ratio(view: View, config: Config) -> Column:
    name = cell_text.comparator_of(view)
    whose = {area.name: area.whose for area in config.publication.areas} | {
        "Everyone else": "everyone else’s"
    }
    heading = f"Times {whose.get(name, name)} rate"
    return Column(
        heading,
        lambda row: (
            cell_text.REFERENCE if cell_text.is_reference(row) else _figure(row, number_text.ratio(row.ratio))
        ),
    )


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


def _before(row: Any, view: View) -> str:
    return NOTHING if row is None else _figure(row, number_text.value(row.value, view.measure))


def _count(heading: str, column: str) -> Column:
    return Column(heading, lambda row: _number(row, getattr(row, column)))


def _number(row: Any, number: float) -> str:
    """A count. A group has one although the base of its share is withheld; one that is itself withheld has none,
    even if the row still held it. The total and the not known keep theirs where only their figure is withheld."""
    base_withheld = not number_text.known(row.denominator) and not number_text.known(row.value)
    stands = (
        row.status != "confidential" or base_withheld or row.group in (cell_text.NOT_KNOWN, cell_text.ALL)
    )
    if number_text.known(number) and stands:
        return number_text.count(number)
    if cell_text.is_secret(row):
        return withheld(cell_text.hidden_words(row), secret=True)
    return NOTHING


def _range(view: View) -> Column:
    measure = view.measure
    return Column("Likely range", lambda row: NOTHING if cell_text.hidden(row) else _likely(row, measure))


def _likely(row: Any, measure: Any) -> str:
    return number_text.likely_range(row.lower, row.upper, measure) or NOTHING
