"""The table under every chart: the same figures, with the counts and ranges that the chart leaves out.

The order of the columns is the order in which a phone shows them.
"""

from config import Config
from pages.components.shared import cell_text, number_text
from pages.components.shared.content import Paragraph, Table, cell, paragraph, table
from pages.components.shared.rows import ALL, Row
from pages.components.shared.view import View
from pages.components.words import kinds
from pages.components.words.category_table import category_table
from pages.components.words.kinds.column import APART


def measure_table(view: View, config: Config) -> Table:
    """The view's figures, whatever the kind of the measure.

    Groups, then people whose group is not known, then the total. A breakdown has one row a category.
    """
    if view.selection.breakdown:
        return category_table(view, config)
    columns = kinds.of(view.measure).columns(view, config)
    rows = [*view.group_rows, *(row for row in view.all_rows if _apart(row, view))]
    named = [(cell(cell_text.group_title(row.group, view.measure)), row) for row in rows]
    body = [[name, *(column.cell(row) for column in columns)] for name, row in named]
    header = ["Ethnic group" if view.group_rows else "Everybody", *(column.heading for column in columns)]
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
    """What the table holds: "Teachers by ethnic group, Hackney, 4 November 2021"; of a total alone no groups."""
    by_group = " by ethnic group" if view.group_rows else ""
    title = f"{view.measure.title}{by_group}, {view.selection.area}, {view.period}"
    return f"{title} (demonstration)" if view.demonstration else title


def _apart(row: Row, view: View) -> bool:
    """Not known and All, where there is a count to show or a reason why not; All in any case where there is nothing else."""
    if row.group == ALL and not view.group_rows:
        return row.status != "published" or number_text.known(row.value)
    return row.group in APART and (
        number_text.known(row.numerator) or number_text.known(row.value) or cell_text.is_secret(row)
    )
