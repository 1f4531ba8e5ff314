"""Headings that are nearly ours, which are asked about: a slip of the keyboard would else drop a whole column."""

import difflib

from config import Extract
from loaders.checks.heading_meanings import ranks_of
from loaders.checks.headings import Headings
from loaders.harmonising import apart, key
from loaders.problems import Problem, printable

# How near to one of our headings a heading must be to be asked about.
_ALIKE = 0.85
# What systems put round a heading, and their words for ours.
_ROUND = frozenset(
    [
        "name",
        "names",
        "desc",
        "description",
        "text",
        "label",
        "current",
        "person",
        "primary",
        "main",
        "latest",
    ]
)
_OURS = {
    "student": "pupil", "students": "pupils", "learners": "pupils", "organization": "organisation", "cyp": "children",
    "clients": "children", "employees": "staff", "workers": "staff",
}  # fmt: skip
# Of so many letters at least is a word that stands for a longer one.
_CUT_SHORT = 3


def nearest_heading(heading: str, headings: Headings, extract: Extract, source: str) -> str:
    """Our name of the column, one that the file does not have otherwise, whose heading this nearly is; or ""."""
    ranks = reversed(ranks_of(extract, source))
    labels = {label: names[0] for rank in ranks for label, names in rank.items()}
    text = key(apart(heading))
    plain = labels.get(_plainer(text), "")
    if plain and plain not in headings.positions:
        return plain
    absent = {
        label: name
        for label, name in labels.items()
        if name not in headings.positions and label[:2] == text[:2]
    }
    near = difflib.get_close_matches(text, absent, 1, _ALIKE) or [
        label for label in absent if _word_by_word(text.split(), label.split())
    ]
    return absent[near[0]] if near else ""


def _plainer(text: str) -> str:
    """A heading without the words that systems put round it, and in our words: “Grade Name”, “Students on roll”."""
    words = (_OURS.get(word, word) for word in text.split() if word not in _ROUND)
    return " ".join(words)


def _word_by_word(written: list[str], label: list[str]) -> bool:
    """Whether each word is the label's, cut short or with a slip: “Perm exclusons”."""
    if len(written) != len(label) or len(written) < 2:
        return False
    return all(
        (len(word) >= _CUT_SHORT and meant.startswith(word))
        or difflib.get_close_matches(word, [meant], 1, _ALIKE)
        for word, meant in zip(written, label, strict=True)
    )


def near_misses(header: tuple[str, ...], headings: Headings, extract: Extract, source: str) -> list[Problem]:
    """A problem for each heading that is nearly one of ours, of a column that the file does not have otherwise."""
    found = []
    for place in headings.ignored:
        if key(header[place]) in extract.words.columns:
            continue
        if near := nearest_heading(header[place], headings, extract, source):
            title, fix = (
                "A heading is nearly one of ours.",
                f"Did you mean {near}, or shall it be left out?",
            )
            if key(near) == key(header[place]):
                title = f"The column holds numbers and not {near}s as we have them."
                fix = f"Which {near} is each, or shall the column be left out?"
            found.append(Problem("error", "heading", title, fix, column=printable(header[place])))
    return found
