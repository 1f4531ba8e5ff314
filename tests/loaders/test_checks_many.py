"""The same thing said about many rows: listed up to a limit, counted beyond it."""

from dataclasses import replace

import numpy as np
import pytest

from loaders.cells import Column
from loaders.checks.many import at_most, on_rows
from loaders.problems import Problem, counted, rows_in_words

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
    assert (found[1].fix, found[1].more) == ("2 more rows have the same problem.", (3, 4))


def test_every_different_text_is_listed_before_any_is_listed_twice() -> None:
    column = Column("group", ("a", "b"), np.array([0, 0, 0, 1]))
    found = on_rows({0: WRONG, 1: replace(WRONG, found="y")}, column, LINES, 2)
    assert [(problem.found, problem.line, problem.more) for problem in found] == [
        ("x", 2, ()),
        ("y", 5, ()),
        ("x", None, (3, 4)),
    ]
    assert counted(found) == "2 things to fix, in 4 rows"


def test_texts_that_are_too_many_to_list_stand_together() -> None:
    column = Column("group", ("a", "b", "c", "d"), np.array([0, 1, 2, 3]))
    judged = {place: replace(WRONG, found=text) for place, text in enumerate(column.texts)}
    found = on_rows(judged, column, LINES, 2)
    assert [(problem.found, problem.line, problem.more) for problem in found] == [
        ("a", 2, ()),
        ("b", 3, ()),
        ("", None, (4, 5)),
    ]
    assert counted(found) == "More than 2 things to fix, in 4 rows"


@pytest.mark.parametrize(
    ("lines", "said"),
    [([2], "1 thing to fix, in 1 row"), ([2, 3], "1 thing to fix, in 2 rows"), (range(2, 302), "1 thing to fix, in 300 rows")],
)  # fmt: skip
def test_the_same_on_many_rows_is_one_thing_however_many_are_listed(lines: list[int], said: str) -> None:
    listed = [replace(WRONG, line=line) for line in lines][:200]
    assert counted(at_most(listed, list(lines), 200)) == said


def test_a_row_number_in_the_words_makes_no_other_thing() -> None:
    listed = [replace(WRONG, title=f"Row {line} has 9 values.", line=line) for line in (2, 3)]
    assert counted(listed) == "1 thing to fix, in 2 rows"
    assert (
        counted([*listed, replace(WRONG, title="Row 4 has 7 values.", line=4)])
        == "2 things to fix, in 3 rows"
    )


def test_what_to_check_is_counted_apart_and_notes_are_not() -> None:
    check, note = replace(WRONG, severity="warning", line=7), replace(WRONG, severity="note", line=8)
    assert (
        counted([replace(WRONG, line=2), check, note])
        == "1 thing to fix, in 1 row; 1 thing to check, in 1 row"
    )
    assert counted([note]) == ""


def test_a_problem_of_the_whole_file_is_in_no_row() -> None:
    assert counted([WRONG]) == "1 thing to fix"


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
