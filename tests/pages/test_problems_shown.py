"""Problems of a file as an officer reads them: counted, linked, grouped, with row, column and what was found."""

import re

from loaders.problems import Problem
from pages.components import problems_shown

GROUP = "This ethnic group is not one we know."
GUESS = "Did you mean Black Caribbean?"


def unknown(line: int) -> Problem:
    return Problem(
        "error", "group", GROUP, GUESS, line, "ethnic_group", "Blck Carib", "a group of the template"
    )


MISSING = Problem("error", "missing", "There is no column “headcount”.", "Start from the template.", 1)
SPACES = Problem(
    "warning",
    "spaces",
    "Some numbers are written with spaces round them.",
    "They were read.",
    9,
    "count",
    "12 ",
)
LEFT_OUT = Problem("note", "blank", "3 blank rows were left out.", "")
ALL = [LEFT_OUT, unknown(4), SPACES, MISSING, unknown(7)]


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_errors_come_first_then_warnings_then_notes_each_kind_together() -> None:
    kinds = problems_shown.by_kind(ALL)
    assert [[one.line for one in kind] for kind in kinds] == [[4, 7], [1], [9], [None]]


def test_the_summary_counts_kinds_to_fix_and_to_check_and_says_that_nothing_is_saved() -> None:
    assert text_of(problems_shown.summary(ALL)).startswith(
        "There is a problem 2 things to fix, 1 to check. Nothing has been saved."
    )


def test_one_thing_to_fix_is_singular() -> None:
    assert "1 thing to fix. Nothing has been saved." in problems_shown.summary([MISSING])


def test_every_link_of_the_summary_leads_to_a_heading() -> None:
    links = re.findall(r'href="#([\w-]+)"', problems_shown.summary(ALL))
    ids = re.findall(r'<h2[^>]* id="([\w-]+)"', problems_shown.details(ALL, 200))
    assert len(links) == 3 and set(links) <= set(ids)


def test_several_of_a_kind_are_one_link() -> None:
    assert f"{GROUP} And 1 more like it." in problems_shown.summary(ALL)


def test_one_problem_says_where_what_was_found_and_how_to_mend_it() -> None:
    assert text_of(problems_shown.details([unknown(14)], 200)) == (
        f"Fix {GROUP} Row 14, column ethnic_group. Found Blck Carib . Expected a group of the template. {GUESS}"
    )


def test_a_problem_of_the_whole_file_names_no_row() -> None:
    whole = Problem("error", "empty", "The file is empty.", "Choose another.")
    assert text_of(problems_shown.details([whole], 200)) == "Fix The file is empty. Choose another."


def test_several_of_a_kind_are_a_table_of_rows() -> None:
    shown = problems_shown.details([unknown(4), unknown(7)], 200)
    assert "<caption>All 2</caption>" in shown and "<code>Blck Carib</code>" in shown
    assert re.findall(r'<th scope="row">(\d+)</th>', shown) == ["4", "7"]


def test_of_many_the_first_five_are_shown() -> None:
    shown = problems_shown.details([unknown(line) for line in range(2, 39)], 200)
    assert "<caption>First 5 of 37</caption>" in shown
    assert re.findall(r'<th scope="row">(\d+)</th>', shown) == ["2", "3", "4", "5", "6"]


def test_notes_are_not_counted_as_problems_but_shown() -> None:
    assert "blank rows" not in problems_shown.summary([MISSING, LEFT_OUT])
    assert "Note 3 blank rows were left out." in text_of(problems_shown.details([MISSING, LEFT_OUT], 200))


def test_what_came_from_a_file_is_text_and_never_markup() -> None:
    hostile = Problem("error", "group", GROUP, GUESS, 2, "<i>c</i>", "<script>alert(1)</script>")
    for shown in (problems_shown.details([hostile], 200), problems_shown.details([hostile, hostile], 200)):
        assert "<script>" not in shown and "<i>" not in shown and "&lt;script&gt;" in shown


def test_the_list_to_take_away_has_every_problem_with_its_row_and_no_formula() -> None:
    formula = Problem(
        "error", "number", "This is not a number.", "Write digits.", 3, "count", "=1+1", "a number"
    )
    lines = problems_shown.as_csv([*ALL, formula]).decode("utf-8-sig").splitlines()
    assert lines[0] == "Kind,Row,Column,Problem,Found,Expected,How to fix" and len(lines) == 7
    assert lines[1] == "Note,,,3 blank rows were left out.,,,"
    assert lines[-1] == "Fix,3,count,This is not a number.,'=1+1,a number,Write digits."
