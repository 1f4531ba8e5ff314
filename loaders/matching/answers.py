"""A question about one heading or label of a file, and its answer, as values."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from loaders.harmonising import key

# The two kinds of answer that are not about a label: to a heading, and to a column that the file does not have.
COLUMN, EVERY_ROW = "column", "every row"
LEAVE_OUT = "leave out"


class Answer(NamedTuple):
    """What `written` means. `kind`: COLUMN (a heading: `means` is our name of the column), EVERY_ROW (`written` is our name
    of a column that the file lacks, `means` its value on every row), or our name of the column in which a label stands.
    A column or the rows of a label may be left out (LEAVE_OUT).
    """

    kind: str
    written: str
    means: str


Answers = tuple[Answer, ...]


@dataclass(frozen=True)
class Question:
    """One thing of a file that is not surely known: `kind` and `written` as of its answer, and what `options` there are.

    `guess` is one of the options, or empty where there is none to be made; `why` gives its reason. `rows`: how many rows
    the answer is about, and `examples` what stands in the first of them.
    """

    kind: str
    written: str
    options: tuple[str, ...]
    guess: str = ""
    why: str = ""
    rows: int = 0
    examples: tuple[str, ...] = ()

    def answered(self, means: str) -> Answer:
        """The answer that one of the options is."""
        return Answer(self.kind, self.written, means)


@dataclass(frozen=True)
class Matching:
    """The answers that were applied to a file of an extract, and its `headings` by which the next one is known.

    `where` names the upload that they are kept with, `by` and `at` who gave them and when; empty of a new file.
    """

    extract: str
    headings: tuple[str, ...]
    answers: Answers
    where: str = ""
    by: str = ""
    at: str = ""


def headings_key(header: Iterable[str]) -> tuple[str, ...]:
    """Headings as those of another file are compared with them: neither case nor spacing matters, nor empty ones."""
    return tuple(label for text in header if (label := key(text)))


def place(answer: Answer) -> tuple[str, str]:
    """What an answer is about: a later one about the same takes its place."""
    return answer.kind, key(answer.written)


def laid_over(earlier: Iterable[Answer], later: Iterable[Answer]) -> Answers:
    """Both, with the later where both answer the same."""
    return tuple({place(answer): answer for answer in (*earlier, *later)}.values())
