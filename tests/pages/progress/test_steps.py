"""Steps that a document lists under a promise: in its row with their states, and reported one by one through the page."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from config import Config
from loaders import updates
from metrics.promises.reported_figures import milestone_state
from pages.components.progress.progress_views import SCRUTINY
from tests.pages.progress.test_progress import opened, row
from tests.pages.test_pages import press, words

TEAM = "Step 1: Create a core team to drive the work"


def report(step: str, state: str, day: str, evidence: str = "", item: str = "M17") -> AppTest:
    page = opened(item=item)
    page.radio[0].set_value(step).run()
    fields = {one.label: one for one in (*page.text_input, *page.selectbox)}
    fields["Date or period"].set_value(day)
    fields["State"].set_value(state)
    fields["Evidence (needed for what is done)"].set_value(evidence)
    return press(page, "Enter this update")


def test_the_promises_whose_document_lists_steps_are_these(settings: Config) -> None:
    assert {name: len(one.steps) for name, (_, one) in settings.promises.items() if one.steps} == {
        "M12": 3, "M15": 3, "M16": 3, "M17": 3, "M18": 1, "M19": 3,
    }  # fmt: skip


@pytest.mark.usefixtures("to_change")
def test_one_step_is_reported_and_stands_in_the_row_with_its_state_and_its_day() -> None:
    before = row(opened(view=SCRUTINY, open="true"), "M17")
    assert f"{TEAM}. No update yet" in before and "Step 3: Support schools" in before
    done = report("step_1", "Done", "2026-06-30", "Minutes of the workstream, June 2026")
    assert "The update of M17 was entered." in words(done)
    after = row(opened(view=SCRUTINY, open="true"), "M17")
    assert (
        f"{TEAM}. Done, 30 June 2026" in after
        and "Step 2: Identify/recruit unit writers. No update yet" in after
    )
    assert after.endswith("Under way No date") and "entered yet" not in after
    assert "Step 1: Done" in words(opened(item="M17"))


@pytest.mark.usefixtures("to_change")
def test_a_promise_is_done_when_all_its_steps_are_and_a_step_without_evidence_is_not() -> None:
    assert "What is done needs evidence." in words(report("step_1", "Done", "2023-06-30", item="M12"))
    for step in ("step_1", "step_2", "step_3"):
        report(step, "Done", "2023-12-31", "Published on the partnership’s site", item="M12")
    said = row(opened(view=SCRUTINY, open="true"), "M12")
    assert (
        "Step 3: audit in 2023 re multi-agency response to concerns about racism. Done, 31 December 2023"
        in said
    )
    assert "Done No date" in said


@pytest.mark.usefixtures("to_change")
def test_a_step_of_what_figures_answer_leaves_the_figures_their_word() -> None:
    report("step_3", "Under way", "2026-03-31", item="M16")
    said = row(opened(view=SCRUTINY, open="true"), "M16")
    assert "alternative provision. Under way, 31 March 2026" in said and "Not met" in said


def test_a_file_names_a_step_in_the_column_of_figures(settings: Config) -> None:
    header = "item,figure,period,state,value,numerator,denominator,evidence,note\n"
    rows = "M15,step_2,2026-06-30,under way,,,,,\nM15,step_4,2026-06-30,done,,,,Minutes,\nM15,,2026-06-30,done,,,,Minutes,\n"
    found = updates.check((header + rows).encode(), "steps.csv", settings, date(2026, 12, 1))
    assert [problem.title for problem in found.problems] == [
        "M15 has no such figure.",
        "Which figure is meant is not said.",
    ]
    right = updates.check(
        (header + rows.splitlines()[0] + "\n").encode(), "steps.csv", settings, date(2026, 12, 1)
    )
    assert [(one.item, one.figure, one.state) for one in right.updates] == [("M15", "step_2", "under_way")]


@pytest.mark.parametrize(
    ("reported", "state"),
    [
        ({}, ""),
        ({"step_1": "not_started"}, "not started"),
        ({"step_1": "done"}, "under way"),
        ({"step_1": "done", "step_2": "done", "step_3": "stopped"}, "under way"),
        ({"step_1": "done", "step_2": "done", "step_3": "done"}, "done"),
        ({"step_1": "done", "step_2": "done", "step_3": "done", "": "under_way"}, "under way"),
    ],
)
def test_what_steps_amount_to_until_somebody_reports_the_whole(
    settings: Config, reported: dict[str, str], state: str
) -> None:
    lines = [{"figure": name, "state": said} for name, said in reported.items()]
    assert milestone_state(settings.promises["M17"][1], lines) == state
