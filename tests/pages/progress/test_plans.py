"""Plans that arrive as sheets, through the pages: put in force, followed, closed with what they came to, and taken back."""

import io
from getpass import getuser
from pathlib import Path

import pytest
import xlsxwriter
from streamlit.testing.v1 import AppTest

from loaders.__main__ import main as loaders
from loaders.plans import ledger
from loaders.plans.command import LOOK
from pages.components.progress.progress_views import SCRUTINY
from pages.components.shell import cached
from tests.pages.progress.test_progress import opened as progress
from tests.pages.progress.test_progress import row
from tests.pages.test_pages import opened, press, words

HEADER = (
    "Number",
    "Theme",
    "Recommendation",
    "Responsible",
    "By when",
    "Kind",
    "Measured by",
    "Target",
    "Takes over",
)
RECOMMENDATIONS = (
    ("1", "Schools", "Bring down the suspensions of Black pupils.", "Director of Education", "31 August 2027",
     "recommendation", "Suspensions: Black", "fall since 2022/23", "PA-C1"),
    ("2", "Schools", "Every school has a plan of its own.", "Head of School Improvement", "2026-12-31",
     "recommendation", "share of things: Schools with a plan, of all schools", "at least 90", ""),
    ("3", "", "Publish an annual statement <b>for all</b>.", "Chief Executive", "June 2026", "recommendation", "", "", "M3 M4"),
    ("4", "", "The commission thanks all witnesses.", "", "", "statement", "", "", ""),
)  # fmt: skip
CLOSED = "This plan was closed on"


def workbook(*rows: tuple[str, ...]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Plan")
        for place, cells in enumerate((HEADER, *rows)):
            sheet.write_row(place, 0, cells)
        book.add_worksheet("Notes").write_string(0, 0, "A second sheet with words")
    return out.getvalue()


def sent(data: bytes, title: str = "Scrutiny review 2026", code: str = "SR26") -> AppTest:
    page = opened("officers/plans.py")
    page.radio[0].set_value("A list of recommendations")
    page.text_input(key="plan-title-0").set_value(title)
    page.text_input(key="plan-code-0").set_value(code)
    page.run()
    return page.file_uploader[0].upload("review.xlsx", data, "").run()


@pytest.fixture
def in_force(to_change: int) -> AppTest:
    return press(sent(workbook(*RECOMMENDATIONS)), "Put it in force")


def test_a_list_of_recommendations_is_looked_at_and_then_followed_first(in_force: AppTest) -> None:
    assert not in_force.exception
    assert "Scrutiny review 2026 is in force, with 4 promises. The Progress page shows it first." in words(
        in_force
    )
    page = progress()
    assert page.session_state["view"] == "Scrutiny review 2026"
    said = words(page)
    assert (
        "Of the 3 promises of “Scrutiny review 2026” that ask for an update, 1 has figures or an update"
        in said
    )
    assert "No figure has been entered yet." in row(page, "SR26-2") and "31 December 2026" in row(
        page, "SR26-2"
    )
    assert "Publish an annual statement <b>for all</b>." in row(page, "SR26-3")
    assert "SR26-4 The commission thanks all witnesses." in said


def test_what_it_takes_over_keeps_what_it_had_come_to(in_force: AppTest) -> None:
    page = progress(view=SCRUTINY, open="true")
    assert "Merged into SR26-3" in row(page, "M3") and "Merged into SR26-3" in row(page, "M4")
    page = progress(view="Improvement plan", open="true")
    assert "Carried over to SR26-1" in row(page, "PA-C1")
    kept = "Its last state: not met. All pupils: not met in 2023/24, too close to be sure, with 0.158 for every 100 against"
    assert kept in row(page, "PA-C1")
    assert row(page, "PA-C1").endswith("Carried over No date")
    detail = progress(item="PA-C1")
    assert not [one for one in detail.button if one.label in ("End it", "Enter this update")]


def test_a_figure_is_entered_for_a_recommendation_as_for_any_promise(in_force: AppTest) -> None:
    page = progress(item="SR26-2")
    page.text_input[0].set_value("2026-06-30")
    page.text_input[1].set_value("30")
    page.text_input[2].set_value("60")
    press(page, "Enter this update")
    assert "30 of 60 schools (50%)" in row(progress(), "SR26-2") and "Baseline" in row(progress(), "SR26-2")


def test_a_bad_sheet_is_answered_with_everything_and_nothing_is_stored(to_change: int) -> None:
    bad = ("1", "", "Say so.", "Jane Smith", "soon", "wish", "Suspension", "", "XX-9")
    said = words(sent(workbook(bad, bad), title="Improvement plan 2022 to 2025", code="a"))
    for problem in (
        "Another plan has this title.", "The letters of the plan cannot be used.", "The owner seems to be a person.",
        "The due date cannot be read.", "There is no such kind.", "Did you mean Suspensions?",
    ):  # fmt: skip
        assert problem in said, problem
    assert "Jane" not in said and ledger.history(cached.reader()) == ()


def test_a_plan_is_closed_with_every_final_state_and_what_was_done_last_can_be_taken_back(
    in_force: AppTest,
) -> None:
    page = opened("officers/plans.py")
    page.selectbox(key="closing-plan-0").set_value("improvement-plan")
    page.text_input(key="closing-why-0").set_value("A newer plan is in force")
    ends = "item,end,into,why\nP4-C1,superseded,SR26-2,\nP5-C3,carried over,SR26-1,Still wanted\n"
    page.file_uploader[1].upload("ends.csv", ends.encode(), "text/csv").run()
    page = press(page, "Close this plan")
    assert "Improvement plan 2022 to 2025 is closed." in words(page)
    plan = progress(view="Improvement plan", open="true")
    said = words(plan)
    assert CLOSED in said and "Each promise stays as it stood then. A newer plan is in force." in said
    assert "Superseded by SR26-2" in row(plan, "P4-C1") and "Carried over to SR26-1" in row(plan, "P5-C3")
    assert "Closed on" in row(plan, "P2-C2") and "Its last state:" in row(plan, "P2-C2")
    assert plan.session_state["view"] == "Improvement plan"
    assert progress().session_state["view"] == "Scrutiny review 2026"

    page = opened("officers/plans.py")
    reason = next(one for one in page.text_input if one.label == "Why?" and not one.key)
    reason.set_value("Closed a month too early")
    press(page, "Take it back")
    assert CLOSED not in words(progress(view="Improvement plan"))
    assert "Taken back: closed" in words(opened("officers/plans.py"))


def test_a_sheet_of_ends_that_does_not_fit_stores_nothing(in_force: AppTest) -> None:
    page = opened("officers/plans.py")
    page.selectbox(key="closing-plan-0").set_value("improvement-plan")
    ends = "item,end,into,why\nP4-C1,lost,,\nP5-C3,merged,P4-C1,\nM3,closed,,\nP2-C2,closed,SR26-1,two Roma pupils left\n"
    page.file_uploader[1].upload("ends.csv", ends.encode(), "text/csv").run()
    said = words(press(page, "Close this plan"))
    for problem in (
        "There is no such end.", "It has to go on in a promise of a plan in force.",
        "M3 is no promise of this plan that goes on.", "What is closed goes on nowhere.", "a number of people below 5",
    ):  # fmt: skip
        assert problem in said, problem
    assert "improvement-plan" not in ledger.closed_of(ledger.standing_of(ledger.history(cached.reader())))


def test_a_newer_version_of_a_plan_keeps_its_promises_and_what_was_reported(in_force: AppTest) -> None:
    gone = words(sent(workbook(*RECOMMENDATIONS[:2])))
    assert "SR26-3 is in the plan and not in this file." in gone
    (first, *rest) = RECOMMENDATIONS
    newer = [(*first[:4], "31 August 2028", *first[5:8], ""), *[(*cells[:8], "") for cells in rest]]
    press(sent(workbook(*newer)), "Put it in force")
    assert "31 August 2028" in words(progress(item="SR26-1")) and "Merged into SR26-3" in words(
        progress(item="M3")
    )


def by_command(folder: Path, *more: str, rows: tuple[tuple[str, ...], ...] = RECOMMENDATIONS) -> int:
    file = folder / "review.xlsx"
    file.write_bytes(workbook(*rows))
    return loaders(
        ["plan", str(file), "--title", "Scrutiny review 2026", "--letters", "sr26", "--list", *more]
    )


def test_the_command_puts_in_force_what_the_page_does_with_the_same_words_of_what_went_on(
    to_change: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert by_command(tmp_path, "--from", "2026-09-01") == 0
    assert capsys.readouterr().out.splitlines() == [
        f"review.xlsx: Scrutiny review 2026, 4 promises, in force from 1 September 2026, by {getuser()}",
        "  SR26-1  due 31 August 2027  suspensions, Black  takes over PA-C1",
        "  SR26-2  due 31 December 2026  Schools with a plan",
        "  SR26-3  due 30 June 2026  milestone  takes over M3, M4",
        "  SR26-4  no date  text",
    ]
    page = progress(view="Improvement plan", open="true")
    assert "Carried over to SR26-1" in row(page, "PA-C1")
    assert "Its last state: not met. All pupils: not met in 2023/24, too close to be sure" in row(
        page, "PA-C1"
    )
    assert "Merged into SR26-3" in row(progress(view=SCRUTINY, open="true"), "M3")


def test_the_command_only_checks_where_it_is_told_to_and_stores_nothing_that_is_wrong(
    to_change: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert by_command(tmp_path, "--check") == 0
    assert "4 promises, acceptable; nothing was stored" in capsys.readouterr().out
    bad = ("1", "", "Say so.", "Jane Smith", "soon", "wish", "Suspension", "", "XX-9")
    assert by_command(tmp_path, rows=(bad,)) == 1
    said = capsys.readouterr().out
    assert "review.xlsx: not accepted; nothing was stored" in said and "Jane" not in said
    assert (
        "error: line 2, due: The due date cannot be read." in said or "The due date cannot be read." in said
    )
    assert by_command(tmp_path, "--from", "soon") == 2
    assert ledger.history(cached.reader()) == ()


def test_what_is_to_be_looked_at_needs_a_yes(
    to_change: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asks = ("1", "", "Thank Jane Smith for her evidence.", "Chief Executive", "", "action", "", "", "")
    assert by_command(tmp_path, rows=(asks,)) == 1
    assert capsys.readouterr().out.splitlines()[-1] == LOOK
    assert by_command(tmp_path, "--yes", rows=(asks,)) == 0


def test_what_was_done_with_plans_stands_in_the_history(
    in_force: AppTest, capsys: pytest.CaptureFixture[str]
) -> None:
    said = words(opened("officers/history.py"))
    assert "What was done with plans, the newest first" in said
    assert "Scrutiny review 2026 Put in force 4 promises" in said
    assert loaders(["history"]) == 0
    (line,) = (line for line in capsys.readouterr().out.splitlines() if "  SR26  " in line)
    assert line.split("  ")[2:] == [
        "Put in force by officer at this computer", "Scrutiny review 2026", "review.xlsx", "4 promises, 2 merged, 1 carried over",
    ]  # fmt: skip
