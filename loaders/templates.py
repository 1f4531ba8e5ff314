"""Templates for officers, made from the declaration that checks their files: the two can never disagree."""

import csv
import io

import config as declarations
from config import Config, Extract
from config.ethnicity import ALL, Ethnicity, normalised
from config.periods import FORMS
from config.periods.written import ALSO
from config.schema import Item
from loaders.checks.heading_meanings import PUBLISHED_IN

_KINDS = {
    "people": "a whole number",
    "events": "a whole number (events may be more than people)",
    "points": "a number, decimals allowed",
    "share": "a percentage from 0 to 100",
    "percentage": "a percentage from 0 to 100",
    "per 100": "a number for every 100, decimals allowed",
    "per 10,000": "a number for every 10,000, decimals allowed",
    "per 100,000": "a number for every 100,000, decimals allowed",
    "mean": "a number, decimals allowed",
    "score": "a number, decimals allowed, with a minus where it is below nought",
}


def template(extract: Extract, config: Config) -> str:
    """The text of a CSV with the headings of an extract and its example row, which must itself be acceptable."""
    headings = [column for column, _, _ in describe(extract, config.ethnicity)]
    return _csv([headings, [extract.example.get(column, "") for column in headings]])


def template_elsewhere(extract: Extract, config: Config) -> str:
    """The same for rows of other areas that an officer copies from a publication: the area, and where it was published."""
    period, *others = [column for column, _, _ in describe(extract, config.ethnicity)]
    example = {
        "area": "England",
        PUBLISHED_IN: "DfE, the name of the publication, its year and table",
    } | extract.example
    headings = [period, "area", *others, PUBLISHED_IN]
    return _csv([headings, [example.get(column, "") for column in headings]])


def _csv(rows: list[list[str]]) -> str:
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue()


def describe(extract: Extract, ethnicity: Ethnicity | None = None) -> list[tuple[str, str, str]]:
    """Each column of the template: its heading, what it is, and what may stand in it.

    The classification is the declared one, unless another is given.
    """
    kinds = " or ".join(f"{FORMS[kind]} ({ALSO[kind]})" for kind in extract.period)
    dimensions = [
        (
            name,
            column.title,
            ", ".join([*column.values, *([column.not_known] if column.not_known else [])])
            + ("" if column.required else ", or blank where not split"),
        )
        for name, column in extract.dimensions.items()
    ]
    groups = _groups_in_words(extract.scheme, ethnicity or declarations.load().ethnicity)
    items = [(name, item.title, _allowed(item)) for name, item in extract.items.items()]
    return [
        ("period", "Reporting period", kinds),
        *dimensions,
        ("ethnic_group", "Ethnic group", groups),
        *items,
    ]


def allowed_groups(scheme: str, ethnicity: Ethnicity) -> dict[str, tuple[str, ...]]:
    """The labels that an extract of this scheme may have as its ethnic group, by kind, in the order of display.

    Each in our own words, which mean the same everywhere; other labels that are read stand for one of these. A
    name that the scheme takes for another group is not offered (DfE's "Any other ethnic group" holds Arab).
    """
    meaning = ethnicity.lookup(scheme)
    names = [name for name in ethnicity.order if meaning.get(normalised(name)) == name]
    levels = {name: group.level for name, group in ethnicity.groups.items()}
    return {
        "Broad groups": tuple(name for name in names if levels.get(name) == "broad"),
        "Detailed groups": tuple(name for name in names if levels.get(name) == "detailed"),
        "Other groupings": tuple(name for name in names if levels.get(name) in ("union", "unplaced")),
        "Not known": tuple(name for name in names if name in ethnicity.not_known),
        "Total": ("Total",) if ALL in names else (),
    }


def _groups_in_words(scheme: str, ethnicity: Ethnicity) -> str:
    kinds = allowed_groups(scheme, ethnicity)
    total = kinds.pop("Total")
    # Some names hold a comma.
    listed = [f"{kind}: {'; '.join(names)}." for kind, names in kinds.items() if names]
    codes = [
        code
        for code in ethnicity.schemes["school_census_codes"].labels
        if normalised(code) in ethnicity.lookup(scheme)
    ]
    return " ".join(
        [
            "Groups of one level throughout, with a row for each.",
            *listed,
            *(f"{name}: checked against its parts, and not needed." for name in total),
            *([f"School census codes such as {codes[0]} are read, too."] if codes else []),
        ]
    )


def _allowed(item: Item) -> str:
    return _KINDS[item.kind] + (
        ", 0 where there were none" if item.required else ", or blank where not counted"
    )
