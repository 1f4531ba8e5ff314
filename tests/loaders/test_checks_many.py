"""The same thing said about many rows: listed up to a limit, counted beyond it."""

import numpy as np
import pytest

from loaders.cells import Column
from loaders.checks.many import on_rows, rows_in_words
from loaders.problems import Problem

WRONG = Problem("error", "group", "Unknown.", "Mend it.", column="group", found="x")
LINES = np.array([2, 3, 4, 5])


def test_a_problem_of_a_text_is_a_problem_of_every_row_that_holds_it() -> None:
    column = Column("group", ("a", "b"), np.array([0, 1, 0, 1]))
    assert [problem.line for problem in on_rows({1: WRONG}, column, LINES, 10)] == [3, 5]


@pytest.mark.parametrize(("most", "lines"), [(3, [2, 3, 4, None]), (4, [2, 3, 4, 5]), (5, [2, 3, 4, 5])])
def test_rows_beyond_the_limit_are_counted(most: int, lines: list[int | None]) -> None:
    column = Column("group", ("a",), np.array([0, 0, 0, 0]))
    assert [problem.line for problem in on_rows({0: WRONG}, column, LINES, most)] == lines


def test_each_kind_of_problem_has_its_own_limit() -> None:
    column = Column("group", ("a", ""), np.array([0, 0, 0, 1]))
    missing = Problem("error", "group", "Missing.", "Fill it in.", column="group")
    found = on_rows({0: WRONG, 1: missing}, column, LINES, 1)
    assert [(problem.title, problem.line) for problem in found] == [
        ("Unknown.", 2),
        ("Unknown.", None),
        ("Missing.", 5),
    ]
    assert found[1].fix == "2 more rows have the same problem."


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([5], "row 5"),
        ([5, 9], "rows 5 and 9"),
        ([5, 9, 13], "rows 5, 9 and 13"),
        ([5, 9, 13, 20, 21], "rows 5, 9, 13 and 2 more"),
    ],
)
def test_rows_are_named_up_to_three(lines: list[int], words: str) -> None:
    assert rows_in_words(lines) == words
