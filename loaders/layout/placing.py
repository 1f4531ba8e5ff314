"""Where a problem is, as the officer sees it: the letter of its column in the file, and the sheet."""

from collections.abc import Sequence
from dataclasses import replace

from loaders.problems import Problem, printable
from loaders.reading import Table, letter


def placed(problems: Sequence[Problem], table: Table, sheet: str) -> list[Problem]:
    """The problems of single cells with the letter of their column, and the sheet of a workbook. Of a table that was
    turned, a figure stands in the column of its group, and the group itself in the row of the headings."""
    letters = table.letters or tuple(map(letter, range(len(table.header))))
    columns: dict[str, str] = {}
    for heading, at in zip(table.header, letters, strict=True):
        if heading.strip():
            columns.setdefault(printable(heading), at)
    return [_placed(problem, table, columns, sheet) if problem.line else problem for problem in problems]


def _placed(problem: Problem, table: Table, columns: dict[str, str], sheet: str) -> Problem:
    problem = replace(problem, sheet=sheet)
    if table.figures_at and problem.column in map(printable, table.header[-2:]):
        return _in_turned(problem, table)
    return replace(problem, letter=columns.get(problem.column, ""))


def _in_turned(problem: Problem, table: Table) -> Problem:
    """The cell of a turned table that holds what was found, the first of them where several do."""
    is_figure = problem.column == printable(table.header[-1])
    for row, line, at in zip(table.rows, table.lines, table.figures_at, strict=True):
        if line == problem.line and printable(row[-1 if is_figure else -2]) == problem.found:
            return replace(problem, letter=at, line=line if is_figure else table.header_line)
    return problem
