"""Headings that councils write in place of ours, and how a file with each of them ends."""

import pytest
from sqlalchemy import Engine

from tests.uploads.ending import ended, table

pytestmark = pytest.mark.slow
GRADES = {
    "SO1 to PO3": (15, 44, 13, 39, 7),
    "PO4 to PO8": (9, 18, 8, 34, 5),
    "Head of service and above": (5, 6, 0, 9, 0),
}
GROUPS = ("Asian", "Black", "Mixed", "White", "Other")
CASE_HOLDERS = (11, 52, 14, 31, 6, 7)


@pytest.mark.parametrize("heading", ["No. of staff", "Count of staff", "Sum of Headcount"])
def test_the_count_is_known_by_many_names(shown: Engine, heading: str) -> None:
    rows = [
        f"31/03/2026,Hackney Education,{grade},{group},{count}"
        for grade, counts in GRADES.items()
        for group, count in zip(GROUPS, counts, strict=True)
    ]
    seen = ended(shown, table(f"Snapshot date,Staff group,Grade,Ethnicity,{heading}", *rows))
    assert (seen.checked.rows_read, seen.counted("headcount")) == (15, 212)
    assert f"“{heading}” as headcount" in seen.said("note")


def test_one_count_that_is_mistyped_is_named_and_its_column_is_still_known(shown: Engine) -> None:
    rows = [
        f"31/03/2026,Hackney Education,{group},{count}"
        for group, count in zip(GROUPS, ("15", "4l", "13", "39", "7"), strict=True)
    ]
    seen = ended(shown, table("Snapshot date,Staff group,Ethnicity,No. of staff", *rows))
    assert seen.said() == (
        "Row 3, column D (No. of staff): This is not a number. Found “4l”. Expected a whole number. Write digits and "
        "nothing else."
    )


def teams() -> str:
    counts = {"Team A": (15, 44, 13, 39, 7), "Team B": (9, 18, 8, 34, 5), "Team C": (11, 26, 9, 20, 6)}
    rows = [
        f"31/03/2026,Social workers,{team},SO1 to PO3,{group},{count}"
        for team, those in counts.items()
        for group, count in zip(GROUPS, those, strict=True)
    ]
    return table("Snapshot date,Service,Post,Grade,Ethnicity,No. of staff", *rows)


def test_honest_counts_are_never_called_one_row_for_each_person(shown: Engine) -> None:
    seen = ended(shown, teams(), "workforce")
    assert seen.refused
    assert "one row for each person" not in seen.said()
    assert "Found “Team A”" in seen.said()
    (question,) = seen.checked.asks.questions
    assert (question.written, question.options) == ("Post", ("role", "leave out"))
    assert (
        question.why
        == "We know none of its labels. If it is left out, rows that differ in it alone are added up."
    )
    matched = ended(shown, teams(), "workforce", answers=[("column", "Post", "leave out")])
    assert (matched.checked.rows_read, matched.counted("headcount")) == (15, 264)


def test_titles_above_and_a_total_below_are_named_and_left_out(shown: Engine) -> None:
    managers = (7, 12, 6, 21, 5, 0)
    rows = [
        f"31/03/2026,Social workers,{role},{group},{count},1%"
        for role, counts in {"Case holder": CASE_HOLDERS, "First line manager": managers}.items()
        for group, count in zip((*GROUPS, "Not known"), counts, strict=True)
    ]
    headings = "Quarter,Staff group,Job role,Ethnicity,No. of staff,% of total"
    file = table(
        "Workforce diversity - quarter 4", "Run on 02/04/2026", "", headings, *rows, "Total,,,,172,100%"
    )
    seen = ended(shown, file)
    assert (len(rows), seen.counted("headcount"), seen.said()) == (12, 172, "")
    assert "“Workforce diversity - quarter 4”, “Run on 02/04/2026”" in seen.said("note")
    assert (
        "A line of totals was set apart. We left out row 17, Total: 172, agrees with the rows."
        in seen.said("note")
    )


def test_a_column_of_whole_numbers_is_never_the_staff_group(shown: Engine) -> None:
    rows = [
        f"31/03/2026,Hackney Education,SO1 to PO3,{group},{count}"
        for group, count in zip(GROUPS, GRADES["SO1 to PO3"], strict=True)
    ]
    seen = ended(shown, table("Snapshot date,Service,Grade,Ethnicity,Staff", *rows))
    assert seen.counted("headcount") == 118
    assert "“Service” as staff" in seen.said("note") and "“Staff” as headcount" in seen.said("note")


def test_quarter_end_service_area_post_and_ethnic_origin_are_read(shown: Engine) -> None:
    rows = [
        f"31/03/2026,Social workers,Case holder,{group},{count}"
        for group, count in zip((*GROUPS, "Not known"), CASE_HOLDERS, strict=True)
    ]
    seen = ended(shown, table("Quarter end,Service area,Post,Ethnic origin,Headcount", *rows), "workforce")
    assert seen.counted("headcount") == 121
    assert (
        "We read “Quarter end” as period, “Service area” as staff, “Post” as role, “Ethnic origin” as ethnic_group"
        in seen.said("note")
    )


SUSPENDED = [
    f"2025/26,{sex},{group},{pupils},{suspensions},{people}"
    for sex, counts in {
        "Boys": ((1900, 90, 60), (4900, 310, 190), (2200, 130, 80), (5800, 240, 150), (1050, 40, 30)),
        "Girls": ((1800, 40, 30), (4800, 210, 130), (2150, 90, 60), (5700, 110, 80), (1000, 20, 20)),
    }.items()
    for group, (pupils, suspensions, people) in zip(GROUPS, counts, strict=True)
]


def test_a_misspelt_optional_heading_is_a_question_and_no_note(shown: Engine) -> None:
    file = table("period,sex,ethnic_group,pupils,suspensions,pupils_suspendud", *SUSPENDED)
    seen = ended(shown, file)
    assert seen.refused
    assert seen.said() == (
        "Column pupils_suspendud: A heading is nearly one of ours. Did you mean pupils_suspended, "
        "or shall it be left out?"
    )
    answered = ended(shown, file, answers=[("column", "pupils_suspendud", "pupils_suspended")])
    assert answered.counted("pupils_suspended") == 830


def test_the_example_of_the_template_is_never_published(shown: Engine) -> None:
    file = table(
        "period,staff,role,grade,ethnic_group,headcount",
        "2025-09-30,Social workers,Case holder,,Black Caribbean,12",
    )
    seen = ended(shown, file)
    assert seen.refused
    assert seen.said() == (
        "Row 2: This is the example row of the template. Put your own figures in its place, or delete it: its numbers "
        "are invented."
    )


def test_a_file_that_would_take_the_place_of_another_sources_figures_is_asked_about(shown: Engine) -> None:
    file = table(
        "period,staff,role,ethnic_group,headcount", "2025-09-30,Social workers,Case holder,Black Caribbean,14"
    )
    seen = ended(shown, file)
    assert seen.needs_yes
    assert "Number of staff (Social workers, Hackney) is 14, was 203: down 93%." in seen.asked
