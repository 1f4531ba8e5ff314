"""Headings as councils write them: read by what they say is counted, or asked about."""

import pytest

from tests.loaders.examples import rows, told

GROUPS = {"Asian": 14, "Black": 47, "Mixed": 12, "White": 36, "Other": 8, "Not known": 5}


def staff(heading: str, *cells: str) -> tuple[list[tuple[str, int | None]], list[str], float]:
    """Errors, notes on headings, and the people read of a file with these headings."""
    lines = [",".join([*cells, group, str(count)]) for group, count in GROUPS.items()]
    found, problems = rows("workforce", heading, *lines)
    said = [problem.fix for problem in problems if problem.rule == "headings"]
    return told(problems), said, found["count"].sum()


@pytest.mark.parametrize(
    "heading",
    ["No. of staff", "No of Employees", "Number of employees", "Employees", "Staff", "Sum of Headcount", "Count of Staff",
     "Count of Assignment", "Total staff", "Staff total", "Staff numbers", "# of staff", "Headcount (total)"],
)  # fmt: skip
def test_a_column_of_whole_numbers_that_counts_staff_is_the_headcount(heading: str) -> None:
    errors, said, people = staff(f"period,staff group,ethnicity,{heading}", "2025-12-31", "Teachers")
    assert (errors, people) == ([], 122)
    assert f"“{heading}” as headcount" in said[0]


@pytest.mark.parametrize(
    "heading", ["Sum of FTE", "Total hours", "Sum of Salary", "Count of days lost", "Asian %"]
)
def test_what_is_no_count_of_people_is_not_read_as_one(heading: str) -> None:
    _, problems = rows("workforce", f"period,staff group,ethnicity,{heading}", "2025-12-31,Teachers,Asian,14")
    (problem,) = [problem for problem in problems if problem.severity == "error"]
    assert problem.sentence() == (
        f"Column headcount: The column “headcount” is missing. “{heading}” is no number of people or events. Add a column "
        "headed headcount (Number of staff)."
    )


@pytest.mark.parametrize("service", ["Directorate", "Service area", "Department"])
@pytest.mark.parametrize("post", ["Post", "Job title", "Position"])
@pytest.mark.parametrize("group", ["Ethnic origin", "Ethnic background", "Ethnic category"])
def test_the_words_of_hr_systems_are_known(service: str, post: str, group: str) -> None:
    heading = f"Quarter end,{service},{post},{group},Headcount"
    errors, said, people = staff(heading, "31/12/2025", "Social workers", "Case holder")
    assert (errors, people) == ([], 122)
    assert f"“{service}” as staff, “{post}” as role, “{group}” as ethnic_group" in said[0]


def test_a_column_of_whole_numbers_is_never_a_staff_group() -> None:
    errors, said, people = staff("period,service,ethnicity,Staff", "2025-12-31", "Hackney Education")
    assert (errors, people) == ([], 122)
    assert "“Staff” as headcount" in said[0]


@pytest.mark.parametrize(
    ("heading", "meant"),
    [("pupils_suspendd", "pupils_suspended"), ("permanent_exclusons", "permanent_exclusions")],
)
def test_a_heading_that_is_nearly_ours_is_asked_about_and_not_ignored(heading: str, meant: str) -> None:
    _, problems = rows("exclusions", f"period,ethnic_group,pupils,{heading}", "2024/25,Black,310,9")
    said = [problem.sentence() for problem in problems if problem.severity == "error"]
    assert (
        f"Column {heading}: A heading is nearly one of ours. Did you mean {meant}, or shall it be left out?"
        in said
    )
    assert not any("ignore" in problem.fix for problem in problems)


def test_counts_under_an_unread_heading_are_no_list_of_people() -> None:
    lines = [f"2025-12-31,Teachers,{group},{count}" for group, count in GROUPS.items() for _ in range(2)]
    _, problems = rows("workforce", "period,staff,ethnic_group,Bodies", *lines)
    assert told(problems)[0] == ("The column “headcount” is missing.", None)
    assert problems[0].fix == "Is it “Bodies”? If it is, head that column headcount (Number of staff)."


def test_a_broad_group_that_is_not_there_is_named_and_not_each_of_its_parts() -> None:
    _, problems = rows(
        "workforce",
        "period,staff,ethnic_group,headcount",
        "2025-12-31,Teachers,Black,47",
        "2025-12-31,Teachers,White British,36",
    )
    (said,) = [problem.found for problem in problems if problem.rule == "groups left out"]
    assert said == "Asian, Mixed, Other, White Irish, Gypsy or Irish Traveller and 2 more"


def test_a_column_that_may_be_called_after_somebody_is_told_by_its_letter() -> None:
    heading = "period,staff,ethnic_group,headcount,Ann Example,Remarks"
    _, problems = rows(
        "workforce", heading, *(f"2025-12-31,Teachers,{group},{count},3,x" for group, count in GROUPS.items())
    )
    assert [problem.fix for problem in problems if problem.rule == "extra column"] == [
        "We will ignore column E, “Remarks”."
    ]
