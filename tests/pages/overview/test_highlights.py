"""What the overview says first: the rules by which it is chosen."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from metrics.promises.due_dates import months_later
from metrics.promises.targets import COLUMNS
from pages.components.overview import highlights
from tests.pages.views import CONFIG, NAN, row

TODAY = date(2026, 11, 22)
NAMES = ("social-workers", "suspensions", "teachers")


def promises(*rows: tuple[str, str, date | None], item: str = "PA-C2") -> pd.DataFrame:
    """Wording, state and next due day; by default of a promise that is not reported regularly."""
    lines = [(item, wording, "improvement-plan", state, due, None) for wording, state, due in rows]
    return pd.DataFrame(lines, columns=["item", "wording", "plan", "state", "due", "updated"])


def test_the_nearest_deadline_is_the_first_to_come() -> None:
    said = highlights.nearest(
        promises(
            ("Places are added.", "overdue", date(2025, 9, 30)),
            ("Surveys improve.", "reported", date(2027, 3, 1)),
            ("Today is not past.", "reported", TODAY),
        ),
        CONFIG, TODAY,
    )  # fmt: skip
    assert said.startswith("By **22 November 2026** an update is due: “Today is not past”")


PAST = [("First.", "overdue", date(2023, 9, 30)), ("Second.", "overdue", date(2025, 9, 30))]
DONE = ("Third.", "done", date(2027, 1, 1))


def test_when_every_date_has_passed_the_next_regular_report_is_named() -> None:
    """Of a promise that the plan wants reported at an interval, counted on from its last update."""
    name, plan, every = regular()
    table = promises(*PAST, DONE)
    again = promises(("Surveys improve.", "reported", date(2026, 1, 1)), item=name).assign(plan=plan)
    again["updated"] = months_later(TODAY, -every + 1)
    said = highlights.nearest(pd.concat([table, again], ignore_index=True), CONFIG, TODAY)
    assert said.startswith("Every set date has passed. “Surveys improve” (")
    assert said.endswith(" was due on 1 January 2026, and is due again on **22 December 2026**.")
    never = again.assign(due=None)
    said = highlights.nearest(pd.concat([table, never], ignore_index=True), CONFIG, TODAY)
    assert said.startswith(
        "Every set date has passed. By **22 December 2026** the next regular report is due: “Surveys improve” ("
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
    said = highlights.nearest(promises(*PAST, DONE, ("Fourth.", "not started", None)), CONFIG, TODAY)
    assert said.startswith(
        "Every dated promise has passed its day, the last **1 year and 1 month ago**, on 30 September 2025: “Second” ("
    )
    assert highlights.nearest(promises(DONE), CONFIG, TODAY) == "No promise of the plans has a day to come."


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
    assert f"the last **{said}**" in highlights.nearest(promises(("First.", "overdue", day)), CONFIG, TODAY)


def tables(*, invented: str = "", missing: str = "") -> dict[str, pd.DataFrame]:
    made = {name: pd.DataFrame([row(name, "All", demonstration=name == invented)]) for name in NAMES}
    return {name: table.iloc[:0] if name == missing else table for name, table in made.items()}


def target(
    name: str, group: str, verdict: str, actual: float, wanted: float, period: str = "2022-09-30"
) -> dict[str, Any]:
    """A row of the targets table, of the first target that the measure declares."""
    first = CONFIG.measures[name].targets[0]
    given = {"measure": name, "group": group, "plan": first.plan, "words": first.words, "target": first.kind}
    return (
        dict.fromkeys(COLUMNS, NAN)
        | given
        | {"verdict": verdict, "actual": actual, "wanted": wanted, "period": period}
    )


def promised(*rows: dict[str, Any]) -> dict[str, pd.DataFrame]:
    return {
        name: pd.DataFrame([one for one in rows if one["measure"] == name], columns=COLUMNS) for name in NAMES
    }


MISSED = promised(
    target("social-workers", "Black", "not_met", 0.31, 0.21),
    target("social-workers", "Other", "not_met", 0.01, 0.09),
    target("social-workers", "White", "met", 0.46, 0.53),
    target("teachers", "Black", "not_met", 0.90, 0.21),
)


def test_the_furthest_target_is_missed_by_most_points_and_invented_figures_are_not_asked() -> None:
    said = highlights.furthest(tables(invented="teachers"), MISSED, CONFIG)
    assert (
        said
        == "Children’s social workers, Black staff: **31%** in September 2022, where 16% to 26% is wanted."
    )


def test_only_the_latest_period_that_can_be_judged_counts() -> None:
    met_since = promised(
        target("social-workers", "Black", "not_met", 0.50, 0.21, "2021-09-30"),
        target("social-workers", "Black", "met", 0.22, 0.21),
    )
    assert highlights.furthest(tables(), met_since, CONFIG) == (
        "No target that can be judged is missed by the latest figures."
    )


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ({}, "whether **1 of 2 targets** are met"),
        ({"invented": "teachers"}, "anything of **1 of 3 measures**, which demonstration data stand in for"),
        ({"missing": "suspensions"}, "anything of **1 measure** without figures"),
    ],
)
def test_what_cannot_be_said_is_counted(found: dict[str, str], expected: str) -> None:
    open_ = promised(
        target("social-workers", "Black", "cannot_say", NAN, NAN),
        target("teachers", "Black", "met", 0.2, 0.2),
    )
    assert expected in highlights.cannot(tables(**found), open_, CONFIG)


def test_where_nothing_is_missing_that_is_said() -> None:
    assert highlights.cannot(tables(), promised(), CONFIG) == (
        "Every measure has figures, and every target can be judged."
    )
