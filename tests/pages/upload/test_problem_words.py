"""Problems of a file as an officer reads them: counted, linked, grouped, with row, column and what was found."""

import re
from dataclasses import replace

import pytest

from loaders.problems import Problem
from pages.components.render.page import html
from pages.components.upload import problem_words

GROUP = "This ethnic group is not one we know."
GUESS = "Did you mean Black Caribbean?"


def unknown(line: int, label: str = "Blck Carib") -> Problem:
    return Problem("error", "group", GROUP, GUESS, line, "ethnic_group", label, "a group of the template")


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


def summary(problems: list[Problem]) -> str:
    return html(problem_words.summary(problems))


def details(problems: list[Problem], most: int) -> str:
    return html(*problem_words.details(problems, most))


def text_of(drawn: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", drawn).split())


def test_errors_come_first_then_warnings_then_notes_each_kind_together() -> None:
    kinds = problem_words.by_kind(ALL)
    assert [[thing.lines for thing in kind] for kind in kinds] == [[(4, 7)], [(1,)], [(9,)], [()]]


def test_the_summary_counts_things_and_rows_and_says_that_nothing_is_saved() -> None:
    assert text_of(summary(ALL)).startswith(
        "There is a problem 2 things to fix, in 3 rows; 1 thing to check, in 1 row. Nothing has been saved."
    )


def test_one_wrong_label_in_forty_rows_is_one_thing_and_two_labels_are_two() -> None:
    one = [unknown(line) for line in range(2, 42)]
    assert "1 thing to fix, in 40 rows." in summary(one)
    assert "2 things to fix, in 41 rows." in summary([*one, unknown(42, "Martian")])


def test_a_row_with_two_things_to_fix_is_one_row() -> None:
    number = Problem("error", "number", "This is not a number.", "Write digits.", 4, "count", "x", "a number")
    assert "2 things to fix, in 1 row." in summary([unknown(4), number])


def test_a_thing_about_the_whole_file_is_in_no_row() -> None:
    whole = Problem("error", "empty", "The file is empty.", "Choose another.")
    assert "1 thing to fix. Nothing has been saved." in summary([whole])


def test_every_different_thing_is_a_line_with_what_was_found_and_its_first_rows() -> None:
    labels = [*(unknown(line) for line in (2, 5, 9, 11, 12)), unknown(7, "Martian")]
    assert re.findall(r"<li><a[^>]*>([^<]*)</a></li>", summary(labels)) == [
        "This ethnic group is not one we know: “Blck Carib” (rows 2, 5, 9 and 2 more)",
        "This ethnic group is not one we know: “Martian” (row 7)",
    ]


@pytest.mark.parametrize(("different", "rest"), [(10, ""), (11, "And 1 more, below.")])
def test_the_summary_links_ten_things_and_counts_the_others(different: int, rest: str) -> None:
    shown = summary([unknown(line, f"group {line}") for line in range(2, different + 2)])
    assert shown.count("<a ") == 10
    assert "".join(re.findall(r"<li>(And [^<]*)</li>", shown)) == rest


def test_every_link_of_the_summary_leads_to_a_heading() -> None:
    links = re.findall(r'href="#([\w-]+)"', summary(ALL))
    ids = re.findall(r'<h2[^>]* id="([\w-]+)"', details(ALL, 200))
    assert len(links) == 3 and set(links) <= set(ids)


def test_one_problem_says_where_what_was_found_and_how_to_mend_it() -> None:
    assert text_of(details([unknown(14)], 200)) == (
        f"Fix {GROUP} Row 14, column ethnic_group. Found Blck Carib . Expected a group of the template. {GUESS}"
    )


def test_a_problem_of_the_whole_file_names_no_row() -> None:
    whole = Problem("error", "empty", "The file is empty.", "Choose another.")
    assert text_of(details([whole], 200)) == "Fix The file is empty. Choose another."


def test_one_thing_in_several_rows_names_the_first_rows_and_counts_the_others() -> None:
    assert "Rows 4, 7, 8 and 1 more, column ethnic_group. Found" in text_of(
        details([unknown(line) for line in (4, 7, 8, 9)], 200)
    )


def test_several_things_of_a_kind_are_a_table_with_a_line_each() -> None:
    shown = details([unknown(4), unknown(7, "Martian"), unknown(9)], 200)
    assert "<caption>All 2</caption>" in shown and "<code>Blck Carib</code>" in shown
    assert re.findall(r'<th scope="row">([^<]+)</th>', shown) == ["4, 9", "7"]


def test_the_rows_of_a_thing_are_counted_from_the_fourth_on() -> None:
    many = [unknown(line) for line in range(2, 43)]
    shown = details([*many, unknown(50, "Martian")], 200)
    assert re.findall(r'<th scope="row">([^<]+)</th>', shown) == ["41 rows: 2, 3, 4 and 38 more", "50"]


def test_things_of_a_kind_that_differ_in_what_they_are_say_it_each() -> None:
    missing = [Problem("error", "missing group", f"No row for “{name}”.", "Add it.") for name in ("A", "B")]
    shown = text_of(details(missing, 200))
    assert shown.startswith("Fix No row for “A”. And 1 more like it.")
    assert "Problem" in shown and "No row for “B”." in shown


@pytest.mark.parametrize(("different", "caption"), [(20, "All 20"), (21, "First 20 of 21")])
def test_of_many_things_of_a_kind_the_first_twenty_are_shown(different: int, caption: str) -> None:
    shown = details([unknown(line, f"group {line}") for line in range(2, different + 2)], 200)
    assert f"<caption>{caption}</caption>" in shown
    assert shown.count('<th scope="row">') == 20


def test_many_rows_of_one_kind_leave_room_for_the_other_kinds() -> None:
    many = [unknown(line, f"group {line}") for line in range(2, 203)]
    assert "There is no column “headcount”." in details([*many, MISSING], 200)


def test_notes_are_not_counted_as_problems_but_shown() -> None:
    assert "blank rows" not in summary([MISSING, LEFT_OUT])
    assert "Note 3 blank rows were left out." in text_of(details([MISSING, LEFT_OUT], 200))


def test_what_came_from_a_file_is_text_and_never_markup() -> None:
    hostile = Problem("error", "group", GROUP, GUESS, 2, "<i>c</i>", "<script>alert(1)</script>")
    other = replace(hostile, found="<script>alert(2)</script>")
    for shown in (details([hostile], 200), details([hostile, other], 200)):
        assert "<script>" not in shown and "<i>" not in shown and "&lt;script&gt;" in shown


def test_the_list_to_take_away_has_every_problem_with_its_row_and_no_formula() -> None:
    formula = Problem(
        "error", "number", "This is not a number.", "Write digits.", 3, "count", "=1+1", "a number"
    )
    lines = problem_words.as_csv([*ALL, formula]).decode("utf-8-sig").splitlines()
    assert lines[0] == "Kind,Row,Column,Problem,Found,Expected,How to fix" and len(lines) == 7
    assert lines[1] == "Note,,,3 blank rows were left out.,,,"
    assert lines[-1] == "Fix,3,count,This is not a number.,'=1+1,a number,Write digits."
