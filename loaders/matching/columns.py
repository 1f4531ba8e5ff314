"""Questions about the columns of a file: which of them is which, with our guess from headings and from what they hold."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from config import Config, Extract
from config.ethnicity import ALL
from loaders.checks.headings import Headings, match, says_something
from loaders.checks.near_headings import nearest_heading
from loaders.checks.numbers import whole_numbers
from loaders.groups import groups_of
from loaders.harmonising import category_labels, key, period_of
from loaders.layout.across import ACROSS
from loaders.layout.words import is_number
from loaders.matching import dropped
from loaders.matching.answers import COLUMN, EVERY_ROW, LEAVE_OUT, Question
from loaders.matching.applying import GROUP
from loaders.matching.dropped import MOST_LABELS, called
from loaders.problems import printable
from loaders.quantities import quantity
from loaders.reading import Table

# So many of a column's labels must be known for us to say what it is: M is a sex, and a code of Mixed.
_KNOWN = 0.5
_EXAMPLES = 3
# What such a column adds up is no number of people, though it holds whole numbers.
_NO_PEOPLE = re.compile(r"\b(fte|wte|hours?|salary|salaries|pay|cost|age|days?)\b")
_EVERY_LABEL = "We know every label in it."


@dataclass(frozen=True, eq=False)
class _Column:
    """A column that was not placed: its heading, its different texts, and our names of what it could be."""

    place: int
    heading: str
    texts: tuple[str, ...]
    could_be: tuple[str, ...]


def questions(
    table: Table, extract: Extract, source: str, config: Config, *, period_chosen: bool
) -> list[Question]:
    """What is not sure about the columns: headings that are not known where something is missing or the column holds what
    we look for, headings of which two mean the same, and what no column says."""
    found = match(table.header, extract, source, whole_numbers(table))
    absent = [name for name in _asked(extract, period_chosen) if name not in found.positions]
    columns = [
        column
        for place in found.ignored
        if table.header[place].strip() and key(table.header[place]) not in extract.words.columns
        for column in [_column(table, place, absent, extract, source, config)]
    ]
    needed = {*found.missing, *({"period"} & {*absent})}
    if not says_something(found.positions, extract):
        needed |= {*extract.items}
    asked = [
        question
        for column in columns
        if (question := _question(column, found, needed, extract, source, config))
    ]
    asked = [_across(question, extract) for question in _by_elimination(_alone(asked), needed, extract)]
    same = [*_same(table, found, extract), *dropped.of_other_labels(table, found, extract)]
    told = {question.written for question in (*same, *asked)}
    same += dropped.questions(table, found, told, extract, source, config)
    return [*same, *asked, *_every_row(table, found, asked, extract)]


def _asked(extract: Extract, period_chosen: bool) -> list[str]:
    return [*([] if period_chosen else ["period"]), GROUP, *extract.dimensions, *extract.items]


def _column(
    table: Table, place: int, absent: list[str], extract: Extract, source: str, config: Config
) -> _Column:
    column = table.columns[place] if place < len(table.columns) else ()
    texts = tuple(dict.fromkeys(text for text in column if text.strip()))
    could_be = tuple(name for name in absent if _could_be(name, texts, extract, source, config))
    return _Column(place, table.header[place], texts, could_be)


def _could_be(name: str, texts: tuple[str, ...], extract: Extract, source: str, config: Config) -> bool:
    if not texts:
        return False
    if name in extract.items:
        if [text.lstrip("0") for text in texts] == [*map(str, range(1, len(texts) + 1))]:
            return False  # The numbers of lines.
        read = [quantity(text, extract.items[name].kind) for text in texts]
        return not any(number.fault for number in read) and any(number.value >= 0 for number in read)
    if name == "period":
        return len(texts) <= MOST_LABELS and all(period_of(text, extract) for text in texts)
    numbers = sum(map(is_number, texts))
    return len(texts) <= MOST_LABELS and numbers * 2 < len(texts)


def _question(
    column: _Column, found: Headings, needed: set[str], extract: Extract, source: str, config: Config
) -> Question | None:
    """A question where the heading is nearly ours, where what stands in the column is, or where something is missing that
    it could be."""
    near = nearest_heading(column.heading, found, extract, source)
    guess, why = (
        (near, "Its heading is nearly ours.") if near else _by_labels(column, extract, source, config)
    )
    if not guess and not needed.intersection(column.could_be) and key(column.heading) != key(ACROSS):
        return None
    options = [*dict.fromkeys([*([guess] if guess else []), *column.could_be]), LEAVE_OUT]
    return Question(COLUMN, column.heading, tuple(options), guess, why, 0, _examples(column.texts))


def _by_labels(column: _Column, extract: Extract, source: str, config: Config) -> tuple[str, str]:
    """The column of ours whose labels most of the texts are."""
    known: Counter[str] = Counter()
    for name in column.could_be:
        if name == GROUP:
            known[name] = sum(
                meant != ALL for meant in groups_of(column.texts, extract, source, config).meanings.values()
            )
        elif name in extract.dimensions:
            known_labels = category_labels(extract.dimensions[name])
            labels = {label for label, value in known_labels.items() if value != ALL}
            known[name] = sum(key(text) in labels for text in column.texts)
        elif name == "period":
            known[name] = len(column.texts)
    ranked = [*known.most_common(2), ("", 0), ("", 0)]
    most, next_best = ranked[0][1], ranked[1][1]
    if not most or most < _KNOWN * len(column.texts):
        return "", ""
    if next_best == most:
        return "", "What stands in it could be either."
    name, number = ranked[0]
    if name == "period":
        return name, "It holds reporting periods."
    if number == len(column.texts):
        return name, _EVERY_LABEL
    return name, f"We know {number} of its {len(column.texts)} labels."


def _by_elimination(asked: list[Question], needed: set[str], extract: Extract) -> list[Question]:
    """A guess at what is missing, where one column alone is left that could be it."""
    missing = [name for name in extract.required if name in needed]
    for name in missing:
        counts_people = name in extract.items and extract.items[name].kind == "people"
        left = [
            question
            for question in asked
            if not question.guess
            and name in question.options
            and not (counts_people and _NO_PEOPLE.search(key(question.written)))
        ]
        if len(left) != 1 or any(question.guess == name for question in asked):
            continue
        why = "No other column holds numbers."
        if name not in extract.items:
            why = f"No other column is left that could be the {called(name, extract)}."
        guessed = replace(left[0], guess=name, why=why)
        asked = [guessed if question is left[0] else question for question in asked]
    return asked


def _across(question: Question, extract: Extract) -> Question:
    """A guess at what the labels across the top of a pivot table are, so that they can be asked about at once."""
    breakdowns = [name for name in question.options if name in extract.dimensions]
    if question.guess or key(question.written) != key(ACROSS) or not breakdowns:
        return question
    return replace(
        question, guess=breakdowns[0], why="We know none of the labels across the top: check this."
    )


def _alone(asked: list[Question]) -> list[Question]:
    """Of two columns that would be the same, neither is guessed."""
    guesses = Counter(question.guess for question in asked)
    return [
        replace(question, guess="", why="Another column could be the same.")
        if question.guess and guesses[question.guess] > 1
        else question
        for question in asked
    ]


def _same(table: Table, found: Headings, extract: Extract) -> Iterator[Question]:
    """Two headings that mean the same, and a heading that means two things: the officer says which."""
    labels = Counter(key(text) for text in table.header)
    for name, places in found.rivals.items():
        headings = [table.header[place] for place in places]
        if any(labels[key(heading)] > 1 for heading in headings):
            continue
        why = f"{' and '.join(f'“{printable(heading)}”' for heading in headings)} could each be the {called(name, extract)}."
        likely = _with_known_labels(table, name, places, extract)
        for heading, place in zip(headings, places, strict=True):
            guess = "" if likely is None else name if place == likely else LEAVE_OUT
            said = f"{why} {_EVERY_LABEL}" if place == likely else why
            yield Question(COLUMN, heading, (name, LEAVE_OUT), guess, said, 0, _cells(table, place))
    for place, names in found.ambiguous.items():
        options, why = (*names, LEAVE_OUT), f"It could mean {' or '.join(names)}."
        yield Question(COLUMN, table.header[place], options, "", why, 0, _cells(table, place))


def _with_known_labels(table: Table, name: str, places: list[int], extract: Extract) -> int | None:
    """The one column of several of which we know every label, as where a service stands beside its directorate."""
    if name not in extract.dimensions:
        return None
    known = category_labels(extract.dimensions[name])
    whole = [place for place in places if all(key(text) in known for text in table.texts[place])]
    return whole[0] if len(whole) == 1 else None


def _every_row(table: Table, found: Headings, asked: list[Question], extract: Extract) -> Iterator[Question]:
    """A column that must be there, that the file has not, and that none of its columns could be but those that are surely
    something else."""
    offered = {
        option for question in asked for option in ([question.guess] if question.guess else question.options)
    }
    for name in found.missing:
        if name in extract.dimensions and name not in offered:
            why = "The file has no column for it. What you choose goes for every row."
            yield Question(EVERY_ROW, name, extract.dimensions[name].values, "", why, len(table.rows))


def _cells(table: Table, place: int) -> tuple[str, ...]:
    return _examples(table.columns[place] if place < len(table.columns) else ())


def _examples(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(printable(text) for text in dict.fromkeys(texts) if text.strip())[:_EXAMPLES]
