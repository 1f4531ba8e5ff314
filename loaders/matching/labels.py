"""Questions about the labels in the columns of a file that we do not know: ethnic groups, roles, grades, sexes, ages."""

import re
from collections.abc import Iterator, Mapping

import numpy as np

from config import Config, Extract
from loaders.ages import over
from loaders.cells import Cells, Column
from loaders.checks.values import known_words, nearest
from loaders.groups import Groups, groups_of
from loaders.harmonising import category_labels, changed_by_excel, clean, key
from loaders.matching.answers import LEAVE_OUT, Question
from loaders.matching.applying import GROUP, dimension_options, group_options
from loaders.problems import printable

# What is set beside a label in a printed table: its number in a list or its letter ("A - Asian"), a footnote's mark, that it
# is a sum.
_MARKS = re.compile(
    r"^\(?\d{1,2}[.)] *|^[a-z]\d? +[-–:] +|\s*([*†‡§¹²³]+|\(\d{1,2}\)|\[[^\]]*\d\]|[-–:(]? *(sub ?)?total\)?|\(all\))$",
    re.IGNORECASE,
)
# At most one in so many cells may be empty because there is no answer.
_FEW = 4
# So many unknown labels in one column are no labels: it was taken for another.
_MOST = 60


def questions(cells: Cells, extract: Extract, source: str, config: Config) -> list[Question]:
    """A question for each label that is not known, in the order of the file."""
    asked: list[Question] = []
    for name, column in cells.columns.items():
        found = list(_of_column(name, column, extract, source, config))
        asked += found if len(found) <= _MOST else []
    return asked


def _of_column(
    name: str, column: Column, extract: Extract, source: str, config: Config
) -> Iterator[Question]:
    if name == GROUP:
        groups = groups_of(column.texts, extract, source, config)
        known, unknown = dict(groups.labels), [text for text in column.texts if text not in groups.meanings]
        yield from _without_parts(column, groups)
    elif name in extract.dimensions:
        known = category_labels(extract.dimensions[name])
        unknown = [text for text in column.texts if key(text) not in known]
    else:
        return
    for text in unknown:
        if not clean(text):
            yield from _empty(name, text, column, config)
            continue
        options = (
            group_options(text, extract, source, config)
            if name == GROUP
            else dimension_options(extract, name, text)
        )
        guess, why = guess_of(text, known, options)
        rows = int(np.count_nonzero(column.codes == column.texts.index(text)))
        yield Question(name, clean(text), options, guess, why, rows)


def _without_parts(column: Column, groups: Groups) -> Iterator[Question]:
    """A broad group beside one of its parts, as in a school system that counts Chinese apart from Asian: the rest of it, where
    we have that as a group."""
    ethnicity = groups.ethnicity
    present = {meant for meant in groups.meanings.values() if meant in ethnicity.groups}
    for text, broad in groups.meanings.items():
        if broad not in present or not ethnicity.is_broad(broad):
            continue
        parts = sorted(group for group in present if ethnicity.atoms_of(group) < ethnicity.atoms_of(broad))
        atoms = ethnicity.atoms_of(broad).difference(*(ethnicity.atoms_of(part) for part in parts))
        rest = next((group for group in ethnicity.groups if ethnicity.atoms_of(group) == atoms), "")
        if parts and rest:
            why = f"{' and '.join(parts)} stands in a row of its own. If “{printable(text)}” counts them too, leave it out."
            rows = int(np.count_nonzero(column.codes == column.texts.index(text)))
            yield Question(GROUP, clean(text), (rest, LEAVE_OUT), rest, why, rows)


def _empty(name: str, text: str, column: Column, config: Config) -> Iterator[Question]:
    """What an empty cell among ethnic groups means: no group ever. Where many are empty, labels may be said once for several
    rows, and nobody can guess."""
    rows = int(np.count_nonzero(column.codes == column.texts.index(text)))
    if name == GROUP:
        unknown = config.ethnicity.not_known
        guess = unknown[0] if rows * _FEW <= len(column.codes) else ""
        yield Question(
            name, "", (*unknown, LEAVE_OUT), guess, "Its cell for the ethnic group is empty.", rows
        )


def guess_of(text: str, known: Mapping[str, str], options: tuple[str, ...]) -> tuple[str, str]:
    """Our guess, which is one of the options, and its reason."""
    if options == (LEAVE_OUT,):
        return "", "It is not one that we publish."
    if (lies := over(text, options)) and lies.could_be:
        return lies.could_be, "It is of these ages and no others of ours."
    if changed_by_excel(text):
        return "", "Excel may have turned a range into a date."
    bare = key(_MARKS.sub("", clean(text)))
    if bare != key(text) and known.get(bare) in options:
        return known[bare], "It is the same label with a mark beside it."
    if (near := nearest(text, known)) and known[near] in options:
        written = known[near] if key(known[near]) == near else near
        return known[near], f"It is nearly “{written}”."
    words = known_words(key(text), known)
    held = {meant for label, meant in known.items() if meant in options and _holds(text, label, words)}
    if len(held) == 1:
        return held.pop(), "It holds the same words."
    return "", "Several could be meant." if held else ""


def _holds(text: str, label: str, words: frozenset[str]) -> bool:
    """Whether a text holds all words of a label, of two words or more, or of one that is long, and no word of another
    (`words`: those of the text that labels have)."""
    held = re.search(rf"\b{re.escape(label)}\b", key(text)) is not None
    return held and (" " in label or len(label) > 5) and words <= {*re.findall(r"\w+", label)}
