"""Sheets of plans as small tables: what is read, and what is said of what cannot be."""

from datetime import date

import pytest

from config import Config
from loaders.plans import sheet, template
from loaders.plans.following import plan_of
from loaders.plans.row import from_object
from loaders.plans.sheet import Known, PlanSheet, Said

SAID = Said("Equality plan 2026", "EP26", False, date(2026, 9, 1))
HEADINGS = "number,words,owner,due,kind,answered_by,expected,takes_over\n"


def checked(settings: Config, *rows: str, headings: str = HEADINGS) -> PlanSheet:
    known = Known(
        {"M3": "scrutiny-measures", "M4": "scrutiny-measures"}, {"M4"}, {"scrutiny-measures": "Measures"}
    )
    return sheet.check((headings + "\n".join(rows) + "\n").encode(), "plan.csv", SAID, known, settings)


@pytest.mark.parametrize(
    ("answered_by", "expected", "read"),
    [
        ("", "", ("milestone", "", "All", "", None)),
        ("Suspensions", "", ("measure", "suspensions", "All", "", None)),
        ("suspensions: black caribbean", "in proportion", ("measure", "suspensions", "Black Caribbean", "proportion", None)),
        ("Suspensions: Black", "fall since 2022/23", ("measure", "suspensions", "Black", "fall", None)),
        ("Key stage 2: expected standard", "", ("measure", "ks2-expected", "All", "", None)),
        (
            "Key stage 2: expected standard: Black",
            "rise since 2022/23",
            ("measure", "ks2-expected", "Black", "rise", None),
        ),
        ("number of things: Complaints", "rise then fall", ("figure", "", "All", "rise_then_fall", None)),
        ("share of people: Staff trained, of all staff".replace(",", ";"), "", None),
        ('"share of people: Staff trained, of all staff"', "at least 80%", ("figure", "", "All", "at_least", 80.0)),
    ],
)  # fmt: skip
def test_what_answers_a_promise_is_read_as_an_officer_writes_it(
    answered_by: str, expected: str, read: tuple[object, ...] | None, settings: Config
) -> None:
    found = checked(settings, f"1,Say so.,Director of Education,,action,{answered_by},{expected},")
    if read is None:
        assert found.plan is None and found.problems[0].title == "A share of what is not said."
        return
    assert found.plan is not None, found.problems
    (row,) = found.plan.rows
    assert (row.reports, row.measure, row.group, row.expects, row.level) == read
    assert from_object(row.as_object()) == row
    assert list(plan_of(found.plan, settings).promises) == ["EP26-1"]


@pytest.mark.parametrize(
    ("due", "day"),
    [
        ("31/03/2027", "2027-03-31"),
        ("June 2027", "2027-06-30"),
        ("2026/27", "2027-08-31"),
        ("46112", "2026-03-31"),
    ],
)
def test_a_promise_is_due_on_the_last_day_of_what_is_written(due: str, day: str, settings: Config) -> None:
    found = checked(settings, f"1,Say so.,Director of Education,{due},action,,,")
    assert found.plan is not None and found.plan.rows[0].due == day


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("1,Say so.,Jane Smith,,,,,", "Row 2, column owner: The owner seems to be a person."),
        ("1,Say so.,,,,,,", "Row 2, column owner: The owner is missing."),
        (
            "1,Write to a.b@c.org,Director,,,,,",
            "Row 2, column words: The text seems to hold email addresses.",
        ),
        ("1,Say so.,Director,soon,,,,", "Row 2, column due: The due date cannot be read. Found “soon”."),
        (
            "1,Say so.,Director,,statement,,at least 5,",
            "Row 2, column expected: Something is expected of what has no figure.",
        ),
        (
            "1,Say so.,Director,,,Suspensions: Blak,,",
            "Row 2, column answered_by: There is no such ethnic group.",
        ),
        (
            "1,Say so.,Director,,,Suspensions,fall,",
            "Row 2, column expected: What is expected of a measure cannot be read.",
        ),
        ("1,Say so.,Director,,,,,M4", "Row 2, column takes_over: M4 has ended already."),
        ("1,Say so.,Director,,,,,Z1", "Row 2, column takes_over: There is no promise Z1."),
        ("1-a,Say so.,Director,,,,,", "Row 2, column number: The number cannot be used."),
    ],
)
def test_a_row_that_cannot_be_followed_says_why(row: str, said: str, settings: Config) -> None:
    found = checked(settings, row)
    assert found.plan is None
    assert said in " ".join(problem.sentence() for problem in found.problems)
    assert "Jane" not in str(found.problems)


def test_a_number_twice_and_a_promise_taken_over_twice_are_refused(settings: Config) -> None:
    found = checked(settings, "1,Say so.,Director,,,,,M3", "1,Say more.,Director,,,,,M3")
    assert [problem.title for problem in found.problems] == [
        "The number is there twice.",
        "M3 goes on in row 2 already.",
    ]


def test_a_small_number_of_people_and_what_may_be_a_name_are_asked_about(settings: Config) -> None:
    found = checked(settings, "1,Support 2 Roma pupils as Priya Okafor proposed.,Director,,,,,")
    assert found.plan is not None
    assert [problem.severity for problem in found.problems] == ["warning", "warning"]


def test_the_templates_hold_an_example_that_is_never_read(settings: Config) -> None:
    for data in (template.as_csv().encode(), template.as_workbook(settings)):
        found = sheet.check(data, "plan.xlsx", SAID, Known({}, {}, {}), settings)
        assert found.plan is None
        assert [problem.rule for problem in found.problems] == ["example", "no rows"]
