"""Everything about a file that is not sure and can be chosen, in one round of questions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from config import Config, Extract
from loaders.cells import cells_of, shape_of
from loaders.checks.headings import match
from loaders.checks.numbers import whole_numbers
from loaders.matching import around, columns, labels
from loaders.matching.answers import COLUMN, LEAVE_OUT, Question
from loaders.matching.applying import worded
from loaders.matching.around import Around
from loaders.problems import Problem, blocking, printable
from loaders.reading import Table


@dataclass(frozen=True)
class Asks:
    """What is not sure about a file and can be chosen: its `extracts`, the best first, whether its `period` has to be
    said, and `questions` about headings and labels."""

    extracts: tuple[str, ...] = ()
    period: bool = False
    questions: tuple[Question, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.extracts or self.period or self.questions)


NOTHING = Asks()


def of(
    table: Table,
    extract: Extract,
    source: str,
    config: Config,
    period: str | None,
    problems: Sequence[Problem],
    beside: Around,
) -> Asks:
    """What to ask about a file of an extract; of its labels only where something is wrong with it. `beside`: the rows round
    the table."""
    positions = match(table.header, extract, source, whole_numbers(table)).positions
    has_period = period is not None or "period" in positions
    questions = columns.questions(table, extract, source, config, period_chosen=period is not None)
    questions = around.guessed(questions, beside, extract)
    if not has_period and not any("period" in question.options for question in questions):
        questions = [*around.of_period(beside, extract), *questions]
    if blocking(problems):
        questions += _of_labels(table, extract, source, config, questions)
    dated = any("period" in question.options for question in questions)
    return Asks((), not has_period and not dated, tuple(questions))


def _of_labels(
    table: Table, extract: Extract, source: str, config: Config, asked: Iterable[Question]
) -> list[Question]:
    """Questions about labels, also in the columns at which we have a guess: both are answered together."""
    guessed = worded(extract, [question.answered(question.guess) for question in asked if question.guess])
    positions = match(table.header, guessed, source, whole_numbers(table)).positions
    open_yet = {question.written for question in asked if not question.guess}
    sure = {name: place for name, place in positions.items() if table.header[place] not in open_yet}
    return labels.questions(cells_of(table, shape_of(table), sure), guessed, source, config)


def unsure(
    questions: Iterable[Question], problems: Iterable[Problem], header: Iterable[str]
) -> list[Problem]:
    """A problem for each column that is asked about and of which none is said: it must not be lost with a note."""
    headings = {*header}
    said = {problem.column for problem in problems if problem.severity == "error"}
    title = "We are not sure what this column is."
    return [
        Problem("error", "heading", title, _fix(question), None, printable(question.written))
        for question in questions
        if question.kind == COLUMN
        and question.written in headings
        and printable(question.written) not in said
    ]


def without_answered(questions: Iterable[Question], problems: Sequence[Problem]) -> list[Problem]:
    """The problems but for rows that are there twice, where it is not said yet what one of their columns is."""
    is_open = any(question.kind == COLUMN for question in questions)
    return [problem for problem in problems if not (is_open and problem.rule == "duplicate row")]


def _fix(question: Question) -> str:
    """What to answer, as the question that it is: a column that may hold the counts is never to be deleted."""
    if question.options == (LEAVE_OUT,):
        return f"{question.why} Shall it be left out?"
    names = [name for name in question.options if name != LEAVE_OUT]
    if len(names) == len(question.options):
        return f"{question.why} Is it {' or '.join(names)}?".strip()
    return f"{question.why} Is it {' or '.join(names)}, or shall it be left out?".strip()
