"""Which column of a file is which column of an extract, and what is wrong with the headings.

Our own name for a column wins over its title, and a title over the other headings that it is known by
("pupils" is the number of pupils, although a column of pupil groups may be headed so too).
"""

from collections import defaultdict
from dataclasses import dataclass

from config import Dimension, Extract, Item
from loaders.harmonising import MISA, key
from loaders.problems import Problem, printable, some

FIXED = {
    "period": (
        "reporting period",
        "reporting date",
        "reporting quarter",
        "reporting year",
        "date",
        "year",
        "quarter",
        "qtr",
        "as at",
        "as at date",
        "as of",
        "snapshot",
        "snapshot date",
        "date of snapshot",
        "quarter end",
        "quarter ending",
        "quarter ended",
        "quarter end date",
        "period end",
        "period ending",
        "period end date",
        "time period",
        "month",
        "month end",
        "month ending",
        "position at",
        "position date",
        "financial year",
        "financial quarter",
        "academic year",
        "school year",
    ),
    "area": ("local authority", "area name"),
    "ethnic_group": (
        "ethnicity",
        "group",
        "ethnic background",
        "ethnic origin",
        "ethnic category",
        "ethnicity group",
        "ethnic group description",
        "ethnicity description",
        "race",
        "race or ethnicity",
    ),
}
SOURCE = "source"
_KEEP_ONE = "Keep the right one and delete the other."


@dataclass(frozen=True)
class Headings:
    """Where each of our columns is in the file (our name -> place), which are missing, which are not ours."""

    positions: dict[str, int]
    missing: tuple[str, ...]
    ignored: tuple[int, ...]
    problems: tuple[Problem, ...]


def match(header: tuple[str, ...], extract: Extract, source: str) -> Headings:
    """The columns of `extract` found under `header`, with every problem of the headings themselves."""
    meanings = _meanings(extract, source)
    places: dict[str, list[int]] = defaultdict(list)
    ignored, problems = [], []
    for place, text in enumerate(header):
        names = next((rank[key(text)] for rank in meanings if key(text) in rank), [])
        if len(names) > 1:
            problems.append(_ambiguous(text, place, names))
        elif names:
            places[names[0]].append(place)
        else:
            ignored.append(place)
    problems += _twice(header) or _same_meaning(header, places)
    positions = {name: found[0] for name, found in places.items()}
    missing = tuple(name for name in extract.required if name not in positions)
    return Headings(positions, missing, tuple(ignored), tuple(problems))


def missing(headings: Headings, extract: Extract, *, period_chosen: bool) -> list[Problem]:
    """A problem for each column that must be there and is not, and one where no column holds a number."""
    wanted = [] if period_chosen or "period" in headings.positions else ["period"]
    problems = [_missing(name, extract) for name in (*wanted, *headings.missing)]
    if not any(name in headings.positions or name in headings.missing for name in extract.items):
        title = "No column with numbers was found."
        expected = " or ".join(extract.items)
        problems.append(Problem("error", "missing column", title, "Add the column.", expected=expected))
    return problems


def notes(header: tuple[str, ...], headings: Headings) -> list[Problem]:
    """What was read under another heading than the template's, and which columns were left out."""
    renamed = [
        f"“{printable(header[place])}” as {name}"
        for name, place in headings.positions.items()
        if header[place] != name
    ]
    left_out = [
        f"“{printable(header[place])}”" if header[place].strip() else f"column {letter(place)}"
        for place in headings.ignored
    ]
    problems = []
    if renamed:
        title = "Some headings are not the template’s."
        problems.append(Problem("note", "headings", title, f"We read {', '.join(renamed)}."))
    if left_out:
        title = "Some columns are not part of this extract."
        problems.append(Problem("note", "extra column", title, f"We will ignore {some(left_out, 10)}."))
    return problems


def letter(place: int) -> str:
    """The letter that Excel gives to a column, counted from 0: A to Z, then AA."""
    return (letter(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


def _meanings(extract: Extract, source: str) -> tuple[dict[str, list[str]], ...]:
    """Key of a heading -> our names for it; three ranks, of which the first that knows a heading decides."""
    columns: dict[str, Dimension | Item] = {**extract.dimensions, **extract.items}
    names = [*FIXED, *columns, *([] if source == MISA else [SOURCE])]
    ranks: tuple[dict[str, list[str]], ...] = (defaultdict(list), defaultdict(list), defaultdict(list))
    for name in names:
        ranks[0][key(name)].append(name)
    for name, column in columns.items():
        ranks[1][key(column.title)].append(name)
        for heading in column.headers:
            ranks[2][key(heading)].append(name)
    for name, headings in FIXED.items():
        for heading in headings:
            ranks[2][key(heading)].append(name)
    return tuple(dict(rank) for rank in ranks)


def _ambiguous(text: str, place: int, names: list[str]) -> Problem:
    title, fix = "A heading could mean more than one column.", f"Rename column {letter(place)}."
    expected = " or ".join(names)
    return Problem("error", "heading", title, fix, column=printable(text), expected=expected)


def _twice(header: tuple[str, ...]) -> list[Problem]:
    """Headings that stand there twice. Columns without a heading are no columns of ours, and may be many."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(header):
        if key(text):
            places[key(text)].append(place)
    named = [(printable(header[found[0]]), found) for found in places.values() if len(found) > 1]
    return [
        Problem(
            "error", "heading", f"Column “{name}” appears twice ({_columns(found)}).", _KEEP_ONE, column=name
        )
        for name, found in named
    ]


def _same_meaning(header: tuple[str, ...], places: dict[str, list[int]]) -> list[Problem]:
    problems = []
    for name, found in places.items():
        if len(found) > 1:
            headings = " and ".join(f"“{printable(header[place])}”" for place in found)
            title = f"{headings} both mean {name} ({_columns(found)})."
            problems.append(Problem("error", "heading", title, _KEEP_ONE, column=name))
    return problems


def _columns(places: list[int]) -> str:
    numbers = [str(place + 1) for place in places]
    return f"columns {', '.join(numbers[:-1])} and {numbers[-1]}"


def _missing(name: str, extract: Extract) -> Problem:
    declared = extract.dimensions.get(name) or extract.items.get(name)
    fix = f"Add a column headed {name}."
    if name == "period":
        fix = "Add a column headed period, or choose the period before uploading."
    elif declared:
        fix = f"Add a column headed {name} ({declared.title})."
    return Problem("error", "missing column", f"The column “{name}” is missing.", fix, column=name)
