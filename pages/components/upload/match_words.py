"""What is asked about a file in words: a question's heading, its reason, and what its options are called."""

from collections.abc import Sequence
from itertools import groupby

from config import Config, Extract
from loaders.matching.answers import COLUMN, EVERY_ROW, LEAVE_OUT, Question
from loaders.matching.asking import Asks
from loaders.problems import Problem
from pages.components.shared.running_text import Sentence, code, sentence, together

HEADER = "header row"
# An empty cell, and the choice about a date outside the table.
EMPTY, DATED = "(empty)", ("period", LEAVE_OUT)
_FIXED = {"period": "Period", "area": "Area", "ethnic_group": "Ethnic group"}


def summary(asks: Asks) -> str:
    """How much there is to be said, and what becomes of it."""
    number = len(asks.questions) + asks.period + bool(asks.extracts)
    things = "one thing" if number == 1 else f"{number} things"
    kept = " Your answers are kept for the next file with the same headings." if asks.questions else ""
    return f"We are not sure of {things} in this file. Nothing has been saved.{kept}"


def why_asked(problems: Sequence[Problem]) -> str:
    """Why it is not sure which extract a file is."""
    titles = [problem.title for problem in problems if problem.severity == "error" and problem.rule != HEADER]
    return " ".join(titles) or "We know none of its headings."


def together_by_column(questions: Sequence[Question]) -> list[tuple[str, list[Question]]]:
    """Questions of one kind under each other, in the order of the file."""
    return [(kind, list(alike)) for kind, alike in groupby(questions, key=lambda question: question.kind)]


def heading(kind: str, extract: Extract) -> str:
    """What questions of a kind are about."""
    if kind == COLUMN:
        return "Columns"
    return (
        "For the whole file" if kind == EVERY_ROW else f"{name_of(kind, extract)}: labels that we do not know"
    )


def name_of(column: str, extract: Extract) -> str:
    """What people call one of our columns."""
    declared = extract.dimensions.get(column) or extract.items.get(column)
    return declared.title if declared else _FIXED.get(column, column)


def asked(question: Question, extract: Extract) -> tuple[Sentence, Sentence]:
    """The thing that is asked about, and what is to be known of it."""
    if question.kind == EVERY_ROW:
        return sentence(name_of(question.written, extract)), sentence(question.why)
    holds = [sentence("Holds ", "; ".join(question.examples), ".")] if question.examples else []
    rows = "1 row" if question.rows == 1 else f"{question.rows:,} rows"
    where = [sentence(f"In {rows}.")] if question.rows else []
    return sentence(code(question.written or EMPTY)), together([*holds, *where, sentence(question.why)])


def label(question: Question, extract: Extract) -> str:
    """What the field for the answer is called, for who hears it."""
    written = (
        name_of(question.written, extract) if question.kind == EVERY_ROW else f"“{question.written or EMPTY}”"
    )
    return f"What {written} is"


def option(means: str, question: Question, extract: Extract, config: Config) -> str:
    """What an option is called; our guess is said to be one."""
    if means == LEAVE_OUT:
        if question.options == DATED:
            return "Not the period: choose it for this file"
        if question.kind == COLUMN:
            return "Leave this column out"
        return "Leave this row out" if question.rows == 1 else f"Leave these {question.rows:,} rows out"
    if question.kind == COLUMN:
        return name_of(means, extract)
    if means in config.ethnicity.groups and config.ethnicity.is_broad(means):
        return f"{means} (broad group)"
    return means
