"""Templates for officers, made from the declaration that checks their files: the two can never disagree."""

import csv
import io

from config import Config, Extract
from config.periods import FORMS
from config.schema import Item

_KINDS = {
    "people": "a whole number",
    "events": "a whole number (events may be more than people)",
    "points": "a number, decimals allowed",
    "share": "a percentage from 0 to 100",
    "mean": "a number, decimals allowed",
}


def template(extract_name: str, extract: Extract, config: Config) -> str:
    """The text of a CSV with the headings of an extract and its example row, which must itself be acceptable."""
    written = io.StringIO()
    table = csv.writer(written)
    headings = [column for column, _, _ in describe(extract)]
    table.writerow(headings)
    table.writerow([extract.example.get(column, "") for column in headings])
    return written.getvalue()


def describe(extract: Extract) -> list[tuple[str, str, str]]:
    """Each column of the template: its heading, what it is, and what may stand in it."""
    kinds = " or ".join(FORMS[kind] for kind in extract.period)
    dimensions = [
        (
            name,
            column.title,
            ", ".join(column.values) + ("" if column.required else ", or blank where not split"),
        )
        for name, column in extract.dimensions.items()
    ]
    groups = "a group of one level throughout, such as Black Caribbean, or a school census code such as BCRB"
    items = [(name, item.title, _allowed(item)) for name, item in extract.items.items()]
    return [
        ("period", "Reporting period", kinds),
        *dimensions,
        ("ethnic_group", "Ethnic group", groups),
        *items,
    ]


def _allowed(item: Item) -> str:
    return _KINDS[item.kind] + (
        ", 0 where there were none" if item.required else ", or blank where not counted"
    )
