"""Whether the cells that say who and where a row is about hold labels that we know."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping

from config import Config, Dimension, Extract
from config.ethnicity import KNOWN
from loaders.ages import none_of_ours
from loaders.cells import Cells, Column
from loaders.checks.many import on_rows
from loaders.checks.numbers import EXCEL_ERROR
from loaders.groups import ALIKE, Groups, groups_of, likeness
from loaders.harmonising import ELSEWHERE, MISA, area_labels, category_labels, changed_by_excel, clean, key
from loaders.problems import Problem
from loaders.quantities import quantity

# A slip of the keyboard is seldom in the first letters: "American" is as like "African" as "Blck Carib" is to
# what was meant, and no slip at all.
_KEPT = 2
# Words of so few letters, such as "or" and "and", say nothing of what is meant.
_SMALL = 3
# How like a word of a label one of a text must be to be that word with a slip in it.
_WORD_ALIKE = 0.6
# A cell's text, and whether to look for what was meant -> what is wrong with it.
Judge = Callable[[str, bool], Problem | None]
# As many letters as a page has room for beside a figure.
LONGEST_CITATION = 100
_FROM_TEMPLATE = "Write it as in the template."
NO_ANSWER = "Where there is no answer, write Not known, or Refused if people would not say."


def problems(cells: Cells, extract: Extract, source: str, config: Config) -> list[Problem]:
    """Every label cell that means nothing here: groups, categories and areas; broken cells in any of our columns."""
    most = config.publication.limits.problems_shown
    found: list[Problem] = []
    for name, column in cells.columns.items():
        judge: Judge
        if name == "source" and source == ELSEWHERE:
            judge = _publication_judge(column)
        elif name in extract.items or name in ("period", "source"):
            judge = _nothing_else
        elif name == "ethnic_group":
            judge = _group_judge(column, extract, source, config)
        elif name == "area":
            judge = _area_judge(column, source, config)
        else:
            judge = _category_judge(column, extract.dimensions[name])
        found += _each(column, cells, name in extract.items, judge, most)
    return found


def _nothing_else(text: str, hinting: bool) -> Problem | None:
    return None


def _each(column: Column, cells: Cells, is_number: bool, judge: Judge, most: int) -> list[Problem]:
    """A broken cell is said to be broken and no more; number cells are judged elsewhere.

    Looking for a near label is slow, so it stops when there are more unknown ones than will be listed.
    """
    judged: dict[int, Problem] = {}
    for place, text in enumerate(column.texts):
        problem = None if is_number else _broken(text, column)
        if problem := problem or judge(text, len(judged) < most):
            judged[place] = problem
    return on_rows(judged, column, cells.lines, most)


def _broken(text: str, column: Column) -> Problem | None:
    if "\n" in text or "\r" in text:
        title, fix = "There is a line break inside the cell.", "Write the label on one line."
        return column.problem("line break", title, fix, text)
    if quantity(text, "people").fault == "excel error":
        return column.problem("excel error", *EXCEL_ERROR, text)
    return None


def _group_judge(column: Column, extract: Extract, source: str, config: Config) -> Judge:
    groups = groups_of(column.texts, extract, source, config)
    known = groups.labels
    refused = {key(label): reason for label, reason in config.ethnicity.refused.items()}
    refused[key(KNOWN)] = "it is a total, and totals are worked out for you"

    expected, listed = _groups_expected(known, config)

    def judge(text: str, hinting: bool) -> Problem | None:
        if text in groups.meanings:
            return None
        if key(text) in refused:
            reason = refused[key(text)]
            fix = f"{reason[0].upper()}{reason[1:]}. Give each group its own row."
            title = "This label is not one group that we publish."
            return column.problem("ethnic group", title, fix, text)
        fix = _group_hint(text, groups, listed) if hinting else listed
        return _unknown(text, column, "ethnic group", expected, fix)

    return judge


def _group_hint(text: str, groups: Groups, listed: str) -> str:
    """What to write for a label that is not known. What may be a missing answer is never asked to be a group."""
    written, no_answer = key(text), groups.ethnicity.no_answer
    if (
        len(written) == 1
        and clean(text).upper() in groups.letters
        and written in groups.ethnicity.lookup("nhs")
    ):
        return f"A letter alone can mean two groups. {listed}"
    if groups.may_be_no_answer(text):
        return NO_ANSWER
    missing = likeness(written, no_answer.words)
    as_near = missing >= ALIKE and missing == likeness(written, groups.labels)
    hint = _hint(text, groups.labels, listed)
    return f"{hint} {NO_ANSWER}" if as_near else hint


def _groups_expected(known: Mapping[str, str], config: Config) -> tuple[str, str]:
    """What an ethnic group may be, and what to write where nobody can guess what was meant."""
    codes = config.ethnicity.schemes["school_census_codes"].labels
    read_too = " or a school census code" if any(key(code) in known for code in codes) else ""
    *most, last = [name for name in config.ethnicity.groups if config.ethnicity.is_broad(name)]
    fix = f"Write {', '.join(most)} or {last}, or one of the smaller groups that are listed beside the template. {NO_ANSWER}"
    return f"an ethnic group of the template{read_too}", fix


def _category_judge(column: Column, dimension: Dimension) -> Judge:
    known = category_labels(dimension)
    expected = ", ".join(dimension.values) + ("" if dimension.required else ", or All")

    def judge(text: str, hinting: bool) -> Problem | None:
        if key(text) in known:
            return None
        if fix := none_of_ours(text, dimension):
            what = dimension.title.lower()
            return column.problem(what, f"This {what} is not one that we show.", fix, text, expected=expected)
        fix = _hint(text, known, _FROM_TEMPLATE) if hinting else _FROM_TEMPLATE
        return _unknown(text, column, dimension.title.lower(), expected, fix)

    return judge


def _publication_judge(column: Column) -> Judge:
    """Where a figure was copied from: without that nobody could look it up again."""

    def judge(text: str, hinting: bool) -> Problem | None:
        fix = "Name the publisher and the publication, with its year and table."
        if not clean(text):
            return column.problem("publication", "The publication is missing.", fix, text)
        if len(clean(text)) > LONGEST_CITATION:
            title = f"The publication is named in more than {LONGEST_CITATION} letters."
            return column.problem("publication", title, "Shorten it: it stands beside every figure.", text)
        return None

    return judge


def _area_judge(column: Column, source: str, config: Config) -> Judge:
    known = area_labels(source, config)
    ours = source == MISA
    if source == ELSEWHERE:
        return _other_area_judge(column, known, config.area)
    expected = (
        " or ".join(dict.fromkeys(known.values())) if ours else "an area of England, by its name or code"
    )
    fix = f"This extract holds figures of {expected}{' alone: leave other areas out' if ours else ''}."
    return lambda text, _: None if key(text) in known else _unknown(text, column, "area", expected, fix)


def _other_area_judge(column: Column, known: Mapping[str, str], ours: str) -> Judge:
    """Of figures published elsewhere: they are of other areas, because ours come as an extract or in a publisher's file."""

    def judge(text: str, hinting: bool) -> Problem | None:
        if known.get(key(text)) == ours:
            title = f"{ours}’s own figures are not copied by hand."
            fix = "Delete the row: they come as an extract, or in the file that their publisher gives."
            return column.problem("area", title, fix, text)
        expected = "another area of England, by its name or code"
        return None if key(text) in known else _unknown(text, column, "area", expected, f"Write {expected}.")

    return judge


def _unknown(text: str, column: Column, what: str, expected: str, fix: str) -> Problem:
    """A label that is not known, or none at all."""
    title = f"This {what} is not one that we know."
    if not clean(text):
        title, fix = f"The {what} is missing.", "Fill in the cell."
    return column.problem(what, title, fix, text, expected=expected)


def nearest(text: str, known: Iterable[str]) -> str:
    """The known label that a text is nearly, or "". Ages and years of other numbers are others, however alike, and so is
    what lacks a word of the text that labels have: "Black & Asian" is not nearly "Black African"."""
    written, foreign, labels = key(text), _foreign_letter(text), [*known]
    numbers, words = re.findall(r"\d+", written), known_words(written, labels)
    candidates = [
        label
        for label in labels
        if (foreign or label[:_KEPT] == written[:_KEPT])
        and re.findall(r"\d+", label) == numbers
        and words <= {*_words(label)}
        and _adds_nothing(label, written)
    ]
    return next(iter(difflib.get_close_matches(written, candidates, n=1, cutoff=ALIKE)), "")


def _adds_nothing(label: str, written: str) -> bool:
    """Whether every word of a label is in a text, if misspelt or cut short: “Other any” is not nearly “Other Asian”."""
    words = _words(written)
    return all(
        len(word) <= _SMALL
        or difflib.get_close_matches(word, words, n=1, cutoff=_WORD_ALIKE)
        or any(word.startswith(short) for short in words if len(short) > _SMALL)
        for word in _words(label)
    )


def known_words(text: str, labels: Iterable[str]) -> frozenset[str]:
    """The words of a text that are words of any of the labels, but for the smallest."""
    of_labels = {word for label in labels for word in _words(label)}
    return frozenset(word for word in _words(text) if word in of_labels and len(word) > _SMALL)


def _words(label: str) -> list[str]:
    return re.findall(r"\w+", label)


def _hint(text: str, known: Mapping[str, str], otherwise: str) -> str:
    """The nearest known label, which is asked about and never taken as meant; `otherwise` where none is near."""
    if changed_by_excel(text):
        return "It looks like Excel changed a range or a code into a date: format the column as text and type it again."
    near = nearest(text, known)
    suggestion = f"Did you mean “{known[near]}”?" if near else otherwise
    return f"{suggestion} {_foreign_letter(text)}".strip()


def _foreign_letter(text: str) -> str:
    """The first letter of another script: a Cyrillic а inside a word cannot be seen, only named."""
    for letter in text:
        name = unicodedata.name(letter, "LATIN")
        if letter.isalpha() and not name.startswith(("LATIN", "FULLWIDTH LATIN")):
            return f"“{letter}” is not the letter that it looks like: it is {name.title()}."
    return ""
