"""The nearest deadline of all plans: to come, regular, or long past."""

from datetime import date

import pandas as pd
import pytest

from metrics.promises.due_dates import months_later
from pages.components.overview import deadlines
from pages.components.render.page import html
from tests.pages.views import CONFIG

TODAY = date(2026, 11, 22)


def nearest(due: pd.DataFrame) -> str:
    return html(deadlines.nearest_deadline(due, CONFIG, TODAY))


def promises(*rows: tuple[str, str, date | None], item: str = "PA-C2") -> pd.DataFrame:
    """Wording, state and next due day; by default of a promise that is not reported regularly."""
    lines = [(item, wording, "improvement-plan", state, due, None) for wording, state, due in rows]
    return pd.DataFrame(lines, columns=["item", "wording", "plan", "state", "due", "updated"])


def test_the_nearest_deadline_is_the_first_to_come() -> None:
    said = nearest(
        promises(
            ("Places are added.", "overdue", date(2025, 9, 30)),
            ("Surveys improve.", "reported", date(2027, 3, 1)),
            ("Today is not past.", "reported", TODAY),
        ),
    )
    assert said.startswith("By <strong>22 November 2026</strong> an update is due: “Today is not past”")


PAST = [("First.", "overdue", date(2023, 9, 30)), ("Second.", "overdue", date(2025, 9, 30))]
DONE = ("Third.", "done", date(2027, 1, 1))


def test_when_every_date_has_passed_the_next_regular_report_is_named() -> None:
    """Of a promise that the plan wants reported at an interval, counted on from its last update."""
    name, plan, every = regular()
    table = promises(*PAST, DONE)
    again = promises(("Surveys improve.", "reported", date(2026, 1, 1)), item=name).assign(plan=plan)
    again["updated"] = months_later(TODAY, -every + 1)
    said = nearest(pd.concat([table, again], ignore_index=True))
    assert said.startswith("All dates set in the plans have passed. “Surveys improve” (")
    assert said.endswith(" was due on 1 January 2026, and is due again on <strong>22 December 2026</strong>.")
    never = again.assign(due=None)
    said = nearest(pd.concat([table, never], ignore_index=True))
    assert said.startswith(
        "All dates set in the plans have passed. "
        "By <strong>22 December 2026</strong> the next regular report is due: “Surveys improve” ("
    )


def regular() -> tuple[str, str, int]:
    """A promise that is reported at an interval, its plan and the interval in months."""
    return next(
        (one.id, plan, one.every)
        for plan, declared in CONFIG.plans.items()
        for one in declared.promises.values()
        if one.every and one.reports != "text" and not one.cannot
    )


def test_what_is_done_or_met_has_no_deadline_and_when_all_are_past_it_is_said_how_long_ago() -> None:
    said = nearest(promises(*PAST, DONE, ("Fourth.", "not started", None)))
    assert said.startswith(
        "All dates set in the plans have passed, the last <strong>1 year and 1 month ago</strong>, on 30 September 2025: "
        "“Second” ("
    )
    assert nearest(promises(DONE)) == "No promise of the plans has a day to come."


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 21), "yesterday"),
        (date(2026, 10, 23), "30 days ago"),
        (date(2026, 10, 22), "1 month ago"),
        (date(2025, 11, 22), "1 year ago"),
        (date(2024, 9, 22), "2 years and 2 months ago"),
    ],
)
def test_how_long_ago_the_last_deadline_was_is_said_in_words(day: date, said: str) -> None:
    assert f"the last <strong>{said}</strong>" in nearest(promises(("First.", "overdue", day)))
