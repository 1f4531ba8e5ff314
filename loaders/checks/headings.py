"""Which column of a file is which column of an extract, and what is wrong with the headings."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from config import Extract
from loaders.checks.heading_meanings import SOURCE, Ranks, ranks_of
from loaders.checks.names import may_be_one
from loaders.harmonising import ELSEWHERE, apart, key
from loaders.problems import Problem, printable, some
from loaders.reading import letter

# What a file of figures published elsewhere has to have besides.
OF_ELSEWHERE = ("area", SOURCE)
# How headings say that something is counted, and what a count of staff is not.
_COUNTING = re.compile(
    r"^((distinct )?count|sum|total( number| no| count)?|number|no|nr|num|#|n)( of)?( the)? | (total|count|numbers)$"
)
_NO_HEADCOUNT = re.compile(
    r"\b(fte|wte|hours?|salary|salaries|pay|cost|age|days?|per ?cent|percentage|share|rate|id|year)\b|[%£]"
)
# The extract of pupils and nothing that is counted of them.
POPULATION = "population"
BASE_ALONE = "Pupils on roll alone are an extract of Population."
_KEEP_ONE = "Keep the right one and delete the other."


@dataclass(frozen=True)
class Headings:
    """Where each of our columns is in the file (our name -> place), which are missing, which are not ours.

    `rivals`: our names that several columns mean; `ambiguous`: places of headings that mean several of our names.
    """

    positions: dict[str, int]
    missing: tuple[str, ...]
    ignored: tuple[int, ...]
    problems: tuple[Problem, ...]
    rivals: dict[str, list[int]]
    ambiguous: dict[int, list[str]]


def match(
    header: tuple[str, ...], extract: Extract, source: str, whole: frozenset[int] = frozenset()
) -> Headings:
    """The columns of `extract` found under `header`, with every problem of the headings themselves.

    `whole`: the places of columns of whole numbers (`whole_numbers`), which say nothing but a count or a period.
    """
    meanings = ranks_of(extract, source)
    places: dict[str, list[int]] = defaultdict(list)
    ignored: list[int] = []
    ambiguous: dict[int, list[str]] = {}
    labels_of_whole = set(extract.dimensions) | {"ethnic_group", "area"}
    written = [_forms(text) for text in header]
    for place, (heading, spaced) in enumerate(written):
        if (said := extract.words.columns.get(heading)) is not None:
            (places[said] if said else ignored).append(place)
            continue
        labels = labels_of_whole if place in whole else set()
        ranked = [rank[form] for form in (heading, spaced) for rank in meanings if form in rank]
        names = next(filter(None, ([name for name in known if name not in labels] for known in ranked)), [])
        if len(names) > 1:
            ambiguous[place] = names
        elif names:
            places[names[0]].append(place)
        else:
            ignored.append(place)
    open_yet = [place for place in ignored if written[place][0] not in extract.words.columns]
    for place, name in _counted(header, open_yet, extract, meanings, whole).items():
        if name not in places:
            places[name].append(place)
            ignored.remove(place)
    problems = [_ambiguous(header[place], place, names) for place, names in ambiguous.items()]
    problems += _twice(header) or _same_meaning(header, places)
    positions = {name: found[0] for name, found in places.items()}
    required = (*extract.required, *(OF_ELSEWHERE if source == ELSEWHERE else ()))
    missing = tuple(name for name in required if name not in positions)
    rivals = {name: found for name, found in places.items() if len(found) > 1}
    return Headings(positions, missing, tuple(ignored), tuple(problems), rivals, ambiguous)


# A file is held against every extract, row by row, in every layout that it might have.
@lru_cache(maxsize=4096)
def _forms(text: str) -> tuple[str, str]:
    """A heading as it is looked up, as it is written and with its words apart."""
    return key(text), key(apart(text))


def _counted(
    header: tuple[str, ...],
    places: list[int],
    extract: Extract,
    meanings: Ranks,
    whole: frozenset[int],
) -> dict[int, str]:
    """Columns of whole numbers whose heading says that something is counted ("Sum of Headcount", "No. of staff") -> our
    name of what that is; of two that would be the same neither."""
    people = [name for name, item in extract.items.items() if item.kind == "people"]
    found: dict[int, str] = {}
    for place in whole.intersection(places):
        label = _forms(header[place])[1]
        base = _COUNTING.sub("", label)
        forms = [base, f"number of {base}", f"{base} count"] if base != label else []
        named = [
            name
            for form in forms
            for rank in meanings
            for name in rank.get(form, [])
            if name in extract.items
        ]
        if forms and not named and len(people) == 1 and not _NO_HEADCOUNT.search(base):
            named = people
        if named:
            found[place] = named[0]
    return {place: name for place, name in found.items() if list(found.values()).count(name) == 1}


def missing(
    headings: Headings, extract: Extract, *, period_chosen: bool, unread: Sequence[str] = ()
) -> list[Problem]:
    """A problem for each column that must be there and is not, and one where no column holds a number. `unread`: the
    headings of columns of whole numbers that were not placed."""
    wanted = [] if period_chosen or "period" in headings.positions else ["period"]
    problems = [_missing(name, extract, unread) for name in (*wanted, *headings.missing)]
    if not any(name in headings.positions or name in headings.missing for name in extract.items):
        title = "No column with numbers was found."
        expected = " or ".join(extract.items)
        problems.append(Problem("error", "missing column", title, "Add the column.", expected=expected))
    if not problems and not says_something(headings.positions, extract):
        there = " and ".join(name for name in extract.items if name in headings.positions)
        title = f"There are only {there}."
        expected = " or ".join(name for name in extract.items if not extract.items[name].required)
        fix = f"Add what is counted of them, or choose another extract. {BASE_ALONE}"
        if unread:
            fix = f"Say what {_headed(unread)} holds, and head it so."
        problems.append(Problem("error", "missing column", title, fix, expected=expected))
    return problems


def says_something(positions: Collection[str], extract: Extract) -> bool:
    """Whether a file counts anything: not only a base, of which the extract is there to say how many did something."""
    optional = {name: item for name, item in extract.items.items() if not item.required}
    of_a_base = any(item.of or item.kind == "events" for item in optional.values())
    return any(name in positions for name in (optional if of_a_base else extract.items))


def notes(header: tuple[str, ...], headings: Headings, asked: Sequence[Problem] = ()) -> list[Problem]:
    """What was read under another heading than ours, and which columns were left out, but for those `asked` about."""
    questions = {problem.column for problem in asked}
    renamed = [
        f"“{printable(header[place])}” as {name}"
        for name, place in headings.positions.items()
        if header[place] != name
    ]
    left_out = [
        f"column {letter(place)}"
        if not header[place].strip() or may_be_one(header[place])
        else f"“{printable(header[place])}”"
        for place in headings.ignored
        if not header[place].strip() or printable(header[place]) not in questions
    ]
    problems = []
    if renamed:
        title, fix = "Some headings are not the template’s.", f"We read {', '.join(renamed)}."
        problems.append(Problem("note", "headings", title, fix))
    if left_out:
        title = "Some columns are not part of this extract."
        problems.append(Problem("note", "extra column", title, f"We will ignore {some(left_out, 10)}."))
    return problems


def _ambiguous(text: str, place: int, names: list[str]) -> Problem:
    title, fix = "A heading could mean more than one column.", f"Rename column {letter(place)}."
    expected = " or ".join(names)
    return Problem("error", "heading", title, fix, column=printable(text), expected=expected)


def _twice(header: tuple[str, ...]) -> list[Problem]:
    """Headings that stand there twice. Columns without a heading are no columns of ours, and may be many."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(header):
        if named := _forms(text)[0]:
            places[named].append(place)
    twice = [(printable(header[found[0]]), found) for found in places.values() if len(found) > 1]
    return [
        Problem(
            "error", "heading", f"Column “{name}” appears twice ({_columns(found)}).", _KEEP_ONE, column=name
        )
        for name, found in twice
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


def _headed(headings: Sequence[str]) -> str:
    return " or ".join(f"“{printable(heading)}”" for heading in headings[:3])


def _missing(name: str, extract: Extract, unread: Sequence[str]) -> Problem:
    declared = extract.dimensions.get(name) or extract.items.get(name)
    fix = f"Add a column headed {name}."
    if name == "period":
        fix = "Add a column headed period, or choose the period before uploading."
    elif declared:
        fix = f"Add a column headed {name} ({declared.title})."
    if name in extract.items and unread:
        counts = [
            heading for heading in unread if not _NO_HEADCOUNT.search(f"{key(apart(heading))} {heading}")
        ]
        fix = (
            f"Is it {_headed(counts)}? If it is, head that column {name} ({extract.items[name].title})."
            if counts
            else f"{_headed(unread)} is no number of people or events. {fix}"
        )
    return Problem("error", "missing column", f"The column “{name}” is missing.", fix, column=name)
