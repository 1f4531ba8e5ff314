"""Labels that say that nobody gave a group, in whatever words: told by their words, never by a list of labels.

Every word of a label has to belong: "Not stated by employee" has no answer, "Other, not stated" may have one.
"""

import re
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

# Marks that stand where a word should be. A star is no such mark: it hides a figure.
_MARKS = re.compile(r"[\s\-\u2010-\u2015_.…?/\\]*[\-\u2010-\u2015_.…?/\\][\s\-\u2010-\u2015_.…?/\\]*")
_SEPARATORS = re.compile(r" / | or | and ")


class NoAnswer(BaseModel):
    """The words of such labels. `alone` says it by itself, `answered` after one of `negations` ("not stated") or
    "un"; `refused` says that somebody would not answer, `unwilling` after a negation ("prefer not to say"); `awaited`
    that an answer is to come; `around` are words that may stand beside them; `codes` are their abbreviations."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    alone: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    unwilling: frozenset[str] = frozenset()
    awaited: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()

    def meaning(self, label: str, normalised: str) -> str | None:
        """ "Not known", "Refused" or "Not obtained" where a label says so; None where it may say anything else.

        `normalised` is the label as labels are looked up, which has lost the marks of which "-" is made.
        """
        if label and _MARKS.fullmatch(label):
            return "Not known"
        text = _abbreviations_joined(normalised)
        parts = [self._of_part(part) for part in _SEPARATORS.split(text)]
        if all(parts):
            return str(parts[0]) if len(set(parts)) == 1 else "Not known"
        return self._of_part(text)

    def negated(self, normalised: str) -> bool:
        """Whether a label holds a word such as "not", so that no group may be read into it."""
        return bool({*normalised.split()} & (self.negations | self.refused | self.awaited))

    @property
    def words(self) -> frozenset[str]:
        """The words that say it by themselves, for finding one that is misspelt."""
        return self.alone | self.refused | {f"un{word}" for word in self.answered}

    def _of_part(self, text: str) -> str | None:
        words = [word for word in text.split() if word != "/"]
        if not words or not all(map(self._belongs, words)):
            return None
        return next(self._said({*words}), None)

    def _belongs(self, word: str) -> bool:
        known = self.alone | self.answered | self.negations | self.refused | self.unwilling | self.awaited
        return word in known or word in self.around or word in self.codes or self._undone(word)

    def _undone(self, word: str) -> bool:
        return word.startswith(("un", "non")) and word.removeprefix("un").removeprefix("non") in self.answered

    def _said(self, words: set[str]) -> Iterator[str]:
        negated = words & self.negations
        if words & self.refused or (negated and words & self.unwilling):
            yield "Refused"
        to_come = not negated and {"to", "be"} <= words and bool(words & self.answered)
        if words & self.awaited or to_come or (negated and "obtained" in words):
            yield "Not obtained"
        if words & (self.alone | self.codes) or any(map(self._undone, words)):
            yield "Not known"
        if negated and (words - self.negations or "none" in words):
            yield "Not known"


def _abbreviations_joined(text: str) -> str:
    """ "n / a" and "n k" as one word each."""
    return re.sub(r"\b([a-z]) (?:/ )?([a-z])\b(?! ?[a-z]\b)", r"\1\2", text)
