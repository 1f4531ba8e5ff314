"""Answers applied: an extract that knows the words of a file, and its table without what is left out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from config import Config, Extract
from loaders.ages import over
from loaders.checks.headings import match
from loaders.checks.numbers import whole_numbers
from loaders.groups import groups_of
from loaders.harmonising import key
from loaders.matching import adding_up
from loaders.matching.answers import COLUMN, EVERY_ROW, LEAVE_OUT, Answer, Answers
from loaders.problems import Problem, printable, rows_in_words
from loaders.reading import Table

GROUP = "ethnic_group"


def worded(extract: Extract, answers: Iterable[Answer]) -> Extract:
    """The extract with what the answers say that headings and labels mean."""
    columns, groups = dict(extract.words.columns), dict(extract.words.groups)
    dimensions = dict(extract.dimensions)
    own: dict[str, dict[str, str]] = {}
    for kind, written, means in answers:
        if kind == COLUMN:
            columns[key(written)] = "" if means == LEAVE_OUT else means
        elif kind == GROUP and means != LEAVE_OUT:
            groups[key(written)] = means
        elif kind in dimensions and means != LEAVE_OUT:
            own.setdefault(kind, {})[written] = means
    for name, labels in own.items():
        aliases = dimensions[name].aliases | labels
        dimensions[name] = dimensions[name].model_copy(update={"aliases": aliases})
    said = {name: frozenset(map(key, labels)) for name, labels in own.items()}
    words = extract.words.model_copy(update={"columns": columns, "groups": groups, "labels": said})
    return extract.model_copy(update={"dimensions": dimensions, "words": words})


def applied(
    table: Table, extract: Extract, source: str, answers: Answers
) -> tuple[Table, Answers, list[Problem]]:
    """The table with a column for what is said of every row and without the rows that are left out; the answers that
    this file needed; and what to be told of both. `extract` knows the words of the answers already."""
    table, said, problems = _with_columns(table, extract, source, answers)
    positions = match(table.header, extract, source, whole_numbers(table)).positions
    headings = {key(text) for text in table.header}
    used = [answer for answer in answers if answer.kind == COLUMN and key(answer.written) in headings] + said
    out: set[int] = set()
    for answer in answers:
        place = positions.get(answer.kind)
        rows = _rows_of(table, place, answer.written) if place is not None else []
        if not rows:
            continue
        used.append(answer)
        if answer.means == LEAVE_OUT:
            out.update(rows)
            problems.append(_left_out(answer, [table.lines[row] for row in rows]))
    kept = [row for row in range(len(table.rows)) if row not in out]
    shorter = replace(table, rows=[table.rows[row] for row in kept], lines=[table.lines[row] for row in kept])
    whole, added = adding_up.without_left_out(shorter if out else table, extract, positions)
    return whole, tuple(used), [*problems, *added]


def _with_columns(
    table: Table, extract: Extract, source: str, answers: Answers
) -> tuple[Table, list[Answer], list[Problem]]:
    found = match(table.header, extract, source, whole_numbers(table)).positions
    said = [answer for answer in answers if answer.kind == EVERY_ROW and answer.written not in found]
    if not said:
        return table, [], []
    width, values = len(table.header), [answer.means for answer in said]
    header = (*table.header, *(answer.written for answer in said))
    rows = [[*row, *values] if len(row) == width else row for row in table.rows]
    title = "Every row is taken to be the same."
    told = [
        Problem("warning", "every row", title, f"You said: {answer.means}.", column=answer.written)
        for answer in said
    ]
    return replace(table, header=header, rows=rows), said, told


def has_period(table: Table, extract: Extract, source: str) -> bool:
    """Whether a column of the table says its period."""
    return "period" in match(table.header, extract, source, whole_numbers(table)).positions


def _rows_of(table: Table, place: int, written: str) -> list[int]:
    label = key(written)
    return [number for number, row in enumerate(table.rows) if len(row) > place and key(row[place]) == label]


def _left_out(answer: Answer, lines: list[int]) -> Problem:
    label = printable(answer.written)
    title = f"The row of “{label}” is left out."
    if len(lines) > 1:
        title = f"The {len(lines):,} rows of “{label}” are left out."
    return Problem("warning", "left out", title, f"You chose so ({rows_in_words(lines)}).", None, answer.kind)


def faults(answers: Answers, extract: Extract, source: str, config: Config) -> list[Problem]:
    """A problem for each answer that cannot be: it names no column or value of ours, or makes a group of no answer."""
    return [problem for answer in answers if (problem := _fault(answer, extract, source, config))]


def _fault(answer: Answer, extract: Extract, source: str, config: Config) -> Problem | None:
    kind, written, means = answer
    allowed = _allowed(answer, extract, source, config)
    if allowed is None:
        what, expected = kind, ", ".join([COLUMN, EVERY_ROW, GROUP, *extract.dimensions])
        if kind == EVERY_ROW:
            what, expected = written, ", ".join(extract.dimensions)
        title, fix = "The matching speaks of a column that this extract does not have.", "Correct that line."
    elif means in allowed:
        return None
    else:
        what, expected = f"{written} = {means}", ", ".join(allowed)
        title, fix = "The matching says something that cannot be.", "Correct that line, or take it out."
    return Problem("error", "matching", title, fix, found=printable(what), expected=expected)


def _allowed(answer: Answer, extract: Extract, source: str, config: Config) -> Sequence[str] | None:
    """What an answer may mean; None where it is about nothing of this extract."""
    if answer.kind == COLUMN:
        return [*column_names(extract), LEAVE_OUT]
    if answer.kind == EVERY_ROW:
        dimension = extract.dimensions.get(answer.written)
        return dimension.values if dimension else None
    if answer.kind == GROUP:
        return group_options(answer.written, extract, source, config)
    dimension = extract.dimensions.get(answer.kind)
    return [*dimension_options(extract, answer.kind, answer.written)] if dimension else None


def column_names(extract: Extract) -> list[str]:
    """Our names of the columns that a heading may mean."""
    return ["period", "area", GROUP, *extract.dimensions, *extract.items]


def dimension_options(extract: Extract, name: str, label: str) -> tuple[str, ...]:
    """What a label of a dimension may mean: a band of ages that one of ours, and not a part of one."""
    dimension = extract.dimensions[name]
    if lies := over(label, dimension.values):
        return (*filter(None, [lies.could_be]), LEAVE_OUT)
    unknown = [dimension.not_known] if dimension.not_known else []
    return (*dimension.values, *unknown, *([] if dimension.required else ["All"]), LEAVE_OUT)


def group_options(label: str, extract: Extract, source: str, config: Config) -> tuple[str, ...]:
    """What a label of ethnic groups may mean: one that may say that there is no answer is never a group, and one that we
    refuse can only be left out."""
    ethnicity, text = config.ethnicity, key(label)
    if text in map(key, ethnicity.refused):
        return (LEAVE_OUT,)
    groups = groups_of([label], extract.model_copy(update={"words": type(extract.words)()}), source, config)
    if not text or label in groups.without_answer or groups.may_be_no_answer(label):
        return (*ethnicity.not_known, LEAVE_OUT)
    return (*ethnicity.groups, *ethnicity.not_known, LEAVE_OUT)
