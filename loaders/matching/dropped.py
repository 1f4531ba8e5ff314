"""Columns that are none of the extract's, and that cannot be left out without a word: those in which alone rows differ, and
second ones of ethnic groups. Also those of ours whose labels are none of ours."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from config import Config, Extract
from config.ethnicity import ALL
from loaders.ages import over_several
from loaders.checks.headings import Headings
from loaders.groups import Groups, groups_of
from loaders.harmonising import category_labels, key
from loaders.layout.words import is_number
from loaders.matching.answers import COLUMN, LEAVE_OUT, Question
from loaders.matching.applying import GROUP, dimension_options
from loaders.matching.labels import guess_of
from loaders.problems import printable
from loaders.reading import Table

# A column of more different texts than this holds no labels.
MOST_LABELS = 60
# Rows that are added up once such a column is left out: what else is said of them is its doing.
ADDED = "If it is left out, rows that differ in it alone are added up."
_EXAMPLES = 3
# So many labels that we do not know are asked about together with their column.
_ASKED_AT_ONCE = 12


def questions(
    table: Table, found: Headings, told: Collection[str], extract: Extract, source: str, config: Config
) -> Iterator[Question]:
    """A question for each such column that was not answered about, nor is asked about already (`told`)."""
    open_yet = [
        place
        for place in found.ignored
        if place < len(table.columns)
        and table.header[place].strip()
        and table.header[place] not in told
        and key(table.header[place]) not in extract.words.columns
        and len(table.texts[place]) <= MOST_LABELS
        and not _numbers(table, place)
    ]
    if not open_yet:
        return
    second = [place for place in open_yet if _other_groups(table, found, place, extract, source, config)]
    if second:
        yield from _which_groups(table, found.positions[GROUP], second)
    split = _splitting(table, found, extract, [place for place in open_yet if place not in second])
    for place in split:
        yield Question(
            COLUMN, table.header[place], (LEAVE_OUT,), LEAVE_OUT, ADDED, 0, _examples(table, place)
        )


def of_other_labels(table: Table, found: Headings, extract: Extract) -> Iterator[Question]:
    """A column whose heading is known and none of its labels, or which holds a band of ages over several of ours: it is of
    something else, and better left out whole."""
    for name, place in found.positions.items():
        if name not in extract.dimensions or extract.dimensions[name].required:
            continue
        heading, known = table.header[place], category_labels(extract.dimensions[name])
        texts = dict.fromkeys(table.columns[place]) if place < len(table.columns) else {}
        if not texts or key(heading) in extract.words.columns:
            continue
        if wide := over_several(texts, extract.dimensions[name]):
            why = f"{wide}, which we show apart. {ADDED}"
            yield Question(COLUMN, heading, (LEAVE_OUT,), LEAVE_OUT, why, 0, _examples(table, place))
        elif not any(
            key(text) in known or guess_of(text, known, dimension_options(extract, name, text))[0]
            for text in texts
        ):
            why = f"We know none of its labels. {ADDED}"
            words = {word for label in known for word in label.split()}
            shared = any(words.intersection(key(text).split()) for text in texts)
            guess = name if shared and 1 < len(texts) <= _ASKED_AT_ONCE else ""
            yield Question(COLUMN, heading, (name, LEAVE_OUT), guess, why, 0, _examples(table, place))


def called(name: str, extract: Extract) -> str:
    """What people call one of our columns, in a sentence."""
    declared = extract.dimensions.get(name) or extract.items.get(name)
    return declared.title.lower() if declared else name.replace("_", " ")


def _numbers(table: Table, place: int) -> bool:
    texts = [text for text in table.texts[place] if text.strip()]
    return not texts or 2 * sum(map(is_number, texts)) >= len(texts)


def _splitting(table: Table, found: Headings, extract: Extract, places: list[int]) -> list[int]:
    """Of some columns those in which rows differ that are else of the same group and breakdown."""
    labels = [place for name, place in found.positions.items() if name not in extract.items]
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, row in enumerate(table.rows):
        if len(row) == len(table.header):
            alike[tuple(key(row[place]) for place in labels)].append(number)
    several = [rows for rows in alike.values() if len(rows) > 1]
    return [
        place
        for place in places
        if any(len({key(table.rows[number][place]) for number in rows}) > 1 for rows in several)
    ]


def _other_groups(
    table: Table, found: Headings, place: int, extract: Extract, source: str, config: Config
) -> bool:
    """Whether a column holds ethnic groups, too, and in some row not those of the column that was taken for them, or a
    wider one."""
    own = found.positions.get(GROUP)
    if own is None:
        return False
    groups = groups_of([*table.texts[place], *table.texts[own]], extract, source, config)
    texts = [text for text in table.texts[place] if text.strip()]
    if 2 * sum(groups.meanings.get(text, ALL) != ALL for text in texts) < len(texts) or len(texts) < 2:
        return False
    return any(not _within(groups, row[own], row[place]) for row in table.rows if len(row) > max(own, place))


def _within(groups: Groups, narrow: str, wide: str) -> bool:
    one, other = groups.meanings.get(narrow), groups.meanings.get(wide)
    if not one or not other or one == other:
        return True
    known = groups.ethnicity.groups
    if one not in known or other not in known:
        return one not in known and other not in known
    return groups.ethnicity.atoms_of(one) <= groups.ethnicity.atoms_of(other)


def _which_groups(table: Table, own: int, others: list[int]) -> Iterator[Question]:
    headings = [table.header[place] for place in (own, *others)]
    why = f"{' and '.join(f'“{printable(heading)}”' for heading in headings)} both hold ethnic groups, and not the same."
    for heading, place in zip(headings, (own, *others), strict=True):
        yield Question(COLUMN, heading, (GROUP, LEAVE_OUT), "", why, 0, _examples(table, place))


def _examples(table: Table, place: int) -> tuple[str, ...]:
    return tuple(printable(text) for text in dict.fromkeys(table.columns[place]) if text.strip())[:_EXAMPLES]
